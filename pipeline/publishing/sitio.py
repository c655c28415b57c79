"""What the publication of a plan is made from."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.model.edition import Edition
from pipeline.model.licence import CC_BY, Licence
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Download:
    """A final document, in its public version, that anyone may take home.

    A ``.pdf`` is offered only beside the ``.docx`` of the same name, where its words can be reviewed.
    """

    path: Path
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A plan judged, and what is offered with it.

    ``calendars`` are .ics files, the shared one first; ``area`` the area that answers for the page;
    ``public_words`` the institutional e-mails and telephones (or names) that may appear although they look
    personal; ``templates`` the folder ``templates/micrositio``.
    """

    plan: Plan
    outcome: Outcome
    edition: Edition
    today: date
    fingerprint: str
    templates: Path
    documents: tuple[Download, ...] = ()
    calendars: tuple[Path, ...] = ()
    area: str = ""
    licence: Licence = CC_BY
    public_words: frozenset[str] = frozenset()
