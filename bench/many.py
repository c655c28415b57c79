"""A batch of plans with one process, all cores and a dask cluster, and from how many plans each pays."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

from pipeline.batch import Many, batch
from pipeline.publishing.libro_en_blanco import write_blank
from pipeline.settings import EXAMPLE, PROJECT, load_edition

SIZES: Final = (4, 32, 500)
ENGINES: Final = ("uno", "procesos", "dask")
DAY: Final = date(2017, 11, 1)
_ROUNDS: Final = {4: 3, 32: 3, 500: 1}


@dataclass(frozen=True)
class Ran:
    """A batch: plans, engine, seconds by the clock, and how many plans could not be reviewed."""

    plans: int
    engine: str
    seconds: float
    refused: int


def measure(scratch: Path) -> Iterator[Ran]:
    """Every engine on every size, in turns; of each lot one plan is poisoned."""
    for size in SIZES:
        lot = _lot(scratch, size)
        found: dict[str, list[Ran]] = {name: [] for name in ENGINES}
        for turn in range(_ROUNDS[size]):
            for name in ENGINES:
                found[name].append(_run(lot, scratch / f"{size}-{name}-{turn}", name, size))
        tables = {(scratch / f"{size}-{name}-0" / "comparativo.html").read_bytes() for name in ENGINES}
        if len(tables) != 1:
            msg = "the engines do not give the same table"
            raise AssertionError(msg)
        yield from (Ran(size, name, median(r.seconds for r in ran), ran[0].refused) for name, ran in found.items())


def resumed(scratch: Path) -> Ran:
    """The last lot again, with nothing changed."""
    size = SIZES[-1]
    return _run(scratch / f"lote-{size}.toml", scratch / f"{size}-uno-0", "uno", size, again=False)


def _run(lot: Path, output: Path, engine: str, size: int, *, again: bool = True) -> Ran:
    start = time.perf_counter()
    comparison, _ = batch(Many(lot, DAY, output, engine, again=again), lambda _: None)
    seconds = time.perf_counter() - start
    return Ran(size, engine, seconds, sum(bool(plan.trouble) for plan in comparison.plans))


def _lot(scratch: Path, size: int) -> Path:
    """So many plans: every fifth a blank one, the rest the example, and a poisoned one in the middle."""
    example, blank, poison = (scratch / f"{name}.xlsx" for name in ("ejemplo", "blanco", "veneno"))
    example.write_bytes(EXAMPLE.read_bytes())
    poison.write_bytes(EXAMPLE.read_bytes()[:4000])
    if not blank.exists():
        write_blank(blank, load_edition(PROJECT / "config" / "ediciones" / "2016.toml"))
    files = [poison if n == size // 2 else blank if n % 5 == 0 else example for n in range(size)]
    rows = (f'[[plan]]\nnombre = "Plan {n}"\norigen = "{file}"\n' for n, file in enumerate(files))
    lot = scratch / f"lote-{size}.toml"
    lot.write_text("".join(rows), encoding="utf-8")
    return lot
