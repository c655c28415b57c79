"""What ``spreadsheets.batchUpdate`` does to the tabs: all of it, or nothing."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from tests.google_stand_in.spreadsheet import Tab

Request = dict[str, Any]


class Refusal(Exception):  # noqa: N818 - Google's own word
    """Why Google refuses the whole batch."""


def changed(tabs: Sequence[Tab], requests: Sequence[Request]) -> list[Tab]:
    """The tabs after every request of a batch. Refusal: one of them cannot be carried out."""
    after = deepcopy(list(tabs))
    for number, request in enumerate(requests):
        ((name, given),) = request.items()
        try:
            _VERBS[name](after, given)
        except Refusal as refused:
            raise Refusal(f"Invalid requests[{number}].{name}: {refused}") from None
    return after


def _add_sheet(tabs: list[Tab], given: Request) -> None:
    properties = given["properties"]
    title, gid = properties["title"], properties["sheetId"]
    if any(tab.title.casefold() == title.casefold() for tab in tabs):
        raise Refusal(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if not 0 <= gid <= 0x7FFF_FFFF:
        raise Refusal("Invalid sheetId")
    if any(tab.sheet_id == gid for tab in tabs):
        raise Refusal(f"Sheet with ID {gid} already exists")
    tab = Tab(title, gid)
    _sized(tab, properties["gridProperties"])
    tabs.append(tab)


def _update_properties(tabs: list[Tab], given: Request) -> None:
    properties = given["properties"]
    tab = _of(tabs, properties["sheetId"])
    tab.title, tab.hidden = properties["title"], properties["hidden"]
    _sized(tab, properties["gridProperties"])


def _sized(tab: Tab, grid: Request) -> None:
    tab.size, tab.frozen = (grid["rowCount"], grid["columnCount"]), grid["frozenRowCount"]
    if tab.frozen >= tab.size[0]:
        raise Refusal("You can't freeze all visible rows on the sheet.")
    for cells in (tab.values, tab.formats, tab.looks):
        for place in [p for p in cells if p[0] > tab.size[0] or p[1] > tab.size[1]]:
            del cells[place]


def _update_cells(tabs: list[Tab], given: Request) -> None:
    if given["fields"] != "*" or set(given["range"]) != {"sheetId"}:
        raise NotImplementedError(given["fields"], given["range"])
    tab = _of(tabs, given["range"]["sheetId"])
    for cells in (tab.values, tab.formats, tab.looks):
        cells.clear()
    for row, line in enumerate(given["rows"], start=1):
        for column, cell in enumerate(line.get("values", ()), start=1):
            if row > tab.size[0] or column > tab.size[1]:
                raise Refusal("Range exceeds grid limits.")
            ((_, value),) = cell["userEnteredValue"].items()
            if value != "":
                tab.values[row, column] = value
            tab.looks[row, column] = cell["userEnteredFormat"]


def _update_dimension(tabs: list[Tab], given: Request) -> None:
    where = given["range"]
    if where["endIndex"] > _of(tabs, where["sheetId"]).size[1]:
        raise Refusal("Cannot update dimensions out of the grid.")


def _nothing(tabs: list[Tab], given: Request) -> None:
    _of(tabs, given.get("sheetId", given.get("range", {}).get("sheetId")))


def _of(tabs: list[Tab], gid: int) -> Tab:
    tab = next((tab for tab in tabs if tab.sheet_id == gid), None)
    if tab is None:
        raise Refusal(f"No grid with id: {gid}")
    if tab.protected:
        raise Refusal("You are trying to edit a protected cell or object. Please contact the spreadsheet owner.")
    return tab


_VERBS = {
    "addSheet": _add_sheet,
    "updateSheetProperties": _update_properties,
    "updateCells": _update_cells,
    "updateDimensionProperties": _update_dimension,
    "unmergeCells": _nothing,
    "clearBasicFilter": _nothing,
}
