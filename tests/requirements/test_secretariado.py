"""RM-4 and SP-0 to SP-3, fault by fault."""

from datetime import date

from pipeline.model.records import (
    Actividad,
    Asistente,
    Conformidad,
    Consulta,
    Ejercicio,
    Envio,
    Etapa,
    Integrante,
    Mesa,
    Regla,
    Responsable,
    Sesion,
)
from tests.plans import complete
from tests.requirements.telling import AVISO, CUMPLE, IMPIDE, NO, NOTA, PENDIENTE, assert_told, outcome, told


def test_the_facilitador_s_sector_is_none() -> None:
    b = complete()
    b.put(Integrante, "F1", sector="academia")
    assert_told(b, {"RM-4a": NO}, told("RM-4a", IMPIDE, b.at(Integrante, "sector", "F1")))
    b.blur(Integrante, "sector", "F1")
    assert_told(b, {"RM-4a": NO})


def test_the_facilitador_is_not_also_a_member_by_name_or_by_mail() -> None:
    for name, value in (("nombre", "PERSONA  sc1"), ("correo", "ac1s@CASA.example")):
        b = complete()
        b.put(Integrante, "F1", **{name: value})
        assert_told(b, {"RM-4a": NO}, told("RM-4a", IMPIDE, b.at(Integrante, name, "F1")))


def test_a_suplente_of_the_titular_s_own_name_is_advice() -> None:
    b = complete()
    b.put(Integrante, "AC1S", nombre=f" {b.find(Integrante, 'AC1')['nombre'].upper()}")
    assert_told(b, {}, told("SP-3b", AVISO, b.at(Integrante, "nombre", "AC1S")))
    b.put(Integrante, "AC1S", nombre="Otra Persona")
    assert_told(b, {})


def test_a_facilitador_of_a_member_s_institution_is_advice() -> None:
    b = complete()
    b.put(Integrante, "F1", institucion="casa ac1")
    assert_told(b, {}, told("RM-4a", AVISO, b.at(Integrante, "institucion", "F1")))


def test_the_facilitador_is_responsible_for_no_activity_and_votes_for_nothing() -> None:
    b = complete()
    b.put(Actividad, "C2-A1", responsable="F1", corresponsables=("AC1", "SC1"))
    assert_told(b, {"RM-4a": NO}, told("RM-4a", IMPIDE, b.at(Actividad, "responsable", "C2-A1")))
    b = complete()
    b.add(Conformidad, compromiso="C1", integrante="F1", manifestacion="no conforme")
    found = told("RM-4b", IMPIDE, b.at(Conformidad, "integrante", compromiso="C1", integrante="F1"))
    assert_told(b, {"RM-4b": NO}, found)


def test_without_members_there_is_nobody_to_inform_or_to_evaluate() -> None:
    b = complete()
    b.tabs[Integrante].clear()
    assert {outcome(b).result(name) for name in ("MD-1c", "RM-5a")} == {PENDIENTE}


def test_a_facilitador_without_name_or_key_is_there_and_shows_only_what_is_written() -> None:
    b = complete()
    b.blur(Integrante, "nombre", "F1")
    evidence = next(j.evidence for j in outcome(b).requirements if j.id == "RM-4a")
    assert evidence == (b.at(Integrante, "sector", "F1"), b.at(Integrante, "calidad", "F1"))[::-1]
    b.put(Integrante, "F1", clave="")
    assert outcome(b).result("RM-4b") is CUMPLE


def test_without_conformities_nobody_has_voted_yet() -> None:
    b = complete()
    b.tabs[Conformidad] = []
    b.put(Ejercicio, fecha_firma_pal=None)
    assert_told(b, {"RM-4b": PENDIENTE, "MD-4a": PENDIENTE, "SP-0": PENDIENTE})


def test_without_facilitador_one_absence_is_told_and_the_rest_waits() -> None:
    b = complete()
    b.put(Integrante, "F1", calidad="testigo")
    found = told("SP-3d", IMPIDE, b.header(Integrante, "calidad"), "MD-2")
    assert_told(b, {"SP-3d": NO, "RM-4a": PENDIENTE, "RM-4b": PENDIENTE, "MD-2": NO}, found)
    b.blur(Integrante, "calidad", "F1")
    assert_told(b, {"SP-3d": NO, "RM-4a": PENDIENTE, "RM-4b": PENDIENTE, "MD-2": NO})


