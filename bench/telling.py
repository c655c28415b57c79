"""The page ``docs/benchmarks.md``."""

import platform
import subprocess
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from bench.engines import NODE, OURS, PEERS, PLAIN, Took
from bench.many import Ran
from bench.rendering import Measured

HEAD: Final = """# Benchmarks

Written by `make bench`; every number of a table comes from one run, with the engines taking turns, and is a median.
On a machine that others use too only the ratios mean something; “processor” is the time of one core, without waiting.

"""


def machine() -> str:
    """The machine and the versions, in a line or two."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    cores = sum(line.startswith("processor") for line in _lines("/proc/cpuinfo"))
    memory = next((int(line.split()[1]) // 1024 // 1024 for line in _lines("/proc/meminfo") if "MemTotal" in line), 0)
    load = _lines("/proc/loadavg")[0].split()[0]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S607 - the node that is measured
    peers = ", ".join(f"{name} {_npm(name)}" for name in PEERS)
    return (
        f"Machine: {cores} × {cpu}, {memory} GiB, {platform.system()} {platform.release()}, load {load} at the start; "
        f"Python {platform.python_version()}, docxtpl {version('docxtpl')}; Node {node}, {peers}.\n\n"
    )


def documents(measured: Iterable[Measured]) -> Iterator[str]:
    """The table of the engines, a block for each template."""
    found = list(measured)
    yield "## A document\n\n"
    yield (
        "The same shipped templates with the data of the example, the file written to disk. For docxtemplater and "
        "easy-template-x each\ntemplate is converted (`bench/dialect.py`): the same rows, paragraphs and values, "
        "conditions already decided, values already worded,\nno shaded cells; `make bench` first asserts that all "
        "engines give the same text. In Node the processor counts its helper threads.\n\n"
    )
    yield "| template | engine | wall ms | processor ms | × ours (wall) | × ours (processor) |\n"
    yield "|---|---|---|---|---|---|\n"
    for one in found:
        ours = next(each.took for each in found if each.case == one.case and each.engine == OURS)
        yield (
            f"| {one.case} | {one.engine} | {one.took.wall:.2f} | {one.took.cpu:.2f} "
            f"| {one.took.wall / ours.wall:.1f} | {one.took.cpu / ours.cpu:.1f} |\n"
        )
    yield "\n"


def growth(measured: Iterable[tuple[int, str, Took]]) -> Iterator[str]:
    """The table of rows."""
    yield "## More rows\n\nA minuta with more and more agreements.\n\n"
    yield "| agreements | engine | wall ms | processor ms | processor µs a row |\n|---|---|---|---|---|\n"
    for rows, engine, took in measured:
        yield f"| {rows:,} | {engine} | {took.wall:.1f} | {took.cpu:.1f} | {took.cpu * 1000 / rows:.0f} |\n"
    yield "\n"


def memory(measured: Iterable[tuple[int, float]]) -> Iterator[str]:
    """The table of memory."""
    yield "## Memory\n\nThe process that prints one PAL after another.\n\n| documents | MiB |\n|---|---|\n"
    yield from (f"| {count:,} | {mib:.1f} |\n" for count, mib in measured)
    yield "\n"


def commands(measured: dict[str, Took]) -> Iterator[str]:
    """The table of whole commands."""
    bare = measured["python -c pass"]
    yield "## Whole commands\n\nOn the example, whose PAL has an index with page numbers.\n\n"
    yield "| command | wall ms | processor ms | × python -c pass (processor) |\n|---|---|---|---|\n"
    for name, took in measured.items():
        yield f"| `{name}` | {took.wall:.0f} | {took.cpu:.0f} | {took.cpu / bare.cpu:.2f} |\n"
    yield "\n"


def batches(measured: Iterable[Ran], again: Ran) -> Iterator[str]:
    """The table of batches."""
    yield "## Many plans\n\n"
    yield (
        "`pal batch` from files, four of five the example and the rest blank, one of each lot poisoned; the tables of "
        "the three engines are\nthe same, byte by byte. A pool costs the start of its processes, a cluster that of "
        "its scheduler and workers too:\non one machine of two cores the pool pays from some thirty plans, and dask "
        "never beats the pool; it pays where its workers are\nmore cores than one machine has, from several hundred "
        "plans.\n\n"
    )
    yield "| plans | engine | wall s | plans a second | × one process | refused |\n|---|---|---|---|---|---|\n"
    found = list(measured)
    for ran in found:
        one = next(each.seconds for each in found if each.plans == ran.plans and each.engine == "uno")
        yield (
            f"| {ran.plans} | {ran.engine} | {ran.seconds:.1f} | {ran.plans / ran.seconds:.1f} "
            f"| {one / ran.seconds:.2f} | {ran.refused} |\n"
        )
    yield f"| {again.plans} | uno, nothing changed | {again.seconds:.1f} | | | {again.refused} |\n\n"


def targets(measured: Iterable[Measured]) -> Iterator[str]:
    """Whether the aims are met: ten times plain docxtpl, four times the fastest peer, by processor time."""
    yield "Aims: 10 times plain docxtpl and 4 times the fastest peer, for one core.\n\n"
    found = {(each.case, each.engine): each.took.cpu for each in measured}
    for case in dict.fromkeys(case for case, _ in found):
        ours = found[case, OURS]
        peer = min(PEERS, key=lambda name: found[case, name])
        yield (
            f"- {case}: {found[case, PLAIN] / ours:.1f} times plain docxtpl, "
            f"{found[case, peer] / ours:.1f} times {peer}.\n"
        )
    yield "\n"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else [""]


def _npm(name: str) -> str:
    import json

    told: str = json.loads((NODE / "node_modules" / name / "package.json").read_text(encoding="utf-8"))["version"]
    return told
