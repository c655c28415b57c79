"""What goes wrong with a template while it prints, told as a Stop that a Word user can act upon."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jinja2 import TemplateError, UndefinedError
from lxml import etree

from pipeline.documents.language.phrases import cantidad
from pipeline.documents.rendering.package import read_package
from pipeline.documents.rendering.part import Unprintable
from pipeline.documents.rendering.proof import Misplaced
from pipeline.documents.rendering.spots import spot_of, spots
from pipeline.documents.template_check import Mistake, check_template, check_templates
from pipeline.model.stop import Stop

_TAG: Final = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_QUOTED: Final = re.compile(r"'([^']+)'")
_TOLD: Final = 12


@contextmanager
def told(path: Path, contexts: Mapping[str, type]) -> Iterator[None]:
    """Turn whatever a template may raise into a Stop that names every mistake in the templates of ``contexts``.

    Where their check finds none, the Stop tells what the data at hand brought up, with its place.
    """
    try:
        yield
    except (Unprintable, TemplateError, Misplaced, etree.XMLSyntaxError) as wrong:
        mistakes = check_templates(path.parent, contexts) if path.stem in contexts else check_template(path)
        if mistakes:
            raise Stop(_listed(mistakes)) from wrong
        if isinstance(wrong, Unprintable):
            raise Stop(_unprintable(path, wrong)) from wrong
        raise Stop(
            f"La plantilla {path.name} no se puede leer; ábrala en Word, revise sus marcas y guárdela otra vez."
        ) from wrong


def _unprintable(path: Path, wrong: Unprintable) -> str:
    names = _QUOTED.findall(str(wrong.cause))
    name = names[-1] if isinstance(wrong.cause, UndefinedError) and names else ""
    tags = [tag for tag in _TAG.findall(wrong.line) if not name or name in tag]
    found = spot_of(tags[-1], tuple(spots(read_package(path)))) if tags else None
    place = f", {found}" if found else ""
    if name:
        return (
            f"La plantilla {path.name} usa “{name}”, que no está en los datos{place}. "
            "Corríjalo en Word; los nombres están en docs/nombres-de-plantillas.md."
        )
    tag = tags[-1] if tags else "una de sus marcas"
    return (
        f"La plantilla {path.name} no se puede llenar{place}: {tag} no da un texto que se pueda imprimir. "
        "Escriba ahí uno de los nombres de docs/nombres-de-plantillas.md."
    )


def _listed(mistakes: Sequence[Mistake]) -> str:
    points = cantidad(len(mistakes), "punto", "puntos")
    shown = (f"{n}) {each.template}, {str(each).rstrip('.')}" for n, each in enumerate(mistakes[:_TOLD], start=1))
    more = f"; y {len(mistakes) - _TOLD} más" if len(mistakes) > _TOLD else ""
    return f"Las plantillas tienen {points} que corregir en Word: {'; '.join(shown)}{more}."
