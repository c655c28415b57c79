"""A number where text is expected is the text that the person sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.workbook import Cell
from pipeline.reading.kinds import typed
from pipeline.reading.patterns import is_dated, shows_hours
from pipeline.reading.texts import clean, paragraphs


@pytest.mark.parametrize(
    ("number", "pattern", "seen"),
    [
        (7.0, "000", "007"),
        (7.0, "", "7"),
        (7.0, "General", "7"),
        (0.45, "0%", "45%"),
        (0.455, "0.0%", "45.5%"),
        (0.1 + 0.2, "", "0.3"),
        (1234567.0, "", "1234567"),
        (1234.5, "$#,##0.00", "$1,234.50"),
        (1234.5, '"$"#,##0.00', "$1,234.50"),
        (1234.5, "[$$-80A]#,##0.00", "$1,234.50"),
        (1500.0, "#,##0", "1,500"),
        (-5.0, "0", "-5"),
        (-5.0, "0;(0)", "(5)"),
        (1234.5, "#,##0.00_);[Red](#,##0.00)", "1,234.50"),
        (0.5, "#.##", ".5"),
        (2.5, "0.##", "2.5"),
        (2.0, "0.##", "2"),
        (12.0, '0" meses"', "12 meses"),
        (12.0, "@", "12"),
        (42434.0, "dd/mm/yyyy", "05/03/2016"),
        (42434.0, "d-mmm-yy", "5-mar-16"),
        (42434.0, 'd" de "mmmm" de "yyyy', "5 de marzo de 2016"),
        (42434.0, "dddd", "sábado"),
        (42434.4375, "dd/mm/yyyy hh:mm", "05/03/2016 10:30"),
        (0.4375, "h:mm AM/PM", "10:30 a.m."),
        (0.7291666667, "h:mm AM/PM", "5:30 p.m."),
        (0.4375, "hh:mm:ss", "10:30:00"),
        (0.7291666667, "h:mm", "17:30"),
        (0.43767361111, "mm:ss", "30:15"),
        (1.5, "[h]:mm", "36:00"),
        (1.5, "[mm]", "2160"),
        (1.5, "[ss]", "129600"),
        (42434.0, "dd/mm/yyyy;@", "05/03/2016"),
        (42434.0, "dd/mm/yyyy;;@", "05/03/2016"),
        (42434.0, "[$-80A]dd/mm/yyyy", "05/03/2016"),
        (1e300, "dd/mm/yyyy", "1E+300"),
        (0.333333333333, "0.00", "0.33"),
        (2.675, "0.00", "2.68"),
        (2.665, "0.00", "2.67"),
        (-0.125, "0.00", "-0.13"),
        (1e25, "0", "10000000000000000000000000"),
        (5.0, "0.00E+00", "5"),
        (0.5, "# ?/?", "0.5"),
    ],
)
def test_a_number_is_seen_through_its_format(number: float, pattern: str, seen: str) -> None:
    assert typed(Cell(number, pattern)) == seen


def test_a_box_in_a_column_of_text_is_yes_or_no() -> None:
    assert (typed(Cell(value=True)), typed(Cell(value=False))) == ("Sí", "No")


def test_a_format_shows_a_day_or_not() -> None:
    assert is_dated("dd/mm/yyyy")
    assert shows_hours("h:mm")
    assert not is_dated('0" días"')
    assert not is_dated("[Red]0.00")
    assert not is_dated("General")


@given(st.floats(), st.text('0#?.,%$;yYmdhs/:-[]"\\ _*@eE+AP', max_size=14))
def test_any_format_shows_something_of_any_number(number: float, pattern: str) -> None:
    assert isinstance(typed(Cell(number, pattern)), str)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\rc\x0bd", "a\nb\nc\nd"),
        ("a\x00\x07b\u200bc\ufeff", "abc"),
        ("a\ud800b\ufffe", "ab"),
        ("a\u202eb", "ab"),
        ("\uf0b7 uno", "• uno"),
        ("nin\u0303o", "niño"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("{{ x }} & <b>", "{{ x }} & <b>"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_nobody_sees_is_left_out_and_the_rest_stays(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_paragraphs_keep_their_lines() -> None:
    assert paragraphs("\n uno  dos \n\n\n\n\ttres\u00a0\n") == "uno dos\n\ntres"


@given(st.text())
def test_clean_text_can_be_stored_and_is_clean_already(text: str) -> None:
    kept = clean(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert clean(kept) == kept
