"""The blank workbook guides whoever fills it in, and what is typed in it is read back whole."""

import runpy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.edition import Edition
from pipeline.model.findings import Grade
from pipeline.model.fingerprint import fingerprint
from pipeline.model.guided import EXAMPLE_MARK, LISTS_TAB, README_TAB
from pipeline.model.plan import Plan
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import Column, Kind, columns
from pipeline.model.stop import Stop
from pipeline.publishing.libro_en_blanco import write_blank
from pipeline.requirements import check
from pipeline.settings import EXAMPLE, PROJECT
from tests.libro.conftest import Read

HEADERS, EXAMPLES, FIRST = 2, 3, 4
ROWS = [tab for tab in TABS if tab is not Ejercicio]


def test_the_same_edition_gives_the_same_bytes(blank: Path, edition: Edition, tmp_path: Path) -> None:
    again = tmp_path / "otro.xlsx"
    write_blank(again, edition)
    assert again.read_bytes() == blank.read_bytes()


def test_it_has_every_tab_and_a_first_one_that_links_to_each(blank: Path) -> None:
    book = load_workbook(blank)
    assert book.sheetnames == [README_TAB, *(tab.TAB for tab in TABS), LISTS_TAB]
    assert book[LISTS_TAB].sheet_state == "hidden"
    links = {cell.hyperlink.location for row in book[README_TAB].iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{tab.TAB}'!A1" for tab in TABS}


@pytest.mark.parametrize("tab", ROWS)
def test_each_column_has_its_header_in_sight_with_a_note_of_what_it_asks(blank: Path, tab: type) -> None:
    sheet = load_workbook(blank)[tab.TAB]
    assert sheet.freeze_panes == f"B{HEADERS + 1}"
    assert [cell.value for cell in sheet[HEADERS]] == [column.name for column in columns(tab)]
    for cell, column in zip(sheet[HEADERS], columns(tab), strict=True):
        assert cell.comment is not None
        assert column.help in cell.comment.text
        assert ("Obligatorio" in cell.comment.text) is column.always


@pytest.mark.parametrize("tab", ROWS)
def test_obligatory_headers_have_a_colour_of_their_own(blank: Path, tab: type) -> None:
    sheet = load_workbook(blank)[tab.TAB]
    colours = {(c.always, cell.fill.fgColor.rgb) for cell, c in zip(sheet[HEADERS], columns(tab), strict=True)}
    assert len({colour for always, colour in colours if always}) == 1
    assert {colour for always, colour in colours if always}.isdisjoint({c for always, c in colours if not always})


def test_every_choice_and_yes_no_is_a_drop_down_with_its_words(blank: Path, edition: Edition) -> None:
    book = load_workbook(blank)
    offered = {
        (tab.TAB, c.name): _offered(book, tab.TAB, c, place) for tab, c, place in _columns(Kind.CHOICE, Kind.BOOL)
    }
    assert len(offered) > 15
    assert offered.pop(("Compromisos", "Tema PA18")) == edition.temas
    expected = {(tab.TAB, c.name): c.choices or ("Sí", "No") for tab, c, _ in _columns(Kind.CHOICE, Kind.BOOL)}
    del expected["Compromisos", "Tema PA18"]
    assert offered == expected


def test_every_reference_offers_the_keys_of_its_tab_below_the_example(blank: Path) -> None:
    book = load_workbook(blank)
    rules = {(tab, c.name): _rule(book[tab.TAB], place) for tab, c, place in _columns(Kind.REF)}
    assert len(rules) > 15
    for (tab, name), rule in rules.items():
        column = next(c for c in columns(tab) if c.name == name)
        target = next(t for t in TABS if column.tabs == (t.TAB,))
        at = [c.kind for c in columns(target)].index(Kind.KEY) + 1
        sheet, bounds = _range(rule)
        assert (sheet, bounds[0], bounds[2]) == (target.TAB, at, at)
        assert bounds[1] == FIRST
        assert rule.errorStyle == "warning", "a name is read too"


def test_where_several_keys_are_typed_there_is_help_and_no_list(blank: Path) -> None:
    book = load_workbook(blank)
    rules = [_rule(book[tab.TAB], place) for tab, _, place in _columns(Kind.REFS)]
    assert len(rules) == 4
    assert all(rule.type in {None, "none"} and rule.prompt for rule in rules)


def test_no_list_inside_a_rule_is_longer_than_a_spreadsheet_keeps(blank: Path) -> None:
    formulas = [rule.formula1 for sheet in load_workbook(blank) for rule in sheet.data_validations.dataValidation]
    literal = [formula for formula in formulas if formula and formula.startswith('"')]
    assert literal
    assert max(map(len, literal)) <= 257, "255 and its quotes"


def test_days_and_percentages_are_ready_to_be_typed(blank: Path) -> None:
    sheet = load_workbook(blank)["Avances"]
    formats = {c.name: sheet.column_dimensions["ABCDEFGH"[n]] for n, c in enumerate(columns(_tab("Avances")))}
    assert formats["Fecha de corte"].number_format == "dd/mm/yyyy"
    assert formats["Porcentaje"].number_format == "0%"


def test_another_edition_offers_its_own_themes(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "otra.xlsx"
    write_blank(path, replace(edition, temas=("Agua, bosques y suelos", "Justicia abierta")))
    book = load_workbook(path)
    tema = next(c for c in columns(_tab("Compromisos")) if c.name == "Tema PA18")
    assert _offered(book, "Compromisos", tema, 3) == ("Agua, bosques y suelos", "Justicia abierta")


def test_an_empty_one_holds_no_plan_and_nothing_to_mend(blank: Path, read: Read) -> None:
    plan, findings = read(blank)
    assert fingerprint(plan) == fingerprint(Plan())
    assert [f for f in findings if f.grade is not Grade.NOTA] == []


def test_an_empty_one_checks_clean_with_every_requirement_pending(blank: Path, read: Read, edition: Edition) -> None:
    outcome = check(*read(blank), edition, date(2016, 6, 20))
    assert {str(judged.result) for judged in outcome.requirements} == {"pendiente"}
    assert outcome.valid
    assert [f for f in outcome.findings if f.grade is not Grade.NOTA] == []


@pytest.mark.parametrize("tab", ROWS)
def test_the_example_row_is_marked_and_has_something_in_every_column(blank: Path, tab: type) -> None:
    row = [cell.value for cell in load_workbook(blank)[tab.TAB][EXAMPLES]]
    assert str(row[0]).startswith(EXAMPLE_MARK)
    assert all(row)


def test_a_plan_typed_into_it_is_the_plan_that_is_read(blank: Path, read: Read, edition: Edition) -> None:
    book = load_workbook(blank)
    tables = runpy.run_path(str(PROJECT / "tools" / "ejemplo" / "escribir.py"))["tables"]()
    assert set(tables) == {tab.TAB for tab in TABS}
    campo = {row[0].value: row[1] for row in book["Ejercicio"].iter_rows(min_row=FIRST - 1)}
    for row in tables.pop("Ejercicio"):
        campo[row["Campo"]].value = row["Valor"]
    for name, rows in tables.items():
        for number, row in enumerate(rows, start=FIRST):
            for place, column in enumerate(columns(_tab(name)), start=1):
                book[name].cell(number, place, row.get(column.name) or None)
    filled = blank.with_name("lleno.xlsx")
    book.save(filled)
    plan, findings = read(filled)
    expected, _ = read(EXAMPLE)
    assert plan.compromisos
    assert fingerprint(plan) == fingerprint(expected)
    assert [f for f in findings if f.grade is not Grade.NOTA] == []
    assert check(plan, findings, edition, date(2017, 5, 15)).valid


def test_where_it_cannot_be_written_the_operator_is_told(edition: Edition, tmp_path: Path) -> None:
    with pytest.raises(Stop):
        write_blank(tmp_path / "no-existe" / "plan.xlsx", edition)


def _tab(name: str) -> type:
    return {tab.TAB: tab for tab in TABS}[name]


def _columns(*kinds: Kind) -> Iterator[tuple[type, Column, int]]:
    for tab in ROWS:
        for place, column in enumerate(columns(tab), start=1):
            if column.kind in kinds:
                yield tab, column, place


def _rule(sheet: Worksheet, place: int) -> DataValidation:
    cell = sheet.cell(FIRST, place).coordinate
    found = [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]
    assert len(found) == 1, (sheet.title, cell)
    return found[0]


def _range(rule: DataValidation) -> tuple[str, tuple[int, int, int, int]]:
    sheet, _, cells = rule.formula1.rpartition("!")
    return sheet.strip("'"), range_boundaries(cells.replace("$", ""))


def _offered(book: Workbook, tab: str, column: Column, place: int) -> tuple[str, ...]:
    rule = _rule(book[tab], place)
    assert rule.type == "list", column.name
    if rule.formula1.startswith('"'):
        return tuple(rule.formula1.strip('"').split(","))
    sheet, (left, top, right, bottom) = _range(rule)
    return tuple(c.value for row in book[sheet].iter_rows(top, bottom, left, right) for c in row)
