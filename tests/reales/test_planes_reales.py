"""What the review says of real plans is what a person who reads the requirements would say."""

from datetime import date

import pytest

from pipeline.model.edition import Edition
from tests.reales.conftest import PLANS, Review, Reviewed

ON = {
    "durango-2015": date(2016, 1, 15),
    "durango-2017": date(2018, 6, 1),
    "oaxaca-2016": date(2017, 2, 28),
    "zacatecas-2016": date(2016, 9, 15),
}


def test_there_is_a_day_of_review_for_each_plan() -> None:
    assert {path.stem for path in PLANS.glob("*.toml")} == set(ON)


@pytest.mark.parametrize("name", ON)
def test_every_requirement_has_a_result_and_the_plan_may_not_be_final(
    name: str, review: Review, edition: Edition
) -> None:
    outcome = review(name, ON[name]).outcome
    assert [judged.id for judged in outcome.requirements] == list(edition.grados)
    assert not outcome.valid


@pytest.mark.parametrize("name", ON)
def test_no_cell_is_complained_of_twice(name: str, review: Review) -> None:
    reviewed = review(name, ON[name])
    unread = {str(f.place) for f in reviewed.readings if f.code in {"D-fecha", "D-celda-vacia"}}
    assert unread
    again = [f for f in reviewed.outcome.findings if str(f.place) in unread and not f.code.startswith("D-")]
    assert again == []


@pytest.mark.parametrize("name", ON)
def test_whoever_is_named_nowhere_is_a_gap_to_fill(name: str, review: Review) -> None:
    reviewed = review(name, ON[name])
    assert reviewed.plan.integrantes
    names = {f"Integrantes!B{integrante.row}" for integrante in reviewed.plan.integrantes}
    assert names <= reviewed.cells("D-celda-vacia")


def test_durango_2015_has_six_commitments_of_which_one_is_aga_and_four_are_local(review: Review) -> None:
    durango = review("durango-2015", ON["durango-2015"])
    assert durango.results("RM-0a", "RM-0b", "RM-0c", "RM-0d", "RM-0e", "RM-2e", "SP-4") == {
        "RM-0a": "no cumple", "RM-0b": "no cumple", "RM-0c": "no cumple", "RM-0d": "cumple",
        "RM-0e": "no cumple", "RM-2e": "no cumple", "SP-4": "no cumple",
    }  # fmt: skip
    for code in ("RM-0a", "RM-0b", "RM-0c", "RM-0d"):
        assert durango.findings(code), code


def test_durango_2015_shows_no_open_consultation_and_an_stl_without_rules_or_agenda(review: Review) -> None:
    durango = review("durango-2015", ON["durango-2015"])
    absent = ("RM-1c", "SP-1", "SP-2", "SP-3b", "SP-3c", "SP-3d", "SP-3e", "SP-6a", "MD-5")
    assert set(durango.results(*absent).values()) == {"no cumple"}
    assert durango.results("SP-5a", "RM-4a") == {"SP-5a": "cumple", "RM-4a": "cumple"}


def test_durango_2015_is_reviewed_before_its_sixth_month(review: Review) -> None:
    durango = review("durango-2015", ON["durango-2015"])
    assert durango.results("SP-0", "SP-6c", "SP-6d", "MD-4a") == {
        "SP-0": "pendiente", "SP-6c": "pendiente", "SP-6d": "pendiente", "MD-4a": "pendiente",
    }  # fmt: skip
    assert review("durango-2015", date(2016, 2, 25)).results("SP-6c") == {"SP-6c": "no cumple"}


def test_a_month_without_a_day_is_no_date_in_any_of_the_eight_mesas(review: Review) -> None:
    durango = review("durango-2015", ON["durango-2015"])
    assert durango.cells("D-fecha") == {f"Mesas!E{row}" for row in range(3, 11)}


def test_durango_2017_has_eight_commitments_of_three_powers(review: Review) -> None:
    durango = review("durango-2017", ON["durango-2017"])
    assert durango.results("RM-0a", "RM-0d", "SP-1", "SP-5a") == {
        "RM-0a": "no cumple", "RM-0d": "cumple", "SP-1": "no cumple", "SP-5a": "no cumple",
    }  # fmt: skip
    assert {i.sector for i in durango.plan.titulares} == {"autoridad", "órgano garante", "sociedad civil"}
    assert durango.cells("RM-0d") == {"Compromisos!O5"}, "the territory; programme and fiscal year are there"


def test_a_bare_year_is_no_date(review: Review) -> None:
    durango = review("durango-2017", ON["durango-2017"])
    assert durango.cells("D-fecha") == {f"Compromisos!{column}{row}" for column in "JK" for row in range(3, 11)}


def test_zacatecas_has_three_commitments_of_the_national_agenda_where_two_are_asked(review: Review) -> None:
    zacatecas = review("zacatecas-2016", ON["zacatecas-2016"])
    assert zacatecas.results("RM-0a", "RM-0b", "RM-0c", "RM-0d", "SP-3c") == {
        "RM-0a": "no cumple", "RM-0b": "no cumple", "RM-0c": "no cumple", "RM-0d": "cumple", "SP-3c": "cumple",
    }  # fmt: skip
    assert zacatecas.results("RM-2b", "RM-2b-n3") == {"RM-2b": "no cumple", "RM-2b-n3": "no cumple"}
    assert zacatecas.results("SP-0") == {"SP-0": "pendiente"}


def test_oaxaca_has_five_commitments_and_its_proactive_one_does_not_count(review: Review) -> None:
    oaxaca = review("oaxaca-2016", ON["oaxaca-2016"])
    assert oaxaca.results("RM-0a", "SP-3d", "SP-6c", "SP-6d") == {
        "RM-0a": "cumple", "SP-3d": "cumple", "SP-6c": "no cumple", "SP-6d": "pendiente",
    }  # fmt: skip
    assert oaxaca.results("RM-0b", "RM-0c", "RM-0d") == {
        "RM-0b": "no cumple", "RM-0c": "no cumple", "RM-0d": "no cumple",
    }  # fmt: skip


def test_oaxaca_consulted_but_shows_neither_openness_nor_evidence(review: Review) -> None:
    oaxaca = review("oaxaca-2016", ON["oaxaca-2016"])
    assert oaxaca.results("RM-1c") == {"RM-1c": "no cumple"}
    assert oaxaca.findings("RM-1c")


def test_a_proactive_commitment_impedes_nothing(review: Review) -> None:
    oaxaca: Reviewed = review("oaxaca-2016", ON["oaxaca-2016"])
    proactive = next(c for c in oaxaca.plan.compromisos if c.tipo == "Proactivo")
    impeding = [f for f in oaxaca.outcome.impeding if f.place.sheet == "Compromisos" and f.place.row == proactive.row]
    assert impeding == []
