"""A review as it stands in the sheet itself: what is to be mended, cell by cell, in the tab Validación."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Final

from pipeline.model.findings import Grade
from pipeline.model.stop import Stop
from pipeline.model.words import fold
from pipeline.model.workbook import Place, Sheet, Workbook

VALIDATION_TAB: Final = "Validación"
TITLE: Final = "Revisión del plan"
"""How the first cell of the tab begins, by which the program knows that it wrote it."""

GRADES: Final = {Grade.IMPIDE: "Impide", Grade.AVISO: "Conviene", Grade.NOTA: "Nota"}
COLUMNS: Final = ("Gravedad", "Clave", "Dónde", "Qué hay", "Cómo se corrige", "Quién lo pide", "A quién le toca")
COLOURS: Final = {Grade.IMPIDE: "F6B8AE", Grade.AVISO: "FBE3A2", Grade.NOTA: "C9E2F4"}
"""The fill of a cell by how grave its finding is, as RRGGBB; always beside the word."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding for whoever mends the sheet: ``clause`` is who asks for it, ``whose`` who can mend it."""

    grade: Grade
    code: str
    place: Place
    what: str
    fix: str
    clause: str
    whose: str

    def cells(self) -> tuple[str, ...]:
        """The line of the tab, in the order of ``COLUMNS``."""
        return (GRADES[self.grade], self.code, str(self.place), self.what, self.fix, self.clause, self.whose)


@dataclass(frozen=True, slots=True)
class Review:
    """What the tab says: lines of introduction, and the remarks, the gravest first."""

    introduction: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def heading(self) -> tuple[str, ...]:
        """The lines above the table; the first carries a mark that no other review has."""
        return (f"{TITLE} · {self.mark}", *self.introduction)

    @property
    def mark(self) -> str:
        """Eight letters that tell this review from any other."""
        told = json.dumps([self.introduction, [astuple(remark) for remark in self.remarks]], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def own_tab(workbook: Workbook) -> Sheet | None:
    """The tab of an earlier review. Stop: there is a tab of that name with something else in it."""
    tab = next((sheet for sheet in workbook.sheets if fold(sheet.name) == fold(VALIDATION_TAB)), None)
    if tab is not None:
        refuse_another_s([cell.value for _, row in tab.in_order() for _, cell in sorted(row.items())][:1])
    return tab


def refuse_another_s(first_cells: Sequence[object]) -> None:
    """Stop: what stands first in the tab shows that a person made it."""
    held = [value for value in first_cells if value not in {None, ""}]
    if held and not str(held[0]).startswith(TITLE):
        raise Stop(
            f"Su hoja ya tiene una pestaña “{VALIDATION_TAB}” con otras cosas; no se tocó. Cámbiele el nombre y "
            "repita la orden."
        )
