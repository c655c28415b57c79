"""The whole program, unchanged, before a Google on loopback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.google_stand_in import Fault, Google
from tests.google_stand_in.google import SHEET

PAL = Path(sys.executable).with_name("pal")


@pytest.fixture(name="shared")
def _shared(google: Google, tmp_path: Path) -> Google:
    book = openpyxl.Workbook()
    book.active.title = "Ejercicio"
    book.active.append(["Campo", "Valor"])
    book.active.append(["Entidad federativa", "Michoacán de Ocampo"])
    book.save(tmp_path / "Plan.xlsx")
    google.share(tmp_path / "Plan.xlsx")
    return google


def check(google: Google, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "GOOGLE_APPLICATION_CREDENTIALS": str(google.service_account()), "PYTHONUTF8": "1"}
    command = [str(PAL), "check", "--plan", SHEET, "--output", str(folder / "salida"), *options]
    return subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - the installed command


def test_a_sheet_is_checked_though_google_was_busy(shared: Google, tmp_path: Path) -> None:
    shared.faults[1] = Fault(503, b"")
    done = check(shared, tmp_path, "--json")
    assert (done.returncode in {0, 1}, len(shared.calls)) == (True, 3), done.stderr
    assert "intento 2" in done.stderr
    fresh = json.loads(done.stdout)
    copy = json.loads(check(shared, tmp_path, "--json", "--offline").stdout)
    assert (copy["findings"], copy["plan"]["fingerprint"]) == (fresh["findings"], fresh["plan"]["fingerprint"])
    assert fresh["findings"]
    assert len(shared.calls) == 3


def test_without_a_network_it_is_one_sentence(shared: Google, tmp_path: Path) -> None:
    shared.tunnel = 502
    done = check(shared, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
