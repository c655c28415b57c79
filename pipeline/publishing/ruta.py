"""The calendar of activities as a drawing: months across, a bar for each activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model.board import ActivityProgress, Estado, Plazo
from pipeline.publishing.fechas import MONTHS

WIDE: Final = 1000
_MOST_MONTHS: Final = 30
_MOST_YEARS: Final = 30


@dataclass(frozen=True, slots=True)
class Tick:
    """A month (or a year, in a long plan) of the axis: its label, short and in full, the year once, and its start."""

    short: str
    full: str
    year: str
    x: int


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity from ``x`` to ``x + width``; ``done`` of it is filled; ``tail`` is where its delay ends."""

    x: int
    width: int
    done: int
    tail: int | None


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole months, all of one width, from the first start to the last end; positions run from 0 to ``WIDE``."""

    first: int
    months: int

    def at(self, when: date) -> int:
        """Where a day begins; a day out of the axis stands at its edge."""
        share = _month(when) - self.first + (when.day - 1) / 31
        return round(WIDE * min(max(share / self.months, 0), 1))

    def holds(self, when: date) -> bool:
        """Whether the day falls within the axis."""
        return self.first <= _month(when) < self.first + self.months

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Every month; in a plan of more than two and a half years, every year."""
        if self.months <= _MOST_MONTHS:
            return tuple(self._tick(m, by_year=False) for m in range(self.first, self.first + self.months))
        years = [m for m in range(self.first, self.first + self.months) if m % 12 == 0]
        return tuple(self._tick(m, by_year=True) for m in years[:_MOST_YEARS])

    def _tick(self, month: int, *, by_year: bool) -> Tick:
        year, name = month // 12, MONTHS[month % 12]
        x = round(WIDE * (month - self.first) / self.months)
        if by_year:
            return Tick(str(year), str(year), "", x)
        return Tick(name[0].upper(), name[:3], str(year) if month % 12 == 0 or month == self.first else "", x)


def axis(activities: Iterable[ActivityProgress]) -> Axis | None:
    """The axis that holds every dated activity; None: there is none."""
    days = [day for a in activities for day in (a.actividad.inicio, a.actividad.fin) if day]
    if not days:
        return None
    first, last = _month(min(days)), _month(max(days))
    return Axis(first, last - first + 1)


def bar(activity: ActivityProgress, scale: Axis, today: date) -> Bar | None:
    """The bar of an activity; None: it lacks a date, or its dates are out of order."""
    start, end = activity.actividad.inicio, activity.actividad.fin
    if start is None or end is None or end < start:
        return None
    x = scale.at(start)
    width = max(6, scale.at(end) + round(WIDE / scale.months / 31) - x)
    tail = None
    if activity.plazo in {Plazo.VENCIDA, Plazo.A_DESTIEMPO}:
        tail = max(x + width, scale.at(activity.completada_el or today))
    return Bar(x, width, round(width * _share(activity)), tail)


def _share(activity: ActivityProgress) -> float:
    if activity.estado is Estado.COMPLETADO:
        return 1
    corte = activity.corte
    return min(max(float(corte.porcentaje), 0), 1) if corte and corte.porcentaje is not None else 0


def _month(when: date) -> int:
    return when.year * 12 + when.month - 1
