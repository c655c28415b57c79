"""Everything arrives: each value due in a document is looked for in what the document says."""

import html
import re
import unicodedata
from collections.abc import Iterable
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from pipeline.documents.rendering.values import clean

_PRINTED: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_GAP: Final = re.compile(r"<w:(?:br|cr|tab)\b[^>]*/>|</w:p>|</w:tc>")
_HYPHEN: Final = re.compile(r"<w:noBreakHyphen\b[^>]*/>")
_UNPRINTED: Final = re.compile(
    r"<w:(?:instrText|delText)\b[^>]*>[^<]*</w:(?:instrText|delText)>|<mc:Fallback>.*?</mc:Fallback>", re.DOTALL
)
_MARKUP: Final = re.compile(r"<[^>]+>")
_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")


def text_of(document: bytes) -> str:
    """What a .docx says, body, headers, footers and notes, in one line of comparable text."""
    with ZipFile(BytesIO(document)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if _PRINTED.fullmatch(name)]
    return comparable(" ".join(map(_said, parts)))


def _said(xml: str) -> str:
    xml = _HYPHEN.sub("-", _GAP.sub(" ", _UNPRINTED.sub("", xml)))
    return html.unescape(_MARKUP.sub("", xml))


def comparable(text: str) -> str:
    """The text as it is compared: composed accents, single spaces, no characters that Word cannot hold."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", clean(text))).strip()


def missing(document: bytes, due: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The values that are not in the document, each with what it is; a blank value is due nowhere.

    ``due`` holds pairs: a text, and what it is in words that the operator understands. Spaces, line
    breaks and characters that Word cannot hold do not count; case does.
    """
    said = text_of(document)
    return tuple((text, what) for text, what in due if comparable(text) not in said)
