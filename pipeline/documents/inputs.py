"""From what a document is made: a short digest for each kind of input, so that a change has a name."""

import hashlib
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pipeline
from pipeline.documents.job import Due, Job
from pipeline.documents.pdf import libreoffice

_LETTERHEAD: Final = "membrete"
_MARKS: Final = {"huella", "leido"}
_LIBRARIES: Final = ("docxtpl-", "jinja2-", "lxml-", "markupsafe-", "pypdf-")


def inputs_of(due: Due, job: Job) -> Mapping[str, str]:
    """The digests of what goes into a document: its slice of the data, template, letterhead, edition, day, program."""
    slice_ = {name: value for name, value in due.context.items() if name != _LETTERHEAD}
    told = (sorted(slice_.items()), due.title, due.on, due.path, due.indexed, due.values, due.blocked_by)
    return {
        "datos": _digest(told),
        "plan": job.fingerprint,
        "fecha": f"{job.today.isoformat()} {job.read_on.isoformat()}",
        "plantilla": _of_file(job.templates / f"{due.template}.docx"),
        "membrete": _digest(_letterhead(due), job.letterhead.area, _of_file(job.letterhead.logo)),
        "edicion": _digest(_ordered(job)),
        "programa": _digest(program(), layout() if due.indexed else ""),
    }


@cache
def program() -> str:
    """The version of the program with what stands for its code and its libraries, whoever changed them."""
    home = Path(pipeline.__file__).parent
    code = sorted((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in home.rglob("*.py"))
    folders = [place for place in sys.path if place.endswith("site-packages") and Path(place).is_dir()]
    names = [each.name for place in folders for each in Path(place).iterdir()]
    libraries = sorted(name for name in names if name.lower().startswith(_LIBRARIES))
    return _digest(pipeline.__version__, sys.version, code, libraries)


@cache
def layout() -> str:
    """What lays out the pages that an index counts."""
    found = libreoffice()
    return f"{found.resolve()} {found.stat().st_mtime_ns}" if found else ""


def _letterhead(due: Due) -> list[tuple[str, object]]:
    """What the header and the footer say, but for the marks of the plan, which have a kind of their own."""
    said = due.context.get(_LETTERHEAD)
    names = getattr(type(said), "__dataclass_fields__", ())
    return [(name, getattr(said, name)) for name in names if name not in _MARKS]


def _ordered(job: Job) -> list[tuple[str, object]]:
    edition = job.edition
    named = ((name, getattr(edition, name)) for name in edition.__dataclass_fields__)
    return [(name, sorted(value) if isinstance(value, frozenset) else value) for name, value in named]


def _of_file(path: Path | None) -> str:
    """The digest of a file; of none, or one that cannot be read, an empty text: who needs it will say so."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
    except OSError:
        return ""


def _digest(*told: object) -> str:
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]
