"""What the operator named: a file of this machine, or a sheet of Google by its address or id."""

import difflib
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from pipeline.model.stop import Stop

_ID: Final = re.compile(r"[A-Za-z0-9_-]{25,}")
_IN_PATH: Final = re.compile(r"/d/([A-Za-z0-9_-]{10,})")
_HOSTS: Final = ("docs.google.com", "drive.google.com", "sheets.google.com", "spreadsheets.google.com")
_QUOTES: Final = " \t\r\n\"'“”«»<>\u200b\ufeff"
_GIVE: Final = (
    "indique la dirección de la hoja de Google (https://docs.google.com/spreadsheets/d/…), "
    "su identificador, o un archivo .xlsx"
)
_NOT_SHEETS: Final = {
    "/document/": "un documento de texto de Google",
    "/presentation/": "una presentación de Google",
    "/forms/": "un formulario de Google; indique la hoja donde caen sus respuestas, es decir,",
    "/folders/": "una carpeta de Drive",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A Google spreadsheet by its id."""

    id: str


def recognised(origin: str) -> Path | Sheet:
    """A path or a Google sheet. Stop: it is neither."""
    given = origin.strip(_QUOTES)
    if not given:
        raise Stop(f"No se indicó el plan; {_GIVE}.")
    if given.casefold().startswith("file:"):
        from urllib.request import url2pathname  # it brings the whole of http, that a path does not need

        return Path(url2pathname(urlsplit(given).path))
    if given.casefold().startswith(tuple(f"{host}/" for host in _HOSTS)):
        given = f"https://{given}"
    if re.match(r"https?:", given, re.IGNORECASE):
        return _from_address(given)
    path = Path(given)
    with suppress(RuntimeError):  # nobody's home
        path = path.expanduser()
    if _ID.fullmatch(given) and not path.exists():
        return Sheet(given)
    return path


def _from_address(address: str) -> Sheet:
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError as odd:
        raise Stop(f"“{address}” no está bien escrita; {_GIVE}.") from odd
    if (parts.hostname or "").casefold() not in _HOSTS:
        raise Stop(f"“{address}” no es una hoja de cálculo de Google; {_GIVE}, descargado de ahí si es el caso.")
    for piece, what in _NOT_SHEETS.items():
        if piece in f"{parts.path}/":
            raise Stop(f"“{address}” es {what} y no una hoja de cálculo; {_GIVE}.")
    if "/d/e/" in parts.path:
        raise Stop(f"“{address}” es la copia publicada en la web; abra la hoja misma y {_GIVE}, tal como se ve arriba.")
    found = _IN_PATH.search(parts.path)
    query = parse_qs(parts.query)
    key = found[1] if found else next((query[name][0] for name in ("id", "key") if name in query), "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{10,}", key):
        raise Stop(f"A “{address}” le falta el identificador de la hoja; copie completa la dirección del navegador.")
    return Sheet(key)


def existing(path: Path) -> Path:
    """The path of a file that is there. Stop: it is not, or it is no file."""
    if path.name.startswith("~$"):
        raise Stop(f"“{path}” es la marca que deja Excel mientras el libro está abierto; indique “{path.name[2:]}”.")
    try:
        if path.is_dir():
            raise Stop(f"“{path}” es una carpeta; indique un archivo .xlsx de ella{_listed(_workbooks(path))}.")
        if not path.exists():
            raise Stop(_missing(path))
        if not path.is_file():
            raise Stop(f"“{path}” no es un archivo; {_GIVE}.")
    except PermissionError as denied:
        raise Stop(f"No hay permiso para entrar a “{path.parent}”; pida permiso de lectura.") from denied
    except (OSError, ValueError) as odd:
        raise Stop(f"“{path}” no puede ser el nombre de un archivo; {_GIVE}.") from odd
    return path


def _missing(path: Path) -> str:
    if not path.parent.is_dir():
        return f"No existe la carpeta “{path.parent}”; revise cómo está escrita, o {_GIVE}."
    names = _workbooks(path.parent)
    near = difflib.get_close_matches(path.name, names, n=3, cutoff=0.5) or names
    return f"No existe el archivo “{path}”; revise el nombre{_listed(near)}, o {_GIVE}."


def _workbooks(folder: Path) -> list[str]:
    return sorted(f.name for f in folder.iterdir() if f.suffix.casefold() == ".xlsx" and not f.name.startswith("~$"))


def _listed(names: list[str]) -> str:
    return f" (ahí están: {', '.join(f'“{name}”' for name in names[:3])})" if names else ""
