"""A document that is due into its bytes: rendered, its index right, every value arrived."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.documents.arrival import missing
from pipeline.documents.contents import with_contents
from pipeline.documents.job import Due, Job
from pipeline.documents.language import lista
from pipeline.documents.renderer import Templates
from pipeline.documents.rendering.pictures import Picture, read_picture
from pipeline.documents.rendering.properties import Properties
from pipeline.model.stop import Stop
from pipeline.model.words import tidy


class Writer:
    """Writes the documents of one job; ``contexts`` tells the names that each template may use."""

    def __init__(self, job: Job, contexts: Mapping[str, type]) -> None:
        self._templates = Templates(job.templates, contexts)
        self._author = tidy(job.plan.ejercicio.organo_garante)
        self._logo = _logo(job.letterhead.logo, self._author)

    def bytes_of(self, dues: Sequence[Due]) -> tuple[bytes, ...]:
        """The finished .docx of each, those with an index laid out together. Stop: see ``write_all``."""
        contents = [self._rendered(due) for due in dues]
        indexed = iter(with_contents([c for due, c in zip(dues, contents, strict=True) if due.indexed]))
        contents = [next(indexed) if due.indexed else content for due, content in zip(dues, contents, strict=True)]
        for due, content in zip(dues, contents, strict=True):
            _prove(due, content)
        return tuple(contents)

    def _rendered(self, due: Due) -> bytes:
        properties = Properties(title=due.title, on=due.on, subject=due.path.rpartition("/")[2], author=self._author)
        pictures = {"logo": self._logo}
        return self._templates.render(due.template, due.context, properties=properties, pictures=pictures)


def _prove(due: Due, content: bytes) -> None:
    """Stop: a value that was due is not in the document."""
    lost = missing(content, ((text, what) for what, text in due.values))
    if lost:
        names = lista(dict.fromkeys(what for _, what in lost))
        raise Stop(
            f"En {due.path}.docx no aparece {names}: a la plantilla {due.template}.docx le falta ese dato; "
            "restáurela o agréguelo."
        )


def _logo(path: Path | None, author: str) -> Picture | None:
    return None if path is None else read_picture(path, f"Emblema de {author}".strip())
