"""What a follow-up copy is: a letter to one person, with its attachments."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from pipeline.model.plan import Plan

DOCUMENT: Final = "correos"
_DATED: Final = re.compile(r"docProps/|word/(?:header|footer)\d*\.xml$")
_STAMPS: Final = re.compile(rb"^(DTSTAMP|LAST-MODIFIED|SEQUENCE)[:;].*\r?\n", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Letters:
    """From what the copies are made.

    ``pal`` is the final Plan de Acción Local in Word, or nothing, and then ``unready`` says why; ``pdf``
    its PDF if there is one and ``pages`` how many it has; ``minuta`` the final minuta of the mesa that agreed it;
    ``calendars`` the .ics of each person by key. ``folio`` is the plan's own reference. ``templates`` is the folder
    with the letter's templates; ``megabytes`` (of a million bytes) the most that the attachments of one letter weigh.
    """

    plan: Plan
    today: date
    templates: Path
    megabytes: float
    pal: Path | None
    unready: str = ""
    pdf: Path | None = None
    minuta: Path | None = None
    pages: int | None = None
    calendars: Mapping[str, Path] = field(default_factory=dict)
    folio: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that travels: its ASCII name, the title that the body gives it, its media type and its bytes.

    ``source`` is the file of the output folder that it copies.
    """

    name: str
    title: str
    media: tuple[str, str]
    data: bytes = field(repr=False)
    source: Path | None = field(default=None, repr=False, compare=False)

    @cached_property
    def sha256(self) -> str:
        """The hash that the letter prints, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def matter(self) -> str:
        """A hash of what the file says, whenever it was made.

        The headers, footers and properties of a Word file carry the day, and are left out. A PDF counts by its
        name alone: it travels beside the Word file from which it is made.
        """
        if self.name.endswith(".pdf"):
            return self.name
        if self.name.endswith(".ics"):
            return hashlib.sha256(_STAMPS.sub(b"", self.data)).hexdigest()
        if zipfile.is_zipfile(io.BytesIO(self.data)):
            with zipfile.ZipFile(io.BytesIO(self.data)) as package:
                parts = sorted((i.filename, i.CRC) for i in package.infolist() if not _DATED.match(i.filename))
            return hashlib.sha256(repr(parts).encode()).hexdigest()
        return self.sha256


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A copy for one person.

    ``key`` names the letter among all plans (``tlaxcala-2016/sc1``), ``digest`` is the hash of all that it
    says and carries: two letters with the same key and digest are the same letter. ``signer`` is the
    facilitador, in whose name it goes out.
    """

    key: str
    slug: str
    clave: str
    name: str
    address: str
    signer: str
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    attachments: tuple[Attachment, ...]
    digest: str

    @property
    def key_hash(self) -> str:
        """The key as it stands in a header, in hex: it tells nothing of the person."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:32]
