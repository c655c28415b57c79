"""RM-5, RM-6 and SP-4 to SP-6, fault by fault."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.model.records import Actividad, Avance, Compromiso, Ejercicio, Etapa, Responsable
from tests.plans import complete
from tests.requirements.telling import AVISO, IMPIDE, NO, PENDIENTE, assert_told, outcome, told


def test_a_titular_without_responsibility_is_told_at_responsables() -> None:
    b = complete()
    b.drop(Responsable, integrante="AC1")
    found = told("RM-5a", AVISO, b.header(Responsable, "integrante"))
    lacking = [told("RM-2b-n3", AVISO, b.header(Responsable, "integrante"))] * 6
    assert_told(b, {"RM-5a": NO, "RM-2b-n3": NO}, found, *lacking)
    b.blur(Actividad, "responsable", "CP-A1")
    assert_told(b, {"RM-5a": NO, "RM-2b-n3": NO}, *lacking)


def test_each_row_of_etapas_links_its_evidence_and_each_step_sent_it() -> None:
    b = complete()
    b.put(Etapa, "E2", evidencia="")
    assert_told(b, {"RM-5a": NO, "RM-6": NO}, told("RM-5a", AVISO, b.at(Etapa, "evidencia", "E2"), "RM-6"))
    b = complete()
    b.put(Etapa, "E6", evidencia="")
    assert_told(b, {"RM-5a": NO}, told("RM-5a", AVISO, b.at(Etapa, "evidencia", "E6")))
    b = complete()
    b.put(Etapa, "E3", fecha_envio_al_inai=None)
    assert_told(b, {"RM-6": NO}, told("RM-6", AVISO, b.at(Etapa, "fecha_envio_al_inai", "E3")))
    b = complete()
    b.drop(Etapa, "E4")
    assert_told(b, {"RM-6": NO}, told("RM-6", AVISO, b.header(Etapa, "paso")))


def test_no_product_in_a_commitment_is_advice_and_one_suffices() -> None:
    b = complete()
    b.put(Actividad, "C2-A1", producto="")
    assert_told(b, {})
    b.put(Actividad, "C2-A2", producto="")
    b.put(Actividad, "C2-A3", producto="")
    assert_told(b, {}, told("SP-4", AVISO, b.at(Actividad, "producto", "C2-A1")))


def test_the_presentation_has_a_date_or_what_counts_from_it_waits() -> None:
    b = complete()
    b.put(Ejercicio, fecha_presentacion_publica=None)
    place = b.at(Ejercicio, "fecha_presentacion_publica")
    assert_told(b, {"SP-5a": NO, "SP-5b": PENDIENTE, "SP-0": PENDIENTE}, told("SP-5a", AVISO, place))
    b.blur(Ejercicio, "fecha_presentacion_publica")
    assert_told(b, {"SP-5a": NO, "SP-5b": PENDIENTE, "SP-0": PENDIENTE})


def test_the_year_of_the_plan_runs_to_its_anniversary_inclusive() -> None:
    b = complete()
    b.put(Actividad, "C2-A1", inicio=date(2016, 8, 15), fin=date(2017, 8, 15))
    assert_told(b, {})
    b.put(Ejercicio, fecha_presentacion_publica=date(2016, 8, 14))
    assert_told(b, {"SP-5b": NO}, told("SP-5b", AVISO, b.at(Actividad, "fin", "C2-A1")))
    b.put(Ejercicio, fecha_presentacion_publica=date(2016, 8, 16))
    assert_told(b, {"SP-5b": NO}, told("SP-5b", AVISO, b.at(Actividad, "inicio", "C2-A1")))


def test_an_activity_that_ends_before_it_starts_outside_the_year_is_told_once() -> None:
    b = complete()
    b.put(Actividad, "C1-A1", inicio=date(2019, 1, 9))
    found = told("RM-3a", IMPIDE, b.at(Actividad, "fin", "C1-A1"), "SP-5b")
    assert_told(b, {"RM-3a": NO, "MD-4b": NO, "SP-5b": NO}, found)
    b.put(Actividad, "C1-A1", inicio=date(2017, 6, 2))
    assert_told(b, {"RM-3a": NO, "MD-4b": NO}, told("RM-3a", IMPIDE, b.at(Actividad, "fin", "C1-A1")))


def test_an_activity_of_a_commitment_of_over_a_year_is_told_and_the_result_stays() -> None:
    b = complete()
    b.put(Compromiso, "C2", fin=date(2017, 12, 31), motivo_duracion="La obra tarda.")
    b.put(Actividad, "C2-A1", fin=date(2017, 12, 1))
    assert_told(b, {}, told("SP-5b", AVISO, b.at(Actividad, "fin", "C2-A1")))


def test_that_a_proactivo_lasts_over_a_year_shows_nothing_of_the_plan_s_year() -> None:
    shown = []
    for key in ("C2", "CP"):
        b = complete()
        b.put(Compromiso, key, fin=date(2017, 12, 31), motivo_duracion="La obra tarda.")
        evidence = next(j.evidence for j in outcome(b).requirements if j.id == "SP-5b")
        shown.append(b.at(Compromiso, "fin", key) in evidence)
    assert shown == [True, False]


@pytest.mark.parametrize("name", ["micrositio", "tablero"])
def test_micrositio_and_tablero_have_addresses(name: str) -> None:
    b = complete()
    b.put(Ejercicio, **{name: ""})
    assert_told(b, {"SP-6a": NO}, told("SP-6a", AVISO, b.at(Ejercicio, name)))


def test_an_unfinished_activity_is_reported_each_period_of_the_edition() -> None:
    b = complete()
    b.put(Avance, where={"actividad": "C2-A1"}, porcentaje=Decimal("0.99"), fecha_corte=date(2017, 6, 3))
    assert_told(b, {})  # 90 days before
    b.put(Avance, where={"actividad": "C2-A1"}, fecha_corte=date(2017, 6, 2))
    assert_told(b, {"SP-6b": NO}, told("SP-6b", AVISO, b.header(Avance, "actividad")))
    b.add(Avance, actividad="C2-A1", fecha_corte=date(2017, 9, 2), porcentaje=Decimal(1))
    assert_told(b, {"SP-6b": NO}, told("SP-6b", AVISO, b.header(Avance, "actividad")))  # it is of tomorrow


def test_an_entry_without_percentage_is_told_at_it() -> None:
    b = complete()
    b.put(Avance, where={"actividad": "C2-A1"}, porcentaje=None, fecha_corte=date(2017, 6, 2))
    assert_told(b, {"SP-6b": NO}, told("SP-6b", AVISO, b.at(Avance, "porcentaje", actividad="C2-A1")))
    b.blur(Avance, "porcentaje", actividad="C2-A1")
    assert_told(b, {"SP-6b": NO})


def test_without_any_entry_the_period_counts_from_the_later_of_presentation_and_start() -> None:
    b = complete()
    b.drop(Avance, actividad="C2-A1")
    assert_told(b, {"SP-6b": NO}, told("SP-6b", AVISO, b.header(Avance, "actividad")))
    b.put(Actividad, "C2-A1", inicio=date(2017, 6, 3), fin=date(2017, 6, 4))
    assert_told(b, {})
    b.drop(Avance, actividad="CP-A1")
    assert_told(b, {}, told("SP-6b", AVISO, b.header(Avance, "actividad")))


def test_an_unread_entry_silences_only_what_it_might_report() -> None:
    b = complete()
    b.put(Avance, where={"actividad": "C2-A1"}, porcentaje=Decimal("0.5"), fecha_corte=date(2017, 1, 2))
    found = told("SP-6b", AVISO, b.header(Avance, "actividad"))
    b.blur(Avance, "actividad", actividad="CP-A1")
    b.put(Avance, where={"unread": frozenset({"actividad"})}, fecha_corte=date(2016, 12, 1))
    assert_told(b, {"SP-6b": NO}, found)  # it may be the end of CP-A1, and not of C2-A1
    b.put(Avance, where={"unread": frozenset({"actividad"})}, fecha_corte=date(2017, 8, 1))
    assert_told(b, {"SP-6b": NO})


def test_before_it_is_presented_the_plan_does_not_run() -> None:
    b = complete()
    assert_told(b, {}, today=date(2016, 8, 14))


def test_monitoring_and_evaluation_are_due_on_the_same_day_of_their_month() -> None:
    b = complete()
    b.drop(Etapa, "E6")
    b.drop(Etapa, "E7")
    b.add(
        Etapa,
        clave="E8",
        paso=6,
        hecho="otro",
        fecha=date(2016, 9, 1),
        evidencia="x",
        fecha_envio_al_inai=date(2016, 9, 1),
    )
    monitoring = told("SP-6c", AVISO, b.header(Etapa, "hecho"))
    evaluation = told("SP-6d", AVISO, b.header(Etapa, "hecho"))
    waits = {"SP-6c": PENDIENTE, "SP-6d": PENDIENTE}
    assert_told(b, waits, today=date(2017, 2, 14))
    assert_told(b, {"SP-6c": NO, "SP-6d": PENDIENTE}, monitoring, today=date(2017, 2, 15))
    assert_told(b, {"SP-6c": NO, "SP-6d": PENDIENTE}, monitoring, today=date(2017, 8, 14))
    assert_told(b, {"SP-6c": NO, "SP-6d": NO}, monitoring, evaluation, today=date(2017, 8, 15))


def test_a_row_of_unread_hecho_does_not_make_the_monitoring_due_before_its_day() -> None:
    b = complete()
    for key in ("E6", "E7"):
        b.drop(Etapa, key)
    b.blur(Etapa, "hecho", "E5")
    waits = {"SP-6c": PENDIENTE, "SP-6d": PENDIENTE}
    results = {j.id: j.result for j in outcome(b, date(2017, 2, 14)).requirements}
    assert {name: results[name] for name in waits} == waits
    results = {j.id: j.result for j in outcome(b, date(2017, 2, 15)).requirements}
    assert {name: results[name] for name in waits} == waits | {"SP-6c": NO}
