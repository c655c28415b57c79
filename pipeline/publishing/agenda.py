"""The shared agenda: one calendar for all and one for each member, updated in place.

An event keeps its UID, so that a calendar that already holds it changes it instead of adding another. What
changed since the former calendar gets a higher SEQUENCE and the new cut date; what did not is left alone; what
is gone stays one round more as cancelled, and its SEQUENCE is remembered after that: one that comes back never
has a lower one.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from pipeline.model.choices import FACILITADOR, SUPLENTE, TITULAR
from pipeline.model.files import File, Omitted, Status
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Integrante
from pipeline.model.words import slugs, tidy
from pipeline.publishing.agenda_anterior import CANCELLED, GONE, STAMPS, Former, day_of, former_of, sequence
from pipeline.publishing.agenda_eventos import Evento, Who, clean, eventos, of_person, prefix_of, without_date
from pipeline.publishing.agenda_marcas import Known, marked
from pipeline.publishing.publico import people

DOCUMENT: Final = "agenda-compartida"
FOLDER: Final = "agenda"
_LAST_YEAR: Final = 9900  # the search for changes of hour steps beyond the last day that it is given


def write_agenda(  # noqa: PLR0913 - the plan, where to write, and what the dates depend on
    plan: Plan, folder: Path, *, today: date, zone: str, former: Path | None = None, status: Status = Status.FINAL
) -> tuple[tuple[File, ...], tuple[Omitted, ...]]:
    """Write ``agenda/agenda-compartida.ics`` and ``agenda/<clave>.ics`` in the output folder.

    ``zone`` is an IANA name; ``former`` the output folder of the run before, if there was one. The shared
    calendar names only the people whom anyone may see named, and no calendar holds an e-mail address.
    """
    writer = _Writer(plan, today, ZoneInfo(zone), former, status)
    made = {path: data for path, data in writer.calendars() if data}
    omitted = tuple(_left_out(plan, written=bool(made)))
    if made:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, data in made.items():
        (folder / path).write_bytes(data)
    files = (File(p, DOCUMENT, status, hashlib.sha256(d).hexdigest(), len(d)) for p, d in made.items())
    return tuple(files), omitted


def calendars(plan: Plan, folder: Path) -> Mapping[str, Path]:
    """The calendar of each member by key, of those that stand in an output folder."""
    paths = ((clave, folder / path) for clave, path in _paths(plan).items())
    return {clave: path for clave, path in paths if path.is_file()}


def _paths(plan: Plan) -> Mapping[str, str]:
    names = slugs([DOCUMENT, *(i.clave for i in plan.integrantes)])
    taken = {DOCUMENT: DOCUMENT} | {
        c: n if n != DOCUMENT else f"{DOCUMENT}-0" for c, n in names.items() if c != DOCUMENT
    }
    return {i.clave: f"{FOLDER}/{taken[i.clave]}.ics" for i in plan.integrantes if i.clave and i.clave != DOCUMENT}


def _left_out(plan: Plan, *, written: bool) -> Iterator[Omitted]:
    if not written:
        yield Omitted(DOCUMENT, "Aún no hay actividades, metas, mesas ni agenda anual con fecha.")
        return
    undated = without_date(plan)
    if undated:
        yield Omitted(DOCUMENT, f"Se escribió sin lo que no tiene fecha: {', '.join(undated)}.")


class _Writer:
    """The calendars of one plan at one cut date."""

    def __init__(self, plan: Plan, today: date, zone: ZoneInfo, former: Path | None, status: Status) -> None:
        self._plan, self._today, self._zone, self._former, self._status = plan, today, zone, former, status
        self._prefix = prefix_of(plan)
        self._stamp = datetime.combine(today, time.min, zone).astimezone(UTC)

    def calendars(self) -> Iterator[tuple[str, bytes]]:
        seen = people(self._plan)
        public = self._events(lambda clave: str(seen.get(clave, clave)))
        place = f"{tidy(self._plan.ejercicio.entidad_federativa)} {self._plan.ejercicio.anio_ejercicio or ''}".strip()
        yield self._calendar(f"{FOLDER}/{DOCUMENT}.ics", f"Agenda compartida del PAL – {place}", public)
        internal = self._events(self._name)
        for clave, path in _paths(self._plan).items():
            person = self._plan.integrante[clave]
            if _has_calendar(self._plan, person):
                mine = of_person(self._plan, internal, person)
                yield self._calendar(path, f"Mi agenda del PAL ({clave}) – {place}", mine)

    def _events(self, who: Who) -> tuple[Evento, ...]:
        """Every event in order of time, with the mark by which the shared calendar knows it."""
        before = self._before(f"{FOLDER}/{DOCUMENT}.ics").events
        known = {uid: Known(day_of(event), event.get("STATUS") == CANCELLED) for uid, event in before.items()}
        found = marked(eventos(self._plan, who), self._prefix, known)
        return tuple(sorted(found, key=lambda e: (e.moment, e.uid)))

    def _before(self, path: str) -> Former:
        return former_of(self._former / path, self._prefix) if self._former else Former()

    def _name(self, clave: str) -> str:
        person = self._plan.integrante.get(clave)
        return tidy(person.nombre) if person else clave

    def _calendar(self, path: str, name: str, events: tuple[Evento, ...]) -> tuple[str, bytes]:
        former = self._before(path)
        now = {e.uid: self._event(e) for e in events}
        stamped = [self._stamped(event, former) for event in now.values()]
        stamped += [self._cancelled(e) for uid, e in former.events.items() if uid not in now and self._stays(e)]
        if not stamped:
            return path, b""
        calendar = self._empty(name + (" (borrador)" if self._status is Status.BORRADOR else ""))
        remembered = former.remembered(self._prefix, (str(event["UID"]) for event in stamped))
        if remembered:
            calendar.add(GONE, remembered)
        for block in (*self._zone_block(events), *sorted(stamped, key=_order)):
            calendar.add_component(block)
        return path, calendar.to_ical()

    def _empty(self, title: str) -> Calendar:
        name = vText(clean(tidy(title)))
        calendar = Calendar()
        calendar.add("PRODID", "-//PAL//Agenda compartida//ES")
        calendar.add("VERSION", "2.0")
        calendar.add("CALSCALE", "GREGORIAN")
        calendar.add("NAME", name)
        calendar.add("X-WR-CALNAME", name)
        calendar.add("X-WR-TIMEZONE", self._zone.key)
        calendar.add("REFRESH-INTERVAL", timedelta(days=1), parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", "P1D")
        return calendar

    def _zone_block(self, events: tuple[Evento, ...]) -> Iterator[Timezone]:
        years = [min(e.day.year, _LAST_YEAR) for e in events if e.begins]
        if years and self._zone.key != "UTC":
            last = date(max(years), 12, 31)
            block = Timezone.from_tzid(self._zone.key, first_date=date(min(years), 1, 1), last_date=last)
            block.pop("COMMENT", None)
            yield block

    def _event(self, evento: Evento) -> Event:
        event = Event()
        event.add("UID", evento.uid)
        event.add("SUMMARY", evento.title)
        if evento.begins:
            event.add("DTSTART", datetime.combine(evento.day, evento.begins, self._zone))
            if evento.ends:
                event.add("DTEND", datetime.combine(evento.day, evento.ends, self._zone))
        else:
            event.add("DTSTART", evento.day)
            if evento.day < date.max:
                event.add("DTEND", evento.day + timedelta(days=1))
        for name, value in (("LOCATION", evento.place), ("DESCRIPTION", evento.text)):
            if value:
                event.add(name, value)
        event.add("CATEGORIES", [evento.kind])
        event.add("STATUS", "CONFIRMED")
        event.add("TRANSP", "OPAQUE" if evento.begins else "TRANSPARENT")
        return event

    def _stamped(self, event: Event, former: Former) -> Event:
        uid = str(event["UID"])
        before = former.events.get(uid)
        if before is not None and _matter(before) == _matter(event):
            for name in STAMPS:
                event[name] = before[name]
            return event
        return self._restamped(event, former.next_sequence(uid))

    def _restamped(self, event: Event, number: int) -> Event:
        for name in STAMPS:
            event.pop(name, None)
        event.add("DTSTAMP", self._stamp)
        event.add("LAST-MODIFIED", self._stamp)
        event.add("SEQUENCE", number)
        return event

    def _cancelled(self, event: Event) -> Event:
        if event.get("STATUS") == CANCELLED:
            return event
        event.pop("STATUS", None)
        event.add("STATUS", CANCELLED)
        return self._restamped(event, sequence(event) + 1)

    def _stays(self, event: Event) -> bool:
        """Whether an event that is gone is told once more: until the cut date moves on."""
        told_on: object = event.decoded("LAST-MODIFIED")
        return event.get("STATUS") != CANCELLED or told_on == self._stamp


def _has_calendar(plan: Plan, person: Integrante) -> bool:
    if vacant(person):
        return False
    busy = any(person.clave in {a.responsable, *a.corresponsables} for a in plan.actividades)
    return person.calidad in {TITULAR, SUPLENTE, FACILITADOR} or busy


def _matter(event: Event) -> list[str]:
    """The lines of an event that matter to who reads it; not folded, which costs more than all the rest."""
    return sorted(str(line) for line in event.content_lines() if not line.startswith(STAMPS))


def _order(event: Event) -> tuple[str, str]:
    start = event.decoded("DTSTART")
    return start.isoformat(), str(event["UID"])
