"""The last look before anything is published: no e-mail, telephone or unauthorised name in any public byte."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from pipeline.model.personal import NAME, Watch, watch
from pipeline.model.plan import Plan
from pipeline.model.schema import Record, Shown, columns
from pipeline.model.stop import Stop
from pipeline.model.words import natural
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
    over = watch(plan, public_words)
    leaks = sorted(set(_leaks(files, over)))
    if not leaks:
        return
    cells = tuple(_cells(plan, over))
    told = list(dict.fromkeys(line for leak in leaks for line in _told(leak, cells)))
    left = len(told) - _MOST
    more = "" if left < 1 else "; y un lugar más" if left == 1 else f"; y {left} lugares más"
    raise Stop(
        f"No se publicó nada, porque hay datos personales a la vista. {'; '.join(told[:_MOST])}{more}. "
        "Quítelos de ahí; si la persona autorizó que se publique su nombre, anote Sí en “Autoriza publicar su nombre” "
        "de la hoja Integrantes; si es un dato institucional, agréguelo a datos_publicos en la configuración."
    )


def _leaks(files: Mapping[str, bytes], over: Watch) -> Iterator[Leak]:
    for file, content in sorted(files.items()):
        for text in (file, *segments(file, content)):
            yield from (Leak(kind, found, file) for kind, found in over.found(text))


def _told(leak: Leak, cells: Iterable[tuple[Place, str, str]]) -> Iterator[str]:
    """A line for each cell that holds it, or holds it whole where the page shows a part; the file, where none does."""
    same = [(place, text) for place, kind, text in cells if kind == leak.kind and leak.text in text]
    places = {str(place) for place, text in same if text == leak.text} or {str(place) for place, _ in same}
    if not places or leak.file.endswith((".docx", ".ics")):
        places.add(leak.file)
    yield from (f"{place}: {leak.kind} “{leak.text}”" for place in sorted(places, key=natural))


def _cells(plan: Plan, over: Watch) -> Iterator[tuple[Place, str, str]]:
    """Where the sheet holds something personal that would be shown: the cell, what it is called, how it reads."""
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        for record in held if isinstance(held, tuple) else (held,):
            if isinstance(record, Record):
                yield from _of_record(record, over)


def _of_record(record: Record, over: Watch) -> Iterator[tuple[Place, str, str]]:
    for c in columns(type(record)):
        if c.shown is Shown.INTERNAL:
            continue
        value = getattr(record, c.field)
        for text in value if isinstance(value, tuple) else (str(value),):
            for kind, found in over.found(text):
                if not (kind == NAME and c.field == "nombre"):  # where a name belongs
                    yield record.place(c.field), kind, found
