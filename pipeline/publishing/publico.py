"""What of the plan anyone may see: an allow-list by column and by person.

Nothing outside this room's allow-list reaches a template or a table, because they are given these views and
not the records.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final
from unicodedata import category

from pipeline.model.personal import named
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Asistente, Integrante
from pipeline.model.schema import Record, Shown, blank_of, columns

_KEPT: Final = "\n\t\u200d"  # the last one joins the parts of an emoji


@dataclass(frozen=True, slots=True)
class Person:
    """A seat as the public sees it: without name and post unless they may appear."""

    clave: str
    nombre: str
    cargo: str
    institucion: str
    sector: str
    calidad: str

    def __str__(self) -> str:
        if self.nombre:
            return self.nombre
        return self.institucion or f"{self.calidad.capitalize()} de {self.sector}"


def public_values(plan: Plan, record: Record) -> Mapping[str, Any]:
    """The columns of a row that anyone may see; those of a person who may not be named stand blank."""
    shown = {Shown.PUBLIC, Shown.NAMED}
    may = named(plan, record) if isinstance(record, Integrante | Asistente) else True
    return {
        c.field: clean(getattr(record, c.field)) if c.shown is Shown.PUBLIC or may else blank_of(type(record), c.field)
        for c in columns(type(record))
        if c.shown in shown
    }


def public(plan: Plan, record: Record) -> SimpleNamespace:
    """A row for the templates: only its public columns exist."""
    return SimpleNamespace(**public_values(plan, record))


def people(plan: Plan) -> Mapping[str, Person]:
    """The seats of the STL by key, as the public sees them."""
    return {i.clave: _person(plan, i) for i in plan.integrantes if plan.integrante.get(i.clave, i) is i}


def _person(plan: Plan, integrante: Integrante) -> Person:
    seen = public(plan, integrante)
    nombre = seen.nombre if vacant(integrante) else " ".join(filter(None, (seen.tratamiento, seen.nombre)))
    cargo = "" if vacant(integrante) else seen.cargo
    return Person(seen.clave, nombre, cargo, seen.institucion, seen.sector, seen.calidad)


def clean(value: object) -> object:
    """A text (or several) with plain line ends and without characters that show nothing; other values as they are."""
    if isinstance(value, tuple):
        return tuple(clean(v) for v in value)
    if not isinstance(value, str):
        return value
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in _KEPT or not category(c).startswith("C"))
