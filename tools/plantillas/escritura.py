"""WordprocessingML in small words: paragraphs, runs, tables and the tags of the templates."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

TEXT_WIDTH: Final = 9122
"""Twips between the side margins."""

_MARKS: Final = re.compile(r"(\*\*.+?\*\*|//.+?//)")


def run(text: str, properties: str = "") -> str:
    """A run of text; the text may hold tags."""
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{styled}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(marked: str, properties: str = "") -> str:
    r"""Runs of a text in which ``**…**`` is bold, ``//…//`` italics and ``\t`` a tabulation."""
    return "".join(_marked(part, properties) for part in _MARKS.split(marked) if part)


def _marked(part: str, properties: str) -> str:
    if part.startswith("**"):
        return _tabbed(part[2:-2], "<w:b/>" + properties)
    if part.startswith("//") and part.endswith("//") and len(part) > len("////"):
        return _tabbed(part[2:-2], "<w:i/>" + properties)
    return _tabbed(part, properties)


def _tabbed(text: str, properties: str) -> str:
    pieces = text.split("\t")
    return "<w:r><w:tab/></w:r>".join(run(piece, properties) if piece else "" for piece in pieces)


def run_tag(tag: str) -> str:
    """A run that holds only a tag, and vanishes with it."""
    return run("{%r " + tag + " %}")


def liga(name: str) -> str:
    """Runs of a place of the sheet, ``name.texto``, that open it where there is an address, ``name.liga``."""
    words = f"{{{{ {name}.texto }}}}"
    address = f' HYPERLINK "{{{{ {name}.liga }}}}" '
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(address)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run(words, '<w:rStyle w:val="Hipervnculo"/>')
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return run_tag(f"if {name}.liga") + field + run_tag("else") + run(words) + run_tag("endif")


def p(marked: str, style: str = "", properties: str = "") -> str:
    """A paragraph of marked text. Properties follow the order of the schema."""
    return paragraph(runs(marked), style, properties)


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of finished runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    held = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{held}{content}</w:p>"


def tag(words: str) -> str:
    """A paragraph that holds only a tag, and vanishes with it."""
    return paragraph(run("{%p " + words + " %}"))


def when(condition: str, then: str, otherwise: str = "") -> str:
    """Paragraphs and tables that appear under a condition, and others that appear without it."""
    other = tag("else") + otherwise if otherwise else ""
    return tag(f"if {condition}") + then + other + tag("endif")


def each(words: str, content: str) -> str:
    """Paragraphs and tables that repeat: ``each("x in lista", …)``."""
    return tag(f"for {words}") + content + tag("endfor")


def paragraphs_of(name: str, style: str = "", before: str = "") -> str:
    """One paragraph for each of a long text's."""
    return each(f"parrafo in {name}", p(before + "{{ parrafo }}", style))


def cell(content: str, width: int, *, span: int = 1, shade: str = "", valign: str = "") -> str:
    """A cell of finished paragraphs."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    aligned = f'<w:vAlign w:val="{valign}"/>' if valign else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shaded}{aligned}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """A row that does not split; the header repeats on each page."""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(words: str, columns: int) -> str:
    """A row that holds only a tag, and vanishes with it."""
    return row([cell(paragraph(run("{%tr " + words + " %}"), "Celda"), TEXT_WIDTH, span=columns)])


def each_row(words: str, rows: str, columns: int) -> str:
    """Rows that repeat."""
    return row_tag(f"for {words}", columns) + rows + row_tag("endfor", columns)


def grid(widths: Sequence[int], rows: str, title: str, *, description: str = "", style: str = "Tabla") -> str:
    """A table of finished rows, with fixed columns and a title for who does not see it."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}<w:tblCaption w:val={quoteattr(title)}/>'
        f"<w:tblDescription w:val={quoteattr(description or title)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def head(widths: Sequence[int], titles: Sequence[str], style: str = "Encabezadodecelda") -> str:
    """The header row of a table."""
    return row(
        [
            cell(p(title, style), width, shade="E7E6E6", valign="center")
            for title, width in zip(titles, widths, strict=True)
        ],
        header=True,
    )


def body(widths: Sequence[int], contents: Sequence[str]) -> str:
    """A row of cells: each content is marked text, or finished paragraphs."""
    return row([cell(_content(content), width) for content, width in zip(contents, widths, strict=True)])


def _content(content: str) -> str:
    return content if content.startswith("<w:p>") else p(content, "Celda")


def listing(words: str, widths: Sequence[int], titles: Sequence[str], contents: Sequence[str], title: str) -> str:
    """A table with one row for each: ``listing("a in acuerdos", …)``."""
    rows = head(widths, titles) + each_row(words, body(widths, contents), len(widths))
    return grid(widths, rows, title)


def card(pairs: Sequence[tuple[str, str]], title: str, *, label: int = 2600) -> str:
    """A table of two columns, datum and value, with its header row; it stays whole where a page can hold it."""
    widths = (label, TEXT_WIDTH - label)
    rows = "".join(
        row([cell(p(name, "Etiqueta", kept), widths[0], shade="F2F2F2"), cell(_content(value), widths[1])])
        for (name, value), kept in zip(pairs, ["<w:keepNext/>"] * (len(pairs) - 1) + [""], strict=True)
    )
    return grid(widths, head(widths, ("Dato", "Contenido")) + rows, title)
