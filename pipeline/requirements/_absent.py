"""A tab or a column that is not there speaks for every requirement that it breaks: its finding names them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from pipeline.model.findings import Finding
from pipeline.model.plan import Plan
from pipeline.model.records import Integrante
from pipeline.model.schema import Record, column_of
from pipeline.requirements._requirement import Requirement
from pipeline.requirements._verdicts import Shortfall, ToldElsewhere, Verdict

_Cell = tuple[str, str]
_READ: Final = frozenset({"D-hoja-faltante", "D-columna-faltante"})
_NAMING: Final = ("Clave", "Nombre")


class _Asked(frozenset[str]):
    """The unread fields of a row, which write down for which of them somebody asked."""

    note: Callable[[str], None]

    def __contains__(self, name: object) -> bool:
        found = super().__contains__(name)
        if found:
            self.note(str(name))
        return found


def with_what_they_break(
    findings: Sequence[Finding],
    broken: Iterable[Requirement],
    plan: Plan,
    ask: Callable[[Requirement, Plan], Iterable[Verdict]],
) -> tuple[Finding, ...]:
    """The findings, of which those of an absence name the ``broken`` requirements that no other one names.

    ``plan`` is the one with its unread cells; ``ask`` gives what a requirement says of a plan.
    """
    absences = [f for f in findings if not f.place.row and (f.code in _READ or not f.code.startswith("D-"))]
    named = {code for finding in findings for code in (finding.code, *finding.also)}
    also: dict[int, list[str]] = {}
    for requirement in broken if absences else ():
        if requirement.id not in named:
            cells = _looked_at(requirement, plan, ask)
            speaking = [finding for finding in absences if _speaks(finding, cells)]
            for finding in speaking if cells else [one for one in absences if one.code in _READ][:1]:
                also.setdefault(id(finding), list(finding.also)).append(requirement.id)
    return tuple(replace(f, also=tuple(also[id(f)])) if id(f) in also else f for f in findings)


def _looked_at(
    requirement: Requirement, plan: Plan, ask: Callable[[Requirement, Plan], Iterable[Verdict]]
) -> set[_Cell]:
    """The sheet and header of each unread cell that the requirement asked for, and of what it would have told."""
    cells: set[_Cell] = set()
    changed: dict[str, Any] = {}
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        if isinstance(held, Record):
            changed[tab.name] = _noting(held, cells)
        elif isinstance(held, tuple):
            changed[tab.name] = tuple(_noting(record, cells) for record in held)
    told = [v.place for v in ask(requirement, replace(plan, **changed)) if isinstance(v, Shortfall | ToldElsewhere)]
    return cells | {(place.sheet, place.header) for place in told if place}


def _noting(record: Record, cells: set[_Cell]) -> Record:
    if not record.unread:
        return record

    def note(name: str) -> None:
        place = record.place(name)
        cells.add((place.sheet, place.header))
        # a reference that finds nobody may lack the tab, or its keys; Participante is one although it is a text
        targets = (Integrante.TAB,) if name == "participante" else column_of(type(record), name).tabs
        cells.update((target, title) for target in targets for title in _NAMING)

    asked = _Asked(record.unread)
    asked.note = note
    return replace(record, unread=asked)


def _speaks(finding: Finding, cells: set[_Cell]) -> bool:
    place = finding.place
    return any(sheet == place.sheet and place.header in {"", header} for sheet, header in cells)
