"""What a document says of itself in its properties."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, subject and author of a document, and the day that it bears as created and modified."""

    title: str
    on: date
    subject: str = ""
    author: str = ""
