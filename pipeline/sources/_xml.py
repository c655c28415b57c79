"""The elements of an XML part told one by one; no tree is kept, so no part can fill the memory."""

from collections.abc import Callable, Mapping
from typing import IO, Final, NoReturn
from xml.parsers import expat

DEEPEST: Final = 64
LONGEST: Final = 1 << 20
"""Bytes of one tag; expat reads an unfinished one again from its start at each piece."""

_PIECE: Final = 1 << 16

Attributes = dict[str, str]
_NO_STARTS: Final[Mapping[str, Callable[[Attributes], None]]] = {}
_NO_ENDS: Final[Mapping[str, Callable[[], None]]] = {}


class Damaged(Exception):  # noqa: N818 - it ends in a Stop one room further
    """The inside of a file is not what its kind of file holds."""


def walk(
    part: IO[bytes],
    starts: Mapping[str, Callable[[Attributes], None]] = _NO_STARTS,
    ends: Mapping[str, Callable[[], None]] = _NO_ENDS,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call what is given for each element by its name without namespace. Damaged: the part is not sound XML."""
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Damaged
        known = starts.get(name.rpartition(" ")[2])
        if known is not None:
            known(attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        known = ends.get(name.rpartition(" ")[2])
        if known is not None:
            known()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        fed = 0
        while piece := part.read(_PIECE):
            parser.Parse(piece, False)  # noqa: FBT003 - expat's: more will come
            fed += len(piece)
            if fed - parser.CurrentByteIndex > LONGEST:
                raise Damaged
        parser.Parse(b"", True)  # noqa: FBT003 - idem: that was all
    except (expat.ExpatError, LookupError, ValueError) as broken:  # the last two: encodings it does not know
        raise Damaged from broken


def counted(digits: str | int, limit: int = 1 << 31) -> int:
    """The number that an attribute writes. Damaged: it is none, or not from 0 to below the limit."""
    try:
        found = int(digits)
    except ValueError as wrong:
        raise Damaged from wrong
    if not 0 <= found < limit:
        raise Damaged
    return found


def _refuse(*_: object) -> NoReturn:
    raise Damaged
