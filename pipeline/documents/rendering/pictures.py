"""Pictures that take the place of a template's placeholders."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG and the text that says what it shows to whoever cannot see it."""

    content: bytes
    alt: str
