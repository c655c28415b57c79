"""The hall: read, check, write, publish, deliver; the story on one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline import handing
from pipeline.handing import Say, Written
from pipeline.model.files import Status
from pipeline.model.fingerprint import fingerprint
from pipeline.model.stop import Stop
from pipeline.orders import Checked, Made, Order
from pipeline.remembering import another_plan, former, remember, spare, tell_site
from pipeline.storing.manifest import Manifest, read_manifest
from pipeline.storing.memory import Memory
from pipeline.storing.staging import record_of, staging

if TYPE_CHECKING:
    from pipeline.publishing.enlaces import Checked as Answered

LAST_READING: Final = "ultima-lectura.json"
AGENDA: Final = "agenda-compartida"
DRAFTS: Final = "correos"
SITE: Final = frozenset({"micrositio", "datos-abiertos"})
COPIES: Final = frozenset({handing.PAL, handing.MINUTA, AGENDA, DRAFTS})
"""The follow-up copies, with what travels in them."""


def check(order: Order, say: Say) -> Checked:
    """Read the plan and decide every requirement. Stop: the plan cannot be reached or read."""
    from pipeline.reading import read_plan
    from pipeline.requirements import check as judge
    from pipeline.sources import open_workbook

    settings, edition = handing.configuration(order.config)
    output = order.output or Path(settings.output)
    workbook = open_workbook(
        order.plan or handing.found(settings.plan, order.config),
        handing.access(settings, order.config),
        today=order.today,
        kept=record_of(output) / LAST_READING,
        offline=order.offline,
        say=say,
    )
    plan, readings = read_plan(workbook, edition)
    outcome = judge(plan, readings, edition, order.today)
    before = former(edition, output, say)
    return Checked(order, settings, edition, output, workbook, plan, outcome, fingerprint(plan), before)


def documents(order: Order, say: Say, *, only: frozenset[str] = frozenset(), pdf: bool = False) -> Made:
    """Check the plan and put every document that is due in the output folder, all or none.

    ``only`` names the documents to write anew; the others stay as they are. The micrositio stays too, unless it is
    of another plan. Stop: as ``check``; a template is
    wrong; the folder cannot be written, or holds another plan and this is the example; PDF was asked for and there is
    no LibreOffice.
    """
    from pipeline.documents import write_all

    checked = check(order, say)
    spare(checked)
    wanted = only | COPIES if DRAFTS in only else only
    foreign = "" if wanted else another_plan(checked, SITE)
    with staging(checked.output, lambda document: bool(foreign) or _anew(document, wanted), say) as stage:
        memory = Memory(stage.output, record_of(stage.output))
        files, omitted = write_all(handing.job(checked, memory), stage.folder, only=wanted, say=say)
        files += handing.pdfs(files, stage, say) if pdf else ()
        if not wanted or AGENDA in wanted:
            files, omitted = _and((files, omitted), handing.agenda(checked, stage.folder))
        if not wanted or handing.INDEX in wanted:
            files, omitted = _and((files, omitted), handing.evidence(checked, stage.folder, files))
        if not wanted or DRAFTS in wanted:
            files, omitted = _and((files, omitted), _drafts(checked, stage.folder, files))
        manifest = _manifest(checked, (files, omitted))
        why = handing.reasons(checked, files, memory)
        listed = stage.finish(manifest)
        memory.keep(files, read_manifest(stage.output))
    if foreign:
        say(f"En {checked.output} estaban los documentos de otro plan ({foreign}); se quitó todo lo suyo.")
    tell_site(checked, SITE, say)
    if not only:
        remember(checked, frozenset(file.document for file in files if file.status is Status.FINAL), say)
    return Made(checked, manifest, listed, why)


def site(order: Order, say: Say) -> Made:
    """Check the plan and put the micrositio and its open data in the output folder; the documents stay as they are.

    Stop: as ``check``; something personal would be published; the folder cannot be written, or holds another plan and
    this is the example.
    """
    from pipeline.publishing import publish

    checked = check(order, say)
    spare(checked)
    foreign = another_plan(checked, SITE)
    with staging(checked.output, lambda document: document in SITE, say) as stage:
        files = publish(handing.site(checked), stage.folder)
        manifest = _manifest(checked, (files, ()))
        listed = stage.finish(manifest)
    if foreign:
        say(
            f"Los documentos y el calendario de {checked.output} son de otro plan ({foreign}) y no se ofrecen "
            f"en el micrositio. Escriba los de este con: {order.again('documents')}"
        )
    return Made(checked, manifest, listed)


def check_links(order: Order, say: Say) -> "tuple[Answered, ...]":
    """Ask for every link of the plan, politely."""
    from pipeline.publishing.enlaces import check_links as ask
    from pipeline.publishing.enlaces import links

    return ask(links(check(order, say).plan), say)


def blank(path: Path, config: Path | None, say: Say) -> None:
    """Write an empty, guided workbook. Stop: there is a file already, or its folder cannot be written."""
    from pipeline.publishing.libro_en_blanco import write_blank

    _, edition = handing.configuration(config)
    if path.suffix.casefold() != ".xlsx":
        raise Stop(f"El libro se escribe como .xlsx; indique un nombre como {path.stem or 'plan'}.xlsx.")
    try:
        there = path.exists()
    except OSError as odd:
        raise Stop(f"“{path}” no puede ser el nombre de un archivo; indique uno más corto, como plan.xlsx.") from odd
    if there:
        raise Stop(f"Ya existe {path}; no se tocó. Indique otro nombre.")
    write_blank(path, edition)
    say(f"Se creó {path}. Ábralo con Excel o LibreOffice, o súbalo a Drive, y empiece por la hoja “Léame”.")


def _anew(document: str, wanted: frozenset[str]) -> bool:
    return document in wanted if wanted else document not in SITE


def _and(one: Written, other: Written) -> Written:
    return one[0] + other[0], one[1] + other[1]


def _drafts(checked: Checked, folder: Path, files: handing.Files) -> Written:
    from pipeline.delivery.drafts import write_drafts

    return write_drafts(handing.letters(checked, folder, files), folder)


def _manifest(checked: Checked, written: Written) -> Manifest:
    files, omitted = written
    return Manifest(
        origin=checked.workbook.origin,
        title=checked.workbook.title,
        fingerprint=checked.fingerprint,
        read_on=checked.read_on,
        edition=checked.settings.edition,
        today=checked.today,
        files=files,
        omitted=omitted,
    )
