"""The notes of a worksheet: the comments that Excel keeps, and the drawing in which it shows them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from pipeline.model.review import TITLE
from pipeline.model.workbook import column_letters
from pipeline.reporting.annotated.cells import position
from pipeline.reporting.annotated.package import Element, Package, office

_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_THREADED: Final = "tc={"
_SHAPE: Final = re.compile(r"<(\w+:)shape\b.*?</\1shape>", re.DOTALL)
_SHAPE_ID: Final = re.compile(r'id="?_x0000_s(\d+)')
_SPOT: Final = re.compile(r"<\w+:Row>\s*(\d+)\s*<.*?<\w+:Column>\s*(\d+)\s*<", re.DOTALL)
_SHAPES_IN_BLOCK: Final = 1024
_LETTERS_IN_LINE: Final = 46
_AFTER_DRAWING: Final = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
_EMPTY: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600"'
    ' o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_BOX: Final = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202"'
    ' style="position:absolute;margin-left:59pt;margin-top:2pt;width:240pt;height:120pt;z-index:1;visibility:hidden"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 4, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def write_notes(package: Package, part: str, texts: Mapping[tuple[int, int], str], number: int) -> None:
    """Put a note on each cell (row, column) of a worksheet, above the note that it had. Those of an earlier review go.

    ``number`` is the worksheet's own, from 1: shapes of two worksheets may not share their names.
    """
    comments = package.related(part, "comments")
    drawing = package.related(part, "vmlDrawing")
    if comments:
        gone = _without_ours(package.tree(comments))
        if drawing and gone:
            package.put(drawing, _without_boxes(package.read(drawing), gone))
    if not texts:
        return
    if not comments:
        comments = _no_comments(package, part)
    boxes = dict(_written(package.tree(comments), texts))
    if not drawing:
        drawing = _no_drawing(package, part, len(boxes), number)
    package.put(drawing, _with_boxes(package.read(drawing), boxes))


def _no_comments(package: Package, part: str) -> str:
    space = etree.QName(package.tree(part)).namespace or ""
    root = etree.Element(f"{{{space}}}comments", nsmap={None: space})
    etree.SubElement(root, f"{{{space}}}authors")
    etree.SubElement(root, f"{{{space}}}commentList")
    name = package.fresh("xl/comments{}.xml")
    package.put(name, root, _COMMENTS)
    package.relate(part, "comments", name)
    return name


def _no_drawing(package: Package, part: str, boxes: int, number: int) -> str:
    blocks = range(number * 64, number * 64 + boxes // (_SHAPES_IN_BLOCK - 1) + 1)
    name = package.fresh("xl/drawings/vmlDrawing{}.vml")
    package.put(name, _EMPTY.format(blocks=",".join(map(str, blocks))).encode())
    package.allow("vml", _VML)
    sheet = package.tree(part)
    mark = etree.Element(f"{{{etree.QName(sheet).namespace}}}legacyDrawing")
    mark.set(f"{{{office(sheet)}/relationships}}id", package.relate(part, "vmlDrawing", name))
    after = next((one for one in sheet if isinstance(one.tag, str) and _local(one) in _AFTER_DRAWING), None)
    if after is None:
        sheet.append(mark)
    else:
        after.addprevious(mark)
    return name


def _without_ours(root: Element) -> frozenset[tuple[int, int]]:
    """Take away what an earlier review wrote; the cells whose whole note it was."""
    gone = set()
    for comment in list(root.iter("{*}comment")):
        text = comment.find("{*}text")
        runs = [] if text is None else [run for run in text.iterfind("{*}r") if _words(run).startswith(TITLE)]
        for run in runs:
            run.getparent().remove(run)
        if runs and not _words(comment).strip():
            gone.add(position(comment.get("ref", "")))
            comment.getparent().remove(comment)
    return frozenset(gone)


def _written(root: Element, texts: Mapping[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Write the notes; the cells that need a box of their own, with the text that it must hold."""
    known = {position(comment.get("ref", "")): comment for comment in root.iter("{*}comment")}
    authors = [author.text or "" for author in root.iter("{*}author")]
    space = f"{{{etree.QName(root).namespace}}}"
    holder, list_ = root.find("{*}authors"), root.find("{*}commentList")
    if holder is None or list_ is None:
        return
    if TITLE not in authors:
        etree.SubElement(holder, f"{space}author").text = TITLE
        authors.append(TITLE)
    for spot, text in texts.items():
        old = known.get(spot)
        if old is not None:
            if not authors[int(old.get("authorId", "0"))].startswith(_THREADED):  # a conversation is left alone
                _above(old, text, space)
            continue
        ref = f"{column_letters(spot[1])}{spot[0]}"
        comment = etree.SubElement(list_, f"{space}comment", ref=ref, authorId=str(authors.index(TITLE)))
        etree.SubElement(comment, f"{space}text").append(_run(text, space))
        yield spot, text


def _above(comment: Element, text: str, space: str) -> None:
    holder = comment.find(f"{space}text")
    if holder is None:
        holder = etree.SubElement(comment, f"{space}text")
    plain = holder.find(f"{space}t")
    if plain is not None:
        run = etree.Element(f"{space}r")
        holder.replace(plain, run)
        run.append(plain)
    holder.insert(0, _run(f"{text}\n\n", space))


def _run(text: str, space: str) -> Element:
    run = etree.Element(f"{space}r")
    etree.SubElement(etree.SubElement(run, f"{space}rPr"), f"{space}b")
    held = etree.SubElement(run, f"{space}t")
    held.text = text
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _with_boxes(drawing: bytes, boxes: Mapping[tuple[int, int], str]) -> bytes:
    told = drawing.decode("utf-8", "surrogateescape")
    first = re.search(r'idmap\b[^>]*\bdata="(\d+)', told)
    taken = [int(number) for number in _SHAPE_ID.findall(told)]
    number = max([*taken, (int(first[1]) if first else 1) * _SHAPES_IN_BLOCK])
    shapes = "".join(_box(number + n, spot, text) for n, (spot, text) in enumerate(boxes.items(), start=1))
    end = told.rfind("</xml>")
    return (told[:end] + shapes + told[end:]).encode("utf-8", "surrogateescape")


def _box(number: int, spot: tuple[int, int], text: str) -> str:
    row, column = spot[0] - 1, spot[1] - 1
    lines = sum(len(line) // _LETTERS_IN_LINE + 1 for line in text.splitlines())
    return _BOX.format(
        id=number, row=row, column=column, left=column + 1, top=max(row - 1, 0), right=column + 4,
        bottom=max(row - 1, 0) + min(lines, 18) + 1,
    )  # fmt: skip


def _without_boxes(drawing: bytes, gone: frozenset[tuple[int, int]]) -> bytes:
    def kept(shape: re.Match[str]) -> str:
        spot = _SPOT.search(shape[0])
        return "" if spot and (int(spot[1]) + 1, int(spot[2]) + 1) in gone else shape[0]

    return _SHAPE.sub(kept, drawing.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter("{*}t"))


def _local(element: Element) -> str:
    return str(etree.QName(element).localname)
