"""The tab Validación of a Google Sheet: whole or as it was, whatever fails, and no other tab touched."""

import subprocess
import sys
import threading
import time
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.model.findings import Grade
from pipeline.model.review import COLUMNS, Remark, Review
from pipeline.model.stop import Stop
from pipeline.model.workbook import Place, Workbook
from pipeline.sources import Access, google_review, open_workbook, write_review
from pipeline.sources._google_access import key
from pipeline.sources._patience import Patience
from tests.google_stand_in import Fault, Google, Spreadsheet, refusal
from tests.google_stand_in.google import ACCOUNT, API_KEY, SHEET, WRITE
from tests.google_stand_in.spreadsheet import Tab

QUICK = Patience(first=0.01, most=1.5, connect=0.3, read=0.4)
READ = "https://www.googleapis.com/auth/spreadsheets.readonly"

pytestmark = pytest.mark.long


def remark(what: str, sheet: str = "Mesas", cell: tuple[int, int] | None = (4, 3)) -> Remark:
    place = Place(sheet, *(cell or (None, None)), "Fecha")
    return Remark(Grade.IMPIDE, "D-fecha", place, what, "Escríbala.", "Los datos", "Ana")


FIRST = Review(("Hecha el 01/05/2016.",), (remark("“ayer” no es una fecha."), remark("=1+1", "Actividades", None)))
SECOND = Review(("Hecha el 02/05/2016.",), tuple(remark(f"Falta {n}.") for n in range(40)))


@pytest.fixture(name="sheet")
def _sheet(google: Google, tmp_path: Path) -> Spreadsheet:
    book = openpyxl.Workbook()
    book.active.title = "Mesas"
    book.active.append(["Clave", "Tema", "Fecha"])
    book.create_sheet("Actividades").append(["Clave"])
    book.save(tmp_path / "Plan.xlsx")
    return google.share(tmp_path / "Plan.xlsx", to_edit=True)


def read(google: Google, tmp_path: Path) -> Workbook:
    access = Access(google.service_account())
    kept = tmp_path / "kept.json"
    return open_workbook(SHEET, access, today=date(2016, 5, 1), kept=kept, say=lambda _: None)


def write(
    google: Google, book: Workbook, review: Review, said: list[str] | None = None, patience: Patience = QUICK
) -> str:
    say = (said if said is not None else []).append
    return google_review.write_review(
        SHEET, book, review, key(google.service_account(), "", to_write=True), say=say, patience=patience
    )


def assert_whole(tab: Tab, review: Review) -> None:
    lines = tab.lines()
    first = len(review.heading) + 2
    assert lines[0] == [review.heading[0]]
    assert lines[first - 1] == list(COLUMNS)
    assert lines[first:] == [list(one.cells()) for one in review.remarks]
    assert tab.size == (first + len(review.remarks), len(COLUMNS))


def batches(google: Google) -> int:
    return sum(1 for call in google.calls if call.method == "POST")


def test_a_new_tab_costs_one_call_and_permission_to_write_only_then(
    google: Google, sheet: Spreadsheet, tmp_path: Path
) -> None:
    before = deepcopy(sheet.tabs)
    book = read(google, tmp_path)
    assert [claim["scope"] for claim in google.claims] == [READ]
    address = write_review(book, FIRST, Access(google.service_account()), lambda _: None)
    assert [claim["scope"] for claim in google.claims] == [READ, WRITE]
    assert [call.method for call in google.calls] == ["GET", "GET", "POST"]
    tab = sheet.tab("Validación")
    assert_whole(tab, FIRST)
    assert address.endswith(f"{SHEET}/edit#gid={tab.sheet_id}")
    assert sheet.tabs[:-1] == before


def test_each_line_links_to_its_cell_by_the_fragment_of_the_sheet(
    google: Google, sheet: Spreadsheet, tmp_path: Path
) -> None:
    write(google, read(google, tmp_path), FIRST)
    looks = sheet.tab("Validación").looks
    first = len(FIRST.heading) + 3
    assert looks[first, 3]["textFormat"]["link"]["uri"] == "#gid=0&range=C4"
    assert looks[first + 1, 3]["textFormat"]["link"]["uri"] == f"#gid={sheet.tab('Actividades').sheet_id}"


