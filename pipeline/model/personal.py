"""What is personal in a text of the plan, and who may be named: the law of everything that is public."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from html import unescape
from typing import Final
from urllib.parse import unquote

from pipeline.model.choices import AUTORIDAD, ORGANO_GARANTE, OTHER_NUCLEOS
from pipeline.model.contact import EMAIL, TELEPHONE, contacts
from pipeline.model.naming import lone, ways
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import TABS, Asistente, Integrante
from pipeline.model.schema import Kind, Record, columns
from pipeline.model.words import fold, plain, tidy

__all__ = ["EMAIL", "NAME", "TELEPHONE", "Watch", "named", "unauthorised", "watch"]

NAME: Final = "el nombre"

_IN_OFFICE: Final = {fold(AUTORIDAD), fold(ORGANO_GARANTE)}
_UNSEEN: Final = "\u00ad"  # a hyphen that shows only where a line ends
_SEEN: Final = {**dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"), 0x200B: " "}
"""What looks like a hyphen, and the space that nobody sees, as they are compared."""
_JOINTS: Final = str.maketrans(dict.fromkeys("-_+./,;'’", " "))
"""What stands between the words of a name in an address, a file's name or a list."""
_HUMP: Final = re.compile(r"(?<=[a-záéíóúüñ])(?=[A-ZÁÉÍÓÚÜÑ])")  # as in AnaRuiz
_RUN_TOGETHER: Final = 9  # letters: a shorter name may be part of a word, as Rosa Río of “rosario”
_SHORTEST: Final = 5
_TIMES_ENCODED: Final = 3
_ALSO_WORDS: Final = {
    "abril", "agosto", "alba", "alegria", "alma", "amparo", "angel", "angeles", "asuncion", "augusto", "aurora",
    "azucena", "belen", "blanca", "bravo", "campos", "caridad", "castillo", "concepcion", "consuelo", "constancia",
    "cruces", "cruz", "delicias", "dolores", "domingo", "encarnacion", "esmeralda", "esperanza", "estrella",
    "flores", "fuentes", "gloria", "gracia", "guerra", "guerrero", "hidalgo", "iglesias", "independencia",
    "inocencia", "jesus", "justicia", "justo", "julio", "leon", "libertad", "linda", "lucero", "luz", "madero",
    "margarita", "marina", "mayo", "mercedes", "milagros", "modesto", "montes", "morelos", "nieves", "olmos",
    "palma", "palomo", "pastor", "paz", "perla", "piedad", "pilar", "prado", "progreso", "prudencia", "refugio",
    "remedios", "reyes", "rios", "rocio", "rosario", "ruinas", "salud", "santos", "serrano", "sierra", "soledad",
    "socorro", "trinidad", "valle", "vargas", "veronica", "victoria", "violeta", "vista",
}  # fmt: skip
"""Names of one word that are also ordinary words, months, places and streets."""
_OF_PEOPLE: Final = ("nombre", "participante")


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
            (seen if named(plan, person) else hidden).update((*ways(person.nombre), *_alone(plan, person)))
    for guest in plan.asistentes:
        if not guest.integrante:
            (seen if named(plan, guest) else guests).update(ways(guest.nombre, surely=False))
    for said in plan.intervenciones:
        if said.participante not in plan.integrante:
            guests.update(ways(said.participante, surely=False))
    return frozenset((hidden | (guests - _groups(plan))) - seen)


