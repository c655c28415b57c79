"""With what the program presents itself to Google: with permission to read only, unless it was asked to write."""

import functools
import json
import logging
import os
import re
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import google.auth
from google.auth import exceptions
from google.auth.api_key import Credentials as ApiKey
from google.auth.credentials import Credentials
from google.auth.transport.requests import Request
from google.oauth2 import service_account
from requests import PreparedRequest, Session

from pipeline.model.stop import Stop

logging.getLogger("google").addHandler(logging.NullHandler())  # it would write in English on the terminal
TO_READ: Final = "https://www.googleapis.com/auth/spreadsheets.readonly"
TO_WRITE: Final = "https://www.googleapis.com/auth/spreadsheets"
_VARIABLE: Final = "GOOGLE_APPLICATION_CREDENTIALS"
_DOWNLOAD: Final = "descárguelo de nuevo de Google Cloud, “Cuentas de servicio”, “Claves”, “Crear clave”, JSON"
_NONE: Final = (
    "Faltan credenciales para leer la hoja de Google. Hay tres formas: el archivo .json de una cuenta de servicio "
    "(en config/pal.toml, [google] cuenta_de_servicio, o en la variable GOOGLE_APPLICATION_CREDENTIALS); "
    "una clave en la variable PAL_GOOGLE_API_KEY, si cualquiera con el enlace puede ver la hoja; "
    "o gcloud auth application-default login. También puede descargar la hoja e indicar el .xlsx."
)
_BY_LINK: Final = (
    "La hoja no está abierta por enlace; use Compartir, “Cualquier persona con el enlace”, Lector, "
    "o configure una cuenta de servicio y compártala solo con ella."
)
_BY_USER: Final = "Su cuenta de Google no puede ver la hoja; pida a su dueño que la comparta con usted como lector."
_USER_CANNOT_WRITE: Final = (
    "Su cuenta de Google puede ver la hoja y no cambiarla; pida a su dueño que la comparta con usted como editor."
)
_KEYS_ONLY_READ: Final = (
    "Con la clave de PAL_GOOGLE_API_KEY solo se puede leer; para escribir la pestaña Validación configure una cuenta "
    "de servicio y compártale la hoja como editor."
)


@dataclass(frozen=True, slots=True)
class Key:
    """Credentials, and the sentence for a sheet that they may not see."""

    unshared: str
    credentials: Credentials = field(repr=False)
    writes: bool = False

    def open(self, session: Session, timeout: tuple[float, float]) -> None:
        """Make the session present them. It may raise whatever google-auth and requests do."""
        self.credentials.refresh(functools.partial(Request(session), timeout=timeout))  # type: ignore[no-untyped-call] # google-auth ships few types

        def present(request: PreparedRequest) -> PreparedRequest:
            self.credentials.apply(request.headers)  # type: ignore[no-untyped-call] # idem
            return request

        session.auth = present  # and so no ~/.netrc speaks instead


def key(service_account: Path | None, api_key: str, *, to_write: bool = False) -> Key:
    """The key to use: the file given, the environment's, the API key, or this machine's own.

    With permission to read only, unless ``to_write``. Stop: none serves.
    """
    named = service_account or Path(os.environ.get(_VARIABLE, ""))
    if named != Path():
        return _from_file(named, to_write=to_write)
    if api_key.strip():
        return _from_api_key(api_key.strip(), to_write=to_write)
    return _of_this_machine(to_write=to_write)


def scopes(*, to_write: bool) -> list[str]:
    """The permission that is asked for, and no other."""
    return [TO_WRITE if to_write else TO_READ]


def _from_api_key(api_key: str, *, to_write: bool) -> Key:
    if to_write:
        raise Stop(_KEYS_ONLY_READ)
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", api_key):
        raise Stop(
            "La clave de PAL_GOOGLE_API_KEY está mal copiada; cópiela de nuevo: solo lleva letras, números y guiones."
        )
    return Key(_BY_LINK, ApiKey(api_key))  # type: ignore[no-untyped-call] # idem


