# ruff: noqa: E501 - a sentence that people read stays on one line
"""RM-1: problemáticas and solutions come out of mesas and open consultations, not of anyone's will."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Final

from pipeline.model.choices import CONJUNTA, SOCIEDAD_CIVIL
from pipeline.model.records import Compromiso, Consulta, Mesa, Problematica, Solucion
from pipeline.model.schema import column_of
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, equals, has, is_true, nearest, surely
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import blanks, seek
from pipeline.requirements._verdicts import (
    NotApplicable,
    Shortfall,
    ToldElsewhere,
    Verdicts,
    fault,
    missing,
    shown,
    spared,
)
from pipeline.requirements.compromisos_minimos import rests_on_a_problematica

JERARQUIZACION: Final = "jerarquización"
_ABIERTA: Final = {
    "abierta_al_publico": "Sí, si cualquiera pudo participar",
    "inicio": "el día en que empezó",
    "evidencia": "la liga a los resultados",
}
_VIABILIDADES: Final = column_of(Solucion, "viabilidad").choices


@requirement(
    "RM-1a",
    "Requerimientos mínimos, 1.a",
    "Cada núcleo tuvo al menos una mesa o consulta propia, y cada problemática en que se basa un compromiso tiene prioridad.",
    stage=4,
)
def cada_nucleo_dialogo_y_priorizo(case: Case) -> Verdicts:
    """Deben realizarse mesas de diálogo en cada núcleo para determinar y priorizar las problemáticas que el plan resolverá."""
    for sector in case.edition.nucleos:
        own = chain(surely(case.plan.mesas), surely(case.plan.consultas))
        yield from seek(own, partial(equals, name="nucleo", value=sector), ("nucleo",), _without_dialogue(case, sector))
    yield from case.each_compromiso(_rests_on_a_priority)


@requirement(
    "RM-1a-n2",
    "Requerimientos mínimos, 1.a, nota 2",
    "Cada problemática elegida por jerarquización liga su metodología.",
    stage=4,
)
def cada_jerarquizacion_liga_su_metodologia(case: Case) -> Verdicts:
    """Si la selección derivó de un proceso de jerarquización, debe proveerse como evidencia la metodología."""
    ranked = [p for p in case.plan.problematicas if p.metodo_seleccion == JERARQUIZACION]
    if case.plan.problematicas and not ranked:
        yield NotApplicable("Ninguna problemática se eligió por jerarquización.")
    for p in ranked:
        yield shown(p, "metodologia")
        yield from blanks(
            p, f"Problemática “{p.clave}”, elegida por jerarquización", {"metodologia": "la liga al documento"}
        )


@requirement(
    "RM-1b",
    "Requerimientos mínimos, 1.b",
    "Cada compromiso se basa en una problemática que salió de una consulta o mesa de su propio núcleo.",
    stage=5,
)
def ningun_compromiso_se_impone(case: Case) -> Verdicts:
    """Por ningún motivo se acepta que alguien imponga temas u objetivos que no sean fruto de consultas con los actores de su núcleo."""
    yield from case.each_compromiso(_comes_from_its_nucleo)


@requirement(
    "RM-1c",
    "Requerimientos mínimos, 1.c",
    "La sociedad civil tuvo al menos una consulta abierta al público, con fecha y evidencia.",
    stage=4,
)
def la_sociedad_civil_tuvo_una_consulta_abierta(case: Case) -> Verdicts:
    """En el caso de la sociedad civil se busca un mecanismo de consulta lo más abierto posible; sin evidencia clara “el PAL no tendrá ninguna validez”."""
    yield from seek(
        surely(case.plan.consultas),
        lambda q: min(
            equals(q, "nucleo", SOCIEDAD_CIVIL), is_true(q, "abierta_al_publico"), has(q, "inicio", "evidencia")
        ),
        ("nucleo", *_ABIERTA),
        _without_open_consulta(case),
    )


@requirement(
    "RM-1d",
    "Requerimientos mínimos, 1.d",
    "La solución elegida está entre las más viables de su problemática, o su motivo dice por qué no.",
    stage=4,
)
def se_eligieron_las_soluciones_mas_viables(case: Case) -> Verdicts:
    """Se privilegian las alternativas de solución que resulten más viables (realizables)."""
    beyond = {c.solucion for c in case.proactivos} - {c.solucion for c in case.five}
    for s in case.plan.soluciones:
        if s.elegida:
            asked = _is_among_the_most_viable(case, s)
            yield from spared(asked) if s.clave in beyond else asked


def _without_dialogue(case: Case, sector: str) -> Verdicts:
    message = f"No hay ninguna mesa ni consulta del núcleo “{sector}”."
    if sector == SOCIEDAD_CIVIL:
        yield _no_consulta(case, message)
        return
    fix = f"Agregue un renglón en Mesas (o en Consultas) con “Núcleo” {sector}."
    yield missing(case.plan.header(Mesa, "nucleo"), (sector,), message, fix)


def _no_consulta(case: Case, message: str) -> Shortfall:
    fix = f"Agregue un renglón en Consultas con “Núcleo” {SOCIEDAD_CIVIL}, abierta al público, con inicio y evidencia."
    return missing(case.plan.header(Consulta, "nucleo"), (SOCIEDAD_CIVIL,), message, fix)


def _rests_on_a_priority(case: Case, c: Compromiso) -> Verdicts:
    p = case.plan.problematica.get(c.problematica)
    if p is None:
        return
    yield shown(p, "prioridad")
    if p.prioridad is None:  # 0 is a priority
        yield from blanks(p, f"Problemática “{p.clave}”", {"prioridad": "el lugar que ocupó"})


def _comes_from_its_nucleo(case: Case, c: Compromiso) -> Verdicts:
    yield from rests_on_a_problematica(case, c)
    p = case.plan.problematica.get(c.problematica)
    if p is None:
        return
    known = max((_is_own(case, source, p) for source in _sources(case, p)), default=Known.NO)
    unread = Known.NO if p.read("origen") else Known.MAYBE
    match max(known, unread):
        case Known.YES:
            yield shown(p, "origen")
        case Known.MAYBE:
            yield ToldElsewhere()
        case _:
            own = f"del núcleo “{p.nucleo}”" if p.nucleo else "de su propio núcleo"
            yield fault(
                p,
                "origen",
                f"La problemática “{p.clave}” no nombra como origen una consulta o mesa {own}.",
                f"Escriba en Problemáticas, columna “Origen”, la clave de una consulta o mesa {own} en que se planteó.",
            )


def _sources(case: Case, p: Problematica) -> Iterator[Consulta | Mesa]:
    for key in p.origen:
        yield from (tab[key] for tab in (case.plan.consulta, case.plan.mesa) if key in tab)


def _is_own(case: Case, source: Consulta | Mesa, p: Problematica) -> Known:
    if not p.read("nucleo"):
        return Known.MAYBE
    own = equals(source, "nucleo", p.nucleo)
    if isinstance(source, Mesa) and own is not Known.YES:
        return max(own, min(equals(source, "nucleo", CONJUNTA), case.attended(source, p.nucleo)))
    return own


def _without_open_consulta(case: Case) -> Verdicts:
    own = nearest((q for q in case.plan.consultas if q.nucleo == SOCIEDAD_CIVIL), *_ABIERTA)
    if own is None:
        yield _no_consulta(case, "No hay ninguna consulta pública de la sociedad civil.")
        return
    yield from blanks(own, f"Consulta “{own.clave}” de la sociedad civil", _ABIERTA)


def _is_among_the_most_viable(case: Case, s: Solucion) -> Verdicts:
    peers = case.soluciones.rows(s.problematica)
    best = min(_rank(other) for other in (s, *peers))
    if s.viabilidad and _rank(s) == best:
        yield shown(s, "viabilidad")
    elif s.motivo:
        yield shown(s, "motivo")
    elif not s.viabilidad:
        yield from blanks(s, f"Solución “{s.clave}”", {"viabilidad": "alta, media o baja"})
    else:
        message = (
            f"La solución elegida “{s.clave}” es de viabilidad {s.viabilidad} y su problemática tiene otra más viable."
        )
        yield fault(s, "motivo", message, "Escriba en Soluciones, columna “Motivo”, por qué se eligió esta.")


def _rank(s: Solucion) -> int:
    return _VIABILIDADES.index(s.viabilidad) if s.viabilidad in _VIABILIDADES else len(_VIABILIDADES)
