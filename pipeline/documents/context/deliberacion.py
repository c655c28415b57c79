"""What was said, sorted out and agreed in a mesa."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.documents.context.blanks import LINE, joined, paragraphs, short_day
from pipeline.documents.context.personas import (
    named_with_institution,
    named_with_sector,
    sector_of,
)
from pipeline.documents.language import con_mayuscula
from pipeline.model.plan import Plan, grouped, vacant
from pipeline.model.records import (
    Acuerdo,
    Intervencion,
    Mesa,
    Problematica,
    Solucion,
)
from pipeline.model.words import natural, tidy


@dataclass(frozen=True, slots=True)
class RenglonDeAcuerdo:
    """Un acuerdo de una mesa."""

    clave: Annotated[str, "la clave en la hoja Acuerdos"]
    mesa: Annotated[str, "la clave de la mesa en que se tomó"]
    texto: Annotated[tuple[str, ...], "el acuerdo, por párrafos"]
    responsable: Annotated[str, "quién lo cumplirá, o una línea"]
    fecha: Annotated[str, "el día en que debe estar cumplido"]
    compromiso: Annotated[str, "el compromiso del PAL al que pertenece, o una raya"]
    estado: Annotated[str, "cómo va"]


@dataclass(frozen=True, slots=True)
class Manifestado:
    """Lo que manifestó una persona en la mesa."""

    quien: Annotated[str, "quién, con su institución"]
    tipo: Annotated[str, "duda, aportación o retroalimentación"]
    texto: Annotated[tuple[str, ...], "lo que manifestó, por párrafos"]


@dataclass(frozen=True, slots=True)
class ProblematicaTratada:
    """Una problemática que salió de la mesa, con sus alternativas."""

    clave: Annotated[str, "la clave en la hoja Problemáticas"]
    texto: Annotated[tuple[str, ...], "la problemática, por párrafos"]
    nucleo: Annotated[str, "el núcleo que la planteó"]
    prioridad: Annotated[str, "el lugar que ocupó y cómo se eligió"]
    alternativas: Annotated[tuple[str, ...], "las alternativas de solución, con su viabilidad"]


def earlier(plan: Plan, mesa: Mesa) -> tuple[Acuerdo, ...]:
    """The agreements of the mesas held before this one."""
    if mesa.fecha is None:
        return ()
    before = {m.clave for m in plan.mesas if m.fecha is not None and m.fecha < mesa.fecha}
    return tuple(a for a in plan.acuerdos if a.mesa in before)


def agreement(plan: Plan, acuerdo: Acuerdo) -> RenglonDeAcuerdo:
    """An agreement as the minuta tells it."""
    commitment = plan.compromiso.get(acuerdo.compromiso)
    return RenglonDeAcuerdo(
        clave=acuerdo.clave,
        mesa=acuerdo.mesa,
        texto=paragraphs(acuerdo.acuerdo),
        responsable=named_with_sector(plan, acuerdo.responsable) or LINE,
        fecha=short_day(acuerdo.fecha_compromiso),
        compromiso=commitment.clave if commitment else "—",
        estado=con_mayuscula(acuerdo.estado) or "Sin registro",
    )


def said(plan: Plan, row: Intervencion) -> Manifestado:
    """What someone said, with the institution of whoever said it."""
    return Manifestado(_speaker(plan, row), con_mayuscula(row.tipo) or LINE, paragraphs(row.texto))


def _speaker(plan: Plan, row: Intervencion) -> str:
    member = plan.integrante.get(row.participante)
    if member is not None and vacant(member):
        return f"Sin persona registrada ({sector_of(member.sector)})"
    if member is not None:
        return named_with_institution(plan, row.participante)
    place = next((a.institucion for a in plan.asistentes if a.mesa == row.mesa and a.nombre == row.participante), "")
    return f"{tidy(row.participante)} ({tidy(place)})" if tidy(place) else tidy(row.participante) or LINE


def treated(plan: Plan, problem: Problematica) -> ProblematicaTratada:
    """A problem with its alternatives, in the order of their keys."""
    options: tuple[Solucion, ...] = grouped(plan.soluciones, "problematica").get(problem.clave, ())
    place = f"{problem.prioridad}" if problem.prioridad is not None else "Sin prioridad"
    return ProblematicaTratada(
        clave=problem.clave,
        texto=paragraphs(problem.problematica),
        nucleo=sector_of(problem.nucleo),
        prioridad=joined((place, problem.metodo_seleccion), "; por "),
        alternativas=tuple(_option(s) for s in sorted(options, key=lambda s: natural(s.clave)))
        or ("No se registraron alternativas de solución.",),
    )


def _option(solucion: Solucion) -> str:
    feasible = f" (viabilidad {solucion.viabilidad})" if solucion.viabilidad else ""
    chosen = " Elegida." if solucion.elegida else ""
    return f"{tidy(solucion.solucion).rstrip('.')}{feasible}.{chosen}"
