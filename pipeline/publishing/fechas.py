"""Days and shares as they are read in Mexico."""

from datetime import date
from decimal import Decimal
from typing import Final

MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def dia(when: date) -> str:
    """``5 de marzo de 2016``."""
    return f"{when.day} de {MONTHS[when.month - 1]} de {when.year}"


def dia_corto(when: date) -> str:
    """``5 mar 2016``."""
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def por_ciento(part: int, whole: int) -> str:
    """``67 %``; all of it only when it is all, nothing only when it is nothing."""
    if not whole:
        return ""
    share = round(100 * part / whole)
    if 0 < part < whole:
        share = min(99, max(1, share))
    return f"{share}\u00a0%"


def avance(share: Decimal) -> str:
    """``45 %`` for 0.45; 100 only when nothing is missing, 0 only when nothing was done."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(99, max(1, rounded))
    return f"{rounded}\u00a0%"


def cuantos(number: int, one: str, many: str) -> str:
    """``1 actividad``, ``3 actividades``."""
    return f"{number} {one if number == 1 else many}"
