"""Whatever a workbook holds, reading it ends with a plan and with findings that a person can act on."""

import re
from dataclasses import replace
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding
from pipeline.model.fingerprint import fingerprint
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import blank_of, columns
from pipeline.model.workbook import Cell, CellError, Sheet, Workbook
from pipeline.reading import read_plan
from pipeline.reading.plan import ATTRIBUTES
from pipeline.reading.readings import Code
from tests.effort import examples
from tests.reading.books import EDITION, Tabs, book, read, small

HOSTILE: Final = [
    "",
    " ",
    "-",
    "N/A",
    "C1",
    "c1",
    "SC1",
    "M1",
    "todos",
    "05/03/2016",
    "31/02/2016",
    "ayer",
    "45 %",
    "1e999",
    "TRUE",
    "x",
    "=1+1",
    "{{ x }}",
    "<b>&",
    "\x00\x07",
    "\ud800",
    "\u202e",
    "a@b.mx; c@d.mx",
    "https://x.mx/a b",
    "javascript:alert(1)",
    "9" * 5000,
    "y" * 20000,
    ",,,",
    ";\n;",
    " y ",
    "Clave",
    "Campo",
    "(ejemplo)",
    "10:30 - 12",
    "Paso 9",
    "Ana Ruiz Soto",
    "٣",
    "²",
    "½",
    "1,2,3",
    "👩‍👩‍👧",
]
CELLS: Final = st.builds(
    Cell,
    st.sampled_from(HOSTILE)
    | st.text(max_size=12)
    | st.floats()
    | st.sampled_from([0.0, 1.0, 42434.0, 42434.5, 0.45, -1.0, 1e18])
    | st.booleans()
    | st.sampled_from([CellError(""), CellError("#REF!")]),
    st.sampled_from(["", "0%", "000", "dd/mm/yyyy", "h:mm", "[h]:mm", ";;;", "@", "0.00E+00"]),
)
PLACES: Final = st.sampled_from(
    [
        (name, row, column)
        for name, rows in small().items()
        for row in range(len(rows) + 2)
        for column in range(len(rows[0]))
    ]
)


def _sound(workbook: Workbook, edition: Edition = EDITION) -> None:
    plan, findings = read_plan(workbook, edition)
    cells = [(f.place.sheet, f.place.cell) for f in findings if f.place.cell]
    assert len(cells) == len(set(cells))
    spoken = {(f.place.sheet, f.place.row, f.place.header) for f in findings}
    lacking = {(f.place.sheet, f.place.header) for f in findings if f.code == Code.COLUMNA_FALTANTE}
    for tab, name in ATTRIBUTES.items():
        held = getattr(plan, name)
        for record in held if isinstance(held, tuple) else (held,):
            for field in record.unread:
                place = record.place(field)
                assert field == "participante" or getattr(record, field) == blank_of(tab, field)
                assert (
                    (place.sheet, place.row, place.header) in spoken
                    or (place.sheet, place.header) in lacking
                    or any(column.field == field and column.tabs for column in columns(tab))
                )
    for finding in findings:
        _speaks(finding)
    assert len(fingerprint(plan)) == 64


_UNPLAIN: Final = re.compile(r"\b(error|inválid|None|null|regex|parse|string|tipo de dato)", re.IGNORECASE)


def _speaks(finding: Finding) -> None:
    """A message that says what is there, a remedy, a place, and words that a person uses."""
    message = re.sub("“[^”]*”", "“”", finding.message)
    fix = re.sub(r"“[^”]*”|¿Es .*\?", "", finding.fix)
    assert finding.code in set(Code)
    assert finding.place.sheet
    assert message.endswith((".", "…"))
    assert finding.fix
    assert not _UNPLAIN.search(message)
    assert not _UNPLAIN.search(fix)
    (finding.message + finding.fix + finding.value).encode("utf-8")


@settings(max_examples=examples(500), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(PLACES, CELLS), min_size=1, max_size=12))
def test_a_plan_with_anything_in_its_cells_is_read(changes: list[tuple[tuple[str, int, int], Cell]]) -> None:
    tabs = small()
    for (name, row, column), cell in changes:
        rows = tabs[name]
        rows.extend([[] for _ in range(row + 1 - len(rows))])
        rows[row].extend([None] * (column + 1 - len(rows[row])))
        rows[row][column] = cell
    _sound(book(tabs))


@settings(max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.builds(
            Sheet,
            st.sampled_from([*(tab.TAB for tab in TABS), "mesas ", "Envios", "Hoja 1"]),
            st.dictionaries(st.integers(1, 12), st.dictionaries(st.integers(1, 16384), CELLS, max_size=4), max_size=6),
        ),
        max_size=5,
        unique_by=lambda sheet: sheet.name,
    )
)
def test_any_workbook_at_all_is_read(sheets: list[Sheet]) -> None:
    _sound(Workbook("x", "x", tuple(sheets), locale="en_US"))


@settings(max_examples=examples(200), deadline=None)
@given(st.sampled_from([tab for tab in TABS if tab is not Ejercicio]), st.lists(CELLS, min_size=1, max_size=15))
def test_any_row_under_the_headers_of_a_tab_is_read(tab: type, cells: list[Cell]) -> None:
    names = [column.name for column in columns(tab)]
    _sound(book({**small(), tab.TAB: [names, list(cells[: len(names)])]}))  # type: ignore[attr-defined] # a tab


def test_another_edition_has_other_themes() -> None:
    tabs = small()
    tabs["Compromisos"][1][2] = "Justicia abierta"
    edition = replace(EDITION, temas=("Agua", "Justicia abierta"))
    plan, findings = read_plan(book(tabs), edition)
    assert findings == ()
    assert plan.compromiso["C1"].tema_pa18 == "Justicia abierta"
    tabs["Compromisos"][1][2] = 2.0
    assert read_plan(book(tabs), edition)[0].compromiso["C1"].tema_pa18 == "Justicia abierta"


def _large(rows: int, *, broken: bool) -> Tabs:
    tabs = small()
    tabs["Actividades"] += [
        [
            f"A{n}",
            f"ZZ{n}" if broken else "C1",
            "Algo",
            f"Persona {n}" if broken else "SC1",
            "AU1, OG1",
            "01/06/2016",
            f"ayer {n}" if broken else "01/07/2016",
        ]
        for n in range(rows)
    ]
    return tabs


def test_two_readings_of_one_workbook_say_the_same() -> None:
    tabs = _large(20, broken=True)
    assert read(tabs) == read(tabs)
