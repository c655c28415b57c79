"""A whole run that is killed leaves the former output or the new one, never a mixture."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.settings import PROJECT

pytestmark = pytest.mark.long

KILLS = int(os.environ.get("PAL_KILLS", "3"))  # on CI more
DAYS = ("2017-11-01", "2017-11-02")
STEPS_BETWEEN = int(os.environ.get("PAL_STEPS", "40"))  # 1: a kill at every step, some 230, in half an hour
MOST_STEPS = 2_000
Run = Callable[..., dict[str, float]]


@pytest.fixture(name="run")
def _run(tmp_path: Path) -> Iterator[Run]:
    """A run of ``pal documents`` for a day, killed after so many seconds or before so many steps."""
    without_libreoffice = {"HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(PROJECT), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.killer"], cwd=tmp_path, env=without_libreoffice, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout

    def run(day: str, seconds: float, step: int = 0) -> dict[str, float]:
        words = ["documents", "--quiet", "--date", day, "--output", "salida"]
        process.stdin.write(json.dumps({"words": words, "seconds": seconds, "step": step}) + "\n")  # type: ignore[union-attr] # asserted
        process.stdin.flush()  # type: ignore[union-attr] # idem
        answer: dict[str, float] = json.loads(process.stdout.readline())  # type: ignore[union-attr] # idem
        return answer

    yield run
    process.communicate()


def _tree(output: Path) -> dict[str, str]:
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux waits for a process with a limit")
def test_a_run_killed_at_any_moment_leaves_the_former_output_or_the_new_one(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "salida"
    whole = {}
    for day in DAYS:
        assert run(day, 0)["code"] == 0
        whole[day] = _tree(output)
        assert len(whole[day]) > 20
    assert whole[DAYS[0]] != whole[DAYS[1]]
    assert run(DAYS[0], 0)["code"] == 0
    length = run(DAYS[1], 0)["seconds"]
    standing = DAYS[1]
    killed = 0
    for n in range(KILLS):
        wanted = next(day for day in DAYS if day != standing)
        ended = run(wanted, length * (n + 0.5) / KILLS)
        killed += ended["code"] == -9
        found = _tree(output)
        assert found in (whole[standing], whole[wanted])
        standing = wanted if found == whole[wanted] else standing
    assert killed > 0
    assert run(DAYS[0], 0)["code"] == 0
    assert _tree(output) == whole[DAYS[0]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["salida", "salida-registro"]


@pytest.mark.skipif(os.name != "posix", reason="a process that forks")
def test_a_run_killed_before_each_step_that_changes_the_disk_leaves_one_output_or_the_other(
    run: Run, tmp_path: Path
) -> None:
    output = tmp_path / "salida"
    whole = {}
    for day in DAYS:
        assert run(day, 0)["code"] == 0
        whole[day] = _tree(output)
    standing, left = DAYS[1], []
    for step in range(1, MOST_STEPS, STEPS_BETWEEN):
        wanted = next(day for day in DAYS if day != standing)
        ended = run(wanted, 0, step)
        found = _tree(output)
        assert found in (whole[standing], whole[wanted]), step
        left.append(ended["code"])
        standing = wanted if found == whole[wanted] else standing
        if ended["code"] == 0:
            break
    assert set(left[:-1]) == {-9}
    assert left[-1] == 0
    assert len(left) > 150 / STEPS_BETWEEN
    assert sorted(path.name for path in tmp_path.iterdir()) == ["salida", "salida-registro"]
