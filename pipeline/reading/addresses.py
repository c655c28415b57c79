"""E-mail addresses and links."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from pipeline.model.words import tidy
from pipeline.reading.readings import Code, Fault, Reading, Understood, quoted

_LOCAL: Final = r"[A-Za-z0-9_%+'-]+(?:\.[A-Za-z0-9_%+'-]+)*"
_DOMAIN: Final = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
_EMAIL: Final = re.compile(rf"(?=.{{3,254}}$)(?=[^@]{{1,64}}@){_LOCAL}@{_DOMAIN}")
_WRAPPED: Final = re.compile(
    r"(?:mailto:\s*)?(?:[^<>@]*<\s*(?:mailto:)?([^<>\s]+)\s*>|([^<>\s]+?))[.,;]?", re.IGNORECASE
)
_AS_EMAIL: Final = "Escriba una sola dirección, como nombre@dominio.mx."
_BARE: Final = re.compile(
    rf"(?:www\.{_DOMAIN}|(?:[A-Za-z0-9-]+\.)+(?:mx|com|org|net|info|edu|gob))(?::[0-9]+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_SCHEME: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_APART: Final = re.compile(r"\s+|[,;|](?=https?://)", re.IGNORECASE)
_REMARK: Final = re.compile(r"[^\S\n]*(?:\n|[,;:]?\s*[(\[–—-]|[,;]\s)")
_NEARLY: Final = re.compile(r"(?:h?ttps?|htps?|http)\s*[:;]?\s*[/\\]*\s*(?=\w)", re.IGNORECASE)
_AROUND: Final = "<>“”\"'«»()[].,;"
_BEHIND: Final = ".,;>”\"'»"
_AS_URL: Final = (
    "Escriba la dirección completa, como https://ejemplo.org.mx/acta; si todavía no la hay, deje la celda en blanco."
)


@lru_cache(maxsize=2048)
def read_email(text: str) -> Reading:
    """One address in plain ASCII."""
    address = tidy(text)
    if _EMAIL.fullmatch(address):
        return Understood(address)
    wrapped = _WRAPPED.fullmatch(address)
    inner = (wrapped[1] or wrapped[2]) if wrapped else ""
    if _EMAIL.fullmatch(inner):
        return Understood(inner, f"{quoted(text)} se leyó como {inner}.", f"Escriba solo {inner}.")
    return Fault(Code.CORREO, *_why_not(text, address))


def _why_not(text: str, address: str) -> tuple[str, str]:
    if address.count("@") > 1:
        return f"{quoted(text)} tiene más de una dirección de correo.", _AS_EMAIL
    if not address.isascii() and "@" in address:
        strange = "".join(dict.fromkeys(c for c in address if not c.isascii()))[:10]
        return f"{quoted(text)} lleva “{strange}”, que una dirección de correo no admite.", _AS_EMAIL
    near = address.replace(" ", "").replace(",", ".").replace("(at)", "@").replace("[at]", "@").strip(".;")
    fix = f"¿Es {near}? Escríbala así." if _EMAIL.fullmatch(near) else _AS_EMAIL
    return f"{quoted(text)} no es una dirección de correo.", fix


@lru_cache(maxsize=4096)
def read_url(text: str) -> Reading:
    """One address of a page or file on the web."""
    typed = tidy(text)
    if _SCHEME.fullmatch(typed) and typed == typed.rstrip(_BEHIND) and not _APART.search(typed):
        return _checked(text, typed)
    words = [word.strip(_AROUND) for word in _APART.split(typed)]
    links = [word for word in words if _SCHEME.fullmatch(word)]
    if links:
        return _among(text, words, links)
    if len(words) == 1 and _BARE.fullmatch(words[0]):
        return _noted(text, _checked(text, f"https://{words[0]}"), "")
    return Fault(Code.LIGA, f"{quoted(text)} no es una liga.", _remedy(typed))


def _among(text: str, words: list[str], links: list[str]) -> Reading:
    behind = text[text.find(links[0]) + len(links[0]) :]
    if len(links) == 1 and any(words[words.index(links[0]) + 1 :]) and not _REMARK.match(behind):
        return Fault(Code.LIGA, f"{quoted(text)} tiene texto o espacios después de la liga.", _AS_URL)
    if len(links) > 1:
        why = f"La celda tiene {len(links)} ligas; se tomó la primera."
        return _noted(text, _checked(text, links[0]), why)
    return _noted(text, _checked(text, links[0]), "")


def _checked(text: str, link: str) -> Reading:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host = ""
    if "." not in host.strip(".") or ".." in host or not re.fullmatch(r"[\w.-]+", host) or parts.username is not None:
        return Fault(Code.LIGA, f"{quoted(text)} no es una liga que se pueda abrir.", _AS_URL)
    scheme, _, rest = link.partition("://")
    return Understood(f"{scheme.lower()}://{rest}")


def _noted(text: str, read: Reading, why: str) -> Reading:
    if isinstance(read, Fault):
        return read
    return Understood(read.value, why or f"{quoted(text)} se leyó como {read.value}.", f"Escriba solo {read.value}.")


def _remedy(typed: str) -> str:
    near = "https://" + _NEARLY.sub("", typed, count=1)
    if _NEARLY.match(typed) and _SCHEME.fullmatch(near) and "." in near:
        return f"¿Es {near}? Escríbala así."
    if re.match(r"[A-Za-z]:\\|file:|\\\\", typed):
        return f"Ese archivo está en una computadora; súbalo a un sitio público. {_AS_URL}"
    return _AS_URL
