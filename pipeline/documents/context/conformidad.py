"""What each member declared about each commitment: names only where not all agree alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.personas import by_protocol, name_of, named_with_institution
from pipeline.documents.language import con_mayuscula, con_punto, lista
from pipeline.model.plan import Plan, grouped, vacant
from pipeline.model.records import Conformidad, Integrante
from pipeline.model.words import tidy

AGREES: Final = "conforme"
_DISSENT: Final = (("con reserva", "Con reserva"), ("no conforme", "No conforme"))
_FEW: Final = 2
Here = frozenset[str]
"""The keys of the members who came to the mesa; empty where nobody wrote down who came."""


@dataclass(frozen=True, slots=True)
class Manifestacion:
    """Lo que manifestaron las partes sobre un compromiso."""

    clave: Annotated[str, "la clave del compromiso"]
    compromiso: Annotated[str, "el título del compromiso"]
    lineas: Annotated[tuple[str, ...], "quiénes se manifestaron conformes, con reserva o no conformes"]


def conformity(plan: Plan, here: Here = frozenset()) -> tuple[Manifestacion, ...]:
    """One row for each commitment; what is told of a seat that nobody spoke for in the mesa stands apart."""
    declared = grouped(_by_somebody(plan), "compromiso")
    return tuple(
        Manifestacion(
            c.clave,
            tidy(c.titulo),
            tuple(_lines(plan, declared.get(c.clave, ()), here)) or ("Sin manifestaciones registradas.",),
        )
        for c in plan.compromisos
    )


def all_agree(plan: Plan, here: Here) -> bool:
    """Whether every seat declared conformity with every commitment, in the mesa, and nobody anything else."""
    declared = grouped(_by_somebody(plan), "compromiso")
    return bool(plan.titulares) and all(_agrees(plan, declared.get(c.clave, ()), here) for c in plan.compromisos)


def _agrees(plan: Plan, rows: tuple[Conformidad, ...], here: Here) -> bool:
    agreed = {row.integrante for row in rows}
    seated = all(_voices(plan, seat) & agreed for seat in plan.titulares)
    return seated and all(row.manifestacion == AGREES and _heard(plan, row, here) for row in rows)


def _by_somebody(plan: Plan) -> tuple[Conformidad, ...]:
    """What was declared, without the rows of a seat Por designar: nobody can have spoken for it."""
    empty = {i.clave for i in plan.integrantes if vacant(i)}
    return tuple(row for row in plan.conformidades if row.integrante not in empty)


def _heard(plan: Plan, row: Conformidad, here: Here) -> bool:
    """Whether the seat of who declared was represented in the mesa, or nobody knows who came."""
    if not here or row.integrante not in plan.integrante:
        return True
    seats = (_voices(plan, seat) for seat in plan.titulares)
    return any(voices & here for voices in seats if row.integrante in voices) or row.integrante in here


def _lines(plan: Plan, rows: tuple[Conformidad, ...], here: Here) -> Iterator[str]:
    heard = tuple(row for row in rows if _heard(plan, row, here))
    apart = tuple(row for row in rows if row not in heard)
    agreed = {row.integrante for row in heard if row.manifestacion == AGREES}
    others = {row.integrante for row in rows} - agreed
    silent = [seat for seat in plan.titulares if not _voices(plan, seat) & (agreed | others)]
    if agreed:
        whole = not silent and not apart
        yield f"Conforme: {_everyone(plan, agreed, others, here) if whole else lista(_names(plan, agreed))}."
    for row in heard:
        if row.manifestacion == AGREES and tidy(row.observacion):
            yield con_punto(f"Observación de {_who(plan, row)}: {tidy(row.observacion)}")
    for kind, title in _DISSENT:
        for row in heard:
            if row.manifestacion == kind:
                yield _told(f"{title}: {_who(plan, row)}", row)
    yield from _lines_apart(plan, apart)
    if rows and silent:
        yield f"Sin manifestación asentada: {lista(name_of(seat) for seat in by_protocol(silent))}."


def _lines_apart(plan: Plan, rows: tuple[Conformidad, ...]) -> Iterator[str]:
    """What the sheet tells of seats that nobody spoke for in the mesa: those who agree together, the others by name."""
    where = "sin asistencia ni suplencia en la mesa"
    plain = {row.integrante for row in rows if row.manifestacion == AGREES and not tidy(row.observacion)}
    if plain:
        yield f"Conforme, {where}: {lista(_names(plan, plain))}."
    for row in rows:
        if row.integrante not in plain:
            said = con_mayuscula(row.manifestacion) or "Sin sentido asentado"
            yield _told(f"{said}, {where}: {_who(plan, row)}", row)


def _told(said: str, row: Conformidad) -> str:
    return con_punto(". ".join(filter(None, (said, tidy(row.observacion)))))


def _who(plan: Plan, row: Conformidad) -> str:
    return named_with_institution(plan, row.integrante) or "una persona integrante"


def _voices(plan: Plan, seat: Integrante) -> set[str]:
    """The keys of who may speak for a seat: its titular and the suplentes."""
    return {seat.clave, *(s.clave for s in plan.suplentes if s.suple_a == seat.clave)}


def _everyone(plan: Plan, agreed: set[str], others: set[str], here: Here) -> str:
    """All the seats in one phrase, with the substitutes who spoke for one; names where they are few or not seats."""
    seats = [seat for seat in plan.titulares if _voices(plan, seat) & agreed]
    known = {key for seat in seats for key in _voices(plan, seat)}
    if len(seats) <= _FEW or not agreed <= known:
        return lista(_names(plan, agreed))
    acting = {key for seat in seats for key in _acting(plan, seat, agreed, here)}
    all_ = "las demás" if others else "todas las"
    who = "representaciones" if acting else "personas titulares"
    verb = "actuó" if len(acting) == 1 else "actuaron"
    instead = f" ({verb} en suplencia {lista(_names(plan, acting))})" if acting else ""
    return f"{all_} {who} del Secretariado Técnico Local{instead}"


def _acting(plan: Plan, seat: Integrante, agreed: set[str], here: Here) -> set[str]:
    """The substitutes who spoke for a seat: only they declared, or only they came."""
    substitutes = _voices(plan, seat) - {seat.clave}
    if seat.clave not in agreed:
        return substitutes & agreed
    return set() if seat.clave in here else substitutes & here


def _names(plan: Plan, keys: set[str]) -> list[str]:
    known = [name_of(i) for i in by_protocol(i for i in plan.integrantes if i.clave in keys)]
    return known + [tidy(key) for key in sorted(keys - plan.integrante.keys()) if tidy(key)]
