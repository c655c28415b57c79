"""Where something stands in a template, in words that a Word user can follow."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from pipeline.documents.rendering.package import Member
from pipeline.documents.rendering.part import parse
from pipeline.documents.rendering.relations import printed_parts
from pipeline.model.words import tidy

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING: Final = re.compile(r"(?:heading|título|encabezado) ?\d|^(?:title|título)$", re.IGNORECASE)
_STORIES: Final = {
    "header": "en el encabezado de página",
    "footer": "en el pie de página",
    "footnotes": "en las notas al pie",
    "endnotes": "en las notas al final",
}
_PREFIX: Final = re.compile(r"(?<=\{[{%#])(-?)\s*(?:p|tr|tc|r)(?=\s)")
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of a template: the part and its number in it, where a person finds it, and what it says."""

    part: str
    number: int
    where: str
    text: str

    def __str__(self) -> str:
        said = tidy(self.text)
        shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN].rstrip()}…"
        return f"{self.where}, donde dice “{shown}”" if shown else self.where


def spots(members: Mapping[str, Member]) -> Iterator[Spot]:
    """Every paragraph of every part that a template prints, in order."""
    headings = _heading_styles(members)
    for name, kind in printed_parts(members):
        yield from _walk(name, _STORIES.get(kind, ""), parse(members[name].content), headings)


def label(part: str) -> str:
    """The short name of a part: body, header1, footnotes."""
    stem = PurePosixPath(part).stem
    return "body" if stem == "document" else stem


def spot_of(tag: str, among: tuple[Spot, ...]) -> Spot | None:
    """The first paragraph that holds a tag, however it is spaced or prefixed."""
    wanted = _bare(tag)
    return next((spot for spot in among if wanted and wanted in _bare(spot.text)), None)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", _PREFIX.sub(r"\1", text)).translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})


def _walk(part: str, story: str, root: etree._Element, headings: frozenset[str]) -> Iterator[Spot]:
    section = ""
    tables = {table: n for n, table in enumerate(root.iter(f"{_W}tbl"), start=1)}
    for number, paragraph in enumerate(root.iter(f"{_W}p"), start=1):
        text = _text(paragraph)
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") in headings and tidy(text):
            section = tidy(text)
        words = [story or (f"en la sección “{section[:_SHOWN]}”" if section else "al principio del documento")]
        words += _cell(paragraph, tables)
        yield Spot(part, number, ", ".join(words), text)


def _cell(paragraph: etree._Element, tables: Mapping[etree._Element, int]) -> Iterator[str]:
    """The text box, table, row and column around a paragraph, as far as there are any."""
    if any(True for _ in paragraph.iterancestors(f"{_W}txbxContent")):
        yield "cuadro de texto"
    row = next(paragraph.iterancestors(f"{_W}tr"), None)
    if row is None:
        return
    table = next(row.iterancestors(f"{_W}tbl"))
    cell = next(paragraph.iterancestors(f"{_W}tc"))
    yield f"tabla {tables[table]}"
    yield f"renglón {list(table.iter(f'{_W}tr')).index(row) + 1}"
    yield f"columna {list(row.iter(f'{_W}tc')).index(cell) + 1}"


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of the text boxes anchored in it."""
    found = (t for t in paragraph.iter(f"{_W}t") if next(t.iterancestors(f"{_W}p")) is paragraph)
    return "".join(t.text or "" for t in found)


def _heading_styles(members: Mapping[str, Member]) -> frozenset[str]:
    if "word/styles.xml" not in members:
        return frozenset()
    styles = parse(members["word/styles.xml"].content).iter(f"{_W}style")
    return frozenset(style.get(f"{_W}styleId", "") for style in styles if _is_heading(style))


def _is_heading(style: etree._Element) -> bool:
    name = style.find(f"{_W}name")
    outlined = style.find(f"{_W}pPr/{_W}outlineLvl") is not None
    return outlined or (name is not None and _HEADING.search(name.get(f"{_W}val", "")) is not None)
