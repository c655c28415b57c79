"""What is personal in a text of the plan, and who may be named: the law of everything that is public."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from pipeline.model.choices import AUTORIDAD, ORGANO_GARANTE, OTHER_NUCLEOS
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import TABS, Asistente, Integrante
from pipeline.model.schema import columns
from pipeline.model.words import fold, plain, tidy

NAME: Final = "el nombre"
EMAIL: Final = "el correo"
TELEPHONE: Final = "el teléfono"

_IN_OFFICE: Final = {fold(AUTORIDAD), fold(ORGANO_GARANTE)}
_EMAIL: Final = re.compile(r"[\w.%+-]+(?:@| @ )[\w-]+(?:\.[\w-]+)+")
_DIGITS: Final = re.compile(r"(?<![\w$.,:-])\+?\(?\d[\d ().-]{6,30}\d(?![\w%:/])")
_CUE: Final = re.compile(
    r"\b(?:tel(?:efono|s)?|cel(?:ular)?|movil|whats\w*|llam(?:e|en|ar) al)\b\W{0,3}"
    r"(\+?\(?\d[\d ().-]{5,20}\d)|wa\.me/(\d{10,13})"
)
_SHAPES: Final = {
    (10,), (2, 8), (3, 7), (5, 5), (6, 4), (2, 4, 4), (3, 3, 4), (3, 4, 3), (4, 3, 3), (2, 3, 2, 3), (2, 3, 3, 2),
    (2, 4, 2, 2), (3, 2, 2, 3), (3, 3, 2, 2), (2, 2, 2, 2, 2), (3, 1, 2, 2, 2), (3, 2, 1, 2, 2),
}  # fmt: skip
_NUMBER: Final = re.compile(r"(?:[/=]\d+|\$ ?[\d ]+(?:\.\d+)?|\b\d+\.\d\d?)$")  # part of an address, or money
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TITLE: Final = re.compile(r"^(?:[a-z]{1,6}\.\s*)+")
_SEEN: Final = {**dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"), 0x200B: " ", 0xAD: "-"}
"""What looks like a hyphen, and the space that nobody sees, as they are compared."""
_PARTICLES: Final = {"de", "del", "la", "las", "los", "y", "e"}


def named(plan: Plan, record: Integrante | Asistente) -> bool:
    """Whether a person's name and post may appear: they hold public office, or they authorised it."""
    if isinstance(record, Asistente):
        member = plan.integrante.get(record.integrante)
        if member is not None:
            return named(plan, member)
        sector = fold(OTHER_NUCLEOS.get(fold(record.sector), record.sector))
        return not record.integrante and sector in _IN_OFFICE
    if vacant(record):
        return True
    if record.autoriza_publicar_su_nombre is None and record.read("autoriza_publicar_su_nombre"):
        return fold(record.sector) in _IN_OFFICE
    return record.autoriza_publicar_su_nombre is True


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


@dataclass(frozen=True)
class Watch:
    """Who looks for personal data in texts. ``names`` are compared folded; ``allowed`` may appear, folded as well."""

    names: frozenset[str]
    allowed: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self.names - self.allowed, key=lambda n: (-len(n), n))
        return re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in names)})\b") if names else None

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """What is personal in a text: what it is called, and how it reads when folded."""
        folded = fold(text.translate(_SEEN))
        for kind, words, start, end in chain(_patterns(folded), self._named(folded.replace(",", ""))):
            if words[start:end] not in self.allowed:
                yield kind, words[start:end]

    def without(self, text: str) -> str:
        """The text with a word in the place of each personal datum; a datum that resists takes the whole text away."""
        if not any(self.found(text)):
            return text
        spans = [span for span in self._spans(text) if span[3] not in self.allowed]
        for kind, start, end, _ in sorted(spans, key=lambda s: -s[1]):
            text = f"{text[:start]}[{kind.split()[-1]} omitido]{text[end:]}"
        return "[texto omitido]" if any(self.found(text)) else text

    def _named(self, words: str) -> Iterator[tuple[str, str, int, int]]:
        if self._pattern:
            yield from ((NAME, words, found.start(), found.end()) for found in self._pattern.finditer(words))

    def _spans(self, text: str) -> Iterator[tuple[str, int, int, str]]:
        """Each personal datum with where it stands in the text as typed; of those that overlap, the first."""
        last = 0
        told = [
            (at[start], at[end - 1] + 1, kind, words[start:end])
            for drop, seek in (("", _patterns), (",", self._named))
            for words, at in (_folded(text.translate(_SEEN), drop),)
            for kind, _, start, end in seek(words)
        ]
        for start, end, kind, words in sorted(told, key=lambda t: (t[0], -t[1])):
            if start >= last:
                yield kind, start, end, words
                last = end


def watch(plan: Plan, allowed: Iterable[str] = ()) -> Watch:
    """The watch over the people of a plan."""
    return Watch(unauthorised(plan), frozenset(fold(word) for word in allowed))


def _folded(text: str, drop: str) -> tuple[str, list[int]]:
    """The text as ``fold`` gives it, and where each of its characters stands in the original."""
    words: list[str] = []
    at: list[int] = []
    for place, c in enumerate(text):
        for letter in plain(c).casefold() if tidy(c) else " ":
            if letter not in drop and (letter != " " or (words and words[-1] != " ")):
                words.append(letter)
                at.append(place)
    return "".join(words), at


def _patterns(folded: str) -> Iterator[tuple[str, str, int, int]]:
    if "@" in folded:
        yield from ((EMAIL, folded, found.start(), found.end()) for found in _EMAIL.finditer(folded))
    for found in _DIGITS.finditer(folded):
        if _dialled(found.group()) and not _NUMBER.search(folded, 0, found.end()):
            yield TELEPHONE, folded, found.start(), found.end()
    for found in _CUE.finditer(folded):
        yield TELEPHONE, folded, *found.span(1 if found.group(1) else 2)


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
