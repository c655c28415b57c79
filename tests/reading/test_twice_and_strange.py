"""A datum written twice, or under another name, is told at its cell, with what was taken."""

from tests.reading.books import read, small


def test_a_datum_written_twice_is_told_at_the_second_with_the_cell_that_was_taken() -> None:
    tabs = small()
    first = next(n for n, row in enumerate(tabs["Ejercicio"], start=1) if row[0] == "Entidad federativa")
    tabs["Ejercicio"].append(["Entidad federativa", "Otra"])
    _, findings = read(tabs)
    (found,) = [f for f in findings if f.place.sheet == "Ejercicio" and f.place.row == len(tabs["Ejercicio"])]
    assert (found.place.column, found.place.header, found.value) == (2, "Entidad federativa", "Otra")
    assert f"Ejercicio!B{first}" in found.message


def test_a_datum_under_a_name_alike_is_told_as_it_was_typed() -> None:
    tabs = small()
    row = next(row for row in tabs["Ejercicio"] if row[0] == "Entidad federativa")
    row[0] = "Entidad federatva"
    plan, findings = read(tabs)
    assert plan.ejercicio.entidad_federativa == row[1]
    (found,) = [f for f in findings if f.value == "Entidad federatva"]
    assert found.place.header == "Entidad federativa"


def test_the_nineties_are_years_in_words_and_the_century_is_not_overrun() -> None:
    from pipeline.reading.spanish import IN_WORDS

    assert IN_WORDS["mil novecientos noventa y nueve"] == 1999
    assert max(number for words, number in IN_WORDS.items() if words.startswith("mil novecientos")) == 1999
