"""Every sentence that the program can be made to say: of plans broken in every way, and of each requirement's tests."""

import importlib
import inspect
import pkgutil
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, Final

import tests.requirements
from pipeline.model.findings import Finding
from pipeline.model.outcome import Outcome
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import Record, columns
from pipeline.model.workbook import Cell, CellError, Sheet, Workbook
from pipeline.reading import read_plan
from pipeline.requirements import check
from tests.plans import EDITION, TODAY, Book, complete
from tests.requirements import telling

DAYS: Final = (date(2016, 2, 15), date(2016, 6, 1), TODAY, date(2020, 1, 1))
ODD: Final = (
    "ayer", "ZZ9", "Sí", 12345.0, -3.0, 1.5, True, CellError("#REF!"), CellError(""), "31/02/2016", "5/3",
    "45 por ciento", "correo arroba casa", "SC1; SC1", "SC1 y ZZ9", "http:/roto", "conjunta", "05/03/2099", "25:80",
    " N/A ",
    "Nacional", "Proactivo", "ninguno", "no conforme", "con reserva", "baja", "jerarquización", "C1", "SC1", "F1",
    "100 %", "200 %",
)  # fmt: skip
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone


def workbook(book: Book) -> Workbook:
    """The rows as a spreadsheet holds them."""
    return Workbook("plan.xlsx", "Plan", tuple(_sheet(tab, rows) for tab, rows in book.tabs.items()), locale="es_MX")


def judged(found: Workbook, today: date = TODAY) -> Outcome:
    """The whole outcome of a spreadsheet."""
    plan, readings = read_plan(found, EDITION)
    return check(plan, readings, EDITION, today)


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Those of every broken plan and of every test of the requirements."""
    return (*_of_tests(), *(judged(found, today) for found, today in _broken()))


@cache
def findings() -> tuple[Finding, ...]:
    """Each finding once by what it says."""
    each = (finding for outcome in outcomes() for finding in outcome.findings)
    said = {(finding.code, finding.message, finding.fix): finding for finding in each}
    return tuple(said.values())


def fuzzed(seed: int) -> Workbook:
    """A plan with a dozen random misfortunes, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    sheets = {sheet.name: {r: dict(row) for r, row in sheet.rows.items()} for sheet in workbook(complete()).sheets}
    for _ in range(chance.randint(1, 30)):
        chance.choice(_MISFORTUNES)(sheets, chance)
    return Workbook(f"{seed}.xlsx", f"Plan {seed}", tuple(Sheet(name, rows) for name, rows in sheets.items()))


Sheets = dict[str, dict[int, dict[int, Cell]]]


def _spoil(sheets: Sheets, chance: random.Random) -> None:
    rows = sheets[chance.choice(list(sheets))]
    if rows:
        row = rows[chance.choice(list(rows))]
        row[chance.choice(list(row) or [1])] = Cell(chance.choice(ODD), chance.choice(("", "0%", "dd/mm/yyyy", "000")))


def _blank(sheets: Sheets, chance: random.Random) -> None:
    rows = sheets[chance.choice(list(sheets))]
    if rows:
        row = rows[chance.choice(list(rows))]
        row.pop(chance.choice(list(row) or [1]), None)


def _drop_row(sheets: Sheets, chance: random.Random) -> None:
    rows = sheets[chance.choice(list(sheets))]
    if rows:
        del rows[chance.choice(list(rows))]


def _repeat_row(sheets: Sheets, chance: random.Random) -> None:
    rows = sheets[chance.choice(list(sheets))]
    if rows:
        rows[max(rows) + chance.randint(1, 3)] = dict(rows[chance.choice(list(rows))])


def _drop_tab(sheets: Sheets, chance: random.Random) -> None:
    if len(sheets) > 3:
        del sheets[chance.choice(list(sheets))]


def _rename_tab(sheets: Sheets, chance: random.Random) -> None:
    name = chance.choice(list(sheets))
    sheets[f"{name.upper()} {chance.randint(0, 9)}"] = sheets.pop(name)


def _shift_down(sheets: Sheets, chance: random.Random) -> None:
    name = chance.choice(list(sheets))
    by = chance.randint(1, 12)
    sheets[name] = {row + by: cells for row, cells in sheets[name].items()}


