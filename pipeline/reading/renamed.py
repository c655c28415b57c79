"""A tab of the contract that stands in the workbook under another name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from pipeline.model.records import Ejercicio
from pipeline.model.schema import Record, columns
from pipeline.model.words import fold
from pipeline.model.workbook import Sheet
from pipeline.reading.ejercicio import campos
from pipeline.reading.headers import find_header, held
from pipeline.reading.nearness import CLOSE, likeness

_WORDS: Final = re.compile("[a-z]+|[0-9]+")
_DOUBT: Final = re.compile(
    r"\b(?:anterior(?:es)?|viej[oa]s?|antigu[oa]s?|borrador(?:es)?|respaldo|historic[oa]s?|old|backup|prueba|"
    r"ejemplo|plantilla|eliminad[oa]s?|descartad[oa]s?|cancelad[oa]s?|no usar)\b"
)
_SHARE: Final = 0.75
_LEAST: Final = 3


class Kin(IntEnum):
    """Whether a sheet is a tab: no, perhaps (its headers alone say so, or its name doubts), surely."""

    NO = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sheets that may be an absent tab. ``chosen`` is the one that surely is, where there is only one."""

    tab: type[Record]
    sheets: tuple[Sheet, ...]
    chosen: Sheet | None


def candidates(sheets: Iterable[Sheet], absent: Iterable[type[Record]]) -> Iterator[Candidates]:
    """The sheets that may be each absent tab; a sheet may be only one."""
    absent = tuple(absent)
    groups: dict[type[Record], list[tuple[Kin, Sheet]]] = {}
    for sheet in sheets:
        kin, tab = _best(sheet, absent)
        if tab is not None:
            groups.setdefault(tab, []).append((kin, sheet))
    for tab, group in groups.items():
        most = max(kin for kin, _ in group)
        alike = tuple(sheet for kin, sheet in group if kin is most)
        yield Candidates(tab, alike, alike[0] if most is Kin.SURELY and len(alike) == 1 else None)


def _best(sheet: Sheet, absent: tuple[type[Record], ...]) -> tuple[Kin, type[Record] | None]:
    found: tuple[Kin, float, type[Record] | None] = (Kin.NO, 0, None)
    for tab in absent:
        fields, names = campos(sheet) if tab is Ejercicio else held(sheet, tab)
        rated = (_kin(sheet, tab, fields, names), len(fields) / len(columns(tab)))
        if rated[0] and rated > found[:2]:
            found = (*rated, tab)
    return found[0], found[2]


def _kin(sheet: Sheet, tab: type[Record], fields: frozenset[str], names: int) -> Kin:
    name = fold(sheet.name)
    if likeness(name, fold(tab.TAB)) >= CLOSE and (fields or find_header(sheet, tab) is not None):
        return Kin.SURELY
    if any(column.always and column.field not in fields for column in columns(tab)):
        return Kin.NO
    if _holds(name, fold(tab.TAB)):
        return Kin.PERHAPS if _DOUBT.search(name) else Kin.SURELY
    return Kin.PERHAPS if len(fields) >= max(_LEAST, _SHARE * names) else Kin.NO


def _holds(name: str, tab: str) -> bool:
    """Whether the tab's name stands within the sheet's: «Copia de Mesas», «ACUERDOS 2», «1. Ejercicio (final)»."""
    words, own = _WORDS.findall(name), tab.split()
    wide = len(own)
    if words and words == own[: len(words)]:
        return True
    return any(likeness(" ".join(words[at : at + wide]), tab) >= CLOSE for at in range(len(words) - wide + 1))
