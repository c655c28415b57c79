"""How two texts that people typed are held against each other."""

import re
import unicodedata
from typing import Final

_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
_DIGITS: Final = re.compile(r"(\d+)")
_MOST_DIGITS: Final = 300  # Python refuses to read numbers of thousands of figures
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
_OF_WINDOWS: Final = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # no file may be called so, whatever its extension


def tidy(text: str) -> str:
    """The text on one line, without surrounding, doubled or non-breaking spaces."""
    return _SPACES.sub(" ", text).strip()


def plain(text: str) -> str:
    """The text without accents; ñ becomes n."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """The form in which headers, choices and names are compared: tidy, no accents, no case."""
    return plain(tidy(text)).casefold()


def natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key in which C2 comes before C10."""
    parts = _DIGITS.split(fold(key))
    return tuple((0, int(p[:_MOST_DIGITS]), "") if p.isdecimal() else (1, 0, p) for p in parts if p)


def slug(key: str) -> str:
    """A safe lower-case ASCII file name for a key, never empty and never a name that Windows keeps for itself."""
    name = _NOT_SLUG.sub("-", fold(key)).strip("-")[:60].strip("-") or "sin-clave"
    return f"clave-{name}" if _OF_WINDOWS.fullmatch(name) else name


def slugs(keys: list[str] | tuple[str, ...]) -> dict[str, str]:
    """A slug for each different key; those that coincide get -2, -3 in the order of their keys."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for key in sorted(set(keys), key=lambda k: (natural(k), k)):
        base = name = slug(key)
        count = 1
        while name in taken:
            count += 1
            name = f"{base}-{count}"
        taken.add(name)
        found[key] = name
    return found
