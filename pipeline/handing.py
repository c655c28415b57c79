"""What the hall hands to each room: plain values out of the settings and of what other rooms made."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.model.edition import Edition
from pipeline.model.files import File, Omitted, Status
from pipeline.model.folios import folio_of_pal
from pipeline.model.words import slugs
from pipeline.orders import Checked
from pipeline.settings import DEFAULT_CONFIG, PROJECT, TEMPLATES, Settings, load_edition, load_settings
from pipeline.storing.manifest import read_manifest
from pipeline.storing.memory import Memory
from pipeline.storing.staging import Staging

if TYPE_CHECKING:  # each room is imported by the command that needs it
    from pipeline.delivery.letters import Letters
    from pipeline.documents import Job
    from pipeline.publishing import Download, Site
    from pipeline.sources import Access

Say = Callable[[str], None]
Files = tuple[File, ...]
Written = tuple[Files, tuple[Omitted, ...]]

PAL = "plan-de-accion-local"
MINUTA = "minuta"
INDEX = "indice-evidencias"


def configuration(config: Path | None) -> tuple[Settings, Edition]:
    """The settings and the edition that they name. Stop: either is missing or has mistakes."""
    settings = load_settings(config or DEFAULT_CONFIG)
    return settings, load_edition(Path(found(f"ediciones/{settings.edition}.toml", config)))


def found(name: str, config: Path | None) -> str:
    """A path as configured: from here, beside the configuration, above it, or with the program."""
    beside = (config or DEFAULT_CONFIG).absolute().parent
    for root in (Path(), beside, beside.parent, DEFAULT_CONFIG.parent, PROJECT):
        if (root / name).exists():
            return str(root / name)
    return name


def access(settings: Settings, config: Path | None) -> "Access":
    """With what to open a Google Sheet: the configured file, or what the environment gives."""
    from pipeline.sources import Access

    named = settings.google.service_account
    return Access(Path(found(named, config)) if named else None, os.environ.get("PAL_GOOGLE_API_KEY", ""))


def job(checked: Checked, memory: Memory | None = None) -> "Job":
    """What the documents are written from."""
    from pipeline.documents import Job, Letterhead

    letterhead = checked.settings.letterhead
    logo = Path(found(letterhead.logo, checked.order.config)) if letterhead.logo else None
    return Job(
        plan=checked.plan,
        outcome=checked.outcome,
        edition=checked.edition,
        today=checked.today,
        fingerprint=checked.fingerprint,
        read_on=checked.read_on,
        templates=TEMPLATES,
        letterhead=Letterhead(logo, letterhead.area, letterhead.privacy),
        memory=memory,
        public_words=frozenset(checked.settings.site.public_words),
        link=checked.workbook.link,
    )


def pdfs(files: Files, stage: Staging, say: Say) -> Files:
    """A PDF beside each Word document, as entries of the manifest; where the document is as it was, so is its PDF."""
    from pipeline.documents.pdf import to_pdf

    words = tuple(file for file in files if file.path.endswith(".docx"))
    kept = {file.path: content for file in words if (content := stage.same_pdf(file))}
    for path, content in kept.items():
        (stage.folder / path).with_suffix(".pdf").write_bytes(content)
    to_pdf([stage.folder / file.path for file in words if file.path not in kept], stage.folder, say)
    return tuple(_pdf(file, (stage.folder / file.path).with_suffix(".pdf").read_bytes()) for file in words)


def _pdf(word: File, content: bytes) -> File:
    path = word.path.removesuffix(".docx") + ".pdf"
    return replace(word, path=path, sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))


def reasons(checked: Checked, files: Files, memory: Memory) -> tuple[tuple[str, str], ...]:
    """Each file with whether and why it came out other than the last time."""
    whole = {
        "plan": checked.fingerprint,
        "fecha": checked.today.isoformat(),
        "membrete": repr(checked.settings),
        "edicion": checked.edition.nombre,
        "programa": __version__,
    }
    for file in files:
        if not file.path.endswith(".docx"):
            memory.note(file.path, whole)
    return tuple((file.path, memory.why(file)) for file in files)


def agenda(checked: Checked, folder: Path) -> Written:
    """The calendars, which change in place those of the former output."""
    from pipeline.publishing.agenda import write_agenda

    return write_agenda(
        checked.plan,
        folder,
        today=checked.today,
        zone=checked.settings.timezone,
        former=checked.output if checked.output.is_dir() else None,
        status=Status.FINAL if checked.outcome.valid else Status.BORRADOR,
    )


def evidence(checked: Checked, folder: Path, files: Files) -> Written:
    """The index of evidence as CSV, a draft where its document is one."""
    from pipeline.publishing.indice import write_index

    status = next((file.status for file in files if file.document == INDEX), Status.FINAL)
    return write_index(checked.plan, folder, today=checked.today, status=status)


def letters(checked: Checked, folder: Path, files: Files) -> "Letters":
    """From what the follow-up copies are made: only final documents travel."""
    from pipeline.delivery.letters import Letters
    from pipeline.documents.pdf import count_pages
    from pipeline.publishing.agenda import calendars

    pal, pdf = (_final(PAL, ending, files, folder) for ending in (".docx", ".pdf"))
    return Letters(
        plan=checked.plan,
        today=checked.today,
        templates=TEMPLATES / "correo",
        megabytes=checked.settings.mail.megabytes,
        pal=pal,
        unready="" if pal else _why_not(checked, files),
        pdf=pdf,
        pages=count_pages(pdf) if pdf else None,
        minuta=_minuta(checked, files, folder),
        calendars=calendars(checked.plan, folder),
        folio=folio_of_pal(checked.plan),
    )


def site(checked: Checked) -> "Site":
    """From what the micrositio is made, with the documents and the calendar of this plan in the output folder."""
    from pipeline.model.licence import Licence
    from pipeline.publishing import Site
    from pipeline.publishing.agenda import DOCUMENT, FOLDER

    shared = checked.output / FOLDER / f"{DOCUMENT}.ics"
    return Site(
        plan=checked.plan,
        outcome=checked.outcome,
        edition=checked.edition,
        today=checked.today,
        fingerprint=checked.fingerprint,
        templates=TEMPLATES / "micrositio",
        documents=() if checked.another else tuple(_public_versions(checked)),
        calendars=(shared,) if shared.is_file() and not checked.another else (),
        area=checked.settings.letterhead.area,
        licence=Licence(**checked.settings.site.licence.model_dump()),
        public_words=frozenset(checked.settings.site.public_words),
    )


def _public_versions(checked: Checked) -> Iterator["Download"]:
    """The public versions that stand in the output folder and would be written today, each with its PDF."""
    from pipeline.documents import public_titles
    from pipeline.publishing import Download

    titles = public_titles(job(checked))
    for path in read_manifest(checked.output):
        name = path.rpartition(".")[0]
        if name in titles and (checked.output / f"{name}.docx").is_file() and (checked.output / path).is_file():
            yield Download(checked.output / path, titles[name] + (" (PDF)" if path.endswith(".pdf") else ""))


def _why_not(checked: Checked, files: Files) -> str:
    if any(file.document == PAL for file in files):
        count = len(checked.outcome.impeding)
        reason = "1 observación lo impide" if count == 1 else f"{count} observaciones lo impiden"
        return f"el Plan de Acción Local está en borrador: {reason}"
    return "todavía no hay Plan de Acción Local"


def _final(document: str, ending: str, files: Files, folder: Path) -> Path | None:
    paths = (f.path for f in files if f.document == document and f.status is Status.FINAL and f.path.endswith(ending))
    path = next(paths, None)
    return folder / path if path else None


def _minuta(checked: Checked, files: Files, folder: Path) -> Path | None:
    """The minuta of the mesa that agreed the PAL."""
    from pipeline.delivery.contents import mesa_final

    mesa = mesa_final(checked.plan)
    if mesa is None:
        return None
    path = f"03-mesas/{slugs([m.clave for m in checked.plan.mesas])[mesa.clave]}-minuta.docx"
    final = {f.path for f in files if f.document == MINUTA and f.status is Status.FINAL}
    return folder / path if path in final else None
