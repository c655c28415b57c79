"""The workbook that a committee fills in, made from the same schema that reads it."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from xlsxwriter.worksheet import Worksheet

from pipeline.model.edition import Edition
from pipeline.model.guided import EXAMPLE_MARK
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import Column, Kind, Record, columns
from pipeline.publishing.libro_formato import (
    CELL,
    EXAMPLE,
    HEADER_ROW,
    HINT,
    LAST_ROW,
    Book,
    Head,
    width,
)
from pipeline.publishing.libro_leeme import COLOURS, STEP_OF, write_readme
from pipeline.publishing.libro_listas import Lists

Rows = Sequence[Mapping[str, object]]

_EXAMPLES: Final = Path(__file__).with_name("libro_ejemplos.toml")
_TITLE: Final = "Plan de Acción Local de gobierno abierto"
_WIDE: Final = 100
_EJERCICIO: Final = (
    Head("Campo", Kind.TEXT, always=False, note="El dato que se pide. No lo cambie."),
    Head("Valor", Kind.LONG, always=False, note="Escriba aquí el dato. Los campos de color son obligatorios."),
    Head("Ayuda", Kind.LONG, always=False, note="Qué escribir. Esta columna no se lee."),
)
_HOW_TO_TYPE_A_DAY: Final = "Por ejemplo: 05/08/2016 o 5 de agosto de 2016."


def write_blank(path: Path, edition: Edition) -> None:
    """An empty guided workbook (.xlsx), to be uploaded to Drive or used as it is.

    Its drop-downs, notes and formats are of the kinds that Google Sheets keeps. The same edition gives
    the same bytes. Stop: the file cannot be written.
    """
    examples = tomllib.loads(_EXAMPLES.read_text(encoding="utf-8"))
    _write(path, edition, _TITLE, {}, examples)


def write_filled(path: Path, edition: Edition, title: str, rows: Mapping[str, Rows]) -> None:
    """The same workbook with rows in it, by tab and header, and without examples.

    In Ejercicio each row is a Campo and its Valor. KeyError: a tab or header that the schema does not have.
    Stop: the file cannot be written.
    """
    unknown = set(rows) - {tab.TAB for tab in TABS}
    if unknown:
        raise KeyError(*sorted(unknown))
    _write(path, edition, title, rows, {})


def _write(
    path: Path, edition: Edition, title: str, rows: Mapping[str, Rows], examples: Mapping[str, Mapping[str, str]]
) -> None:
    book = Book(path, title)
    lists = Lists(edition)
    write_readme(book, edition)
    for tab in TABS:
        held = rows.get(tab.TAB, ())
        if tab is Ejercicio:
            _write_ejercicio(book, lists, held)
        else:
            _write_tab(book, lists, tab, held, examples.get(tab.TAB, {}))
    lists.write(book)
    book.close()


def _write_ejercicio(book: Book, lists: Lists, rows: Rows) -> None:
    value_of = {row["Campo"]: row["Valor"] for row in rows}
    sheet = book.tab(Ejercicio.TAB, Ejercicio.HELP, _EJERCICIO, COLOURS[STEP_OF[Ejercicio]])
    sheet.set_column(1, 2, _WIDE)
    for number, column in enumerate(columns(Ejercicio), start=HEADER_ROW + 1):
        required = {"bg_color": "#F8E0D2"} if column.always else {}
        sheet.write_string(number, 0, column.name, book.format({**CELL, **required, "bold": True}))
        sheet.write_string(number, 2, ("Obligatorio. " if column.always else "") + column.help, book.format(HINT))
        lists.offer(sheet, Ejercicio, column, (number, 1, number, 1))
        value = value_of.pop(column.name, "")
        book.put(sheet, (number, 1), column.kind, value)
        if value != "":
            book.fit(sheet, number, [(_WIDE, value)])
    if value_of:
        raise KeyError(*value_of)


def _write_tab(book: Book, lists: Lists, tab: type[Record], rows: Rows, example: Mapping[str, str]) -> None:
    shown = columns(tab)
    sheet = book.tab(tab.TAB, tab.HELP, tuple(_heads(shown)), COLOURS[STEP_OF[tab]])
    first = HEADER_ROW + 1
    if example:
        _write_example(book, sheet, shown, example)
        first += 1
    for number, row in enumerate(rows, start=first):
        _write_row(book, sheet, shown, number, row)
    for number, column in enumerate(shown):
        lists.offer(sheet, tab, column, (first, number, LAST_ROW, number))


def _write_example(book: Book, sheet: Worksheet, shown: Sequence[Column], example: Mapping[str, str]) -> None:
    texts = [example[column.name] for column in shown]
    texts[0] = f"{EXAMPLE_MARK} {texts[0]}"
    for number, text in enumerate(texts):
        sheet.write_string(HEADER_ROW + 1, number, text, book.format(EXAMPLE))
    widths = (width(column.name, column.kind) for column in shown)
    book.fit(sheet, HEADER_ROW + 1, zip(widths, texts, strict=True))


def _write_row(book: Book, sheet: Worksheet, shown: Sequence[Column], number: int, row: Mapping[str, object]) -> None:
    unknown = set(row) - {column.name for column in shown}
    if unknown:
        raise KeyError(*sorted(unknown))
    for place, column in enumerate(shown):
        book.put(sheet, (number, place), column.kind, row.get(column.name, ""))
    book.fit(sheet, number, ((width(column.name, column.kind), row.get(column.name, "")) for column in shown))


def _heads(shown: Sequence[Column]) -> Iterator[Head]:
    for column in shown:
        yield Head(column.name, column.kind, column.always, _note(column))


def _note(column: Column) -> str:
    parts = (
        "Obligatorio." if column.always else "",
        column.help,
        _HOW_TO_TYPE_A_DAY if column.kind is Kind.DATE else "",
    )
    return " ".join(part for part in parts if part)
