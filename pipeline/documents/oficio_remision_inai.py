"""Oficio with which the órgano garante sends the evidence of each step to INAI."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pipeline.documents.context.blanks import or_line
from pipeline.documents.context.bloqueo import impeding
from pipeline.documents.context.firmas import Firma, initials, signature
from pipeline.documents.context.hoja import Hoja, common, names_of
from pipeline.documents.context.personas import head_of_garante
from pipeline.documents.context.proceso import HechoDelProceso, facts
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import lista, lugar_y_fecha
from pipeline.model.files import Omitted
from pipeline.model.folios import folio_of_oficio
from pipeline.model.plan import Plan
from pipeline.model.records import Ejercicio, Etapa, Integrante

ID: Final = "oficio-remision-inai"


@dataclass(frozen=True, kw_only=True)
class Oficio(Hoja):
    """Lo que puede nombrar la plantilla del oficio de remisión."""

    lugar_y_fecha: Annotated[str, "la entidad y la fecha del oficio"]
    de_los_pasos: Annotated[str, "los pasos cuya evidencia se remite, con “del” o “de los”: del paso 1"]
    hechos: Annotated[tuple[HechoDelProceso, ...], "los hechos, con su evidencia"]
    sin_liga: Annotated[str, "cuántos hechos no tienen liga, en una oración; vacío si todos la tienen"]
    firma: Annotated[Firma | None, "quien firma por el órgano garante, si hay titular"]
    iniciales: Annotated[str, "las iniciales de responsabilidad"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once a fact of Etapas has happened."""
    plan = job.plan
    if not facts(plan, job.today):
        yield Omitted(ID, "La hoja Etapas todavía no tiene hechos cuya evidencia remitir.")
        return
    blocked = impeding(job.outcome, tabs=(Ejercicio, Integrante, Etapa))
    head = head_of_garante(plan)
    hoja = Oficio(
        **common(job, "Oficio de remisión", folio_of_oficio(plan, job.today), blocked),
        lugar_y_fecha=lugar_y_fecha(or_line(plan.ejercicio.entidad_federativa), job.today),
        de_los_pasos=_steps(plan, job.today),
        hechos=facts(plan, job.today),
        sin_liga=_without_link(facts(plan, job.today)),
        firma=signature(head) if head else None,
        iniciales=f"{initials(head.nombre).replace('.', '')}/___" if head else "____/____",
    )
    yield Due(
        document=ID,
        path="09-oficio-remision-inai",
        template=ID,
        title="Oficio de remisión de evidencia al INAI",
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(job)),
        on=job.today,
    )


DOCUMENT: Final = Document(ID, due, Oficio)


def _steps(plan: Plan, today: date) -> str:
    numbers = sorted({e.paso for e in plan.etapas if e.paso is not None and (e.fecha is None or e.fecha <= today)})
    noun = "del paso" if len(numbers) == 1 else "de los pasos"
    return f"{noun} {lista(numbers)}" if numbers else "de los pasos"


def _without_link(rows: tuple[HechoDelProceso, ...]) -> str:
    count = sum(1 for row in rows if row.evidencia == "Sin liga")
    if not count:
        return ""
    noun = "hecho no tiene" if count == 1 else "hechos no tienen"
    return f"{count} {noun} liga; su evidencia está por integrarse."


def _values(job: Job) -> Iterator[tuple[str, str]]:
    for e in job.plan.etapas:
        if e.fecha is None or e.fecha <= job.today:
            yield f"la evidencia de {e.hecho}", e.evidencia
