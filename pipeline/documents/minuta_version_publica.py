"""Public version of a minuta, for the micrositio."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents import minuta
from pipeline.documents.context.version_publica import Caratula, versions
from pipeline.documents.job import Document, Due, Job
from pipeline.model.files import Omitted

ID: Final = "minuta-version-publica"


@dataclass(frozen=True, kw_only=True)
class MinutaPublica(minuta.Minuta):
    """Lo que puede nombrar la plantilla de la versión pública de la minuta."""

    caratula: Annotated[Caratula, "lo que la versión pública dice de sí misma"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due for each final minuta."""
    yield from versions(job, minuta.DOCUMENT, ID)


DOCUMENT: Final = Document(ID, due, MinutaPublica)
