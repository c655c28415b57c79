"""``pal check --annotate`` and what changed since the documents, as a person runs them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.remembering import LAST_DOCUMENTS
from pipeline.reporting.review import MOST_REMARKS, review
from pipeline.reporting.what_changed import MOST_TOLD
from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal
from tests.plans import TODAY, complete
from tests.requirements.telling import outcome

pytestmark = pytest.mark.long

DAY = "2017-05-15"


def broken(path: Path, **cells: Any) -> Path:  # noqa: ANN401 - whatever a cell holds
    """The example with these cells of Mesas changed."""
    book = openpyxl.load_workbook(EXAMPLE)
    for address, value in cells.items():
        book["Mesas"][address] = value
    book.save(path)
    return path


def test_the_copy_is_written_where_the_command_runs_and_the_book_is_not_touched(pal: Pal, tmp_path: Path) -> None:
    (tmp_path / "lejos").mkdir()
    plan = broken(tmp_path / "lejos" / "plan.xlsx", E3="ayer")
    before = plan.read_bytes()
    ran = pal("check", "--plan", plan, "--date", DAY, "--annotate")
    assert ran.returncode == 1
    assert "plan-revisado.xlsx" in ran.stderr
    assert plan.read_bytes() == before
    assert openpyxl.load_workbook(tmp_path / "plan-revisado.xlsx")["Mesas"]["E3"].comment is not None
    assert [path.name for path in (tmp_path / "lejos").iterdir()] == ["plan.xlsx"]


def test_a_copy_that_somebody_changed_is_kept_aside_and_one_as_it_was_is_replaced(pal: Pal, tmp_path: Path) -> None:
    plan = broken(tmp_path / "plan.xlsx", E3="ayer")
    words = ("check", "--plan", plan, "--date", DAY, "--annotate")
    pal(*words)
    assert "guardada" not in pal(*words).stderr
    copy = tmp_path / "plan-revisado.xlsx"
    book = openpyxl.load_workbook(copy)
    book["Mesas"]["E3"] = "12/05/2016"
    book.save(copy)
    ran = pal(*words)
    assert "plan-revisado-editado-a-mano.xlsx" in ran.stderr
    kept = openpyxl.load_workbook(tmp_path / "plan-revisado-editado-a-mano.xlsx")
    assert kept["Mesas"]["E3"].value == "12/05/2016"
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == [
        "plan-revisado-editado-a-mano.xlsx", "plan-revisado.xlsx", "plan.xlsx",
    ]  # fmt: skip


def test_with_json_only_json_is_printed(pal: Pal, tmp_path: Path) -> None:
    ran = pal("check", "--plan", broken(tmp_path / "plan.xlsx", E3="ayer"), "--date", DAY, "--annotate", "--json")
    assert json.loads(ran.stdout)["valid"] is False
    assert (tmp_path / "plan-revisado.xlsx").exists()


def test_a_tab_of_that_name_with_other_things_stops_it(pal: Pal, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLE)
    book.create_sheet("Validación").append(["Notas del jueves"])
    book.save(tmp_path / "plan.xlsx")
    ran = pal("check", "--plan", "plan.xlsx", "--date", DAY, "--annotate")
    assert ran.returncode == 2
    assert "Cámbiele el nombre" in ran.stderr
    assert not (tmp_path / "plan-revisado.xlsx").exists()


def test_what_changed_since_the_documents_is_told_with_what_was_signed_apart(pal: Pal, tmp_path: Path) -> None:
    plan = broken(tmp_path / "plan.xlsx")
    assert pal("documents", "--plan", plan, "--date", DAY).returncode == 0
    assert "changes" not in json.loads(pal("check", "--plan", plan, "--date", DAY, "--json").stdout)
    book = openpyxl.load_workbook(plan)
    book["Mesas"]["H3"] = "El patio de la biblioteca"
    book["Actividades"]["C3"] = "Otra cosa"
    book.save(plan)
    for command in ("check", "documents"):
        told = pal(command, "--plan", plan, "--date", DAY).stdout
        assert "Cambió lo que ya está firmado (1)" in told
        assert "Actividades!C3" in told
        assert "Mesas!H3" in told
        assert "Adendas" in told
        if command == "check":
            found = json.loads(pal("check", "--plan", plan, "--date", DAY, "--json").stdout)["changes"]
            assert [(one["sheet"], one["cell"], one["signed"]) for one in found] == [
                ("Mesas", "H3", False), ("Actividades", "C3", True),
            ]  # fmt: skip
    book["Actividades"]["C3"] = openpyxl.load_workbook(EXAMPLE)["Actividades"]["C3"].value
    book.save(plan)
    assert pal("documents", "--plan", plan, "--date", DAY).returncode == 0
    assert "Cambió" not in pal("check", "--plan", plan, "--date", DAY).stdout


def test_a_run_that_fails_or_writes_only_some_remembers_nothing(pal: Pal, tmp_path: Path) -> None:
    plan = broken(tmp_path / "plan.xlsx")
    pal("documents", "--plan", plan, "--date", DAY)
    record = tmp_path / "salida-registro" / LAST_DOCUMENTS
    before = record.read_bytes()
    broken(plan, H3="Otro lugar")
    pal("documents", "--plan", plan, "--date", DAY, "--only", "minuta")
    assert record.read_bytes() == before
    (tmp_path / "salida" / "manifiesto.json").unlink()
    assert pal("documents", "--plan", plan, "--date", DAY).returncode == 2
    assert record.read_bytes() == before


def test_another_exercise_in_the_same_folder_is_not_compared(pal: Pal, tmp_path: Path) -> None:
    pal("documents", "--date", DAY)
    book = openpyxl.load_workbook(EXAMPLE)
    for row in book["Ejercicio"].iter_rows():
        if row[0].value == "Entidad federativa":
            row[1].value = "Otra Tierra"
    book.save(tmp_path / "otro.xlsx")
    assert "changes" not in json.loads(pal("check", "--plan", "otro.xlsx", "--date", DAY, "--json").stdout)


def test_a_damaged_memory_is_told_and_nothing_stops(pal: Pal, tmp_path: Path) -> None:
    pal("documents", "--date", DAY)
    (tmp_path / "salida-registro" / LAST_DOCUMENTS).write_text("{", encoding="utf-8")
    ran = pal("check", "--date", DAY)
    assert ran.returncode == 0
    assert LAST_DOCUMENTS in ran.stderr


def test_many_changes_are_bounded_and_counted(pal: Pal, tmp_path: Path) -> None:
    plan = broken(tmp_path / "plan.xlsx")
    pal("documents", "--plan", plan, "--date", DAY)
    book = openpyxl.load_workbook(plan)
    sheet = book["Intervenciones"]
    for row in range(3, sheet.max_row + 1):
        sheet.cell(row, 4).value = f"Otro texto {row}"
    book.save(plan)
    found = json.loads(pal("check", "--plan", plan, "--date", DAY, "--json").stdout)["changes"]
    assert len(found) > MOST_TOLD
    assert f"y {len(found) - MOST_TOLD} cambios más" in pal("check", "--plan", plan, "--date", DAY).stdout


def test_more_remarks_than_a_tab_should_hold_are_counted() -> None:
    book = complete()
    judged = outcome(book)
    assert judged.findings == ()
    one = next(iter(outcome(_faulty()).findings))
    many = type(judged)(judged.requirements, (one,) * (MOST_REMARKS + 3))
    told = review(book.plan(), many, "f" * 64, TODAY)
    assert len(told.remarks) == MOST_REMARKS
    assert "faltan 3" in told.heading[-1]
    assert isinstance(TODAY, date)


def _faulty() -> Any:  # noqa: ANN401 - the book of tests.plans
    from pipeline.model.records import Indicador

    book = complete()
    book.drop(Indicador, "C2-I1")
    return book


@pytest.mark.parametrize("option", ["--annotate", "--by-actor"])
def test_the_options_are_told_in_the_help(pal: Pal, option: str) -> None:
    assert option in pal("check", "--help").stdout
