"""Lists, quotes, capitals and full stops."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from pipeline.model.words import plain

_WORD: Final = re.compile(r"\w+")
_LEADING_I: Final = re.compile(r"(?:i(?![aeou])|hi(?![aeou])|y(?![aeiou]).)")
_LEADING_O: Final = re.compile(r"h?o")
_ROMAN_ONE_TO_NINE: Final = re.compile(r"I{1,3}|I[VX]")
_ROMAN_WITH_O: Final = frozenset({"VIII", "XI"})
_STRAIGHT_PAIR: Final = re.compile(r'"([^"]*)"')
_ANGLE_PAIR: Final = re.compile(r"«\s*([^«»]*?)\s*»")


def lista(partes: Iterable[object], conjuncion: str = "y") -> str:
    """The parts as a sentence names them: a, b y c. Blank parts do not count.

    ``conjuncion`` is "y" or "o"; before a part that sounds i- or o- it turns into e or u. Where a part
    holds a comma, semicolons divide them.
    """
    parts = [text for part in partes if (text := str(part).strip())]
    if len(parts) <= 1:
        return "".join(parts)
    *first, last = parts
    link = _sounded(conjuncion, last)
    if any("," in part for part in parts) and first:
        return f"{'; '.join(first)}; {link} {last}"
    return f"{', '.join(first)} {link} {last}"


def _sounded(conjuncion: str, following: str) -> str:
    found = _WORD.search(following)
    word = found.group() if found else ""
    if conjuncion == "y":
        return "e" if _sounds_i(word) else "y"
    if conjuncion == "o":
        return "u" if _sounds_o(word) else "o"
    return conjuncion


def _sounds_i(word: str) -> bool:
    if _ROMAN_ONE_TO_NINE.fullmatch(word):
        return False
    return _LEADING_I.match(plain(word).casefold()) is not None


def _sounds_o(word: str) -> bool:
    if word.isdecimal():
        return word.startswith("8") or (word.startswith("11") and len(word) % 3 == 2)  # noqa: PLR2004 - once, once mil
    return word in _ROMAN_WITH_O or _LEADING_O.match(plain(word).casefold()) is not None


def cantidad(numero: int, singular: str, plural: str) -> str:
    """A count with its noun: 1 actividad, 1,200 actividades."""
    return f"{numero:,} {singular if numero == 1 else plural}"


def mayusculas(text: str) -> str:
    """The text in capitals, which keep their accents."""
    return unicodedata.normalize("NFC", text).upper()


def con_mayuscula(text: str) -> str:
    """The text with its first letter capital and the rest as it is."""
    return text[:1].upper() + text[1:]


def con_minuscula(text: str) -> str:
    """The text with its first letter small, unless its first word is an acronym or has capitals inside."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    return text if any(c.isupper() for c in first[1:]) or len(first) == 1 else text[:1].lower() + text[1:]


def con_punto(text: str) -> str:
    """The text with a full stop at its end, unless it ends in a sign that closes a sentence."""
    kept = text.rstrip()
    return kept if not kept or kept.rstrip("”’»)\"'").endswith((".", "!", "?", "…", ":")) else f"{kept.rstrip(',;')}."


def sin_punto(text: str) -> str:
    """The text without the full stop, comma or semicolon at its end."""
    return text.rstrip().rstrip(".,;") if not text.rstrip().endswith("...") else text.rstrip()


def tipografia(text: str) -> str:
    """The text with Mexican quotes: "straight" and «angle» pairs become “ ”."""
    return _ANGLE_PAIR.sub(r"“\1”", _STRAIGHT_PAIR.sub(r"“\1”", text))


def entre_comillas(text: str) -> str:
    """The text quoted: “…”, and quotes inside it ‘…’."""
    inner = tipografia(text).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"
