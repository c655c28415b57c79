"""The board of the plan (tablero): where each activity, commitment, actor and the whole stand on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.model.adendas import InForce
from pipeline.model.choices import PROACTIVO
from pipeline.model.records import Actividad, Avance, Compromiso, Integrante, Meta


class Estado(StrEnum):
    """The states of the national boards; without evidence there is no Completado."""

    COMPLETADO = "Completado"
    EN_PROCESO = "En proceso"
    SIN_AVANCE = "Sin avance"


class Plazo(StrEnum):
    """Punctuality, apart from the state."""

    EN_TIEMPO = "en tiempo"
    POR_VENCER = "por vencer"
    VENCIDA = "vencida"
    A_DESTIEMPO = "cumplida a destiempo"
    SIN_FECHA = "sin fecha de término"


@dataclass(frozen=True, slots=True)
class ActivityProgress:
    """An activity on a day.

    ``historia`` are its cuts up to the day, oldest first; the last one counts (of two cuts of one day, the
    one that stands later in the plan). ``completada_el`` is the cut since which it has been complete without
    interruption, ``dias_de_atraso`` the calendar days past its end, until it was complete or until the day.
    """

    actividad: Actividad
    estado: Estado
    plazo: Plazo
    no_iniciada: bool
    historia: tuple[Avance, ...]
    completada_el: date | None
    dias_de_atraso: int

    @property
    def corte(self) -> Avance | None:
        """The entry of the log that counts."""
        return self.historia[-1] if self.historia else None

    @property
    def falta_evidencia(self) -> bool:
        """Reported as finished, but nobody can check it."""
        return self.estado is not Estado.COMPLETADO and self.corte is not None and all_done(self.corte)


@dataclass(frozen=True, slots=True)
class Tally:
    """Some activities, counted: always n of m."""

    actividades: tuple[ActivityProgress, ...] = ()

    @property
    def total(self) -> int:
        """The m of n of m."""
        return len(self.actividades)

    @property
    def completadas(self) -> int:
        """The n of n of m."""
        return self.count(Estado.COMPLETADO)

    @property
    def vencidas(self) -> int:
        """Past their end and not complete."""
        return self.count(Plazo.VENCIDA)

    @property
    def estado(self) -> Estado:
        """Complete when all are (and there is one), without progress when none has any."""
        if self.actividades and self.completadas == self.total:
            return Estado.COMPLETADO
        return Estado.SIN_AVANCE if self.count(Estado.SIN_AVANCE) == self.total else Estado.EN_PROCESO

    def count(self, what: Estado | Plazo) -> int:
        """How many are in that state, or of that punctuality."""
        return sum(1 for a in self.actividades if what in {a.estado, a.plazo})

    def due_by(self, day: date) -> "Tally":
        """Those whose end had come on that day."""
        return Tally(tuple(a for a in self.actividades if a.actividad.fin and a.actividad.fin <= day))


@dataclass(frozen=True, slots=True)
class MetaProgress:
    """A goal as it was in force on the day; it is reached when all its activities (at least one) are complete."""

    meta: Meta
    vigente: InForce
    tally: Tally


@dataclass(frozen=True, slots=True)
class CompromisoProgress:
    """A commitment with its activities and goals."""

    compromiso: Compromiso
    tally: Tally
    metas: tuple[MetaProgress, ...]


@dataclass(frozen=True, slots=True)
class ActorProgress:
    """A seat: the titular (or whoever answers without one), with what the suplente answers for as well.

    ``tally`` and ``corresponsable`` count activities of the five; ``proactivas`` those that it answers for beyond them.
    """

    integrante: Integrante
    suplentes: tuple[Integrante, ...]
    tally: Tally
    corresponsable: Tally
    proactivas: Tally


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole plan on a day. ``nucleos`` counts activities of the five by the sector of their responsible."""

    day: date
    compromisos: tuple[CompromisoProgress, ...]
    actores: tuple[ActorProgress, ...]
    nucleos: Mapping[str, Tally]
    sin_responsable: Tally

    @property
    def conjunto(self) -> tuple[CompromisoProgress, ...]:
        """The five that are evaluated together, without the Proactivos."""
        return tuple(c for c in self.compromisos if c.compromiso.tipo != PROACTIVO)

    @property
    def proactivos(self) -> tuple[CompromisoProgress, ...]:
        """What the STL does beyond the five."""
        return tuple(c for c in self.compromisos if c.compromiso.tipo == PROACTIVO)

    @property
    def completos(self) -> int:
        """The n of n of 5: those of the five with every activity complete."""
        return sum(1 for c in self.conjunto if c.tally.estado is Estado.COMPLETADO)

    @property
    def tally(self) -> Tally:
        """The activities of the five."""
        return Tally(tuple(a for c in self.conjunto for a in c.tally.actividades))

    @property
    def actividades(self) -> tuple[ActivityProgress, ...]:
        """The activities of every commitment."""
        return tuple(a for c in self.compromisos for a in c.tally.actividades)

    def owed(self, plazo: Plazo) -> tuple[ActivityProgress, ...]:
        """The unfinished ones that are overdue, or due within the edition's days, the soonest first."""
        found = (a for a in self.actividades if a.plazo is plazo and a.estado is not Estado.COMPLETADO)
        return tuple(sorted(found, key=lambda a: a.actividad.fin or date.max))


def all_done(avance: Avance) -> bool:
    """Whether an entry of the log says 100 %."""
    return avance.porcentaje is not None and avance.porcentaje >= 1
