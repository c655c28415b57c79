"""What was decided about a plan: one result for each requirement, and the findings."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.findings import Finding, Grade
from pipeline.model.workbook import Place


class Result(StrEnum):
    """Three-valued honesty, and a word for what does not arise."""

    CUMPLE = "cumple"
    NO_CUMPLE = "no cumple"
    PENDIENTE = "pendiente"
    NO_APLICA = "no aplica"


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement of the catalogue with its result.

    ``title`` is the sentence that should be true, ``source`` the clause, ``reason`` why it is asked or
    why it is pending; ``evidence`` the cells that made it true.
    """

    id: str
    result: Result
    grade: Grade
    title: str
    source: str
    reason: str
    evidence: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every requirement in the catalogue's order; every finding, the gravest first."""

    requirements: tuple[Judged, ...]
    findings: tuple[Finding, ...]

    @property
    def valid(self) -> bool:
        """Nothing impedes the PAL."""
        return not self.impeding

    @property
    def impeding(self) -> tuple[Finding, ...]:
        """The findings for which the PAL may not be final."""
        return tuple(f for f in self.findings if f.grade is Grade.IMPIDE)

    def result(self, requirement_id: str) -> Result:
        """The result of one requirement. KeyError: no such id in the catalogue."""
        return {j.id: j.result for j in self.requirements}[requirement_id]
