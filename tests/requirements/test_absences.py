"""The finding of a tab or a column that is not there names every requirement that it breaks."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.model.outcome import Outcome, Result
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import columns
from pipeline.model.words import fold
from pipeline.reading import read_plan
from pipeline.requirements import check
from pipeline.settings import EXAMPLE
from pipeline.sources import Access, open_workbook
from tests.plans import EDITION

DAY = date(2017, 12, 15)


def judged(book: openpyxl.Workbook, folder: Path) -> Outcome:
    book.save(folder / "plan.xlsx")
    workbook = open_workbook(
        str(folder / "plan.xlsx"), Access(), today=DAY, kept=folder / "lectura.json", say=lambda _: None
    )
    plan, readings = read_plan(workbook, EDITION)
    return check(plan, readings, EDITION, DAY)


def without(tab: str, title: str = "") -> openpyxl.Workbook:
    book = openpyxl.load_workbook(EXAMPLE)
    if not title:
        del book[tab]
        return book
    sheet = book[tab]
    header = next(c for line in sheet.iter_rows(max_row=10) for c in line if fold(str(c.value)) == fold(title))
    sheet.delete_cols(header.column)
    return book


def unnamed(outcome: Outcome) -> set[str]:
    told = {code for finding in outcome.findings for code in (finding.code, *finding.also)}
    return {one.id for one in outcome.requirements if one.result is Result.NO_CUMPLE} - told


def test_the_example_lacks_nothing(tmp_path: Path) -> None:
    assert judged(openpyxl.load_workbook(EXAMPLE), tmp_path).impeding == ()


@pytest.mark.parametrize("tab", [tab.TAB for tab in TABS])
def test_each_requirement_that_a_missing_tab_breaks_is_named(tmp_path: Path, tab: str) -> None:
    outcome = judged(without(tab), tmp_path)
    if tab in {"Problemáticas", "Soluciones"}:  # told at each cell that names what is not there
        assert any(finding.code == "D-clave-desconocida" for finding in outcome.findings)
    else:
        assert unnamed(outcome) == set()


@pytest.mark.long
@pytest.mark.parametrize(
    ("tab", "title"), [(tab.TAB, c.name) for tab in TABS if tab is not Ejercicio for c in columns(tab)]
)
def test_each_requirement_that_a_missing_column_breaks_is_named(tmp_path: Path, tab: str, title: str) -> None:
    outcome = judged(without(tab, title), tmp_path)
    if any(finding.code == "D-encabezado" for finding in outcome.findings):  # of two columns: the tab is not known
        assert tab == "Reglas"
    else:
        assert unnamed(outcome) == set()


def test_the_missing_tab_of_the_exercise_and_a_missing_title_name_theirs(tmp_path: Path) -> None:
    found = judged(without("Ejercicio"), tmp_path).findings
    (absence,) = (one for one in found if one.code == "D-hoja-faltante")
    assert set(absence.also) >= {"SP-1", "SP-3d", "SP-5a", "SP-6a"}
    found = judged(without("Compromisos", "Título"), tmp_path).findings
    (absence,) = (one for one in found if one.code == "D-columna-faltante")
    assert absence.also == ("RM-0e",)


def test_what_an_unread_cell_breaks_is_not_laid_on_an_absence(tmp_path: Path) -> None:
    book = without("Compromisos", "Título")
    for line in book["Ejercicio"].iter_rows():
        if line[0].value == "Fecha de la Declaración":
            line[1].value = "ayer"
    outcome = judged(book, tmp_path)
    assert next(one.result for one in outcome.requirements if one.id == "SP-1") is Result.NO_CUMPLE
    (absence,) = (one for one in outcome.findings if one.code == "D-columna-faltante")
    assert absence.also == ("RM-0e",)
