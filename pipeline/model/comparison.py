"""Many plans side by side, requirement by requirement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.model.outcome import Result


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of one plan of many.

    ``results`` holds a result for each requirement's id, none where the plan could not be reviewed; then
    ``trouble`` says why, with its remedy. ``mark`` stands for the origin as it was read, ``fault`` holds the
    traceback where the program failed.
    """

    name: str
    origin: str
    mark: str
    results: Mapping[str, str]
    fingerprint: str = ""
    impeding: int = 0
    advice: int = 0
    trouble: str = ""
    fault: str = ""

    @property
    def valid(self) -> bool:
        """It could be reviewed and nothing impedes its PAL."""
        return not self.trouble and self.impeding == 0

    @property
    def standing(self) -> str:
        """In a few words, for a table."""
        if self.trouble:
            return "no se pudo revisar"
        if self.impeding == 1:
            return "1 observación lo impide"
        return "nada lo impide" if self.valid else f"{self.impeding} observaciones lo impiden"

    def count(self, result: Result) -> int:
        """How many requirements have a result."""
        return sum(each == result.value for each in self.results.values())


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement as the table names it."""

    id: str
    title: str
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table: plans in the order of the configuration, requirements in that of the catalogue."""

    edition: str
    today: date
    requirements: tuple[Asked, ...]
    plans: tuple[Reviewed, ...]

    def with_result(self, requirement: str, result: Result) -> tuple[str, ...]:
        """The plans in which a requirement has a result."""
        return tuple(plan.name for plan in self.plans if plan.results.get(requirement) == result.value)
