"""What a signed document carries is not changed in silence, however often the documents are written."""

from pathlib import Path

import openpyxl
import pytest

from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal

pytestmark = pytest.mark.long

DAY = "2017-11-01"


def _with_another_goal(folder: Path) -> Path:
    book = openpyxl.load_workbook(EXAMPLE)
    sheet = book["Compromisos"]
    headers = {sheet.cell(2, column).value: column for column in range(1, sheet.max_column + 1)}
    sheet.cell(3, headers["Objetivo"]).value = "Otro objetivo."
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


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
