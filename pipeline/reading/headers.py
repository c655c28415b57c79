"""The header row of a tab: which column of the sheet holds which field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model.findings import Finding, Grade
from pipeline.model.schema import Column, Record, columns
from pipeline.model.words import tidy
from pipeline.model.workbook import Cell, Place, Sheet, column_letters
from pipeline.reading.kinds import is_blank, typed
from pipeline.reading.nearness import closest, spellings
from pipeline.reading.readings import Code, quoted
from pipeline.reading.texts import folded

HEADER_ROWS: Final = 10
"""The header row is among so many first rows."""

LEAST: Final = 2
"""So many headers of the tab make a row its header row."""

_LONGEST: Final = 60
_MOST_TRIED: Final = 100


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a tab's table stands: its header row and the sheet's column of each field that it has."""

    tab: type[Record]
    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def header(self, column: Column) -> Place:
        """The place of a column's header; the tab and the name where the sheet lacks it."""
        number = self.columns.get(column.field)
        return Place(self.sheet.name, None if number is None else self.row, number, column.name)

    def place(self, row: int, column: Column) -> Place:
        """The place of a field in a row."""
        return Place(self.sheet.name, row, self.columns.get(column.field), column.name)


def label(cell: Cell) -> str:
    """A header in the form in which it is compared: also without a final colon or asterisk."""
    return folded(tidy(typed(cell)).rstrip(" :*."))


def find_header(sheet: Sheet, tab: type[Record]) -> int | None:
    """The first of the first rows that holds at least two of the tab's headers.

    Where none does, a row whose headers are nearly the tab's; at last, a row with the only header that
    the tab always needs.
    """
    first = [(number, labelled(cells)) for number, cells in sheet.in_order() if number <= HEADER_ROWS]
    exact = {name for column in columns(tab) for name in spellings(column)}
    for at, (number, labels) in enumerate(first):
        if len(exact & labels.keys()) >= LEAST:
            return _below_a_group(first[at:], exact) or number
    for number, labels in first:
        if len(_matched(columns(tab), labels)) >= LEAST:
            return number
    always = {folded(column.name) for column in columns(tab) if column.always}
    return next((number for number, labels in first if always and always <= labels.keys()), None)


def _below_a_group(rows: list[tuple[int, dict[str, int]]], exact: set[str]) -> int | None:
    """The row just under a row of group titles that are headers too: it holds all of these and more."""
    (_, titles), *below = rows
    named = exact & titles.keys()
    return below[0][0] if below and named < exact & below[0][1].keys() else None


def held(sheet: Sheet, tab: type[Record]) -> tuple[frozenset[str], int]:
    """The fields whose headers stand, word for word, in the header row for that tab; how many headers it has."""
    row = find_header(sheet, tab)
    labels = labelled(sheet.rows[row]) if row is not None else {}
    fields = (column.field for column in columns(tab) if not labels.keys().isdisjoint(spellings(column)))
    return frozenset(fields), len(labels)


def lay_out(sheet: Sheet, tab: type[Record], row: int) -> tuple[Layout, list[Finding]]:
    """The columns of a tab by its header row, and what there is to say of them."""
    labels = labelled(sheet.rows[row])
    matched = _matched(columns(tab), labels)
    layout = Layout(tab, sheet, row, {field: labels[name] for field, name in matched.items()})
    said = [
        *_under_titles(layout),
        *_renamed(layout, labels, matched),
        *_others(layout),
        *_missing(layout),
        *_nameless(layout),
    ]
    return layout, said


def labelled(cells: Mapping[int, Cell]) -> dict[str, int]:
    """Each header of a row and its column; of those that repeat, the first."""
    found: dict[str, int] = {}
    for number in sorted(cells):
        if not is_blank(cells[number]):
            found.setdefault(label(cells[number]), number)
    return found


def _matched(tab: Iterable[Column], labels: Mapping[str, int]) -> dict[str, str]:
    """The header that stands for each field: by name, by another of its names, or nearly."""
    found: dict[str, str] = {}
    for column in tab:
        name = next((name for name in spellings(column) if name in labels), None)
        if name is not None and name not in found.values():
            found[column.field] = name
    lacking = [column for column in tab if column.field not in found]
    taken = set(found.values())
    rest = [name for name in labels if name not in taken and len(name) <= _LONGEST][:_MOST_TRIED]
    for name in rest if lacking else ():
        near = closest(name, lacking)
        if near is not None:
            found[near.field] = name
            lacking.remove(near)
    return found


