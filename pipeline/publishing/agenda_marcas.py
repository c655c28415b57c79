"""The mark of each event: the same one as long as it is the same event, whatever the order of the rows.

An event with a key has it in its mark. Those without one (the sessions of the STL, the goals of no indicator) are
told apart by their day; one that changes its day keeps the mark that it had in the former calendar.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pipeline.publishing.agenda_eventos import Evento

_APART: Final = re.compile(r"-(?:\d{4}-\d\d-\d\d(?:-\d+)?|\d+)")


@dataclass(frozen=True, slots=True)
class Known:
    """An event of the former calendar: its day, and whether it was called off."""

    day: date
    cancelled: bool


def marked(found: Iterable[Evento], prefix: str, known: Mapping[str, Known]) -> Iterator[Evento]:
    """The events, each with a mark of its own, which is the one of the former calendar where it was there."""
    alike: dict[str, list[Evento]] = {}
    for evento in sorted(found, key=_content):
        alike.setdefault(f"{prefix}-{evento.uid}", []).append(evento)
    taken = set(alike)
    for base, events in alike.items():
        former = {uid: one for uid, one in known.items() if uid == base or _of(base, uid, taken)}
        yield from _apart(base, events, former, taken)


def _content(evento: Evento) -> tuple[str, ...]:
    return (evento.moment.isoformat(), evento.title, evento.place, evento.text)


def _of(base: str, uid: str, taken: set[str]) -> bool:
    return uid.startswith(base) and uid not in taken and _APART.fullmatch(uid.removeprefix(base)) is not None


def _apart(base: str, events: list[Evento], former: Mapping[str, Known], taken: set[str]) -> Iterator[Evento]:
    left = dict(sorted(former.items(), key=lambda each: (each[1].day, each[0])))
    moved = []
    for evento in events:
        uid = next((uid for uid, one in left.items() if one.day == evento.day), "")
        if uid:
            del left[uid]
            yield replace(evento, uid=uid)
        else:
            moved.append(evento)
    standing = [uid for uid, one in left.items() if not one.cancelled]
    for evento, uid in zip(moved, standing, strict=False):
        yield replace(evento, uid=uid)
    for evento in moved[len(standing) :]:
        alone = len(events) == 1 and base not in former
        uid = base if alone else _free(f"{base}-{evento.day.isoformat()}", {*taken, *former})
        taken.add(uid)
        yield replace(evento, uid=uid)


def _free(wanted: str, taken: set[str]) -> str:
    uid, count = wanted, 1
    while uid in taken:
        count += 1
        uid = f"{wanted}-{count}"
    return uid
