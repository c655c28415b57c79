"""What a document costs, how that grows with its rows, and what two thousand of them leave in memory."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.engines import OURS, PEERS, PLAIN, Case, Node, Python, Took
from pipeline.documents import Job, registered
from pipeline.documents.job import Due
from pipeline.model.outcome import Outcome
from pipeline.reading import read_plan
from pipeline.settings import EXAMPLE, PROJECT, TEMPLATES, load_edition
from pipeline.sources import Access, open_workbook

TODAY: Final = date(2017, 9, 1)
TEMPLATES_MEASURED: Final = ("minuta", "plan-de-accion-local")
ROUNDS: Final = 9
BATCH: Final = {OURS: 20, PLAIN: 2}
ROWS: Final = (22, 220, 2_200, 10_000)
DOCUMENTS: Final = 2_000


@dataclass(frozen=True)
class Measured:
    """The medians of an engine on a case, in milliseconds a document."""

    case: str
    engine: str
    took: Took


def cases(scratch: Path) -> Iterator[Case]:
    """The documents of the example that are measured."""
    edition = load_edition(PROJECT / "config" / "ediciones" / "2016.toml")
    workbook = open_workbook(str(EXAMPLE), Access(), today=TODAY, kept=scratch / "copia", say=print)
    plan, _ = read_plan(workbook, edition)
    job = Job(
        plan=plan, outcome=Outcome((), ()), edition=edition, today=TODAY, fingerprint="f" * 64, read_on=TODAY,
        templates=TEMPLATES,
    )  # fmt: skip
    for document in registered():
        if document.id in TEMPLATES_MEASURED:
            due = next(answer for answer in document.due(job) if isinstance(answer, Due))
            yield Case(document.id, due.template, due.context)


def measure(scratch: Path, measured: tuple[Case, ...]) -> Iterator[Measured]:
    """Every engine on every case, in turns."""
    python = Python(scratch)
    with Node(scratch) as node:
        for case in measured:
            ours = python.engines(case)
            found: dict[str, list[Took]] = {name: [] for name in (*ours, *PEERS)}
            for turn in range(ROUNDS + 1):
                for name, engine in ours.items():
                    found[name].append(python.run(engine, BATCH.get(name, 20)))
                for name in PEERS:
                    found[name].append(node.run(name, case, 20 if turn == 0 else 5))
            for name, times in found.items():
                yield Measured(case.name, name, _median(times[1:]))


def growth(scratch: Path, minuta: Case) -> Iterator[tuple[int, str, Took]]:
    """The minuta with more and more agreements; plain docxtpl as far as it is bearable."""
    python = Python(scratch)
    for rows in ROWS:
        case = with_rows(minuta, rows)
        engines = python.engines(case)
        for name in (OURS, PLAIN):
            if name == OURS or rows <= ROWS[2]:
                yield rows, name, _median([python.run(engines[name], 1) for _ in range(5 if name == OURS else 3)])


def with_rows(case: Case, rows: int) -> Case:
    """The case with so many agreements."""
    one: Any = case.context["acuerdos"]
    more = tuple(replace(one[n % len(one)], clave=f"A{n}") for n in range(rows))
    return Case(f"{case.name}-{rows}", case.template, {**case.context, "acuerdos": more})


def memory(scratch: Path, case: Case) -> Iterator[tuple[int, float]]:
    """How many MiB the process holds after so many documents."""
    python = Python(scratch)
    engine = python.engines(case)[OURS]
    done = 0
    for stop in (50, 500, 1_000, DOCUMENTS):
        python.run(engine, stop - done)
        done = stop
        gc.collect()
        yield done, resident()


def resident() -> float:
    """MiB of this process in memory."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in told.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _median(times: list[Took]) -> Took:
    return Took(median(t.wall for t in times), median(t.cpu for t in times))
