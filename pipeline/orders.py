"""The nouns of the hall: what was asked, what was read and judged, what was made."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from pipeline.model.edition import Edition
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.words import fold
from pipeline.model.workbook import Workbook
from pipeline.settings import EXAMPLE, Settings
from pipeline.storing.manifest import Manifest

if TYPE_CHECKING:  # a run that prints JSON does not pay for the terminal
    from rich.console import Console

    from pipeline.reporting.changes import Change

_EXAMPLE_NOTICE: Final = (
    "\n[bold]Estos documentos son de una entidad inventada[/], para que vea cómo quedan. Para usar su propia hoja,\n"
    "escriba su dirección en config/pal.toml, en el renglón “plan = …”, o indíquela una vez:\n"
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

    def again(self, verb: str) -> str:
        """The command that does ``verb`` with this same plan, as a person would type it."""
        if os.name == "nt":
            given = {"--plan": self.plan, "--output": self.output, "--config": self.config}
            start = rf".venv\Scripts\pal {verb}"
        else:
            given = {"PLAN=": self.plan, "OUTPUT=": self.output, "CONFIG=": self.config}
            start = f"make {verb}"
        words = (
            f'{name}"{value}"' if name.endswith("=") else f'{name} "{value}"' for name, value in given.items() if value
        )
        return " ".join((start, *words))


@dataclass(frozen=True, slots=True)
class Former:
    """The plan of the documents that are in place, the day on which it was read, and which of them were definitive."""

    plan: Plan
    read_on: date
    definitive: frozenset[str]

    @property
    def exercise(self) -> str:
        """Whose plan it is, and of which year."""
        ejercicio = self.plan.ejercicio
        return " ".join(map(str, filter(None, (ejercicio.entidad_federativa, ejercicio.anio_ejercicio))))


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan read and judged, with the settings under which it was, and the one whose documents are in place."""

    order: Order
    settings: Settings
    edition: Edition
    output: Path
    workbook: Workbook
    plan: Plan
    outcome: Outcome
    fingerprint: str
    in_place: Former | None = None

    @property
    def former(self) -> Former | None:
        """This same plan as the documents in place tell it."""
        return self.in_place if self.in_place and _exercise(self.in_place.plan) == _exercise(self.plan) else None

    @property
    def another(self) -> str:
        """The exercise of the documents in place, where it is surely not this one."""
        if self.in_place is None:
            return ""
        pairs = zip(_exercise(self.in_place.plan), _exercise(self.plan), strict=True)
        return self.in_place.exercise if any(a and b and a != b for a, b in pairs) else ""

    @property
    def today(self) -> date:
        """The day that everything depends on."""
        return self.order.today

    @property
    def read_on(self) -> date:
        """The day on which the sheet was read."""
        return self.workbook.kept_on or self.today

    @property
    def is_example(self) -> bool:
        """Whether it is the invented plan that comes with the program."""
        return Path(self.workbook.origin).resolve() == EXAMPLE.resolve()

    def as_json(self, *, by_actor: bool = False) -> dict[str, Any]:
        """The object of ``pal check --json``; with ``by_actor``, the list of each actor as well."""
        from pipeline.reporting.as_json import changed, listed, told

        changes = changed(self.changes())
        return {
            **told(self.workbook, self.outcome, self.fingerprint),
            **({"changes": changes} if changes else {}),
            **({"by_actor": listed(self.workbook, self.outcome, self.plan)} if by_actor else {}),
        }

    def tell(self, stream: TextIO) -> None:
        """Print the outcome for a person."""
        from pipeline.reporting.console import console_on
        from pipeline.reporting.terminal import tell

        console = console_on(stream)
        tell(console, self.workbook, self.outcome, self.fingerprint)
        self.tell_changes(console)
        if self.is_example:
            console.print("\nEs el plan de ejemplo, de una entidad inventada.")

    def changes(self) -> "tuple[Change, ...]":
        """What changed since the documents that are in place."""
        from pipeline.reporting.changes import changes

        former = self.former
        return changes(former.plan, self.plan, self.today, former.definitive) if former else ()

    def tell_changes(self, console: "Console") -> None:
        """Print what changed since the documents that are in place."""
        from pipeline.reporting.what_changed import tell_changes

        if self.former:
            tell_changes(console, self.changes(), self.former.read_on, self.workbook)

    def tell_by_actor(self, stream: TextIO) -> None:
        """Print what each actor has to mend, as text to paste in a message."""
        from pipeline.reporting.by_actor import as_text, by_actor

        stream.write(as_text(by_actor(self.outcome, self.plan), self.workbook))


@dataclass(frozen=True, slots=True)
class Made:
    """A run's files, in place."""

    checked: Checked
    manifest: Manifest
    listed: tuple[Mapping[str, Any], ...]
    """Every file of the output folder as the manifest lists it: also those that this run left as they were."""
    why: tuple[tuple[str, str], ...] = ()
    """Each file with whether and why it came out other than the last time."""

    def as_json(self, *, why: bool = False) -> dict[str, Any]:
        """The object of ``pal documents --json``; with ``why``, the reason of each file as well."""
        told = {"files": list(self.listed), "omitted": self.manifest.as_json()["omitted"]}
        return {**self.checked.as_json(), **told, **({"why": dict(self.why)} if why else {})}

    def tell(self, stream: TextIO) -> None:
        """Print what was written and what was not, and what to do next."""
        from pipeline.reporting.console import console_on
        from pipeline.reporting.terminal import tell_files

        console = console_on(stream)
        checked = self.checked
        again = checked.order.again("check")
        tell_files(console, checked.outcome, self.manifest.files, self.manifest.omitted, checked.output, again)
        checked.tell_changes(console)
        if checked.is_example:
            console.print(_EXAMPLE_NOTICE)

    def tell_why(self, stream: TextIO) -> None:
        """Print, for each file, whether it came out other than the last time, and why."""
        stream.write("Por qué, archivo por archivo:\n")
        stream.writelines(f"  {path}: {reason}\n" for path, reason in self.why)

    def tell_copies(self, stream: TextIO) -> None:
        """Print which drafts were made, and who is left out and why."""
        drafts = [file for file in self.manifest.files if file.path.endswith(".eml")]
        stream.write(f"{len(drafts)} borradores en {self.checked.output / 'correos'}; no se envió nada.\n")
        for one in self.manifest.omitted:
            if one.document == "correos":
                stream.write(f"  no va: {one.reason}\n")
        if drafts:
            again = self.checked.order.again("send")
            stream.write(
                f"Revíselos juntos en {self.checked.output / 'correos' / 'indice.html'}; para enviarlos: {again}\n"
            )
        if self.checked.is_example:
            stream.write("Son de una entidad inventada: el plan de ejemplo.\n")


def _exercise(plan: Plan) -> tuple[str, str]:
    return fold(plan.ejercicio.entidad_federativa), str(plan.ejercicio.anio_ejercicio or "")
