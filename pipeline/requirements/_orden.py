# ruff: noqa: E501 - a sentence that people read stays on one line
"""The dates of the exercise, one after another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from pipeline.model.findings import Grade
from pipeline.model.schema import Record
from pipeline.requirements._case import Case
from pipeline.requirements._verdicts import Verdicts, day, fault, graded

SENSIBILIZACION: Final = "sensibilización"


@dataclass(frozen=True, slots=True)
class Link:
    """A date of the chain and the cell that holds it."""

    label: str
    record: Record
    name: str

    @property
    def when(self) -> date | None:
        """The day, where it is known."""
        found: date | None = getattr(self.record, self.name)
        return found


def chain_of_dates(case: Case) -> tuple[Link, ...]:
    """The dates that must follow one another; there is no link for a mesa conjunta before there is one."""
    e = case.plan.ejercicio
    mesa = [Link("la última mesa conjunta", case.last_conjunta, "fecha")] if case.last_conjunta else []
    return (
        Link("la Declaración", e, "fecha_declaracion"),
        Link("la instalación del STL", e, "fecha_instalacion_stl"),
        *mesa,
        Link("la firma del PAL", e, "fecha_firma_pal"),
        Link("la presentación pública", e, "fecha_presentacion_publica"),
    )


def breaks(chain: Iterable[Link]) -> Verdicts:
    """One fault at the date without which the rest is in order; where no single one is, at each that precedes its predecessor."""
    dated = [link for link in chain if link.when]
    wrong = _backwards(dated)
    alone = [link for link in reversed(dated) if not _backwards([other for other in dated if other is not link])]
    for earlier, later in wrong[:1] if alone else wrong:
        at = alone[0] if alone else later
        message = (
            f"La fecha de {later.label} ({day(later.when)}) es anterior a la de {earlier.label} ({day(earlier.when)})."
        )
        yield fault(at.record, at.name, message, "Corrija la fecha que no corresponda.")


def other_orders(case: Case) -> Verdicts:
    """What is told as a note: a mesa before the STL, an awareness act before the Declaración, a consultation that ends before it starts."""
    e = case.plan.ejercicio
    for mesa in case.plan.mesas:
        if mesa.fecha and e.fecha_instalacion_stl and mesa.fecha < e.fecha_instalacion_stl:
            message = f"La mesa “{mesa.clave}” ({day(mesa.fecha)}) es anterior a la instalación del STL ({day(e.fecha_instalacion_stl)})."
            yield from _note(mesa, "fecha", message)
    for etapa in case.plan.etapas:
        if etapa.hecho == SENSIBILIZACION and etapa.fecha and e.fecha_declaracion and etapa.fecha < e.fecha_declaracion:
            message = (
                f"La sensibilización ({day(etapa.fecha)}) es anterior a la Declaración ({day(e.fecha_declaracion)})."
            )
            yield from _note(etapa, "fecha", message)
    for consulta in case.plan.consultas:
        if consulta.inicio and consulta.fin and consulta.fin < consulta.inicio:
            message = f"La consulta “{consulta.clave}” termina el {day(consulta.fin)}, antes de empezar el {day(consulta.inicio)}."
            yield from _note(consulta, "fin", message)


def _note(record: Record, name: str, message: str) -> Verdicts:
    yield from graded(Grade.NOTA, fault(record, name, message, "Compruebe las dos fechas."))


def _backwards(links: list[Link]) -> list[tuple[Link, Link]]:
    return [(a, b) for a, b in pairwise(links) if a.when and b.when and b.when < a.when]
