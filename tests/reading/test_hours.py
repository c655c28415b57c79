"""Hours as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.hours import read_time
from pipeline.reading.readings import Code, Fault, Understood


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("10:30", time(10, 30)),
        ("10:30 hrs.", time(10, 30)),
        ("10:30 hrs", time(10, 30)),
        ("10:30 h", time(10, 30)),
        ("10.30 h", time(10, 30)),
        ("10.30 hrs.", time(10, 30)),
        ("10:30 horas", time(10, 30)),
        ("10h30", time(10, 30)),
        ("10:30:00", time(10, 30)),
        ("10:30:15", time(10, 30, 15)),
        ("9:05", time(9, 5)),
        ("09:05 a.m.", time(9, 5)),
        ("5 pm", time(17)),
        ("5 PM", time(17)),
        ("5:30 p. m.", time(17, 30)),
        ("5:30 p.m.", time(17, 30)),
        ("12 pm", time(12)),
        ("12:30 am", time(0, 30)),
        ("12 a.m.", time(0)),
        ("17 h", time(17)),
        ("17 hrs.", time(17)),
        ("17:00 horas", time(17)),
        ("a las 17:00 horas", time(17)),
        ("10:30\u00a0a.\u202fm.", time(10, 30)),
        ("5:30 p.m. hrs.", time(17, 30)),
        (0.4375, time(10, 30)),
        (0.0, time(0)),
        (42434.4375, time(10, 30)),
        (0.4201388889, time(10, 5)),
        (0.999999, time(23, 59, 59)),
        (0.99999999, time(23, 59, 59)),
    ],
)
def test_an_hour_written_so_is_read_to_the_letter(typed: str | float, hour: time) -> None:
    assert read_time(typed) == Understood(hour)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("10.30", time(10, 30)),
        ("17", time(17)),
        (17.0, time(17)),
        ("1030 hrs", time(10, 30)),
        ("mediodía", time(12)),
        ("medianoche", time(0)),
        ("5 de la tarde", time(17)),
        ("10 de la mañana", time(10)),
        ("12 del día", time(12)),
        ("12 de la noche", time(0)),
        ("1 del día", time(13)),
        ("17:00 p.m.", time(17)),
        ("8 de la noche", time(20)),
    ],
)
def test_an_hour_that_leaves_a_doubt_is_read_and_noted(typed: str | float, hour: time) -> None:
    read = read_time(typed)
    assert isinstance(read, Understood)
    assert read.value == hour
    assert read.note
    assert read.fix


def test_an_elapsed_time_is_no_hour_and_a_clock_past_a_day_is_what_it_shows() -> None:
    assert read_time(1.4375, "h:mm") == Understood(time(10, 30))
    assert isinstance(read_time(1.4375, "[h]:mm"), Fault)


@pytest.mark.parametrize(
    "typed",
    [
        "25:00",
        "24:00",
        "10:60",
        "10:30:60",
        "10:5",
        "mañana",
        "pendiente",
        "-",
        "10:30 - 12:00",
        "10 a 12",
        "13 am",
        "0:30 pm",
        "10,30",
        "99",
        24.0,
        10.3,
        2016.0,
        42434.0,
        -0.5,
        float("nan"),
        float("inf"),
        1e300,
        "",
        ":",
        "pm",
        "9" * 400,
    ],
)
def test_what_is_no_hour_is_told(typed: str | float) -> None:
    read = read_time(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.HORA
    assert read.fix


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_every_hour_is_the_same_however_it_is_written(hour: time) -> None:
    half = "a.m." if hour.hour < 12 else "p.m."
    spellings: list[str | float] = [
        (hour.hour * 60 + hour.minute) / 1440,
        42434 + (hour.hour * 60 + hour.minute) / 1440 + (1e-9 if not hour.hour and not hour.minute else 0),
        f"{hour:%H:%M}",
        f"{hour.hour}:{hour:%M} hrs.",
        f"{hour:%H.%M} h",
        f"{hour.hour % 12 or 12}:{hour:%M} {half}",
    ]
    read = [read_time(typed) for typed in spellings]
    assert read == [Understood(hour)] * len(spellings)


@given(st.text(max_size=40) | st.floats(), st.sampled_from(["", "h:mm", "[h]:mm", "dd/mm/yyyy", "0.00"]))
def test_anything_at_all_is_read_or_told(typed: str | float, pattern: str) -> None:
    read = read_time(typed, pattern)
    assert isinstance(read, Fault) or isinstance(read.value, time)


@pytest.mark.parametrize(
    ("typed", "possible"),
    [
        ("23:59", True),
        ("23:60", False),
        ("24:30", False),
        ("23:59:60", False),
        ("3 del día", True),
        ("4 del día", False),
        ("11 del día", True),
        (23.0, True),
        (1.0, True),
        (32874.5, True),
        (73415.5, True),
        (73416.5, False),
    ],
)
def test_the_clock_and_the_calendar_have_their_limits(typed: str | float, possible: bool) -> None:  # noqa: FBT001 - the expected value
    assert isinstance(read_time(typed), Understood) is possible
