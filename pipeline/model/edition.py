"""The numbers, themes, quotas and days of one edition of the exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model.findings import Grade

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day without work: each year on a day of a month, or on the nth Monday of a month.

    With ``every`` it falls only each so many years counting from ``first_year``, up to ``last_year``.
    """

    month: int
    day: int | None = None
    nth_monday: int | None = None
    first_year: int | None = None
    last_year: int | None = None
    every: int = 1

    def falls_on(self, when: date) -> bool:
        """Whether this day is that holiday."""
        if when.month != self.month:
            return False
        if not self._in_force(when.year):
            return False
        if self.nth_monday is not None:
            return when.weekday() == MONDAY and (when.day - 1) // 7 + 1 == self.nth_monday
        return when.day == self.day

    def _in_force(self, year: int) -> bool:
        if self.last_year is not None and year > self.last_year:
            return False
        return self.first_year is None or (year >= self.first_year and (year - self.first_year) % self.every == 0)


@dataclass(frozen=True, slots=True)
class Edition:
    """What INAI asks in one edition; another edition is another file in ``config/ediciones``.

    ``cuotas`` counts commitments by type (``AGA``, ``Local``, ``FtM``); ``compromisos`` is their sum as
    the clause states it. Days are calendar days unless the name says ``habiles``. ``grados`` grades
    every requirement of the catalogue.
    """

    nombre: str
    compromisos: int
    cuotas: Mapping[str, int]
    temas: tuple[str, ...]
    nucleos: tuple[str, ...]
    dias_antes_de_mesa: int
    dias_habiles_antes_de_mesa: int
    anios_maximos: int
    anios_sin_motivo: int
    anios_de_vigencia: int
    dias_entre_avances: int
    meses_para_monitoreo: int
    meses_para_evaluacion: int
    dias_por_vencer: int
    inhabiles: tuple[Holiday, ...]
    dias_inhabiles: frozenset[date]
    grados: Mapping[str, Grade]

    def is_working_day(self, when: date) -> bool:
        """Monday to Friday, and none of the days that the edition lists."""
        if when.weekday() > 4 or when in self.dias_inhabiles:  # noqa: PLR2004 - Friday
            return False
        return not any(holiday.falls_on(when) for holiday in self.inhabiles)

    def working_days_before(self, start: date, end: date) -> int:
        """Working days from ``start`` (the day of sending) to the eve of ``end``, both counted."""
        days = (start + timedelta(n) for n in range((end - start).days))
        return sum(1 for day in days if self.is_working_day(day))
