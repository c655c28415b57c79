"""Months, weekdays and numbers in words, as people write them in Mexico."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
WEEKDAYS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_ENGLISH: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_FOLDED_WEEKDAYS: Final = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_UNITS: Final = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
    "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno",
    "veintidos", "veintitres", "veinticuatro", "veinticinco", "veintiseis", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
_TENS: Final = {
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "setenta": 70,
    "ochenta": 80,
    "noventa": 90,
}
_LEAST_PREFIX: Final = 3


def long_date(day: date) -> str:
    """``5 de marzo de 2016``."""
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def month_number(word: str) -> int | None:
    """The month that a folded word names, whole or cut short: ``mar``, ``sept``, ``set``."""
    if len(word) < _LEAST_PREFIX:
        return None
    if word in {"set", "setiembre"}:
        return 9
    return next((n for n, name in enumerate(MONTHS, start=1) if name.startswith(word)), None)


def english_month_number(word: str) -> int | None:
    """The month that a folded English word names."""
    if len(word) < _LEAST_PREFIX:
        return None
    return next((n for n, name in enumerate(_ENGLISH, start=1) if name.startswith(word)), None)


def weekday_number(word: str) -> int | None:
    """The weekday, Monday 0, that a folded word names, whole or cut to at least three letters."""
    if len(word) < _LEAST_PREFIX:
        return None
    return next((n for n, name in enumerate(_FOLDED_WEEKDAYS) if name.startswith(word)), None)


def _in_words() -> Mapping[str, int]:
    words = {word: number for number, word in enumerate(_UNITS)}
    words |= {"primero": 1, "primer": 1, "un": 1, "veintiun": 21}
    for ten, tens in _TENS.items():
        words[ten] = tens
        words |= {f"{ten} y {_UNITS[unit]}": tens + unit for unit in range(1, 10)}
        words[f"{ten} y un"] = tens + 1
    words["mil novecientos noventa"] = 1990
    words |= {f"mil novecientos {word}": 1900 + n for word, n in list(words.items()) if 90 <= n < 100}  # noqa: PLR2004 - the nineties
    words |= {f"dos mil {word}": 2000 + n for word, n in list(words.items()) if n < 100}  # noqa: PLR2004 - this century
    words["dos mil"] = 2000
    return MappingProxyType(words)


IN_WORDS: Final = _in_words()
"""Numbers in folded words: ``primero``, ``treinta y uno``, ``dos mil dieciseis``."""
