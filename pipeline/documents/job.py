"""What the room is asked for, and what each document answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from pipeline.model.edition import Edition
from pipeline.model.files import Omitted
from pipeline.model.findings import Finding
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.workbook import Place


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the configuration says of the órgano garante: a PNG or JPEG and the area under its name, in every header.

    ``privacy`` is the address of its whole privacy notice.
    """

    logo: Path | None = None
    area: str = ""
    privacy: str = ""


def _unlinked(_: Place) -> None:
    """No place of the sheet has an address of its own."""


class Memory(Protocol):
    """Who remembers the files of the last run."""

    def recall(self, path: str, inputs: Mapping[str, str]) -> bytes | None:
        """The file as it was left, if it was made from these inputs; both are noted for the next run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A plan with its outcome, and what the documents are to be written with.

    ``fingerprint`` is the plan's, in hex; ``read_on`` the day of the reading; ``today`` the day for which
    the documents are written; ``templates`` the folder of the .docx templates; ``memory`` gives back what
    would come out the same; ``public_words`` are the institutional data that a public version may show;
    ``link`` gives the address that opens the sheet at a place.
    """

    plan: Plan
    outcome: Outcome
    edition: Edition
    today: date
    fingerprint: str
    read_on: date
    templates: Path
    letterhead: Letterhead = field(default_factory=Letterhead)
    memory: Memory | None = None
    public_words: frozenset[str] = frozenset()
    link: Callable[[Place], str | None] = _unlinked


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A document that is to be written.

    ``path`` is where, without ``-borrador`` or ``.docx``; ``context`` what its template may name;
    ``blocked_by`` what keeps it from being final; ``values`` what must be found in it once written, each
    text with what it is, in words that the operator understands; ``by_hand`` the data for which it leaves a line;
    ``on`` the day that its properties bear.
    """

    document: str
    path: str
    template: str
    title: str
    context: Mapping[str, object]
    blocked_by: tuple[Finding, ...]
    values: tuple[tuple[str, str], ...]
    on: date
    indexed: bool = False
    by_hand: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document.

    ``id`` is as in ``--only`` and names its template; ``due`` tells what of it is due for a job; ``context``
    is the class that tells the names of its template.
    """

    id: str
    due: Callable[[Job], Iterator[Due | Omitted]]
    context: type
