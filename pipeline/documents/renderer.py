"""A folder of Word templates: one name and one context in, one finished .docx out."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from pipeline.documents.rendering.pictures import Picture
from pipeline.documents.rendering.properties import Properties
from pipeline.model.stop import Stop

_NONE: Mapping[str, Picture | None] = MappingProxyType({})


class Templates:
    """The templates ``<name>.docx`` of a folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def render(
        self,
        name: str,
        context: Mapping[str, object],
        *,
        properties: Properties | None = None,
        pictures: Mapping[str, Picture | None] = _NONE,
    ) -> bytes:
        """The finished document, the same bytes for the same input.

        ``pictures`` takes the place of the placeholder pictures whose alternative text in the template is
        their name; None takes the placeholder away. Stop: the template is missing, or uses a name that the
        context lacks.
        """
        from docxtpl import DocxTemplate
        from jinja2 import StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        path = self._folder / f"{name}.docx"
        if not path.is_file():
            raise Stop(f"Falta la plantilla {path}; restáurela o revise la carpeta de plantillas.")
        template = DocxTemplate(path)
        template.render(dict(context), SandboxedEnvironment(autoescape=True, undefined=StrictUndefined))
        done = BytesIO()
        template.save(done)
        return done.getvalue()
