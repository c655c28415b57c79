"""The cells of a worksheet, found by their address or made where the file keeps none."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.model.workbook import column_letters
from pipeline.reporting.annotated.package import Element

_ADDRESS: Final = re.compile(r"\$?([A-Za-z]+)\$?(\d+)")


class Grid:
    """The rows of one worksheet. Every cell says its address once they have been walked."""

    def __init__(self, sheet: Element) -> None:
        self._ns = etree.QName(sheet).namespace or ""
        data = sheet.find(self._tag("sheetData"))
        self._data = etree.SubElement(sheet, self._tag("sheetData")) if data is None else data
        self._styles = dict(self._columns(sheet))
        self._rows: dict[int, Element] = {}
        number = 0
        for row in self._data.iterfind(self._tag("row")):
            number = int(row.get("r") or number + 1)
            row.set("r", str(number))
            self._rows.setdefault(number, row)
            self._address(row, number)

    def cell(self, row: int, column: int) -> Element:
        """The cell at that place, new and blank in its column's style if there was none."""
        line = self._row(row)
        after = None
        for cell in line.iterfind(self._tag("c")):
            at = position(cell.get("r", ""))[1]
            if at == column:
                return cell
            if at > column:
                after = cell
                break
        made = etree.Element(self._tag("c"), r=f"{column_letters(column)}{row}")
        style = line.get("s") if line.get("customFormat") in {"1", "true"} else self._styles.get(column)
        if style:
            made.set("s", style)
        line.attrib.pop("spans", None)
        if after is None:
            line.append(made)
        else:
            after.addprevious(made)
        return made

    def cells(self) -> Iterator[Element]:
        """Every cell that the file keeps."""
        yield from self._data.iter(self._tag("c"))

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            made = etree.Element(self._tag("row"), r=str(number))
            below = min((at for at in self._rows if at > number), default=None)
            if below is None:
                self._data.append(made)
            else:
                self._rows[below].addprevious(made)
            self._rows[number] = made
        return self._rows[number]

    def _address(self, row: Element, number: int) -> None:
        column = 0
        for cell in row.iterfind(self._tag("c")):
            column = position(cell.get("r", ""))[1] or column + 1
            cell.set("r", f"{column_letters(column)}{number}")

    def _columns(self, sheet: Element) -> Iterator[tuple[int, str]]:
        for col in sheet.iterfind(f"{self._tag('cols')}/{self._tag('col')}"):
            style = col.get("style")
            if style:
                first, last = int(col.get("min", "1")), int(col.get("max", "1"))
                yield from ((n, style) for n in range(first, min(last, first + 1_000) + 1))

    def _tag(self, name: str) -> str:
        return f"{{{self._ns}}}{name}" if self._ns else name


def position(address: str) -> tuple[int, int]:
    """Row and column of ``C4``, from 1; zeros where it is no address."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return 0, 0
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
