"""What the calendar of the run before held, and what it remembers of the events that it no longer holds."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from icalendar import Calendar, Event

CANCELLED: Final = "CANCELLED"
STAMPS: Final = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
GONE: Final = "X-PAL-GONE"
"""The property with whose events they were and the last SEQUENCE of each."""
_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")


@dataclass(frozen=True, slots=True)
class Former:
    """The events of a plan by UID, and the last SEQUENCE, by a hidden mark, of those that were in it before."""

    events: Mapping[str, Event] = field(default_factory=dict)
    gone: Mapping[str, int] = field(default_factory=dict)

    def next_sequence(self, uid: str) -> int:
        """The SEQUENCE of an event that is new or that changed: never lower than one that it had."""
        event = self.events.get(uid)
        return (sequence(event) if event is not None else self.gone.get(_hidden(uid), -1)) + 1

    def remembered(self, prefix: str, here: Iterable[str]) -> str:
        """What the calendar that holds the events ``here`` keeps of all the others; nothing where there are none."""
        held = set(map(_hidden, here))
        told = {**self.gone, **{_hidden(uid): sequence(event) for uid, event in self.events.items()}}
        pairs = [f"{mark}={told[mark]}" for mark in sorted(told) if mark not in held]
        return " ".join((_hidden(prefix), *pairs)) if pairs else ""


def former_of(path: Path, prefix: str) -> Former:
    """A former calendar; nothing where there is none, or it is not one of ours or not of this plan."""
    try:
        calendar = Calendar.from_ical(path.read_bytes())
    except (OSError, ValueError):
        return Former()
    events = [e for e in calendar.walk("VEVENT") if all(name in e for name in ("UID", "DTSTART", *STAMPS))]
    held = {str(e["UID"]): e for e in events if isinstance(e, Event) and str(e["UID"]).startswith(f"{prefix}-")}
    whose, *told = str(calendar.get(GONE, "")).split() or [""]
    pairs = (one.partition("=") for one in told if whose == _hidden(prefix))
    return Former(held, {mark: int(last) for mark, _, last in pairs if last.isdecimal()})


def sequence(event: Event) -> int:
    """How many times an event was announced as changed."""
    return int(str(event.get("SEQUENCE", 0)))


def day_of(event: Event) -> date:
    """The day on which an event begins."""
    start: date = event.decoded("DTSTART")
    return start.date() if isinstance(start, datetime) else start


def _hidden(uid: str) -> str:
    """What tells an event from the others and nothing of what it was, without a figure in it."""
    return hashlib.sha256(uid.encode()).hexdigest()[:16].translate(_LETTERS)
