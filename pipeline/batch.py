"""The hall's third story: many plans, one table."""

import hashlib
import json
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from pipeline import handing
from pipeline.handing import Say
from pipeline.model.comparison import Asked, Comparison, Reviewed
from pipeline.model.edition import Edition
from pipeline.model.findings import Grade
from pipeline.model.stop import Stop
from pipeline.model.words import slugs
from pipeline.one_of_many import Task, review, without_result
from pipeline.settings import TEMPLATES, Batch, load_batch
from pipeline.workers import engine, gathered

if TYPE_CHECKING:
    from pipeline.sources import Access

RESULTS: Final = "resultados"
READS_A_MINUTE: Final = 50
"""Google gives 60 to a project; the rest is for who works in the sheets meanwhile."""

_READS: Final = 2
_FELL: Final = "El programa cayó al revisar este plan; ábralo, guárdelo de nuevo y repita la orden."


@dataclass(frozen=True, slots=True)
class Many:
    """What the operator asked for; ``again`` reviews also the plans whose origin has not changed."""

    config: Path
    today: date
    output: Path | None = None
    engine: str = "procesos"
    processes: int = 0
    scheduler: str = ""
    again: bool = False


class Pace:
    """Keeps the reads of a minute under a limit, however many plans there are."""

    def __init__(
        self, limit: int, clock: Callable[[], float] = time.monotonic, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._limit = limit
        self._clock = clock
        self._wait = wait
        self._taken: deque[float] = deque()

    def take(self, reads: int) -> None:
        """Wait until so many more reads fit in the last minute."""
        for _ in range(reads):
            if len(self._taken) >= self._limit:
                self._wait(max(0.0, self._taken.popleft() + 60 - self._clock()))
            self._taken.append(self._clock())


def batch(many: Many, say: Say) -> tuple[Comparison, Path]:
    """Review every plan and write the table, as page, workbook and Word document, in the folder that is told.

    What was reviewed is kept plan by plan: an interrupted batch goes on where it was. Stop: the configuration
    has mistakes, or another batch is writing there.
    """
    asked = load_batch(many.config)
    settings, edition = handing.configuration(Path(handing.found(asked.config, many.config)) if asked.config else None)
    output = many.output or Path(asked.output)
    results = output / RESULTS
    try:
        results.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise Stop(f"No se puede escribir en {output} ({refused.strerror}); indique otra carpeta.") from refused
    try:
        with FileLock(results / "candado", timeout=0):
            tasks = list(_tasks(many, asked, edition))
            files = {name: results / f"{slug}.json" for name, slug in slugs([task.name for task in tasks]).items()}
            known, todo = _known(many, tasks, files)
            if known:
                say(f"{len(known)} planes ya estaban revisados y no cambiaron.")
            ready = _read_from_google(todo, handing.access(settings, many.config), results, say)
            for reviewed in _reviewed(many, ready):
                known[reviewed.name] = reviewed
                _keep(reviewed, files[reviewed.name])
                why = f". {reviewed.trouble}" if reviewed.trouble else ""
                say(f"{len(known)} de {len(tasks)}: {reviewed.name}, {reviewed.standing}{why}")
            plans = tuple(known[task.name] for task in tasks)
            comparison = Comparison(edition.nombre, many.today, _catalogue(edition, many.today), plans)
            _write(comparison, output)
    except Timeout as taken:
        raise Stop(f"Otra orden está escribiendo en {output}. Espere a que termine y repita.") from taken
    return comparison, output


def _reviewed(many: Many, tasks: Iterator[Task]) -> Iterator[Reviewed]:
    work = engine(many.engine, processes=many.processes, scheduler=many.scheduler)
    for task, result in gathered(tasks, review, work):
        yield result or without_result(task, _FELL)


def _known(many: Many, tasks: list[Task], files: Mapping[str, Path]) -> tuple[dict[str, Reviewed], list[Task]]:
    """What an earlier batch found out and still holds, by name, and the tasks that are left."""
    kept = {} if many.again else dict(_kept(tasks, files))
    known = {task.name: kept[task.name] for task in tasks if task.name in kept and kept[task.name].mark == task.mark}
    return known, [task for task in tasks if task.name not in known]


def _tasks(many: Many, asked: Batch, edition: Edition) -> Iterator[Task]:
    from pipeline.documents.inputs import program

    for plan in asked.plans:
        origin = handing.found(plan.origin, many.config)
        told = repr((_state(origin, many.today), sorted(edition.grados.items()), edition.nombre, many.today, program()))
        yield Task(plan.name, origin, hashlib.sha256(told.encode()).hexdigest(), edition, many.today)


def _state(origin: str, today: date) -> str:
    """What tells that an origin has not changed: the content of a file; of a sheet, that it was read today."""
    path = Path(origin)
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else today.isoformat()
    except OSError:
        return ""


def _read_from_google(tasks: list[Task], access: "Access", results: Path, say: Say) -> Iterator[Task]:
    """The tasks, those of Google with their sheet read: one place keeps the pace for all."""
    from pipeline.sources import open_workbook
    from pipeline.sources.origin import recognised

    pace = Pace(READS_A_MINUTE)
    for task in tasks:
        try:
            if isinstance(recognised(task.origin), Path):
                yield task
                continue
            pace.take(_READS)
            kept = results / f"{task.mark[:16]}.lectura"
            yield replace(task, workbook=open_workbook(task.origin, access, today=task.today, kept=kept, say=say))
        except Stop as stop:
            yield replace(task, trouble=stop.sentence)


def _catalogue(edition: Edition, today: date) -> tuple[Asked, ...]:
    from pipeline.model.plan import Plan
    from pipeline.model.records import Ejercicio
    from pipeline.requirements import check

    judged = check(Plan(ejercicio=Ejercicio()), (), edition, today).requirements
    return tuple(Asked(each.id, each.title, each.source, Grade(each.grade).value) for each in judged)


def _kept(tasks: list[Task], files: Mapping[str, Path]) -> Iterator[tuple[str, Reviewed]]:
    for task in tasks:
        try:
            told = Reviewed(**json.loads(files[task.name].read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            continue
        if told.origin == task.origin and not told.trouble:
            yield task.name, told


def _keep(reviewed: Reviewed, path: Path) -> None:
    fresh = path.with_suffix(".nuevo")
    fresh.write_text(json.dumps(asdict(reviewed), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    fresh.replace(path)


def _write(comparison: Comparison, output: Path) -> None:
    from pipeline.documents.comparison import comparison_docx
    from pipeline.publishing.comparison import comparison_html, write_comparison_xlsx

    (output / "comparativo.html").write_bytes(comparison_html(comparison, TEMPLATES / "lote"))
    (output / "comparativo.docx").write_bytes(comparison_docx(comparison, TEMPLATES / "lote"))
    write_comparison_xlsx(comparison, output / "comparativo.xlsx")