def _under_titles(layout: Layout) -> Iterator[Finding]:
    above = max((row for row in layout.sheet.rows if row < layout.row), default=0)
    exact = {name for column in columns(layout.tab) for name in spellings(column)}
    if above and len(exact & labelled(layout.sheet.rows[above]).keys()) >= LEAST:
        yield Finding(
            Code.LECTURA,
            Grade.NOTA,
            f"Los encabezados se tomaron de este renglón y no del {above}, que parece un título de grupos.",
            f"Para que no haya duda, cambie los títulos del renglón {above}.",
            Place(layout.sheet.name, layout.row, min(layout.columns.values())),
        )


def _renamed(layout: Layout, labels: Mapping[str, int], matched: Mapping[str, str]) -> Iterator[Finding]:
    for column in columns(layout.tab):
        name = matched.get(column.field)
        if name is None or name == folded(column.name):
            continue
        shown = typed(layout.sheet.rows[layout.row][labels[name]])
        yield Finding(
            Code.LECTURA,
            Grade.NOTA,
            f"La columna {quoted(shown)} se leyó como “{column.name}”.",
            f"Si es otra cosa, cambie el encabezado; si es lo mismo, escriba {column.name}.",
            layout.header(column),
            shown,
        )


def _others(layout: Layout) -> Iterator[Finding]:
    known = {number: field for field, number in layout.columns.items()}
    names = {label(layout.sheet.rows[layout.row][number]) for number in known}
    cells = layout.sheet.rows[layout.row]
    for number in sorted(cells):
        if number in known or is_blank(cells[number]):
            continue
        shown = tidy(typed(cells[number])) or column_letters(number)
        place = Place(layout.sheet.name, layout.row, number, shown)
        repeated = label(cells[number]) in names
        yield Finding(
            Code.COLUMNA_REPETIDA if repeated else Code.COLUMNA_DESCONOCIDA,
            Grade.NOTA,
            f"La columna {quoted(shown)} está repetida; se leyó la primera."
            if repeated
            else f"La columna {quoted(shown)} no es de la hoja {layout.tab.TAB}; no se leyó.",
            "Deje una sola." if repeated else "Si tiene datos del plan, páselos a la columna que corresponda.",
            place,
            shown,
        )


def _missing(layout: Layout) -> Iterator[Finding]:
    for column in columns(layout.tab):
        if column.always and column.field not in layout.columns:
            yield Finding(
                Code.COLUMNA_FALTANTE,
                Grade.IMPIDE,
                f"Falta la columna “{column.name}” en la hoja {layout.tab.TAB}.",
                _remedy(layout, column),
                layout.header(column),
            )


def _remedy(layout: Layout, column: Column) -> str:
    """What to do for a missing column: rename the one that seems to be it, or add it."""
    name = folded(column.name)
    known = set(layout.columns.values())
    for number, cell in sorted(layout.sheet.rows[layout.row].items()):
        if number not in known and f" {name} " in f" {label(cell)} ":
            return f"¿Es la columna {quoted(typed(cell))}? Póngale el encabezado {column.name}."
    return f"Agregue en el renglón {layout.row} el encabezado {column.name} y llene la columna. {column.help}"


def _nameless(layout: Layout) -> Iterator[Finding]:
    named = {number for number, cell in layout.sheet.rows[layout.row].items() if not is_blank(cell)}
    loose: set[int] = set()
    for row, cells in layout.sheet.rows.items():
        if row > layout.row and not cells.keys() <= named:
            loose |= {number for number in cells.keys() - named - loose if not is_blank(cells[number])}
    if loose:
        letters = [column_letters(number) for number in sorted(loose)]
        told = ", ".join(letters[:5]) + (f" y {len(letters) - 5} más" if len(letters) > 5 else "")  # noqa: PLR2004 - the first five
        yield Finding(
            Code.COLUMNA_DESCONOCIDA,
            Grade.NOTA,
            f"Hay datos sin encabezado en la columna {told}; no se leyeron."
            if len(letters) == 1
            else f"Hay datos sin encabezado en las columnas {told}; no se leyeron.",
            "Si son del plan, póngales su encabezado.",
            Place(layout.sheet.name, layout.row, min(loose)),
        )
