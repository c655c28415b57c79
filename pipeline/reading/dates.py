"""Days as people type them in Mexico: the day first, always."""

import math
import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from pipeline.reading.patterns import EPOCH, plain_number
from pipeline.reading.readings import Code, Fault, Reading, Understood, quoted
from pipeline.reading.spanish import (
    IN_WORDS,
    WEEKDAYS,
    english_month_number,
    long_date,
    month_number,
    weekday_number,
)
from pipeline.reading.texts import folded, level_dashes

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
FIRST_SERIAL: Final = 32874  # 1 January 1990
LAST_SERIAL: Final = 73415  # 31 December 2100
_AS: Final = "Escriba el día, el mes y el año: 05/03/2016 o 5 de marzo de 2016."
_FILLERS: Final = frozenset({"de", "del", "el", "dia", "ano"})
_ORDINALS: Final = frozenset({"o", "a", "er", "ero", "ro"})
_HOUR: Final = re.compile(
    r"(?:[\s,]+(?:a las\s+)?|(?<=\d)t)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?"
    r"\s*(?:[ap]\.?\s?m\.?)?\s*(?:h|hrs?\.?|horas)?\.?$"
)
_NUMERIC: Final = re.compile(r"([0-9]+)\s*[/.-]\s*([0-9]+)\s*[/.-]\s*([0-9]+)[.,]?")
_WRITTEN: Final = re.compile(r"[0-9a-z\s/.,°'-]+")
_TOKEN: Final = re.compile(r"[0-9]+|[a-z]+")
_SERIAL: Final = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_COMPACT: Final = re.compile(r"(?:19|20)[0-9]{6}")
_LONGEST: Final = 80


def read_date(value: str | float, _pattern: str = "") -> Reading:
    """A day from a serial or from text; the hour, if any, is left out."""
    return read_text(value) if isinstance(value, str) else read_serial(value)


def read_serial(serial: float) -> Reading:
    """The day of a serial. Outside 1990 to 2100 it is a number that is not a day."""
    if not math.isfinite(serial) or not FIRST_SERIAL <= serial < LAST_SERIAL + 1:
        told = plain_number(serial)
        return Fault(Code.FECHA, f"El número {told} no es una fecha.", _compact(told) or _AS)
    return Understood((EPOCH + timedelta(seconds=round(serial * 86400))).date())


@lru_cache(maxsize=4096)
def read_text(text: str) -> Reading:
    """The day that a text names."""
    words = level_dashes(folded(text))
    if len(words) > _LONGEST:
        return _not_a_date(text)
    if _SERIAL.fullmatch(words):
        return _noted(text, read_serial(float(words)))
    words = _HOUR.sub("", words).strip()
    if not _WRITTEN.fullmatch(words):
        return _not_a_date(text)
    numeric = _NUMERIC.fullmatch(words)
    if numeric:
        return _in_figures(text, *numeric.groups())
    return _in_words(text, _TOKEN.findall(words))


def _in_figures(text: str, first: str, month: str, last: str) -> Reading:
    if len(first) == 4:  # noqa: PLR2004 - a year has four figures
        return _day(text, last, month, first)
    read = _day(text, first, month, last)
    return _noted(text, read) if len(last) == 2 else read  # noqa: PLR2004 - a year of two figures


def _in_words(text: str, tokens: list[str]) -> Reading:
    weekday, tokens = _without_weekday(tokens)
    tokens = [token for token in tokens if token not in _FILLERS]
    at = next((n for n, token in enumerate(tokens) if _month(token)), None)
    if at is None:
        compact = _compact("".join(tokens))
        return Fault(Code.FECHA, f"{quoted(text)} no es una fecha.", compact) if compact else _not_a_date(text)
    month, english = _month(tokens[at]) or (0, False)
    before = [token for token in tokens[:at] if token not in _ORDINALS]
    after = [token for token in tokens[at + 1 :] if token not in _ORDINALS]
    read = _named(text, before, month, after)
    if english:
        read = _noted(text, read)
    return _against(text, weekday, read)


