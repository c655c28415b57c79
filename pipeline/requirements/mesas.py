# ruff: noqa: E501 - a sentence that people read stays on one line
"""MD-1 to MD-3: the mesas de diálogo, before and during."""

from collections.abc import Callable
from typing import Final

from pipeline.model.choices import AUTORIDAD, FACILITADOR, ORGANO_GARANTE
from pipeline.model.records import Envio, Intervencion, Mesa
from pipeline.requirements._case import Case
from pipeline.requirements._intervenciones import is_stranger, spoke
from pipeline.requirements._known import Known, equals
from pipeline.requirements._previas import reached_in_time, sent_before
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import blanks
from pipeline.requirements._verdicts import (
    Evidence,
    Pending,
    ToldElsewhere,
    Verdicts,
    day,
    fault,
    listed,
    missing,
    shown,
)
from pipeline.requirements.secretariado import has_a_facilitador

DEL_GARANTE: Final = (
    "kit de capacidades",
    "problemáticas del arranque",
    "criterios mínimos",
    "soluciones preliminares",
    "compromisos preliminares",
)
DE_LA_INSTITUCION: Final = ("consulta pública", "solicitudes de información recurrentes", "estadísticas y estudios")


@requirement(
    "MD-1a",
    "Mesas de diálogo, acciones previas",
    "Antes de cada mesa el órgano garante envió el kit, las problemáticas, los criterios, las soluciones y los compromisos preliminares.",
    stage=4,
)
def el_garante_envio_los_insumos(case: Case) -> Verdicts:
    """Quien llega a la mesa sin los insumos del arranque no puede discutirlos."""
    yield from _each_mesa_held(case, _garante_sent)


@requirement(
    "MD-1b",
    "Mesas de diálogo, acciones previas",
    "Antes de cada mesa la institución pública envió al menos uno de: consulta pública, solicitudes recurrentes, estadísticas o estudios.",
    stage=4,
)
def la_institucion_envio_su_diagnostico(case: Case) -> Verdicts:
    """La institución pública remite las problemáticas que identificó por consulta pública, solicitudes de información o estudios."""
    yield from _each_mesa_held(case, _institucion_sent)


@requirement(
    "MD-1c",
    "Mesas de diálogo, acciones previas",
    "Lo enviado llegó a cada actor al menos {dias_antes_de_mesa} días naturales antes de la mesa.",
    stage=4,
)
def los_actores_tuvieron_la_informacion_a_tiempo(case: Case) -> Verdicts:
    """Todos los actores deben contar con la información con la anticipación que pide la guía de las mesas."""
    if not case.actors:
        yield Pending("Todavía no hay en la hoja actores que deban recibirla.")
    for mesa in case.plan.mesas:
        for insumo in (*DEL_GARANTE, *DE_LA_INSTITUCION):
            yield from reached_in_time(case, mesa, insumo)


@requirement(
    "MD-2",
    "Mesas de diálogo, introducción",
    "Cada mesa la moderó el facilitador.",
    stage=4,
)
def cada_mesa_la_modero_el_facilitador(case: Case) -> Verdicts:
    """El facilitador del STL funge como moderador: presenta a los asistentes y explica el desarrollo de la mesa."""
    yield from _each_mesa_held(case, _is_moderated)


@requirement(
    "MD-3",
    "Mesas de diálogo, análisis de la problemática y soluciones",
    "Cada mesa registra su análisis y una aportación de cada sector presente.",
    stage=4,
)
def cada_mesa_registra_su_analisis(case: Case) -> Verdicts:
    """Cada uno de los actores manifiesta sus dudas o aportaciones respecto del diagnóstico presentado."""
    yield from _each_mesa_held(case, _is_analysed)


def _each_mesa_held(case: Case, ask: Callable[[Case, Mesa], Verdicts]) -> Verdicts:
    for mesa in case.plan.mesas:
        if mesa.fecha and mesa.fecha > case.today:
            yield Pending(f"La mesa “{mesa.clave}” es el {day(mesa.fecha)}.")
        else:
            asked = ask(case, mesa)
            yield from asked if mesa.fecha else _undated(mesa, asked)


