"""What a signed document carries is not changed in silence, however often the documents are written."""

import json
from pathlib import Path

import openpyxl
import pytest

from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal

pytestmark = pytest.mark.long

DAY = "2017-11-01"


def _with_another_goal(folder: Path) -> Path:
    return _with(folder / "plan.xlsx", "Compromisos", "Objetivo", "Otro objetivo.")


def _with(path: Path, tab: str, header: str, value: str | None) -> Path:
    """The example with another value in the first row of a column."""
    book = openpyxl.load_workbook(EXAMPLE)
    columns = [
        (cell.row, cell.column) for row in book[tab].iter_rows(max_row=2) for cell in row if cell.value == header
    ]
    assert len(columns) == 1
    row, column = columns[0]
    book[tab].cell(row + 1, column).value = value
    book.save(path)
    return path


def test_the_warning_stays_until_an_adenda_or_the_signed_words_are_there(pal: Pal, tmp_path: Path) -> None:
    signed = tmp_path / "firmado.xlsx"
    signed.write_bytes(EXAMPLE.read_bytes())
    assert pal("documents", "--date", DAY, "--plan", signed).returncode == 0
    changed = _with_another_goal(tmp_path)
    for _ in range(2):
        assert "adenda" in pal("documents", "--date", DAY, "--plan", changed).stdout
    assert "Otro objetivo" in pal("check", "--date", DAY, "--plan", changed).stdout
    pal("documents", "--date", DAY, "--plan", signed)
    assert "Otro objetivo" not in pal("check", "--date", DAY, "--plan", signed).stdout


def test_a_draft_that_was_corrected_was_never_signed(pal: Pal, tmp_path: Path) -> None:
    draft = _with(tmp_path / "borrador.xlsx", "Actividades", "Responsable", None)
    ran = pal("documents", "--date", DAY, "--plan", draft, "--json")
    assert any(f["path"] == "04-plan-de-accion-local-borrador.docx" for f in json.loads(ran.stdout)["files"])
    told = pal("documents", "--date", DAY, "--plan", EXAMPLE).stdout
    assert "Cambios desde los documentos" in told
    assert "ya está firmado" not in told


def test_what_was_signed_stays_so_while_the_plan_is_a_draft_again(pal: Pal, tmp_path: Path) -> None:
    assert pal("documents", "--date", DAY, "--plan", EXAMPLE).returncode == 0
    draft = _with(tmp_path / "borrador.xlsx", "Integrantes", "Sector", "sector inventado")
    ran = pal("documents", "--date", DAY, "--plan", draft, "--json")
    assert any(f["path"] == "04-plan-de-accion-local-borrador.docx" for f in json.loads(ran.stdout)["files"])
    assert "ya está firmado" in pal("check", "--date", DAY, "--plan", _with_another_goal(tmp_path)).stdout
