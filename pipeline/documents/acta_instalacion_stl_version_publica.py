"""Public version of the acta de instalación, which itself says that it will be published."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents import acta_instalacion_stl
from pipeline.documents.context.version_publica import Caratula, versions
from pipeline.documents.job import Document, Due, Job
from pipeline.model.files import Omitted

ID: Final = "acta-instalacion-stl-version-publica"


@dataclass(frozen=True, kw_only=True)
class ActaPublica(acta_instalacion_stl.Acta):
    """Lo que puede nombrar la plantilla de la versión pública del acta de instalación."""

    caratula: Annotated[Caratula, "lo que la versión pública dice de sí misma"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once the acta is final and its day has come."""
    yield from versions(job, acta_instalacion_stl.DOCUMENT, ID)


DOCUMENT: Final = Document(ID, due, ActaPublica)
