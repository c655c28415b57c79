"""What is wrong or worth knowing in the sheet, said once, at its place."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.workbook import Place


class Grade(StrEnum):
    """How grave: it keeps the PAL from being final, it is advice, or it is only told."""

    IMPIDE = "impide"
    AVISO = "aviso"
    NOTA = "nota"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, one finding.

    ``code`` is a requirement's id or ``D-...`` for the data itself; ``message`` says what is there and
    what is missing, ``fix`` what to write instead; ``value`` is the text as typed; ``also`` names the
    other requirements that the same absence breaks.
    """

    code: str
    grade: Grade
    message: str
    fix: str
    place: Place
    value: str = ""
    also: tuple[str, ...] = ()
