"""Spans that people count by the calendar: the same day, months or years on."""

from calendar import monthrange
from datetime import MAXYEAR, date
from typing import Final

_MONTHS: Final = 12


def months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day (31 January, 28 February)."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_on(day: date, years: int) -> date:
    """The same day so many years on; 28 February for 29 February."""
    return months_on(day, years * _MONTHS)
