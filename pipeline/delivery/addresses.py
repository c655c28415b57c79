"""Names and addresses that can stand in a header without adding to it."""

import re
import unicodedata
from typing import Final

LONGEST_NAME: Final = 200
LONGEST_ADDRESS: Final = 254
LONGEST_LOCAL: Final = 64

_SPECIAL: Final = frozenset('()<>[]:;@\\,."=?')
_ATOM: Final = r"[A-Za-z0-9_%+'&~-]+"
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS: Final = re.compile(
    rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?:{_LABEL}\.)+[A-Za-z](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])"
)


def is_address(text: str) -> bool:
    """Whether this is one plain ASCII address, such as ``nombre@dominio.mx``, and nothing else."""
    found = _ADDRESS.fullmatch(text)
    return found is not None and len(text) <= LONGEST_ADDRESS and len(found["local"]) <= LONGEST_LOCAL


def clean_name(text: str) -> str:
    """A person's name for a header: no control or invisible character, no mark that mail programs interpret."""
    return _shortened(" " if c in _SPECIAL else c for c in _visible(text))


def clean_line(text: str) -> str:
    """A subject: one line of visible characters without the opening of an encoded word."""
    return _shortened(_visible(text).replace("=?", " "))


def _visible(text: str) -> str:
    kept = unicodedata.normalize("NFC", text)
    return "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in kept)


def _shortened(characters: object) -> str:
    text = " ".join("".join(characters).split())  # type: ignore[arg-type] # any iterable of characters
    return text[:LONGEST_NAME].strip()
