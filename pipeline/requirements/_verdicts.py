"""What a requirement's question yields while it looks through the plan."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from pipeline.model.findings import Grade
from pipeline.model.schema import Record
from pipeline.model.workbook import Place


@dataclass(frozen=True, slots=True)
class Evidence:
    """Cells that make it true."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A fault at a place: what is there and what is missing, and what to write.

    Without ``grade`` the requirement is not met and the finding has the requirement's own; with it the
    requirement stands and a finding of that grade is given. Faults with the same ``absence`` are told once.
    """

    place: Place
    message: str
    fix: str
    absence: Hashable
    value: str = ""
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class ToldElsewhere:
    """It is not met, and another finding speaks for it: at an unread cell, or of another requirement, at its place."""

    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """It cannot be asked yet."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The condition does not arise in this plan."""

    reason: str


Verdict: TypeAlias = Evidence | Shortfall | ToldElsewhere | Pending | NotApplicable
Verdicts: TypeAlias = Iterator[Verdict]


def shown(record: Record, *names: str) -> Evidence:
    """The cells of a row that make it true."""
    return Evidence(tuple(record.place(name) for name in names if record.read(name)))


def fault(record: Record, name: str, message: str, fix: str) -> Shortfall | ToldElsewhere:
    """A fault at a cell of a row; where that cell could not be read only its own finding speaks."""
    if not record.read(name):
        return ToldElsewhere()
    place = record.place(name)
    return Shortfall(place, message, fix, absence=place, value=_typed(getattr(record, name)))


def missing(header: Place, what: tuple[object, ...], message: str, fix: str) -> Shortfall:
    """A row that is missing under a header; ``what`` tells this absence from others there."""
    return Shortfall(header, message, fix, absence=(header, *what))


def graded(grade: Grade, verdict: Verdict) -> Verdicts:
    """The same fault as a finding of that grade that leaves the requirement standing; nothing else passes."""
    if isinstance(verdict, Shortfall):
        yield replace(verdict, grade=verdict.grade or grade)


def spared(verdicts: Iterable[Verdict]) -> Verdicts:
    """What is an aviso where it concerns a Proactivo, and impedes nothing."""
    for verdict in verdicts:
        yield from graded(Grade.AVISO, verdict)


def listed(words: Iterable[str]) -> str:
    """“C1”, “C2” y “C3”."""
    quoted = [f"“{word}”" for word in words]
    return " y ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))


def day(when: date | None) -> str:
    """A date as the committee writes it in the sheet."""
    return f"{when:%d/%m/%Y}" if when else ""


def _typed(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Sí" if value else "No"
        case date():
            return day(value)
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)
