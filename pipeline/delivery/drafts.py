"""The follow-up copies as draft files, and a page to look at them all."""

import base64
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from pipeline.delivery.compose import compose
from pipeline.delivery.contents import de_entidad, in_words
from pipeline.delivery.letters import DOCUMENT, Letter, Letters
from pipeline.delivery.message import draft
from pipeline.delivery.wording import Wording
from pipeline.model.files import File, Omitted, Status
from pipeline.model.words import tidy

FOLDER: Final = "correos"


def write_drafts(letters: Letters, folder: Path) -> tuple[tuple[File, ...], tuple[Omitted, ...]]:
    """Write ``correos/<clave>.eml`` for every actor and ``correos/indice.html`` in the output folder.

    Nothing is written unless every message is what it must be. Stop: see ``compose``.
    """
    made, omitted = compose(letters)
    if not made:
        return (), omitted
    contents = {f"{letter.slug}.eml": draft(letter) for letter in made}
    contents["indice.html"] = _index(letters, made, omitted, _links(made, folder / FOLDER))
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    return tuple(_written(folder, contents)), omitted


def _written(folder: Path, contents: dict[str, bytes]) -> Iterator[File]:
    for name, data in contents.items():
        (folder / FOLDER / name).write_bytes(data)
        yield File(f"{FOLDER}/{name}", DOCUMENT, Status.FINAL, hashlib.sha256(data).hexdigest(), len(data))


def _links(made: tuple[Letter, ...], page: Path) -> dict[str, str]:
    """Where each attachment stands, seen from the folder of the page: its name there is another."""
    sources = {a.name: a.source for letter in made for a in letter.attachments}
    return {name: quote(Path(os.path.relpath(path, page)).as_posix()) for name, path in sources.items() if path}


def _index(letters: Letters, made: tuple[Letter, ...], omitted: tuple[Omitted, ...], links: dict[str, str]) -> bytes:
    wording = Wording(letters.templates)
    style = wording.write("indice.css", {})
    values = {
        "entidad": tidy(letters.plan.ejercicio.entidad_federativa),
        "de_entidad": de_entidad(letters.plan.ejercicio.entidad_federativa),
        "fecha": in_words(letters.today),
        "cartas": made,
        "ligas": links,
        "omitidos": tuple(o.reason for o in omitted),
        "estilo": Markup(style),  # noqa: S704 - a style sheet is not text
        "huella_estilo": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    }
    return wording.write("indice.html", values).encode()
