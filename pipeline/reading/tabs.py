"""Which sheet of the workbook is which tab of the contract."""

from collections.abc import Iterator
from typing import Final

from pipeline.model.findings import Finding, Grade
from pipeline.model.guided import LISTS_TAB, README_TAB
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import Record
from pipeline.model.words import fold
from pipeline.model.workbook import Place, Sheet, Workbook
from pipeline.reading.headers import find_header, likeness
from pipeline.reading.kinds import is_blank
from pipeline.reading.readings import Code, quoted

SILENT_TABS: Final = (README_TAB, LISTS_TAB, "Validación")
"""Tabs that the program itself writes for people; they hold nothing of the plan."""

_CLOSE: Final = 0.86
_SILENT: Final = frozenset(fold(name) for name in SILENT_TABS)


def pair(workbook: Workbook) -> tuple[dict[type[Record], Sheet], list[Finding]]:
    """The sheet of each tab that the workbook has, and a note for every other sheet."""
    said: list[Finding] = []
    found: dict[type[Record], Sheet] = {}
    names = {fold(tab.TAB): tab for tab in TABS}
    others: list[Sheet] = []
    groups: dict[type[Record], list[Sheet]] = {}
    for sheet in workbook.sheets:
        tab = names.get(fold(sheet.name))
        if tab is not None:
            groups.setdefault(tab, []).append(sheet)
        elif fold(sheet.name) not in _SILENT:
            others.append(sheet)
    for tab, sheets in groups.items():
        found[tab] = _chosen(tab, sheets)
        said.extend(_repeated(tab, found[tab], sheets))
    for sheet in others:
        tab = _nearly(sheet, found)
        if tab is not None:
            found[tab] = sheet
        said.append(_unknown(sheet, tab))
    return found, said


def holds_rows(sheet: Sheet) -> bool:
    """Whether anything at all stands in the sheet."""
    return any(not is_blank(cell) for cells in sheet.rows.values() for cell in cells.values())


def _chosen(tab: type[Record], sheets: list[Sheet]) -> Sheet:
    """Of several sheets of one name, the first with the tab's headers; else the first with something in it."""
    if len(sheets) == 1:
        return sheets[0]
    return max(sheets, key=lambda s: (_has_header(s, tab), len(s.rows) > 1, s.name == tab.TAB, -sheets.index(s)))


def _has_header(sheet: Sheet, tab: type[Record]) -> bool:
    return tab is Ejercicio or find_header(sheet, tab) is not None


def _repeated(tab: type[Record], chosen: Sheet, sheets: list[Sheet]) -> Iterator[Finding]:
    for sheet in sheets:
        if sheet is not chosen:
            yield Finding(
                Code.HOJA_REPETIDA,
                Grade.AVISO if holds_rows(sheet) else Grade.NOTA,
                f"Hay más de una hoja {tab.TAB}; se leyó {quoted(chosen.name)} y no {quoted(sheet.name)}.",
                f"Deje una sola hoja {tab.TAB}, con todos los renglones.",
                Place(sheet.name),
            )


def _nearly(sheet: Sheet, found: dict[type[Record], Sheet]) -> type[Record] | None:
    """The absent tab that this sheet surely is: nearly its name, and its headers."""
    for tab in TABS:
        if tab in found or likeness(fold(sheet.name), fold(tab.TAB)) < _CLOSE:
            continue
        if find_header(sheet, tab) is not None:
            return tab
    return None


def _unknown(sheet: Sheet, tab: type[Record] | None) -> Finding:
    if tab is not None:
        message = f"La hoja {quoted(sheet.name)} se leyó como {tab.TAB}."
        return Finding(Code.LECTURA, Grade.NOTA, message, f"Póngale el nombre {tab.TAB}.", Place(sheet.name))
    message = f"La hoja {quoted(sheet.name)} no es de las del plan; no se leyó."
    fix = "Si tiene datos del plan, páselos a la hoja que corresponda; si no, puede dejarla."
    return Finding(Code.HOJA_DESCONOCIDA, Grade.NOTA, message, fix, Place(sheet.name))
