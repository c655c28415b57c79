"""RM-1, fault by fault."""

from pipeline.model.records import (
    Asistente,
    Compromiso,
    Consulta,
    Integrante,
    Intervencion,
    Mesa,
    Problematica,
    Solucion,
)
from tests.plans import complete
from tests.requirements.telling import AVISO, IMPIDE, NO, NO_APLICA, assert_told, outcome, told


def test_a_nucleo_without_mesa_or_consulta_lacks_a_mesa() -> None:
    b = complete()
    b.put(Mesa, "M3", nucleo="academia")
    assert_told(b, {"RM-1a": NO}, told("RM-1a", IMPIDE, b.header(Mesa, "nucleo")))


def test_a_conjunta_is_not_a_nucleo_s_own() -> None:
    b = complete()
    b.put(Mesa, "M3", nucleo="conjunta")
    assert_told(b, {"RM-1a": NO}, told("RM-1a", IMPIDE, b.header(Mesa, "nucleo")))


def test_without_any_dialogue_of_civil_society_the_consulta_is_told_once() -> None:
    b = complete()
    b.drop(Consulta, "Q1")
    b.put(Mesa, "M1", nucleo="academia")
    b.put(Problematica, "PB1", origen=("M4",))
    b.put(Problematica, "PB3", origen=("M4",))
    found = told("RM-1a", IMPIDE, b.header(Consulta, "nucleo"), "RM-1c")
    assert_told(b, {"RM-1a": NO, "RM-1c": NO}, found)


def test_a_mesa_whose_nucleo_is_unread_may_be_the_one_that_is_missing() -> None:
    b = complete()
    b.blur(Mesa, "nucleo", "M3")
    assert_told(b, {"RM-1a": NO})


def test_a_problematica_without_priority_is_told_at_it_and_zero_is_a_priority() -> None:
    b = complete()
    b.put(Problematica, "PB2", prioridad=None)
    assert_told(b, {"RM-1a": NO}, told("RM-1a", IMPIDE, b.at(Problematica, "prioridad", "PB2")))
    b = complete()
    b.put(Problematica, "PB6", prioridad=None)
    assert_told(b, {}, told("RM-1a", AVISO, b.at(Problematica, "prioridad", "PB6")))
    b = complete()
    b.put(Problematica, "PB2", prioridad=0)
    assert_told(b, {})


def test_a_ranking_links_its_methodology_where_there_is_one() -> None:
    b = complete()
    b.put(Problematica, "PB5", metodologia="")
    assert_told(b, {"RM-1a-n2": NO}, told("RM-1a-n2", IMPIDE, b.at(Problematica, "metodologia", "PB5")))
    b = complete()
    b.put(Problematica, "PB5", metodo_seleccion="consenso")
    assert_told(b, {"RM-1a-n2": NO_APLICA})
    b = complete()
    b.blur(Problematica, "metodologia", "PB5")
    assert_told(b, {"RM-1a-n2": NO})


def test_a_problematica_comes_from_its_own_nucleo() -> None:
    for origen in ((), ("M2",), ("M3", "M2")):
        b = complete()
        b.put(Problematica, "PB1", origen=origen)
        assert_told(b, {"RM-1b": NO}, told("RM-1b", IMPIDE, b.at(Problematica, "origen", "PB1")))


def test_a_conjunta_serves_as_origin_where_that_nucleo_attended() -> None:
    b = complete()
    b.drop(Asistente, mesa="M4", integrante="OG1")
    b.add(Asistente, mesa="M4", nombre="Ana", sector="sociedad civil")
    b.tabs[Intervencion] = [r for r in b.tabs[Intervencion] if r["participante"] != "OG1" or r["mesa"] != "M4"]
    assert_told(b, {"RM-1b": NO}, told("RM-1b", IMPIDE, b.at(Problematica, "origen", "PB4")))
    b.add(Asistente, mesa="M4", nombre="Oscar", sector="ORGANISMO GARANTE")
    b.add(Intervencion, mesa="M4", participante="oscar", tipo="duda", texto="¿Cuándo?")
    assert_told(b, {})


