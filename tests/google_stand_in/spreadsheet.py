"""A spreadsheet as Google holds it, made from an .xlsx by openpyxl."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.datetime import to_excel

Value = str | float | bool


@dataclass
class Tab:
    """A tab: its cells by row and column, from 1, and their number formats."""

    title: str
    sheet_id: int
    hidden: bool = False
    kind: str = "GRID"
    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    looks: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    size: tuple[int, int] = (1000, 26)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    frozen: int = 0
    protected: bool = False

    def lines(self) -> list[list[Value]]:
        """Its rows as ``values`` are served: ragged, without what is empty at the end."""
        rows: defaultdict[int, dict[int, Value]] = defaultdict(dict)
        for (row, column), value in self.values.items():
            rows[row][column] = value
        return [_line(rows[row]) for row in range(1, max(rows, default=0) + 1)]

    def described(self, index: int) -> dict[str, Any]:
        """It as ``spreadsheets.get`` tells it, grid and all."""
        properties: dict[str, Any] = {
            "sheetId": self.sheet_id, "title": self.title, "index": index, "sheetType": self.kind,
            "gridProperties": {"rowCount": self.size[0], "columnCount": self.size[1]},
        }  # fmt: skip
        if self.hidden:
            properties["hidden"] = True
        if self.kind != "GRID":
            return {"properties": properties}
        lines = [[self._cell(row, column) for column in range(1, len(line) + 1)]
                 for row, line in enumerate(self.lines(), start=1)]  # fmt: skip
        data = [{"rowData": [{"values": line} if line else {} for line in lines]}]
        told = {"properties": properties, "data": data}
        return {**told, "merges": list(map(self._merge, self.merged))} if self.merged else told

    def _merge(self, area: tuple[int, int, int, int]) -> dict[str, int]:
        """An area of cells from 1, first and last, as Google tells it: from 0, and the end after the last."""
        top, left, bottom, right = area
        ends = {"endRowIndex": bottom, "endColumnIndex": right}
        return {"sheetId": self.sheet_id, "startRowIndex": top - 1, "startColumnIndex": left - 1, **ends}

    def _cell(self, row: int, column: int) -> dict[str, Any]:
        value = self.values.get((row, column))
        if value is None:
            return {}
        pattern = self.formats.get((row, column))
        cell: dict[str, Any] = {"effectiveValue": _effective(value), "formattedValue": str(value)}
        if pattern:
            cell["effectiveFormat"] = {"numberFormat": _number_format(pattern), "wrapStrategy": "WRAP"}
        return cell


def _line(cells: dict[int, Value]) -> list[Value]:
    return [cells.get(column, "") for column in range(1, max(cells, default=0) + 1)]


@dataclass
class Spreadsheet:
    """A whole spreadsheet and who may see it. ``office`` is an .xlsx that lies in Drive unconverted."""

    title: str
    tabs: list[Tab]
    locale: str = "es_MX"
    shared_with: set[str] = field(default_factory=set)
    editors: set[str] = field(default_factory=set)
    by_link: bool = False
    office: bool = False

    @classmethod
    def from_xlsx(cls, path: Path) -> "Spreadsheet":
        """The same book, as an upload to Drive would make it."""
        book = openpyxl.load_workbook(path, data_only=True)
        try:
            return cls(path.stem, [_tab(sheet, number) for number, sheet in enumerate(book.worksheets)])
        finally:
            book.close()

    def tab(self, title: str) -> Tab:
        """The tab of that name. KeyError: there is none."""
        return {tab.title: tab for tab in self.tabs}[title]


def _tab(sheet: Any, number: int) -> Tab:  # noqa: ANN401 - openpyxl's own
    tab = Tab(sheet.title, 0 if number == 0 else 1_000 + 37 * number, hidden=sheet.sheet_state != "visible")
    for cell in _filled(sheet):
        place = (cell.row, cell.column)
        tab.values[place] = _value(cell.value)
        if cell.number_format != "General":
            tab.formats[place] = cell.number_format
    tab.merged = [(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges]
    return tab


def _filled(sheet: Any) -> Iterator[Any]:  # noqa: ANN401 - idem
    yield from (cell for row in sheet.iter_rows() for cell in row if cell.value not in {None, ""})


def _value(value: object) -> Value:
    if isinstance(value, (date, datetime, time, timedelta)):
        value = float(to_excel(value))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    assert isinstance(value, (str, int, float, bool))
    return value


def _effective(value: Value) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"errorValue": {"type": "REF"}} if value.startswith("#") else {"stringValue": value}
    return {"numberValue": value}


def _number_format(pattern: str) -> dict[str, str]:
    if pattern == "mm-dd-yy":  # the short date of each country, of which Google tells the kind
        return {"type": "DATE"}
    return {"type": "NUMBER", "pattern": pattern}
