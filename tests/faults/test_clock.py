"""A clock that is wrong, stands before a former run, or runs away: the same papers, byte by byte."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.tools

DAY = "2017-11-01"
BIN = Path(sys.executable).with_name("pal")
CLOCKS = {
    "the first day": "1970-01-01 00:00:30",
    "before what a zip can date": "1979-12-31 23:59:59",
    "the last second of 32 bits": "@2038-01-19 03:14:06",
    "the next century": "@2100-06-01 00:00:00",
    "a day in every second": "@2017-11-01 10:00:00 x86400",
}


@pytest.fixture(name="faketime", scope="module")
def _faketime() -> Path:
    found = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if found is None:
        if os.environ.get("PAL_TESTS_MUST_RUN"):
            pytest.fail("faketime is not installed")
        pytest.skip("faketime is not installed: apt-get install faketime")
    return found


def _run(faketime: Path | None, clock: str, folder: Path, *words: str) -> dict[str, str]:
    """The files of a run under that clock; none, the machine's own."""
    moved = {"LD_PRELOAD": str(faketime), "FAKETIME": clock} if faketime else {}
    told = subprocess.run(  # noqa: S603 - the command under test
        [str(BIN), "documents", "--quiet", "--only", "minuta", "plan-de-accion-local", *words],
        cwd=folder, env={"HOME": str(folder), "PATH": "", "LANG": "C.UTF-8", **moved},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")
    files = [path for path in (folder / "salida").rglob("*") if path.is_file()]
    assert len(files) > 5
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
def test_whatever_the_clock_says_the_same_day_gives_the_same_bytes(faketime: Path, tmp_path: Path, clock: str) -> None:
    for name in ("bien", "movido"):
        (tmp_path / name).mkdir()
    right = _run(None, "", tmp_path / "bien", "--date", DAY)
    assert _run(faketime, clock, tmp_path / "movido", "--date", DAY) == right


def test_a_clock_that_goes_back_between_two_runs_leaves_nothing_stale(faketime: Path, tmp_path: Path) -> None:
    later = _run(faketime, "@2100-06-01 00:00:00", tmp_path)
    earlier = _run(faketime, "@2017-12-01 00:00:00", tmp_path)
    assert later != earlier
    fresh = tmp_path / "otra"
    fresh.mkdir()
    assert _run(None, "", fresh, "--date", "2017-12-01") == earlier
