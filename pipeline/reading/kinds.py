"""One reading for each kind of column; references, which need the whole plan, are read apart."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from pipeline.model.edition import Edition
from pipeline.model.schema import Column, Kind
from pipeline.model.words import tidy
from pipeline.model.workbook import Cell, CellError
from pipeline.reading.addresses import read_email, read_url
from pipeline.reading.dates import read_date
from pipeline.reading.hours import read_time
from pipeline.reading.numbers import read_decimal, read_int, read_percent
from pipeline.reading.options import Options, read_bool
from pipeline.reading.patterns import shown
from pipeline.reading.readings import Code, Fault, Reading, Understood, quoted
from pipeline.reading.texts import clean, folded, paragraphs, unwrapped

_NUMBERS: Final[Mapping[Kind, Callable[[str | float, str], Reading]]] = {
    Kind.DATE: read_date,
    Kind.TIME: read_time,
    Kind.DECIMAL: read_decimal,
    Kind.PERCENT: read_percent,
}
_WRONG_TYPE: Final = {
    Kind.DATE: (Code.FECHA, "no es una fecha", "Escriba el día como 05/03/2016."),
    Kind.TIME: (Code.HORA, "no es una hora", "Escriba la hora como 10:30."),
    Kind.INT: (Code.NUMERO, "no es un número", "Escriba un número entero: 12."),
    Kind.DECIMAL: (Code.NUMERO, "no es un número", "Escriba un número: 12.5."),
    Kind.PERCENT: (Code.PORCENTAJE, "no es un porcentaje", "Escriba cuánto va: 45 %."),
}
REFERENCES: Final = frozenset({Kind.REF, Kind.REFS})
Reader = Callable[[Cell], Reading]


def typed(cell: Cell) -> str:
    """The cell as the person sees it, as clean text."""
    value = cell.value
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, bool):
        return "Sí" if value else "No"
    return clean(value) if isinstance(value, str) else shown(value, cell.pattern)


def is_blank(cell: Cell | None) -> bool:
    """No cell, or one with nothing that can be seen."""
    return cell is None or (isinstance(cell.value, str) and not tidy(clean(cell.value)))


def reader(column: Column, edition: Edition) -> Reader:
    """How to read the cells of a column that is not a reference; none of them is blank."""
    read = _reader(column, edition)
    return lambda cell: formula(cell) or forgiving(typed(cell), read(cell), lambda text: read(Cell(text)))


def forgiving(text: str, first: Reading, again: Callable[[str], Reading | None]) -> Reading:
    """The first reading; where it failed, that of the text without the quotation marks around it."""
    bare = unwrapped(text)
    if isinstance(first, Understood) or not bare or bare == tidy(text):
        return first
    second = again(bare)
    if not isinstance(second, Understood):
        return first
    return Understood(second.value, f"{quoted(text)} se leyó como {quoted(bare)}.", f"Escriba {bare}.")


def _reader(column: Column, edition: Edition) -> Reader:
    options = _options(column, edition)
    readers: dict[Kind, Reader] = {
        Kind.CHOICE: lambda cell: options.read(typed(cell) if isinstance(cell.value, str | bool) else _number(cell)),
        Kind.BOOL: lambda cell: read_bool(clean(cell.value) if isinstance(cell.value, str) else _scalar(cell)),
        Kind.INT: lambda cell: _guarded(Kind.INT, cell, partial(read_int, field=column.field)),
        Kind.EMAIL: lambda cell: read_email(typed(cell)),
        Kind.URL: lambda cell: read_url(typed(cell)),
        Kind.LONG: lambda cell: Understood(paragraphs(typed(cell))),
    }
    if column.kind in _NUMBERS:
        return lambda cell: _guarded(column.kind, cell, _NUMBERS[column.kind])
    return readers.get(column.kind, lambda cell: Understood(tidy(typed(cell))))


def _options(column: Column, edition: Edition) -> Options:
    """The edition names its own themes; they are also read by their number."""
    if column.field != "tema_pa18":
        return Options(column.choices, column.also)
    numbers = {str(n): tema for n, tema in enumerate(edition.temas, start=1)}
    return Options(edition.temas, {folded(n): tema for n, tema in numbers.items()}, frozenset(numbers))


def _guarded(kind: Kind, cell: Cell, read: Callable[[str | float, str], Reading]) -> Reading:
    if isinstance(cell.value, bool):
        code, why, fix = _WRONG_TYPE[kind]
        return Fault(code, f"{quoted('VERDADERO' if cell.value else 'FALSO')} {why}.", fix)
    return read(clean(cell.value) if isinstance(cell.value, str) else _number(cell), cell.pattern)


def _number(cell: Cell) -> float:
    return float(cell.value) if isinstance(cell.value, int | float) else 0.0


def _scalar(cell: Cell) -> float | bool:
    return cell.value if isinstance(cell.value, bool) else _number(cell)


def formula(cell: Cell) -> Fault | None:
    """What is to be said of a formula that shows an error or has no result."""
    if not isinstance(cell.value, CellError):
        return None
    if not cell.value.code:
        return Fault(
            Code.FORMULA_SIN_CALCULAR,
            "La fórmula de esta celda no tiene resultado.",
            "Abra el archivo, deje que se calcule y guárdelo; o escriba el valor en lugar de la fórmula.",
        )
    return Fault(
        Code.ERROR_DE_FORMULA,
        f"La fórmula de esta celda muestra {quoted(cell.value.code)}.",
        "Corrija la fórmula o escriba el valor en su lugar.",
    )
