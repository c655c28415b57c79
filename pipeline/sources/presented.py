"""Who the program would be for Google, and what Google's clock says; nothing secret is told."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import requests

from pipeline.sources import _google_access
from pipeline.sources._google_trouble import TROUBLES

_CLOCK: Final = "https://sheets.googleapis.com/"
_PATIENCE: Final = (3.0, 5.0)
_DATE: Final = "%a, %d %b %Y %H:%M:%S GMT"


@dataclass(frozen=True, slots=True)
class Presented:
    """The kind of credentials, the account that the sheet is shared with, and the permission asked for."""

    kind: str
    account: str
    scope: str


def presented(key: _google_access.Key) -> Presented:
    """Who these credentials are."""
    credentials = key.credentials
    account = str(getattr(credentials, "service_account_email", "") or "")
    own = type(credentials).__module__
    if own.endswith("api_key"):
        return Presented("clave de PAL_GOOGLE_API_KEY", "", "leer hojas abiertas por enlace")
    kind = "cuenta de servicio" if "service_account" in own or "@" in account else "cuenta de esta máquina (gcloud)"
    return Presented(kind, account if "@" in account else "", _google_access.TO_READ.rpartition("/")[2])


def google_time() -> datetime | None:
    """The moment by Google's clock; nothing where it cannot be asked."""
    try:
        with requests.get(_CLOCK, timeout=_PATIENCE, allow_redirects=False, stream=True) as answer:
            return datetime.strptime(answer.headers["Date"], _DATE).replace(tzinfo=UTC)
    except (*TROUBLES, KeyError):
        return None
