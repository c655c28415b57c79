"""What stands below the headers of a tab: the rows of its table, of a second one, and what is no row of any."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from pipeline.model.findings import Finding, Grade
from pipeline.model.schema import columns
from pipeline.model.words import tidy
from pipeline.model.workbook import Cell, Place
from pipeline.reading.headers import LEAST, Layout, labelled
from pipeline.reading.kinds import is_blank
from pipeline.reading.nearness import spellings
from pipeline.reading.readings import Code, listed, quoted

_LONE: Final = 2
_LONGEST_KEY: Final = 12


def below_headers(layout: Layout, say: Callable[[Finding], None]) -> Iterator[tuple[Layout, int]]:
    """Each row below the headers with the layout of its table; the title of a second table is no row."""
    rows = [row for row, _ in layout.sheet.in_order() if row > layout.row]
    starts = {row: table for row in rows if (table := _laid_out_again(layout, row)) is not None}
    titles = {above for above, row in pairwise(rows) if row in starts and _filled(layout, above) == 1}
    table = layout
    for row in rows:
        if row in starts:
            table = starts[row]
            say(_second(table))
        elif row not in titles:
            yield table, row


def _filled(layout: Layout, row: int) -> int:
    return sum(1 for cell in layout.sheet.rows[row].values() if not is_blank(cell))


def _second(table: Layout) -> Finding:
    lacking = [f"“{c.name}”" for c in columns(table.tab) if c.always and c.field not in table.columns]
    place = Place(table.sheet.name, table.row, min(table.columns.values()))
    told = f"En el renglón {table.row} empieza otra tabla de {table.tab.TAB}, con otras columnas;"
    fix = "Deje una sola tabla, con sus encabezados una sola vez."
    if lacking:
        why = f"{told} {'le faltan' if len(lacking) > 1 else 'le falta'} {listed(lacking, 'y')}."
        return Finding(Code.COLUMNA_FALTANTE, Grade.IMPIDE, why, fix, place)
    return Finding(Code.LECTURA, Grade.NOTA, f"{told} sus renglones se leyeron con esos encabezados.", fix, place)


def lone_text(table: Layout, row: int, known: Mapping[str, Cell]) -> Finding | None:
    """What is to be said of a row that holds one text and lacks the rest: a title, a note or a signature, surely."""
    (name, cell), *more = known.items()
    lacking = [c for c in columns(table.tab) if c.always and c.field in table.columns and c.field not in known]
    if more or len(lacking) < _LONE or not isinstance(cell.value, str) or (name == "clave" and _may_be_key(cell.value)):
        return None
    column = next(c for c in columns(table.tab) if c.field == name)
    return Finding(
        Code.CELDA_VACIA,
        Grade.IMPIDE,
        f"El renglón solo tiene {quoted(cell.value)} en “{column.name}”, y no se leyó: "
        f"le faltan {listed([f'“{c.name}”' for c in lacking], 'y')}.",
        "Complételo; si es un título, una nota o una firma, páselo fuera de la tabla o bórrelo.",
        table.place(row, lacking[0]),
    )


def _may_be_key(text: str) -> bool:
    key = tidy(text)
    return len(key) <= _LONGEST_KEY and " " not in key


def _laid_out_again(layout: Layout, row: int) -> Layout | None:
    """The layout of a second table of the same tab, where a row further down holds its headers in other columns."""
    labels = labelled(layout.sheet.rows[row])
    found = {
        column.field: labels[name]
        for column in columns(layout.tab)
        if (name := next((name for name in spellings(column) if name in labels), None)) is not None
    }
    if len(found) < LEAST or 2 * len(found) < len(labels):
        return None
    same = all(layout.columns.get(field) == number for field, number in found.items())
    return None if same else Layout(layout.tab, layout.sheet, row, found)
