"""What is left where a condition took everything away: Word asks for a paragraph in each cell, a row in each table."""

import re
from typing import Final

_BARE_CELLS: Final = ("</w:tcPr></w:tc>", "<w:tcPr/></w:tc>", "<w:tc></w:tc>", "</w:tbl></w:tc>")
_END_OF_CELL: Final = "</w:tc>"
_ROW: Final = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:tblPrEx>(?:(?!</w:tr>).)*?</w:tblPrEx>)?"
    r"(?:<w:trPr>(?:(?!</w:tr>).)*?</w:trPr>|<w:trPr/>)?</w:tr>",
    re.DOTALL,
)
_TABLE: Final = re.compile(r"<w:tbl>(?:(?!</w:tbl>|<w:tbl>|<w:tr[ >]).)*?</w:tblGrid></w:tbl>", re.DOTALL)
_NO_ROWS: Final = "Grid></w:tbl>"
_STORIES: Final = ("hdr", "ftr", "txbxContent")


def repaired(text: str, parents: frozenset[str]) -> str:
    """The part with no row without cells, no table without rows, no cell, header or text box without a paragraph.

    ``parents`` are the elements in which conditions and loops stand: only those can have been left empty.
    """
    if "w:tr" in parents:
        text = _ROW.sub("", text)
    if parents & {"w:tr", "w:tbl"} and _NO_ROWS in text:
        text = _TABLE.sub("", text)
    if parents & {"w:tr", "w:tbl", "w:tc"}:
        for bare in _BARE_CELLS:
            text = text.replace(bare, f"{bare.removesuffix(_END_OF_CELL)}<w:p/>{_END_OF_CELL}")
    for story in _STORIES:
        if f"</w:{story}>" in text:
            text = re.sub(rf"(<w:{story}(?: [^>]*)?>)(</w:{story}>)", r"\1<w:p/>\2", text)
    return text
