"""A table of contents that is right when the file is opened, without a question about updating fields.

The entries are written from the document's own headings, each with a link to its place. Page numbers are
those of LibreOffice's layout; where there is no LibreOffice the entries carry none.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from pipeline.documents.pdf import libreoffice, to_pdf
from pipeline.documents.rendering.package import assemble, member
from pipeline.model.stop import Stop
from pipeline.model.words import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile(r"heading ([1-9])")
_LEVELS: Final = re.compile(r'\bTOC\b.*?\\o\s+"(\d)-(\d)"')
_FIRST_ID: Final = 9000


@dataclass(frozen=True)
class Heading:
    """A heading of a document: its level from 1, its text, its paragraph."""

    level: int
    text: str
    paragraph: "_Element"


def with_contents(documents: Sequence[bytes]) -> tuple[bytes, ...]:
    """The documents with their tables of contents filled in; as it came, one that has none or no headings.

    They are laid out together: to start LibreOffice takes longer than to count the pages.
    """
    indexed = [document for document in documents if filled(document, None) != document]
    pages = pages_of([filled(document, [0] * len(headings_of(document))) for document in indexed])
    done = {document: filled(document, found) for document, found in zip(indexed, pages, strict=True)}
    return tuple(done.get(document, document) for document in documents)


def headings_of(document: bytes) -> tuple[Heading, ...]:
    """The headings of a .docx, in order."""
    with ZipFile(BytesIO(document)) as package:
        return tuple(_headings(_parsed(package.read(BODY)), _heading_styles(package)))


def filled(document: bytes, pages: Sequence[int] | None) -> bytes:
    """The document with an entry for each heading, and its page if given (one a heading, of any level)."""
    from lxml import etree

    with ZipFile(BytesIO(document)) as package:
        tree = _parsed(package.read(BODY))
        styles = _styles(package)
        found = tuple(_headings(tree, _heading_styles(package)))
        field = _field(tree)
        if field is None or not found:
            return document
        levels = range(*_bounds(field))
        entries = [(n, h) for n, h in enumerate(found) if h.level in levels]
        _replace(field, [_entry(n, h, styles, pages) for n, h in entries], _instruction(field))
        for n, heading in entries:
            _bookmark(heading.paragraph, n)
        changed = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return assemble(member(name, changed if name == BODY else package.read(name)) for name in package.namelist())


def pages_of(documents: Sequence[bytes]) -> tuple[tuple[int, ...] | None, ...]:
    """The page on which each heading of each document falls, as LibreOffice lays it out; nothing without it."""
    unknown = (None,) * len(documents)
    if libreoffice() is None:
        return unknown
    with tempfile.TemporaryDirectory(prefix="pal-indice-") as scratch:
        files = [Path(scratch) / f"{n}.docx" for n in range(len(documents))]
        for file, document in zip(files, documents, strict=True):
            file.write_bytes(document)
        try:
            made = to_pdf(files, Path(scratch) / "pdf", lambda _: None)
        except Stop:
            return unknown
        return tuple(_counted(headings_of(document), pdf) for document, pdf in zip(documents, made, strict=True))


def _counted(headings: Sequence[Heading], pdf: Path) -> tuple[int, ...] | None:
    """The page of each heading; nothing if those of the PDF are others."""
    found = tuple(_outline(pdf))
    same = len(found) == len(headings) and all(_alike(h.text, t) for h, (t, _) in zip(headings, found, strict=True))
    return tuple(page for _, page in found) if same else None


def _alike(heading: str, outlined: str) -> bool:
    return tidy(outlined)[:40] == tidy(heading)[:40]


def _outline(pdf: Path) -> Iterator[tuple[str, int]]:
    from pypdf import PdfReader
    from pypdf.generic import Destination

    reader = PdfReader(pdf)
    waiting: list[Any] = list(reversed(reader.outline))
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, Destination):
            number = reader.get_destination_page_number(item)
            yield str(item.title or ""), (number or 0) + 1


def _parsed(xml: bytes) -> "_Element":
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))


def _styles(package: ZipFile) -> dict[str, str]:
    """Style ids by the English name that Word keeps for its own styles, in small letters."""
    tree = _parsed(package.read("word/styles.xml"))
    named = ((style.get(f"{_W}styleId", ""), style.find(f"{_W}name")) for style in tree.iter(f"{_W}style"))
    return {(name.get(f"{_W}val") or "").casefold(): ident for ident, name in named if name is not None}


def _heading_styles(package: ZipFile) -> dict[str, int]:
    told = ((_HEADING.fullmatch(name), ident) for name, ident in _styles(package).items())
    return {ident: int(match[1]) for match, ident in told if match}


def _headings(tree: "_Element", levels: dict[str, int]) -> Iterator[Heading]:
    for paragraph in tree.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = levels.get(style.get(f"{_W}val", "")) if style is not None else None
        text = tidy("".join(t.text or "" for t in paragraph.iter(f"{_W}t")))
        if level and text:
            yield Heading(level, text, paragraph)


def _field(tree: "_Element") -> "list[_Element] | None":
    """The paragraphs from the one where the field of the contents begins to the one where it ends."""
    kept: list[_Element] = []
    depth = 0
    for paragraph in tree.iter(f"{_W}p"):
        instructions = "".join(i.text or "" for i in paragraph.iter(f"{_W}instrText"))
        if not kept and not _LEVELS.search(instructions):
            continue
        kept.append(paragraph)
        kinds = [mark.get(f"{_W}fldCharType") for mark in paragraph.iter(f"{_W}fldChar")]
        depth += kinds.count("begin") - kinds.count("end")
        if depth <= 0:
            return kept
    return None


def _instruction(field: "list[_Element]") -> str:
    return "".join(i.text or "" for i in field[0].iter(f"{_W}instrText")).strip()


def _bounds(field: "list[_Element]") -> tuple[int, int]:
    match = _LEVELS.search(_instruction(field))
    return (int(match[1]), int(match[2]) + 1) if match else (1, 4)


def _entry(number: int, heading: Heading, styles: dict[str, str], pages: Sequence[int] | None) -> "_Element":
    from lxml.builder import ElementMaker

    w = ElementMaker(namespace=_W.strip("{}"), nsmap={"w": _W.strip("{}")})

    def named(tag: str, *children: "_Element", **attributes: str) -> "_Element":
        return w(tag, *children, **{f"{_W}{key}": value for key, value in attributes.items()})

    def run(*children: "_Element") -> "_Element":
        return named("r", *children)

    def mark(kind: str) -> "_Element":
        return run(named("fldChar", fldCharType=kind))

    anchor = _anchor(number)
    parts = [run(w("t", heading.text))]
    if pages is not None:
        asked = w("instrText", f" PAGEREF {anchor} \\h ")
        asked.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        shown = run(w("t", str(pages[number])))
        parts += [run(named("tab")), mark("begin"), run(asked), mark("separate"), shown, mark("end")]
    style = named("pStyle", val=styles.get(f"toc {heading.level}", "Normal"))
    return named("p", named("pPr", style), named("hyperlink", *parts, anchor=anchor, history="1"))


def _anchor(number: int) -> str:
    return f"_Toc{number + 1:08d}"


def _replace(field: "list[_Element]", entries: "list[_Element]", instruction: str) -> None:
    first, last = entries[0], entries[-1]
    for n, piece in enumerate(_opening(instruction)):
        first.insert(1 + n, piece)
    last.append(_mark("end"))
    parent = field[0].getparent()
    if parent is None:
        return
    place = parent.index(field[0])
    for paragraph in field:
        above = paragraph.getparent()
        if above is not None:
            above.remove(paragraph)
    for n, entry in enumerate(entries):
        parent.insert(place + n, entry)


def _opening(instruction: str) -> "Iterator[_Element]":
    from lxml import etree

    asked = etree.Element(f"{_W}r")
    text = etree.SubElement(asked, f"{_W}instrText")
    text.text = f" {instruction} "
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    yield from (_mark("begin"), asked, _mark("separate"))


def _mark(kind: str) -> "_Element":
    from lxml import etree

    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}fldChar").set(f"{_W}fldCharType", kind)
    return run


def _bookmark(paragraph: "_Element", number: int) -> None:
    from lxml import etree

    start = etree.Element(f"{_W}bookmarkStart")
    start.set(f"{_W}id", str(_FIRST_ID + number))
    start.set(f"{_W}name", _anchor(number))
    end = etree.Element(f"{_W}bookmarkEnd")
    end.set(f"{_W}id", str(_FIRST_ID + number))
    properties = paragraph.find(f"{_W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)
