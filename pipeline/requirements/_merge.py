"""One absence, one finding: the gravest requirement that it breaks tells it, and names the others."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.model.findings import Finding, Grade
from pipeline.model.records import TABS
from pipeline.model.workbook import Place
from pipeline.requirements._verdicts import Shortfall

_CAMPOS = TABS[0].TAB


@dataclass(frozen=True, slots=True)
class Raised:
    """A shortfall with the requirement that it breaks, or beside which it stands, and its grade."""

    code: str
    grade: Grade
    shortfall: Shortfall


def merged(raised: Iterable[Raised]) -> Iterator[Finding]:
    """The findings of what was raised, in the catalogue's order of who tells them.

    What breaks requirements is told apart from what they stand in spite of, and a requirement does not say
    at one place both.
    """
    groups: dict[Hashable, list[Raised]] = {}
    for told in raised:
        one = replace(told, shortfall=_of_column(told.shortfall))
        groups.setdefault(one.shortfall.absence, []).append(one)
    for group in groups.values():
        breaking = [one for one in group if one.shortfall.grade is None]
        broken = {one.code for one in breaking}
        standing = [one for one in group if one.shortfall.grade is not None and one.code not in broken]
        yield from (_finding(part) for part in (breaking, standing) if part)


def _finding(group: list[Raised]) -> Finding:
    teller = min(group, key=lambda one: one.grade.rank)
    also = dict.fromkeys(one.code for one in group if one.code != teller.code)
    told = teller.shortfall
    return Finding(
        code=teller.code,
        grade=teller.grade,
        message=told.message.replace("“”", "sin clave"),
        fix=told.fix,
        place=told.place,
        value=told.value,
        also=tuple(also),
    )


def _of_column(told: Shortfall) -> Shortfall:
    """What is missing in every row because the sheet lacks the column is the absence of the column."""
    place = told.place
    if place.cell or not place.header or place.sheet == _CAMPOS:
        return told
    name = place.header
    return replace(
        told,
        place=Place(place.sheet, header=name),
        message=f"La hoja {place.sheet} no tiene la columna “{name}”.",
        fix=f"Agregue la columna “{name}” en {place.sheet} y llénela.",
        absence=("columna", place.sheet, name),
        value="",
    )
