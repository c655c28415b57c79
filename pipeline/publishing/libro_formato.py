"""The look of the guided workbook: its formats, and a tab with its title and headers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.model.schema import Kind
from pipeline.model.stop import Stop

HEADER_ROW: Final = 1
LAST_ROW: Final = 999

_DAY: Final = datetime(2016, 1, 1)  # noqa: DTZ001 - properties of the file have no zone
_LETTER: Final = 1
_LINE: Final = 15  # points
_LETTERS_TO_WIDTH: Final = 1.1  # a column of 10 shows some 11 letters of Calibri, digits being wider
_TALLEST: Final = 405  # points; a spreadsheet allows 409
_WIDTHS: Final[Mapping[Kind, int]] = {
    Kind.KEY: 12, Kind.REF: 16, Kind.REFS: 24, Kind.DATE: 15, Kind.TIME: 11, Kind.INT: 13, Kind.DECIMAL: 13,
    Kind.PERCENT: 12, Kind.BOOL: 13, Kind.CHOICE: 22, Kind.EMAIL: 42, Kind.URL: 44, Kind.LONG: 56, Kind.TEXT: 34,
}  # fmt: skip
_SHORT: Final = frozenset({"Tratamiento", "Unidad", "Línea base", "Meta", "Frecuencia", "Valor", "Ejercicio fiscal"})
_SHORT_WIDTH: Final = 18
_AS_TYPED: Final = "@"  # Excel shows ##### for more than 255 characters in it, so not for long texts
_PATTERNS: Final[Mapping[Kind, str]] = {
    Kind.DATE: "dd/mm/yyyy", Kind.TIME: "hh:mm", Kind.PERCENT: "0%",
    Kind.TEXT: _AS_TYPED, Kind.KEY: _AS_TYPED, Kind.REF: _AS_TYPED, Kind.REFS: _AS_TYPED,
}  # fmt: skip

_BODY: Final = {"text_wrap": True, "valign": "top", "align": "left"}
_HEADER: Final = {
    "bold": True, "font_color": "#FFFFFF", "border": 1, "border_color": "#FFFFFF",
    "text_wrap": True, "valign": "vcenter",
}  # fmt: skip
REQUIRED: Final = {**_HEADER, "bg_color": "#B3541E"}
OPTIONAL: Final = {**_HEADER, "bg_color": "#1F4E79"}
TITLE: Final = {"bold": True, "font_size": 18, "font_color": "#1F4E79"}
SUBTITLE: Final = {"bold": True, "font_size": 13, "font_color": "#1F4E79"}
HINT: Final = {**_BODY, "italic": True, "font_color": "#44546A"}
EXAMPLE: Final = {**_BODY, "italic": True, "font_color": "#59636E", "bg_color": "#F0F2F5", "num_format": _AS_TYPED}
CELL: Final = {**_BODY, "border": 1, "border_color": "#D0D7DE"}
MIDDLE: Final = {**CELL, "valign": "vcenter"}
CENTRED: Final = {**MIDDLE, "align": "center"}
LINK: Final = {**CELL, "font_color": "#0B5CAD", "underline": 1}


@dataclass(frozen=True, slots=True)
class Head:
    """A column as the tab shows it."""

    name: str
    kind: Kind
    always: bool
    note: str


class Book:
    """A workbook under construction: the same calls give the same bytes."""

    def __init__(self, path: Path, title: str) -> None:
        self._path = path
        self._file = Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False})
        self._file.set_properties({"title": title, "created": _DAY})
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, wishes: Mapping[str, Any]) -> Format:
        """The format with these of xlsxwriter's properties, made once."""
        key = tuple(sorted(wishes.items()))
        if key not in self._formats:
            self._formats[key] = self._file.add_format({"font_name": "Calibri", "font_size": 11, **wishes})
        return self._formats[key]

    def page(self, name: str, widths: Sequence[int]) -> Worksheet:
        """An empty tab of these column widths that prints on Letter, as wide as the sheet."""
        sheet = self._file.add_worksheet(name)
        for number, width in enumerate(widths):
            sheet.set_column(number, number, width)
        sheet.set_landscape()
        sheet.set_paper(_LETTER)
        sheet.fit_to_pages(1, 0)
        return sheet

    def tab(self, name: str, title: str, heads: Sequence[Head], colour: str) -> Worksheet:
        """A tab of rows: title, headers with a note each, both always in sight; columns ready to be typed in."""
        sheet = self.page(name, [])
        sheet.set_tab_color(colour)
        sheet.write_string(0, 0, title, self.format({**HINT, "text_wrap": False}))
        sheet.set_row(HEADER_ROW, 3 * _LINE)
        for number, head in enumerate(heads):
            sheet.set_column(number, number, width(head.name, head.kind), self.format(body(head.kind)))
            sheet.write_string(HEADER_ROW, number, head.name, self.format(REQUIRED if head.always else OPTIONAL))
            sheet.write_comment(HEADER_ROW, number, head.note, {"author": "", "width": 260, "height": 110})
        sheet.freeze_panes(HEADER_ROW + 1, 1)
        sheet.repeat_rows(0, HEADER_ROW)
        return sheet

    def put(self, sheet: Worksheet, spot: tuple[int, int], kind: Kind, value: object) -> None:
        """A value as a person types it: dates, hours, numbers and yes-no as such, the rest as text."""
        look = {**CELL, **body(kind)}
        if isinstance(value, bool):
            sheet.write_boolean(*spot, value, self.format(look))
        elif isinstance(value, date | time):
            sheet.write_datetime(*spot, value, self.format(look))
        elif isinstance(value, int | float):
            sheet.write_number(*spot, value, self.format({k: v for k, v in look.items() if v != _AS_TYPED}))
        else:
            sheet.write_string(*spot, str(value).strip(), self.format(look))  # with no text, a blank cell

    def fit(self, sheet: Worksheet, row: int, cells: Iterable[tuple[int, object]]) -> None:
        """Make a row tall enough for its texts, each with its column's width: not every program does it by itself."""
        lines = max((_lines(str(value), width) for width, value in cells), default=1)
        sheet.set_row(row, min(_TALLEST, _LINE * lines))

    def close(self) -> None:
        """Write the file. Stop: the place cannot be written."""
        try:
            self._file.close()
        except (OSError, XlsxWriterException) as refused:
            raise Stop(
                f"No se pudo escribir {self._path}. Si lo tiene abierto, ciérrelo; si no, elija otra carpeta."
            ) from refused


def _lines(text: str, width: int) -> int:
    return sum(1 + len(paragraph) // int(_LETTERS_TO_WIDTH * width) for paragraph in text.split("\n"))


def width(header: str, kind: Kind) -> int:
    """How wide a column is, in digits, as spreadsheets measure it."""
    return _SHORT_WIDTH if kind is Kind.TEXT and header in _SHORT else _WIDTHS[kind]


def body(kind: Kind) -> Mapping[str, Any]:
    """How a cell of this kind looks."""
    return {**_BODY, **({"num_format": _PATTERNS[kind]} if kind in _PATTERNS else {})}
