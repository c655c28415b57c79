"""No word of a table's header is broken for want of room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docx import Document

from pipeline.settings import TEMPLATES

WIDTHS: Final = {
    **dict.fromkeys("ijlíIÍ.,:", 278), **dict.fromkeys("ft()", 333), "r": 389, "z": 500, "w": 778, "m": 889, "M": 833,
    **dict.fromkeys("aáceékosvxyJ", 556), **dict.fromkeys("bdghnñoópquúFLTZ", 611), **dict.fromkeys("EÉPSVXY", 667),
    **dict.fromkeys("ABCDHKNÑRUÚÁ", 722), **dict.fromkeys("GOÓQ", 778),
}  # fmt: skip
"""Thousandths of the size that each letter of a bold Arial takes."""
SIZE: Final = 9
MARGINS: Final = 2 * 85
ITS_STYLE: Final = "Encabezado de celda"


def room(word: str) -> float:
    """Twips that a word takes in a header."""
    return sum(WIDTHS[letter] for letter in word) * SIZE * 20 / 1000


def headers(path: Path) -> Iterator[tuple[str, int]]:
    """The text and the width of each header, in twips."""
    for table in Document(str(path)).tables:
        for cell in table.rows[0].cells:
            if [p.style.name for p in cell.paragraphs if p.style] == [ITS_STYLE]:
                width = cell.width or table.columns[0].width  # one that spans what the others leave is no narrower
                assert width is not None
                yield cell.text, width.twips


def test_every_word_of_a_header_fits_in_its_column() -> None:
    found = [(path.name, *header) for path in TEMPLATES.rglob("*.docx") for header in headers(path)]
    assert len(found) > 100
    broken = [
        (name, word)
        for name, text, width in found
        for word in text.split()
        if "{" not in text and room(word) + MARGINS > width
    ]
    assert broken == []
