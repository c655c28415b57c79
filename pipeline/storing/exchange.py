"""Two folders trade places in one step, where the system can."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_EXCHANGE: Final = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


def put_in_place(new: Path, place: Path, old: Path) -> None:
    """``new`` becomes ``place``; what stood there becomes ``old``, or vanishes from both where there was nothing.

    One atomic step on Linux and macOS. Elsewhere two renames; if the process dies between them
    ``recover`` brings the former folder back. OSError: a file of the folder is open, or no permission.
    """
    if not place.exists():
        new.rename(place)
    elif _swapped(new, place):
        new.rename(old)
    else:
        place.rename(old)
        new.rename(place)


def recover(place: Path, old: Path) -> None:
    """Undo a replacement that died half way: the former folder takes its place again."""
    if old.exists() and not place.exists():
        old.rename(place)


def _swapped(one: Path, other: Path) -> bool:
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            refused: int = libc.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)
        else:
            refused = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    except (OSError, AttributeError, TypeError):  # no such call on this system
        return False
    return bool(refused == 0)