def test_what_looks_like_a_formula_is_written_as_text(google: Google, sheet: Spreadsheet, tmp_path: Path) -> None:
    write(google, read(google, tmp_path), FIRST)
    cells = [
        cell
        for request in google.calls[-1].body["requests"]
        if "updateCells" in request
        for row in request["updateCells"]["rows"]
        for cell in row["values"]
    ]
    assert len(cells) > 10
    assert all(set(cell["userEnteredValue"]) == {"stringValue"} for cell in cells)
    assert "=1+1" in sheet.tab("Validación").values.values()


def test_a_second_review_replaces_the_first_whole_in_the_same_tab(
    google: Google, sheet: Spreadsheet, tmp_path: Path
) -> None:
    write(google, read(google, tmp_path), SECOND)
    gid = sheet.tab("Validación").sheet_id
    sheet.tab("Validación").values[2, 7] = "lo que alguien apuntó"
    write(google, read(google, tmp_path), FIRST)
    assert_whole(sheet.tab("Validación"), FIRST)
    assert sheet.tab("Validación").sheet_id == gid
    assert batches(google) == 2


LOST = {
    "reset": {"reset": True},
    "no answer in time": {"delay": 0.7},
    "503": {"status": 503, "body": b"{}"},
    "500 as a page": {"status": 500, "body": b"<html></html>"},
    "429": {"status": 429, "body": b"{}"},
}


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST)
def test_a_write_that_was_done_though_its_answer_was_lost_is_not_done_again(
    google: Google, sheet: Spreadsheet, tmp_path: Path, fault: dict[str, object]
) -> None:
    google.faults[3] = Fault(**fault)  # type: ignore[arg-type] # whatever a fault has
    write(google, read(google, tmp_path), FIRST)
    assert_whole(sheet.tab("Validación"), FIRST)
    assert batches(google) == 1


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST)
def test_a_write_that_was_not_done_is_done_after_a_look(
    google: Google, sheet: Spreadsheet, tmp_path: Path, fault: dict[str, object]
) -> None:
    google.faults[3] = Fault(undone=True, **fault)  # type: ignore[arg-type] # idem
    said: list[str] = []
    write(google, read(google, tmp_path), FIRST, said)
    assert_whole(sheet.tab("Validación"), FIRST)
    assert [call.method for call in google.calls] == ["GET", "GET", "POST", "GET", "POST"]
    assert len(said) == 1


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST)
def test_when_nothing_gets_through_the_tab_is_as_it_was(
    google: Google, sheet: Spreadsheet, tmp_path: Path, fault: dict[str, object]
) -> None:
    write(google, read(google, tmp_path), SECOND)
    book = read(google, tmp_path)
    before = deepcopy(sheet.tabs)
    google.always = Fault(undone=True, **fault)  # type: ignore[arg-type] # idem
    with pytest.raises(Stop) as stop:
        write(google, book, FIRST)
    assert stop.value.sentence.endswith(".")
    assert sheet.tabs == before


KILLED = """
import sys; from datetime import date; from pathlib import Path
from pipeline.sources import Access, open_workbook, write_review
from tests.google_annotate.test_validation_tab import FIRST
access = Access(Path(sys.argv[1]))
book = open_workbook(sys.argv[2], access, today=date(2016, 5, 1), kept=Path(sys.argv[3]), say=print)
print("leído", flush=True)
write_review(book, FIRST, access, print)
"""


