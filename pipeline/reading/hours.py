"""Hours as people type them: 10:30, 10:30 hrs., 10.30 h, 5 pm."""

import math
import re
from datetime import time
from functools import lru_cache
from typing import Final

from pipeline.reading.dates import FIRST_SERIAL, LAST_SERIAL
from pipeline.reading.patterns import plain_number, shows_hours
from pipeline.reading.readings import Code, Fault, Reading, Understood, quoted
from pipeline.reading.texts import folded

_AS: Final = "Escriba la hora como 10:30 o 17:00."
_SECONDS: Final = 86400
_NOON: Final = 12
_CLOCK: Final = re.compile(
    r"(?:a\s+)?(?:las?\s+)?(?P<hour>[0-9]{1,2})"
    r"(?:\s*(?P<mark>[:.h])\s*(?P<minute>[0-9]{2})(?:\s*[:.]\s*(?P<second>[0-9]{2})(?:\.[0-9]+)?)?)?"
    r"\s*(?P<unit>(?:horas|hora|hrs|hr|hs|h)\b\.?)?"
    r"\s*(?P<half>[ap]\.?\s*m\b\.?|(?:de|por|en) la (?:manana|tarde|noche|madrugada)|del? (?:dia|mediodia))?"
    r"\s*(?P<late>(?:horas|hora|hrs|hr|hs|h)\b\.?)?"
)
_JOINED: Final = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})\s*(?:horas|hrs?|h)\.?")
_RANGE: Final = re.compile(r"[0-9]\s*(?:-|–|—|a|y)\s*(?:las?\s+)?[0-9]")
_NAMED: Final = {"mediodia": time(12), "medio dia": time(12), "medianoche": time(0), "media noche": time(0)}


def read_time(value: str | float, pattern: str = "") -> Reading:
    """An hour of the day from a fraction of a day, a whole serial or text."""
    return _text(value) if isinstance(value, str) else _serial(value, pattern)


def _serial(serial: float, pattern: str) -> Reading:
    if not math.isfinite(serial) or serial < 0:
        return _no_number(serial)
    if serial < 1 or FIRST_SERIAL <= serial < LAST_SERIAL + 1:
        return _fraction(serial, pattern)
    if shows_hours(pattern):
        return _no_number(serial) if "[" in pattern else _fraction(serial, pattern)
    if serial == int(serial) and serial < 24:  # noqa: PLR2004 - the hours of a day
        read = time(int(serial))
        return Understood(read, f"El número {int(serial)} se leyó como las {read:%H:%M}.", f"Escriba {read:%H:%M}.")
    return _no_number(serial)


def _fraction(serial: float, pattern: str) -> Reading:
    if serial >= 1 and serial == int(serial) and not shows_hours(pattern):
        return Fault(Code.HORA, "La celda tiene un día y no una hora.", _AS)
    seconds = min(round(serial % 1 * _SECONDS), _SECONDS - 1)
    return Understood(time(seconds // 3600, seconds // 60 % 60, seconds % 60))


def _no_number(serial: float) -> Fault:
    return Fault(Code.HORA, f"El número {plain_number(serial)} no es una hora.", _AS)


@lru_cache(maxsize=2048)
def _text(text: str) -> Reading:
    words = folded(text).rstrip(" .,")
    if words in _NAMED:
        return _noted(text, _NAMED[words])
    joined = _JOINED.fullmatch(words)
    if joined:
        return _noted(text, _clock(text, int(joined["hour"]), int(joined["minute"]), 0))
    found = _CLOCK.fullmatch(words)
    if not found:
        why = f"{quoted(text)} nombra dos horas." if _RANGE.search(words) else f"{quoted(text)} no es una hora."
        return Fault(Code.HORA, why, f"{_AS} Ponga una sola hora en la celda.")
    return _typed(text, found)


def _typed(text: str, found: re.Match[str]) -> Reading:
    hour, half = int(found["hour"]), found["half"] or ""
    shifted = _by_half(hour, half)
    if shifted is None:
        return Fault(Code.HORA, f"{quoted(text)} no es una hora posible.", _AS)
    read = _clock(text, shifted, int(found["minute"] or 0), int(found["second"] or 0))
    marked = found["unit"] or found["late"] or half
    literal = (found["mark"] in {":", "h"} or marked) and not half.startswith(("d", "e", "po"))
    return (
        read
        if isinstance(read, Fault) or (literal and (shifted != hour or not half or hour <= _NOON))
        else _noted(text, read)
    )


def _by_half(hour: int, half: str) -> int | None:
    """The hour of the day; None where half and hour cannot both be true."""
    if not half:
        return hour
    if half.startswith("a") or "manana" in half or "madrugada" in half:
        return None if hour > _NOON else hour % _NOON
    if half.endswith("dia"):
        return hour if hour in {11, 12} else hour + _NOON if hour < 4 else None  # noqa: PLR2004 - around noon
    if "noche" in half and hour == _NOON:
        return 0
    return hour if hour >= _NOON else hour + _NOON if hour else None


def _clock(text: str, hour: int, minute: int, second: int) -> Reading:
    if hour == 24 and not minute:  # noqa: PLR2004 - the end of the day
        return Fault(
            Code.HORA,
            f"{quoted(text)} no es una hora del día.",
            "Escriba 23:59, o 00:00 con la fecha del día siguiente.",
        )
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 - the clock
        return Fault(Code.HORA, f"{quoted(text)} no existe en el reloj.", "Escriba una hora entre 00:00 y 23:59.")
    return Understood(time(hour, minute, second))


def _noted(text: str, read: Reading | time) -> Reading:
    if isinstance(read, Fault):
        return read
    hour = read if isinstance(read, time) else read.value
    return Understood(
        hour, f"{quoted(text)} se leyó como las {hour:%H:%M}.", f"Para que no haya duda, escriba {hour:%H:%M}."
    )
