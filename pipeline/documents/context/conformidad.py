"""What each member declared about each commitment: names only where not all agree alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.personas import by_protocol, name_of, named
from pipeline.documents.language import con_punto, lista
from pipeline.model.plan import Plan, grouped
from pipeline.model.records import Conformidad, Integrante
from pipeline.model.words import tidy

AGREES: Final = "conforme"
_DISSENT: Final = (("con reserva", "Con reserva"), ("no conforme", "No conforme"))
_FEW: Final = 2


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
    agreed = {row.integrante for row in rows if row.manifestacion == AGREES}
    others = {row.integrante for row in rows} - agreed
    silent = [seat for seat in plan.titulares if not _voices(plan, seat) & (agreed | others)]
    if agreed:
        yield f"Conforme: {_everyone(plan, agreed, others) if not silent else lista(_names(plan, agreed))}."
    for row in rows:
        if row.manifestacion == AGREES and tidy(row.observacion):
            yield con_punto(f"Observación de {_who(plan, row)}: {tidy(row.observacion)}")
    for kind, title in _DISSENT:
        for row in rows:
            if row.manifestacion == kind:
                yield con_punto(". ".join(filter(None, (f"{title}: {_who(plan, row)}", tidy(row.observacion)))))
    if rows and silent:
        yield f"Sin manifestación asentada: {lista(name_of(seat) for seat in by_protocol(silent))}."


def _who(plan: Plan, row: Conformidad) -> str:
    return named(plan, row.integrante) or "una persona integrante"


def _voices(plan: Plan, seat: Integrante) -> set[str]:
    """The keys of who may speak for a seat: its titular and the suplentes."""
    return {seat.clave, *(s.clave for s in plan.suplentes if s.suple_a == seat.clave)}


def _everyone(plan: Plan, agreed: set[str], others: set[str]) -> str:
    """All the seats in one phrase, with the substitutes who spoke for one; names where they are few or not seats."""
    seats = [seat for seat in plan.titulares if _voices(plan, seat) & agreed]
    known = {key for seat in seats for key in _voices(plan, seat)}
    if len(seats) <= _FEW or not agreed <= known:
        return lista(_names(plan, agreed))
    acting = {key for seat in seats if seat.clave not in agreed for key in _voices(plan, seat) & agreed}
    all_ = "las demás" if others else "todas las"
    who = "representaciones" if acting else "personas titulares"
    verb = "actuó" if len(acting) == 1 else "actuaron"
    instead = f" ({verb} en suplencia {lista(_names(plan, acting))})" if acting else ""
    return f"{all_} {who} del Secretariado Técnico Local{instead}"


def _names(plan: Plan, keys: set[str]) -> list[str]:
    known = [name_of(i) for i in by_protocol(i for i in plan.integrantes if i.clave in keys)]
    return known + [tidy(key) for key in sorted(keys - plan.integrante.keys()) if tidy(key)]