def test_who_attended_with_an_unread_sector_may_be_of_the_nucleo() -> None:
    b = complete()
    b.put(Asistente, where={"mesa": "M4", "integrante": "OG1"}, integrante="X1")
    b.add(Integrante, clave="X1", nombre="Equis", calidad="invitado")
    b.blur(Integrante, "sector", "X1")
    assert_told(b, {"RM-1b": NO})
    b.put(Asistente, where={"mesa": "M4", "integrante": "X1"}, integrante="", nombre="Oscar", sector="Prensa")
    origin = b.at(Problematica, "origen", "PB4")
    assert [f.place for f in outcome(b).findings if f.code == "RM-1b"] == [origin]
    for name in ("integrante", "sector"):
        unread = complete()
        unread.tabs[Asistente] = [dict(row) for row in b.tabs[Asistente]]
        unread.blur(Asistente, name, mesa="M4", nombre="Oscar")
        assert [f.place for f in outcome(unread).findings if f.code == "RM-1b"] == []


def test_the_same_shortfall_of_a_proactivo_s_problematica_is_advice() -> None:
    b = complete()
    b.put(Problematica, "PB6", origen=("Q1",))
    assert_told(b, {}, told("RM-1b", AVISO, b.at(Problematica, "origen", "PB6")))


def test_an_unread_origin_silences_only_its_own_cell() -> None:
    b = complete()
    b.blur(Problematica, "origen", "PB1")
    b.put(Problematica, "PB2", origen=())
    assert_told(b, {"RM-1b": NO}, told("RM-1b", IMPIDE, b.at(Problematica, "origen", "PB2")))


def test_the_consulta_of_civil_society_is_open_dated_and_evident() -> None:
    for name, value in (
        ("abierta_al_publico", False),
        ("abierta_al_publico", None),
        ("inicio", None),
        ("evidencia", ""),
    ):
        b = complete()
        b.put(Consulta, "Q1", **{name: value})
        assert_told(b, {"RM-1c": NO}, told("RM-1c", IMPIDE, b.at(Consulta, name, "Q1")))
        b.blur(Consulta, name, "Q1")
        assert_told(b, {"RM-1c": NO})


def test_a_second_consulta_that_is_complete_suffices() -> None:
    b = complete()
    b.put(Consulta, "Q1", evidencia="")
    q1 = b.find(Consulta, "Q1")
    b.add(Consulta, **{**q1, "clave": "Q2", "evidencia": "https://x.example"})
    assert_told(b, {})


def test_a_less_viable_choice_says_why() -> None:
    b = complete()
    b.put(Solucion, "S1", viabilidad="baja")
    assert_told(b, {"RM-1d": NO}, told("RM-1d", AVISO, b.at(Solucion, "motivo", "S1")))
    b.put(Solucion, "S1", motivo="Es la única con presupuesto.")
    assert_told(b, {})


def test_the_most_viable_may_be_of_low_viability() -> None:
    b = complete()
    b.put(Solucion, "S2", viabilidad="baja")
    assert_told(b, {})


def test_a_lone_choice_of_no_viability_is_not_shown_to_be_the_most_viable() -> None:
    b = complete()
    b.put(Solucion, "S2", viabilidad="")
    found = told("RM-0e", IMPIDE, b.at(Solucion, "viabilidad", "S2"), "RM-1d")
    assert_told(b, {"RM-0e": NO, "RM-1d": NO}, found)
    b.put(Solucion, "S2", motivo="No hubo otra.")
    assert_told(b, {"RM-0e": NO}, told("RM-0e", IMPIDE, b.at(Solucion, "viabilidad", "S2")))


def test_a_commitment_whose_problematica_is_unread_is_not_told_again() -> None:
    b = complete()
    b.blur(Compromiso, "problematica", "C1")
    assert_told(b, {"RM-1b": NO})
