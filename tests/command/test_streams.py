"""Where the words go: a reader that leaves, a stream that is closed, a disk that is full."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from pipeline.settings import EXAMPLE

DAY = "2017-07-01"
pytestmark = pytest.mark.long


@pytest.fixture
def impeded(tmp_path: Path) -> Path:
    """The example without the rules of its STL, which impedes."""
    book = openpyxl.load_workbook(EXAMPLE)
    del book["Reglas"]
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def shell(line: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    script = f'set -o pipefail; pal() {{ "{Path(sys.executable).with_name("pal")}" "$@"; }}; {line}'
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    return subprocess.run(  # noqa: S603 - the command under test
        ["/bin/bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("words", ["--json", ""])
@pytest.mark.parametrize("rest", ["| read -r -n 1 _", "| true", ">&-", "2>&-", ">&- 2>&-", "2>/dev/null"])
def test_what_becomes_of_the_words_changes_no_exit_code(impeded: Path, tmp_path: Path, words: str, rest: str) -> None:
    ran = shell(f"pal check {words} --plan {impeded} --date {DAY} {rest}", tmp_path)
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.parametrize("command", ["check", "check --json", "documents", "documents --json"])
def test_a_result_without_room_is_one_sentence(tmp_path: Path, command: str) -> None:
    ran = shell(f"pal {command} --date {DAY} >/dev/full", tmp_path)
    assert ran.returncode == 2
    assert "espacio" in ran.stderr.splitlines()[-1]
    assert "Traceback" not in ran.stderr
    assert "Exception" not in ran.stderr


def test_documents_are_whole_when_their_reader_leaves(tmp_path: Path) -> None:
    assert shell(f"pal documents --date {DAY} 2>/dev/null | true", tmp_path).returncode == 0
    assert (tmp_path / "salida" / "manifiesto.json").is_file()
