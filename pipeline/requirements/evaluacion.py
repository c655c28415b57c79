# ruff: noqa: E501 - a sentence that people read stays on one line
"""RM-5 and RM-6: what INAI needs to evaluate each actor, and the evidence of each stage."""

from functools import partial
from typing import Final

from pipeline.model.records import Etapa, Integrante, Responsable
from pipeline.model.stages import STEPS
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, equals, has, nearest, surely
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import asked_of, blanks, seek
from pipeline.requirements._verdicts import Pending, ToldElsewhere, Verdicts, missing, shown

_EVIDENCIA: Final = {"evidencia": "la liga a la evidencia", "fecha_envio_al_inai": "el día en que se envió"}


@requirement(
    "RM-5a",
    "Requerimientos mínimos, 5 (impreso “c”)",
    "Cada titular del STL tiene al menos una responsabilidad, y cada renglón de Etapas liga su evidencia.",
    stage=5,
)
def cada_actor_puede_ser_evaluado(case: Case) -> Verdicts:
    """La Comisión Permanente de Gobierno Abierto y Transparencia del INAI evalúa a cada actor del STL: necesita saber de qué responde y ver la evidencia."""
    if not case.plan.titulares:
        yield Pending("El STL todavía no tiene titulares.")
    for titular in case.plan.titulares:
        yield from asked_of(titular, _has_a_responsibility(case, titular))
    for etapa in case.plan.etapas:
        yield shown(etapa, "evidencia")
        yield from blanks(etapa, _whose(etapa), {"evidencia": _EVIDENCIA["evidencia"]})


@requirement(
    "RM-6",
    "Requerimientos mínimos, párrafo final",
    "Cada paso que ha empezado tiene evidencia con liga y la fecha en que se envió al INAI.",
    stage=1,
)
def cada_paso_tiene_evidencia_enviada_al_inai(case: Case) -> Verdicts:
    """El INAI registra los avances y la evidencia de cada etapa: es importante documentarla y enviarla."""
    for step in sorted(case.begun):
        yield from seek(
            surely(case.plan.etapas),
            partial(_proves, step),
            ("paso", *_EVIDENCIA),
            _without_evidence(case, step),
        )


def _proves(step: int, e: Etapa) -> Known:
    return min(equals(e, "paso", step), has(e, *_EVIDENCIA))


def _has_a_responsibility(case: Case, t: Integrante) -> Verdicts:
    rows, activities = case.responsables_of, case.actividades_of
    yield from (shown(r, "integrante") for r in rows.rows(t.clave))
    yield from (shown(a, "responsable") for a in activities.rows(t.clave))
    if rows.rows(t.clave) or activities.rows(t.clave):
        return
    if rows.unread or activities.unread:
        yield ToldElsewhere()
        return
    message = f"El titular “{t.clave}” ({t.nombre}) no responde por ningún compromiso ni actividad."
    fix = "Agregue un renglón en Responsables con su clave, o escríbala en una actividad, columna “Responsable”."
    yield missing(case.plan.header(Responsable, "integrante"), ("titular", t.clave or t.row), message, fix)


def _without_evidence(case: Case, step: int) -> Verdicts:
    etapa = nearest((e for e in case.plan.etapas if e.paso == step), *_EVIDENCIA)
    if etapa is not None:
        yield from blanks(etapa, _whose(etapa), _EVIDENCIA)
        return
    message = f"El paso {step} ({STEPS[step - 1]}) ya empezó y no tiene ningún renglón en Etapas."
    fix = f"Agregue un renglón en Etapas con “Paso” {step}, su evidencia y la fecha en que se envió al INAI."
    yield missing(case.plan.header(Etapa, "paso"), (step,), message, fix)


def _whose(etapa: Etapa) -> str:
    return f"Etapa “{etapa.clave or etapa.hecho}”"
