"""One short proof that two readings hold the same plan."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields

from pipeline.model.plan import Plan
from pipeline.model.schema import Record, columns


def fingerprint(plan: Plan) -> str:
    """The sha256, in hex, over the plan's values as understood.

    Equal plans have equal fingerprints however their cells were typed and in whatever order their rows
    stand, because a plan keeps its rows in canonical order. A cell that could not be read counts as blank.
    """
    digest = hashlib.sha256()
    for line in _lines(plan):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _lines(plan: Plan) -> Iterator[str]:
    for tab in fields(plan):
        if tab.name == "headers":
            continue
        held = getattr(plan, tab.name)
        for record in held if isinstance(held, tuple) else (held,):
            yield json.dumps([tab.name, *_values(record)], ensure_ascii=False)


def _values(record: Record) -> Iterator[object]:
    for column in columns(type(record)):
        value = getattr(record, column.field)
        yield (
            value
            if value is None or isinstance(value, bool)
            else list(value)
            if isinstance(value, tuple)
            else str(value)
        )
