"""What a cell may hold besides its own text: the error words of spreadsheets, numbers, days of the calendar."""

import math
from datetime import datetime, time, timedelta
from typing import Final

from pipeline.model.workbook import Cell, CellError

_ERRORS: Final = {
    word: code
    for code, words in {
        "#NULL!": ("#¡NULO!",),
        "#DIV/0!": ("#¡DIV/0!",),
        "#VALUE!": ("#¡VALOR!",),
        "#REF!": ("#¡REF!",),
        "#NAME?": ("#¿NOMBRE?",),
        "#NUM!": ("#¡NUM!",),
        "#N/A": ("#N/D",),
        "#ERROR!": (),
        "#SPILL!": ("#¡DESBORDAMIENTO!",),
        "#CALC!": ("#¡CALC!",),
        "#GETTING_DATA": (),
        "": ("Loading...", "Cargando..."),
    }.items()
    for word in (code, *words)
}
_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial has no time zone


def error(word: str) -> CellError:
    """The error behind the word that a spreadsheet shows for it, in whichever of its languages."""
    return CellError(_ERRORS.get(word, word))


def text(words: str) -> Cell | None:
    """The cell of a text; nothing where it is empty. An error word pasted as text is that error."""
    if not words:
        return None
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    return Cell(error(words) if words in _ERRORS else words)


def number(digits: str) -> float | None:
    """The number that a file writes, or nothing where it is none (``NaN`` and infinities included)."""
    try:
        found = float(digits)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def serial(iso: str) -> float | None:
    """Days since 1899-12-30 of an ISO day, hour or both; nothing where it is none of them."""
    try:
        when = datetime.fromisoformat(iso).replace(tzinfo=None)
    except ValueError:
        try:
            hour = time.fromisoformat(iso.removeprefix("T"))
        except ValueError:
            return None
        when = datetime.combine(_ZERO, hour.replace(tzinfo=None))
    return (when - _ZERO) / timedelta(days=1)