def test_a_second_facilitador_is_told_at_their_place() -> None:
    b = complete()
    b.put(Integrante, "T1", calidad="facilitador", sector="ninguno")
    for row in b.tabs[Envio]:
        row["destinatarios"] = (*row["destinatarios"], "T1")
    assert_told(b, {"SP-3d": NO}, told("SP-3d", IMPIDE, b.at(Integrante, "calidad", "T1")))


def test_the_facilitador_is_elected_on_the_day_of_the_installation_or_later() -> None:
    b = complete()
    b.put(Ejercicio, fecha_eleccion_facilitador=date(2016, 2, 29))
    place = b.at(Ejercicio, "fecha_eleccion_facilitador")
    assert_told(b, {"SP-3d": NO}, told("SP-3d", IMPIDE, place))
    b.put(Ejercicio, fecha_eleccion_facilitador=None)
    assert_told(b, {"SP-3d": NO}, told("SP-3d", IMPIDE, place))
    b.blur(Ejercicio, "fecha_eleccion_facilitador")
    assert_told(b, {"SP-3d": NO})
    b = complete()
    b.put(Ejercicio, fecha_instalacion_stl=None)
    assert_told(b, {"SP-0": PENDIENTE, "SP-3d": PENDIENTE})


def test_each_nucleo_has_a_titular_and_a_vacant_seat_is_where_to_write_them() -> None:
    b = complete()
    b.put(Integrante, "OG1", calidad="invitado")
    b.drop(Integrante, "OG1S")
    assert_told(b, {"SP-3a": NO}, told("SP-3a", IMPIDE, b.header(Integrante, "sector")))
    b.blur(Integrante, "calidad", "OG1")
    assert_told(b, {"SP-3a": NO})
    b = complete()
    b.add(Integrante, clave="OG2", nombre="Otra", calidad="invitado", sector="órgano garante", firma_declaracion=True)
    b.put(Integrante, "OG1", nombre="Por designar")
    found = outcome(b).findings
    assert [f.place for f in found if f.code == "SP-3a"] == [b.at(Integrante, "nombre", "OG1")]


def test_each_titular_has_a_suplente_of_the_same_sector() -> None:
    b = complete()
    b.drop(Integrante, "AC1S")
    assert_told(b, {"SP-3b": NO}, told("SP-3b", AVISO, b.header(Integrante, "suple_a")))
    b = complete()
    b.put(Integrante, "AC1S", suple_a="")
    assert_told(b, {"SP-3b": NO}, told("SP-3b", AVISO, b.at(Integrante, "suple_a", "AC1S")))
    b.blur(Integrante, "suple_a", "AC1S")
    assert_told(b, {"SP-3b": NO})
    b = complete()
    b.put(Integrante, "AC1S", sector="otro")
    assert_told(b, {"SP-3b": NO}, told("SP-3b", AVISO, b.at(Integrante, "sector", "AC1S")))


def test_a_titular_of_unread_sector_may_be_of_the_suplente_s() -> None:
    b = complete()
    b.blur(Integrante, "sector", "AC1")
    found = outcome(b)
    assert found.result("SP-3b") is NO
    assert "SP-3b" not in {f.code for f in found.findings}


def test_one_suplente_who_names_nobody_stands_for_one_titular_only() -> None:
    b = complete()
    b.put(Integrante, "AC1S", suple_a="")
    b.add(Integrante, clave="AC2", nombre="Otra", calidad="titular", sector="academia", correo="a@b.example")
    b.add(Responsable, compromiso="C1", integrante="AC2")
    b.put(Actividad, "C1-A1", corresponsables=("AC1", "AC2"))
    for c in ("C1", "C2", "C3", "C4", "C5", "CP"):
        b.add(Conformidad, compromiso=c, integrante="AC2", manifestacion="conforme")
    for row in b.tabs[Envio]:
        row["destinatarios"] = (*row["destinatarios"], "AC2")
    assert_told(
        b,
        {"SP-3b": NO},
        told("SP-3b", AVISO, b.at(Integrante, "suple_a", "AC1S")),
        told("SP-3b", AVISO, b.header(Integrante, "suple_a")),
    )


