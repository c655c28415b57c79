"""A spreadsheet as any source delivers it: tabs, cells, and places in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

MOST_COLUMNS: Final = 16_384
MOST_AREAS: Final = 500
"""Areas of merged cells that a tab remembers; a plan that a person can read has fewer."""
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 1."""


def column_letters(number: int) -> str:
    """``1`` is A, ``27`` is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in the sheet where something can be seen or mended: a cell, a column or a whole tab.

    ``sheet`` is the tab's name as it stands in the workbook, ``row`` and ``column`` count from 1,
    ``header`` is the column's name (or, in Ejercicio, the Campo) as the contract writes it.
    """

    sheet: str
    row: int | None = None
    column: int | None = None
    header: str = ""

    @property
    def cell(self) -> str | None:
        """The address as the sheet shows it (``C4``), or nothing where there is no cell."""
        if self.row is None or self.column is None:
            return None
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else " · ".join(filter(None, (self.sheet, self.header)))


@dataclass(frozen=True, slots=True)
class CellError:
    """An error that the spreadsheet shows in a cell (``#REF!``), or a formula without a result (``""``)."""

    code: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, alike for every source.

    ``value`` is text as typed, a boolean, an error, or a number. A day or an hour is a number, the
    serial of the 1900 system (days since 1899-12-30), as spreadsheets keep it. ``pattern`` is the
    number format that the person sees it through (``dd/mm/yyyy``, ``0%``, ``000``); empty when it is
    general or the source does not say. It matters only where a number stands in a column of text.
    """

    value: str | float | bool | CellError
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One tab: its non-empty cells by row and column, both from 1. ``gid`` is Google's id of the tab.

    ``merged`` are the areas of merged cells; only the first cell of each holds anything.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    gid: int | None = None
    merged: tuple[Area, ...] = ()

    def merged_at(self, place: Place) -> str:
        """The area in which the cell of a place is hidden (``B3:B7``), if it is merged into another."""
        for top, left, bottom, right in self.merged:
            covers = top <= (place.row or 0) <= bottom and left <= (place.column or 0) <= right
            if covers and (place.row, place.column) != (top, left):
                return f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        return ""

    def in_order(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """The rows that hold something, from the top."""
        for number in sorted(self.rows):
            yield number, self.rows[number]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole spreadsheet as read.

    ``origin`` is what the operator named, ``url`` the address for links to cells (Google Sheets only),
    ``locale`` the sheet's own (``es_MX``), ``kept_on`` the day of the reading when this is a kept copy
    and not the sheet as it stands now.
    """

    origin: str
    title: str
    sheets: tuple[Sheet, ...]
    url: str = ""
    locale: str = ""
    kept_on: date | None = None

    def link(self, place: Place) -> str | None:
        """The address that opens Google Sheets at that very place."""
        gid = next((s.gid for s in self.sheets if s.name == place.sheet), None)
        if not self.url or gid is None:
            return None
        return f"{self.url}#gid={gid}" + (f"&range={place.cell}" if place.cell else "")
