"""Rows of a table that would not fit on a page may break across pages; the others stay whole."""

import re
from typing import Final

_WHOLE: Final = "<w:cantSplit/>"
_BEGINNING: Final = re.compile(r"<w:tr[ >]")
_END: Final = "</w:tr>"
_CELL: Final = re.compile(r'<w:tcW\b[^>]*?w:w="(\d+)".*?</w:tc>', re.DOTALL)
_MARKUP: Final = re.compile(r"<[^>]+>")
_TWIPS_A_LETTER: Final = 88
"""The mean width of a letter in a cell, at nine points."""

_SHORT: Final = 1500  # no row of so few characters, markup and all, is tall
_INNER: Final = "<w:tbl>"
_MOST_LINES: Final = 24
"""About half a page of a cell's lines; a row that is taller leaves too much of a page blank."""


def loosened(text: str) -> str:
    """The part with leave to split for each row that is too tall to be kept whole."""
    return _END.join(_loosened(piece) for piece in text.split(_END)) if _WHOLE in text else text


def _loosened(piece: str) -> str:
    """A piece of the part that ends where a row does, and may begin before it."""
    if len(piece) < _SHORT or _WHOLE not in piece:
        return piece
    row = _BEGINNING.search(piece)
    if row is None or _INNER in piece[row.end() :] or _lines(piece[row.start() :]) <= _MOST_LINES:
        return piece
    return piece[: row.start()] + piece[row.start() :].replace(_WHOLE, "", 1)


def _lines(row: str) -> int:
    """How many lines the tallest cell takes, about."""
    return max((_of_cell(cell.group(), int(cell.group(1))) for cell in _CELL.finditer(row)), default=0)


def _of_cell(cell: str, width: int) -> int:
    room = max(1, width // _TWIPS_A_LETTER)
    return sum(1 + len(_MARKUP.sub("", paragraph)) // room for paragraph in cell.split("</w:p>")[:-1])
