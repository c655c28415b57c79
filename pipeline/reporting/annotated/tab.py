"""The tab Validación of an .xlsx: the list of the review, each line with its link to the cell."""

import math
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from pipeline.model.findings import Grade
from pipeline.model.review import COLOURS, COLUMNS, Remark, Review
from pipeline.model.words import fold
from pipeline.model.workbook import column_letters
from pipeline.reporting.annotated.colours import Styles
from pipeline.reporting.annotated.package import Element
from pipeline.reporting.annotated.texts import written

_WIDTHS: Final = (11, 20, 24, 58, 58, 28, 34)
_WHERE: Final = 2
_MOST_LINES: Final = 20


def worksheet(review: Review, styles: Styles, names: Mapping[str, str], space: str) -> Element:
    """The part of the tab; ``names`` are the tabs of the book by their folded name."""
    build = _Builder(space)
    root = build.root
    build.under(build.under(root, "sheetPr"), "pageSetUpPr", fitToPage="1")
    views = build.under(root, "sheetViews")
    first = len(review.heading) + 2
    view = build.under(views, "sheetView", workbookViewId="0", showGridLines="0", tabSelected="1")
    pane = {"ySplit": str(first), "topLeftCell": f"A{first + 1}", "activePane": "bottomLeft", "state": "frozen"}
    build.under(view, "pane", **pane)
    build.under(root, "sheetFormatPr", defaultRowHeight="15")
    columns = build.under(root, "cols")
    for number, width in enumerate(_WIDTHS, start=1):
        build.under(columns, "col", min=str(number), max=str(number), width=str(width), customWidth="1")
    data = build.under(root, "sheetData")
    _heading(build, data, review, styles)
    build.row(data, first, COLUMNS, [styles.format(bold=True, colour="D9E2EC")] * len(COLUMNS))
    plain, link = styles.format(), styles.format(link=True)
    grades = {grade: styles.format(bold=True, colour=colour) for grade, colour in COLOURS.items()}
    for number, remark in enumerate(review.remarks, start=first + 1):
        build.row(data, number, remark.cells(), _looks(remark, grades, plain, link, names))
    if review.remarks:
        last = f"{column_letters(len(COLUMNS))}{first + len(review.remarks)}"
        build.under(root, "autoFilter", ref=f"A{first}:{last}")
    _links(build, dict(_places(review, first, names)))
    build.under(root, "pageMargins", left="0.4", right="0.4", top="0.5", bottom="0.5", header="0.3", footer="0.3")
    build.under(root, "pageSetup", orientation="landscape", fitToHeight="0")
    return root


def location(remark: Remark, names: Mapping[str, str]) -> str:
    """The reference of a link within the book; empty where the tab is not there."""
    sheet = names.get(fold(remark.place.sheet))
    if sheet is None:
        return ""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{remark.place.cell or 'A1'}"


def _heading(build: "_Builder", data: Element, review: Review, styles: Styles) -> None:
    bold, plain = styles.format(bold=True, wrap=False), styles.format(wrap=False)
    for number, line in enumerate(review.heading, start=1):
        build.row(data, number, (line,), [bold if number == 1 else plain])


def _looks(remark: Remark, grades: Mapping[Grade, int], plain: int, link: int, names: Mapping[str, str]) -> list[int]:
    looks = [plain] * len(COLUMNS)
    looks[0] = grades[remark.grade]
    looks[_WHERE] = link if location(remark, names) else plain
    return looks


def _places(review: Review, first: int, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for number, remark in enumerate(review.remarks, start=first + 1):
        target = location(remark, names)
        if target:
            yield f"{column_letters(_WHERE + 1)}{number}", target


def _links(build: "_Builder", places: Mapping[str, str]) -> None:
    if places:
        holder = build.under(build.root, "hyperlinks")
        for ref, target in places.items():
            build.under(holder, "hyperlink", ref=ref, location=written(target))


def _height(texts: tuple[str, ...]) -> int:
    """Points for the longest cell of a row: spreadsheets do not all fit rows to their text on opening."""
    lines = (
        sum(math.ceil(len(line) / width) or 1 for line in text.splitlines() or [""])
        for text, width in zip(texts, _WIDTHS, strict=True)
    )
    return min(max(lines), _MOST_LINES) * 15


class _Builder:
    """Elements of the file's own dialect."""

    def __init__(self, space: str) -> None:
        self._space = space
        self.root = etree.Element(f"{{{space}}}worksheet", nsmap={None: space})

    def under(self, parent: Element, name: str, **attributes: str) -> Element:
        """A new element at the end of another."""
        return etree.SubElement(parent, f"{{{self._space}}}{name}", attributes)

    def row(self, data: Element, number: int, texts: tuple[str, ...], looks: list[int]) -> None:
        """A row of texts, each with its format."""
        height = {} if len(texts) == 1 else {"ht": str(_height(texts)), "customHeight": "1"}
        row = self.under(data, "row", r=str(number), **height)
        for column, (text, look) in enumerate(zip(texts, looks, strict=True), start=1):
            cell = self.under(row, "c", r=f"{column_letters(column)}{number}", s=str(look), t="inlineStr")
            held = self.under(self.under(cell, "is"), "t")
            held.text = written(text)
            held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
