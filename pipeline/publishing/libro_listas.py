"""The drop-downs of the guided workbook, of the kinds that survive the upload to Google Sheets."""

from collections.abc import Mapping
from typing import Final

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from pipeline.model.edition import Edition
from pipeline.model.guided import LISTS_TAB
from pipeline.model.records import TABS, Compromiso
from pipeline.model.schema import Column, Kind, Record, columns
from pipeline.publishing.libro_formato import LAST_ROW, Book

_LONGEST_LITERAL: Final = 255  # characters, as Excel stores a list inside the rule itself
_LONGEST_PROMPT: Final = 255
_LONGEST_TITLE: Final = 32
_YES_NO: Final = ("Sí", "No")


class Lists:
    """Every list of words that a column offers, and where each stands."""

    def __init__(self, edition: Edition) -> None:
        self._temas = edition.temas
        offered = (self._words(tab, c) for tab in TABS for c in columns(tab))
        self._long = list(dict.fromkeys(words for words in offered if words and not _fits(words)))

    def offer(self, sheet: Worksheet, tab: type[Record], column: Column, spot: tuple[int, int, int, int]) -> None:
        """Give these cells (first row, column, last row, column) what the column lets one choose from, if anything."""
        rule = self._rule(tab, column, spot[0])
        if rule:
            sheet.data_validation(*spot, rule)

    def write(self, book: Book) -> None:
        """The hidden tab with the lists that do not fit inside a rule."""
        sheet = book.page(LISTS_TAB, [60] * len(self._long))
        for number, words in enumerate(self._long):
            sheet.write_column(0, number, words)
        sheet.hide()

    def _rule(self, tab: type[Record], column: Column, first: int) -> dict[str, object] | None:
        words = self._words(tab, column)
        if words:
            return _choice(column, list(words) if _fits(words) else self._range(words))
        if column.kind is Kind.REF:
            return _choice(column, _keys(column.tabs[0], first))
        if column.kind is Kind.REFS:
            return {"validate": "any", **_prompt(column)}
        return None

    def _words(self, tab: type[Record], column: Column) -> tuple[str, ...]:
        if tab is Compromiso and column.field == "tema_pa18":
            return self._temas
        return _YES_NO if column.kind is Kind.BOOL else column.choices

    def _range(self, words: tuple[str, ...]) -> str:
        at = self._long.index(words)
        return f"={LISTS_TAB}!{xl_range_abs(0, at, len(words) - 1, at)}"


def _choice(column: Column, source: list[str] | str) -> dict[str, object]:
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",  # other spellings and names are read too
        "error_title": column.name[:_LONGEST_TITLE],
        "error_message": "Ese valor no está en la lista. Elija uno de la lista o revise cómo está escrito.",
        **_prompt(column),
    }


def _prompt(column: Column) -> Mapping[str, str]:
    return {"input_title": column.name[:_LONGEST_TITLE], "input_message": column.help[:_LONGEST_PROMPT]}


def _fits(words: tuple[str, ...]) -> bool:
    return len(",".join(words)) <= _LONGEST_LITERAL and not any("," in word for word in words)


def _keys(tab: str, first: int) -> str:
    record = {record.TAB: record for record in TABS}[tab]
    at = next(number for number, column in enumerate(columns(record)) if column.kind is Kind.KEY)
    return f"='{tab}'!{xl_range_abs(first, at, LAST_ROW, at)}"
