"""The last look before anything is published: no e-mail, telephone or unauthorised name in any public byte."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from pipeline.model.personal import NAME, Watch, watch
from pipeline.model.plan import Plan
from pipeline.model.schema import Record, Shown, columns
from pipeline.model.stop import Stop
from pipeline.model.words import fold, natural
from pipeline.model.workbook import Place
from pipeline.publishing.textos import segments

_MOST: Final = 20


@dataclass(frozen=True, order=True, slots=True)
class Leak:
    """Something personal in a public text: what it is called, how it reads, in which file."""

    kind: str
    text: str
    file: str


def review(files: Mapping[str, bytes], plan: Plan, public_words: Iterable[str] = ()) -> None:
    """Stop: some public byte holds an e-mail, a telephone or the name of someone who did not authorise it.

    ``files`` are all the public ones by name. ``public_words`` are the institutional data that may appear.
    """
    leaks = sorted(set(_leaks(files, watch(plan, public_words))))
    if not leaks:
        return
    told = list(dict.fromkeys(line for leak in leaks for line in _told(leak, plan)))
    more = f"; y {len(told) - _MOST} lugares más" if len(told) > _MOST else ""
    raise Stop(
        f"No se publicó nada, porque hay datos personales a la vista. {'; '.join(told[:_MOST])}{more}. "
        "Quítelos de ahí; si la persona autorizó que se publique su nombre, anote Sí en “Autoriza publicar su nombre” "
        "de la hoja Integrantes; si es un dato institucional, agréguelo a datos_publicos en la configuración."
    )


def _leaks(files: Mapping[str, bytes], over: Watch) -> Iterator[Leak]:
    for file, content in sorted(files.items()):
        for text in segments(file, content):
            yield from (Leak(kind, found, file) for kind, found in over.found(text))


def _told(leak: Leak, plan: Plan) -> Iterator[str]:
    places = {str(place) for place in _places(leak, plan)}
    if not places or leak.file.endswith((".docx", ".ics")):
        places.add(leak.file)
    yield from (f"{place}: {leak.kind} “{leak.text}”" for place in sorted(places, key=natural))


def _places(leak: Leak, plan: Plan) -> Iterator[Place]:
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        if tab.name != "headers":
            for record in held if isinstance(held, tuple) else (held,):
                yield from _cells(leak, record)


def _cells(leak: Leak, record: Record) -> Iterator[Place]:
    for c in columns(type(record)):
        if c.shown is Shown.INTERNAL or (leak.kind == NAME and c.field == "nombre"):  # where a name belongs
            continue
        value = getattr(record, c.field)
        words = " ".join(value) if isinstance(value, tuple) else str(value)
        if leak.text in fold(words).replace(",", ""):
            yield record.place(c.field)
