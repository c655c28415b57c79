"""A clock that is wrong, stands before a former run, or runs away: the same papers, byte by byte."""

import hashlib
import os
import subprocess
import sys
import threading
from itertools import cycle
from pathlib import Path

import pytest

from pipeline.settings import EXAMPLE
from tests.google_stand_in import Google
from tests.google_stand_in.google import SHEET

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
    moved = _moved(faketime, clock) if faketime else {}
    told = subprocess.run(  # noqa: S603 - the command under test
        [str(BIN), "documents", "--quiet", "--only", "minuta", "plan-de-accion-local", *words],
        cwd=folder, env={"HOME": str(folder), "PATH": "", "LANG": "C.UTF-8", **moved},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stderr) == (0, "")
    files = [path for path in (folder / "salida").rglob("*") if path.is_file()]
    assert len(files) > 5
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _moved(faketime: Path, clock: str) -> dict[str, str]:
    """The environment of a process whose clock stands at a moment, or follows a file (``%path``) at each look."""
    told = {"FAKETIME": clock} if not clock.startswith("%") else {"FAKETIME_TIMESTAMP_FILE": clock[1:]}
    return {"LD_PRELOAD": str(faketime), "FAKETIME_NO_CACHE": "1", **told}


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
def test_whatever_the_clock_says_the_same_day_gives_the_same_bytes(faketime: Path, tmp_path: Path, clock: str) -> None:
    for name in ("bien", "movido"):
        (tmp_path / name).mkdir()
    right = _run(None, "", tmp_path / "bien", "--date", DAY)
    assert _run(faketime, clock, tmp_path / "movido", "--date", DAY) == right


def test_a_clock_that_jumps_all_through_a_run_changes_nothing(faketime: Path, tmp_path: Path) -> None:
    for name in ("bien", "movido"):
        (tmp_path / name).mkdir()
    right = _run(None, "", tmp_path / "bien", "--date", DAY)
    clock, over = tmp_path / "hora", threading.Event()
    jumping = threading.Thread(target=_jump, args=(clock, over))
    _set(clock, "@1980-01-01 00:00:00")
    jumping.start()
    try:
        found = _run(faketime, f"%{clock}", tmp_path / "movido", "--date", DAY)
    finally:
        over.set()
        jumping.join()
    assert found == right


def _jump(clock: Path, over: threading.Event) -> None:
    """Every twentieth of a second to another century."""
    for moment in cycle(("@2100-06-01 00:00:00", "@1970-01-02 00:00:00", "@2038-01-19 03:14:06")):
        if over.wait(0.05):
            return
        _set(clock, moment)


def _set(clock: Path, moment: str) -> None:
    fresh = clock.with_suffix(".nueva")
    fresh.write_text(f"{moment}\n", encoding="utf-8")
    fresh.replace(clock)


def test_a_clock_that_goes_back_between_two_runs_leaves_nothing_stale(faketime: Path, tmp_path: Path) -> None:
    later = _run(faketime, "@2100-06-01 00:00:00", tmp_path)
    earlier = _run(faketime, "@2017-12-01 00:00:00", tmp_path)
    assert later != earlier
    fresh = tmp_path / "otra"
    fresh.mkdir()
    assert _run(None, "", fresh, "--date", "2017-12-01") == earlier


GOOGLE = {
    "an hour and a half late": "-90m",
    "an hour and a half early": "+90m",
    "the first day": "@1970-01-02 00:00:00",
    "the last second of 32 bits": "@2038-01-19 03:14:06",
    "the next century": "@2100-06-01 00:00:00",
}


@pytest.mark.parametrize("clock", GOOGLE.values(), ids=GOOGLE)
def test_with_a_wrong_clock_google_does_not_answer_and_the_clock_is_named(
    faketime: Path, google: Google, tmp_path: Path, clock: str
) -> None:
    google.share(EXAMPLE)
    ran = _check(google, tmp_path, _moved(faketime, clock))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert len(ran.stderr.splitlines()) == 1
    assert "reloj" in ran.stderr
    assert google.calls == []


@pytest.mark.parametrize("clock", ["+4m", "-4m"])
def test_a_clock_that_is_a_little_wrong_keeps_nobody_from_reading(
    faketime: Path, google: Google, tmp_path: Path, clock: str
) -> None:
    google.share(EXAMPLE)
    assert _check(google, tmp_path, _moved(faketime, clock)).returncode == 0
    assert len(google.calls) == 2


def _check(google: Google, folder: Path, moved: dict[str, str]) -> subprocess.CompletedProcess[str]:
    key = {"GOOGLE_APPLICATION_CREDENTIALS": str(google.service_account())}
    return subprocess.run(  # noqa: S603 - the command under test
        [str(BIN), "check", "--date", DAY, "--plan", SHEET],
        cwd=folder, env={"HOME": str(folder), "PATH": "", "LANG": "C.UTF-8", **google.environment, **key, **moved},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
