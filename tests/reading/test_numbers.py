"""Counts, numbers and percentages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.numbers import read_decimal, read_int, read_percent
from pipeline.reading.readings import Code, Fault, Understood


@pytest.mark.parametrize("typed", ["2016", "2016.0", 2016.0, 2016, " 2016 ", "+2016", 2015.9999999999998])
def test_a_whole_number_is_read_to_the_letter(typed: str | float) -> None:
    assert read_int(typed) == Understood(2016)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2,016", 2016),
        ("2 016", 2016),
        ("Paso 3", 3),
        ("1º", 1),
        ("1°", 1),
        ("2.", 2),
        ("No. 4", 4),
        ("20 personas", 20),
    ],
)
def test_a_number_with_something_around_it_is_noted(typed: str, number: int) -> None:
    read = read_int(typed)
    assert isinstance(read, Understood)
    assert read.value == number
    assert read.note


@pytest.mark.parametrize(
    "typed",
    [
        "3.5",
        3.5,
        "veinte",
        "-3",
        -3.0,
        "20-30",
        "1,5",
        "1.234",
        "aprox. 20",
        float("nan"),
        1e300,
        "1e5",
        "9" * 5000,
        "٣",
    ],
)
def test_what_is_no_count_is_told(typed: str | float) -> None:
    read = read_int(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.NUMERO


@pytest.mark.parametrize("typed", [0.0, 7.0, "7", "Paso 7"])
def test_a_step_goes_from_one_to_six(typed: str | float) -> None:
    assert isinstance(read_int(typed, field="paso"), Fault)
    assert read_int(6.0, field="paso") == Understood(6)


@pytest.mark.parametrize(
    ("typed", "pattern", "share"),
    [
        (0.45, "0%", "0.45"),
        (0.45, "0.00%", "0.45"),
        (0.45, "", "0.45"),
        (1.0, "", "1"),
        (0.0, "", "0"),
        (1.0, "0%", "1"),
        (0.1 + 0.2, "0%", "0.3"),
        ("45 %", "", "0.45"),
        ("45%", "", "0.45"),
        ("45\u00a0%", "", "0.45"),
        ("45.5 %", "", "0.455"),
        ("100 %", "", "1"),
        ("0 %", "", "0"),
        ("1 %", "", "0.01"),
        ("0.5 %", "", "0.005"),
        ("0.45", "", "0.45"),
        ("1", "", "1"),
        ("0", "", "0"),
        ("45 por ciento", "", "0.45"),
        ("45 ％", "", "0.45"),
    ],
)
def test_a_share_is_read_to_the_letter_and_written_one_way(typed: str | float, pattern: str, share: str) -> None:
    read = read_percent(typed, pattern)
    assert read == Understood(Decimal(share))
    assert str(read.value) == share  # type: ignore[union-attr] # just seen


@pytest.mark.parametrize(
    ("typed", "share"),
    [("45", "0.45"), (45.0, "0.45"), (100.0, "1"), ("45,5 %", "0.455"), ("0,45", "0.45"), (1.5, "0.015")],
)
def test_a_bare_number_over_one_is_per_cent_and_a_note_says_so(typed: str | float, share: str) -> None:
    read = read_percent(typed)
    assert isinstance(read, Understood)
    assert str(read.value) == share
    assert read.note


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [
        (45.0, "0%"),
        ("150 %", ""),
        (101.0, ""),
        (-0.1, ""),
        ("-5 %", ""),
        ("mucho", ""),
        ("", ""),
        ("%", ""),
        ("45 % o más", ""),
        (float("nan"), ""),
        (float("inf"), "0%"),
        ("1e2", ""),
        ("cuarenta", ""),
    ],
)
def test_what_is_no_share_is_told(typed: str | float, pattern: str) -> None:
    read = read_percent(typed, pattern)
    assert isinstance(read, Fault)
    assert read.code is Code.PORCENTAJE


@given(st.integers(0, 1000))
def test_a_share_is_the_same_as_a_cell_and_as_text(thousandths: int) -> None:
    share = Decimal(thousandths) / 1000
    cell, text = read_percent(thousandths / 1000, "0.0%"), read_percent(f"{share * 100:f} %")
    assert isinstance(cell, Understood)
    assert isinstance(text, Understood)
    assert cell.value == text.value == share
    assert str(cell.value) == str(text.value)


@pytest.mark.parametrize(
    ("typed", "number"), [("12.5", "12.5"), (12.5, "12.5"), ("1,234.5", "1234.5"), ("12,5", "12.5")]
)
def test_a_decimal_is_read(typed: str | float, number: str) -> None:
    read = read_decimal(typed)
    assert isinstance(read, Understood)
    assert str(read.value) == number


@given(st.text(max_size=40) | st.floats(), st.sampled_from(["", "0%"]))
def test_anything_at_all_is_read_or_told(typed: str | float, pattern: str) -> None:
    for read in (read_int(typed), read_decimal(typed), read_percent(typed, pattern)):
        assert isinstance(read, Understood | Fault)
    share = read_percent(typed, pattern)
    assert isinstance(share, Fault) or (isinstance(share.value, Decimal) and 0 <= share.value <= 1)


def test_a_count_that_shows_a_day_or_a_share_is_told() -> None:
    assert isinstance(read_int(42370.0, "dd/mm/yyyy"), Fault)
    assert isinstance(read_int(1.0, "0%"), Fault)
    assert isinstance(read_percent(0.5, "h:mm"), Fault)
