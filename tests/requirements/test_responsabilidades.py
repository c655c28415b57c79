"""RM-2 and RM-3, fault by fault."""

from datetime import date

from pipeline.model.records import Actividad, Compromiso, Indicador, Integrante, Meta, Problematica, Responsable
from tests.plans import complete
from tests.requirements.telling import AVISO, CUMPLE, IMPIDE, NO, NO_APLICA, PENDIENTE, assert_told, outcome, told

SPAN = {"inicio": date(2016, 2, 29), "fin": date(2018, 2, 28)}


def test_a_blank_responsible_is_told_once_though_nobody_else_of_the_sector_takes_part() -> None:
    b = complete()
    b.put(Actividad, "C2-A3", responsable="")
    found = told("RM-2a", IMPIDE, b.at(Actividad, "responsable", "C2-A3"), "RM-3b")
    assert_told(b, {"RM-2a": NO, "RM-3b": NO, "MD-4b": NO}, found)


def test_an_unread_responsible_silences_the_sector_and_the_activity_that_it_may_be() -> None:
    b = complete()
    b.blur(Actividad, "responsable", "C2-A3")
    assert_told(b, {"RM-2a": NO, "RM-3b": NO, "MD-4b": NO})


def test_a_nucleo_that_takes_no_part_in_a_commitment_is_told_at_its_activities() -> None:
    b = complete()
    b.put(Actividad, "C2-A3", responsable="SC1")
    b.drop(Responsable, compromiso="C2", integrante="OG1")
    assert_told(
        b,
        {"RM-2a": NO, "RM-2b": NO, "MD-4b": NO},
        told("RM-2a", IMPIDE, b.at(Actividad, "corresponsables", "C2-A1")),
        told("RM-2b", AVISO, b.header(Responsable, "integrante")),
    )


def test_an_unread_cell_elsewhere_does_not_hide_the_nucleo_that_takes_no_part() -> None:
    b = complete()
    b.put(Actividad, "C2-A3", responsable="SC1")
    b.drop(Responsable, compromiso="C2", integrante="OG1")
    b.blur(Actividad, "responsable", "C1-A1")
    b.blur(Integrante, "correo", "SC1")
    assert_told(
        b,
        {"RM-2a": NO, "RM-2b": NO, "RM-3b": NO, "MD-4b": NO, "MD-5": NO},
        told("RM-2a", IMPIDE, b.at(Actividad, "corresponsables", "C2-A1")),
        told("RM-2b", AVISO, b.header(Responsable, "integrante")),
    )


def test_an_activity_of_unread_commitment_may_be_the_nucleo_s_part() -> None:
    b = complete()
    b.blur(Actividad, "compromiso", "C2-A3")
    assert_told(b, {"RM-2a": NO, "RM-3a": NO, "RM-3b": NO, "MD-4b": NO})


def test_an_unread_sector_may_be_the_one_that_is_missing_but_not_another() -> None:
    b = complete()
    b.blur(Integrante, "sector", "OG1S")
    b.put(Actividad, "C2-A3", responsable="OG1S")
    b.drop(Responsable, compromiso="C2", integrante="OG1")
    assert_told(
        b,
        {"RM-2a": NO, "RM-2b": NO, "SP-3b": NO, "MD-4b": NO},
        told("RM-2b", AVISO, b.header(Responsable, "integrante")),
    )


def test_a_suplente_and_an_invitado_count_for_their_sector_and_a_vacant_seat_does_not() -> None:
    for calidad in ("suplente", "invitado"):
        b = complete()
        b.add(Integrante, clave="X1", nombre="Equis", sector="órgano garante", calidad=calidad, correo="x@y.example")
        b.put(Actividad, "C2-A3", responsable="X1", corresponsables=("OG1",))
        b.put(Responsable, where={"compromiso": "C2", "integrante": "OG1"}, integrante="X1")
        assert_told(b, {})
    b.put(Integrante, "X1", nombre="por  DESIGNAR")
    b.put(Actividad, "C2-A3", corresponsables=())
    assert_told(
        b,
        {"RM-2a": NO, "RM-2b": NO, "MD-4b": NO},
        told("RM-2a", IMPIDE, b.at(Actividad, "corresponsables", "C2-A1")),
        told("RM-2b", AVISO, b.header(Responsable, "integrante")),
    )


def test_a_commitment_without_activities_is_one_absence() -> None:
    b = complete()
    b.tabs[Actividad] = [row for row in b.tabs[Actividad] if row["compromiso"] != "C2"]
    for tipo in ("parcial", "final"):
        b.put(Meta, where={"compromiso": "C2", "tipo": tipo}, actividades=("C1-A1",))
    found = told("RM-2a", IMPIDE, b.header(Actividad, "compromiso"), "RM-3b", "SP-4")
    assert_told(b, {"RM-2a": NO, "RM-3b": NO, "SP-4": NO, "MD-4b": NO}, found)


def test_a_nucleo_that_only_helps_is_shown_where_it_helps() -> None:
    b = complete()
    b.put(Actividad, "C1-A1", responsable="AC1", corresponsables=("AC1S",))
    b.put(Actividad, "C1-A3", corresponsables=("SC1S",))
    judged = {j.id: j for j in outcome(b).requirements}
    assert judged["RM-2a"].result is CUMPLE
    assert b.at(Actividad, "corresponsables", "C1-A3") in judged["RM-2a"].evidence
    assert b.at(Actividad, "corresponsables", "C1-A2") not in judged["RM-2a"].evidence


def test_activities_of_no_commitment_make_nobody_responsible() -> None:
    b = complete()
    b.tabs[Compromiso].clear()
    assert outcome(b).result("RM-2a") is PENDIENTE


