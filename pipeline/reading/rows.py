"""The rows of a tab: which count, and what each of their cells says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding, Grade
from pipeline.model.guided import EXAMPLE_MARK
from pipeline.model.schema import Column, Record, columns
from pipeline.model.words import fold
from pipeline.model.workbook import Cell, CellError, Place
from pipeline.reading.headers import Layout, label
from pipeline.reading.kinds import REFERENCES, Reader, is_blank, reader, typed
from pipeline.reading.readings import Code, Fault, Reading
from pipeline.reading.tables import below_headers, lone_text

_ALWAYS_IMPIDE: Final = frozenset({Code.CLAVE_DESCONOCIDA, Code.VARIAS_CLAVES, Code.CLAVE_REPETIDA})
Say = Callable[[Finding], None]


@dataclass(slots=True)
class Draft:
    """A row on its way to be a record: values understood, cells that still wait for the other tabs."""

    tab: type[Record]
    row: int
    places: Mapping[str, Place]
    values: dict[str, object] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    waiting: dict[str, Cell] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value of a text field; empty where it is blank."""
        return str(self.values.get(name, ""))

    def record(self) -> Record:
        """The finished row."""
        return self.tab(row=self.row, places=self.places, unread=frozenset(self.unread), **self.values)


def take(draft: Draft, column: Column, cell: Cell, read: Reading, say: Say) -> None:
    """Keep what a cell says in the draft, and say what is to be said of it."""
    place = draft.places[column.field]
    if isinstance(read, Fault):
        draft.unread.add(column.field)
        grave = column.always or read.code in _ALWAYS_IMPIDE
        say(Finding(read.code, Grade.IMPIDE if grave else Grade.AVISO, read.why, read.fix, place, typed(cell)))
        return
    draft.values[column.field] = read.value
    if read.note:
        say(Finding(Code.LECTURA, Grade.NOTA, read.note, read.fix, place, typed(cell)))


def absent(draft: Draft, column: Column, say: Say, merged: str = "") -> None:
    """Say that a cell which may not be blank is blank, and that it is part of a ``merged`` area, if it is."""
    draft.unread.add(column.field)
    message, fix = f"Falta “{column.name}”.", f"Escríbalo. {column.help}"
    if merged:
        message = f"Falta “{column.name}”: las celdas {merged} están combinadas, y solo la primera lleva el dato."
        fix = f"Separe las celdas {merged} y repita el dato en cada renglón."
    say(Finding(Code.CELDA_VACIA, Grade.IMPIDE, message, fix, draft.places[column.field]))


def read_rows(layout: Layout, edition: Edition, say: Say) -> tuple[list[Draft], list[Place]]:
    """The rows of a tab from the top, and the places of the rows that are only examples."""
    readers = {c.field: reader(c, edition) for c in columns(layout.tab) if c.kind not in REFERENCES}
    drafts: list[Draft] = []
    examples: list[Place] = []
    for table, row in below_headers(layout, say):
        cells = table.sheet.rows[row]
        known = _known(table, cells)
        if not known or _is_header_again(table, known):
            continue
        if is_example(cells):
            examples.append(Place(table.sheet.name, row, min(cells)))
            continue
        lone = lone_text(table, row, known)
        if lone is not None:
            say(lone)
            continue
        drafts.append(_draft(table, row, known, readers, say))
    return drafts, examples


def is_example(cells: Mapping[int, Cell]) -> bool:
    """Whether the first cell of a row that is not blank says that the row is an example."""
    first = next((cells[number] for number in sorted(cells) if not is_blank(cells[number])), None)
    return first is not None and isinstance(first.value, str) and fold(first.value[:40]).startswith(fold(EXAMPLE_MARK))


def _known(layout: Layout, cells: Mapping[int, Cell]) -> dict[str, Cell]:
    """The cells of a row by field. A row with nothing but unticked boxes is empty."""
    known = {name: cells[number] for name, number in layout.columns.items() if not is_blank(cells.get(number))}
    return {} if all(cell.value is False for cell in known.values()) else known


def _is_header_again(layout: Layout, known: Mapping[str, Cell]) -> bool:
    headers = layout.sheet.rows[layout.row]
    return len(known) > 1 and all(
        not isinstance(cell.value, CellError) and label(cell) == label(headers[layout.columns[name]])
        for name, cell in known.items()
    )


def _draft(layout: Layout, row: int, known: Mapping[str, Cell], readers: Mapping[str, Reader], say: Say) -> Draft:
    tab = columns(layout.tab)
    draft = Draft(layout.tab, row, {column.field: layout.place(row, column) for column in tab})
    for column in tab:
        cell = known.get(column.field)
        if cell is not None:
            _cell(draft, column, cell, readers, say)
        elif column.field in layout.columns and column.always:
            absent(draft, column, say, layout.sheet.merged_at(draft.places[column.field]))
        elif column.always:
            draft.unread.add(column.field)
    return draft


def _cell(draft: Draft, column: Column, cell: Cell, readers: Mapping[str, Reader], say: Say) -> None:
    if column.kind in REFERENCES:
        draft.waiting[column.field] = cell
    else:
        take(draft, column, cell, readers[column.field](cell), say)


def repeated_keys(drafts: list[Draft]) -> Iterator[Finding]:
    """A finding at each key that an earlier row of its tab already has."""
    first: dict[str, Place] = {}
    for draft in drafts:
        key = draft.text("clave")
        if key and key in first:
            yield Finding(
                Code.CLAVE_REPETIDA,
                Grade.IMPIDE,
                f"La clave “{key}” ya está en {first[key]}.",
                f"Escriba otra clave en uno de los dos renglones, por ejemplo {_free(key, first)}, "
                "y revise quién la cita.",
                draft.places["clave"],
                key,
            )
        elif key:
            first[key] = draft.places["clave"]


def _free(key: str, taken: Mapping[str, Place]) -> str:
    stem = key.rstrip("0123456789")
    number = int(key[len(stem) :][:9] or "1") + 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
