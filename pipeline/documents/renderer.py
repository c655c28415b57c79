"""A folder of Word templates: one name and one context in, one finished .docx out."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pipeline.documents.rendering.pictures import Picture
from pipeline.documents.rendering.properties import Properties
from pipeline.documents.rendering.template import Template
from pipeline.documents.template_trouble import told

_NONE: Final[Mapping[str, Picture | None]] = MappingProxyType({})
_NO_CONTEXTS: Final[Mapping[str, type]] = MappingProxyType({})
_UNTITLED: Final = Properties("", date(1980, 1, 1))


class Templates:
    """The templates ``<name>.docx`` of a folder, each read once.

    ``contexts`` tells the names that each may use: with them, a Stop names every mistake in all of them.
    """

    def __init__(self, folder: Path, contexts: Mapping[str, type] = _NO_CONTEXTS) -> None:
        self._folder = folder
        self._contexts = contexts
        self._read: dict[str, Template] = {}

    def render(
        self,
        name: str,
        context: Mapping[str, object],
        *,
        properties: Properties = _UNTITLED,
        pictures: Mapping[str, Picture | None] = _NONE,
    ) -> bytes:
        """The finished document, the same bytes for the same input.

        ``pictures`` take the place of the placeholder pictures whose alternative text in the template is
        their name; None takes the placeholder away. Stop: the template is missing or has a mistake, or
        uses a name that the context lacks.
        """
        path = self._folder / f"{name}.docx"
        with told(path, self._contexts):
            template = self._read.get(name) or self._read.setdefault(name, Template(path))
            return template.render(context, properties, pictures)
