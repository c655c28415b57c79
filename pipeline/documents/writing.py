"""A document that is due into its bytes: rendered, its index right, every value arrived."""

from pathlib import Path

from pipeline.documents.arrival import missing
from pipeline.documents.contents import with_contents
from pipeline.documents.job import Due, Job
from pipeline.documents.language import lista
from pipeline.documents.renderer import Templates
from pipeline.documents.rendering.pictures import Picture
from pipeline.documents.rendering.properties import Properties
from pipeline.model.stop import Stop
from pipeline.model.words import tidy


class Writer:
    """Writes the documents of one job."""

    def __init__(self, job: Job) -> None:
        self._templates = Templates(job.templates)
        self._author = tidy(job.plan.ejercicio.organo_garante)
        self._logo = _logo(job.letterhead.logo, self._author)

    def bytes_of(self, due: Due) -> bytes:
        """The finished .docx. Stop: see ``pipeline.documents.write_all``."""
        properties = Properties(title=due.title, on=due.on, subject=due.path.rpartition("/")[2], author=self._author)
        content = self._templates.render(
            due.template, due.context, properties=properties, pictures={"logo": self._logo}
        )
        if due.indexed:
            content = with_contents(content)
        lost = missing(content, ((text, what) for what, text in due.values))
        if lost:
            names = lista(dict.fromkeys(what for _, what in lost))
            raise Stop(
                f"En {due.path}.docx no aparece {names}: a la plantilla {due.template}.docx le falta ese dato; "
                "restáurela o agréguelo."
            )
        return content


def _logo(path: Path | None, author: str) -> Picture | None:
    if path is None:
        return None
    try:
        return Picture(path.read_bytes(), f"Emblema de {author}".strip())
    except OSError as missing:
        raise Stop(f"No se puede leer el logotipo {path}; revise «logotipo» en la configuración.") from missing
