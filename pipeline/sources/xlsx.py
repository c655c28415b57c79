"""A workbook kept as an .xlsx file.

It is read from its parts, one pass over each, because what is wanted is what they store: serials and not
dates already turned, results and their absence, formats; a library made for editing workbooks gives these
with two loads and stops at styles and validations that no plan needs. The tests hold this reading against
openpyxl's.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.model.workbook import Cell, Sheet, Workbook
from pipeline.sources._formats import Formats, formats
from pipeline.sources._package import Package, opened
from pipeline.sources._sheet_xml import Grid, shared_texts
from pipeline.sources._xml import Attributes, Damaged, walk

_WORKBOOK: Final = "xl/workbook.xml"


@dataclass(slots=True)
class _Contents:
    """What the main part says: tabs by name and relation, and the calendar."""

    part: str
    tabs: list[tuple[str, str]] = field(default_factory=list)
    date1904: bool = False


def read(path: Path, origin: str) -> Workbook:
    """The workbook at ``path``; ``origin`` is how the operator named it. Stop: it is not a readable .xlsx."""
    with opened(path) as package:
        contents = _contents(package)
        relations = _relations(package, contents.part)
        styles = _formats(package, relations, date1904=contents.date1904)
        texts = _texts(package, relations)
        sheets = []
        for name, relation in contents.tabs:
            kind, part = relations.get(relation, ("worksheet", ""))
            if kind != "worksheet":
                continue
            grid = Grid(texts, styles)
            with package.open(part) as stream:
                grid.read(stream)
            sheets.append(Sheet(name, grid.rows, merged=grid.merged))
    return Workbook(origin, path.stem, tuple(sheets))


def _contents(package: Package) -> _Contents:
    roots = _relations(package, "")
    found = _Contents(next((part for kind, part in roots.values() if kind == "officeDocument"), _WORKBOOK))

    def tab(attributes: Attributes) -> None:
        relation = next((value for name, value in attributes.items() if name.endswith(" id")), "")
        found.tabs.append((attributes.get("name", ""), relation))

    def calendar(attributes: Attributes) -> None:
        found.date1904 = attributes.get("date1904", "0") in {"1", "true", "on"}

    with package.open(found.part) as stream:
        walk(stream, {"sheet": tab, "workbookPr": calendar})
    if not found.tabs:
        raise Damaged
    return found


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Kind and part that each relation of ``part`` names, by its id."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: dict[str, tuple[str, str]] = {}

    def relation(attributes: Attributes) -> None:
        if attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (kind, package.beside(part, attributes.get("Target", "")))

    if package.has(rels):
        with package.open(rels) as stream:
            walk(stream, {"Relationship": relation})
    return found


def _formats(package: Package, relations: dict[str, tuple[str, str]], *, date1904: bool) -> Formats:
    for kind, part in relations.values():
        if kind == "styles":
            with suppress(Damaged), package.open(part) as stream:  # the cells can be read without their looks
                return formats(stream, date1904=date1904)
    return Formats()


def _texts(package: Package, relations: dict[str, tuple[str, str]]) -> list[Cell | None]:
    for kind, part in relations.values():
        if kind == "sharedStrings" and package.has(part):
            with package.open(part) as stream:
                return shared_texts(stream)
    return []
