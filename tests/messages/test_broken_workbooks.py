"""Five hundred broken workbooks through the command, and ten faults told ten times however long the plan is."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from pipeline import cli
from pipeline.model.outcome import Outcome
from pipeline.model.records import (
    Actividad,
    Compromiso,
    Conformidad,
    Consulta,
    Ejercicio,
    Indicador,
    Integrante,
    Intervencion,
    Mesa,
    Meta,
    Solucion,
)
from pipeline.model.workbook import Cell, CellError, Workbook
from pipeline.reporting.annotated.writing import annotate
from pipeline.reporting.review import review
from tests.effort import examples
from tests.messages.gathered import fuzzed, judged, workbook
from tests.plans import TODAY, Book, complete

SEEDS = range(examples(500))
BATCHES = 10


def written(found: Workbook, path: Path) -> Path:
    """The same cells in an .xlsx."""
    book = xlsxwriter.Workbook(path)
    for number, sheet in enumerate(found.sheets):
        tab = book.add_worksheet(sheet.name[:31] or f"H{number}")
        for row, cells in sheet.rows.items():
            for column, cell in cells.items():
                _put(book, tab, (row - 1, column - 1), cell)
    book.close()
    return path


def _put(book: Any, tab: Any, spot: tuple[int, int], cell: Cell) -> None:  # noqa: ANN401 - xlsxwriter's own
    form = book.add_format({"num_format": cell.pattern}) if cell.pattern else None
    match cell.value:
        case CellError(code=code):
            tab.write_formula(*spot, "=Z99", form, code)
        case bool(value):
            tab.write_boolean(*spot, value, form)
        case str(value):
            tab.write_string(*spot, value, form)
        case value:
            tab.write_number(*spot, value, form)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_whatever_is_wrong_with_a_workbook_the_command_tells_it_and_ends_well(batch: int, tmp_path: Path) -> None:
    told = 0
    for seed in SEEDS[batch::BATCHES]:
        path = written(fuzzed(seed), tmp_path / "plan.xlsx")
        out, talk = io.StringIO(), io.StringIO()
        day = (date(2016, 1, 15) + timedelta(days=seed)).isoformat()
        out.reconfigure = talk.reconfigure = lambda **_: None  # type: ignore[attr-defined] # a real stream has it
        with redirect_stdout(out), redirect_stderr(talk):
            words = ["check", "--json", "--plan", str(path), "--date", day, "--output", str(tmp_path / "salida")]
            code = cli.main(words)
        assert code in {0, 1}, (seed, talk.getvalue())
        found = json.loads(out.getvalue())
        assert found["valid"] is (code == 0)
        assert all(one["fix"] and one["sheet"] for one in found["findings"]), seed
        told += len(found["findings"])
    assert told > len(SEEDS) // 2


def _ten_faults(book: Book) -> Book:
    """Ten mistakes, none a consequence of another."""
    book.put(Ejercicio, lugar_declaracion="")
    book.put(Integrante, "OG1", correo="correo arroba casa")
    book.put(Consulta, "Q1", evidencia="")
    book.put(Mesa, "M1", analisis="")
    book.put(Solucion, "S1", viabilidad="")
    book.put(Compromiso, "C1", tema_pa18="")
    book.put(Actividad, "C2-A1", responsable="ZZ9")
    book.put(Indicador, "C3-I1", unidad="")
    book.put(Meta, where={"compromiso": "C4", "tipo": "final"}, fecha=None)
    book.drop(Conformidad, compromiso="C5", integrante="AC1")
    return book


def _spots(outcome: Outcome) -> list[tuple[str, str]]:
    return sorted((finding.code, finding.place.sheet) for finding in outcome.findings)


def test_ten_faults_are_told_ten_times_also_among_a_thousand_more_rows() -> None:
    short = judged(workbook(_ten_faults(complete())))
    assert len(short.findings) == 10
    book = _ten_faults(complete())
    for number in range(1_000):
        book.add(Intervencion, mesa="M1", participante="SC1", tipo="aportación", texto=f"Aportación {number}.")
    assert _spots(judged(workbook(book))) == _spots(short)


def test_a_thousand_rows_with_one_mistake_each_are_annotated_in_little_time(tmp_path: Path) -> None:
    book = complete()
    for number in range(1_000):
        book.add(Intervencion, mesa="M1", participante="SC1", tipo=f"otro {number}", texto=f"Aportación {number}.")
    found = workbook(book)
    outcome = judged(found)
    assert len(outcome.findings) == 1_000
    plan = book.plan()
    source = written(found, tmp_path / "plan.xlsx")
    annotate(source, review(plan, outcome, "f" * 64, TODAY), tmp_path / "copia.xlsx")
    assert (tmp_path / "copia.xlsx").stat().st_size > source.stat().st_size


def test_a_fuzzed_workbook_is_the_same_for_the_same_seed() -> None:
    assert fuzzed(7) == fuzzed(7)
    assert fuzzed(7) != fuzzed(8)