def _named(text: str, before: list[str], month: int, after: list[str]) -> Reading:
    if not before and len(after) == 2:  # noqa: PLR2004 - marzo 5, 2016
        before, after = after[:1], after[1:]
        day, year = _figure(before), _figure(after)
        return _not_a_date(text) if day is None or year is None else _noted(text, _day(text, day, str(month), year))
    if not before:
        return Fault(Code.FECHA, f"A {quoted(text)} le falta el día.", _AS)
    if not after:
        return Fault(Code.FECHA, f"A {quoted(text)} le falta el año.", _AS)
    if len(before) == len(after) == 1 and len(before[0]) == 4 and before[0].isdigit():  # noqa: PLR2004 - 2016 mar 5
        before, after = after, before
    day, year = _figure(before), _figure(after)
    if day is None or year is None:
        return _not_a_date(text)
    read = _day(text, day, str(month), year)
    spelled = not before[0].isdigit() or not after[0].isdigit()
    return _noted(text, read) if spelled and before != ["primero"] else read


def _day(text: str, day: str, month: str, year: str) -> Reading:
    which = _year(year)
    if which is None:
        return Fault(
            Code.FECHA,
            f"En {quoted(text)} el año “{year}” no es posible.",
            f"Escriba el año con cuatro cifras, entre {FIRST_YEAR} y {LAST_YEAR}: 05/03/2016.",
        )
    number = int(month)
    if not 1 <= number <= 12:  # noqa: PLR2004 - the months
        return _month_first(text, int(day), number, which)
    last = monthrange(which, number)[1]
    if not 1 <= int(day) <= last:
        near = date(which, number, last if int(day) else 1)
        return Fault(
            Code.FECHA, f"{quoted(text)} no existe en el calendario.", f"¿Es {near:%d/%m/%Y}? Escriba el día correcto."
        )
    return Understood(date(which, number, int(day)))


def _month_first(text: str, first: int, second: int, year: int) -> Reading:
    why = f"En {quoted(text)} no hay mes {second}."
    if 1 <= first <= 12 and 1 <= second <= monthrange(year, first)[1]:  # noqa: PLR2004 - the months
        return Fault(
            Code.FECHA,
            f"{why} Parece escrita con el mes antes que el día.",
            f"Escriba primero el día: {date(year, first, second):%d/%m/%Y}.",
        )
    return Fault(Code.FECHA, why, _AS)


def _year(figures: str) -> int | None:
    number = int(figures[:9])
    if len(figures) == 2:  # noqa: PLR2004 - 16 is 2016, 95 is 1995
        return 2000 + number if number < FIRST_YEAR - 1900 else 1900 + number
    return number if len(figures) == 4 and FIRST_YEAR <= number <= LAST_YEAR else None  # noqa: PLR2004 - a whole year


def _figure(tokens: list[str]) -> str | None:
    if len(tokens) == 1 and tokens[0].isdigit():
        return tokens[0]
    number = IN_WORDS.get(" ".join(tokens))
    return None if number is None else str(number)


def _month(token: str) -> tuple[int, bool] | None:
    number = month_number(token)
    if number:
        return number, False
    number = english_month_number(token)
    return (number, True) if number else None


def _without_weekday(tokens: list[str]) -> tuple[int | None, list[str]]:
    if not tokens:
        return None, tokens
    weekday = weekday_number(tokens[0])
    if weekday is None or (_month(tokens[0]) and not any(_month(token) for token in tokens[1:])):
        return None, tokens
    return weekday, tokens[1:]


def _against(text: str, weekday: int | None, read: Reading) -> Reading:
    if weekday is None or isinstance(read, Fault) or not isinstance(read.value, date):
        return read
    if read.value.weekday() == weekday:
        return read
    fell = WEEKDAYS[read.value.weekday()]
    note = f"{quoted(text)} se leyó como {long_date(read.value)}, que fue {fell} y no {WEEKDAYS[weekday]}."
    return Understood(read.value, note, "Revise si el día de la semana o la fecha están equivocados.")


def _noted(text: str, read: Reading) -> Reading:
    if isinstance(read, Fault) or not isinstance(read.value, date):
        return read
    note = f"{quoted(text)} se leyó como {long_date(read.value)}."
    return Understood(read.value, note, f"Para que no haya duda, escriba {read.value:%d/%m/%Y}.")


def _compact(figures: str) -> str:
    """The remedy for 20160305: the day that it seems to mean."""
    if not _COMPACT.fullmatch(figures):
        return ""
    try:
        day = date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        return ""
    return f"¿Es {day:%d/%m/%Y}? Escríbala así."


def _not_a_date(text: str) -> Fault:
    return Fault(
        Code.FECHA, f"{quoted(text)} no es una fecha.", f"{_AS} Si todavía no se sabe, deje la celda en blanco."
    )
