"""A requirement of the catalogue: an ideal, a reason and a question."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pipeline.model.edition import Edition
from pipeline.requirements._case import Case
from pipeline.requirements._verdicts import Verdicts

ANY_TIME: Final = 0


@dataclass(frozen=True, slots=True)
class Requirement:
    """``title`` says how the world should be, ``ask`` looks whether it is so; its docstring says why.

    ``source`` is the clause, ``stage`` the step of the exercise before which nobody is asked for it.
    Numbers in the sentences stand as ``{names}`` and come from the edition.
    """

    id: str
    source: str
    sentence: str
    stage: int
    ask: Callable[[Case], Verdicts]

    def title(self, edition: Edition) -> str:
        """The sentence that should be true."""
        return self.sentence.format_map(_numbers(edition))

    def reason(self, edition: Edition) -> str:
        """Why it is asked."""
        return " ".join(inspect.cleandoc(self.ask.__doc__ or "").format_map(_numbers(edition)).split())


def requirement(
    id_: str, source: str, sentence: str, *, stage: int
) -> Callable[[Callable[[Case], Verdicts]], Requirement]:
    """Declare the function below as the question of a requirement."""
    return lambda ask: Requirement(id_, source, sentence, stage, ask)


def _numbers(edition: Edition) -> dict[str, int]:
    numbers = {name: value for name in edition.__slots__ if isinstance(value := getattr(edition, name), int)}
    return {"AGA": 0, "Local": 0, "FtM": 0, "temas": len(edition.temas), **edition.cuotas, **numbers}
