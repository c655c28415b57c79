"""The reading of .xlsx held against openpyxl's, cell by cell, over books that two libraries wrote."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from pipeline.model.workbook import CellError
from pipeline.sources import xlsx
from tests.effort import examples

DAYS = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(lambda d: d.replace(microsecond=0))  # noqa: DTZ001 - cells have no zone
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_="), min_size=1, max_size=30
).filter(lambda text: not text.startswith("#"))
VALUES = st.one_of(
    st.none(), TEXTS, st.booleans(), st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9),
    DAYS, DAYS.map(datetime.date), st.times().map(lambda t: t.replace(microsecond=0)),
    st.integers(0, 10**6).map(lambda s: timedelta(seconds=s)),
)  # fmt: skip
ROWS = st.lists(st.lists(VALUES, max_size=8), min_size=1, max_size=12).filter(lambda rows: any(map(any, rows)))
QUICKLY = settings(max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck))


def ours(path: Path) -> dict[tuple[int, int], object]:
    (sheet,) = xlsx.read(path, "x").sheets
    return {(r, c): cell.value for r, row in sheet.in_order() for c, cell in row.items()}


def theirs(path: Path) -> dict[tuple[int, int], object]:
    book = openpyxl.load_workbook(path, data_only=True)
    cells = (cell for row in book.active.iter_rows() for cell in row if cell.value not in {None, ""})
    return {(cell.row, cell.column): _serial(cell.value) for cell in cells}


def _serial(value: object) -> object:
    if isinstance(value, bool | str):
        return value
    return float(to_excel(value)) if isinstance(value, date | time | timedelta) else float(str(value))


def alike(path: Path) -> int:
    """How many cells there are; both readings have the same, to the second."""
    mine, other = ours(path), theirs(path)
    assert mine.keys() == other.keys()
    for place, value in mine.items():
        expected = other[place]
        if isinstance(value, float):
            assert isinstance(expected, float)
            assert abs(value - expected) <= max(0.5 / 86_400, abs(expected) * 1e-12)
        else:
            assert value == expected or isinstance(value, CellError)
    return len(mine)


def test_books_that_openpyxl_writes(tmp_path: Path) -> None:
    cells = []

    @QUICKLY
    @given(ROWS, st.booleans())
    def compared(rows: list[list[object]], of_1904: bool) -> None:  # noqa: FBT001 - hypothesis gives it
        book = openpyxl.Workbook()
        if of_1904:
            book.epoch = CALENDAR_MAC_1904
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "a.xlsx")
        cells.append(alike(tmp_path / "a.xlsx"))

    compared()
    assert sum(cells) > 100


def test_books_that_xlsxwriter_writes(tmp_path: Path) -> None:
    cells = []

    @QUICKLY
    @given(ROWS, st.booleans())
    def compared(rows: list[list[object]], in_line: bool) -> None:  # noqa: FBT001 - idem
        options = {"default_date_format": "dd/mm/yyyy hh:mm", "constant_memory": in_line, "strings_to_urls": False}
        with xlsxwriter.Workbook(tmp_path / "b.xlsx", options) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        cells.append(alike(tmp_path / "b.xlsx"))

    compared()
    assert sum(cells) > 100