def _undated(mesa: Mesa, asked: Verdicts) -> Verdicts:
    """Of a mesa without a date, which may not have been held, only the date is asked for."""
    for verdict in asked:
        if isinstance(verdict, Evidence):
            yield verdict
        else:
            message = f"La mesa “{mesa.clave}” no tiene fecha."
            yield fault(mesa, "fecha", message, "Escriba en Mesas, columna “Fecha”, el día en que se celebró.")


def _garante_sent(case: Case, mesa: Mesa) -> Verdicts:
    lacking = []
    for insumo in DEL_GARANTE:
        found = sent_before(case, mesa, (insumo,), ORGANO_GARANTE)
        if found is None:
            lacking.append(insumo)
        else:
            yield from found
    if lacking:
        message = f"Antes de la mesa “{mesa.clave}” el órgano garante no envió {listed(lacking)}."
        fix = "Agregue un renglón en Envíos por cada insumo, con quien lo remite por el órgano garante."
        yield missing(case.plan.header(Envio, "insumo"), (mesa.clave or mesa.row, ORGANO_GARANTE), message, fix)


def _institucion_sent(case: Case, mesa: Mesa) -> Verdicts:
    found = sent_before(case, mesa, DE_LA_INSTITUCION, AUTORIDAD)
    if found is not None:
        yield from found
        return
    message = (
        f"Antes de la mesa “{mesa.clave}” la institución pública no envió nada de esto: {listed(DE_LA_INSTITUCION)}."
    )
    fix = "Agregue un renglón en Envíos con al menos uno de ellos y quien lo remite por la autoridad."
    yield missing(case.plan.header(Envio, "insumo"), (mesa.clave or mesa.row, AUTORIDAD), message, fix)


def _is_moderated(case: Case, mesa: Mesa) -> Verdicts:
    fix = "Escriba en Mesas, columna “Modera”, la clave del facilitador, si fue quien moderó."
    person = case.plan.integrante.get(mesa.modera)
    if person is None:
        yield fault(mesa, "modera", f"La mesa “{mesa.clave}” no dice quién moderó.", fix)
        return
    match equals(person, "calidad", FACILITADOR):
        case Known.YES:
            yield shown(mesa, "modera")
        case Known.MAYBE:
            yield ToldElsewhere()
        case _ if not case.plan.facilitadores:
            yield from has_a_facilitador(case)
        case _:
            message = f"La mesa “{mesa.clave}” la moderó “{mesa.modera}”, que no es el facilitador."
            yield fault(mesa, "modera", message, fix)


def _is_analysed(case: Case, mesa: Mesa) -> Verdicts:
    if mesa.analisis:
        yield shown(mesa, "analisis")
    yield from blanks(mesa, f"Mesa “{mesa.clave}”", {"analisis": "lo que se analizó"})
    if not case.asistentes.rows(mesa.clave):
        yield Pending(f"La mesa “{mesa.clave}” no tiene asistentes en la hoja.")
    present = {case.sector_of(a) for a in case.asistentes.rows(mesa.clave)} - {""}
    yield from (shown(i, "participante", "texto") for i in case.intervenciones.rows(mesa.clave) if i.texto)
    answers = {sector: spoke(case, mesa, sector) for sector in sorted(present)}
    if Known.MAYBE in answers.values():
        yield ToldElsewhere()
    silent = [sector for sector, known in answers.items() if known is Known.NO]
    strangers = [i for i in case.intervenciones.rows(mesa.clave) if is_stranger(case, mesa, i)] if silent else []
    for i in strangers:
        message = f"“{i.participante}” interviene en la mesa “{mesa.clave}” y no está en Integrantes ni en Asistentes."
        yield fault(i, "participante", message, "Escriba la clave del integrante, o el nombre como está en Asistentes.")
    for sector in silent[len(strangers) :]:
        message = f"En la mesa “{mesa.clave}” estuvo “{sector}” y no consta ninguna aportación suya."
        fix = "Agregue un renglón en Intervenciones con lo que manifestó alguien de ese sector."
        yield missing(case.plan.header(Intervencion, "participante"), (mesa.clave or mesa.row, sector), message, fix)
