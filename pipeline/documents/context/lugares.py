"""Places of the sheet as a document shows them: an address, and the link that opens it where there is one."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.documents.job import Job
from pipeline.model.workbook import Place


@dataclass(frozen=True, slots=True)
class Lugar:
    """Un lugar de la hoja."""

    texto: Annotated[str, "dónde está: Mesas!E4"]
    liga: Annotated[str, "la dirección que abre la hoja de Google en ese lugar; vacío si no la hay"]


def lugar(job: Job, place: Place, texto: str = "") -> Lugar:
    """A place with its own words, or with others that fit where it stands."""
    return Lugar(texto or str(place), job.link(place) or "")
