"""The tab Ejercicio: one datum a row, Campo | Valor."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding, Grade
from pipeline.model.records import Ejercicio
from pipeline.model.schema import Column, columns
from pipeline.model.words import tidy
from pipeline.model.workbook import Cell, Place, Sheet
from pipeline.reading.headers import HEADER_ROWS, label
from pipeline.reading.kinds import Reader, is_blank, reader, typed
from pipeline.reading.nearness import closest
from pipeline.reading.readings import Code, Understood, quoted
from pipeline.reading.rows import Draft, Say, absent, is_example, take
from pipeline.reading.texts import folded

CAMPO: Final = "Campo"
VALOR: Final = "Valor"
_COLUMNS: Final = columns(Ejercicio)
_BY_NAME: Final[Mapping[str, Column]] = {
    folded(name): column for column in _COLUMNS for name in (column.name, *column.aliases)
}
_LONGEST: Final = 60
_LEAST: Final = 3


@dataclass(slots=True)
class _Table:
    """The datum sheet as it stands: the two columns, and each datum's row."""

    sheet: Sheet
    campo: int
    valor: int
    rows: dict[str, list[int]] = field(default_factory=dict)

    def cell(self, row: int) -> Cell | None:
        found = self.sheet.rows[row].get(self.valor)
        return None if is_blank(found) else found


def read_ejercicio(sheet: Sheet | None, edition: Edition, say: Say) -> Draft:
    """The datum sheet as one draft. Without the tab it is blank, and each place names the tab and the Campo."""
    if sheet is None or (first := _lies_down(sheet)) is None:
        return _read(sheet, edition, say)
    say(_lying(sheet, first))
    draft = _read(_turned(sheet), edition, lambda finding: say(replace(finding, place=_turn(finding.place))))
    return replace(draft, places={name: _turn(place) for name, place in draft.places.items()})


def _lies_down(sheet: Sheet) -> int | None:
    """The row whose cells are names of data, where they stand side by side and not one below another."""
    if len(campos(sheet)[0]) >= _LEAST:
        return None
    for row, cells in sheet.in_order():
        if row <= HEADER_ROWS and sum(label(cell) in _BY_NAME for cell in cells.values()) >= _LEAST:
            return row
    return None


def _lying(sheet: Sheet, row: int) -> Finding:
    return Finding(
        Code.LECTURA,
        Grade.NOTA,
        f"Los datos de {Ejercicio.TAB} están uno al lado de otro; se leyeron así, con sus nombres en este renglón.",
        f"Páselos a dos columnas, {CAMPO} y {VALOR}: en Excel, copie y use Pegado especial, Transponer.",
        Place(sheet.name, row, min(sheet.rows[row])),
    )


def _turned(sheet: Sheet) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for row, cells in sheet.in_order():
        for column, cell in cells.items():
            rows.setdefault(column, {})[row] = cell
    return Sheet(sheet.name, rows, sheet.gid)


def _turn(place: Place) -> Place:
    return replace(place, row=place.column, column=place.row)


def _read(sheet: Sheet | None, edition: Edition, say: Say) -> Draft:
    name = sheet.name if sheet else Ejercicio.TAB
    places = {column.field: Place(name, header=column.name) for column in _COLUMNS}
    draft = Draft(Ejercicio, 0, places)
    table = _table(sheet) if sheet else None
    if table is None:
        return draft
    for finding in _gather(table):
        say(finding)
    for column in _COLUMNS:
        rows = table.rows.get(column.field, [])
        filled = [row for row in rows if table.cell(row) is not None]
        if rows:
            places[column.field] = Place(name, (filled or rows)[0], table.valor, column.name)
        if filled:
            _datum(table, draft, column, filled, reader(column, edition), say)
    return draft


def campos(sheet: Sheet) -> tuple[frozenset[str], int]:
    """The data whose names stand, word for word, in the sheet's column of names; how many names it has."""
    table = _table(sheet)
    cells = [row[table.campo] for row in sheet.rows.values() if table.campo in row] if table else []
    known = (_BY_NAME.get(label(cell)) for cell in cells if not is_blank(cell))
    return frozenset(column.field for column in known if column is not None), len(cells)


def lacking(draft: Draft, say: Say) -> None:
    """Say which of the data that may not be blank are blank."""
    for column in _COLUMNS:
        if column.always and column.field not in draft.values and column.field not in draft.unread:
            absent(draft, column, say)


