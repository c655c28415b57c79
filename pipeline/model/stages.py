"""The six steps of the exercise, and which of them have begun (``requisitos.md``, "Stages")."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from pipeline.model.plan import Plan

STEPS: Final = (
    "Arranque del ejercicio",
    "Sensibilización y socialización",
    "Integración del Secretariado Técnico Local",
    "Mesas participativas",
    "Lanzamiento e implementación del Plan de Acción Local",
    "Seguimiento, monitoreo y evaluación",
)

TOLD_BY_EJERCICIO: Final[Mapping[str, str]] = {
    "firma de la Declaración": "fecha_declaracion",
    "instalación del STL": "fecha_instalacion_stl",
    "elección del facilitador": "fecha_eleccion_facilitador",
    "firma del PAL": "fecha_firma_pal",
    "presentación pública": "fecha_presentacion_publica",
}
"""The facts of Etapas whose day is a datum of Ejercicio, which counts."""
_SEEN_IN_ETAPAS: Final = (1, 2, 3)
"""The steps whose rows stand in Etapas; of the later ones Etapas is only the evidence."""


def begun(plan: Plan, today: date) -> frozenset[int]:
    """The steps, 1 to 6, that have begun: the last with rows or a past date, and all before it."""
    last = max(_signs(plan, today), default=0)
    return frozenset(range(1, last + 1))


def _signs(plan: Plan, today: date) -> Iterator[int]:
    ejercicio = plan.ejercicio
    rows = {
        3: (plan.reglas, plan.agenda_stl),
        4: (plan.mesas, plan.consultas, plan.envios, plan.problematicas),
        5: (plan.compromisos, plan.actividades),
        6: (plan.avances,),
    }
    yield from (etapa.paso for etapa in plan.etapas if etapa.paso in _SEEN_IN_ETAPAS)
    yield from (step for step, tabs in rows.items() if any(tabs))
    dates = {
        1: ejercicio.fecha_declaracion,
        3: ejercicio.fecha_instalacion_stl,
        5: ejercicio.fecha_firma_pal,
        6: ejercicio.fecha_presentacion_publica,
    }
    yield from (step for step, day in dates.items() if day is not None and day <= today)
