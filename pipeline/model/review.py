"""A review as it stands in the sheet itself: what is to be mended, cell by cell, in the tab Validación."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Final

from pipeline.model.findings import Grade
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


def validation_tab(workbook: Workbook) -> Sheet | None:
    """The tab of that name, whoever wrote it."""
    return next((sheet for sheet in workbook.sheets if fold(sheet.name) == fold(VALIDATION_TAB)), None)


def written_here(first_cells: Sequence[object]) -> bool:
    """Whether a tab with these values in its first cells is empty or of the program's own making."""
    values = [value for value in first_cells if value not in {None, ""}]
    return not values or str(values[0]).startswith(TITLE)