def test_commitments_without_keys_are_evaluated_together_all_the_same() -> None:
    b = complete()
    for compromiso in b.tabs[Compromiso]:
        compromiso.pop("clave")
    judged = next(j for j in outcome(b).requirements if j.id == "RM-2d")
    assert judged.result is CUMPLE
    assert {place.header for place in judged.evidence} == {"Título"}


def test_other_sectors_with_a_titular_have_a_responsible_where_there_are_any() -> None:
    b = complete()
    b.drop(Responsable, compromiso="C2", integrante="AC1")
    assert_told(b, {"RM-2b-n3": NO}, told("RM-2b-n3", AVISO, b.header(Responsable, "integrante")))
    b.put(Integrante, "AC1", nombre="Por designar")
    b.drop(Integrante, "AC1S")
    found = told("RM-1b", AVISO, b.at(Problematica, "origen", "PB6"))  # nobody of academia attended any more
    assert_told(b, {"RM-2b-n3": NO_APLICA}, found)


def test_a_commitment_has_partial_and_final_goals_dated_and_tied() -> None:
    for name, value in (("fecha", None), ("actividades", ())):
        b = complete()
        b.put(Meta, where={"compromiso": "C2", "tipo": "final"}, **{name: value})
        found = told("RM-2c", IMPIDE, b.at(Meta, name, compromiso="C2", tipo="final"))
        assert_told(b, {"RM-2c": NO}, found)
    b = complete()
    b.drop(Meta, compromiso="C2", tipo="parcial")
    assert_told(b, {"RM-2c": NO}, told("RM-2c", IMPIDE, b.header(Meta, "tipo")))
    b.blur(Meta, "tipo", compromiso="C2")
    assert_told(b, {"RM-2c": NO})


def test_an_indicator_has_baseline_goal_and_unit() -> None:
    for name in ("linea_base", "unidad"):
        b = complete()
        b.put(Indicador, "C2-I1", **{name: ""})
        assert_told(b, {"RM-2e": NO}, told("RM-2e", IMPIDE, b.at(Indicador, name, "C2-I1")))


def test_two_years_go_by_the_calendar_also_from_a_29_of_february() -> None:
    b = complete()
    b.put(Compromiso, "C2", **SPAN, motivo_duracion="La obra tarda.")
    assert_told(b, {})
    b.put(Compromiso, "C2", fin=date(2018, 3, 1))
    assert_told(b, {"RM-2f": NO}, told("RM-2f", IMPIDE, b.at(Compromiso, "fin", "C2")))


def test_over_a_year_without_a_reason_is_advice() -> None:
    b = complete()
    b.put(Compromiso, "C2", fin=date(2017, 8, 16))
    assert_told(b, {}, told("RM-2f", AVISO, b.at(Compromiso, "motivo_duracion", "C2")))


def test_a_commitment_without_dates_or_backwards_is_one_fault_also_for_its_activities() -> None:
    for fin in (None, date(2016, 8, 14)):
        b = complete()
        b.put(Compromiso, "C2", fin=fin)
        found = told("RM-2f", IMPIDE, b.at(Compromiso, "fin", "C2"), "RM-3a")
        assert_told(b, {"RM-2f": NO, "RM-3a": NO, "MD-4b": NO}, found)


def test_an_activity_has_dates() -> None:
    b = complete()
    b.put(Actividad, "C2-A3", inicio=None)
    found = told("RM-3a", IMPIDE, b.at(Actividad, "inicio", "C2-A3"), "RM-3b")
    assert_told(b, {"RM-3a": NO, "RM-3b": NO, "MD-4b": NO}, found)
    b.blur(Actividad, "inicio", "C2-A3")
    assert_told(b, {"RM-3a": NO, "RM-3b": NO, "MD-4b": NO})


def test_an_end_before_the_start_is_one_finding() -> None:
    b = complete()
    b.put(Actividad, "C2-A3", fin=date(2016, 1, 1))
    found = told("RM-3a", IMPIDE, b.at(Actividad, "fin", "C2-A3"), "SP-5b")
    assert_told(b, {"RM-3a": NO, "MD-4b": NO, "SP-5b": NO}, found)


def test_an_activity_outside_its_commitment_is_told_at_that_date_and_a_proactivo_s_is_advised() -> None:
    b = complete()
    b.put(Compromiso, "C2", inicio=date(2016, 9, 2))
    assert_told(b, {"RM-3a": NO, "MD-4b": NO}, told("RM-3a", IMPIDE, b.at(Actividad, "inicio", "C2-A1")))
    b = complete()
    b.put(Compromiso, "CP", inicio=date(2016, 9, 2))
    assert_told(b, {}, told("RM-3a", AVISO, b.at(Actividad, "inicio", "CP-A1")))


def test_a_date_outside_both_commitment_and_year_is_one_finding() -> None:
    b = complete()
    b.put(Actividad, "C2-A1", fin=date(2017, 12, 1))
    found = told("RM-3a", IMPIDE, b.at(Actividad, "fin", "C2-A1"), "SP-5b")
    assert_told(b, {"RM-3a": NO, "SP-5b": NO, "MD-4b": NO}, found)


def test_a_responsible_without_activity_is_told_at_the_row_and_a_suplente_s_is_not_theirs() -> None:
    b = complete()
    b.put(Actividad, "C2-A2", corresponsables=())
    found = told("RM-3b", IMPIDE, b.at(Responsable, "integrante", compromiso="C2", integrante="AU1"))
    assert_told(b, {"RM-3b": NO}, found)


def test_a_vacant_responsible_is_asked_for_nothing() -> None:
    b = complete()
    b.add(Integrante, clave="X1", nombre="Por designar", sector="autoridad", calidad="titular")
    b.add(Responsable, compromiso="C2", integrante="X1")
    assert_told(b, {})