_MISFORTUNES: Final = (
    _spoil,
    _spoil,
    _spoil,
    _spoil,
    _blank,
    _blank,
    _drop_row,
    _repeat_row,
    _drop_tab,
    _rename_tab,
    _shift_down,
)


def _broken() -> Iterator[tuple[Workbook, date]]:
    for today in DAYS:
        yield workbook(complete()), today
    for tab in TABS:
        yield from ((workbook(book), TODAY) for book in _without(tab))
        whole = workbook(complete())
        for number, value in enumerate(ODD):
            yield _filled(whole, tab, value, 2 + number % 2), DAYS[number % len(DAYS)]
    yield from ((fuzzed(seed), DAYS[seed % len(DAYS)]) for seed in range(60))


def _without(tab: type[Record]) -> Iterator[Book]:
    empty, absent = complete(), complete()
    empty.tabs[tab] = []
    yield empty
    del absent.tabs[tab]
    yield absent
    for column in columns(tab):
        all_blank = complete()
        for row in all_blank.tabs[tab]:
            row.pop(column.field, None)
        yield all_blank
    for at in range(min(3, len(complete().tabs[tab]))):
        fewer = complete()
        del fewer.tabs[tab][at]
        yield fewer


def _filled(whole: Workbook, tab: type[Record], value: object, row: int) -> Workbook:
    """The value in every cell of a row at once; in Ejercicio, in every datum."""

    def cells(sheet: Sheet) -> dict[int, dict[int, Cell]]:
        changed = {number: dict(row_) for number, row_ in sheet.rows.items()}
        if sheet.name == tab.TAB:
            spots = [(r, 2) for r in changed if r > 1] if tab is Ejercicio else [(row, c) for c in changed[1]]
            for at, column in spots:
                changed.setdefault(at, {})[column] = Cell(value)  # type: ignore[arg-type] # whatever a cell may hold
        return changed

    return Workbook(whole.origin, whole.title, tuple(Sheet(s.name, cells(s)) for s in whole.sheets), locale="es_MX")


def _of_tests() -> Iterator[Outcome]:
    """What every test of the requirements was told, gathered while it runs."""
    heard: list[Outcome] = []

    def listening(*given: Any) -> Outcome:  # noqa: ANN401 - as check takes them
        heard.append(check(*given))
        return heard[-1]

    telling.check = listening
    try:
        for test in _tests():
            with suppress(AssertionError):  # that it holds is told where it stands
                test()
    finally:
        telling.check = check
    assert len(heard) > 200
    yield from heard


def _tests() -> Iterable[Callable[[], None]]:
    for module in pkgutil.iter_modules(tests.requirements.__path__, "tests.requirements."):
        for name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if name.startswith("test_") and not inspect.signature(found).parameters:
                yield found


def _sheet(tab: type[Record], rows: list[dict[str, Any]]) -> Sheet:
    if tab is Ejercicio:
        data = rows[0] if rows else {}
        lines = [
            ["Campo", "Valor"],
            *([c.name, data.get(c.field)] for c in columns(tab) if data.get(c.field) is not None),
        ]
    else:
        lines = [[c.name for c in columns(tab)], *([row.get(c.field) for c in columns(tab)] for row in rows)]
    cells = {number: dict(_cells(line)) for number, line in enumerate(lines, start=1)}
    return Sheet(tab.TAB, {number: row for number, row in cells.items() if row})


def _cells(line: list[Any]) -> Iterator[tuple[int, Cell]]:
    for at, value in enumerate(line, start=1):
        if value not in (None, "", ()):
            yield at, _cell(value)


def _cell(value: Any) -> Cell:  # noqa: ANN401 - whatever a record holds
    match value:
        case bool() | str():
            return Cell(value)
        case tuple():
            return Cell(", ".join(value))
        case date():
            return Cell(float((datetime(value.year, value.month, value.day) - _EPOCH).days), "dd/mm/yyyy")  # noqa: DTZ001
        case time():
            return Cell((value.hour * 60 + value.minute) / 1440, "hh:mm")
        case Decimal():
            return Cell(float(value), "0%")
        case _:
            return Cell(float(value))
