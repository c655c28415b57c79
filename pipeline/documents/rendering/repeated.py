"""What a loop repeats and a document may hold once: numbers of drawings, numbers and names of bookmarks."""

import re
from itertools import count
from typing import Final

_DRAWING: Final = re.compile(r'(<wp:docPr\b[^>]*?\bid=")(\d+)"')
_FIRST_DRAWING: Final = 1001
_BOOKMARK: Final = re.compile(r'<w:bookmark(Start|End)\b[^>]*?\bw:id="([^"]*)"[^>]*/>')
_ID: Final = re.compile(r'\bw:id="[^"]*"')
_NAME: Final = re.compile(r'\bw:name="([^"]*)"')
_LONGEST_NAME: Final = 40


def drawings_apart(text: str, *, always: bool) -> str:
    """The drawings with numbers of their own: in the body always, as docxtpl; elsewhere where a loop repeated them."""
    found = [number for _, number in _DRAWING.findall(text)]
    if not always and len(set(found)) == len(found):
        return text
    numbers = count(_FIRST_DRAWING)
    return _DRAWING.sub(lambda drawing: f'{drawing.group(1)}{next(numbers)}"', text)


def bookmarks_apart(text: str) -> str:
    """The bookmarks with numbers and names of their own, and none that lost its beginning or its end."""
    found = list(_BOOKMARK.finditer(text))
    pairs = _pairs(found)
    if len(pairs) * 2 == len(found) and len({found[start].group(2) for start, _ in pairs}) == len(pairs):
        return text
    written: dict[int, str] = {}
    names: set[str] = set()
    for number, (start, end) in enumerate(sorted(pairs), start=1):
        ids = f'w:id="{number}"'
        written[start] = _NAME.sub(lambda name: f'w:name="{_free(name.group(1), names)}"', found[start].group())
        written[start] = _ID.sub(ids, written[start])
        written[end] = f"<w:bookmarkEnd {ids}/>"
    order = count()
    return _BOOKMARK.sub(lambda _: written.get(next(order), ""), text)


def _pairs(found: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The places of the beginning and the end of each whole bookmark."""
    begun: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for place, mark in enumerate(found):
        if mark.group(1) == "Start":
            begun[mark.group(2)] = place
        elif mark.group(2) in begun:
            pairs.append((begun.pop(mark.group(2)), place))
    return pairs


def _free(name: str, taken: set[str]) -> str:
    """The name, or the name with the first number that makes it new."""
    options = (name if n == 1 else f"{name[: _LONGEST_NAME - 6]}_{n}" for n in count(1))
    new = next(option for option in options if option not in taken)
    taken.add(new)
    return new
