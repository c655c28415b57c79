"""The files that a run leaves, as the manifest lists them."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """A document that may be signed or sent, or one that may not yet."""

    FINAL = "final"
    BORRADOR = "borrador"


@dataclass(frozen=True, slots=True)
class File:
    """``path`` from the output folder, with forward slashes; ``document`` the id as in ``--only``."""

    path: str
    document: str
    status: Status
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Omitted:
    """A document that was not due, and why."""

    document: str
    reason: str
