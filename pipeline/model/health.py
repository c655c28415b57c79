"""Whether one thing that the program needs is in its place."""

from dataclasses import dataclass
from enum import StrEnum


class Light(StrEnum):
    """Everything in its place, something to know, or something without which a command stops."""

    VERDE = "verde"
    AMBAR = "ámbar"
    ROJO = "rojo"


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at, what was found, and how to mend it where it is not green."""

    name: str
    light: Light
    found: str
    remedy: str = ""

    @property
    def red(self) -> bool:
        """Whether the operator must act."""
        return self.light is Light.ROJO
