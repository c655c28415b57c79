"""What people typed, in the letters that an .xlsx can hold."""

import re
from typing import Final

MOST_LETTERS: Final = 32_000
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LIKE_AN_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def written(text: str) -> str:
    """The text without what XML forbids, not longer than a cell may hold, so that it reads back the same."""
    kept = _LIKE_AN_ESCAPE.sub("_x005F_", _NOT_XML.sub("", text))
    return kept if len(kept) <= MOST_LETTERS else f"{kept[: MOST_LETTERS - 1]}…"
