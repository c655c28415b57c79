"""A workbook kept as a Google Sheet, read with two calls: what tabs there are, and all their cells at once."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from pipeline.model.workbook import MOST_AREAS, Area, Cell, Sheet, Workbook
from pipeline.sources import _values
from pipeline.sources._google_access import Key
from pipeline.sources._google_client import Client
from pipeline.sources._google_trouble import strange
from pipeline.sources._patience import Patience

_FIELDS: Final = (
    "properties(title,locale,timeZone),"
    "sheets(properties(sheetId,title,index,sheetType,hidden),"
    "merges(startRowIndex,endRowIndex,startColumnIndex,endColumnIndex),"
    "data(startRow,startColumn,rowData(values(effectiveValue(numberValue),effectiveFormat(numberFormat)))))"
)
_RENDER: Final = {
    "valueRenderOption": "UNFORMATTED_VALUE",
    "dateTimeRenderOption": "SERIAL_NUMBER",
    "majorDimension": "ROWS",
}
_PATTERNS: Final = {  # what the sheet shows where it names a kind of format and no pattern
    "DATE": "dd/mm/yyyy", "TIME": "hh:mm:ss", "DATE_TIME": "dd/mm/yyyy hh:mm:ss", "PERCENT": "0.00%",
    "CURRENCY": "$#,##0.00", "NUMBER": "#,##0.00", "SCIENTIFIC": "0.00E+00", "TEXT": "@",
}  # fmt: skip

Numbers = dict[tuple[int, int], Cell]


def read(
    sheet_id: str, origin: str, key: Key, say: Callable[[str], None], patience: Patience | None = None
) -> Workbook:
    """The spreadsheet as it stands now. Stop: it cannot be reached, seen or understood."""
    missing = (
        f"No existe una hoja de Google con el identificador “{sheet_id}”, o se borró; "
        "copie la dirección completa desde el navegador."
    )
    client = Client(key, missing, patience or Patience(), say)
    try:
        return _read(client, sheet_id, origin)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as unlike:
        raise strange(unlike) from unlike


def _read(client: Client, sheet_id: str, origin: str) -> Workbook:
    told = client.spreadsheets_get(sheet_id, params={"fields": _FIELDS})
    tabs = [tab for tab in told["sheets"] if tab["properties"].get("sheetType", "GRID") == "GRID"]
    names = [tab["properties"]["title"] for tab in tabs]
    found = _values_of(client, sheet_id, [_quoted(name) for name in names])
    properties = told["properties"]
    return Workbook(
        origin,
        properties["title"],
        tuple(_sheet(tab, values) for tab, values in zip(tabs, found, strict=True)),
        url=f"https://docs.google.com/spreadsheets/d/{sheet_id}/edit",
        locale=properties.get("locale", ""),
    )


def _values_of(client: Client, sheet_id: str, ranges: list[str]) -> list[dict[str, Any]]:
    if not ranges:  # only charts
        return []
    found: list[dict[str, Any]] = client.values_batch_get(sheet_id, ranges, params=dict(_RENDER)).get("valueRanges", [])
    return found


def _quoted(name: str) -> str:
    """The range of a whole tab."""
    return "'" + name.replace("'", "''") + "'"


def _sheet(tab: dict[str, Any], values: dict[str, Any]) -> Sheet:
    numbers = dict(_numbers(tab))
    rows = {}
    for row, line in enumerate(values.get("values", ()), start=1):
        cells = {column: _cell(value, numbers.get((row, column))) for column, value in enumerate(line, start=1)}
        kept = {column: cell for column, cell in cells.items() if cell is not None}
        if kept:
            rows[row] = kept
    return Sheet(tab["properties"]["title"], rows, tab["properties"].get("sheetId", 0), _merged(tab))


def _merged(tab: dict[str, Any]) -> tuple[Area, ...]:
    """The areas of merged cells. Google counts from 0 and tells the end after the last."""
    areas = (
        (m.get("startRowIndex", 0) + 1, m.get("startColumnIndex", 0) + 1, m["endRowIndex"], m["endColumnIndex"])
        for m in tab.get("merges", ())
    )
    return tuple(sorted(areas)[:MOST_AREAS])


def _cell(value: object, seen: Cell | None) -> Cell | None:
    """A value of the second call, with the pattern of the first where that one showed the same number."""
    if value is None or isinstance(value, str):
        return _values.text(value or "")
    if isinstance(value, bool):
        return Cell(value)
    if not isinstance(value, (int, float)):
        raise TypeError
    number = float(value)
    return seen if seen is not None and seen.value == number else Cell(number)


def _numbers(tab: dict[str, Any]) -> Iterator[tuple[tuple[int, int], Cell]]:
    for grid in tab.get("data", ()):
        top, left = grid.get("startRow", 0) + 1, grid.get("startColumn", 0) + 1
        for row, line in enumerate(grid.get("rowData", ()), start=top):
            for column, cell in enumerate(line.get("values", ()), start=left):
                number = cell.get("effectiveValue", {}).get("numberValue")
                form = cell.get("effectiveFormat", {}).get("numberFormat", {})
                pattern = form.get("pattern") or _PATTERNS.get(form.get("type", ""), "")
                if number is not None and pattern and pattern.casefold() != "general":
                    yield (row, column), Cell(float(number), pattern)
