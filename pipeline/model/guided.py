"""What the guided workbook adds to the contract of the sheet, so that its reader can leave it out."""

from collections.abc import Iterable
from typing import Final

from pipeline.model.words import fold

README_TAB: Final = "Léame"
LISTS_TAB: Final = "Listas"
REPORT_TAB: Final = "Validación"
OWN_TABS: Final = frozenset(map(fold, (README_TAB, LISTS_TAB, REPORT_TAB)))
"""Tabs that the program itself writes, folded: nobody's data, not worth a note."""

EXAMPLE_MARK: Final = "(ejemplo)"


def is_example(texts: Iterable[str]) -> bool:
    """Whether a row is one of the workbook's own examples: a cell of it begins with ``EXAMPLE_MARK``."""
    return any(fold(text).startswith(EXAMPLE_MARK) for text in texts)
