"""The hall: read, check, write, publish, deliver; the story on one page."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TextIO

from pipeline.model.edition import Edition
from pipeline.model.files import File, Omitted
from pipeline.model.fingerprint import fingerprint
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.stop import Stop
from pipeline.model.workbook import Workbook
from pipeline.settings import DEFAULT_CONFIG, EXAMPLE, PROJECT, TEMPLATES, Settings, load_edition, load_settings
from pipeline.storing.manifest import Manifest
from pipeline.storing.staging import record_of, staging

Say = Callable[[str], None]
LAST_READING: Final = "ultima-lectura.json"
_EXAMPLE_NOTICE: Final = (
    "\n[bold]Estos documentos son de una entidad inventada[/], para que vea cómo quedan. Para usar su propia hoja,\n"
    "escriba su dirección en config/pal.toml, en el renglón «plan = …», o indíquela una vez:\n"
    "  make documents PLAN=su-plan.xlsx"
)


@dataclass(frozen=True, slots=True)
class Order:
    """What the operator asked for: None where the configuration decides."""

    today: date
    plan: str | None = None
    output: Path | None = None
    config: Path | None = None
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan read and judged."""

    settings: Settings
    edition: Edition
    output: Path
    today: date
    workbook: Workbook
    plan: Plan
    outcome: Outcome
    fingerprint: str

    @property
    def read_on(self) -> date:
        """The day on which the sheet was read."""
        return self.workbook.kept_on or self.today

    def as_json(self) -> dict[str, Any]:
        """The object of ``pal check --json``."""
        from pipeline.reporting.as_json import told

        return told(self.workbook, self.outcome, self.fingerprint)

    def tell(self, stream: TextIO) -> None:
        """Print the outcome for a person."""
        from pipeline.reporting.terminal import console_on, tell

        tell(console_on(stream), self.workbook, self.outcome, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Made:
    """A run's files, in place."""

    checked: Checked
    manifest: Manifest

    def as_json(self) -> dict[str, Any]:
        """The object of ``pal documents --json``."""
        told = self.manifest.as_json()
        return {**self.checked.as_json(), "files": told["files"], "omitted": told["omitted"]}

    def tell(self, stream: TextIO) -> None:
        """Print what was written and what was not, and what to do next."""
        from pipeline.reporting.terminal import console_on, tell_files

        console = console_on(stream)
        checked = self.checked
        tell_files(console, checked.outcome, self.manifest.files, self.manifest.omitted, checked.output)
        if Path(checked.workbook.origin).resolve() == EXAMPLE.resolve():
            console.print(_EXAMPLE_NOTICE)


def check(order: Order, say: Say) -> Checked:
    """Read the plan and decide every requirement. Stop: the plan cannot be reached or read."""
    from pipeline.reading import read_plan
    from pipeline.requirements import check as judge
    from pipeline.sources import Access, open_workbook

    settings, edition = _configuration(order.config)
    output = order.output or Path(settings.output)
    access = Access(_service_account(settings, order.config), os.environ.get("PAL_GOOGLE_API_KEY", ""))
    workbook = open_workbook(
        order.plan or _found(settings.plan, order.config),
        access, today=order.today, kept=record_of(output) / LAST_READING, offline=order.offline, say=say,
    )  # fmt: skip
    plan, readings = read_plan(workbook, edition)
    outcome = judge(plan, readings, edition, order.today)
    return Checked(settings, edition, output, order.today, workbook, plan, outcome, fingerprint(plan))


def documents(order: Order, say: Say, *, only: frozenset[str] = frozenset(), pdf: bool = False) -> Made:
    """Check the plan and put every document that is due in the output folder, all or none."""
    checked = check(order, say)
    with staging(checked.output, lambda path: _written_by_documents(path, only), say) as stage:
        files, omitted = _written(checked, stage.folder, only, say)
        manifest = _manifest(checked, files, omitted)
        stage.finish(manifest)
    return Made(checked, manifest)


def blank(path: Path, config: Path | None, say: Say) -> None:
    """Write an empty, guided workbook. Stop: there is a file already, or its folder cannot be written."""
    from pipeline.publishing.libro_en_blanco import write_blank

    _, edition = _configuration(config)
    if path.exists():
        raise Stop(f"Ya existe {path}; no se tocó. Indique otro nombre.")
    write_blank(path, edition)
    say(f"Se creó {path}. Ábralo con Excel o LibreOffice, o súbalo a Drive, y empiece por la hoja «Léame».")


def _written_by_documents(path: str, only: frozenset[str]) -> bool:
    """Whether this run writes that file anew; with ``--only`` the other documents stay as they are."""
    del only
    return not path.startswith(("micrositio/", "datos/"))


def _written(
    checked: Checked, folder: Path, only: frozenset[str], say: Say
) -> tuple[tuple[File, ...], tuple[Omitted, ...]]:
    from pipeline.documents import Job, Letterhead, write_all

    letterhead = checked.settings.letterhead
    job = Job(
        plan=checked.plan,
        outcome=checked.outcome,
        edition=checked.edition,
        today=checked.today,
        fingerprint=checked.fingerprint,
        read_on=checked.read_on,
        templates=TEMPLATES,
        letterhead=Letterhead(Path(letterhead.logo) if letterhead.logo else None, letterhead.area),
    )
    return write_all(job, folder, only=only, say=say)


def _configuration(config: Path | None) -> tuple[Settings, Edition]:
    settings = load_settings(config or DEFAULT_CONFIG)
    return settings, load_edition(Path(_found(f"ediciones/{settings.edition}.toml", config or DEFAULT_CONFIG)))


def _service_account(settings: Settings, config: Path | None) -> Path | None:
    named = settings.google.service_account or os.environ.get("GOOGLE_APPLICATION_CREDENTIALS", "")
    return Path(_found(named, config)) if named else None


def _found(name: str, config: Path | None) -> str:
    """A path as configured: from here, beside the configuration, above it, or with the program."""
    beside = (config or DEFAULT_CONFIG).absolute().parent
    for root in (Path(), beside, beside.parent, DEFAULT_CONFIG.parent, PROJECT):
        if (root / name).exists():
            return str(root / name)
    return name


def _manifest(checked: Checked, files: tuple[File, ...], omitted: tuple[Omitted, ...]) -> Manifest:
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
