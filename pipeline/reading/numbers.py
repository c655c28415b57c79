"""Counts, years and percentages."""

import math
import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pipeline.reading.patterns import is_dated, plain_number, shown
from pipeline.reading.readings import Code, Fault, Reading, Understood, quoted
from pipeline.reading.texts import folded, level_dashes

RANGES: Final = {"paso": (1, 6), "anio_ejercicio": (1990, 2100)}
"""The least and the most that a count may be, by field; any other goes from 0 up."""

_MOST: Final = 10**12
_THOUSANDS: Final = re.compile(r"[+]?[0-9]{1,3}(?:[, '][0-9]{3})+(?:\.0+)?")
_WHOLE: Final = re.compile(r"[+]?[0-9]{1,15}(?:\.0+)?")
_NUMBERED: Final = re.compile(
    r"(?:(?:paso|regla|ano|ejercicio|numero|num|no|n)\.?\s*)?([0-9]{1,15})\s*(?:[°oa]\.?|[.)]|personas|asistentes|participantes)?"
)
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?|[+-]?\.[0-9]{1,15}")
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,15})?")
_COMMA: Final = re.compile(r"([+-]?[0-9]{1,15}),([0-9]{1,15})")
_PER_CENT: Final = re.compile(r"(.*?)\s*(?:%|por ?ciento)\.?")
_AS_WHOLE: Final = "Escriba un número entero, sin decimales: 12."
_AS_PERCENT: Final = "Escriba cuánto va, de 0 % a 100 %: 45 %."
_HUNDRED: Final = Decimal(100)


def read_int(value: str | float, pattern: str = "", field: str = "") -> Reading:
    """A whole number that counts or numbers something, never negative."""
    if isinstance(value, str):
        return _whole_text(value, field)
    if is_dated(pattern) or "%" in pattern:
        seen = quoted(shown(value, pattern))
        return Fault(Code.NUMERO, f"La celda muestra {seen}, que no es un número entero.", _AS_WHOLE)
    if not math.isfinite(value) or abs(value - round(value)) > 1e-9:  # noqa: PLR2004 - the noise of a division
        return Fault(
            Code.NUMERO,
            f"{plain_number(value)} no es un número entero.",
            _AS_WHOLE,
        )
    return _bounded(plain_number(value), round(value), field)


@lru_cache(maxsize=2048)
def _whole_text(text: str, field: str) -> Reading:
    words = level_dashes(folded(text))
    if _WHOLE.fullmatch(words):
        return _bounded(text, int(words.partition(".")[0]), field)
    if _THOUSANDS.fullmatch(words):
        return _noted_int(text, int(re.sub(r"[, '+]", "", words.partition(".")[0])), field)
    numbered = _NUMBERED.fullmatch(words)
    if numbered:
        return _noted_int(text, int(numbered[1]), field)
    near = re.findall(r"[0-9]+", words)
    fix = f"Escriba solo el número: {near[0][:15]}." if len(near) == 1 else _AS_WHOLE
    if field in RANGES and len(near) != 1:
        fix = f"Escriba un número del {RANGES[field][0]} al {RANGES[field][1]}."
    return Fault(Code.NUMERO, f"{quoted(text)} no es un número entero.", fix)


def _noted_int(text: str, number: int, field: str) -> Reading:
    read = _bounded(text, number, field)
    if isinstance(read, Fault):
        return read
    return Understood(
        number, f"{quoted(text)} se leyó como {number}.", f"Para que no haya duda, escriba solo {number}."
    )


def _bounded(text: str, number: int, field: str) -> Reading:
    least, most = RANGES.get(field, (0, _MOST))
    if least <= number <= most:
        return Understood(number)
    if most == _MOST:
        return Fault(
            Code.NUMERO,
            f"{quoted(text)} no puede ser la cuenta de algo.",
            "Escriba un número entero, de 0 en adelante.",
        )
    return Fault(Code.NUMERO, f"{quoted(text)} está fuera de lo posible.", f"Escriba un número del {least} al {most}.")


def read_decimal(value: str | float, _pattern: str = "") -> Reading:
    """A number with or without decimals."""
    if isinstance(value, str):
        number, comma = _decimal(level_dashes(folded(value)))
    else:
        number, comma = _exact(value), False
    if number is None:
        return Fault(
            Code.NUMERO, f"{_told(value)} no es un número.", "Escriba solo el número, con punto decimal: 12.5."
        )
    if comma:
        return Understood(number, f"{_told(value)} se leyó como {number}.", f"Para que no haya duda, escriba {number}.")
    return Understood(number)


def read_percent(value: str | float, pattern: str = "") -> Reading:
    """How much is done, from 0 to 1: a percentage cell, 0.45, 1 (all of it), 45 % or 45."""
    if isinstance(value, str):
        return _percent_text(value)
    number = _exact(value)
    if number is None or is_dated(pattern):
        return Fault(Code.PORCENTAJE, f"{_told(value)} no es un porcentaje.", _AS_PERCENT)
    if "%" in pattern:
        return _share(f"{_plain(number * 100)} %", number)
    return _bare(plain_number(value), number)


@lru_cache(maxsize=2048)
def _percent_text(text: str) -> Reading:
    words = level_dashes(folded(text))
    per_cent = _PER_CENT.fullmatch(words)
    number, comma = _decimal(per_cent[1] if per_cent else words)
    if number is None:
        return Fault(Code.PORCENTAJE, f"{quoted(text)} no es un porcentaje.", _AS_PERCENT)
    read = _share(text, number / 100) if per_cent else _bare(text, number)
    if comma and isinstance(read, Understood) and isinstance(read.value, Decimal) and not read.note:
        return _noted_share(text, read.value)
    return read


def _bare(text: str, number: Decimal) -> Reading:
    if number <= 1:
        return _share(text, number)
    read = _share(text, number / 100)
    return read if isinstance(read, Fault) else _noted_share(text, _normal(number / 100))


def _share(text: str, share: Decimal) -> Reading:
    if 0 <= share <= 1:
        return Understood(_normal(share))
    near = share / 100
    hint = f" ¿Es {_plain(near * 100)} %?" if 1 < share <= _HUNDRED and near * 100 == int(near * 100) else ""
    return Fault(Code.PORCENTAJE, f"{quoted(text)} no está entre 0 % y 100 %.", _AS_PERCENT + hint)


def _noted_share(text: str, share: Decimal) -> Understood:
    told = f"{_plain(share * 100)} %"
    return Understood(share, f"{quoted(text)} se leyó como {told}.", f"Para que no haya duda, escriba {told}.")


def _decimal(words: str) -> tuple[Decimal | None, bool]:
    """The number, and whether a comma was taken as its decimal point."""
    words = words.strip()
    if _DECIMAL.fullmatch(words):
        return Decimal(words), False
    if _GROUPED.fullmatch(words):
        return Decimal(words.replace(",", "")), False
    comma = _COMMA.fullmatch(words)
    return (Decimal(f"{comma[1]}.{comma[2]}"), True) if comma else (None, False)


def _exact(value: float) -> Decimal | None:
    return _normal(Decimal(f"{value:.12g}")) if math.isfinite(value) else None


def _normal(number: Decimal) -> Decimal:
    """One form for each number, so that 0.450 and 45 % are the same value written the same."""
    return Decimal(_plain(number))


def _plain(number: Decimal) -> str:
    told = f"{number:f}"
    return (told.rstrip("0").rstrip(".") if "." in told else told) if number else "0"


def _told(value: str | float) -> str:
    return quoted(value if isinstance(value, str) else plain_number(value))
