"""The comparison of many plans as a Word document."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.documents.context.hoja import Membrete
from pipeline.documents.language import fecha_larga
from pipeline.documents.renderer import Templates
from pipeline.documents.rendering.properties import Properties
from pipeline.model.comparison import Comparison, Reviewed
from pipeline.model.outcome import Result

TEMPLATE: Final = "comparativo"
TITLE: Final = "Comparativo de requisitos mínimos"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with the number of requirements of each result."""

    nombre: str
    cumple: str
    no_cumple: str
    pendiente: str
    no_aplica: str
    situacion: str


@dataclass(frozen=True, slots=True)
class Requisito:
    """A requirement with how many meet it and who does not."""

    id: str
    titulo: str
    clausula: str
    grado: str
    cumplen: str
    no_cumplen: str
    quienes: str


@dataclass(frozen=True, slots=True)
class Problema:
    """A plan that could not be reviewed, and why."""

    nombre: str
    motivo: str


def comparison_docx(comparison: Comparison, templates: Path) -> bytes:
    """The document. ``templates`` is the folder of ``comparativo.docx``. Stop: it is missing or has a mistake."""
    properties = Properties(title=TITLE, on=comparison.today, subject="comparativo")
    return Templates(templates).render(TEMPLATE, _context(comparison), properties=properties, pictures={"logo": None})


def _context(comparison: Comparison) -> Mapping[str, object]:
    plans = comparison.plans
    return {
        "membrete": Membrete(
            organo_garante=TITLE, secretariado="", area="", leyenda="", documento=TITLE, folio="", huella="—",
            leido=fecha_larga(comparison.today),
        ),
        "borrador": False,
        "edicion": comparison.edition,
        "fecha": fecha_larga(comparison.today),
        "revisados": f"{sum(not each.trouble for each in plans)} de {len(plans)}",
        "sin_impedimento": str(sum(each.valid for each in plans)),
        "sin_revisar": str(sum(bool(each.trouble) for each in plans)),
        "planes": tuple(_plan(each) for each in plans),
        "requisitos": tuple(_requisitos(comparison)),
        "problemas": tuple(Problema(each.name, each.trouble) for each in plans if each.trouble),
    }  # fmt: skip


def _plan(plan: Reviewed) -> Plan:
    counts = {result: str(plan.count(result)) if plan.results else "–" for result in Result}
    return Plan(
        nombre=plan.name,
        cumple=counts[Result.CUMPLE],
        no_cumple=counts[Result.NO_CUMPLE],
        pendiente=counts[Result.PENDIENTE],
        no_aplica=counts[Result.NO_APLICA],
        situacion=plan.standing,
    )


def _requisitos(comparison: Comparison) -> list[Requisito]:
    found = []
    for each in comparison.requirements:
        failing = comparison.with_result(each.id, Result.NO_CUMPLE)
        meeting = comparison.with_result(each.id, Result.CUMPLE)
        names = ", ".join(failing) or "Nadie"
        counts = str(len(meeting)), str(len(failing))
        found.append(Requisito(each.id, each.title, each.source, each.grade, *counts, names))
    return found
