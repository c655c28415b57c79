"""One file outside the output folder, written anew each time without losing what a person changed in it."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from pipeline.model.stop import Stop
from pipeline.storing.staging import EDITED

RECORD: Final = ".copias-anotadas.json"
"""It stands beside the copies: whatever the output folder of a run, a copy has one history."""


def replace_own(target: Path, write: Callable[[Path], None], say: Callable[[str], None]) -> None:
    """Write ``target`` whole or not at all. A former one that is not as this program left it is kept aside, and told.

    Stop: there is no permission or room.
    """
    handle, name = tempfile.mkstemp(dir=_there(target.parent), prefix=f".{target.stem}-", suffix=".xlsx")
    os.close(handle)
    fresh = Path(name)
    try:
        write(fresh)
        fresh.chmod(0o644)
        record = target.parent / RECORD
        left = _remembered(record)
        if target.exists() and left.get(target.name) != _digest(target):
            aside = _free(target)
            target.rename(aside)
            say(f"Usted había cambiado {target.name}; su versión quedó guardada como {aside.name}.")
        digest = _digest(fresh)
        fresh.replace(target)
        _remember(record, {**left, target.name: digest})
    except PermissionError as busy:
        raise Stop(f"No se pudo reemplazar {target}; ciérrelo si lo tiene abierto y repita la orden.") from busy
    except OSError as full:
        raise Stop(f"No se pudo escribir {target} ({full.strerror}); libere espacio y repita la orden.") from full
    finally:
        with suppress(OSError):
            fresh.unlink()


def _there(folder: Path) -> Path:
    if not os.access(folder, os.W_OK):
        raise Stop(f"No tiene permiso para escribir en {folder.resolve()}; repita la orden desde una carpeta suya.")
    return folder


def _free(target: Path) -> Path:
    aside = target.with_stem(f"{target.stem}{EDITED}")
    number = 1
    while aside.exists():
        number += 1
        aside = target.with_stem(f"{target.stem}{EDITED}-{number}")
    return aside


def _remembered(record: Path) -> dict[str, str]:
    try:
        told = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _remember(record: Path, left: dict[str, str]) -> None:
    text = json.dumps(left, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    record.write_text(text, encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
