"""Writes ``config/ejemplo/plan-de-ejemplo.xlsx`` from the tables in ``plan/``; the same bytes each time.

Run it after editing a table: ``python tools/ejemplo/escribir.py``. With a path, it writes there instead.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import Column, Kind, Record, columns

HERE: Final = Path(__file__).parent
EXAMPLE: Final = HERE.parent.parent / "config" / "ejemplo" / "plan-de-ejemplo.xlsx"
TITLE: Final = "Plan de Acción Local de ejemplo: una entidad inventada"
DAY: Final = datetime(2016, 6, 20)  # noqa: DTZ001 - the day of the file's properties, of no zone
HEADER_ROW: Final = 1

WIDTHS: Final[Mapping[Kind, int]] = {
    Kind.KEY: 9, Kind.REF: 14, Kind.REFS: 22, Kind.DATE: 16, Kind.TIME: 12, Kind.INT: 11, Kind.PERCENT: 12,
    Kind.BOOL: 12, Kind.CHOICE: 20, Kind.EMAIL: 38, Kind.URL: 48, Kind.LONG: 60,
}  # fmt: skip
PATTERNS: Final = {Kind.DATE: "dd/mm/yyyy", Kind.TIME: "hh:mm", Kind.PERCENT: "0%"}


def tables() -> Mapping[str, list[dict[str, Any]]]:
    """The rows of every tab as they are typed, by tab and header."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((HERE / "plan").glob("*.toml")):
        for tab, held in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found[tab] = held if isinstance(held, list) else list(_rows(held))
    return found


def _rows(table: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for row in table["renglones"]:
        yield dict(zip(table["columnas"], row, strict=False))


class Book:
    """The workbook under construction and its formats."""

    def __init__(self, path: Path) -> None:
        self.file = xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False})
        self.file.set_properties({"title": TITLE, "created": DAY})
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **wishes: Any) -> Format:  # noqa: ANN401 - xlsxwriter's own words
        """The format of these properties, made once."""
        key = tuple(sorted(wishes.items()))
        if key not in self.formats:
            self.formats[key] = self.file.add_format({"font_name": "Calibri", "font_size": 11, **wishes})
        return self.formats[key]

    def tab(self, name: str, help_: str, headers: list[str], widths: list[int]) -> Worksheet:
        """A new tab with its title row, its header row and both kept in sight."""
        sheet = self.file.add_worksheet(name)
        sheet.write_string(0, 0, help_, self.format(italic=True, font_color="#44546A"))
        for number, (header, width) in enumerate(zip(headers, widths, strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(HEADER_ROW, number, header, self.format(**HEADER))
        sheet.freeze_panes(HEADER_ROW + 1, 1)
        return sheet

    def put(self, sheet: Worksheet, spot: tuple[int, int], kind: Kind, value: object) -> None:
        """A value as a person types it: dates, hours, numbers and yes-no as such, the rest as text."""
        if value in ("", None):
            return
        shown = self.format(**BODY, **({"num_format": PATTERNS[kind]} if kind in PATTERNS else {}))
        if isinstance(value, bool):
            sheet.write_boolean(*spot, value, shown)
        elif isinstance(value, date | time):
            sheet.write_datetime(*spot, value, shown)
        elif isinstance(value, int | float):
            sheet.write_number(*spot, value, shown)
        else:
            sheet.write_string(*spot, str(value).strip(), self.format(**BODY))


HEADER: Final = {
    "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", "border": 1, "border_color": "#8EA9C1",
    "text_wrap": True, "valign": "vcenter",
}  # fmt: skip
BODY: Final = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D0D7DE"}


def write(path: Path) -> None:
    """The example workbook. KeyError: a table names a tab or a header that the sheet does not have."""
    typed = dict(tables())
    book = Book(path)
    for tab in TABS:
        rows = typed.pop(tab.TAB)
        if tab is Ejercicio:
            _write_datum_by_row(book, rows)
        else:
            _write_rows(book, tab, rows)
    if typed:
        raise KeyError(*typed)
    book.file.close()


def _write_datum_by_row(book: Book, rows: list[dict[str, Any]]) -> None:
    known = {column.name: column for column in columns(Ejercicio)}
    sheet = book.tab(Ejercicio.TAB, Ejercicio.HELP, ["Campo", "Valor", "Ayuda"], [36, 90, 60])
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        column = known[row["Campo"]]
        sheet.write_string(number, 0, column.name, book.format(**BODY, bold=True))
        book.put(sheet, (number, 1), column.kind, row["Valor"])
        sheet.write_string(number, 2, column.help, book.format(**BODY, font_color="#6B7785"))


def _write_rows(book: Book, tab: type[Record], rows: list[dict[str, Any]]) -> None:
    shown = columns(tab)
    sheet = book.tab(tab.TAB, tab.HELP, [c.name for c in shown], [_width(c) for c in shown])
    place = {column.name: (number, column.kind) for number, column in enumerate(shown)}
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        for header, value in row.items():
            at, kind = place[header]
            book.put(sheet, (number, at), kind, value)


def _width(column: Column) -> int:
    return WIDTHS.get(column.kind, 34)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else EXAMPLE)