@dataclass(frozen=True)
class Watch:
    """Who looks for personal data in texts. ``names`` are compared folded; ``allowed`` may appear, folded as well.

    A name is found also where something other than a space joins its words, or nothing does; whatever is found
    is told in one way only, however it was typed.
    """

    names: frozenset[str]
    allowed: frozenset[str] = frozenset()

    @cached_property
    def _watched(self) -> dict[str, str]:
        may = self.allowed | {way for word in self.allowed for way in ways(word)}
        return {_squeezed(name): name for name in sorted(self.names - may)}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self._watched.values(), key=lambda n: (-len(n), n))
        starts = "".join(sorted({name[0] for name in names}))
        each = "|".join(_as_joined(name) for name in names)
        return re.compile(rf"(?<![^\W\d_])(?=[{re.escape(starts)}])(?:{each})(?![^\W\d_])") if names else None

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """What is personal in a text: what it is called, and how it reads when folded."""
        text = _decoded(text)
        told = dict.fromkeys((kind, words) for kind, _, _, words in self._told(_compared(text)))
        if self._pattern and _HUMP.search(text):
            apart = _compared(_HUMP.sub(" ", text))
            told |= dict.fromkeys((kind, words) for kind, _, _, words in self._told(apart) if kind == NAME)
        yield from told

    def without(self, text: str) -> str:
        """The text with a word in the place of each personal datum; a datum that resists takes the whole text away."""
        if not any(self.found(text)):
            return text
        words, at = _folded(text)
        for kind, start, end, _ in reversed(list(self._told(words))):
            text = f"{text[: at[start]]}[{kind.split()[-1]} omitido]{text[at[end - 1] + 1 :]}"
        return "[texto omitido]" if any(self.found(text)) else text

    def _told(self, folded: str) -> Iterator[tuple[str, int, int, str]]:
        """Each personal datum of a folded text, and where it stands; of those that overlap, the first."""
        last = 0
        for kind, start, end in sorted((*contacts(folded), *self._named(folded)), key=lambda t: (t[1], -t[2])):
            if start < last:
                continue
            last = end
            words = folded[start:end]
            if kind == NAME:
                words = self._watched[_squeezed(words)]
            elif kind == EMAIL:
                words = words.replace(" ", "")
            if words not in self.allowed:
                yield kind, start, end, words

    def _named(self, folded: str) -> Iterator[tuple[str, int, int]]:
        if self._pattern:
            yield from ((NAME, *found.span()) for found in self._pattern.finditer(folded.translate(_JOINTS)))


def watch(plan: Plan, allowed: Iterable[str] = ()) -> Watch:
    """The watch over the people of a plan."""
    return Watch(unauthorised(plan), frozenset(fold(word) for word in allowed))


def _as_joined(name: str) -> str:
    least = 0 if len(_squeezed(name)) >= _RUN_TOGETHER else 1
    return f" {{{least},3}}".join(map(re.escape, name.translate(_JOINTS).split()))


def _squeezed(words: str) -> str:
    return words.translate(_JOINTS).replace(" ", "")


def _decoded(text: str) -> str:
    """The text as a browser would show it, however many times it was written as entities or per cent."""
    for _ in range(_TIMES_ENCODED):
        if not ("%" in text or "&" in text):
            break
        former, text = text, unquote(unescape(text))
        if "\ufffd" in text and "\ufffd" not in former:  # of an older system
            text = unquote(unescape(former), "latin-1")
        if text == former:
            break
    return text


def _compared(text: str) -> str:
    return fold(text.replace(_UNSEEN, "").translate(_SEEN))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as ``_compared`` gives it, and where each of its characters stands in the original."""
    words: list[str] = []
    at: list[int] = []
    for place, c in enumerate(text):
        seen = "" if c == _UNSEEN else c.translate(_SEEN)
        for letter in plain(seen).casefold() if tidy(seen) else " " * bool(seen):
            if letter != " " or (words and words[-1] != " "):
                words.append(letter)
                at.append(place)
    return "".join(words), at


def _alone(plan: Plan, person: Integrante) -> Iterator[str]:
    """The name of a person of one word, where that word is nobody else's and nothing else."""
    word = lone(person.nombre)
    if len(word) >= _SHORTEST and word not in _ALSO_WORDS and word not in _ordinary(plan):
        yield word


def _ordinary(plan: Plan) -> set[str]:
    """The words of the plan that someone wrote without a capital, and those of its places, institutions and people."""
    found: set[str] = set()
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        for record in held if isinstance(held, tuple) else (held,):
            if isinstance(record, Record):
                found.update(_ordinary_of(record))
    return found


def _ordinary_of(record: Record) -> Iterator[str]:
    for c in columns(type(record)):
        text = getattr(record, c.field)
        if c.kind in {Kind.TEXT, Kind.LONG} and not (c.field in _OF_PEOPLE and lone(text)):
            capitals = c.field.startswith((*_OF_PEOPLE, "lugar", "territorio", "institucion", "entidad", "organo"))
            yield from (w.casefold() for w in re.findall(r"[^\W\d_]+", plain(text)) if capitals or w.islower())


def _groups(plan: Plan) -> set[str]:
    """What people type for a guest that is no person's name: a sector, or an institution of the STL."""
    choices = {choice for tab in TABS for c in columns(tab) for choice in c.choices}
    return {way for word in (*choices, *(i.institucion for i in plan.integrantes)) for way in (fold(word), *ways(word))}
