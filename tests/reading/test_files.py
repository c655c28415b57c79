"""A real .xlsx, as a committee leaves it, read through the door of the sources."""

from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook as Book
from openpyxl import load_workbook

from pipeline.model.fingerprint import fingerprint
from pipeline.reading import read_plan
from pipeline.sources import Access, open_workbook
from tests.reading.books import EDITION, Tabs, read, small, spots, values


def _written(tabs: Tabs, path: Path) -> Path:
    book = Book()
    book.remove(book.worksheets[0])
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        sheet.append([f"Hoja {name} del Secretariado Técnico Local"])
        sheet.merge_cells("A1:D1")
        sheet.append([])
        for row in rows:
            sheet.append([getattr(value, "value", value) for value in row])
        sheet.row_dimensions[4].hidden = True
    book.save(path)
    return path


def _tabs() -> Tabs:
    tabs = small()
    tabs["Ejercicio"][4][1] = date(2016, 3, 5)
    tabs["Mesas"][1][3] = datetime(2016, 4, 20, 10, 30)  # noqa: DTZ001 - a cell of a sheet has no zone
    tabs["Mesas"][1][4] = time(10, 30)
    return tabs


def test_a_file_with_titles_merged_cells_hidden_rows_and_date_cells_is_the_same_plan(tmp_path: Path) -> None:
    path = _written(_tabs(), tmp_path / "plan.xlsx")
    book = open_workbook(str(path), Access(), today=date(2016, 5, 1), kept=tmp_path / "kept", say=print)
    plan, findings = read_plan(book, EDITION)
    expected, _ = read(small())
    assert findings == ()
    assert values(plan) == values(expected)
    assert fingerprint(plan) == fingerprint(expected)
    assert plan.mesa["M1"].place("tema").cell == "C4"


def test_a_cell_merged_with_the_one_above_says_so(tmp_path: Path) -> None:
    path = _written(_tabs(), tmp_path / "plan.xlsx")
    book = load_workbook(path)
    book["Responsables"].merge_cells("A4:A5")
    book.save(path)
    opened = open_workbook(str(path), Access(), today=date(2016, 5, 1), kept=tmp_path / "kept", say=print)
    _, findings = read_plan(opened, EDITION)
    assert spots(list(findings)) == [("D-celda-vacia", "Responsables", "A5")]
    assert findings[0].message == (
        "Falta “Compromiso”: las celdas A4:A5 están combinadas, y solo la primera lleva el dato."
    )
    assert "Separe las celdas A4:A5" in findings[0].fix


def test_formulas_without_a_result_and_errors_are_told_at_their_cells(tmp_path: Path) -> None:
    tabs = _tabs()
    tabs["Mesas"][1][2] = "=UPPER(B4)"
    tabs["Mesas"][2][2] = "#REF!"
    path = _written(tabs, tmp_path / "plan.xlsx")
    book = open_workbook(str(path), Access(), today=date(2016, 5, 1), kept=tmp_path / "kept", say=print)
    _, findings = read_plan(book, EDITION)
    assert spots(list(findings)) == [
        ("D-formula-sin-calcular", "Mesas", "C4"),
        ("D-error-de-formula", "Mesas", "C5"),
    ]
