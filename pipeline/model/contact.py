"""Where a text says how to reach someone: its e-mails and telephones, however they were typed."""

import re
from collections.abc import Iterator
from typing import Final

EMAIL: Final = "el correo"
TELEPHONE: Final = "el teléfono"

_LOCAL: Final = r"[\w.%+-]+"
_DOMAIN: Final = r"[\w-]+(?:\.[\w-]+)+"
_EMAIL: Final = re.compile(
    rf"{_LOCAL}(?:@ ?| @ | ?[(\[] ?(?:at|arroba) ?[)\]] ?){_DOMAIN}"
    rf"|[\w%+-]*[._\d]{_LOCAL} @{_DOMAIN}"  # a line ended before the sign; “en @cuenta.mx” is no address
    r"|(?=[\d.]*[a-z])[\w.%+-]+@[a-z][\w-]{2,}"  # in the house's own network; “ciudadan@s” is no address
)
_DIGITS: Final = re.compile(r"(?<![\w$.,:-])\+?\(?\d[\d ().-]{6,30}\d(?![\w%:/])")
_STROKES: Final = re.compile(r"(?<![\w$.,:/%-])\+?\d{1,3}(?: ?/ ?\d{1,4}){2,5}(?![\w%:/-])")
_CUE: Final = re.compile(
    r"\b(?:tel(?:efono|s)?|cel(?:ular)?|movil|whats\w*|llam(?:e|en|ar) al)\b\W{0,3}(?!\d\d?/\d\d?/\d)"
    r"(\+?\(?\d[\d ()./-]{5,20}\d)|wa\.me/(\d{10,13})"
)
_SHAPES: Final = {
    (10,), (2, 8), (3, 7), (5, 5), (6, 4), (2, 4, 4), (3, 3, 4), (3, 4, 3), (4, 3, 3), (2, 3, 2, 3), (2, 3, 3, 2),
    (2, 4, 2, 2), (3, 2, 2, 3), (3, 3, 2, 2), (2, 2, 2, 2, 2), (3, 1, 2, 2, 2), (3, 2, 1, 2, 2),
}  # fmt: skip
_COUNTRY: Final = re.compile(r"^521?(?=\d{10}$)")
_NUMBER: Final = re.compile(r"(?:[/=]\d+|\$ ?[\d ]+(?:\.\d+)?|\b\d+\.\d\d?)$")  # part of an address, or money
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_PREFIXES: Final = 3  # of the country, of a mobile, and none


def contacts(folded: str) -> Iterator[tuple[str, int, int]]:
    """What it is called, and from where to where it stands in a text as ``fold`` gives it."""
    if any(sign in folded for sign in ("@", "arroba", "[at", "(at")):
        yield from ((EMAIL, *found.span()) for found in _EMAIL.finditer(folded))
    for found in _DIGITS.finditer(folded):
        if _dialled(found.group()) and not _NUMBER.search(folded, 0, found.end()):
            yield TELEPHONE, *found.span()
    for found in _STROKES.finditer(folded):
        if _with_strokes(found.group()):
            yield TELEPHONE, *found.span()
    for found in _CUE.finditer(folded):
        yield TELEPHONE, *found.span(1 if found.group(1) else 2)


def _dialled(text: str) -> bool:
    groups = [_COUNTRY.sub("", group) for group in re.findall(r"\d+", text)]
    return any(_shaped(groups[i:j]) for i in range(len(groups)) for j in range(i + 1, len(groups) + 1))


def _with_strokes(text: str) -> bool:
    """Whether all the groups together are a telephone: a date, a folio and a list of numbers have strokes as well."""
    groups = re.findall(r"\d+", text)
    tails = (groups[start:] for start in range(_PREFIXES))
    return any(_shaped(tail) and len(max(tail, key=len)) > 2 for tail in tails)  # noqa: PLR2004 - of two, a list


def _shaped(groups: list[str]) -> bool:
    return tuple(map(len, groups)) in _SHAPES and not any(map(_YEAR.fullmatch, groups))
