"""What the guided workbook adds to the contract of the sheet, and its reader leaves out."""

from typing import Final

README_TAB: Final = "Léame"
LISTS_TAB: Final = "Listas"
EXAMPLE_MARK: Final = "(ejemplo)"
"""A row whose first cell begins so is only an example."""
