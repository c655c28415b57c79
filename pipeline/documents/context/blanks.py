"""What is printed where the sheet holds nothing, and long texts as paragraphs."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Final, TypeVar

from pipeline.documents.language import (
    con_mayuscula,
    dia_formal,
    fecha_con_dia_en_letra,
    fecha_corta,
    fecha_larga,
    hora_en_letra,
    numero_en_letra,
)
from pipeline.documents.language.numerals import Forma
from pipeline.model.schema import Record, column_of
from pipeline.model.words import tidy

LINE: Final = "________"
"""A line to be filled in by hand."""

T = TypeVar("T", date, time)


def or_line(text: str) -> str:
    """The text on one line, or a line to fill in."""
    return tidy(text) or LINE


def by_hand(record: Record, *names: str) -> tuple[str, ...]:
    """The data for which a document leaves a line, each with its place in the sheet: Hora de término (Mesas!H5)."""
    blank = (name for name in names if not getattr(record, name))
    return tuple(f"{column_of(type(record), name).name} ({record.place(name)})" for name in blank)


def paragraphs(text: str, otherwise: str = LINE) -> tuple[str, ...]:
    """The paragraphs of a long text, never none: a blank one says ``otherwise``."""
    kept = tuple(line for raw in text.splitlines() if (line := tidy(raw)))
    return kept or (otherwise,)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a long text that lists one thing a line; none where it is blank."""
    return tuple(line for raw in text.splitlines() if (line := tidy(raw)))


def short_day(when: date | None) -> str:
    """A day for a table, or a line to fill in."""
    return _told(when, fecha_corta, "__/__/____")


def long_day(when: date | None) -> str:
    """A day for a sentence, or a line to fill in."""
    return _told(when, fecha_larga, "____ de ________ de ____")


def spelled_day(when: date | None) -> str:
    """A day in words with its name, or a line to fill in."""
    return _told(when, fecha_con_dia_en_letra, "________ de ________ de ________")


def closing_day(when: date | None) -> str:
    """The day of the closing of an act, or a line to fill in."""
    return _told(when, dia_formal, "a los ________ días del mes de ________ de ________")


def spelled_hour(when: time | None) -> str:
    """An hour in words with its article, or a line to fill in."""
    return _told(when, hora_en_letra, "las ________ horas con ________ minutos")


def copies(parties: int) -> str:
    """How many originals are signed, one for each party: tres tantos."""
    return "un tanto" if parties <= 1 else f"{numero_en_letra(parties, Forma.APOCOPADO)} tantos"


def _told(when: T | None, tell: Callable[[T], str], blank: str) -> str:
    return blank if when is None else tell(when)


def titled(kind: str, about: str) -> str:
    """The title of a document: what it is and, after a stop, what it is about."""
    return joined((kind, con_mayuscula(tidy(about))), ". ")


def brief(text: str, most: int) -> str:
    """The text on one line, cut after a whole word where it is longer than ``most`` characters."""
    line = tidy(text)
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0].rstrip(',;.:')}…"


def joined(parts: Iterable[str], between: str = ", ") -> str:
    """The parts that hold something, one after another."""
    return between.join(part for part in map(tidy, parts) if part)
