"""Many plans: one table, whoever does the work and whatever is wrong with one of them."""

import json
import os
import zipfile
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.batch import RESULTS, Many, Pace, batch
from pipeline.model.comparison import Comparison
from pipeline.model.outcome import Result
from pipeline.model.stop import Stop
from pipeline.publishing.libro_en_blanco import write_blank
from pipeline.settings import EXAMPLE
from pipeline.workers import engine, gathered
from tests.google_stand_in import Google
from tests.google_stand_in.google import SHEET
from tests.plans import EDITION

DAY = date(2017, 11, 1)
REQUIREMENTS = 46


@pytest.fixture(scope="module", name="lot")
def _lot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five plans: the example, three blank ones, and a file that is not a workbook."""
    folder = tmp_path_factory.mktemp("lote")
    (folder / "a.xlsx").write_bytes(EXAMPLE.read_bytes())
    for name in "bcd":
        write_blank(folder / f"{name}.xlsx", EDITION)
    (folder / "veneno.xlsx").write_bytes(EXAMPLE.read_bytes()[:4000])
    return _toml(folder, {name: f"{name}.xlsx" for name in ("a", "b", "veneno", "c", "d")})


def _toml(folder: Path, plans: dict[str, str]) -> Path:
    rows = (f'[[plan]]\nnombre = "Entidad {name}"\norigen = "{origin}"\n' for name, origin in plans.items())
    (folder / "lote.toml").write_text("".join(rows), encoding="utf-8")
    return folder / "lote.toml"


def _run(lot: Path, output: Path, engine_: str = "uno", **more: object) -> tuple[Comparison, list[str]]:
    said: list[str] = []
    many = replace(Many(lot, DAY, output, engine_), **more)  # type: ignore[arg-type] # as the test says
    return batch(many, said.append)[0], said


def test_a_poisoned_sheet_among_many_harms_no_other(lot: Path, tmp_path: Path) -> None:
    comparison, _ = _run(lot, tmp_path / "salida")
    assert [plan.name for plan in comparison.plans] == [f"Entidad {n}" for n in ("a", "b", "veneno", "c", "d")]
    bad = comparison.plans[2]
    assert bad.trouble
    assert not bad.fault
    assert [len(plan.results) for plan in comparison.plans] == [REQUIREMENTS] * 2 + [0] + [REQUIREMENTS] * 2
    assert comparison.plans[0].valid
    assert comparison.plans[1].results != comparison.plans[0].results


def test_the_result_is_the_same_with_one_process_a_pool_and_a_cluster_of_processes(
    lot: Path, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    one, _ = _run(lot, tmp_path / "uno")
    pool, _ = _run(lot, tmp_path / "pool", "procesos", processes=2)
    cluster, _ = _run(lot, tmp_path / "dask", "dask", processes=2)
    recwarn.clear()
    assert [asdict(plan) for plan in one.plans] == [asdict(plan) for plan in pool.plans]
    assert one == pool == cluster
    for name in ("comparativo.html", "comparativo.docx", "comparativo.xlsx"):
        assert (tmp_path / "uno" / name).read_bytes() == (tmp_path / "pool" / name).read_bytes()


def test_the_three_tables_hold_every_plan_and_every_requirement(lot: Path, tmp_path: Path) -> None:
    comparison, _ = _run(lot, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "comparativo.xlsx")
    rows = list(book["Comparativo"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [plan.name for plan in comparison.plans]
    assert len(rows[0]) == 3 + REQUIREMENTS
    with zipfile.ZipFile(tmp_path / "comparativo.docx") as package:
        body = package.read("word/document.xml").decode()
    page = (tmp_path / "comparativo.html").read_text(encoding="utf-8")
    for plan in comparison.plans:
        assert plan.name in body
        assert plan.name in page
    for asked in comparison.requirements:
        assert f"{asked.id}." in body
        assert f">{asked.id}<" in page
    failing = comparison.with_result(comparison.requirements[0].id, Result.NO_CUMPLE)
    assert rows[1][3] == Result.CUMPLE.value
    assert set(failing) <= {"Entidad b", "Entidad c", "Entidad d"}


def test_a_batch_goes_on_where_it_was_and_does_again_only_what_changed(lot: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lote"
    folder.mkdir()
    for path in lot.parent.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    first, said = _run(folder / "lote.toml", tmp_path / "salida")
    assert len(said) == 5
    again, said = _run(folder / "lote.toml", tmp_path / "salida")
    assert again == first
    (line,) = [line for line in said if "Entidad" in line]
    assert line.startswith("5 de 5: Entidad veneno, no se pudo revisar. ")
    assert line.endswith(".")
    (tmp_path / "salida" / RESULTS / "entidad-b.json").unlink()
    (folder / "c.xlsx").write_bytes(EXAMPLE.read_bytes())
    third, said = _run(folder / "lote.toml", tmp_path / "salida")
    done = {line.partition(": ")[2].partition(",")[0] for line in said if "Entidad" in line}
    assert done == {"Entidad b", "Entidad veneno", "Entidad c"}
    assert third.plans[3].results == third.plans[0].results
    _, said = _run(folder / "lote.toml", tmp_path / "salida", again=True)
    assert len([line for line in said if "Entidad" in line]) == 5


def test_another_day_is_another_review(lot: Path, tmp_path: Path) -> None:
    _run(lot, tmp_path)
    _, said = _run(lot, tmp_path, today=date(2016, 3, 1))
    assert len(said) == 5


def test_google_is_read_at_its_pace_and_by_one_reader(
    google: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    google.share(EXAMPLE)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(google.service_account()))
    (tmp_path / "a.xlsx").write_bytes(EXAMPLE.read_bytes())
    toml = _toml(tmp_path, {"hoja": SHEET, "a": "a.xlsx"})
    comparison, _ = _run(toml, tmp_path / "salida", "procesos", processes=2)
    sheet, file = comparison.plans
    assert not sheet.trouble, sheet.trouble
    assert sheet.results == file.results
    assert sheet.fingerprint == file.fingerprint
    assert len(google.calls) == 2
    _run(toml, tmp_path / "salida")
    assert len(google.calls) == 2


def test_the_reads_of_a_minute_stay_under_the_limit() -> None:
    now = [0.0]
    taken: list[float] = []

    def wait(seconds: float) -> None:
        now[0] += seconds

    pace = Pace(50, clock=lambda: now[0], wait=wait)
    for _ in range(120):
        pace.take(2)
        taken += [now[0]] * 2
        now[0] += 0.3
    assert now[0] > 180
    assert all(sum(start <= moment < start + 60 for moment in taken) <= 50 for start in taken)


def _deadly(number: int) -> int:
    if number in {7, 20}:
        os._exit(9)
    return number * 2


@pytest.mark.long
def test_a_plan_that_brings_its_process_down_is_found_out_and_the_rest_is_done() -> None:
    found = dict(gathered(range(24), _deadly, engine("procesos", processes=2)))
    assert found == {n: None if n in {7, 20} else n * 2 for n in range(24)}


def test_what_is_kept_can_be_read_and_a_spoilt_one_is_done_again(lot: Path, tmp_path: Path) -> None:
    _run(lot, tmp_path)
    kept = tmp_path / RESULTS / "entidad-a.json"
    assert len(json.loads(kept.read_text(encoding="utf-8"))["results"]) == REQUIREMENTS
    kept.write_text(kept.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    _, said = _run(lot, tmp_path)
    assert any("Entidad a," in line for line in said)


def test_the_configuration_tells_its_mistakes(tmp_path: Path) -> None:
    for text in ("", "plan = 3", '[[plan]]\nnombre = "A"\n', '[[plan]]\nnombre="A"\norigen="a"\n' * 2):
        (tmp_path / "lote.toml").write_text(text, encoding="utf-8")
        with pytest.raises(Stop, match=r"lote\.toml"):
            _run(tmp_path / "lote.toml", tmp_path / "salida")


def test_the_template_of_the_table_is_the_built_one(tmp_path: Path) -> None:
    import subprocess
    import sys

    from pipeline.settings import PROJECT, TEMPLATES

    subprocess.run([sys.executable, str(PROJECT / "tools/plantillas"), str(tmp_path)], check=True)  # noqa: S603
    with (
        zipfile.ZipFile(tmp_path / "lote/comparativo.docx") as built,
        zipfile.ZipFile(TEMPLATES / "lote/comparativo.docx") as ours,
    ):
        assert built.namelist()
        assert {n: built.read(n) for n in built.namelist()} == {n: ours.read(n) for n in ours.namelist()}
