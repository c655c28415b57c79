"""What each kind of cell reads as, from files that openpyxl, xlsxwriter and a hand wrote."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pipeline.model.workbook import Cell, CellError, Sheet, Workbook
from pipeline.sources import Access, open_workbook
from tests.sources.by_hand import write_parts


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "Plan de acción.xlsx"


def read(path: Path) -> Workbook:
    return open_workbook(
        str(path), Access(), today=date(2016, 5, 1), kept=path.with_suffix(".json"), say=lambda _: None
    )


def first(path: Path) -> Sheet:
    return read(path).sheets[0]


def saved(path: Path, **cells: object) -> Sheet:
    book = openpyxl.Workbook()
    for ref, value in cells.items():
        book.active[ref] = value
    book.save(path)
    return first(path)


def test_a_workbook_has_the_name_of_its_file_and_no_address(path: Path) -> None:
    saved(path, A1="x")
    book = read(path)
    assert (book.title, book.origin, book.url, book.kept_on) == ("Plan de acción", str(path), "", None)


def test_text_is_as_typed_also_when_it_looks_like_a_number(path: Path) -> None:
    sheet = saved(path, A1="007", B1="  dos  espacios ", C1="línea\notra", D1="1,5", E1="=1")
    assert sheet.rows == {
        1: {1: Cell("007"), 2: Cell("  dos  espacios "), 3: Cell("línea\notra"), 4: Cell("1,5"), 5: Cell(CellError(""))}
    }


def test_days_and_hours_are_serials_with_the_format_they_are_seen_through(path: Path) -> None:
    noon = datetime(2016, 3, 5, 12)  # noqa: DTZ001 - a cell has no time zone
    sheet = saved(path, A1=date(2016, 3, 5), B1=time(10, 30), C1=noon, D1=timedelta(hours=36))
    row = sheet.rows[1]
    assert [row[c].value for c in range(1, 5)] == [42434.0, 0.4375, 42434.5, 1.5]
    assert [row[c].pattern for c in range(1, 5)] == ["yyyy-mm-dd", "h:mm:ss", "yyyy-mm-dd h:mm:ss", "[hh]:mm:ss"]


def test_the_short_date_of_excel_is_seen_day_first(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = 42434
    book.active["A1"].number_format = "mm-dd-yy"  # the built-in that Excel shows by the country of its user
    book.save(path)
    assert first(path).rows[1][1] == Cell(42434.0, "dd/mm/yyyy")


def test_a_1904_workbook_reads_as_the_1900_system(path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2016, 3, 5), time(10, 30), timedelta(hours=36), 7])
    book.save(path)
    assert [cell.value for cell in first(path).rows[1].values()] == [42434.0, 0.4375, 1.5, 7.0]


def test_numbers_keep_their_format_and_booleans_are_booleans(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([7, 0.45, True, False, 1234.5])
    book.active["A1"].number_format = "000"
    book.active["B1"].number_format = "0%"
    book.save(path)
    assert list(first(path).rows[1].values()) == [
        Cell(7.0, "000"), Cell(0.45, "0%"), Cell(True), Cell(False), Cell(1234.5),  # noqa: FBT003 - a cell holds it
    ]  # fmt: skip


def test_errors_are_errors_in_whichever_language_they_were_pasted(path: Path) -> None:
    sheet = saved(path, A1="#REF!", B1="#N/A", C1="#¡REF!", D1="#N/D", E1="#Hola")
    assert [cell.value for cell in sheet.rows[1].values()] == [
        CellError("#REF!"), CellError("#N/A"), CellError("#REF!"), CellError("#N/A"), "#Hola",
    ]  # fmt: skip


def test_a_formula_is_its_result_and_without_one_an_error_without_a_code(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", '="a"&"b"', None, "ab")
        sheet.write_formula("C1", "=1=1", None, True)  # noqa: FBT003 - its result
        sheet.write_formula("D1", "=1/0", None, "#DIV/0!")
    assert [cell.value for cell in first(path).rows[1].values()] == [2.0, "ab", True, CellError("#DIV/0!")]
    assert saved(path, A1="=1+1").rows == {1: {1: Cell(CellError(""))}}


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell(path: Path) -> None:
    write_parts(path, '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>')
    assert first(path).rows == {1: {2: Cell(1.0)}}


def test_merged_cells_hold_their_value_at_the_first_only(path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
        '<row r="2"><c r="A2"><v>4</v></c></row>'
    )
    write_parts(path, rows, after='<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>')
    assert first(path).rows == {1: {1: Cell(1.0), 3: Cell(3.0)}}


def test_a_cell_merged_to_the_end_of_the_sheet_costs_nothing(path: Path) -> None:
    write_parts(
        path,
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        after='<mergeCells><mergeCell ref="A1:XFD1048575"/><mergeCell ref="A1:XFC1048576"/></mergeCells>',
    )
    assert first(path).rows == {1: {1: Cell(1.0)}, 1_048_576: {16_384: Cell(2.0)}}


def test_hidden_rows_and_tabs_are_read_and_sheets_of_charts_are_not(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        seen, hidden, chart = book.add_worksheet("A la vista"), book.add_worksheet("Oculta"), book.add_chartsheet("G")
        seen.write("A1", "uno")
        seen.set_row(0, None, None, {"hidden": True})
        hidden.write("A1", "dos")
        hidden.hide()
        bars = book.add_chart({"type": "bar"})
        bars.add_series({"values": "='A la vista'!$A$1:$A$2"})
        chart.set_chart(bars)
    assert [(s.name, s.rows) for s in read(path).sheets] == [
        ("A la vista", {1: {1: Cell("uno")}}),
        ("Oculta", {1: {1: Cell("dos")}}),
    ]


def test_rich_text_is_its_text_without_phonetic_guides(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = CellRichText("uno ", TextBlock(InlineFont(b=True), "dos"))
    book.save(path)
    assert first(path).rows[1][1] == Cell("uno dos")
    guide = "<is><r><t>東</t></r><rPh><t>ひがし</t></rPh><r><t>京</t></r></is>"
    write_parts(path, f'<row r="1"><c r="A1" t="inlineStr">{guide}</c></row>')
    assert first(path).rows[1][1] == Cell("東京")


def test_escaped_characters_and_line_ends_are_what_was_typed(path: Path) -> None:
    text = "a_x000D_\nb_x005F_x0041_ _xD83D__xDE00_"
    write_parts(path, f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>')
    assert first(path).rows[1][1] == Cell("a\nb_x0041_ 😀")


def test_cells_without_an_address_stand_one_after_another(path: Path) -> None:
    write_parts(path, "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>")
    assert first(path).rows == {1: {1: Cell(1.0), 3: Cell(3.0)}, 2: {1: Cell(4.0)}}


def test_what_says_to_be_a_number_and_is_none_is_text(path: Path) -> None:
    write_parts(path, '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>ayer</v></c></row>')
    assert [cell.value for cell in first(path).rows[1].values()] == ["NaN", "1e999", "ayer"]


def test_days_that_the_file_writes_in_iso_are_serials(path: Path) -> None:
    cells = '<c r="A1" t="d"><v>2016-03-05</v></c><c r="B1" t="d"><v>2016-03-05T12:00:00Z</v></c>'
    write_parts(path, f'<row r="1">{cells}<c r="C1" t="d"><v>T06:00</v></c></row>')
    assert [cell.value for cell in first(path).rows[1].values()] == [42434.0, 42434.5, 0.25]


def test_a_strict_file_with_prefixed_names_reads_the_same(path: Path) -> None:
    write_parts(path, '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>', prefix="x", strict=True)
    assert first(path).rows == {1: {1: Cell(1.0)}}


def test_styles_and_validations_that_stop_other_programs_do_not_stop_the_reading(path: Path) -> None:
    write_parts(
        path,
        '<row r="1" spans="zz" ht="alto"><c r="A1" s="99"><v>1</v></c></row>',
        after='<dataValidations><dataValidation type="nada" sqref="?"/></dataValidations>'
        '<conditionalFormatting sqref="A1"><cfRule type="rara" priority="x"/></conditionalFormatting>'
        '<extLst><ext uri="{0}"><q:c xmlns:q="urn:q" r="Z9"><q:z/></q:c></ext></extLst>',
        styles="<styleSheet><cellXfs><xf numFmtId='muchos'/></cellXfs></styleSheet>",
    )
    assert first(path).rows == {1: {1: Cell(1.0)}}


@pytest.mark.parametrize("mark", [".~lock.plan.xlsx#", "~$plan.xlsx"])
def test_a_book_that_is_open_elsewhere_is_read_as_it_was_last_saved_and_it_is_said(tmp_path: Path, mark: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Clave"
    book.save(tmp_path / "plan.xlsx")
    said: list[str] = []

    def read() -> None:
        open_workbook(
            str(tmp_path / "plan.xlsx"), Access(), today=date(2016, 5, 1), kept=tmp_path / "k", say=said.append
        )

    read()
    assert said == []
    (tmp_path / mark).touch()
    read()
    assert said == ["plan.xlsx está abierto en otro programa: se leyó lo último que se guardó."]
