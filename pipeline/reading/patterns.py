"""A number as the person sees it through its format: ``007``, ``45 %``, ``05/03/2016``, ``$1,234.50``.

It matters where a number stands in a column of text, and when a value is quoted back to whoever typed it.
"""

import math
import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from pipeline.reading.spanish import MONTHS, WEEKDAYS

EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's day has no zone
MOST_DAYS: Final = 2_958_466
_TOKEN: Final = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[(h+|m+|s+)\]|\[[^\]]*\]|(am/pm|a/p)|(y+|m+|d+|h+|s+|e\+0+|[0#?][0#?,.]*|\.0+|.)',
    re.IGNORECASE | re.DOTALL,
)
_DATED: Final = re.compile(r"[ymdhs]", re.IGNORECASE)
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[\$[^\]]*\]|\[(?![hms]+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_PLAIN_DIGITS: Final = 15


def shown(value: float, pattern: str) -> str:
    """The number as its format shows it; the plain number where the format is general or not understood."""
    if not math.isfinite(value):
        return str(value)
    if is_dated(pattern):
        return _moment(value, pattern) if 0 <= value < MOST_DAYS else plain_number(value)
    return _number(value, pattern) if _plain_pattern(pattern) else plain_number(value)


def plain_number(value: float) -> str:
    """A number without the noise of binary fractions: ``5``, ``0.45``, ``1234567``."""
    if not math.isfinite(value):
        return str(value)
    told = Decimal(f"{value:.{_PLAIN_DIGITS}g}")
    return f"{told:f}" if -20 < told.adjusted() <= 20 else str(told)  # noqa: PLR2004 - beyond, the exponent reads better


@lru_cache(maxsize=512)
def is_dated(pattern: str) -> bool:
    """Whether the format shows a day or an hour."""
    if pattern.casefold() in {"", "general", "@", "estándar", "standard"}:
        return False
    return bool(_DATED.search(_LITERAL.sub("", pattern.split(";", maxsplit=1)[0])))


@lru_cache(maxsize=512)
def shows_hours(pattern: str) -> bool:
    """Whether the format shows an hour of the day."""
    return is_dated(pattern) and "h" in _LITERAL.sub("", pattern).casefold()


def _plain_pattern(pattern: str) -> bool:
    bare = _LITERAL.sub("", pattern).casefold()
    return ("0" in bare or "#" in bare) and "e+" not in bare and "/" not in bare


def _number(value: float, pattern: str) -> str:
    sections = pattern.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    amount = abs(Decimal(f"{value:.{_PLAIN_DIGITS}g}"))
    if "%" in _LITERAL.sub("", section):
        amount *= 100
    signed = value < 0 and section is sections[0]
    written: list[str] = []
    for found in _TOKEN.finditer(section):
        literal, escaped, money, _, _, other = found.groups()
        if other and other[0] in "0#?.":
            written.append(_digits(amount, other))
        else:
            written.append(literal or escaped or money or other or "")
    return ("-" if signed else "") + "".join(written).strip()


def _digits(amount: Decimal, form: str) -> str:
    whole, _, fraction = form.partition(".")
    places = sum(fraction.count(mark) for mark in "0#?")
    rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if amount.adjusted() < 20 else amount  # noqa: PLR2004 - beyond, quantize has no digits left
    grouped = "," if "," in whole.rstrip(",") else ""
    ahead, _, behind = f"{rounded:{grouped}f}".partition(".")
    kept = behind[: fraction.count("0")] + behind[fraction.count("0") :].rstrip("0")
    least = whole.count("0")
    ahead = ahead.zfill(least) if least else ahead.lstrip("0")
    return f"{ahead}.{kept}" if kept else ahead


def _moment(serial: float, pattern: str) -> str:
    section = pattern.split(";", maxsplit=1)[0]
    moment = EPOCH + timedelta(seconds=round(serial * 86400))
    tokens = list(_TOKEN.finditer(section))
    halves = any(found.group(5) for found in tokens)
    written = []
    for place, found in enumerate(tokens):
        literal, escaped, money, elapsed, half, other = found.groups()
        if half:
            written.append("a.m." if moment.hour < 12 else "p.m.")  # noqa: PLR2004 - noon
        elif elapsed:
            written.append(_elapsed(serial, elapsed))
        elif other and other[0].casefold() in "ymdhs":
            written.append(_part(moment, other.casefold(), minutes=_is_minutes(tokens, place), halves=halves))
        else:
            written.append(literal or escaped or money or other or "")
    return "".join(written).strip()


def _elapsed(serial: float, unit: str) -> str:
    seconds = round(serial * 86400)
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[unit[0].casefold()]).zfill(len(unit))


def _is_minutes(tokens: list[re.Match[str]], place: int) -> bool:
    def letter(index: int, step: int) -> str:
        while 0 <= index < len(tokens):
            told = tokens[index].group(4) or tokens[index].group(6) or ""
            if told[:1].casefold() in {"y", "m", "d", "h", "s"}:
                return told[0].casefold()
            index += step
        return ""

    return letter(place - 1, -1) == "h" or letter(place + 1, 1) == "s"


def _part(moment: datetime, token: str, *, minutes: bool, halves: bool) -> str:
    wide = len(token)
    if token[0] == "y":
        return f"{moment.year:04}" if wide > 2 else f"{moment.year % 100:02}"  # noqa: PLR2004 - yy
    if token[0] == "m" and not minutes:
        return _named(moment.month, wide, MONTHS[moment.month - 1])
    if token[0] == "d":
        return _named(moment.day, wide, WEEKDAYS[moment.weekday()])
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    number = {"h": hour, "m": moment.minute, "s": moment.second}[token[0]]
    return str(number).zfill(min(wide, 2))


def _named(number: int, wide: int, name: str) -> str:
    if wide > 2:  # noqa: PLR2004 - mmm, ddd
        return name[:3] if wide == 3 else name  # noqa: PLR2004 - idem
    return str(number).zfill(wide)
