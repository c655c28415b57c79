"""From cells to a plan: pair the tabs, lay out their columns, read their rows, link them, put them in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Final

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding, Grade
from pipeline.model.guided import EXAMPLE_MARK
from pipeline.model.plan import Plan
from pipeline.model.records import TABS, Ejercicio, Integrante
from pipeline.model.schema import Record, columns
from pipeline.model.workbook import Place, Sheet, Workbook
from pipeline.reading.agreement import (
    another_year,
    different_dates,
    hours_in_disorder,
    swapped_by_the_sheet,
    treatment_apart,
)
from pipeline.reading.ejercicio import lacking, read_ejercicio
from pipeline.reading.headers import HEADER_ROWS, Layout, find_header, lay_out
from pipeline.reading.kinds import is_blank
from pipeline.reading.linking import index, link
from pipeline.reading.order import in_order
from pipeline.reading.readings import Code
from pipeline.reading.rows import Draft, read_rows, repeated_keys
from pipeline.reading.tabs import pair

ATTRIBUTES: Final = {tab: f.name for tab, f in zip(TABS, [f for f in fields(Plan) if f.name != "headers"], strict=True)}
"""The attribute of the plan that holds the rows of each tab."""

_TABLES: Final = tuple(tab for tab in TABS if tab is not Ejercicio)


@dataclass(slots=True)
class _Reading:
    """What is being read: sheets, layouts and drafts by tab, all that was said, and the tabs in doubt, left unread."""

    workbook: Workbook
    edition: Edition
    sheets: dict[type[Record], Sheet]
    said: list[Finding]
    in_doubt: frozenset[type[Record]]
    layouts: dict[type[Record], Layout] = field(default_factory=dict)
    drafts: dict[type[Record], list[Draft]] = field(default_factory=dict)
    examples: list[Place] = field(default_factory=list)


def read_plan(workbook: Workbook, edition: Edition) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan that a workbook holds, and a finding for each thing in it that was not read to the letter.

    Findings come in the order of the workbook: by sheet, row and column. It never raises for what a
    cell holds.
    """
    tabs = pair(workbook)
    said = tabs.said
    reading = _Reading(workbook, edition, tabs.found, said, frozenset(tabs.in_doubt))
    _lay_out_tables(reading)
    ejercicio = read_ejercicio(tabs.found.get(Ejercicio), edition, said.append)
    for layout in reading.layouts.values():
        _read_table(reading, layout)
    said.extend(treatment_apart(reading.drafts.get(Integrante, ())))
    link(reading.drafts, index(reading.drafts, _keyless(reading)), said.append)
    said.extend(_without_exercise(reading, ejercicio))
    plan = _plan(reading, ejercicio)
    said.extend(another_year(plan))
    said.extend(different_dates(plan))
    said.extend([*hours_in_disorder((plan.ejercicio, *plan.mesas), said)])
    said.extend(swapped_by_the_sheet(workbook, _records(plan)))
    said.extend(_examples(reading.examples))
    return plan, tuple(_by_place(workbook, said))


def _lay_out_tables(reading: _Reading) -> None:
    for tab in _TABLES:
        sheet = reading.sheets.get(tab)
        if sheet is None:
            continue
        row = find_header(sheet, tab)
        if row is not None:
            reading.layouts[tab], said = lay_out(sheet, tab, row)
            reading.said.extend(said)
        elif _has_table(sheet):
            reading.said.append(_headless(tab, sheet))


def _has_table(sheet: Sheet) -> bool:
    """Whether the sheet holds more than a title."""
    return sum(1 for cells in sheet.rows.values() for cell in cells.values() if not is_blank(cell)) > 1


def _headless(tab: type[Record], sheet: Sheet) -> Finding:
    names = ", ".join(column.name for column in columns(tab))
    return Finding(
        Code.ENCABEZADO,
        Grade.IMPIDE,
        f"En los primeros {HEADER_ROWS} renglones de la hoja {tab.TAB} no están los encabezados; no se leyó.",
        f"Escriba en un renglón, uno por columna: {names}.",
        Place(sheet.name),
    )


def _read_table(reading: _Reading, layout: Layout) -> None:
    drafts, examples = read_rows(layout, reading.edition, reading.said.append)
    reading.drafts[layout.tab] = drafts
    reading.examples.extend(examples)
    reading.said.extend(repeated_keys(drafts))


def _keyless(reading: _Reading) -> frozenset[type[Record]]:
    """Tabs that hold rows, but not in a way that lets their keys be read."""
    headless = {tab for tab in _TABLES if tab in reading.sheets and tab not in reading.layouts}
    keyless = {tab for tab, layout in reading.layouts.items() if "clave" not in layout.columns}
    return frozenset(keyless | reading.in_doubt | {tab for tab in headless if _has_table(reading.sheets[tab])})


def _plan(reading: _Reading, ejercicio: Draft) -> Plan:
    rows: dict[str, Any] = {
        ATTRIBUTES[tab]: tuple(draft.record() for draft in in_order(tab, drafts))
        for tab, drafts in reading.drafts.items()
    }
    rows[ATTRIBUTES[Ejercicio]] = ejercicio.record()
    return Plan(headers={**_headers(reading), Ejercicio.TAB: dict(ejercicio.places)}, **rows)


def _headers(reading: _Reading) -> dict[str, dict[str, Place]]:
    """The place of every header; of a tab without a header row, the tab as it is called there."""
    return {
        tab.TAB: {
            column.field: reading.layouts[tab].header(column)
            if tab in reading.layouts
            else Place(sheet.name, header=column.name)
            for column in columns(tab)
        }
        for tab, sheet in reading.sheets.items()
    }


def _records(plan: Plan) -> Iterator[Record]:
    yield plan.ejercicio
    for tab in _TABLES:
        yield from getattr(plan, ATTRIBUTES[tab])


def _without_exercise(reading: _Reading, ejercicio: Draft) -> Iterator[Finding]:
    """What Ejercicio lacks, once there is anything in the workbook at all."""
    if Ejercicio in reading.in_doubt or not (ejercicio.values or ejercicio.unread or any(reading.drafts.values())):
        return
    if Ejercicio in reading.sheets:
        lacking(ejercicio, reading.said.append)
        return
    names = ", ".join(column.name for column in columns(Ejercicio) if column.always)
    yield Finding(
        Code.HOJA_FALTANTE,
        Grade.IMPIDE,
        f"Falta la hoja {Ejercicio.TAB}.",
        f"Agréguela con dos columnas, Campo y Valor, y al menos: {names}.",
        Place(Ejercicio.TAB),
    )


def _examples(places: list[Place]) -> Iterator[Finding]:
    if places:
        many = len(places)
        told = "Un renglón de ejemplo no cuenta" if many == 1 else f"{many} renglones de ejemplo no cuentan"
        yield Finding(
            Code.RENGLONES_DE_EJEMPLO,
            Grade.NOTA,
            f"{told} como parte del plan.",
            f"Bórrelos cuando ya no los necesite; si alguno es suyo, quítele {EXAMPLE_MARK}.",
            places[0],
        )


def _by_place(workbook: Workbook, said: list[Finding]) -> list[Finding]:
    order = {sheet.name: number for number, sheet in reversed(list(enumerate(workbook.sheets)))}

    def at(finding: Finding) -> tuple[int, int, int]:
        place = finding.place
        return order.get(place.sheet, -1), place.row or 0, place.column or 0

    return sorted(said, key=at)
