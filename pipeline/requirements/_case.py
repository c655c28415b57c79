"""The plan under question, with how its rows hang together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from pipeline.model.choices import CONJUNTA, NINGUNO, NUCLEOS, OTHER_NUCLEOS, PROACTIVO
from pipeline.model.edition import Edition
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import (
    Actividad,
    Asistente,
    Avance,
    Compromiso,
    Conformidad,
    Envio,
    Indicador,
    Integrante,
    Intervencion,
    Mesa,
    Meta,
    Responsable,
    Solucion,
)
from pipeline.model.schema import Record, folded
from pipeline.model.stages import begun
from pipeline.model.words import fold
from pipeline.requirements._known import Known, Naming, equals, exists
from pipeline.requirements._verdicts import Verdicts, spared

_SECTORS: Final = {**folded({nucleo: nucleo for nucleo in NUCLEOS}), **OTHER_NUCLEOS}


@dataclass(frozen=True)
class Case:
    """A plan, the edition that it answers to and the day on which it is asked."""

    plan: Plan
    edition: Edition
    today: date

    @cached_property
    def begun(self) -> frozenset[int]:
        """The steps of the exercise that have begun."""
        return begun(self.plan, self.today)

    @cached_property
    def five(self) -> tuple[Compromiso, ...]:
        """The commitments that the PAL is judged by: all but the Proactivos."""
        return tuple(c for c in self.plan.compromisos if c.tipo != PROACTIVO)

    @cached_property
    def proactivos(self) -> tuple[Compromiso, ...]:
        """What the STL does beyond the five."""
        return tuple(c for c in self.plan.compromisos if c.tipo == PROACTIVO)

    def each_compromiso(self, ask: Callable[["Case", Compromiso], Verdicts]) -> Verdicts:
        """Ask each of the five; the same shortfall in a Proactivo is only advice."""
        for compromiso in self.five:
            yield from ask(self, compromiso)
        for compromiso in self.proactivos:
            yield from spared(ask(self, compromiso))

    def is_proactivo(self, key: str) -> bool:
        """Whether that key is of a Proactivo."""
        found = self.plan.compromiso.get(key)
        return found is not None and found.tipo == PROACTIVO

    @cached_property
    def actors(self) -> tuple[Integrante, ...]:
        """Whom the information before a mesa must reach: titulares and facilitador."""
        return (*self.plan.titulares, *self.plan.facilitadores)

    @cached_property
    def last_conjunta(self) -> Mesa | None:
        """The last of the mesas conjuntas by date, in which the PAL is agreed; of two of one day, where it was read."""
        mesas = (m for m in self.plan.mesas if m.nucleo == CONJUNTA)
        return max(mesas, key=lambda m: (m.fecha or date.min, bool(m.lectura_acuerdos)), default=None)

    def belongs(self, key: str, sector: str) -> Known:
        """Whether that key is of someone of the sector; a vacant seat makes no sector present."""
        person = self.plan.integrante.get(key)
        return Known.NO if person is None or vacant(person) else equals(person, "sector", sector)

    def speaks_for(self, record: Record, name: str, sector: str) -> Known:
        """Whether someone whom the cell names is of the sector."""
        held = getattr(record, name)
        keys = (held,) if isinstance(held, str) else held
        unread = Known.NO if record.read(name) else Known.MAYBE
        return max([unread, *(self.belongs(key, sector) for key in keys)])

    def attends(self, asistente: Asistente, sector: str) -> Known:
        """Whether who attended is of the sector: a member's own, or the one written beside the name."""
        if asistente.integrante:
            return self.speaks_for(asistente, "integrante", sector)
        if self.sector_of(asistente) == sector:
            return Known.YES
        return Known.NO if asistente.read("integrante") and asistente.read("sector") else Known.MAYBE

    def attended(self, mesa: Mesa, sector: str) -> Known:
        """Whether someone of the sector attended the mesa."""
        return exists(self.asistentes.candidates(mesa.clave), lambda a: self.attends(a, sector))

    def sector_of(self, asistente: Asistente) -> str:
        """The sector that someone makes present at a mesa; ``""`` for none."""
        if asistente.integrante:
            person = self.plan.integrante.get(asistente.integrante)
            named = "" if person is None or vacant(person) else person.sector
        else:
            named = _SECTORS.get(fold(asistente.sector), fold(asistente.sector))
        return "" if named == NINGUNO else named

    @cached_property
    def actividades(self) -> Naming[Actividad]:
        """Activities by commitment."""
        return Naming.of(self.plan.actividades, "compromiso")

    @cached_property
    def actividades_of(self) -> Naming[Actividad]:
        """Activities by responsible."""
        return Naming.of(self.plan.actividades, "responsable")

    @cached_property
    def indicadores(self) -> Naming[Indicador]:
        """Indicators by commitment."""
        return Naming.of(self.plan.indicadores, "compromiso")

    @cached_property
    def metas(self) -> Naming[Meta]:
        """Goals by commitment."""
        return Naming.of(self.plan.metas, "compromiso")

    @cached_property
    def responsables(self) -> Naming[Responsable]:
        """Responsibles by commitment."""
        return Naming.of(self.plan.responsables, "compromiso")

    @cached_property
    def responsables_of(self) -> Naming[Responsable]:
        """Responsibles by person."""
        return Naming.of(self.plan.responsables, "integrante")

    @cached_property
    def soluciones(self) -> Naming[Solucion]:
        """Solutions by problemática."""
        return Naming.of(self.plan.soluciones, "problematica")

    @cached_property
    def conformidades(self) -> Naming[Conformidad]:
        """Conformities by commitment."""
        return Naming.of(self.plan.conformidades, "compromiso")

    @cached_property
    def envios(self) -> Naming[Envio]:
        """What was sent, by mesa."""
        return Naming.of(self.plan.envios, "mesa")

    @cached_property
    def asistentes(self) -> Naming[Asistente]:
        """Attendance by mesa."""
        return Naming.of(self.plan.asistentes, "mesa")

    @cached_property
    def intervenciones(self) -> Naming[Intervencion]:
        """What was said, by mesa."""
        return Naming.of(self.plan.intervenciones, "mesa")

    @cached_property
    def avances(self) -> Naming[Avance]:
        """The log, by activity."""
        return Naming.of(self.plan.avances, "actividad")
