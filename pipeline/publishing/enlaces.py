"""Do the links of the sheet still answer? Asked politely, and only when the operator says so."""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener, getproxies

from pipeline.model.plan import Plan
from pipeline.model.progress import web_address
from pipeline.model.schema import Kind, columns
from pipeline.model.workbook import Place

_AGENT: Final = "pal-revision-de-ligas/1.0"
_REDIRECTS: Final = 5
_TIMEOUT: Final = 10.0
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_ONLY_GET: Final = frozenset({400, 403, 404, 405, 406, 500, 501, 503})
_REFUSED: Final = frozenset({401, 403, 407, 429, 451})
_BROKEN: Final = 500
_OK: Final = range(200, 300)
_SAFE: Final = "/%:@!$&'()*+,;=~"


class Answer(StrEnum):
    """What was learnt about a link."""

    VIVE = "responde"
    MUERTA = "no existe"
    DUDOSA = "no se pudo saber"


@dataclass(frozen=True, slots=True)
class Link:
    """An address and every cell that holds it."""

    url: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A link with its answer, and a sentence that says why."""

    link: Link
    answer: Answer
    reason: str


def links(plan: Plan) -> tuple[Link, ...]:
    """The web addresses of the plan, each once, in the order of the sheet's tabs."""
    found: dict[str, list[Place]] = {}
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        for record in () if tab.name == "headers" else held if isinstance(held, tuple) else (held,):
            for column in columns(type(record)):
                url = web_address(getattr(record, column.field)) if column.kind is Kind.URL else ""
                if url:
                    found.setdefault(url, []).append(record.place(column.field))
    return tuple(Link(url, tuple(places)) for url, places in found.items())


def check_links(
    asked: Iterable[Link], say: Callable[[str], None], *, pause: float = 1.0, private: bool = False
) -> tuple[Checked, ...]:
    """Ask for each link: HEAD, and GET where the server wants it, at most one request a ``pause`` (seconds) to a host.

    ``private`` allows addresses of the operator's own network, which otherwise are not visited.
    """
    pace = _Pace(pause)
    waiting = tuple(asked)
    found = []
    for number, link in enumerate(waiting, start=1):
        say(f"Revisando ligas: {number} de {len(waiting)}, {urlsplit(link.url).hostname}")
        answer, reason = _asked(link.url, pace, private=private)
        found.append(Checked(link, answer, reason))
    return tuple(found)


def report(checked: Iterable[Checked]) -> Iterator[str]:
    """What to tell the operator: the dead ones first, with their cells; then the doubtful; then a count."""
    all_of_them = tuple(checked)
    for answer in (Answer.MUERTA, Answer.DUDOSA):
        for one in all_of_them:
            if one.answer is answer:
                yield f"{', '.join(map(str, one.link.places))}: {one.link.url} {answer.value} ({one.reason})."
    alive = sum(1 for one in all_of_them if one.answer is Answer.VIVE)
    yield f"{alive} de {len(all_of_them)} ligas responden."


def as_json(checked: Iterable[Checked]) -> dict[str, Any]:
    """The object of ``pal site --check-links --json``: every link with its answer and its cells."""
    return {
        "links": [
            {
                "url": one.link.url,
                "answer": one.answer.value,
                "reason": one.reason,
                "cells": [{"sheet": place.sheet, "cell": place.cell} for place in one.link.places],
            }
            for one in checked
        ]
    }


class _Pace:
    def __init__(self, pause: float) -> None:
        self.pause = pause
        self.last: dict[str, float] = {}

    def wait(self, host: str) -> None:
        since = time.monotonic() - self.last.get(host, float("-inf"))
        if since < self.pause:
            time.sleep(self.pause - since)
        self.last[host] = time.monotonic()


def _asked(url: str, pace: _Pace, *, private: bool) -> tuple[Answer, str]:
    try:
        for _ in range(_REDIRECTS + 1):
            status, where = _status(urlsplit(url), pace, private=private)
            if status not in _MOVED or not where:
                return _judged(status)
            url = urljoin(url, where)
    except _Unreachable as told:
        return told.answer, told.reason
    return Answer.MUERTA, "se redirige sin fin"


def _judged(status: int) -> tuple[Answer, str]:
    if status in _OK:
        return Answer.VIVE, "la página existe"
    if status >= _BROKEN:
        return Answer.DUDOSA, f"el sitio falló, respuesta {status}; repita la revisión otro día"
    if status in _REFUSED:
        return Answer.DUDOSA, f"el sitio no dejó revisarla, respuesta {status}; ábrala usted"
    return Answer.MUERTA, f"respuesta {status}"


class _Unreachable(Exception):  # noqa: N818 - an answer, told from below
    def __init__(self, answer: Answer, reason: str) -> None:
        super().__init__(reason)
        self.answer = answer
        self.reason = reason


def _status(parts: SplitResult, pace: _Pace, *, private: bool) -> tuple[int, str]:
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _Unreachable(Answer.MUERTA, "lleva a una dirección que no es de la web")
    for method in ("HEAD", "GET"):
        pace.wait(parts.hostname)
        try:
            status, where = _request(method, parts, private=private)
        except (OSError, http.client.HTTPException, ValueError) as trouble:
            raise _told(trouble, parts.hostname) from trouble
        if method == "GET" or status not in _ONLY_GET:
            break
    return status, where


def _told(trouble: Exception, host: str) -> _Unreachable:
    cause = trouble.reason if isinstance(trouble, URLError) and isinstance(trouble.reason, Exception) else trouble
    if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_AGAIN:
        return _Unreachable(Answer.DUDOSA, f"no se pudo buscar el sitio {host}; revise su conexión a Internet y repita")
    if isinstance(cause, ValueError | http.client.InvalidURL) and not isinstance(cause, ssl.SSLError):
        return _Unreachable(Answer.MUERTA, "la dirección está mal escrita")
    if isinstance(cause, socket.gaierror):
        return _Unreachable(Answer.MUERTA, f"no existe el sitio {host}")
    if isinstance(cause, TimeoutError):
        return _Unreachable(Answer.DUDOSA, "tardó demasiado en responder")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _Unreachable(Answer.DUDOSA, "su certificado no es de confianza")
    return _Unreachable(Answer.DUDOSA, "se cortó la conexión")


class _Standing(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # each step is paced and judged here
        return None


def _request(method: str, parts: SplitResult, *, private: bool) -> tuple[int, str]:
    if not private and not getproxies().get(parts.scheme) and not _public(parts):
        raise _Unreachable(Answer.DUDOSA, "es una dirección de una red privada y no se visitó")
    host = (parts.hostname or "").encode("idna").decode()
    place = urlunsplit((
        parts.scheme, f"{host}:{parts.port}" if parts.port else host,
        quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=f"{_SAFE}?"), "",
    ))  # fmt: skip
    asked = Request(place, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310 - http(s) alone
    try:
        with build_opener(_Standing).open(asked, timeout=_TIMEOUT) as answer:
            return answer.status, ""
    except HTTPError as refused:
        with refused:
            return refused.code, refused.headers.get("Location", "")


def _public(parts: SplitResult) -> bool:
    found = {entry[4][0] for entry in socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)}
    return all(ipaddress.ip_address(address).is_global for address in found)
