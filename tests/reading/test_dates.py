"""Days as people type them: the day first, always; what is doubtful is noted, what is impossible is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.dates import read_date
from pipeline.reading.readings import Code, Fault, Understood
from pipeline.reading.spanish import MONTHS, WEEKDAYS

MARCH_5 = date(2016, 3, 5)


def _read(value: str | float) -> Understood:
    read = read_date(value)
    assert isinstance(read, Understood), read
    return read


@pytest.mark.parametrize(
    "typed",
    [
        "05/03/2016",
        "5/3/2016",
        " 05/03/2016 ",
        "05-03-2016",
        "05.03.2016",
        "05/03/2016.",
        "05 / 03 / 2016",
        "5-mar-16",
        "5-MAR-16",
        "5 mar 2016",
        "5 Mar. 2016",
        "5/mar/2016",
        "5-marzo-2016",
        "05mar2016",
        "5 de marzo de 2016",
        "5 de Marzo del 2016",
        "5 DE MARZO DE 2016",
        "5 marzo 2016",
        "5 de marzo, 2016",
        "05 de marzo de 2016.",
        "5\u00a0de\u00a0marzo\u2007de\u202f2016",
        "5 de marzo del año 2016",
        "sábado 5 de marzo de 2016",
        "Sábado, 5 de marzo de 2016",
        "sab 5 mar 2016",
        "el día 5 de marzo de 2016",
        "2016-03-05",
        "2016 mar 5",
        "2016/03/05",
        "2016-3-5",
        "2016-03-05T10:30:00",
        "2016-03-05T10:30:00.000Z",
        "2016-03-05 10:30:00",
        "05/03/2016 10:30",
        "05/03/2016 10:30 hrs.",
        "05/03/2016 5:30 p. m.",
        "5–3–2016",
        "5‑mar‑16",
        42434.0,
        42434.4375,
        42434,
        42434.999999999,
    ],
)
def test_a_day_written_so_is_read_to_the_letter(typed: str | float) -> None:
    read = _read(typed)
    assert read.value == (MARCH_5 if typed != 42434.999999999 else date(2016, 3, 6))
    assert read.note == ""


@pytest.mark.parametrize(
    "typed",
    [
        "1o. de abril de 2016",
        "1º de abril de 2016",
        "1° de abril de 2016",
        "1ro de abril de 2016",
        "1 de abril de 2016",
        "primero de abril de 2016",
        "1o abril 2016",
        "viernes 1o. de abril de 2016",
    ],
)
def test_the_first_of_a_month_has_its_own_spellings(typed: str) -> None:
    assert _read(typed) == Understood(date(2016, 4, 1))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/3/16", MARCH_5),
        ("05-03-16", MARCH_5),
        ("42434", MARCH_5),
        ("marzo 5, 2016", MARCH_5),
        ("March 5, 2016", MARCH_5),
        ("5-Jan-16", date(2016, 1, 5)),
        ("5-dec-2016", date(2016, 12, 5)),
        ("lunes 5 de marzo de 2016", MARCH_5),
        ("cinco de marzo de dos mil dieciséis", MARCH_5),
        ("treinta y uno de marzo de dos mil veintiuno", date(2021, 3, 31)),
        ("5/3/99", date(1999, 3, 5)),
        ("16-03-05", date(2005, 3, 16)),
    ],
)
def test_a_day_that_leaves_a_doubt_is_read_and_noted(typed: str, day: date) -> None:
    read = _read(typed)
    assert read.value == day
    assert read.note
    assert read.fix


@pytest.mark.parametrize(
    "typed", ["5 de septiembre de 2016", "5 sept 2016", "5-sep-16", "5 set 2016", "5 de setiembre de 2016"]
)
def test_september_is_written_in_many_ways(typed: str) -> None:
    assert _read(typed).value == date(2016, 9, 5)


@pytest.mark.parametrize("typed", ["martes 5 de abril de 2016", "mar 5 abr 2016"])
def test_mar_before_another_month_is_tuesday(typed: str) -> None:
    assert _read(typed) == Understood(date(2016, 4, 5))


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("03/25/2016", "25/03/2016"),
        ("3-25-2016", "25/03/2016"),
        ("01/25/2016", "25/01/2016"),
        ("12/31/2016", "31/12/2016"),
        ("02/29/2016", "29/02/2016"),
        ("20161231", "31/12/2016"),
        ("31/02/2016", "29/02/2016"),
        ("29/02/2015", "28/02/2015"),
        ("31 de abril de 2016", "30/04/2016"),
        ("20160305", "05/03/2016"),
        (20160305.0, "05/03/2016"),
        ("0/03/2016", "01/03/2016"),
    ],
)
def test_an_impossible_day_is_told_with_the_nearest_possible(typed: str | float, hint: str) -> None:
    read = read_date(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.FECHA
    assert hint in read.fix


@pytest.mark.parametrize(
    "typed",
    [
        "ayer",
        "pendiente",
        "-",
        "N/A",
        "2016",
        2016.0,
        "marzo de 2016",
        "5 de marzo",
        "05/03",
        "13/25/2016",
        "05/03/0206",
        "05/03/20016",
        "05/03/206",
        "5 al 7 de marzo de 2016",
        "5 y 6 de marzo de 2016",
        "05/03/2016 y 06/03/2016",
        "05/03/2016 (por confirmar)",
        "mar 2016",
        "5 de marso de 2016",
        "1/1/1/2016",
        0.0,
        0.4375,
        -1.0,
        1e300,
        float("nan"),
        float("inf"),
        32873.9,
        73416.0,
        "٠٥/٠٣/٢٠١٦",
        "9" * 5000,
        "1" * 70,
        "5 de marzo de dos mil",
        "de",
        "",
        "//",
        "T10:30:00",
        "marzo le 2016",
        "marzo cinco doceavo",
    ],
)
def test_what_is_no_day_is_told(typed: str | float) -> None:
    read = read_date(typed)
    if typed == "5 de marzo de dos mil":
        assert read == Understood(date(2000, 3, 5), read.note, read.fix)  # type: ignore[union-attr] # it is understood
        return
    assert isinstance(read, Fault)
    assert read.code is Code.FECHA
    assert read.why.endswith(".")
    assert read.fix


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_is_the_same_however_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    serial = (day - date(1899, 12, 30)).days
    spellings: list[str | float] = [
        serial,
        serial + 0.73,
        str(serial),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
        f"{day.day} de {month} de {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
        f"{WEEKDAYS[day.weekday()]} {day.day} de {month.upper()} de {day.year}",
    ]
    assert {_read(typed).value for typed in spellings} == {day}


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_two_figures_are_enough_for_a_year_of_this_century(day: date) -> None:
    assert _read(f"{day.day}-{MONTHS[day.month - 1][:3]}-{day:%y}") == Understood(day)
    assert _read(f"{day:%d/%m/%y}").value == day


@given(st.integers(1, 31), st.integers(1, 31), st.integers(1990, 2100))
def test_day_and_month_never_change_places(first: int, second: int, year: int) -> None:
    read = read_date(f"{first}/{second}/{year}")
    if isinstance(read, Understood):
        assert (read.value.day, read.value.month) == (first, second)  # type: ignore[attr-defined] # a date
    else:
        month_exists = second <= 12
        last = (date(year + second // 12, second % 12 + 1, 1) - timedelta(1)).day if month_exists else 0
        assert first > last


@given(st.text(max_size=60) | st.floats())
def test_anything_at_all_is_read_or_told(typed: str | float) -> None:
    read = read_date(typed)
    assert isinstance(read, Fault) or isinstance(read.value, date)


@pytest.mark.parametrize("typed", ["0/25/2016", "02/30/2016", "13/25/2016", "20161332"])
def test_a_day_that_seems_no_other_is_not_guessed(typed: str) -> None:
    read = read_date(typed)
    assert isinstance(read, Fault)
    assert "05/03/2016" in read.fix
