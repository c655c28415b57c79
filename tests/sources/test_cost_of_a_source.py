"""A run pays only for the source that it uses."""

import subprocess
import sys
from pathlib import Path

from tests.sources.by_hand import write_parts

READ = (
    "import sys; from datetime import date; from pathlib import Path;"
    "from pipeline.sources import Access, open_workbook;"
    "open_workbook('plan.xlsx', Access(), today=date(2016, 5, 1), kept=Path('k'), say=print);"
    "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
)


def modules(code: str, folder: Path) -> set[str]:
    env = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True, check=True)  # noqa: S603 - this very interpreter
    return set(done.stdout.split())


def test_a_file_is_read_without_the_libraries_of_google_or_of_other_formats(tmp_path: Path) -> None:
    write_parts(tmp_path / "plan.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    loaded = modules(READ, tmp_path)
    assert {"pipeline", "zipfile"} <= loaded
    assert not loaded & {"gspread", "google", "requests", "openpyxl", "lxml", "http", "ssl"}
