"""Which sheet of the workbook is which tab of the contract."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.findings import Finding, Grade
from pipeline.model.guided import LISTS_TAB, README_TAB
from pipeline.model.records import TABS, Ejercicio
from pipeline.model.schema import Record
from pipeline.model.words import fold
from pipeline.model.workbook import Place, Sheet, Workbook
from pipeline.reading.headers import find_header
from pipeline.reading.kinds import is_blank
from pipeline.reading.readings import Code, listed, quoted
from pipeline.reading.renamed import candidates
from pipeline.reading.rows import is_example

SILENT_TABS: Final = (README_TAB, LISTS_TAB, "Validación")
"""Tabs that the program itself writes for people; they hold nothing of the plan."""

_SILENT: Final = frozenset(fold(name) for name in SILENT_TABS)


@dataclass(slots=True)
class Tabs:
    """The sheet of each tab; of those ``in_doubt`` it is not known which sheet holds them, and none is read."""

    found: dict[type[Record], Sheet] = field(default_factory=dict)
    in_doubt: set[type[Record]] = field(default_factory=set)
    said: list[Finding] = field(default_factory=list)


def pair(workbook: Workbook) -> Tabs:
    """The sheet of each tab that the workbook has, and something to say of every other sheet."""
    tabs = Tabs()
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
        tabs.found[tab] = _chosen(tab, sheets)
        tabs.said.extend(_repeated(tab, tabs.found[tab], sheets))
    for sheet in _no_copies(tabs, _not_renamed(tabs, others)):
        tabs.said.append(_unknown(sheet))
    if not tabs.found and any(holds_rows(sheet) for sheet in others):
        tabs.said.append(_no_plan())
    return tabs


def _not_renamed(tabs: Tabs, others: list[Sheet]) -> list[Sheet]:
    """Pair the absent tabs that stand under another name; what is left are sheets of something else."""
    left = list(others)
    for group in candidates(others, [tab for tab in TABS if tab not in tabs.found]):
        if group.chosen is not None:
            tabs.found[group.tab] = group.chosen
            tabs.said.append(_renamed(group.chosen, group.tab))
            left.remove(group.chosen)
            continue
        first = group.sheets[0]
        tabs.found[group.tab] = Sheet(first.name, gid=first.gid)
        tabs.in_doubt.add(group.tab)
        tabs.said.append(_doubtful(group.sheets, group.tab))
        left = [sheet for sheet in left if sheet not in group.sheets]
    return left


def _no_copies(tabs: Tabs, others: list[Sheet]) -> list[Sheet]:
    """Say which sheets look like a tab whose own sheet has no rows; what is left are sheets of something else."""
    empty = [tab for tab, sheet in tabs.found.items() if tab not in tabs.in_doubt and _has_no_rows(sheet, tab)]
    filled = [sheet for sheet in others if holds_rows(sheet)]
    alike = {group.tab: group.sheets for group in candidates(filled, empty)}
    tabs.said.extend(_elsewhere(tabs.found[tab], tab, sheets[0]) for tab, sheets in alike.items())
    told = [sheets[0] for sheets in alike.values()]
    return [sheet for sheet in others if sheet not in told]


def _has_no_rows(sheet: Sheet, tab: type[Record]) -> bool:
    header = find_header(sheet, tab) or 0
    below = [cells for row, cells in sheet.rows.items() if row > header and not is_example(cells)]
    return tab is not Ejercicio and all(is_blank(cell) for cells in below for cell in cells.values())


def _elsewhere(sheet: Sheet, tab: type[Record], other: Sheet) -> Finding:
    return Finding(
        Code.HOJA_REPETIDA,
        Grade.AVISO,
        f"La hoja {quoted(sheet.name)} no tiene renglones y esta, {quoted(other.name)}, parece tenerlos; no se leyó.",
        f"Si son los del plan, borre la hoja vacía y póngale a esta el nombre {tab.TAB}.",
        Place(other.name),
    )


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


def _renamed(sheet: Sheet, tab: type[Record]) -> Finding:
    message = f"La hoja {quoted(sheet.name)} se leyó como {tab.TAB}."
    return Finding(Code.LECTURA, Grade.NOTA, message, f"Póngale el nombre {tab.TAB}.", Place(sheet.name))


def _doubtful(sheets: tuple[Sheet, ...], tab: type[Record]) -> Finding:
    names = listed([quoted(sheet.name) for sheet in sheets], "y")
    one = len(sheets) == 1
    told = f"{names} parece serlo y no se leyó" if one else f"{names} parecen serlo y no se leyó ninguna"
    fix = f"Si lo es, póngale el nombre {tab.TAB}." if one else f"Ponga a la que valga el nombre {tab.TAB}."
    return Finding(Code.HOJA_FALTANTE, Grade.IMPIDE, f"Falta la hoja {tab.TAB}; {told}.", fix, Place(sheets[0].name))


def _no_plan() -> Finding:
    names = ", ".join(tab.TAB for tab in TABS)
    return Finding(
        Code.HOJA_FALTANTE,
        Grade.IMPIDE,
        "Ninguna hoja de este libro es de las del plan.",
        f"Revise que sea el libro del plan. Sus hojas se llaman: {names}.",
        Place(Ejercicio.TAB),
    )


def _unknown(sheet: Sheet) -> Finding:
    message = f"La hoja {quoted(sheet.name)} no es de las del plan; no se leyó."
    fix = "Si tiene datos del plan, páselos a la hoja que corresponda; si no, puede dejarla."
    return Finding(Code.HOJA_DESCONOCIDA, Grade.NOTA, message, fix, Place(sheet.name))
