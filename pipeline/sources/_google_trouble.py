"""Everything that can go wrong with Google, as one sentence with its remedy, or as worth another try."""

import json
import re
import ssl
from collections.abc import Iterator
from typing import Any, Final

import requests
from google.auth import exceptions as auth
from urllib3 import exceptions as urllib3
from urllib3.util import Retry

from pipeline.model.stop import Stop
from pipeline.sources import _google_sentences as say
from pipeline.sources._patience import Busy, OutOfReach

_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_LIMITS: Final = (
    "rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "Quota exceeded", "uotaExceeded",
    "QUOTA_EXCEEDED",
)  # fmt: skip
_OF_A_DAY: Final = ("dailyLimitExceeded", "per day")
_PAGE: Final = re.compile(r"\s*\ufeff?\s*<(?:!doctype|html|head|body|\?xml|!--)", re.IGNORECASE)

_BAD_ADDRESS: Final = (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, urllib3.LocationParseError)
TROUBLES: Final = (
    auth.GoogleAuthError, requests.RequestException, urllib3.HTTPError, OSError, TypeError, ValueError, AttributeError,
    OverflowError,
)  # fmt: skip
"""What the libraries raise; the last four, when the token's server answers something else than a token."""
_ODD_ADDRESS: Final = ("URL", "netloc", "Port")  # of urllib.parse, whose exceptions are plain ValueErrors
_EXPIRED_OR_NOT_YET: Final = frozenset({9, 10})  # OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and …_HAS_EXPIRED


class Refused(Exception):  # noqa: N818 - told by ``refusal``
    """An answer of Google's that is not the one asked for."""

    def __init__(self, status: int, body: bytes, retry_after: str = "") -> None:
        super().__init__(status)
        self.status, self.retry_after = status, retry_after
        self.text = body[:20_000].decode("utf-8", "replace")


def refusal(refused: Refused, unshared: str, missing: str, *, writing: bool = False) -> Stop | Busy:
    """The sentence for an answer with a status of failure; for 403 and 404, the ones that are given."""
    text = _reasons(refused.text)
    if any(limit in text for limit in _OF_A_DAY):
        return OutOfReach(say.ALL_OF_TODAY)
    if refused.status in _BUSY or any(limit in text for limit in _LIMITS):
        return _busy(refused)
    if refused.status != requests.codes.not_found and _PAGE.match(refused.text):
        return OutOfReach(say.PORTAL)
    told = {**say.STATUSES, 403: unshared, 404: missing}
    table = (*say.WRITING, *say.REFUSALS) if writing else say.REFUSALS
    other = say.OTHER_WRITING if writing else say.OTHER
    return Stop(_known(table, text) or told.get(refused.status, other.format(refused.status)))


def line_trouble(error: Exception) -> Stop | Busy:  # noqa: PLR0911 - a kind of trouble, a line
    """The sentence for a call that brought no answer: the network, its security, a proxy, a token refused."""
    if isinstance(error, auth.RefreshError):
        return _token_trouble(error)
    chain = list(_causes(error))
    if any(isinstance(e, requests.TooManyRedirects) for e in chain):
        return OutOfReach(say.PORTAL)
    if any("only use HTTP and not HTTPS" in str(e) for e in chain):
        return Stop(say.BAD_PROXY)
    insecure = [e for e in chain if isinstance(e, ssl.SSLError) and not _cut(e)]
    if insecure:
        return OutOfReach(_insecure(insecure))
    if any(isinstance(e, urllib3.NewConnectionError) or "unnel connection failed" in str(e) for e in chain):
        return OutOfReach(_no_way(chain))
    if any(isinstance(e, (requests.Timeout, urllib3.TimeoutError, TimeoutError)) for e in chain):
        return Busy("Google no contesta", say.LINE)
    if any(isinstance(e, _BAD_ADDRESS) for e in chain) or _odd_address(error):
        return Stop(say.BAD_PROXY)
    if isinstance(error, (requests.RequestException, auth.TransportError, urllib3.HTTPError)):
        return Busy("Se cortó la conexión con Google", say.LINE)
    if isinstance(error, OSError):
        return Stop(say.NO_BUNDLE)
    return Stop(say.PORTAL if isinstance(error, (TypeError, AttributeError)) else say.STRANGE)


def strange(error: Exception) -> Stop:
    """The sentence for an answer of success that is not what a sheet answers."""
    if isinstance(error, requests.exceptions.JSONDecodeError) and error.doc.lstrip()[:1] not in {"{", "["}:
        return OutOfReach(say.PORTAL)
    return Stop(say.STRANGE)


def _odd_address(error: Exception) -> bool:
    return type(error) is ValueError and any(piece in str(error) for piece in _ODD_ADDRESS)


def _insecure(errors: list[ssl.SSLError]) -> str:
    if any(getattr(e, "verify_code", 0) in _EXPIRED_OR_NOT_YET for e in errors):
        return say.WRONG_DAY
    return say.NO_BUNDLE if any(e.reason == "NO_CERTIFICATE_OR_CRL_FOUND" for e in errors) else say.NOT_GOOGLE


def _no_way(chain: list[BaseException]) -> str:
    if not any(isinstance(e, (requests.exceptions.ProxyError, urllib3.ProxyError)) for e in chain):
        return say.NO_NETWORK
    if any(" 407" in str(e) for e in chain):
        return say.STATUSES[407]
    return say.PROXY_AWAY if any(isinstance(e, urllib3.NewConnectionError) for e in chain) else say.PROXY_REFUSES


def _token_trouble(error: auth.RefreshError) -> Stop | Busy:
    text = " ".join(str(part) for part in error.args)
    if _PAGE.match(text) and not error.retryable:
        return OutOfReach(say.PORTAL)
    known = _known(say.TOKEN, text)
    if known:
        return Stop(known)
    if error.retryable:
        return Busy("Google está ocupado", say.AGAIN)
    return Stop(say.NOT_ACCEPTED)


def _busy(refused: Refused) -> Busy:
    wait = seconds_to_wait(refused.retry_after)
    if refused.status in {403, 429}:
        return Busy("Google está ocupado: recibió demasiados pedidos", "espere un minuto y repita la orden", wait)
    return Busy("Google está ocupado", say.AGAIN, wait)


def seconds_to_wait(retry_after: str) -> float | None:
    """The seconds that a Retry-After header asks for, given as seconds or as a date."""
    try:
        return Retry().parse_retry_after(retry_after) if retry_after else None
    except (urllib3.InvalidHeader, ValueError, OverflowError):
        return None


def _known(table: tuple[tuple[tuple[str, ...], str], ...], text: str) -> str:
    return next((sentence for pieces, sentence in table if any(piece in text for piece in pieces)), "")


def _reasons(body: str) -> str:
    """Google's status, reasons and message on one line; nothing where the body is not Google's."""
    try:
        error: Any = json.loads(body)["error"]
        details = [*error.get("details", ()), *error.get("errors", ())]
        reasons = [str(detail.get("reason", "")) for detail in details]
        return " ".join((str(error.get("status", "")), *reasons, str(error.get("message", ""))))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""


def _cut(error: ssl.SSLError) -> bool:
    return isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)) or "EOF" in str(error)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and all that it wraps, in its arguments too."""
    seen: set[int] = set()
    pending = [error]
    while pending:
        found = pending.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        inside = (found.__cause__, found.__context__, getattr(found, "reason", None), *found.args)
        pending += [e for e in inside if isinstance(e, BaseException)]
