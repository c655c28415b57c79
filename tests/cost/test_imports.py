"""A command pays only for the libraries that it uses."""

import subprocess
import sys
from pathlib import Path

from pipeline.settings import EXAMPLE

DEAR = {"gspread", "google", "requests", "docxtpl", "docx", "icalendar", "jinja2", "openpyxl", "xlsxwriter", "lxml"}
RUN = "import sys; from pipeline.cli import main; main({words}); print(*sorted(sys.modules), file=sys.stderr)"


def _loaded(folder: Path, *words: str) -> set[str]:
    code = RUN.format(words=list(words))
    ran = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603 - this very interpreter
    assert ran.stdout
    return {name.partition(".")[0] for name in ran.stderr.splitlines()[-1].split()}


def test_the_version_is_told_with_hardly_an_import(tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, "--version")
    assert "pipeline" in loaded
    assert not loaded & (DEAR | {"argparse", "pydantic", "rich", "json", "pathlib", "typing", "dataclasses"})


def test_a_check_of_a_file_loads_no_google_no_word_no_calendar(tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, "check", "--quiet", "--plan", str(EXAMPLE), "--date", "2017-11-01")
    assert {"zipfile", "rich"} <= loaded
    assert not loaded & DEAR


def test_help_loads_no_library(tmp_path: Path) -> None:
    code = (
        "import sys; from pipeline.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S603 - this very interpreter
    loaded = {name.partition(".")[0] for name in ran.stdout.splitlines()[-1].split()}
    assert "argparse" in loaded
    assert not loaded & (DEAR | {"pydantic", "rich"})
