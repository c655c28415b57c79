"""The shared agenda, read back by three parsers."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from icalendar import Calendar, Event
from icalendar import Event as Component

from pipeline.model.files import Status
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Ejercicio, Integrante, Mesa, Sesion
from pipeline.publishing.agenda import calendars, write_agenda
from tests.delivery.second_readers import read_by

ZONE = "America/Mexico_City"
DAY = date(2016, 8, 20)
ALL = "agenda/agenda-compartida.ics"
UID = "pal-canada-nuble-2016"


def written(plan: Plan, folder: Path, **more: Any) -> dict[str, Component]:  # noqa: ANN401 - options as they come
    write_agenda(plan, folder, **{"today": DAY, "zone": ZONE} | more)
    return events(folder / ALL)


def events(path: Path) -> dict[str, Component]:
    found = {str(e["UID"]): e for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT") if isinstance(e, Event)}
    assert found
    return found


def changed(plan: Plan, **values: Any) -> Plan:  # noqa: ANN401 - columns as they come
    first, *rest = plan.actividades
    return replace(plan, actividades=(replace(first, **values), *rest))


def test_activities_goals_mesas_and_sessions_stand_in_the_calendar_under_names_made_of_their_keys(
    plan: Plan, tmp_path: Path
) -> None:
    assert sorted(written(plan, tmp_path)) == [
        f"{UID}-actividad-C1-A1",
        f"{UID}-actividad-C1-A2",
        f"{UID}-mesa-M1",
        f"{UID}-mesa-M2",
        f"{UID}-meta-C1-final-x",
        f"{UID}-meta-C1-parcial-x-2016-12-01",
        f"{UID}-meta-C1-parcial-x-2017-02-01",
        f"{UID}-sesion-sesion-ordinaria-2016-10-01",
        f"{UID}-sesion-sesion-ordinaria-2017-01-15",
    ]


def test_a_deadline_is_a_whole_day_that_ends_the_day_after(plan: Plan, tmp_path: Path) -> None:
    event = written(plan, tmp_path)[f"{UID}-actividad-C1-A1"]
    assert event.decoded("DTSTART") == date(2016, 12, 31)
    assert event.decoded("DTEND") == date(2017, 1, 1)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_mesa_stands_at_its_hours_in_the_zone_that_config_sets(plan: Plan, tmp_path: Path) -> None:
    event = written(plan, tmp_path)[f"{UID}-mesa-M1"]
    assert event.decoded("DTSTART").utcoffset() == timedelta(hours=-5)
    assert event.decoded("DTSTART").replace(tzinfo=None) == datetime(2016, 8, 18, 10, 0)  # noqa: DTZ001 - local
    assert str(event["DTSTART"].params["TZID"]) == ZONE
    tijuana = written(plan, tmp_path, zone="America/Tijuana")[f"{UID}-mesa-M1"]
    assert tijuana.decoded("DTSTART").utcoffset() == timedelta(hours=-7)
    text = (tmp_path / ALL).read_text(encoding="utf-8")
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_the_calendar_says_its_name_and_how_often_to_look(plan: Plan, tmp_path: Path) -> None:
    written(plan, tmp_path)
    calendar = Calendar.from_ical((tmp_path / ALL).read_bytes())
    assert "Cañada Ñuble" in str(calendar["NAME"])
    assert calendar["X-WR-CALNAME"] == calendar["NAME"]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in (tmp_path / ALL).read_bytes()


def test_stamps_come_from_the_cut_date(plan: Plan, tmp_path: Path) -> None:
    for event in written(plan, tmp_path).values():
        assert event.decoded("DTSTAMP") == event.decoded("LAST-MODIFIED")
        assert f"{event.decoded('DTSTAMP'):%Y%m%dT%H%M}" == "20160820T0500"
        assert event["SEQUENCE"] == 0


def test_the_same_plan_gives_the_same_bytes(plan: Plan, tmp_path: Path) -> None:
    first, _ = write_agenda(plan, tmp_path / "a", today=DAY, zone=ZONE)
    second, _ = write_agenda(plan, tmp_path / "b", today=DAY, zone=ZONE)
    third, _ = write_agenda(plan, tmp_path / "c", today=DAY, zone=ZONE, former=tmp_path / "a")
    assert first == second == third
    assert len(first) == 5


def test_only_what_changed_is_announced_as_changed(plan: Plan, tmp_path: Path) -> None:
    written(plan, tmp_path / "antes")
    later = DAY + timedelta(days=30)
    moved = changed(plan, fin=date(2017, 1, 31))
    now = written(moved, tmp_path / "ahora", today=later, former=tmp_path / "antes")
    assert {uid: e["SEQUENCE"] for uid, e in now.items() if e["SEQUENCE"]} == {f"{UID}-actividad-C1-A1": 1}
    assert {e.decoded("LAST-MODIFIED").date() for uid, e in now.items() if e["SEQUENCE"]} == {later}
    assert {e.decoded("LAST-MODIFIED").date() for uid, e in now.items() if not e["SEQUENCE"]} == {DAY}
    again = written(moved, tmp_path / "otra", today=later + timedelta(days=9), former=tmp_path / "ahora")
    assert {uid: e.to_ical() for uid, e in again.items()} == {uid: e.to_ical() for uid, e in now.items()}


def test_what_is_gone_stays_one_round_as_cancelled(plan: Plan, tmp_path: Path) -> None:
    written(plan, tmp_path / "1")
    fewer = replace(plan, mesas=plan.mesas[1:])
    second = written(fewer, tmp_path / "2", today=DAY + timedelta(days=1), former=tmp_path / "1")
    assert (second[f"{UID}-mesa-M1"]["STATUS"], second[f"{UID}-mesa-M1"]["SEQUENCE"]) == ("CANCELLED", 1)
    same_day = written(fewer, tmp_path / "3", today=DAY + timedelta(days=1), former=tmp_path / "2")
    assert f"{UID}-mesa-M1" in same_day
    assert (tmp_path / "2" / ALL).read_bytes() == (tmp_path / "3" / ALL).read_bytes()
    third = written(fewer, tmp_path / "4", today=DAY + timedelta(days=2), former=tmp_path / "3")
    assert f"{UID}-mesa-M1" not in third
    back = written(plan, tmp_path / "5", today=DAY + timedelta(days=2), former=tmp_path / "3")
    assert (back[f"{UID}-mesa-M1"]["STATUS"], back[f"{UID}-mesa-M1"]["SEQUENCE"]) == ("CONFIRMED", 2)


def test_an_event_that_comes_back_after_it_was_forgotten_never_has_a_lower_sequence(plan: Plan, tmp_path: Path) -> None:
    fewer = replace(plan, mesas=plan.mesas[1:])
    steps = (plan, fewer, fewer, fewer, plan, fewer, fewer, plan)
    told: list[tuple[str, int] | None] = []
    uid = f"{UID}-mesa-M1"
    for number, edited in enumerate(steps):
        former = tmp_path / str(number - 1) if number else None
        found = written(edited, tmp_path / str(number), today=DAY + timedelta(days=number), former=former)
        told.append((str(found[uid]["STATUS"]), int(found[uid]["SEQUENCE"])) if uid in found else None)
    assert told == [
        ("CONFIRMED", 0), ("CANCELLED", 1), None, None, ("CONFIRMED", 2), ("CANCELLED", 3), None, ("CONFIRMED", 4),
    ]  # fmt: skip
    for number in (2, 3, 6):
        text = (tmp_path / str(number) / ALL).read_text("utf-8")
        assert "X-PAL-GONE" in text
        assert "M1" not in text
    assert "X-PAL-GONE" not in (tmp_path / "7" / ALL).read_text("utf-8")


def shuffled(plan: Plan) -> Plan:
    tabs = ("actividades", "metas", "mesas", "agenda_stl", "asistentes")
    return replace(plan, **{tab: getattr(plan, tab)[::-1] for tab in tabs})


def test_the_order_of_the_rows_changes_nothing(plan: Plan, tmp_path: Path) -> None:
    twins = replace(plan, metas=(*plan.metas, *(replace(m, meta=f"Otra: {m.meta}") for m in plan.metas)))
    written(twins, tmp_path / "1")
    written(shuffled(twins), tmp_path / "2")
    written(shuffled(twins), tmp_path / "3", today=DAY + timedelta(days=9), former=tmp_path / "1")
    first, anew, later = ((tmp_path / folder / ALL).read_bytes() for folder in "123")
    assert first == anew == later


def sessions(*days: date) -> tuple[Sesion, ...]:
    return tuple(Sesion(actividad="Sesión ordinaria", fecha=day) for day in days)


def of_sessions(found: dict[str, Component]) -> dict[date, tuple[str, str, int]]:
    return {
        e.decoded("DTSTART"): (uid, str(e["STATUS"]), int(e["SEQUENCE"]))
        for uid, e in found.items()
        if "-sesion-" in uid
    }


def test_one_of_several_sessions_of_a_name_is_the_same_event_when_others_come_go_and_move(
    plan: Plan, tmp_path: Path
) -> None:
    january, march, may, june = (date(2017, month, 15) for month in (1, 3, 5, 6))
    steps = ((march,), (may, march), (may, january, march), (june, january, march), (june, march))
    told = []
    for number, days in enumerate(steps):
        former = tmp_path / str(number - 1) if number else None
        edited = replace(plan, agenda_stl=sessions(*days))
        found = written(edited, tmp_path / str(number), today=DAY + timedelta(days=number), former=former)
        told.append(of_sessions(found))
    base = f"{UID}-sesion-sesion-ordinaria"
    of_january, of_may = f"{base}-2017-01-15", f"{base}-2017-05-15"
    assert told == [
        {march: (base, "CONFIRMED", 0)},
        {march: (base, "CONFIRMED", 0), may: (of_may, "CONFIRMED", 0)},
        {march: (base, "CONFIRMED", 0), may: (of_may, "CONFIRMED", 0), january: (of_january, "CONFIRMED", 0)},
        {march: (base, "CONFIRMED", 0), june: (of_may, "CONFIRMED", 1), january: (of_january, "CONFIRMED", 0)},
        {march: (base, "CONFIRMED", 0), june: (of_may, "CONFIRMED", 1), january: (of_january, "CANCELLED", 1)},
    ]


def test_two_events_never_share_a_mark(plan: Plan, tmp_path: Path) -> None:
    rows = ("C1", "C1", "C1-2", "C1-2016-09-09", "", "")
    again = tuple(
        Actividad(clave=key, compromiso="C1", actividad=f"Otra {n}", fin=date(2016, 9, 9)) for n, key in enumerate(rows)
    )
    many = replace(plan, actividades=again, mesas=(), metas=(), agenda_stl=sessions(DAY, DAY))
    assert len(written(many, tmp_path / "1")) == len(written(many, tmp_path / "2", former=tmp_path / "1")) == 8


def test_a_calendar_whose_marks_were_numbered_keeps_them(plan: Plan, tmp_path: Path) -> None:
    """As the calendars that people already hold were made."""
    written(plan, tmp_path / "1")
    path = tmp_path / "1" / ALL
    old = (
        path.read_bytes()
        .replace(b"ordinaria-2016-10-01", b"ordinaria")
        .replace(b"ordinaria-2017-01-15", b"ordinaria-2")
    )
    path.write_bytes(old)
    now = written(shuffled(plan), tmp_path / "2", today=DAY + timedelta(days=1), former=tmp_path / "1")
    assert {uid for uid in now if "-sesion-" in uid} == {f"{UID}-sesion-sesion-ordinaria{n}" for n in ("", "-2")}
    assert {int(e["SEQUENCE"]) for e in now.values()} == {0}


def test_the_events_of_another_plan_in_the_folder_are_not_taken_for_its_own(plan: Plan, tmp_path: Path) -> None:
    write_agenda(plan, tmp_path, today=date(2016, 8, 20), zone="America/Mexico_City")
    other = replace(plan, ejercicio=replace(plan.ejercicio, entidad_federativa="Otra entidad"))
    write_agenda(other, tmp_path, today=date(2016, 8, 21), zone="America/Mexico_City", former=tmp_path)
    text = (tmp_path / "agenda/agenda-compartida.ics").read_text("utf-8")
    assert text.count("BEGIN:VEVENT") > 0
    assert "CANCELLED" not in text


def test_each_member_has_the_calendar_of_what_is_theirs(plan: Plan, tmp_path: Path) -> None:
    written(plan, tmp_path)
    own = {clave: {u.removeprefix(f"{UID}-") for u in events(p)} for clave, p in calendars(plan, tmp_path).items()}
    assert sorted(own) == ["F1", "GA1", "SC1", "SC1S"]
    everyone = {
        "mesa-M1", "sesion-sesion-ordinaria-2016-10-01", "sesion-sesion-ordinaria-2017-01-15",
    }  # fmt: skip
    goals = {"meta-C1-final-x", "meta-C1-parcial-x-2016-12-01", "meta-C1-parcial-x-2017-02-01"}
    assert own["F1"] == everyone | {"mesa-M2"}
    assert own["GA1"] == everyone | goals | {"mesa-M2", "actividad-C1-A1"}
    assert own["SC1"] == own["SC1S"] == everyone | goals | {"actividad-C1-A1", "actividad-C1-A2"}


def test_no_calendar_holds_an_address_and_the_shared_one_names_only_who_may_be_named(
    plan: Plan, tmp_path: Path
) -> None:
    files, _ = write_agenda(plan, tmp_path, today=DAY, zone=ZONE)
    for file in files:
        text = re.sub(r"\r\n ", "", (tmp_path / file.path).read_text(encoding="utf-8"))
        assert "@" not in text
    shared = re.sub(r"\r\n ", "", (tmp_path / ALL).read_text(encoding="utf-8"))
    assert "Inés Robles" in shared
    assert "Ramón Tlapa" not in shared
    assert "Agua para Todos" in shared


def test_an_activity_without_a_date_is_told(plan: Plan, tmp_path: Path) -> None:
    _, omitted = write_agenda(plan, tmp_path, today=DAY, zone=ZONE)
    assert [o.document for o in omitted] == ["agenda-compartida"]
    assert "C1-A3" in omitted[0].reason


def test_only_an_address_is_left_out_of_a_text(plan: Plan, tmp_path: Path) -> None:
    told = written(changed(plan, actividad="L@s niñ@s y ciudadan@s; gaspar@servidor o ines@gob.example.mx"), tmp_path)
    summary = str(told[f"{UID}-actividad-C1-A1"]["SUMMARY"])
    assert summary == "Vence C1-A1: L@s niñ@s y ciudadan@s; (correo omitido) o (correo omitido)"


def test_a_plan_without_dates_has_no_calendar_and_says_so(tmp_path: Path) -> None:
    files, omitted = write_agenda(Plan(), tmp_path, today=DAY, zone=ZONE)
    assert (files, len(omitted)) == ((), 1)
    assert not (tmp_path / "agenda").exists()


def test_while_the_plan_is_a_draft_its_calendar_says_so(plan: Plan, tmp_path: Path) -> None:
    files, _ = write_agenda(plan, tmp_path, today=DAY, zone=ZONE, status=Status.BORRADOR)
    assert {f.status for f in files} == {Status.BORRADOR}
    assert "(borrador)" in str(Calendar.from_ical((tmp_path / ALL).read_bytes())["NAME"])


def test_vobject_reads_the_same(plan: Plan, tmp_path: Path) -> None:
    ours = written(plan, tmp_path)
    found = vobject.readOne((tmp_path / ALL).read_text(encoding="utf-8"))
    theirs = {e.uid.value: e for e in found.vevent_list}
    assert theirs.keys() == ours.keys()
    for uid, event in theirs.items():
        assert event.summary.value == str(ours[uid]["SUMMARY"])
        assert event.dtstart.value == ours[uid].decoded("DTSTART")


@pytest.mark.tools
def test_ical_js_reads_the_same(plan: Plan, tmp_path: Path) -> None:
    ours = written(plan, tmp_path)
    (theirs,) = read_by("calendar.mjs", tmp_path / ALL)
    found: dict[str, Any] = {e["uid"]: e for e in theirs}  # type: ignore[union-attr,index] # a list of events
    assert found.keys() == ours.keys()
    for uid, event in found.items():
        assert event["summary"] == str(ours[uid]["SUMMARY"])
        assert event["start"][:10] == f"{ours[uid].decoded('DTSTART'):%Y-%m-%d}"
    assert found[f"{UID}-mesa-M1"]["utc"] == "2016-08-18T15:00:00.000Z"
    assert found[f"{UID}-actividad-C1-A1"]["end"] == "2017-01-01"


@pytest.mark.tools
def test_three_edits_of_the_sheet_are_told_alike_to_every_reader(plan: Plan, tmp_path: Path) -> None:
    """A date moved; then an activity gone and a mesa at another hour; then the activity back."""
    moved = changed(plan, fin=date(2017, 1, 31))
    mesa, *others = moved.mesas
    later = (replace(mesa, hora_inicio=time(16), hora_termino=time(18)), *others)
    fewer = replace(moved, actividades=(moved.actividades[0], moved.actividades[2]), mesas=later)
    back = replace(moved, mesas=later)
    folders = [tmp_path / str(number) for number in range(4)]
    for number, edited in enumerate((plan, moved, fewer, back)):
        former = folders[number - 1] if number else None
        written(edited, folders[number], today=DAY + timedelta(days=number), former=former)
    told = read_by("calendar.mjs", *(folder / ALL for folder in folders))
    first, gone, hour = (f"{UID}-{name}" for name in ("actividad-C1-A1", "actividad-C1-A2", "mesa-M1"))
    seen: dict[str, list[tuple[int, str]]] = {uid: [] for uid in (first, gone, hour)}
    for folder, by_ical_js in zip(folders, told, strict=True):
        found: dict[str, Any] = {e["uid"]: e for e in by_ical_js}  # type: ignore[union-attr,index] # a list of events
        read = vobject.readOne((folder / ALL).read_text(encoding="utf-8"))
        by_vobject = {e.uid.value: (int(e.sequence.value), e.status.value) for e in read.vevent_list}
        assert by_vobject == {uid: (e["sequence"], e["status"]) for uid, e in found.items()}
        assert len(by_vobject) == len(read.vevent_list) == 9
        for uid, steps in seen.items():
            steps.append(by_vobject[uid])
        assert not [uid for uid, (sequence, _) in by_vobject.items() if sequence and uid not in seen]
    assert seen == {
        first: [(0, "CONFIRMED"), *[(1, "CONFIRMED")] * 3],
        gone: [*[(0, "CONFIRMED")] * 2, (1, "CANCELLED"), (2, "CONFIRMED")],
        hour: [*[(0, "CONFIRMED")] * 2, *[(1, "CONFIRMED")] * 2],
    }


@pytest.mark.tools
@pytest.mark.parametrize(
    ("zone", "day", "hour"),
    [
        ("America/Tijuana", date(2024, 3, 9), 18),  # the day before the clocks go forward, and that day
        ("America/Tijuana", date(2024, 3, 10), 17),
        ("America/Tijuana", date(2024, 11, 2), 17),
        ("America/Tijuana", date(2024, 11, 3), 18),
        ("America/Ciudad_Juarez", date(2024, 7, 1), 16),
        ("America/Mexico_City", date(2016, 8, 18), 15),
        ("America/Mexico_City", date(2016, 12, 1), 16),
        ("America/Mexico_City", date(2024, 7, 1), 16),
        ("America/Cancun", date(2024, 7, 1), 15),
    ],
)
def test_ten_in_the_morning_is_that_hour_of_that_day_in_that_zone_to_every_reader(
    plan: Plan, tmp_path: Path, zone: str, day: date, hour: int
) -> None:
    there = replace(plan, mesas=(replace(plan.mesas[0], fecha=day), *plan.mesas[1:]))
    written(there, tmp_path, zone=zone)
    (theirs,) = read_by("calendar.mjs", tmp_path / ALL)
    by_ical_js = next(e for e in theirs if e["uid"] == f"{UID}-mesa-M1")  # type: ignore[union-attr,index] # a list
    read = vobject.readOne((tmp_path / ALL).read_text(encoding="utf-8"))
    by_vobject = next(e for e in read.vevent_list if e.uid.value == f"{UID}-mesa-M1").dtstart.value
    assert by_ical_js["utc"] == f"{day}T{hour}:00:00.000Z"  # type: ignore[index] # an event
    assert by_vobject.astimezone(UTC) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_lines_are_folded_and_end_as_the_format_asks(plan: Plan, tmp_path: Path) -> None:
    written(plan, tmp_path)
    data = (tmp_path / ALL).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("key", ["C1 A1", "C1\r\nATTACH:x", "ñ/@", "C1,A1;B", "", "agenda-compartida", "a@b.mx"])
def test_no_key_breaks_the_calendar(plan: Plan, tmp_path: Path, key: str) -> None:
    people = (*plan.integrantes, Integrante(clave=key, nombre="Otra", calidad="titular", sector="autoridad"))
    again = Actividad(clave=key, compromiso="C1", actividad="Otra", responsable=key, fin=date(2016, 9, 9))
    hostile = replace(plan, integrantes=people, actividades=(*plan.actividades, again, again))
    found = written(hostile, tmp_path)
    assert len(found) == 11
    assert not [e for e in found.values() if "ATTACH" in e]
    assert not [p for p in (tmp_path / "agenda").iterdir() if re.search(r"\w@\w", p.read_text(encoding="utf-8"))]


def test_a_name_with_commas_stays_one_name(plan: Plan, tmp_path: Path) -> None:
    odd = replace(plan, ejercicio=Ejercicio(entidad_federativa="Ribera, del; Sur", anio_ejercicio=2016))
    written(odd, tmp_path)
    (line,) = [x for x in (tmp_path / ALL).read_text(encoding="utf-8").splitlines() if x.startswith("NAME:")]
    assert line == r"NAME:Agenda compartida del PAL – Ribera\, del\; Sur 2016"


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 30), date(9999, 12, 31)])
def test_no_day_breaks_the_calendar(plan: Plan, tmp_path: Path, day: date) -> None:
    far = Mesa(clave="M9", nucleo="conjunta", tema="Lejana", fecha=day, hora_inicio=time(0, 0), hora_termino=time(23))
    odd = replace(changed(plan, fin=day), mesas=(*plan.mesas, far))
    assert f"{UID}-mesa-M9" in written(odd, tmp_path)


def test_a_former_calendar_that_cannot_be_read_counts_as_none(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "antes/agenda").mkdir(parents=True)
    (tmp_path / "antes" / ALL).write_bytes(b"\xff\x00BEGIN:VCALENDAR\r\nBEGIN:VEVENT")
    found = written(plan, tmp_path, former=tmp_path / "antes")
    assert {int(e["SEQUENCE"]) for e in found.values()} == {0}


def test_another_entity_never_shares_a_name(plan: Plan, tmp_path: Path) -> None:
    other = replace(plan, ejercicio=Ejercicio(entidad_federativa="Otra", anio_ejercicio=2016))
    assert not set(written(plan, tmp_path / "a")) & set(written(other, tmp_path / "b"))
