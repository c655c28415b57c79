"""What cannot be read is told with what is there and what to write instead, and under its own code."""

import pytest

from pipeline.reading.addresses import read_url
from pipeline.reading.dates import read_date
from pipeline.reading.hours import read_time
from pipeline.reading.readings import Code, Fault, Understood


@pytest.mark.parametrize(
    "typed",
    [
        "ayer",
        "marzo de 2016",
        "5 de marzo",
        "31/02/2016",
        "2016-02-31",
        "13/13/2016",
        "marzo le 2016",
        "05/03/9999",
        "20160305x",
    ],
)
def test_a_day_that_is_none_is_told_whole(typed: str) -> None:
    read = read_date(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.FECHA
    assert typed in read.why
    assert read.fix.endswith((".", "?"))


@pytest.mark.parametrize("typed", ["mediodía pasado", "25:00", "10:75", "99", "10:30 - 12", "las diez menos algo"])
def test_an_hour_that_is_none_is_told_whole(typed: str) -> None:
    read = read_time(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.HORA
    assert typed in read.why
    assert read.fix


def test_a_number_that_is_no_hour_of_any_day_is_told_as_it_is() -> None:
    for number in (float("inf"), -0.5):
        read = read_time(number)
        assert isinstance(read, Fault)
        assert f"El número {number} no es una hora." in read.why


@pytest.mark.parametrize("typed", ["http://ejemplo https://b.mx/acta", "http://ejemplo (el acta)"])
def test_a_link_that_cannot_be_opened_is_told_with_all_that_stands_in_its_cell(typed: str) -> None:
    read = read_url(typed)
    assert isinstance(read, Fault)
    assert f"“{typed}”" in read.why


@pytest.mark.parametrize("typed", ["marzo 5, 2016", "Marzo 5 2016", "marzo cinco, 2016"])
def test_the_month_first_in_words_is_read_and_noted_with_the_day_that_was_understood(typed: str) -> None:
    read = read_date(typed)
    assert isinstance(read, Understood)
    assert (read.value.year, read.value.month, read.value.day) == (2016, 3, 5)
    assert typed in read.note
    assert "05/03/2016" in f"{read.note} {read.fix}"


def test_the_year_alone_after_the_month_is_not_taken_for_a_day() -> None:
    read = read_date("5 de marzo del año 2016")
    assert isinstance(read, Understood)
    assert read.value.day == 5


def test_a_day_without_its_separators_is_told_with_the_day_that_it_may_be() -> None:
    read = read_date("0503 2016")
    assert isinstance(read, Fault)
    assert "05/03/2016" in read.fix
