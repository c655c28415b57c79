"""The plan of the documents that are in place, kept so that what changed since then can be told."""

from pathlib import Path
from typing import Final

from pipeline.handing import Say
from pipeline.model.edition import Edition
from pipeline.model.plan import Plan
from pipeline.model.stop import Stop
from pipeline.model.words import fold
from pipeline.orders import Checked, Former
from pipeline.storing.staging import record_of

LAST_DOCUMENTS: Final = "ultimos-documentos.json"


def former(plan: Plan, edition: Edition, output: Path, say: Say) -> Former | None:
    """The plan of the last documents in that folder, if they are of the same exercise."""
    from pipeline.reading import read_plan
    from pipeline.sources.kept import recover

    path = record_of(output) / LAST_DOCUMENTS
    if not _there(path):
        return None
    try:
        copy = recover(path)
    except Stop:
        say(f"No se pudo leer {path}; esta vez no se dirá qué cambió. Los documentos lo volverán a escribir.")
        return None
    before, _ = read_plan(copy.workbook, edition)
    return Former(before, copy.read_on) if _exercise(before) == _exercise(plan) else None


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no disk takes: who writes there will say so
        return False


def remember(checked: Checked, say: Say) -> None:
    """Keep the plan of the documents that were just put in place.

    While something differs from what was signed, and no adenda says so, the former plan stays the one to compare with.
    """
    if any(change.signed for change in checked.changes()):
        return
    from pipeline.sources.kept import Copy, keep

    path = record_of(checked.output) / LAST_DOCUMENTS
    try:
        keep(path, Copy("", checked.read_on, checked.workbook))
    except OSError:
        say(f"No se pudo guardar {path}; la próxima vez no se dirá qué cambió. Revise el espacio y los permisos.")


def _exercise(plan: Plan) -> tuple[str, int | None]:
    return fold(plan.ejercicio.entidad_federativa), plan.ejercicio.anio_ejercicio
