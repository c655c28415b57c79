"""The plan as understood: every row of every tab, typed, and how rows name one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from pipeline.model.choices import FACILITADOR, POR_DESIGNAR, SUPLENTE, TITULAR
from pipeline.model.records import (
    Actividad,
    Acuerdo,
    Adenda,
    Asistente,
    Avance,
    Compromiso,
    Conformidad,
    Consulta,
    Ejercicio,
    Envio,
    Etapa,
    Indicador,
    Integrante,
    Intervencion,
    Mesa,
    Meta,
    Problematica,
    Regla,
    Responsable,
    Sesion,
    Solucion,
)
from pipeline.model.schema import Record, column_of
from pipeline.model.words import fold
from pipeline.model.workbook import Place

R = TypeVar("R", bound=Record)
_VACANT: Final = fold(POR_DESIGNAR)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Rows in canonical order: by key where there is one (C2 before C10), never by row where order has no meaning.

    ``headers`` is the place of each column's header, by tab and field, for what a missing row points at.
    A key that is repeated in its tab keeps all its rows; looking it up gives the first.
    """

    ejercicio: Ejercicio = field(default_factory=Ejercicio)
    integrantes: tuple[Integrante, ...] = ()
    reglas: tuple[Regla, ...] = ()
    agenda_stl: tuple[Sesion, ...] = ()
    etapas: tuple[Etapa, ...] = ()
    consultas: tuple[Consulta, ...] = ()
    mesas: tuple[Mesa, ...] = ()
    envios: tuple[Envio, ...] = ()
    asistentes: tuple[Asistente, ...] = ()
    intervenciones: tuple[Intervencion, ...] = ()
    problematicas: tuple[Problematica, ...] = ()
    soluciones: tuple[Solucion, ...] = ()
    acuerdos: tuple[Acuerdo, ...] = ()
    conformidades: tuple[Conformidad, ...] = ()
    compromisos: tuple[Compromiso, ...] = ()
    responsables: tuple[Responsable, ...] = ()
    actividades: tuple[Actividad, ...] = ()
    indicadores: tuple[Indicador, ...] = ()
    metas: tuple[Meta, ...] = ()
    avances: tuple[Avance, ...] = ()
    adendas: tuple[Adenda, ...] = ()
    headers: Mapping[str, Mapping[str, Place]] = field(default_factory=dict, compare=False)

    def header(self, tab: type[Record], name: str) -> Place:
        """The place of a column's header: its name alone where the tab lacks it, the tab alone where there is none."""
        found = self.headers.get(tab.TAB)
        if found is None:
            return Place(tab.TAB)
        sheet = next((place.sheet for place in found.values()), tab.TAB)
        return found.get(name) or Place(sheet, header=column_of(tab, name).name)

    @cached_property
    def integrante(self) -> Mapping[str, Integrante]:
        """The people of the STL by key."""
        return _by_key(self.integrantes)

    @cached_property
    def consulta(self) -> Mapping[str, Consulta]:
        """Consultations by key."""
        return _by_key(self.consultas)

    @cached_property
    def mesa(self) -> Mapping[str, Mesa]:
        """Mesas by key."""
        return _by_key(self.mesas)

    @cached_property
    def problematica(self) -> Mapping[str, Problematica]:
        """Problemáticas by key."""
        return _by_key(self.problematicas)

    @cached_property
    def solucion(self) -> Mapping[str, Solucion]:
        """Solutions by key."""
        return _by_key(self.soluciones)

    @cached_property
    def compromiso(self) -> Mapping[str, Compromiso]:
        """Commitments by key."""
        return _by_key(self.compromisos)

    @cached_property
    def actividad(self) -> Mapping[str, Actividad]:
        """Activities by key."""
        return _by_key(self.actividades)

    @cached_property
    def indicador(self) -> Mapping[str, Indicador]:
        """Indicators by key."""
        return _by_key(self.indicadores)

    @cached_property
    def titulares(self) -> tuple[Integrante, ...]:
        """The filled seats of the STL."""
        return tuple(i for i in self.integrantes if i.calidad == TITULAR and not vacant(i))

    @cached_property
    def suplentes(self) -> tuple[Integrante, ...]:
        """The filled substitutes."""
        return tuple(i for i in self.integrantes if i.calidad == SUPLENTE and not vacant(i))

    @cached_property
    def facilitadores(self) -> tuple[Integrante, ...]:
        """Whoever holds the place of facilitador (it should be one)."""
        return tuple(i for i in self.integrantes if i.calidad == FACILITADOR and not vacant(i))


def vacant(integrante: Integrante) -> bool:
    """A seat "Por designar": printed, asked for nothing, never signs."""
    return fold(integrante.nombre) == _VACANT


def grouped(records: Iterable[R], name: str) -> Mapping[str, tuple[R, ...]]:
    """The records by the key that one of their references holds, in their order."""
    groups: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        groups[getattr(record, name)].append(record)
    return {key: tuple(rows) for key, rows in groups.items()}


def _by_key(records: tuple[R, ...]) -> Mapping[str, R]:
    keyed = ((record.clave, record) for record in reversed(records))  # type: ignore[attr-defined] # tabs with a key
    return {key: record for key, record in keyed if key}
