"""A copy of the plan's .xlsx with a note and a colour at each finding and the list in the tab Validación.

Only the parts that carry them are touched, so formulas and their results, formats, drop-downs, pictures
and hidden rows stay as they are; a library that loads and saves the whole book would lose some of them.
"""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lxml import etree

from pipeline.model.findings import Grade
from pipeline.model.review import COLOURS, GRADES, TITLE, VALIDATION_TAB, Remark, Review
from pipeline.model.stop import Stop
from pipeline.model.words import fold
from pipeline.reporting.annotated.cells import Grid, position
from pipeline.reporting.annotated.colours import Styles
from pipeline.reporting.annotated.notes import write_notes
from pipeline.reporting.annotated.package import Element, Package, office
from pipeline.reporting.annotated.tab import worksheet
from pipeline.reporting.annotated.texts import written

_WORKSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MAIN: Final = "xl/workbook.xml"


def annotate(source: Path, review: Review, target: Path) -> None:
    """Write at ``target`` the annotated copy of ``source``, which is not touched.

    A colour or a note that an earlier review left is taken away first. Stop: the book has something that
    cannot be changed with certainty.
    """
    try:
        package = Package(source)
        book = _Book(package)
        for number, (name, part) in enumerate(book.sheets.items(), start=1):
            own = [remark for remark in review.remarks if fold(remark.place.sheet) == fold(name)]
            if fold(name) != fold(VALIDATION_TAB):
                _annotate_sheet(book, part, own, number)
        book.put_tab(review)
        package.save(target)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, IndexError) as odd:
        raise Stop(
            f"No se pudo hacer la copia anotada de “{source.name}”, que tiene partes dañadas; ábralo en Excel o "
            "LibreOffice, guárdelo de nuevo como .xlsx y repita la orden."
        ) from odd


class _Book:
    """The workbook's own part: its tabs and its styles."""

    def __init__(self, package: Package) -> None:
        self.package = package
        roots = (rel.target for rel in package.relations("") if rel.kind == "officeDocument")
        self.part = next(roots, _MAIN)
        self.root = package.tree(self.part)
        self._ids = f"{{{office(self.root)}/relationships}}id"
        targets = {rel.id: rel for rel in package.relations(self.part)}
        self.sheets = {
            tab.get("name", ""): targets[tab.get(self._ids, "")].target
            for tab in self._tabs()
            if targets[tab.get(self._ids, "")].kind == "worksheet"
        }
        self.styles = Styles(package, self.part)

    def put_tab(self, review: Review) -> None:
        """Put the tab last, new or in place of the former, and open the book there."""
        space = etree.QName(self.root).namespace or ""
        names = {fold(name): name for name in self.sheets}
        part = next((part for name, part in self.sheets.items() if fold(name) == fold(VALIDATION_TAB)), "")
        content = worksheet(review, self.styles, names, space)
        if part:
            self.package.drop_relations(part)
        else:
            part = self.package.fresh("xl/worksheets/sheet{}.xml")
        self.package.put(part, content, _WORKSHEET)
        if part not in self.sheets.values():
            self._list(part, space)
        self._open_at(part)

    def _list(self, part: str, space: str) -> None:
        new = max((int(tab.get("sheetId", "0")) for tab in self._tabs()), default=0) + 1
        holder = self.root.find("{*}sheets")
        if holder is None:
            raise KeyError(part)
        tab = etree.SubElement(holder, f"{{{space}}}sheet", name=VALIDATION_TAB, sheetId=str(new))
        tab.set(self._ids, self.package.relate(self.part, "worksheet", part))
        self.sheets[VALIDATION_TAB] = part

    def _open_at(self, part: str) -> None:
        for other in self.sheets.values():
            if other != part:
                for view in self.package.tree(other).iterfind("{*}sheetViews/{*}sheetView"):
                    view.attrib.pop("tabSelected", None)
        order = [tab.get("name", "") for tab in self._tabs()]
        place = next(n for n, name in enumerate(order) if self.sheets.get(name) == part)
        for view in self.root.iterfind("{*}bookViews/{*}workbookView"):
            view.set("activeTab", str(place))

    def _tabs(self) -> Iterable[Element]:
        return list(self.root.iterfind("{*}sheets/{*}sheet"))


def _annotate_sheet(book: _Book, part: str, remarks: list[Remark], number: int) -> None:
    sheet = book.package.tree(part)
    grid = Grid(sheet)
    for cell in grid.cells():
        if cell.get("s"):
            cell.set("s", str(book.styles.restored(int(cell.get("s", "0")))))
    by_cell: dict[tuple[int, int], list[Remark]] = {}
    for remark in remarks:
        spot = position(remark.place.cell or "")
        if spot != (0, 0):
            by_cell.setdefault(spot, []).append(remark)
    for (row, column), those in by_cell.items():
        cell = grid.cell(row, column)
        cell.set("s", str(book.styles.coloured(int(cell.get("s", "0")), COLOURS[_gravest(those)])))
    write_notes(book.package, part, {spot: _note(those) for spot, those in by_cell.items()}, number)


def _gravest(remarks: list[Remark]) -> Grade:
    return min((remark.grade for remark in remarks), key=lambda grade: grade.rank)


def _note(remarks: list[Remark]) -> str:
    told = (f"{GRADES[r.grade]} ({r.code}). {r.what}\n→ {r.fix}\n{r.clause}." for r in remarks)
    return written(f"{TITLE}\n" + "\n\n".join(told))