def _table(sheet: Sheet) -> _Table | None:
    first = [(number, cells) for number, cells in sheet.in_order() if number <= HEADER_ROWS]
    for _number, cells in first:
        labels = {label(cells[at]): at for at in sorted(cells, reverse=True) if not is_blank(cells[at])}
        if folded(CAMPO) in labels and folded(VALOR) in labels:
            return _Table(sheet, labels[folded(CAMPO)], labels[folded(VALOR)])
    return _without_header(sheet)


def _without_header(sheet: Sheet) -> _Table | None:
    """The column with most names of data is Campo; Valor is the nearest one with values, first at its right."""
    named = Counter(
        at
        for cells in sheet.rows.values()
        for at, cell in cells.items()
        if not is_blank(cell) and label(cell) in _BY_NAME
    )
    if not named:
        return None
    campo = min(named, key=lambda at: (-named[at], at))
    data = [cells for cells in sheet.rows.values() if campo in cells and label(cells[campo]) in _BY_NAME]
    filled = [at for cells in data for at, cell in cells.items() if at != campo and _is_value(cell, cells[campo])]
    right = [at for at in filled if at > campo]
    if right:
        return _Table(sheet, campo, min(right))
    return _Table(sheet, campo, max(filled, default=campo + 1))


def _is_value(cell: Cell, campo: Cell) -> bool:
    """Whether a cell beside the name of a datum holds anything but the help that the blank workbook gives it."""
    return not is_blank(cell) and _BY_NAME[label(campo)].help not in typed(cell)


def _gather(table: _Table) -> Iterator[Finding]:
    """Find the row of each datum; a note for each name that is not one, if it has a value."""
    strange: list[int] = []
    for row, cells in table.sheet.in_order():
        cell = cells.get(table.campo)
        if cell is None or is_blank(cell) or is_example(cells):
            continue
        column = _BY_NAME.get(label(cell))
        if column is not None:
            table.rows.setdefault(column.field, []).append(row)
        elif not is_blank(cells.get(table.valor)) and label(cells[table.valor]) != folded(VALOR):
            strange.append(row)
    for row in strange:
        yield _strange(table, row)


def _strange(table: _Table, row: int) -> Finding:
    cell = table.sheet.rows[row][table.campo]
    shown = tidy(typed(cell))
    lacking = [column for column in _COLUMNS if column.field not in table.rows]
    column = closest(label(cell), lacking) if len(shown) <= _LONGEST else None
    if column is not None:
        table.rows[column.field] = [row]
        message = f"El campo {quoted(shown)} se leyó como “{column.name}”."
        place = Place(table.sheet.name, row, table.campo, column.name)
        return Finding(Code.LECTURA, Grade.NOTA, message, f"Si es lo mismo, escriba {column.name}.", place, shown)
    message = f"El campo {quoted(shown)} no es de la hoja {Ejercicio.TAB}; no se leyó."
    place = Place(table.sheet.name, row, table.campo, shown)
    fix = "Si es un dato del plan, escriba el nombre del campo como en la hoja de ejemplo."
    return Finding(Code.CAMPO_DESCONOCIDO, Grade.NOTA, message, fix, place, shown)


def _datum(table: _Table, draft: Draft, column: Column, rows: list[int], read: Reader, say: Say) -> None:  # noqa: PLR0913, PLR0917 - one datum and all that concerns it
    cells = [table.sheet.rows[row][table.valor] for row in rows]
    readings = [read(cell) for cell in cells]
    take(draft, column, cells[0], readings[0], say)
    values = [reading.value if isinstance(reading, Understood) else None for reading in readings]
    first = Place(table.sheet.name, rows[0], table.valor)
    for row, cell, value in list(zip(rows, cells, values, strict=True))[1:]:
        same = value is not None and value == values[0]
        how = "" if same else " con valores distintos"
        place = Place(table.sheet.name, row, table.valor, column.name)
        message = f"“{column.name}” está dos veces{how}; se tomó {first}."
        fix = "Deje uno solo de los dos renglones, el correcto."
        say(Finding(Code.CAMPO_REPETIDO, Grade.NOTA if same else Grade.IMPIDE, message, fix, place, typed(cell)))
