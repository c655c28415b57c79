"""What goes wrong with a template while it prints, told as a Stop that a Word user can act upon."""

import re
from collections.abc import Iterator
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
from pipeline.documents.template_check import check_template
from pipeline.model.stop import Stop

_TAG: Final = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_QUOTED: Final = re.compile(r"'([^']+)'")
_TOLD: Final = 5


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn whatever a template may raise into a Stop with the template's name and the place of the mistake."""
    try:
        yield
    except Unprintable as wrong:
        raise Stop(_unprintable(path, wrong)) from wrong
    except (TemplateError, Misplaced, etree.XMLSyntaxError) as wrong:
        raise Stop(_mistaken(path)) from wrong


def _unprintable(path: Path, wrong: Unprintable) -> str:
    names = _QUOTED.findall(str(wrong.cause))
    name = names[-1] if isinstance(wrong.cause, UndefinedError) and names else ""
    tags = [tag for tag in _TAG.findall(wrong.line) if not name or name in tag]
    found = spot_of(tags[-1], tuple(spots(read_package(path)))) if tags else None
    place = f", {found}" if found else ""
    if name:
        return (
            f"La plantilla {path.name} usa «{name}», que no está en los datos{place}. "
            "Corríjalo en Word; los nombres están en docs/nombres-de-plantillas.md."
        )
    tag = tags[-1] if tags else "una de sus marcas"
    return (
        f"La plantilla {path.name} no se puede llenar{place}: {tag} no da un texto que se pueda imprimir. "
        "Escriba ahí uno de los nombres de docs/nombres-de-plantillas.md."
    )


def _mistaken(path: Path) -> str:
    mistakes = check_template(path)
    if not mistakes:
        return f"La plantilla {path.name} no se puede leer; ábrala en Word, revise sus marcas y guárdela otra vez."
    listed = "; ".join(f"{n}) {str(mistake).rstrip('.')}" for n, mistake in enumerate(mistakes[:_TOLD], start=1))
    more = f"; y {len(mistakes) - _TOLD} más, que pal doctor enumera" if len(mistakes) > _TOLD else ""
    points = cantidad(len(mistakes), "punto", "puntos")
    return f"La plantilla {path.name} tiene {points} que corregir en Word: {listed}{more}."