@pytest.mark.parametrize("undone", [True, False])
def test_a_death_in_the_middle_of_the_write_leaves_the_former_tab_or_the_new_one_whole(
    google: Google, sheet: Spreadsheet, tmp_path: Path, *, undone: bool
) -> None:
    write(google, read(google, tmp_path), SECOND)
    google.faults[len(google.calls) + 3] = Fault(delay=20, undone=undone)
    words = [sys.executable, "-c", KILLED, str(google.service_account()), SHEET, str(tmp_path / "k")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - this very interpreter
        assert process.stdout is not None
        assert process.stdout.readline() == "leído\n"
        until = time.monotonic() + 10
        while batches(google) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        process.kill()
    assert batches(google) == 2
    assert_whole(sheet.tab("Validación"), SECOND if undone else FIRST)


def test_who_comes_second_replaces_the_tab_that_the_first_made_meanwhile(
    google: Google, sheet: Spreadsheet, tmp_path: Path
) -> None:
    stale = read(google, tmp_path)
    write(google, stale, FIRST)
    gid = sheet.tab("Validación").sheet_id
    write(google, stale, SECOND)
    assert_whole(sheet.tab("Validación"), SECOND)
    assert sheet.tab("Validación").sheet_id == gid
    assert [call.method for call in google.calls[2:]] == ["POST", "POST", "GET", "GET", "POST"]


def test_a_tab_taken_away_meanwhile_is_made_again(google: Google, sheet: Spreadsheet, tmp_path: Path) -> None:
    write(google, read(google, tmp_path), FIRST)
    stale = read(google, tmp_path)
    sheet.tabs = [tab for tab in sheet.tabs if tab.title != "Validación"]
    write(google, stale, SECOND)
    assert_whole(sheet.tab("Validación"), SECOND)


def test_of_six_at_once_one_review_stands_whole(google: Google, sheet: Spreadsheet, tmp_path: Path) -> None:
    book = read(google, tmp_path)
    before = deepcopy(sheet.tabs)
    reviews = [Review((f"La {n}.",), tuple(remark(f"{n}-{m}") for m in range(n * 5))) for n in range(1, 7)]
    threads = [threading.Thread(target=write, args=(google, book, review, [], Patience())) for review in reviews]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = sheet.tab("Validación")
    standing = [review for review in reviews if left.lines()[0] == [review.heading[0]]]
    assert len(standing) == 1
    assert_whole(left, standing[0])
    assert [tab for tab in sheet.tabs if tab.title != "Validación"] == before


def test_a_tab_of_that_name_made_by_a_person_is_not_touched(google: Google, sheet: Spreadsheet, tmp_path: Path) -> None:
    sheet.tabs.append(Tab("validacion", 77, values={(1, 1): "Notas del jueves"}))
    before = deepcopy(sheet.tabs)
    with pytest.raises(Stop, match="nombre"):
        write(google, read(google, tmp_path), FIRST)
    assert (sheet.tabs, batches(google)) == (before, 0)


def _not_editor(google: Google, sheet: Spreadsheet) -> None:
    sheet.editors.clear()
    assert google.books


def _protected(_: Google, sheet: Spreadsheet) -> None:
    sheet.tabs.append(Tab("Validación", 77, protected=True))


def _no_scope(google: Google, _: Spreadsheet) -> None:
    fault = refusal(403, "PERMISSION_DENIED", "x", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
    google.faults[3] = replace(fault, undone=True)


def _odd(google: Google, _: Spreadsheet) -> None:
    google.faults[3] = replace(refusal(400, "INVALID_ARGUMENT", "Something new"), undone=True)


REFUSED = {
    "only a reader": (_not_editor, (ACCOUNT, "editor")),
    "protected": (_protected, ("protegida", "protección")),
    "no scope": (_no_scope, ("auth/spreadsheets,", "gcloud")),
    "anything else": (_odd, ("400", "no se cambió nada")),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_a_refusal_says_what_to_do_and_nothing_changes(
    google: Google, sheet: Spreadsheet, tmp_path: Path, case: tuple[object, tuple[str, ...]]
) -> None:
    prepare, words = case
    prepare(google, sheet)  # type: ignore[operator] # one of the four above
    book = read(google, tmp_path)
    before = deepcopy(sheet.tabs)
    with pytest.raises(Stop) as stop:
        write(google, book, FIRST)
    assert all(word in stop.value.sentence for word in words)
    assert sheet.tabs == before
    assert batches(google) == 1


def test_an_api_key_cannot_write_and_says_so_before_any_call(
    google: Google, sheet: Spreadsheet, tmp_path: Path
) -> None:
    sheet.by_link = True
    book = read(google, tmp_path)
    with pytest.raises(Stop, match="cuenta de servicio"):
        write_review(book, FIRST, Access(None, API_KEY), lambda _: None)
    assert batches(google) == 0
