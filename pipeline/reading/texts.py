"""Text as it should be kept: without what cannot be seen, printed or stored."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from pipeline.model.words import fold, tidy

_LINES: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    "|[\ufdd0-\ufdef\ufff9-\ufffb]"
)
_WORD_BULLETS: Final = re.compile("[\uf0a7\uf0b7\uf0d8\uf0fc]\\s*")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_JOINERS: Final = re.compile("[\u200c\u200d\ufe0f]")
_WRAPPING: Final = " “”„\"'«»‘’`´.,;"
_TREATED: Final = re.compile(r"[^\W\d_]{1,6}\.\s+(\S+ .+)")
_CACHED: Final = 64


def clean(text: str) -> str:
    """The text without control and invisible characters, one kind of line break, in composed form (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    kept = _UNSEEN.sub("", _LINES.sub("\n", text))
    return unicodedata.normalize("NFC", _WORD_BULLETS.sub("• ", kept))


def paragraphs(text: str) -> str:
    """Several paragraphs, each on its line without stray spaces, at most one blank line between two."""
    lines = (tidy(line) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def level_dashes(text: str) -> str:
    """The text with every kind of dash as a hyphen and without the joiners that nobody sees."""
    return _DASHES.sub("-", _JOINERS.sub("", text))


def unwrapped(text: str) -> str:
    """The text without the quotation marks or the final stop that came with it from another document."""
    return tidy(text).strip(_WRAPPING)


def untreated(name: str) -> str:
    """The name without the abbreviated treatment before it: Pedro Páramo for Sr. Pedro Páramo."""
    found = _TREATED.fullmatch(tidy(name))
    return found[1] if found else name


def folded(text: str) -> str:
    """``fold`` that remembers short texts, for columns where the same few words return."""
    return _folded(text) if len(text) <= _CACHED else fold(text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(text)
