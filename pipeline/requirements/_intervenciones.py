"""Who spoke at a mesa: a member by key or by name, or someone of the list of attendance."""

from pipeline.model.records import Asistente, Intervencion, Mesa
from pipeline.model.words import fold, tidy
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, exists, has


def spoke(case: Case, mesa: Mesa, sector: str) -> Known:
    """Whether someone of the sector said something at the mesa."""
    said = case.intervenciones.candidates(mesa.clave)
    return exists(said, lambda i: min(has(i, "texto"), _is_of(case, mesa, i, sector)))


def is_stranger(case: Case, mesa: Mesa, i: Intervencion) -> bool:
    """Whether who spoke is neither a member nor in the list of attendance."""
    if not i.read("participante") or tidy(i.participante) in case.plan.integrante:
        return False
    name = fold(i.participante)
    members = (m.nombre for m in case.plan.integrantes)
    asistentes = (a.nombre for _, a in case.asistentes.candidates(mesa.clave))
    return not any(fold(known) == name for known in (*members, *asistentes))


def _is_of(case: Case, mesa: Mesa, i: Intervencion, sector: str) -> Known:
    if not i.read("participante"):
        return Known.MAYBE
    key, name = tidy(i.participante), fold(i.participante)
    if key in case.plan.integrante:
        return case.belongs(key, sector)
    members = (case.belongs(m.clave, sector) for m in case.plan.integrantes if fold(m.nombre) == name)

    def speaks(a: Asistente) -> Known:
        called = _is_called(a, name)
        return min(called, case.attends(a, sector)) if called else Known.NO

    return max([exists(case.asistentes.candidates(mesa.clave), speaks), *members])


def _is_called(a: Asistente, name: str) -> Known:
    if not a.read("nombre"):
        return Known.MAYBE
    return Known.YES if fold(a.nombre) == name else Known.NO
