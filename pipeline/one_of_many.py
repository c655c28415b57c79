"""One plan of a batch, reviewed in whatever process it falls to."""

import traceback
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.model.comparison import Reviewed
from pipeline.model.edition import Edition
from pipeline.model.findings import Grade
from pipeline.model.fingerprint import fingerprint
from pipeline.model.stop import Stop
from pipeline.model.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Task:
    """A plan to review. ``workbook`` is what was read of a Google Sheet; a file is read by whoever reviews it.

    ``mark`` stands for the origin as it is now; ``trouble`` says why it could not be reached.
    """

    name: str
    origin: str
    mark: str
    edition: Edition
    today: date
    workbook: Workbook | None = None
    trouble: str = ""


def review(task: Task) -> Reviewed:
    """The plan read and judged. Whatever is wrong with it stays with it."""
    if task.trouble:
        return without_result(task, task.trouble)
    try:
        return _judged(task, task.workbook or _read(task))
    except Stop as stop:
        return without_result(task, stop.sentence)
    except Exception:  # noqa: BLE001 - one plan does not harm the others: its fault is told in the table
        fault = traceback.format_exc()
        told = "El programa falló con este plan; envíe a quien mantiene el programa el archivo de resultados/."
        return without_result(task, told, fault)


def without_result(task: Task, trouble: str, fault: str = "") -> Reviewed:
    """The plan with why it could not be reviewed."""
    return Reviewed(task.name, task.origin, task.mark, {}, trouble=trouble, fault=fault)


def _read(task: Task) -> Workbook:
    from pipeline.sources import Access, open_workbook

    return open_workbook(task.origin, Access(), today=task.today, kept=Path(), say=lambda _: None)


def _judged(task: Task, workbook: Workbook) -> Reviewed:
    from pipeline.reading import read_plan
    from pipeline.requirements import check

    plan, readings = read_plan(workbook, task.edition)
    outcome = check(plan, readings, task.edition, task.today)
    return Reviewed(
        name=task.name,
        origin=task.origin,
        mark=task.mark,
        results={judged.id: judged.result.value for judged in outcome.requirements},
        fingerprint=fingerprint(plan),
        impeding=len(outcome.impeding),
        advice=sum(finding.grade is Grade.AVISO for finding in outcome.findings),
    )
