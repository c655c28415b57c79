"""What a cell that could not be read leaves open: three-valued truth.

A question about the sheet has one of three answers. ``and`` is ``min``, ``or`` is ``max``. ``NO`` means
that no reading of the unread cells would make it true, so that a fault may be told; ``MAYBE``, that some
reading would, and then only the finding at the unread cell speaks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Generic, TypeVar

from pipeline.model.plan import grouped
from pipeline.model.schema import Record

R = TypeVar("R", bound=Record)


class Known(IntEnum):
    """No, maybe, yes."""

    NO = 0
    MAYBE = 1
    YES = 2


def has(record: Record, *names: str) -> Known:
    """Whether none of these cells is blank."""
    return min(_held(record, name, filled=getattr(record, name) not in (None, "", ())) for name in names)


def equals(record: Record, name: str, value: object) -> Known:
    """Whether the cell holds that value; a blank is equal to nothing."""
    return _held(record, name, filled=value not in (None, "") and getattr(record, name) == value)


def is_true(record: Record, name: str) -> Known:
    """Whether the cell says Sí."""
    return _held(record, name, filled=getattr(record, name) is True)


def names(record: Record, name: str, key: str) -> Known:
    """Whether the cell, of one key or of several, names that key."""
    held = getattr(record, name)
    return _held(record, name, filled=bool(key) and key in ((held,) if isinstance(held, str) else held))


def by(record: Record, name: str, limit: date) -> Known:
    """Whether the date in the cell is not after the limit."""
    day = getattr(record, name)
    return _held(record, name, filled=day is not None and day <= limit)


def exists(candidates: Iterable[tuple[Known, R]], test: Callable[[R], Known]) -> Known:
    """Whether there is such a row among those that are, or may be, candidates; it looks no further than the first."""
    answer = Known.NO
    for known, record in candidates:
        answer = max(answer, min(known, test(record)))
        if answer is Known.YES:
            break
    return answer


def surely(records: Iterable[R]) -> Iterator[tuple[Known, R]]:
    """Rows that are candidates beyond doubt."""
    return ((Known.YES, record) for record in records)


def nearest(records: Iterable[R], *columns: str) -> R | None:
    """The row that lacks the fewest of these cells, the first of them."""
    return min(records, key=lambda r: sum(has(r, c) is Known.NO for c in columns), default=None)


@dataclass(frozen=True, slots=True)
class Naming(Generic[R]):
    """The rows of a tab by the key that one of their references holds, and those in which it is unread."""

    by_key: Mapping[str, tuple[R, ...]]
    unread: tuple[R, ...]

    @classmethod
    def of(cls, records: tuple[R, ...], name: str) -> "Naming[R]":
        """Group the rows of a tab by one of its references."""
        return cls(grouped(records, name), tuple(r for r in records if not r.read(name)))

    def rows(self, key: str) -> tuple[R, ...]:
        """The rows that name that key."""
        return self.by_key.get(key, ()) if key else ()

    def candidates(self, key: str) -> Iterator[tuple[Known, R]]:
        """The rows that name that key, and those that might."""
        yield from surely(self.rows(key))
        yield from ((Known.MAYBE, record) for record in self.unread)


def _held(record: Record, name: str, *, filled: bool) -> Known:
    if filled:
        return Known.YES
    return Known.NO if record.read(name) else Known.MAYBE
