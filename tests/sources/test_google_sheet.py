"""A Google Sheet read by the program as it is, from a Google on loopback."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.stop import Stop
from pipeline.model.workbook import Cell, CellError, Workbook
from pipeline.sources import Access, open_workbook, xlsx
from tests.effort import examples
from tests.google_stand_in import Fault, Google
from tests.google_stand_in.google import ACCOUNT, API_KEY, SHEET
from tests.google_stand_in.spreadsheet import Tab

TODAY = date(2016, 5, 1)


def saved(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ejercicio"
    sheet.append(["Campo", "Valor"])
    sheet.append(["Entidad", "Michoacán de Ocampo"])
    noon = datetime(2016, 3, 5, 12)  # noqa: DTZ001 - a cell has no time zone
    sheet.append(["Fecha", date(2016, 3, 5), None, time(10, 30), noon, True, False, 7, 0.45, "007", "#N/A", "#REF!"])
    sheet["H3"].number_format, sheet["I3"].number_format = "000", "0%"
    sheet["B3"].number_format = "mm-dd-yy"
    sheet["A6"] = "línea\notra"
    agenda = book.create_sheet("Agenda STL")
    agenda["C4"] = "sola"
    agenda.merge_cells("C4:D6")
    agenda.sheet_state = "hidden"
    book.create_sheet("L'Avance").append(["x"])
    book.create_sheet("Vacía")
    book.save(path)
    return path


@pytest.fixture(name="xlsx")
def _xlsx(tmp_path: Path) -> Path:
    return saved(tmp_path / "Plan.xlsx")


def read(google: Google, tmp_path: Path, origin: str = SHEET, **options: object) -> Workbook:
    access = Access(google.service_account())
    given = {"today": TODAY, "kept": tmp_path / "guardado" / "lectura.json", "say": lambda _: None, **options}
    return open_workbook(origin, access, **given)  # type: ignore[arg-type] # whatever a test gives


def test_the_same_plan_reads_the_same_from_a_file_and_from_google(google: Google, xlsx: Path, tmp_path: Path) -> None:
    google.share(xlsx)
    ours = read(google, tmp_path)
    file = open_workbook(str(xlsx), Access(), today=TODAY, kept=tmp_path / "k", say=lambda _: None)
    assert len(file.sheets) == 4
    assert [(s.name, s.rows, s.merged) for s in ours.sheets] == [(s.name, s.rows, s.merged) for s in file.sheets]
    assert any(s.merged for s in file.sheets)
    assert read(google, tmp_path, offline=True).sheets == ours.sheets
    assert ours.title == file.title == "Plan"
    assert ours.sheets[0].rows[3][11] == Cell(CellError("#N/A"))


def test_whatever_a_book_holds_it_reads_the_same_from_both(google: Google, tmp_path: Path) -> None:
    texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_="), max_size=20)
    values = st.one_of(st.none(), texts, st.booleans(), st.integers(-(10**9), 10**9), st.dates(date(1950, 1, 1)))
    rows = st.lists(st.lists(values, max_size=6), min_size=1, max_size=8).filter(lambda lines: any(map(any, lines)))
    compared: list[int] = []

    @settings(max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows)
    def same(lines: list[list[object]]) -> None:
        book = openpyxl.Workbook()
        for line in lines:
            book.active.append(line)
        book.save(tmp_path / "a.xlsx")
        google.share(tmp_path / "a.xlsx")
        (sheet,) = read(google, tmp_path).sheets
        (file,) = xlsx.read(tmp_path / "a.xlsx", "x").sheets
        assert sheet.rows == file.rows
        compared.append(len(file.rows))

    same()
    assert sum(compared) > examples(30)


def test_two_calls_and_one_token_whatever_the_number_of_tabs(google: Google, xlsx: Path, tmp_path: Path) -> None:
    google.share(xlsx)
    read(google, tmp_path)
    assert [call.path.rpartition("/")[2] for call in google.calls] == [SHEET, "values:batchGet"]
    assert google.calls[1].query["ranges"] == ["'Ejercicio'", "'Agenda STL'", "'L''Avance'", "'Vacía'"]
    assert [(c["iss"], c["scope"]) for c in google.claims] == [
        (ACCOUNT, "https://www.googleapis.com/auth/spreadsheets.readonly")
    ]


def test_a_sheet_knows_its_address_locale_and_tabs(google: Google, xlsx: Path, tmp_path: Path) -> None:
    google.share(xlsx)
    book = read(google, tmp_path, f"https://docs.google.com/spreadsheets/u/1/d/{SHEET}/edit?usp=sharing#gid=0")
    assert book.url == f"https://docs.google.com/spreadsheets/d/{SHEET}/edit"
    assert (book.locale, [s.gid for s in book.sheets]) == ("es_MX", [0, 1037, 1074, 1111])


def test_an_api_key_opens_a_sheet_shared_by_link(google: Google, xlsx: Path, tmp_path: Path) -> None:
    google.share(xlsx, by_link=True)
    book = open_workbook(SHEET, Access(None, API_KEY), today=TODAY, kept=tmp_path / "k", say=lambda _: None)
    assert (book.title, google.claims, len(google.calls)) == ("Plan", [], 2)


def test_a_server_without_masks_gives_the_same_values_without_formats(
    google: Google, xlsx: Path, tmp_path: Path
) -> None:
    google.share(xlsx)
    whole = read(google, tmp_path)
    plain = b'{"properties":{"title":"Plan","locale":"es_MX"},"sheets":[%s]}' % b",".join(
        b'{"properties":{"sheetId":%d,"title":"%s"}}' % (t.sheet_id, t.title.encode()) for t in google.books[SHEET].tabs
    )
    google.faults[3] = Fault(200, plain)
    bare = read(google, tmp_path)
    values = [[(r, c, cell.value) for r, row in s.in_order() for c, cell in row.items()] for s in whole.sheets]
    assert values[0]
    assert values == [[(r, c, cell.value) for r, row in s.in_order() for c, cell in row.items()] for s in bare.sheets]
    assert whole.sheets[0].rows[3][8] == Cell(7.0, "000")
    assert bare.sheets[0].rows[3][8] == Cell(7.0)


def test_a_number_edited_between_the_calls_does_not_keep_a_format(google: Google, xlsx: Path, tmp_path: Path) -> None:
    book = google.share(xlsx)

    def edit() -> None:
        book.tabs[0].values[3, 8] = 8

    google.after[1] = edit
    row = read(google, tmp_path).sheets[0].rows[3]
    assert (row[8], row[9]) == (Cell(8.0), Cell(0.45, "0%"))


def test_a_tab_that_is_a_chart_is_not_read(google: Google, xlsx: Path, tmp_path: Path) -> None:
    google.share(xlsx).tabs[1].kind = "OBJECT"
    assert [s.name for s in read(google, tmp_path).sheets] == ["Ejercicio", "L'Avance", "Vacía"]


def test_a_sheet_of_charts_alone_has_nothing_written(google: Google, xlsx: Path, tmp_path: Path) -> None:
    for tab in google.share(xlsx).tabs:
        tab.kind = "OBJECT"
    with pytest.raises(Stop, match="nada escrito"):
        read(google, tmp_path)
    assert len(google.calls) == 1


def test_two_hundred_tabs_of_any_name_are_read_with_two_calls(google: Google, xlsx: Path, tmp_path: Path) -> None:
    book = google.share(xlsx)
    names = [f"Acción «{n}» de l'Avance! 😀 'A1:B2'" for n in range(200)]
    book.tabs += [Tab(name, 5_000 + n, hidden=bool(n % 2), values={(2, 3): n}) for n, name in enumerate(names)]
    sheets = {sheet.name: sheet.rows for sheet in read(google, tmp_path).sheets}
    assert len(google.calls) == 2
    assert [sheets[name] for name in names] == [{2: {3: Cell(float(n))}} for n in range(200)]
