"""The last look before anything is published: no e-mail, telephone or unauthorised name in any public byte."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import chain
from typing import Final

from pipeline.model.plan import Plan, vacant
from pipeline.model.records import TABS
from pipeline.model.schema import Record, Shown, columns
from pipeline.model.stop import Stop
from pipeline.model.words import fold, natural
from pipeline.model.workbook import Place
from pipeline.publishing.publico import named
from pipeline.publishing.textos import segments

_EMAIL: Final = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS: Final = re.compile(r"(?<![\w$.,:-])\+?\(?\d[\d ().-]{6,30}\d(?![\w%:/])")
_CUE: Final = re.compile(
    r"\b(?:tel(?:efono|s)?|cel(?:ular)?|movil|whats\w*)\b\W{0,3}(\+?\(?\d[\d ().-]{5,20}\d)|wa\.me/(\d{10,13})"
)
_SHAPES: Final = {
    (10,), (2, 8), (3, 7), (5, 5), (6, 4), (2, 4, 4), (3, 3, 4), (3, 4, 3), (4, 3, 3), (2, 3, 2, 3), (2, 3, 3, 2),
    (2, 4, 2, 2), (3, 2, 2, 3), (3, 3, 2, 2), (2, 2, 2, 2, 2), (3, 1, 2, 2, 2), (3, 2, 1, 2, 2),
}  # fmt: skip
_NUMBER: Final = re.compile(r"(?:[/=]\d+|\$ ?[\d ]+(?:\.\d+)?|\b\d+\.\d\d?)$")  # part of an address, or money
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TITLE: Final = re.compile(r"^(?:[a-z]{1,6}\.\s*)+")
_PARTICLES: Final = {"de", "del", "la", "las", "los", "y", "e"}
_MOST: Final = 20
_NAME: Final = "el nombre"


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
    leaks = sorted(set(_leaks(files, plan, {fold(w) for w in public_words})))
    if not leaks:
        return
    told = list(dict.fromkeys(line for leak in leaks for line in _told(leak, plan)))
    more = f"; y {len(told) - _MOST} lugares más" if len(told) > _MOST else ""
    raise Stop(
        f"No se publicó nada, porque hay datos personales a la vista. {'; '.join(told[:_MOST])}{more}. "
        "Quítelos de ahí; si la persona autorizó que se publique su nombre, anote Sí en «Autoriza publicar su nombre» "
        "de la hoja Integrantes; si es un dato institucional, agréguelo a datos_publicos en la configuración."
    )


def unauthorised(plan: Plan) -> frozenset[str]:
    """The names in the sheet that may not appear, as they are compared, with the ways people shorten them."""
    hidden, seen, guests = set[str](), set[str](), set[str]()
    for person in plan.integrantes:
        if not vacant(person):
            (seen if named(plan, person) else hidden).update(_ways(person.nombre))
    for guest in plan.asistentes:
        if not guest.integrante:
            (seen if named(plan, guest) else guests).update(_ways(guest.nombre))
    for said in plan.intervenciones:
        if said.participante not in plan.integrante:
            guests.update(_ways(said.participante))
    return frozenset((hidden | (guests - _groups(plan))) - seen)


def _leaks(files: Mapping[str, bytes], plan: Plan, allowed: set[str]) -> Iterator[Leak]:
    names = sorted(unauthorised(plan) - allowed, key=lambda n: (-len(n), n))
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in names)})\b") if names else None
    for file, content in sorted(files.items()):
        for text in segments(file, content):
            folded = fold(text)
            for kind, found in chain(_patterns(folded), _named(pattern, folded)):
                if found not in allowed:
                    yield Leak(kind, found, file)


def _named(pattern: re.Pattern[str] | None, folded: str) -> Iterator[tuple[str, str]]:
    if pattern:
        yield from ((_NAME, found.group()) for found in pattern.finditer(folded.replace(",", "")))


def _patterns(folded: str) -> Iterator[tuple[str, str]]:
    if "@" in folded:
        yield from (("el correo", found.group()) for found in _EMAIL.finditer(folded))
    for found in _DIGITS.finditer(folded):
        if _dialled(found.group()) and not _NUMBER.search(folded, 0, found.end()):
            yield "el teléfono", found.group()
    for found in _CUE.finditer(folded):
        yield "el teléfono", next(filter(None, found.groups()))


def _dialled(text: str) -> bool:
    groups = [re.sub(r"^521?(?=\d{10}$)", "", group) for group in re.findall(r"\d+", text)]
    spans = (groups[i:j] for i in range(len(groups)) for j in range(i + 1, len(groups) + 1))
    return any(tuple(map(len, span)) in _SHAPES and not any(map(_YEAR.fullmatch, span)) for span in spans)


def _ways(name: str) -> Iterator[str]:
    match _TITLE.sub("", fold(name).replace(",", "")).split():
        case [given, father, mother] as words if not _PARTICLES & set(words):
            yield from (f"{given} {father} {mother}", f"{father} {mother} {given}", f"{given} {father}")
        case [given, second, father, mother] as words if not _PARTICLES & set(words):
            yield from (f"{given} {second} {father} {mother}", f"{father} {mother} {given} {second}")
            yield from (f"{given} {second} {father}", f"{given} {father} {mother}", f"{given} {father}")
        case [_, _, *_] as words:  # a lone word is no one's name in particular
            yield " ".join(words)


def _groups(plan: Plan) -> set[str]:
    """What people type for a guest that is no person's name: a sector, or an institution of the STL."""
    choices = {choice for tab in TABS for c in columns(tab) for choice in c.choices}
    return {fold(word) for word in (*choices, *(i.institucion for i in plan.integrantes))}


def _told(leak: Leak, plan: Plan) -> Iterator[str]:
    places = {str(place) for place in _places(leak, plan)}
    if not places or leak.file.endswith((".docx", ".ics")):
        places.add(leak.file)
    yield from (f"{place}: {leak.kind} «{leak.text}»" for place in sorted(places, key=natural))


def _places(leak: Leak, plan: Plan) -> Iterator[Place]:
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        if tab.name != "headers":
            for record in held if isinstance(held, tuple) else (held,):
                yield from _cells(leak, record)


def _cells(leak: Leak, record: Record) -> Iterator[Place]:
    for c in columns(type(record)):
        if c.shown is Shown.INTERNAL or (leak.kind == _NAME and c.field == "nombre"):  # where a name belongs
            continue
        value = getattr(record, c.field)
        words = " ".join(value) if isinstance(value, tuple) else str(value)
        if leak.text in fold(words).replace(",", ""):
            yield record.place(c.field)
