"""What whole commands cost, from the start of the interpreter to its end."""

import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Final

from bench.engines import Took

BIN: Final = Path(sys.executable).parent
DATE: Final = "2017-11-01"
ROUNDS: Final = 7
_QUICK: Final = 21


def commands(scratch: Path) -> dict[str, tuple[list[str], int]]:
    """Each command with how often it is run. The first `pal documents` has no former output, the second has."""
    pal, output = str(BIN / "pal"), str(scratch / "salida")
    given = ["--quiet", "--date", DATE, "--output", output]
    return {
        "python -c pass": ([str(BIN / "python"), "-c", "pass"], _QUICK),
        "pal --version": ([pal, "--version"], _QUICK),
        "pal check": ([pal, "check", *given], ROUNDS),
        "pal documents": ([pal, "documents", *given], ROUNDS),
        "pal documents --only minuta": ([pal, "documents", *given, "--only", "minuta"], ROUNDS),
    }


def measure(scratch: Path) -> dict[str, Took]:
    """The medians, in milliseconds, of commands run in turns."""
    asked = commands(scratch)
    found: dict[str, list[Took]] = {name: [] for name in asked}
    for turn in range(_QUICK):
        for name, (command, times) in asked.items():
            if turn < times:
                found[name].append(run(command, scratch))
    return {name: Took(median(t.wall for t in took), median(t.cpu for t in took)) for name, took in found.items()}


def run(command: list[str], folder: Path) -> Took:
    """One run; the processor time counts its children, LibreOffice among them."""
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took((time.perf_counter() - start) * 1000, cpu * 1000)
