"""Public version of the Declaración conjunta, for the micrositio."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents import declaracion_conjunta
from pipeline.documents.context.version_publica import Caratula, versions
from pipeline.documents.job import Document, Due, Job
from pipeline.model.files import Omitted

ID: Final = "declaracion-conjunta-version-publica"


@dataclass(frozen=True, kw_only=True)
class DeclaracionPublica(declaracion_conjunta.Declaracion):
    """Lo que puede nombrar la plantilla de la versión pública de la Declaración conjunta."""

    caratula: Annotated[Caratula, "lo que la versión pública dice de sí misma"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once the Declaración is final and its day has come."""
    yield from versions(job, declaracion_conjunta.DOCUMENT, ID)


DOCUMENT: Final = Document(ID, due, DeclaracionPublica)
