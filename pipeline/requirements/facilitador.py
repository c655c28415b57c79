# ruff: noqa: E501 - a sentence that people read stays on one line
"""RM-4: the facilitador is a bridge, and nobody's representative."""

from collections.abc import Iterator

from pipeline.model.choices import NINGUNO
from pipeline.model.findings import Grade
from pipeline.model.records import Integrante
from pipeline.model.words import fold
from pipeline.requirements._case import Case
from pipeline.requirements._requirement import requirement
from pipeline.requirements._verdicts import Pending, Verdicts, fault, graded, shown


@requirement(
    "RM-4a",
    "Requerimientos mínimos, 4.a",
    "El facilitador no representa a nadie: su sector es “ninguno”, no es titular ni suplente y no responde por ninguna actividad.",
    stage=3,
)
def el_facilitador_es_neutral(case: Case) -> Verdicts:
    """El facilitador tiene que ser una figura neutral; no se permite que represente a alguna de las partes del STL."""
    if not case.plan.facilitadores:
        yield Pending("El STL todavía no tiene facilitador.")
    for f in case.plan.facilitadores:
        yield from _represents_nobody(f)
        yield from _holds_no_seat(case, f)
        for a in case.actividades_of.rows(f.clave):
            message = f"La actividad “{a.clave}” tiene como responsable al facilitador, “{f.clave}”."
            yield fault(
                a, "responsable", message, "Escriba en “Responsable” a alguien del STL; quien facilita es neutral."
            )


@requirement(
    "RM-4b",
    "Requerimientos mínimos, 4.b",
    "El facilitador tiene voz y no voto: ninguna manifestación de conformidad es suya.",
    stage=3,
)
def el_facilitador_no_vota(case: Case) -> Verdicts:
    """La sustancia de su labor es ser un puente para el diálogo y los acuerdos: tiene voz, mas no voto, en las decisiones."""
    facilitadores = {f.clave for f in case.plan.facilitadores if f.clave}
    if not case.plan.facilitadores:
        yield Pending("El STL todavía no tiene facilitador.")
    if not case.plan.conformidades:
        yield Pending("Todavía no hay manifestaciones de conformidad.")
    for k in case.plan.conformidades:
        if k.integrante in facilitadores:
            message = (
                f"La conformidad con el compromiso “{k.compromiso}” es del facilitador, “{k.integrante}”, que no vota."
            )
            yield fault(
                k, "integrante", message, "Quite el renglón de Conformidades, o escriba al titular a quien corresponde."
            )
        else:
            yield shown(k, "integrante")


def _represents_nobody(f: Integrante) -> Verdicts:
    if f.sector == NINGUNO:
        yield shown(f, "calidad", "sector")
        return
    message = f"El facilitador, “{f.clave}”, tiene sector “{f.sector}”."
    yield fault(f, "sector", message, f"Escriba {NINGUNO} en Integrantes, columna “Sector”.")


def _holds_no_seat(case: Case, f: Integrante) -> Verdicts:
    seats = (*case.plan.titulares, *case.plan.suplentes)
    for seat in seats:
        same = next(_same_person(f, seat), None)
        if same:
            message = f"El facilitador, “{f.clave}”, es la misma persona que el {seat.calidad} “{seat.clave}”."
            yield fault(f, same, message, "Elija como facilitador a alguien que no ocupe un lugar en el STL.")
            return
    for seat in seats:
        if f.institucion and fold(f.institucion) == fold(seat.institucion):
            message = f"El facilitador, “{f.clave}”, es de la misma institución que el {seat.calidad} “{seat.clave}”: {f.institucion}."
            fix = "Compruebe que su neutralidad no queda en duda, y déjelo asentado en el acta."
            yield from graded(Grade.AVISO, fault(f, "institucion", message, fix))
            return
    if f.nombre:
        yield shown(f, "nombre")


def _same_person(f: Integrante, seat: Integrante) -> Iterator[str]:
    for name in ("nombre", "correo", "clave"):
        mine, theirs = getattr(f, name), getattr(seat, name)
        if mine and (mine == theirs if name == "clave" else fold(mine) == fold(theirs)):
            yield name
