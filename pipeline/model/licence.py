"""Under which terms anyone may use what is published."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: ``name`` is its id in the Open Definition's list, ``path`` the address of its text."""

    name: str
    title: str
    path: str


CC_BY: Final = Licence(
    "CC-BY-4.0",
    "Creative Commons Atribución 4.0 Internacional",
    "https://creativecommons.org/licenses/by/4.0/deed.es",
)
