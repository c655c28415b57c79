"""The partial answers that ``fields=`` asks for."""

import re
from collections.abc import Iterator
from typing import Any

Mask = dict[str, Any]


def parsed(fields: str) -> Mask:
    """``a(b,c/d),e`` as nested names."""
    pieces = iter(re.findall(r"[A-Za-z*]+|[(),/.]", fields))
    return _level(pieces)


def _level(pieces: Iterator[str]) -> Mask:
    mask: Mask = {}
    here, name = mask, ""
    for piece in pieces:
        if piece == "(":
            here[name] = _level(pieces)
        elif piece == ")":
            break
        elif piece == ",":
            here = mask
        elif piece in "/.":
            here = here[name]
        else:
            name = piece
            here[name] = {}
    return mask


def filtered(answer: Any, mask: Mask) -> Any:  # noqa: ANN401 - JSON
    """Only what the mask names."""
    if isinstance(answer, list):
        return [filtered(item, mask) for item in answer]
    if not mask or "*" in mask or not isinstance(answer, dict):
        return answer
    return {name: filtered(value, mask[name]) for name, value in answer.items() if name in mask}
