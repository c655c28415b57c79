"""Public version of the Plan de Acción Local, for the micrositio."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents import plan_de_accion_local
from pipeline.documents.context.version_publica import Caratula, versions
from pipeline.documents.job import Document, Due, Job
from pipeline.model.files import Omitted

ID: Final = "plan-de-accion-local-version-publica"


@dataclass(frozen=True, kw_only=True)
class PlanPublico(plan_de_accion_local.PlanDeAccionLocal):
    """Lo que puede nombrar la plantilla de la versión pública de el Plan de Acción Local."""

    caratula: Annotated[Caratula, "lo que la versión pública dice de sí misma"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once the plan is final."""
    yield from versions(job, plan_de_accion_local.DOCUMENT, ID)


DOCUMENT: Final = Document(ID, due, PlanPublico)
