"""Public version of a lista de asistencia, for the micrositio."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents import lista_asistencia
from pipeline.documents.context.version_publica import Caratula, versions
from pipeline.documents.job import Document, Due, Job
from pipeline.model.files import Omitted

ID: Final = "lista-asistencia-version-publica"


@dataclass(frozen=True, kw_only=True)
class ListaPublica(lista_asistencia.ListaDeAsistencia):
    """Lo que puede nombrar la plantilla de la versión pública de la lista de asistencia."""

    caratula: Annotated[Caratula, "lo que la versión pública dice de sí misma"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due for each mesa that was held and whose attendance stands in the sheet."""
    for answer in versions(job, lista_asistencia.DOCUMENT, ID):
        if isinstance(answer, Omitted) or not answer.context["renglones_en_blanco"]:
            yield answer
        else:
            yield Omitted(ID, f"{answer.title}: se escribe cuando la mesa se celebra y se anota quiénes asistieron.")


DOCUMENT: Final = Document(ID, due, ListaPublica)