def test_the_stl_has_rules_and_an_agenda() -> None:
    for tab, name, code in ((Regla, "regla", "SP-3c"), (Sesion, "actividad", "SP-3e")):
        b = complete()
        b.tabs[tab] = []
        assert_told(b, {code: NO}, told(code, IMPIDE, b.header(tab, name)))


def test_the_declaracion_has_date_place_and_signers() -> None:
    for name, also in (("fecha_declaracion", {"SP-0": PENDIENTE}), ("lugar_declaracion", {})):
        b = complete()
        b.find(Ejercicio).pop(name)
        assert_told(b, {"SP-1": NO, **also}, told("SP-1", IMPIDE, b.at(Ejercicio, name)))
        b.blur(Ejercicio, name)
        assert_told(b, {"SP-1": NO, **also})
    b = complete()
    b.put(Integrante, "SC1", firma_declaracion=False)
    assert_told(b, {"SP-1": NO}, told("SP-1", IMPIDE, b.at(Integrante, "firma_declaracion", "SC1")))


def test_a_vacant_seat_signs_nothing() -> None:
    b = complete()
    b.add(Integrante, clave="X1", nombre="Por designar", sector="sociedad civil", firma_declaracion=True)
    b.put(Integrante, "SC1", firma_declaracion=None)
    assert_told(b, {"SP-1": NO}, told("SP-1", IMPIDE, b.at(Integrante, "firma_declaracion", "SC1")))


def test_an_act_of_sensibilizacion_is_dated_and_attended() -> None:
    for value in (None, 0):
        b = complete()
        b.put(Etapa, "E2", asistentes=value)
        assert_told(b, {"SP-2": NO}, told("SP-2", AVISO, b.at(Etapa, "asistentes", "E2")))
    b = complete()
    b.put(Etapa, "E2", hecho="convocatoria")
    assert_told(b, {"SP-2": NO}, told("SP-2", AVISO, b.header(Etapa, "hecho")))
    b.blur(Etapa, "hecho", "E2")
    assert_told(b, {"SP-2": NO})


def test_a_date_out_of_order_is_told_at_the_one_that_does_not_fit() -> None:
    b = complete()
    b.put(Ejercicio, fecha_declaracion=date(2016, 12, 1))
    assert_told(b, {"SP-0": NO}, told("SP-0", IMPIDE, b.at(Ejercicio, "fecha_declaracion")))
    b = complete()
    b.put(Mesa, "M4", fecha=date(2016, 9, 20))
    assert_told(b, {"SP-0": NO}, told("SP-0", IMPIDE, b.at(Mesa, "fecha", "M4")))


def test_dates_of_the_same_day_are_in_order_and_an_incomplete_order_waits() -> None:
    b = complete()
    b.put(Ejercicio, fecha_declaracion=date(2016, 3, 1))
    b.put(Etapa, "E2", fecha=date(2016, 3, 1))
    assert_told(b, {})
    b.put(Ejercicio, fecha_firma_pal=None)
    assert_told(b, {"SP-0": PENDIENTE})


def test_out_of_order_among_the_dates_present_is_not_met_even_when_incomplete() -> None:
    b = complete()
    b.put(Ejercicio, fecha_firma_pal=None, fecha_declaracion=date(2016, 12, 1))
    assert_told(b, {"SP-0": NO}, told("SP-0", IMPIDE, b.at(Ejercicio, "fecha_declaracion")))


def test_other_orders_are_notes() -> None:
    b = complete()
    b.put(Consulta, "Q1", fin=date(2016, 1, 1))
    b.put(Etapa, "E2", fecha=date(2016, 1, 31))
    assert_told(
        b,
        {},
        told("SP-0", NOTA, b.at(Consulta, "fin", "Q1")),
        told("SP-0", NOTA, b.at(Etapa, "fecha", "E2")),
    )


def test_a_mesa_before_the_installation_is_a_note_at_its_date() -> None:
    b = complete()
    b.put(Mesa, "M2", fecha=date(2016, 2, 29))
    notes = [(f.grade, f.place) for f in outcome(b).findings if f.code == "SP-0"]
    assert notes == [(NOTA, b.at(Mesa, "fecha", "M2"))]


def test_attendance_of_nobody_waits() -> None:
    b = complete()
    b.drop(Asistente, mesa="M2")
    assert_told(b, {"MD-3": PENDIENTE})
