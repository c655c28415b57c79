"""A document is made anew when something that goes into it changed, and the command says what."""

import re
from pathlib import Path

import openpyxl
import pytest

from pipeline.settings import EXAMPLE, PROJECT
from tests.command.conftest import Pal

DAY = "2017-11-01"
MINUTA = "03-mesas/m1-minuta.docx"
DECLARATION = "01-declaracion-conjunta.docx"
ONLY = ("--only", "minuta", "declaracion-conjunta", "--why", "--quiet")


def _told(text: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\S+): (.+)$", text, re.MULTILINE))


@pytest.fixture(name="plan")
def _plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def _run(pal: Pal, plan: Path, *more: str, day: str = DAY) -> dict[str, str]:
    ran = pal("documents", *ONLY, "--plan", plan, "--date", day, *more)
    assert ran.returncode == 0, ran.stderr
    return _told(ran.stdout)


def test_the_reason_is_told_for_each_document(pal: Pal, plan: Path, tmp_path: Path) -> None:
    first = _run(pal, plan)
    assert first
    assert set(first.values()) == {"es nuevo"}
    assert set(_run(pal, plan).values()) == {"sin cambios"}
    assert "día" in _run(pal, plan, day="2017-11-02")[MINUTA]
    config = tmp_path / "pal.toml"
    config.write_text((PROJECT / "config/pal.toml").read_text("utf-8").replace('area = ""', 'area = "Enlace"'), "utf-8")
    assert "membrete" in _run(pal, plan, "--config", str(config), day="2017-11-02")[MINUTA]


def test_only_the_slice_of_a_document_is_its_data(pal: Pal, plan: Path) -> None:
    _run(pal, plan)
    before = (plan.parent / "salida" / MINUTA).read_bytes()
    book = openpyxl.load_workbook(plan)
    sheet = book["Mesas"]
    column = next(c.column for row in sheet.iter_rows(max_row=2) for c in row if c.value and "nálisis" in str(c.value))
    cell = next(c for c in sheet[openpyxl.utils.get_column_letter(column)][2:] if c.value)
    cell.value = "Se dijo otra cosa."
    book.save(plan)
    told = _run(pal, plan)
    minutas = [reason for path, reason in told.items() if path.endswith("-minuta.docx")]
    assert any("datos" in reason for reason in minutas)
    assert "datos" not in told[DECLARATION]
    assert "huella" in told[DECLARATION]
    assert (plan.parent / "salida" / MINUTA).read_bytes() != before


@pytest.mark.long
def test_a_document_that_somebody_touched_is_not_taken_for_ours(pal: Pal, plan: Path) -> None:
    _run(pal, plan)
    target = plan.parent / "salida" / MINUTA
    ours = target.read_bytes()
    target.write_bytes(ours + b"\0")
    _run(pal, plan)
    assert target.read_bytes() == ours
    assert target.with_stem("m1-minuta-editado-a-mano").read_bytes() == ours + b"\0"


@pytest.mark.long
def test_a_spoilt_record_costs_time_and_nothing_else(pal: Pal, plan: Path) -> None:
    _run(pal, plan)
    ours = (plan.parent / "salida" / MINUTA).read_bytes()
    (plan.parent / "salida-registro" / "insumos.json").write_text('{"x": 3', "utf-8")
    assert set(_run(pal, plan).values()) == {"es nuevo"}
    assert (plan.parent / "salida" / MINUTA).read_bytes() == ours
