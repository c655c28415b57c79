"""The styles of an .xlsx: a cell's own with another fill, and back."""

from copy import deepcopy
from typing import Final

from lxml import etree

from pipeline.model.review import COLOURS
from pipeline.reporting.annotated.package import Element, Package

_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_OURS: Final = frozenset(f"FF{colour}" for colour in COLOURS.values())
_AUTOMATIC: Final = frozenset({"64", "65"})
_LEAST: Final = (
    '<styleSheet xmlns="{}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


class Styles:
    """The formats of cells by number. A coloured one keeps, unseen, the colour that it replaced."""

    def __init__(self, package: Package, workbook: str) -> None:
        part = package.related(workbook, "styles")
        if not part:
            part = f"{workbook.rpartition('/')[0]}/styles.xml".lstrip("/")
            root = etree.fromstring(_LEAST.format(etree.QName(package.tree(workbook)).namespace or "").encode())
            package.put(part, root, _TYPE)
            package.relate(workbook, "styles", part)
        self._root = package.tree(part)
        self._ns = etree.QName(self._root).namespace or ""
        self._fonts, self._fills = self._group("fonts"), self._group("fills")
        self._borders, self._formats = self._group("borders"), self._group("cellXfs")
        self._made: dict[tuple[int, str], int] = {}

    def coloured(self, style: int, colour: str) -> int:
        """The number of the same format, filled with a colour (RRGGBB)."""
        key = (style, colour)
        if key not in self._made:
            format_ = deepcopy(self._formats[style] if style < len(self._formats) else self._formats[0])
            former = self._plain_colour(int(format_.get("fillId", "0")))
            format_.set("fillId", str(self._fill(colour, former)))
            format_.set("applyFill", "1")
            self._made[key] = _added(self._formats, format_)
        return self._made[key]

    def restored(self, style: int) -> int:
        """The number of the format as it was before ``coloured``; the same if it was not."""
        key = (style, "")
        if key not in self._made:
            self._made[key] = self._restored(style)
        return self._made[key]

    def format(self, *, bold: bool = False, link: bool = False, colour: str = "", wrap: bool = True) -> int:
        """A new format for the tab of the review."""
        font = self._font(bold=bold, link=link)
        given = {"numFmtId": "0", "fontId": str(_added(self._fonts, font)), "borderId": "0", "xfId": "0"}
        given |= {"fillId": str(self._fill(colour, None)) if colour else "0", "applyFont": "1", "applyAlignment": "1"}
        made = etree.Element(self._tag("xf"), given)
        etree.SubElement(made, self._tag("alignment"), vertical="top", wrapText="1" if wrap else "0")
        if colour:
            made.set("applyFill", "1")
        return _added(self._formats, made)

    def _font(self, *, bold: bool, link: bool) -> Element:
        """The first font of the file, with these looks, its parts in the order that the format asks."""
        plain = {etree.QName(one).localname: one for one in self._fonts[0]}
        font = etree.Element(self._tag("font"))
        if bold:
            etree.SubElement(font, self._tag("b"))
        if link:
            etree.SubElement(font, self._tag("u"))
        font.extend(deepcopy(plain[name]) for name in ("sz",) if name in plain)
        if link:
            etree.SubElement(font, self._tag("color"), rgb="FF1F5FA8")
        font.extend(deepcopy(plain[name]) for name in ("name", "family") if name in plain)
        return font

    def _restored(self, style: int) -> int:
        if style >= len(self._formats):
            return style
        pattern = self._solid(int(self._formats[style].get("fillId", "0")))
        front = None if pattern is None else pattern.find(self._tag("fgColor"))
        if pattern is None or front is None or front.get("rgb") not in _OURS:
            return style
        format_ = deepcopy(self._formats[style])
        back = pattern.find(self._tag("bgColor"))
        former = back is not None and back.get("indexed") not in _AUTOMATIC
        format_.set("fillId", str(self._fill_like(back)) if former and back is not None else "0")
        return _added(self._formats, format_)

    def _fill(self, colour: str, former: Element | None) -> int:
        front = etree.Element(self._tag("fgColor"), rgb=f"FF{colour}")
        if former is None:
            return self._solid_fill(front, etree.Element(self._tag("bgColor"), indexed="64"))
        back = etree.Element(self._tag("bgColor"), dict(former.attrib))
        return self._solid_fill(front, back)

    def _fill_like(self, back: Element) -> int:
        front = etree.Element(self._tag("fgColor"), dict(back.attrib))
        return self._solid_fill(front, etree.Element(self._tag("bgColor"), indexed="64"))

    def _solid_fill(self, front: Element, back: Element) -> int:
        fill = etree.Element(self._tag("fill"))
        pattern = etree.SubElement(fill, self._tag("patternFill"), patternType="solid")
        pattern.extend([front, back])
        return _added(self._fills, fill)

    def _plain_colour(self, fill: int) -> Element | None:
        pattern = self._solid(fill)
        front = None if pattern is None else pattern.find(self._tag("fgColor"))
        return None if front is None or front.get("indexed") in _AUTOMATIC else front

    def _solid(self, fill: int) -> Element | None:
        if fill >= len(self._fills):
            return None
        pattern = self._fills[fill].find(self._tag("patternFill"))
        return pattern if pattern is not None and pattern.get("patternType") == "solid" else None

    def _group(self, name: str) -> Element:
        found = self._root.find(self._tag(name))
        if found is None:
            least = etree.fromstring(_LEAST.format(self._ns).encode())
            found = least.find(self._tag(name))
            assert found is not None  # noqa: S101 - it stands in the text above
            self._root.insert(_place_of(self._root, name), found)
        return found

    def _tag(self, name: str) -> str:
        return f"{{{self._ns}}}{name}" if self._ns else name


def _added(group: Element, made: Element) -> int:
    group.append(made)
    group.set("count", str(len(group)))
    return len(group) - 1


def _place_of(root: Element, name: str) -> int:
    order = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
    before = order[: order.index(name)]
    return sum(1 for one in root if etree.QName(one).localname in before)
