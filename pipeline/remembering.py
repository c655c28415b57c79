"""The plan of the documents that are in place, kept so that what changed since then can be told."""

from pathlib import Path
from typing import Final

from pipeline.handing import Say
from pipeline.model.edition import Edition
from pipeline.model.stop import Stop
from pipeline.orders import Checked, Former
from pipeline.storing.manifest import read_manifest
from pipeline.storing.staging import record_of

LAST_DOCUMENTS: Final = "ultimos-documentos.json"


def former(edition: Edition, output: Path, say: Say) -> Former | None:
    """The plan of the last documents in that folder, whichever it is."""
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
    return Former(before, copy.read_on, copy.definitive)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no disk takes: who writes there will say so
        return False


def another_plan(checked: Checked, site: frozenset[str]) -> str:
    """Whose documents stand in the output folder, if they are of another plan. ``site`` are no documents."""
    there = any(entry["document"] not in site for entry in read_manifest(checked.output).values())
    return checked.another if there else ""


def spare(checked: Checked) -> None:
    """Stop: the example would take the place of a committee's own documents."""
    if checked.is_example and checked.another:
        raise Stop(
            f"En {checked.output} están los documentos de otro plan ({checked.another}) y no se cambió nada: sin decir "
            "de qué plan, se usa el de ejemplo. Diga cuál es el suyo con PLAN (--plan) o en config/pal.toml; para el "
            "ejemplo, dé otra carpeta con OUTPUT (--output)."
        )


def tell_site(checked: Checked, site: frozenset[str], say: Say) -> None:
    """Say that the micrositio in place, whose files are those of ``site``, does not tell the plan as it stands."""
    marks = {entry["fingerprint"] for entry in read_manifest(checked.output).values() if entry["document"] in site}
    if marks - {checked.fingerprint}:
        again = checked.order.again("site")
        say(f"El micrositio de {checked.output} cuenta la hoja de antes; para ponerlo al día: {again}")


def remember(checked: Checked, definitive: frozenset[str], say: Say) -> None:
    """Keep the plan of the documents that were just put in place, and which of them are ``definitive``.

    While something differs from what was signed, and no adenda says so, the former plan stays the one to compare with.
    """
    if any(change.signed for change in checked.changes()):
        return
    from pipeline.sources.kept import Copy, keep

    path = record_of(checked.output) / LAST_DOCUMENTS
    before = checked.former.definitive if checked.former else frozenset()
    try:
        keep(path, Copy("", checked.read_on, checked.workbook, definitive | before))
    except OSError:
        say(f"No se pudo guardar {path}; la próxima vez no se dirá qué cambió. Revise el espacio y los permisos.")
