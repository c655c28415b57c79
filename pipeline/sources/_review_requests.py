"""The requests that make the tab of a review what it says, whatever it was before."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pipeline.model.review import COLOURS, COLUMNS, VALIDATION_TAB, Remark, Review
from pipeline.model.words import fold

Request = dict[str, Any]

_WIDTHS: Final = (80, 130, 150, 380, 380, 180, 220)
_WHERE: Final = 2
_MOST_LETTERS: Final = 40_000
_NOT_TEXT: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TITLES: Final = "D9E2EC"


def whole_tab(review: Review, gids: Mapping[str, int], gid: int, *, new: bool) -> Iterator[Request]:
    """The batch for the tab with that id; ``gids`` are those of the tabs by folded name, for the links."""
    first = len(review.heading) + 2
    grid = {"rowCount": first + max(1, len(review.remarks)), "columnCount": len(COLUMNS), "frozenRowCount": first}
    properties = {"sheetId": gid, "title": VALIDATION_TAB, "gridProperties": grid}
    if new:
        yield {"addSheet": {"properties": properties}}
    else:
        yield {"unmergeCells": {"range": {"sheetId": gid}}}
        yield {"clearBasicFilter": {"sheetId": gid}}
        yield {
            "updateSheetProperties": {
                "properties": {**properties, "hidden": False},
                "fields": "title,hidden,gridProperties(rowCount,columnCount,frozenRowCount)",
            }
        }
    rows = [{"values": values} for values in _rows(review, gids)]
    yield {"updateCells": {"range": {"sheetId": gid}, "rows": rows, "fields": "*"}}
    for number, width in enumerate(_WIDTHS):
        where = {"sheetId": gid, "dimension": "COLUMNS", "startIndex": number, "endIndex": number + 1}
        size = {"range": where, "properties": {"pixelSize": width}, "fields": "pixelSize"}
        yield {"updateDimensionProperties": size}


def _rows(review: Review, gids: Mapping[str, int]) -> Iterator[list[Request]]:
    for number, line in enumerate(review.heading):
        yield [_cell(line, {"textFormat": {"bold": number == 0}})]
    yield []
    yield [_cell(name, {"textFormat": {"bold": True}, "backgroundColor": _rgb(_TITLES)}) for name in COLUMNS]
    for remark in review.remarks:
        yield list(_line(remark, gids))


def _line(remark: Remark, gids: Mapping[str, int]) -> Iterator[Request]:
    for number, text in enumerate(remark.cells()):
        form: Request = {"wrapStrategy": "WRAP", "verticalAlignment": "TOP"}
        if number == 0:
            form |= {"backgroundColor": _rgb(COLOURS[remark.grade]), "textFormat": {"bold": True}}
        elif number == _WHERE and fold(remark.place.sheet) in gids:
            form |= {"textFormat": {"link": {"uri": _address(remark, gids)}}}
        yield _cell(text, form)


def _address(remark: Remark, gids: Mapping[str, int]) -> str:
    cell = f"&range={remark.place.cell}" if remark.place.cell else ""
    return f"#gid={gids[fold(remark.place.sheet)]}{cell}"


def _cell(text: str, form: Request) -> Request:
    """A text that no sheet takes for a formula or a number."""
    return {"userEnteredValue": {"stringValue": _NOT_TEXT.sub("", text)[:_MOST_LETTERS]}, "userEnteredFormat": form}


def _rgb(colour: str) -> dict[str, float]:
    return {name: round(int(colour[at : at + 2], 16) / 255, 3) for name, at in (("red", 0), ("green", 2), ("blue", 4))}
