"""How nearly a name that people typed is one of the contract's."""

import re
from difflib import SequenceMatcher
from typing import Final

from pipeline.model.schema import Column
from pipeline.model.words import tidy
from pipeline.reading.texts import folded

CLOSE: Final = 0.86
"""From this likeness on, two names are nearly the same."""

_APART: Final = 0.04
_ASIDE: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")


def spellings(column: Column) -> tuple[str, ...]:
    """The headers of a column, folded: its own and the others that people give it."""
    return tuple(folded(name) for name in (column.name, *column.aliases))


def closest(name: str, lacking: list[Column]) -> Column | None:
    """The only column whose name is nearly this one, leaving out what stands in parentheses."""
    name = tidy(_ASIDE.sub(" ", name)) or name
    rated = sorted(((_likeness(name, column), -n) for n, column in enumerate(lacking)), reverse=True)
    if not rated or rated[0][0] < CLOSE:
        return None
    if len(rated) > 1 and rated[0][0] - rated[1][0] < _APART:
        return None
    return lacking[-rated[0][1]]


def _likeness(name: str, column: Column) -> float:
    return max(likeness(name, other) for other in spellings(column))


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, from 0 to 1; figures must be the same."""
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return 0
    if _swapped(one, other):
        return CLOSE
    pair = SequenceMatcher(None, one, other, autojunk=False)
    return pair.ratio() if pair.real_quick_ratio() >= CLOSE and pair.quick_ratio() >= CLOSE else 0


def _swapped(one: str, other: str) -> bool:
    """Whether they differ in two neighbouring letters that changed places: «calve» for «clave»."""
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(apart) != 2:  # noqa: PLR2004 - two letters
        return False
    first, second = apart
    return second == first + 1 and (one[first], one[second]) == (other[second], other[first])
