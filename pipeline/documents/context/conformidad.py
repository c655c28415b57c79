"""What each member declared about each commitment."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.personas import by_protocol, name_of, named
from pipeline.documents.language import lista
from pipeline.model.plan import Plan, grouped
from pipeline.model.records import Conformidad
from pipeline.model.words import tidy

_KINDS: Final = (("conforme", "Conforme"), ("con reserva", "Con reserva"), ("no conforme", "No conforme"))


@dataclass(frozen=True, slots=True)
class Manifestacion:
    """Lo que manifestaron las partes sobre un compromiso."""

    clave: Annotated[str, "la clave del compromiso"]
    compromiso: Annotated[str, "el título del compromiso"]
    lineas: Annotated[tuple[str, ...], "quiénes se manifestaron conformes, con reserva o no conformes"]


def conformity(plan: Plan) -> tuple[Manifestacion, ...]:
    """One row for each commitment."""
    declared = grouped(plan.conformidades, "compromiso")
    return tuple(
        Manifestacion(
            c.clave,
            tidy(c.titulo),
            tuple(_lines(plan, declared.get(c.clave, ()))) or ("Sin manifestaciones registradas.",),
        )
        for c in plan.compromisos
    )


def _lines(plan: Plan, rows: tuple[Conformidad, ...]) -> Iterator[str]:
    for kind, title in _KINDS:
        those = [row for row in rows if row.manifestacion == kind]
        if kind == "conforme":
            plain = [row for row in those if not tidy(row.observacion)]
            if plain:
                yield f"{title}: {lista(_ordered(plan, plain))}."
            those = [row for row in those if tidy(row.observacion)]
        for row in those:
            said = tidy(row.observacion)
            yield f"{title}: {named(plan, row.integrante)}" + (f". {said}" if said else ".")


def _ordered(plan: Plan, rows: list[Conformidad]) -> list[str]:
    keys = {row.integrante for row in rows}
    known = [name_of(i) for i in by_protocol(i for i in plan.integrantes if i.clave in keys)]
    return known + [tidy(key) for key in sorted(keys - plan.integrante.keys()) if tidy(key)]
