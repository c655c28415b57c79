"""From what the last run made each file: to leave alone what would come out the same, and to tell why not."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypedDict

from pipeline.model.files import File

NAME: Final = "insumos.json"
SAME: Final = "sin cambios"
NEW: Final = "es nuevo"
_REASONS: Final = {
    "datos": "cambiaron sus datos en el plan",
    "plan": "cambió el plan, cuya huella lleva",
    "fecha": "cambió el día",
    "plantilla": "cambió su plantilla",
    "membrete": "cambió el membrete o la configuración",
    "edicion": "cambió la edición del ejercicio",
    "programa": "cambió el programa",
}

Inputs = Mapping[str, str]


class _Entry(TypedDict):
    sha256: str
    inputs: dict[str, str]


class Memory:
    """The files of the last run with the digest of each kind of input, and the inputs of this run.

    ``output`` is where the files stand, ``record`` the folder that outlives them. A record that cannot be
    read is as none: everything is made anew.
    """

    def __init__(self, output: Path, record: Path) -> None:
        self._output = output
        self._record = record / NAME
        self._before = _read(self._record)
        self._now: dict[str, Inputs] = {}

    def recall(self, path: str, inputs: Inputs) -> bytes | None:
        """The file as the last run left it, if it made it from these very inputs and nobody touched it since."""
        self.note(path, inputs)
        known = self._before.get(path)
        if known is None or known["inputs"] != dict(inputs):
            return None
        try:
            content = (self._output / path).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == known["sha256"] else None

    def note(self, path: str, inputs: Inputs) -> None:
        """Write down from what a file of this run is made."""
        self._now[path] = inputs

    def why(self, file: File) -> str:
        """Whether a file came out other than the last time, and why."""
        known = self._before.get(file.path)
        if known is None:
            return NEW
        if known["sha256"] == file.sha256:
            return SAME
        now = self._now.get(file.path, {})
        told = [said for kind, said in _REASONS.items() if known["inputs"].get(kind) != now.get(kind)]
        return "; ".join(told) or "cambió algo de lo que se le adjunta"

    def keep(self, written: Iterable[File], standing: Iterable[str]) -> None:
        """Remember the files of this run, and of former ones those that still stand in the output."""
        kept = {path: self._before[path] for path in standing if path in self._before}
        for file in written:
            kept[file.path] = {"sha256": file.sha256, "inputs": dict(self._now.get(file.path, {}))}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        fresh = self._record.with_suffix(".nuevo")
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(self._record)


def _read(record: Path) -> dict[str, _Entry]:
    try:
        told = json.loads(record.read_text(encoding="utf-8"))
        return {path: {"sha256": str(one["sha256"]), "inputs": dict(one["inputs"])} for path, one in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
