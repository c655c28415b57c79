"""What is left where a condition took everything away: Word asks for a paragraph in each cell, a row in each table."""

import re
from dataclasses import dataclass
from typing import Final

_CELL_ENDS: Final = "</w:tc>"
_BEFORE_CONTENT: Final = ("</w:tcPr>", "<w:tcPr/>", "<w:tc>", "</w:tbl>")  # Word wants a paragraph after a table too
_ROW: Final = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:tblPrEx>(?:(?!</w:tr>).)*?</w:tblPrEx>)?"
    r"(?:<w:trPr>(?:(?!</w:tr>).)*?</w:trPr>|<w:trPr/>)?</w:tr>",
    re.DOTALL,
)
_TABLE: Final = re.compile(r"<w:tbl>(?:(?!</w:tbl>|<w:tbl>|<w:tr[ >]).)*?</w:tblGrid></w:tbl>", re.DOTALL)
_NO_ROWS: Final = "Grid></w:tbl>"
_STORIES: Final = ("hdr", "ftr", "txbxContent")


@dataclass(frozen=True, slots=True)
class Repairs:
    """What a part may be left with, known from its template: only that is looked for in what it prints."""

    rows: bool
    tables: bool
    bare_cells: tuple[str, ...]
    stories: tuple[re.Pattern[str], ...]

    def __call__(self, text: str) -> str:
        """The part with no row without cells, table without rows, or cell, header or text box without a paragraph."""
        if self.rows:
            text = _ROW.sub("", text)
        if self.tables and _NO_ROWS in text:
            text = _TABLE.sub("", text)
        for before in self.bare_cells:
            text = text.replace(f"{before}{_CELL_ENDS}", f"{before}<w:p/>{_CELL_ENDS}")
        for story in self.stories:
            text = story.sub(r"\1<w:p/>\2", text)
        return text


def repairs(source: str, parents: frozenset[str]) -> Repairs:
    """What the part of a patched template may be left with.

    ``parents`` are the elements in which conditions and loops stand: only those can have been left empty.
    """
    return Repairs(
        rows="w:tr" in parents,
        tables=bool(parents & {"w:tr", "w:tbl"}),
        bare_cells=tuple(before for before in _BEFORE_CONTENT if _may_end_a_cell(before, source)),
        stories=tuple(
            re.compile(rf"(<w:{story}(?: [^>]*)?>)(</w:{story}>)") for story in _STORIES if f"</w:{story}>" in source
        ),
    )


def _may_end_a_cell(before: str, source: str) -> bool:
    """Whether nothing follows, or a statement or a table, which may leave nothing."""
    return re.search(rf"{before}(?:\s*\{{[%#]|<w:tbl>|{_CELL_ENDS})", source) is not None
