"""``manifiesto.json``: what a run left, and from which plan."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pipeline.model.files import File, Omitted

NAME: Final = "manifiesto.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The plan that the files tell, the files, and what was left out and why. ``read_on`` is a day."""

    origin: str
    title: str
    fingerprint: str
    read_on: date
    edition: str
    today: date
    files: tuple[File, ...]
    omitted: tuple[Omitted, ...]

    def as_json(self) -> dict[str, Any]:
        """The object as it is written, the same for ``pal documents --json``."""
        return {
            "plan": {
                "origin": self.origin,
                "title": self.title,
                "fingerprint": self.fingerprint,
                "read_at": self.read_on.isoformat(),
            },
            "edition": self.edition,
            "date": self.today.isoformat(),
            "files": [asdict(file) for file in self.files],
            "omitted": [asdict(omitted) for omitted in self.omitted],
        }


def write_manifest(manifest: Manifest, folder: Path, carried: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write the manifest and return its files. ``carried`` are entries of files that this run left as they were."""
    told = manifest.as_json()
    told["files"] = sorted([*told["files"], *carried], key=lambda entry: entry["path"])
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
    return list(told["files"])


def read_manifest(folder: Path) -> Mapping[str, dict[str, Any]]:
    """The entries of a former manifest by path, each with the fingerprint of its plan; empty if there is none."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        mark = told["plan"]["fingerprint"]
        return {entry["path"]: {"fingerprint": mark, **entry} for entry in told["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
