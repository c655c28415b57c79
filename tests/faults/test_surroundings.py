"""A machine with something amiss: the command works all the same, or says what to do and leaves what there was."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.settings import EXAMPLE
from tests.faults.test_killed import _tree

pytestmark = pytest.mark.long

DAY = "2017-11-01"
KIB = 1024
BIN = Path(sys.executable).with_name("pal")


def _pal(
    folder: Path, *words: object, limit: int = 0, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    clean = {"HOME": str(folder), "PATH": "", "LANG": "C.UTF-8", **(environment or {})}
    return subprocess.run(  # noqa: S603 - the command under test; the limit is its own
        [str(BIN), *map(str, words)], cwd=folder, env=clean, capture_output=True, timeout=120, check=False,
        preexec_fn=limited if limit else None,
    )  # fmt: skip


def _documents(folder: Path, *more: object, **how: object) -> subprocess.CompletedProcess[bytes]:
    words = ("documents", "--only", "minuta", "plan-de-accion-local", "--date", DAY, *more)
    return _pal(folder, *words, **how)  # type: ignore[arg-type] # limit and environment


def _told(ran: subprocess.CompletedProcess[bytes]) -> str:
    """What the operator was told; asserts that it is a sentence and not a traceback."""
    said = ran.stderr.decode("utf-8")
    assert ran.returncode == 2, (ran.returncode, said)
    assert "Traceback" not in said
    assert "falló" not in said
    return said


@pytest.fixture(scope="module", name="reference")
def _reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The output of an ordinary run."""
    folder = tmp_path_factory.mktemp("normal")
    assert _documents(folder).returncode == 0
    tree = _tree(folder / "salida")
    assert len(tree) > 5
    return tree


@pytest.mark.parametrize("kib", [1, 12])
def test_a_disk_without_room_leaves_the_former_output(tmp_path: Path, reference: dict[str, str], kib: int) -> None:
    assert _documents(tmp_path).returncode == 0
    said = _told(_documents(tmp_path, "--date", "2017-11-02", limit=kib * KIB))
    assert "espacio" in said
    assert _tree(tmp_path / "salida") == reference
    assert not (tmp_path / ".salida-en-preparacion").exists()


@pytest.mark.tools
def test_a_disk_that_fills_up_is_told_with_its_remedy(mounted: Callable[[str], Path]) -> None:
    disk = mounted("size=64k")
    said = _told(_documents(disk, environment={"HOME": "/"}))
    assert "espacio" in said
    assert not (disk / "salida").exists()


@pytest.mark.tools
def test_a_folder_that_cannot_be_written_is_told_and_a_check_does_not_mind(mounted: Callable[[str], Path]) -> None:
    disk = mounted("ro,size=64k")
    assert "permiso" in _told(_documents(disk))
    assert _pal(disk, "check", "--date", DAY).returncode == 0


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    said = _told(_documents(tmp_path, "--output", "x" * 300))
    assert "--output" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == []


def test_two_runs_at_once_do_not_mix(tmp_path: Path, reference: dict[str, str]) -> None:
    words = ["documents", "--only", "minuta", "plan-de-accion-local", "--date", DAY]
    clean = {"HOME": str(tmp_path), "PATH": ""}
    runs = [subprocess.Popen([str(BIN), *words], cwd=tmp_path, env=clean, stderr=subprocess.PIPE) for _ in range(3)]  # noqa: S603 - the command under test
    said = [run.communicate()[1].decode() for run in runs]
    codes = [run.returncode for run in runs]
    assert 0 in codes
    assert all("Otra orden" in text for code, text in zip(codes, said, strict=True) if code)
    assert set(codes) <= {0, 2}
    assert _tree(tmp_path / "salida") == reference


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"HOME": "/proc/nadie", "TMPDIR": ""},
        {"TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "4102444800"},
        {"LC_ALL": "POSIX", "LANG": ""},
        {"LC_ALL": "xx_YY.nada", "PYTHONIOENCODING": "latin-1"},
        {"TMPDIR": "/no/existe"},
        {"PYTHONOPTIMIZE": "2", "PYTHONWARNINGS": "error"},
    ],
    ids=["locale C", "no home", "another clock", "POSIX", "a locale that is none", "no TMPDIR", "optimised"],
)
def test_the_surroundings_change_nothing(
    tmp_path: Path, reference: dict[str, str], environment: dict[str, str]
) -> None:
    folder = tmp_path / "Mi Órgano, «año» nuevo ñandú 😀"
    folder.mkdir()
    ran = _documents(folder, environment=environment)
    assert ran.returncode == 0, ran.stderr.decode()
    assert _tree(folder / "salida") == reference


def _closed() -> None:
    os.umask(0o077)
    for stream in range(3):
        os.close(stream)


def test_a_caller_that_closed_every_stream_and_keeps_its_files_to_itself_gets_the_same(
    tmp_path: Path, reference: dict[str, str]
) -> None:
    words = ["documents", "--only", "minuta", "plan-de-accion-local", "--date", DAY]
    clean = {"HOME": str(tmp_path), "PATH": ""}
    run = subprocess.run([str(BIN), *words], cwd=tmp_path, env=clean, check=False, preexec_fn=_closed)  # noqa: S603 - as above
    assert run.returncode == 0
    assert _tree(tmp_path / "salida") == reference


def test_to_send_with_nobody_at_the_keyboard_not_even_a_stream_sends_nothing(tmp_path: Path) -> None:
    assert _pal(tmp_path, "documents", "--quiet", "--date", DAY).returncode == 0
    server = {"PAL_SMTP_HOST": "localhost", "PAL_SMTP_PORT": "9", "PAL_SMTP_FROM": "a@example.org"}
    ran = subprocess.run(  # noqa: S603 - the command under test
        [str(BIN), "send", "--date", DAY], cwd=tmp_path, env={"HOME": str(tmp_path), "PATH": "", **server},
        capture_output=True, check=False, preexec_fn=lambda: os.close(0),
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "No se envió nada" in ran.stdout.decode()


def test_a_clock_far_away_changes_nothing(tmp_path: Path, reference: dict[str, str]) -> None:
    moment = 4_102_444_800  # in 2100
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(EXAMPLE.read_bytes())
    os.utime(plan, (moment, moment))
    assert _documents(tmp_path, "--plan", "plan.xlsx").returncode == 0
    found = _tree(tmp_path / "salida")
    assert {name for name in reference if found.get(name) != reference[name]} <= {"manifiesto.json"}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_a_day(tmp_path: Path, day: str) -> None:
    ran = _pal(tmp_path, "documents", "--quiet", "--date", day)
    assert ran.returncode == 0, ran.stderr.decode()
    assert len(_tree(tmp_path / "salida")) > 5
