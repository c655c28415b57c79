"""The verbs of the Sheets API that the stand-in knows, over spreadsheets in memory."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from tests.google_stand_in.changes import Refusal, changed
from tests.google_stand_in.faults import Fault, refusal
from tests.google_stand_in.mask import filtered, parsed
from tests.google_stand_in.spreadsheet import Spreadsheet, Tab

Query = Mapping[str, Sequence[str]]
NOT_FOUND = refusal(404, "NOT_FOUND", "Requested entity was not found.")
NOT_SHARED = refusal(403, "PERMISSION_DENIED", "The caller does not have permission")
OFFICE = refusal(400, "FAILED_PRECONDITION", "This operation is not supported for this document")


@dataclass(frozen=True)
class Asked:
    """A call to the API: its verb, path, query and body."""

    method: str
    path: str
    query: Query
    body: Any


def answer(books: Mapping[str, Spreadsheet], who: str, asked: Asked) -> Fault:
    """What Google would answer to ``who`` (an account's e-mail; empty behind an API key)."""
    for method, pattern, verb in _VERBS:
        found = re.fullmatch(pattern, asked.path)
        if found and method == asked.method:
            book = books.get(found[1])
            if book is None:
                return NOT_FOUND
            if not (book.by_link or who in book.shared_with):
                return NOT_SHARED
            if method == "POST" and who not in book.editors:
                return NOT_SHARED
            return OFFICE if book.office else verb(found[1], book, asked)
    return Fault(404, b"<!DOCTYPE html><html><title>Error 404 (Not Found)!!1</title></html>")


def _get(sheet_id: str, book: Spreadsheet, asked: Asked) -> Fault:
    sheets = [tab.described(index) for index, tab in enumerate(book.tabs)]
    whole = {
        "spreadsheetId": sheet_id,
        "properties": {"title": book.title, "locale": book.locale, "timeZone": "America/Mexico_City"},
        "sheets": sheets,
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{sheet_id}/edit",
    }
    fields = asked.query.get("fields", ("",))[0]
    if fields:
        return _said(filtered(whole, parsed(fields)))
    if asked.query.get("includeGridData", ("false",))[0] != "true":
        whole["sheets"] = [{"properties": sheet["properties"]} for sheet in sheets]
    return _said(whole)


def _batch_get(sheet_id: str, book: Spreadsheet, asked: Asked) -> Fault:
    given = {name: asked.query.get(name, ("",))[0] for name in ("valueRenderOption", "dateTimeRenderOption")}
    if given != {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}:
        raise NotImplementedError(given)
    ranges = []
    for name in asked.query["ranges"]:
        tab = _named(book, name)
        if tab is None:
            return refusal(400, "INVALID_ARGUMENT", f"Unable to parse range: {name}")
        held: dict[str, Any] = {"range": f"{name}!A1:Z1000", "majorDimension": "ROWS"}
        lines = tab.lines()
        ranges.append({**held, "values": lines} if lines else held)
    return _said({"spreadsheetId": sheet_id, "valueRanges": ranges})


def _values(_: str, book: Spreadsheet, asked: Asked) -> Fault:
    range_ = unquote(asked.path.rpartition("/")[2])
    name, _, cell = range_.rpartition("!")
    tab = _named(book, name)
    if tab is None or cell != "A1":
        return refusal(400, "INVALID_ARGUMENT", f"Unable to parse range: {range_}")
    held = tab.values.get((1, 1))
    return _said({"range": range_, "majorDimension": "ROWS", **({} if held is None else {"values": [[held]]})})


def _batch_update(sheet_id: str, book: Spreadsheet, asked: Asked) -> Fault:
    try:
        book.tabs = changed(book.tabs, asked.body["requests"])
    except Refusal as refused:
        return refusal(400, "INVALID_ARGUMENT", str(refused))
    return _said({"spreadsheetId": sheet_id, "replies": [{} for _ in asked.body["requests"]]})


def _named(book: Spreadsheet, range_: str) -> Tab | None:
    title = range_[1:-1].replace("''", "'") if re.fullmatch(r"'(?:[^']|'')*'", range_) else range_
    quoted = title != range_ or re.fullmatch(r"\w+", range_)
    return next((t for t in book.tabs if quoted and t.title.casefold() == title.casefold() and t.kind == "GRID"), None)


def _said(whole: Any) -> Fault:  # noqa: ANN401 - JSON
    return Fault(200, json.dumps(whole, ensure_ascii=False).encode(), {"Content-Type": "application/json"})


_ID = r"/v4/spreadsheets/([^/:]+)"
_VERBS: tuple[tuple[str, str, Callable[[str, Spreadsheet, Asked], Fault]], ...] = (
    ("GET", _ID, _get),
    ("GET", f"{_ID}/values:batchGet", _batch_get),
    ("GET", f"{_ID}/values/.+", _values),
    ("POST", f"{_ID}:batchUpdate", _batch_update),
)
