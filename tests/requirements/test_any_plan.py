"""Whatever is changed in a plan, every requirement is decided, and every fault has one voice."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.findings import Finding
from pipeline.model.outcome import Outcome, Result
from pipeline.model.plan import Plan
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import Column, Kind, Record, blank_of, columns
from pipeline.model.workbook import Place
from pipeline.requirements import check
from tests.effort import examples
from tests.plans import ATTRIBUTES, EDITION, TODAY, Book, complete

CELLS = [(tab, c) for tab in TABS for c in columns(tab) if complete().tabs[tab]]
ROWS = {tab: len(rows) for tab, rows in complete().tabs.items()}
Change = tuple[str, type[Record], str, int, Any]


def _values(tab: type[Record], name: str) -> st.SearchStrategy[Any]:
    """What stands elsewhere in that column, or a choice or a date that does not."""
    column = next(c for c in columns(tab) if c.field == name)
    seen = [row[name] for row in complete().tabs[tab] if name in row]
    days = st.dates(date(2015, 1, 1), date(2019, 1, 1)) if column.kind is Kind.DATE else st.nothing()
    others = st.sampled_from(seen) if seen else st.nothing()
    choices = st.sampled_from(column.choices) if column.choices else st.nothing()
    return days | others | choices | st.just(blank_of(tab, name))


@st.composite
def _changes(draw: st.DrawFn) -> Change:
    tab, column = draw(st.sampled_from(CELLS))
    what = draw(st.sampled_from(["blank", "blur", "put", "drop", "repeat"]))
    at = draw(st.integers(0, ROWS[tab] - 1))
    return what, tab, column.field, at, draw(_values(tab, column.field))


def _changed(changes: list[Change]) -> Book:
    b = complete()
    for what, tab, name, at, value in changes:
        rows = b.tabs[tab]
        if not rows or (tab is Ejercicio and what in {"drop", "repeat"}):
            continue
        row = rows[at % len(rows)]
        match what:
            case "drop":
                rows.remove(row)
            case "repeat":
                rows.append(dict(row))
            case "put":
                row[name] = value
            case _:
                row.pop(name, None)
                row["unread"] = row.get("unread", frozenset()) | ({name} if what == "blur" else frozenset())
    return b.settle()


def _checked(b: Book, today: date = TODAY) -> tuple[Outcome, tuple[Finding, ...]]:
    readings = b.readings()
    return check(b.plan(), readings, EDITION, today), readings


def _own(outcome: Outcome) -> list[Finding]:
    return [f for f in outcome.findings if not f.code.startswith("D-")]


def _told(outcome: Outcome) -> set[tuple[str, Place]]:
    return {(code, f.place) for f in _own(outcome) for code in (f.code, *f.also)}


anything = settings(max_examples=examples(50), deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.integers(-700, 700).map(lambda n: TODAY + timedelta(days=n))


@anything
@given(st.lists(_changes(), min_size=1, max_size=25), days)
def test_every_requirement_is_decided_and_every_unmet_one_has_its_finding(changes: list[Change], today: date) -> None:
    b = _changed(changes)
    outcome, readings = _checked(b, today)
    assert [j.id for j in outcome.requirements] == list(EDITION.grados)
    voices = {code for f in _own(outcome) for code in (f.code, *f.also)}
    for j in outcome.requirements:
        assert bool(j.evidence) == (j.result is Result.CUMPLE)
        if j.result is Result.NO_CUMPLE and not readings:
            assert j.id in voices or j.id == "MD-4b", j.id


@anything
@given(st.lists(_changes(), min_size=1, max_size=25), days)
def test_findings_stand_at_places_of_the_sheet_and_never_at_an_unread_cell(changes: list[Change], today: date) -> None:
    b = _changed(changes)
    outcome, readings = _checked(b, today)
    plan = b.plan()
    cells = {p for tab in TABS for row in _records(plan, tab) for p in row.places.values()}
    headers = {p for tab in TABS for p in plan.headers[tab.TAB].values()}
    spoken = {f.place for f in readings}
    for f in _own(outcome):
        assert f.place in cells | headers
        assert f.place not in spoken
        assert f.message.endswith(".")
        assert f.fix.endswith(".")
    assert not [same for same, count in Counter(_own(outcome)).items() if count > 1 and same.place in cells]


@anything
@given(st.lists(_changes(), max_size=6), st.sampled_from(CELLS), st.integers(0, 50))
def test_an_unread_cell_counts_as_blank_and_adds_no_finding(
    changes: list[Change], cell: tuple[type[Record], Column], at: int
) -> None:
    tab, column = cell
    blank, blurred = _changed(changes), _changed(changes)
    if not blank.tabs[tab] or column.kind is Kind.KEY:
        return
    for b in (blank, blurred):
        b.tabs[tab][at % len(b.tabs[tab])].pop(column.field, None)
    row = blurred.tabs[tab][at % len(blurred.tabs[tab])]
    row["unread"] = row.get("unread", frozenset()) | {column.field}
    (as_blank, _), (as_unread, _) = _checked(blank), _checked(blurred)
    assert [j.result for j in as_unread.requirements] == [j.result for j in as_blank.requirements]
    assert {place for _, place in _told(as_unread)} <= {place for _, place in _told(as_blank)}


def _records(plan: Plan, tab: type[Record]) -> tuple[Record, ...]:
    held = getattr(plan, ATTRIBUTES[tab])
    return (held,) if isinstance(held, Record) else held
