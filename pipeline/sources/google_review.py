"""The tab Validación of a Google Sheet, replaced whole in one call; no other tab is touched.

Google carries out all the requests of one batch or none, so nobody ever sees half a review. The batch says
the whole state of the tab, so doing it twice gives what doing it once gives, and of two people who run at
once the last is left whole. A call whose answer was lost is looked for in the sheet before it is repeated.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import requests

from pipeline.model.review import VALIDATION_TAB, Review, own_tab, refuse_another_s
from pipeline.model.stop import Stop
from pipeline.model.words import fold
from pipeline.model.workbook import Workbook
from pipeline.sources._google_access import Key
from pipeline.sources._google_client import Client
from pipeline.sources._google_trouble import Refused, strange
from pipeline.sources._patience import Busy, Patience, Uncertain
from pipeline.sources._review_requests import whole_tab

_TABS: Final = "sheets(properties(sheetId,title))"
_TURNS: Final = 5
_MOST_ID: Final = 0x7FFF_FFFF
_CHANGED: Final = ("already exists", "No grid with id", "No sheet with id")
_OWN: Final = fold(VALIDATION_TAB)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The tabs by folded name with their ids, and the first words of the tab of the review."""

    gids: Mapping[str, int]
    heading: str = ""


class _Changed(Exception):  # noqa: N818 - another look and another batch
    """Between the look and the batch somebody made the tab, or took it away."""


def write_review(  # noqa: PLR0913 - what, where, with what, and how to tell
    sheet_id: str,
    workbook: Workbook,
    review: Review,
    key: Key,
    *,
    say: Callable[[str], None],
    patience: Patience | None = None,
) -> str:
    """Put the review in its tab of the sheet that ``workbook`` was read from; the address that opens it.

    Stop: the sheet cannot be reached or changed, or its tab of that name is not of this program's making.
    """
    own_tab(workbook)
    missing = f"No existe una hoja de Google con el identificador “{sheet_id}”; copie su dirección del navegador."
    client = Client(key, missing, patience or Patience(), say)
    seen = _Seen({fold(sheet.name): sheet.gid or 0 for sheet in workbook.sheets})
    try:
        gid = _write(client, sheet_id, review, seen)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as unlike:
        raise strange(unlike) from unlike
    return f"https://docs.google.com/spreadsheets/d/{sheet_id}/edit#gid={gid}"


def _write(client: Client, sheet_id: str, review: Review, seen: _Seen) -> int:
    for turn in range(_TURNS):
        if turn:
            seen = _look(client, sheet_id)
        own = seen.gids.get(_OWN)
        gid = (int(review.mark, 16) + turn) & _MOST_ID if own is None else own
        batch = {"requests": list(whole_tab(review, seen.gids, gid, new=own is None))}
        try:
            _insist(client, sheet_id, review, batch)
        except _Changed:
            continue
        return gid
    raise Stop("Varias personas cambian la pestaña Validación a la vez; espere un minuto y repita la orden.")


def _insist(client: Client, sheet_id: str, review: Review, batch: dict[str, Any]) -> None:
    def attempt() -> None:
        try:
            client.batch_update(sheet_id, batch)
        except Uncertain as lost:
            if _look(client, sheet_id).heading != review.heading[0]:
                busy = lost.busy
                raise Busy(busy.now, busy.remedy, busy.retry_after) from lost
        except Stop as stop:
            if _of_a_change(stop.__cause__):
                raise _Changed from stop
            raise

    client.insist(attempt)


def _of_a_change(refused: BaseException | None) -> bool:
    bad = isinstance(refused, Refused) and refused.status == requests.codes.bad_request
    return bad and any(piece in str(getattr(refused, "text", "")) for piece in _CHANGED)


def _look(client: Client, sheet_id: str) -> _Seen:
    """The tabs as they are now. Stop: that of the review holds what this program did not write."""
    told = client.spreadsheets_get(sheet_id, params={"fields": _TABS})
    names = {tab["properties"]["title"]: tab["properties"].get("sheetId", 0) for tab in told["sheets"]}
    gids = {fold(name): gid for name, gid in names.items()}
    own = next((name for name in names if fold(name) == _OWN), None)
    if own is None:
        return _Seen(gids)
    first = client.values_get(sheet_id, f"'{own}'!A1").get("values", [])
    cells = [cell for row in first for cell in row]
    refuse_another_s(cells)
    return _Seen(gids, str(cells[0]) if cells else "")