def _from_file(path: Path, *, to_write: bool) -> Key:
    info = _contents(path)
    account = str(info.get("client_email", ""))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # google-auth warns of files by others; this one is the operator's own
            found, _ = google.auth.load_credentials_from_dict(  # type: ignore[no-untyped-call] # idem
                info, scopes=scopes(to_write=to_write), request=_asked_once
            )
        _sound(info, found)
    except (exceptions.GoogleAuthError, ValueError, TypeError, AttributeError) as broken:
        raise Stop(f"El archivo de credenciales “{path}” está incompleto o alterado; {_DOWNLOAD}.") from broken
    return _presented(account, found, to_write=to_write)


def _sound(info: dict[str, Any], found: Credentials) -> None:
    """ValueError, TypeError: what google-auth accepts in a file and would only fail on, in other words, when used."""
    for name in ("token_uri", "token_url"):
        if not str(info.get(name, "https:")).startswith(("https:", "http:")):
            raise ValueError
    if isinstance(found, service_account.Credentials):
        found.signer.sign(b"")


def _contents(path: Path) -> dict[str, Any]:
    try:
        info = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as missing:
        raise Stop(
            f"No existe el archivo de credenciales “{path}”; revise [google] cuenta_de_servicio en config/pal.toml "
            f"y la variable {_VARIABLE}."
        ) from missing
    except OSError as unreadable:
        raise Stop(
            f"No se puede leer “{path}”; revise que sea el .json de la cuenta y que usted tenga permiso de leerlo."
        ) from unreadable
    except (ValueError, RecursionError) as broken:
        raise Stop(f"El archivo de credenciales “{path}” no es JSON; {_DOWNLOAD}.") from broken
    if isinstance(info, dict) and isinstance(info.get("type"), str):
        return info
    if isinstance(info, dict) and ({"installed", "web"} & info.keys()):
        raise Stop(f"“{path}” identifica a una aplicación y no a una cuenta de servicio; {_DOWNLOAD}.")
    raise Stop(f"“{path}” no es el archivo de una cuenta de servicio de Google; {_DOWNLOAD}.")


def _of_this_machine(*, to_write: bool) -> Key:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about quota projects; a refusal gets its own sentence
            found, _ = google.auth.default(scopes=scopes(to_write=to_write), request=_asked_once)  # type: ignore[arg-type] # a callable serves
        _sound({}, found)
    except (exceptions.GoogleAuthError, ValueError, TypeError, AttributeError) as none:
        if "were not found" in str(none):
            raise Stop(_NONE) from none
        raise Stop(
            "Las credenciales predeterminadas de esta máquina están dañadas; "
            "repita gcloud auth application-default login."
        ) from none
    account = str(getattr(found, "service_account_email", "") or "")
    return _presented(account if "@" in account else "", found, to_write=to_write)


def _presented(account: str, found: Credentials, *, to_write: bool) -> Key:
    if to_write:
        return Key(_with_account(account, "editor") if account else _USER_CANNOT_WRITE, found, writes=True)
    return Key(_with_account(account, "lector") if account else _BY_USER, found)


def _with_account(account: str, role: str) -> str:
    lacking = "para cambiarla" if role == "editor" else ""
    shared = " ".join(filter(None, ("La hoja no está compartida con", account, lacking)))
    return f"{shared}; ábrala, use Compartir y agregue esa cuenta como {role}."


class _Absent:
    """The answer of the metadata server where there is none."""

    status = 404
    data = b""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}


def _asked_once(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - what google-auth gives and takes
    """A request to the server that machines of Google Cloud have, which elsewhere would be sought for seconds."""
    try:
        return Request()(*args, **{**options, "timeout": 1})
    except exceptions.TransportError:
        return _Absent()
