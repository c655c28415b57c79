"""The annotated copy says everything at its cell, and holds all that the book held."""

import re
import warnings
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.annotating import copy_of
from pipeline.model.findings import Grade
from pipeline.model.review import COLOURS, COLUMNS, TITLE, VALIDATION_TAB, Remark, Review
from pipeline.model.stop import Stop
from pipeline.model.workbook import Place
from pipeline.orders import Checked, Order
from pipeline.publishing.libro_en_blanco import write_blank
from pipeline.reading.tabs import SILENT_TABS
from pipeline.reporting.annotated.writing import annotate
from pipeline.reporting.review import review
from pipeline.run import check
from pipeline.settings import EXAMPLE
from tests.open_xml import complaints
from tests.plans import EDITION

DAY = date(2017, 5, 15)


def loaded(path: Path) -> Any:  # noqa: ANN401 - openpyxl's own
    """The book as openpyxl understands it; that it drops what it does not know is no matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)


def checked(path: Path) -> Checked:
    order = Order(today=DAY, plan=str(path), output=path.parent / "salida")
    return check(order, lambda _: None)


def annotated(path: Path, target: Path) -> Review:
    ours = checked(path)
    told = review(ours.plan, ours.outcome, ours.fingerprint, DAY)
    annotate(path, told, target)
    return told


def remark(sheet: str, row: int | None, column: int | None, grade: Grade = Grade.IMPIDE) -> Remark:
    return Remark(grade, "D-fecha", Place(sheet, row, column, "Fecha"), "“ayer” no es.", "Escríbala.", "Datos", "Ana")


def whole(*remarks: Remark) -> Review:
    return Review(("Hecha hoy.",), remarks)


@pytest.fixture(name="broken")
def _broken(tmp_path: Path) -> Path:
    """The example with faults, written by openpyxl as other programs write."""
    book = loaded(EXAMPLE)
    sheet = book["Mesas"]
    sheet.cell(3, _column(sheet, "Fecha")).value = "ayer"
    book["Compromisos"].cell(3, 2).value = "Nacional"
    acts = book["Actividades"]
    acts.cell(4, _column(acts, "Responsable")).value = None
    del book["Metas"]
    path = tmp_path / "plan.xlsx"
    book.save(path)
    return path


def _column(sheet: Worksheet, name: str) -> int:
    return next(cell.column for cell in sheet[2] if cell.value == name)


@pytest.fixture(name="rich")
def _rich(tmp_path: Path) -> Path:
    """A valid book with all that a library that loads and saves would lose."""
    path = tmp_path / "rico.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Mesas")
    green = book.add_format({"bg_color": "#A0D0A0", "num_format": "0.00", "bold": True})
    sheet.write_row(0, 0, ["Clave", "Tema", "Fecha"])
    sheet.write_formula(1, 0, '="M"&1', green, "M1")
    sheet.write_rich_string(1, 1, "Agua ", book.add_format({"italic": True}), "potable")
    sheet.write(1, 2, "ayer", green)
    sheet.write_comment(0, 2, "El día de la mesa.", {"author": "Comité"})
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.data_validation(1, 2, 9, 2, {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format(1, 0, 9, 0, {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline(5, 5, {"range": "Mesas!A1:C1"})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Mesas!$A$2:$A$3"})
    sheet.insert_chart("H2", chart)
    sheet.insert_textbox(12, 1, "una nota al margen")
    sheet.merge_range(9, 0, 9, 2, "unida")
    book.add_worksheet("L'Avance & más").write(0, 0, "x")
    book.define_name("Temas", "=Mesas!$B$2:$B$9")
    book.close()
    return path


def test_the_copy_has_a_note_a_colour_and_a_line_with_its_link_for_each_finding(broken: Path, tmp_path: Path) -> None:
    target = tmp_path / "copia.xlsx"
    told = annotated(broken, target)
    assert {one.grade for one in told.remarks} == {Grade.IMPIDE, Grade.AVISO}
    book = loaded(target)
    at_cells = [one for one in told.remarks if one.place.cell]
    assert len(at_cells) >= 4
    for one in at_cells:
        cell = book[one.place.sheet][one.place.cell]
        assert cell.comment is not None
        assert cell.comment.text.startswith(TITLE)
        assert one.what in cell.comment.text
        assert one.fix in cell.comment.text
        assert cell.fill.fgColor.rgb in {f"FF{colour}" for colour in COLOURS.values()}
    tab = book[VALIDATION_TAB]
    lines = [[cell.value or "" for cell in row] for row in tab.iter_rows(max_col=len(COLUMNS))]
    first = len(told.heading) + 1
    assert lines[first] == list(COLUMNS)
    assert [tuple(line) for line in lines[first + 1 :]] == [one.cells() for one in told.remarks]
    for number, one in enumerate(told.remarks, start=first + 2):
        link = tab.cell(number, 3).hyperlink
        assert (link.location if link else "") == _target(one, book.sheetnames)


def _target(one: Remark, names: list[str]) -> str:
    return f"'{one.place.sheet}'!{one.place.cell or 'A1'}" if one.place.sheet in names else ""


def test_a_finding_without_a_tab_stands_only_in_the_list(broken: Path, tmp_path: Path) -> None:
    told = annotated(broken, tmp_path / "copia.xlsx")
    without = [one for one in told.remarks if one.place.sheet == "Metas"]
    assert without
    assert all(one.place.cell is None for one in without)


def test_every_part_that_has_nothing_to_say_keeps_its_bytes(rich: Path, tmp_path: Path) -> None:
    target = tmp_path / "copia.xlsx"
    annotate(rich, whole(remark("Mesas", 2, 3)), target)
    with zipfile.ZipFile(rich) as old, zipfile.ZipFile(target) as new:
        kept = [name for name in old.namelist() if name in new.namelist() and old.read(name) == new.read(name)]
        assert set(old.namelist()) <= set(new.namelist())
    assert {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/sharedStrings.xml", "xl/theme/theme1.xml"} <= set(
        kept
    )
    sheet = zipfile.ZipFile(target).read("xl/worksheets/sheet1.xml").decode()
    for piece in ('<f>"M"&amp;1</f>', "<v>M1</v>", 'hidden="1"', "dataValidation ", "x14:sparkline", "mergeCell "):
        assert piece in sheet, piece


def test_a_cell_keeps_its_format_under_the_colour_and_gets_its_own_back(rich: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "una.xlsx", tmp_path / "dos.xlsx"
    annotate(rich, whole(remark("Mesas", 2, 3), remark("Mesas", 1, 3), remark("Mesas", 7, 2)), once)
    cell = loaded(once)["Mesas"]["C2"]
    assert (cell.number_format, cell.font.b, cell.fill.fgColor.rgb) == ("0.00", True, f"FF{COLOURS[Grade.IMPIDE]}")
    annotate(once, whole(remark("Mesas", 2, 1, Grade.NOTA)), twice)
    sheet = loaded(twice)["Mesas"]
    assert sheet["C2"].fill.fgColor.rgb == "FFA0D0A0"
    assert sheet["B7"].fill.patternType in {None, "none"}
    assert sheet["A2"].fill.fgColor.rgb == f"FF{COLOURS[Grade.NOTA]}"
    assert sheet["C2"].comment is None
    assert sheet["C1"].comment.text == "El día de la mesa."
    assert sheet["A2"].comment.text.startswith(TITLE)
    assert loaded(twice).sheetnames.count(VALIDATION_TAB) == 1


def test_a_note_that_was_there_stays_below_ours(rich: Path, tmp_path: Path) -> None:
    annotate(rich, whole(remark("Mesas", 1, 3)), tmp_path / "copia.xlsx")
    text = loaded(tmp_path / "copia.xlsx")["Mesas"]["C1"].comment.text
    assert text.startswith(TITLE)
    assert text.endswith("El día de la mesa.")


@pytest.mark.tools
@pytest.mark.parametrize("times", [1, 2])
def test_the_copy_of_a_valid_book_is_valid(rich: Path, tmp_path: Path, times: int) -> None:
    assert complaints([rich]) == {}
    source = rich
    for turn in range(times):
        target = tmp_path / f"copia-{turn}.xlsx"
        spots = (
            remark("Mesas", 2, 3),
            remark("Mesas", 1, 3),
            remark("Mesas", 40, 9 + turn),
            remark("Nada", None, None),
        )
        annotate(source, whole(*spots, remark("L'Avance & más", 3, 3, Grade.AVISO)), target)
        source = target
    assert complaints([source]) == {}


@pytest.mark.tools
def test_the_copy_of_the_blank_workbook_is_valid(tmp_path: Path) -> None:
    blank = tmp_path / "plan.xlsx"
    write_blank(blank, EDITION)
    spots = [
        remark(sheet, row, column)
        for sheet in ("Mesas", "Ejercicio", "Compromisos")
        for row in (3, 5)
        for column in (2, 4)
    ]
    annotate(blank, whole(*spots), tmp_path / "copia.xlsx")
    assert complaints([tmp_path / "copia.xlsx"]) == {}


@pytest.mark.tools
def test_an_annotated_copy_without_a_single_style_of_its_own_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "minimo.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in MINIMAL.items():
            package.writestr(name, text)
    annotate(path, whole(remark("Mesas", 2, 2), remark("Mesas", 1, 1)), tmp_path / "copia.xlsx")
    book = loaded(tmp_path / "copia.xlsx")
    assert [cell.value for cell in book["Mesas"][1]] == ["Clave", "Tema"]
    assert book["Mesas"]["B2"].comment is not None
    assert complaints([tmp_path / "copia.xlsx"]) == {}


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MINIMAL = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Mesas" sheetId="1" r:id="b"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="b" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>Clave</t></is></c>'
    '<c t="inlineStr"><is><t>Tema</t></is></c></row></sheetData></worksheet>',
}


def test_the_same_review_gives_the_same_bytes(broken: Path, tmp_path: Path) -> None:
    annotated(broken, tmp_path / "a.xlsx")
    annotated(broken, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_reading_ignores_the_tab_and_finds_the_same_in_the_copy(broken: Path, tmp_path: Path) -> None:
    assert VALIDATION_TAB in SILENT_TABS
    annotated(broken, tmp_path / "copia.xlsx")
    ours, copy = checked(broken), checked(tmp_path / "copia.xlsx")
    assert ours.outcome.findings
    assert copy.outcome.findings == ours.outcome.findings
    assert copy.fingerprint == ours.fingerprint


def test_mended_in_the_copy_the_plan_is_valid(tmp_path: Path) -> None:
    book = loaded(EXAMPLE)
    column = _column(book["Mesas"], "Fecha")
    good = book["Mesas"].cell(3, column).value
    book["Mesas"].cell(3, column).value = "ayer"
    book.save(tmp_path / "plan.xlsx")
    assert not checked(tmp_path / "plan.xlsx").outcome.valid
    annotated(tmp_path / "plan.xlsx", tmp_path / "copia.xlsx")
    book = loaded(tmp_path / "copia.xlsx")
    book["Mesas"].cell(3, column).value = good
    book.save(tmp_path / "copia.xlsx")
    assert checked(tmp_path / "copia.xlsx").outcome.valid


def test_hostile_words_are_written_as_they_can_be(rich: Path, tmp_path: Path) -> None:
    odd = Remark(Grade.NOTA, "D-x", Place("Mesas", 2, 2), "\x00 ]]> <b>& _x0041_ \ud800 =1+1", "x" * 50_000, "", "")
    annotate(rich, whole(odd), tmp_path / "copia.xlsx")
    tab = loaded(tmp_path / "copia.xlsx")[VALIDATION_TAB]
    line = [cell.value for cell in tab[len(whole().heading) + 3]]
    assert line[3] == " ]]> <b>& _x005F_x0041_  =1+1"
    assert len(line[4]) == 32_000
    assert complaints([tmp_path / "copia.xlsx"]) == {}


def test_the_drawing_of_notes_names_each_shape_once(broken: Path, tmp_path: Path) -> None:
    annotated(broken, tmp_path / "copia.xlsx")
    with zipfile.ZipFile(tmp_path / "copia.xlsx") as package:
        drawings = [package.read(name).decode() for name in package.namelist() if name.endswith(".vml")]
    names = [re.findall(r'id="(_x0000_s\d+)"', drawing) for drawing in drawings]
    assert any(names)
    assert all(len(ids) == len(set(ids)) for ids in names)


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("plan.xlsx", "plan-revisado.xlsx"),
        ("plan-revisado.xlsx", "plan-revisado-2.xlsx"),
        ("a-revisado-2.xlsx", "a-revisado-3.xlsx"),
    ],
)
def test_the_copy_never_has_the_name_of_the_book(name: str, copy: str) -> None:
    assert copy_of(Path("otra") / name) == Path(copy)


def test_a_damaged_part_is_told_with_its_remedy(rich: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.xlsx"
    with zipfile.ZipFile(rich) as old, zipfile.ZipFile(odd, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<styleSheet" if name == "xl/styles.xml" else old.read(name))
    with pytest.raises(Stop, match="guárdelo de nuevo"):
        annotate(odd, whole(), tmp_path / "copia.xlsx")
