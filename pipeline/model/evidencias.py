"""Every evidence of the six steps, wherever the sheet holds it, in one list (Requerimientos mínimos, the end)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model.plan import Plan
from pipeline.model.progress import web_address
from pipeline.model.schema import Record
from pipeline.model.words import natural, tidy
from pipeline.model.workbook import Place

DIALOGUE: Final = 4
FOLLOW_UP: Final = 6


@dataclass(frozen=True, slots=True)
class Prueba:
    """A fact of a step and where it can be checked: ``liga`` is blank where the sheet holds no address.

    ``enviada`` is the day on which it was sent to INAI, ``place`` the cell of its address.
    """

    paso: int | None
    hoja: str
    clave: str
    hecho: str
    fecha: date | None
    liga: str
    enviada: date | None
    place: Place


def pruebas(plan: Plan, until: date) -> tuple[Prueba, ...]:
    """What there is up to a day, step by step and by date; facts without a date count as past."""
    held = (p for p in _all(plan) if p.fecha is None or p.fecha <= until)
    return tuple(sorted(held, key=lambda p: (p.paso or 0, p.fecha or date.max, p.hoja, natural(p.clave))))


def _all(plan: Plan) -> Iterator[Prueba]:
    for e in plan.etapas:
        yield _proof(
            e, e.paso, e.clave, e.hecho or "sin hecho asentado", e.fecha, e.evidencia, sent=e.fecha_envio_al_inai
        )
    yield from _of_dialogue(plan)
    for a in plan.avances:
        if tidy(a.evidencia):
            yield _proof(a, FOLLOW_UP, a.actividad, "avance de la actividad", a.fecha_corte, a.evidencia)


def _of_dialogue(plan: Plan) -> Iterator[Prueba]:
    for q in plan.consultas:
        if tidy(q.convocatoria):
            yield _proof(q, DIALOGUE, q.clave, "convocatoria a la consulta", q.inicio, q.convocatoria, "convocatoria")
        yield _proof(q, DIALOGUE, q.clave, f"consulta pública: {tidy(q.mecanismo)}", q.fin or q.inicio, q.evidencia)
    for m in plan.mesas:
        yield _proof(m, DIALOGUE, m.clave, f"mesa de diálogo: {tidy(m.tema)}", m.fecha, m.evidencia)
    for s in plan.envios:
        if tidy(s.evidencia):
            yield _proof(s, DIALOGUE, s.mesa, f"envío previo a la mesa: {s.insumo}", s.fecha_envio, s.evidencia)
    for p in plan.problematicas:
        if tidy(p.metodologia):
            yield _proof(p, DIALOGUE, p.clave, "metodología de jerarquización", None, p.metodologia, "metodologia")


def _proof(  # noqa: PLR0913, PLR0917 - a fact has that many sides
    row: Record,
    paso: int | None,
    clave: str,
    hecho: str,
    fecha: date | None,
    liga: str,
    field: str = "evidencia",
    *,
    sent: date | None = None,
) -> Prueba:
    return Prueba(paso, row.TAB, clave, hecho, fecha, web_address(liga), sent, row.place(field))
