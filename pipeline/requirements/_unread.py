"""One cell, one voice: cells for which a finding of the reading speaks."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from typing import Any

from pipeline.model.findings import Finding, Grade
from pipeline.model.plan import Plan
from pipeline.model.records import TABS
from pipeline.model.schema import Kind, Record, columns
from pipeline.model.workbook import Place

Spot = tuple[str, int | None, int | str]


def silenced(plan: Plan, readings: Iterable[Finding]) -> Plan:
    """The plan with every cell that a finding of the reading speaks for counted among the unread.

    A finding may speak for a cell, for a whole column or for a whole tab; of a tab whose rows could not be
    read, one row that might hold anything stands for them. Notes speak of what was read, and silence nothing;
    neither does a repeated key, which is read.
    """
    spoken = {_spot(f.place) for f in readings if f.grade is not Grade.NOTA}
    if not spoken:
        return plan
    changed: dict[str, Any] = {}
    for tab, field in zip(TABS, fields(plan), strict=False):
        held = getattr(plan, field.name)
        if isinstance(held, Record):
            changed[field.name] = _marked(held, spoken)
        elif held or not _is_spoken(replace(plan.header(tab, columns(tab)[0].field), row=None, header=""), spoken):
            changed[field.name] = tuple(_marked(record, spoken) for record in held)
        else:
            changed[field.name] = (tab(unread=frozenset(c.field for c in columns(tab))),)
    return replace(plan, **changed)


def unread_tabs(readings: Iterable[Finding]) -> frozenset[str]:
    """The sheets of which a finding of the reading speaks as a whole: nothing that they lack is known to be lacking."""
    return frozenset(f.place.sheet for f in readings if f.grade is not Grade.NOTA and f.place == Place(f.place.sheet))


def _marked(record: Record, spoken: AbstractSet[Spot]) -> Record:
    cells = ((c, record.place(c.field)) for c in columns(type(record)))
    found = {c.field for c, place in cells if _is_spoken(place, spoken) and not _is_key(record, c.field, c.kind)}
    return replace(record, unread=record.unread | found) if found - record.unread else record


def _is_key(record: Record, name: str, kind: Kind) -> bool:
    return kind is Kind.KEY and bool(getattr(record, name))


def _is_spoken(place: Place, spoken: AbstractSet[Spot]) -> bool:
    return not spoken.isdisjoint({_spot(place), (place.sheet, None, place.header), (place.sheet, None, "")})


def _spot(place: Place) -> Spot:
    return (place.sheet, place.row, place.column or place.header)
