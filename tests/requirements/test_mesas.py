"""MD, fault by fault."""

from datetime import date

import pytest

from pipeline.model.records import (
    Asistente,
    Compromiso,
    Conformidad,
    Ejercicio,
    Envio,
    Integrante,
    Intervencion,
    Mesa,
)
from tests.plans import Book, complete
from tests.requirements.telling import AVISO, CUMPLE, IMPIDE, NO, PENDIENTE, assert_told, outcome, told

KIT = {"mesa": "M2", "insumo": "kit de capacidades"}
SURVEY = {"mesa": "M2", "insumo": "consulta pública"}


def test_what_the_garante_did_not_send_before_a_mesa_is_one_absence_a_mesa() -> None:
    b = complete()
    b.drop(Envio, **KIT)
    b.drop(Envio, mesa="M2", insumo="criterios mínimos")
    assert_told(b, {"MD-1a": NO}, told("MD-1a", AVISO, b.header(Envio, "insumo")))


def test_what_the_institution_did_not_send_is_told_and_any_of_three_suffices() -> None:
    b = complete()
    b.put(Envio, where=SURVEY, insumo="estadísticas y estudios")
    assert_told(b, {})
    b.put(Envio, where={"mesa": "M2", "insumo": "estadísticas y estudios"}, insumo="otro")
    assert_told(b, {"MD-1b": NO}, told("MD-1b", AVISO, b.header(Envio, "insumo")))


def test_who_sent_is_a_sector_also_by_its_suplente() -> None:
    for who in ("", "AU1"):
        b = complete()
        b.put(Envio, where=KIT, remite=who)
        assert_told(b, {"MD-1a": NO}, told("MD-1a", AVISO, b.at(Envio, "remite", **KIT)))
    b.put(Envio, where=KIT, remite="OG1S")
    assert_told(b, {})
    b.blur(Envio, "remite", **KIT)
    assert_told(b, {"MD-1a": NO})


def test_what_arrives_late_is_told_where_it_was_sent_to_the_gravest() -> None:
    for day, results in (
        (date(2016, 5, 9), {"MD-1c": NO}),
        (date(2016, 5, 18), {"MD-1a": NO, "MD-1c": NO}),
    ):
        b = complete()
        b.put(Envio, where=KIT, fecha_envio=day)
        also = [code for code in results if code != "MD-1c"]
        assert_told(b, results, told("MD-1c", IMPIDE, b.at(Envio, "fecha_envio", **KIT), *also))


def test_ten_days_are_enough_and_short_of_working_days_is_advice() -> None:
    b = complete()
    b.put(Envio, where=KIT, fecha_envio=date(2016, 5, 8))
    assert_told(b, {}, told("MD-1c", AVISO, b.at(Envio, "fecha_envio", **KIT)))
    b.put(Envio, where=KIT, fecha_envio=date(2016, 5, 4))
    assert_told(b, {})  # ten working days: 4-6, 9-13, 16 and 17 of May


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (date(2016, 5, 5), "se envió 9 días hábiles antes; si los días se cuentan como hábiles, falta 1."),
        (date(2016, 5, 6), "se envió 8 días hábiles antes; si los días se cuentan como hábiles, faltan 2."),
    ],
)
def test_one_day_short_is_said_in_the_singular(sent: date, said: str) -> None:
    b = complete()
    b.put(Envio, where=KIT, fecha_envio=sent)
    assert [f.message.endswith(said) for f in outcome(b).findings if f.place == b.at(Envio, "fecha_envio", **KIT)] == [
        True
    ]


def test_an_actor_who_did_not_receive_it_is_told_at_the_recipients() -> None:
    for recipients in ((), ("SC1", "AU1", "OG1", "AC1"), ("F1",)):
        b = complete()
        b.put(Envio, where=KIT, destinatarios=recipients)
        assert_told(b, {"MD-1c": NO}, told("MD-1c", IMPIDE, b.at(Envio, "destinatarios", **KIT)))
    b.blur(Envio, "destinatarios", **KIT)
    assert_told(b, {"MD-1c": NO})


def test_each_actor_s_first_sending_counts() -> None:
    b = complete()
    b.put(Envio, where=KIT, destinatarios=("SC1", "AU1", "OG1", "AC1"))
    kit = b.find(Envio, **KIT)
    b.add(Envio, **{**kit, "destinatarios": ("F1", "SC1"), "fecha_envio": date(2016, 5, 10)})
    late = b.at(Envio, "fecha_envio", **{**KIT, "fecha_envio": date(2016, 5, 10)})
    assert_told(b, {"MD-1c": NO}, told("MD-1c", IMPIDE, late))
    b.tabs[Envio][-1]["fecha_envio"] = date(2016, 4, 20)
    assert_told(b, {})


def test_an_unread_sending_may_be_the_one_in_time_but_does_not_hide_the_mesa_s_others() -> None:
    b = complete()
    b.blur(Envio, "fecha_envio", **KIT)
    assert_told(b, {"MD-1a": NO, "MD-1c": NO})
    b.put(Envio, where={"mesa": "M3", "insumo": "kit de capacidades"}, fecha_envio=date(2016, 6, 14))
    late = b.at(Envio, "fecha_envio", mesa="M3", insumo="kit de capacidades")
    assert_told(b, {"MD-1a": NO, "MD-1c": NO}, told("MD-1c", IMPIDE, late))


def test_an_actor_of_unread_key_may_be_among_the_recipients() -> None:
    b = complete()
    b.blur(Integrante, "clave", "F1")
    for mesa in b.tabs[Mesa]:
        mesa["modera"] = "F2"
    b.add(Integrante, clave="F2", nombre="Otra", sector="ninguno", calidad="invitado")
    b.settle()
    assert "MD-1c" not in {f.code for f in outcome(b).findings}
    assert outcome(b).result("MD-1c") is NO


def test_a_vacant_seat_receives_nothing() -> None:
    b = complete()
    b.add(Integrante, clave="X1", nombre="Por designar", sector="autoridad", calidad="titular")
    assert_told(b, {})


def test_a_mesa_to_come_waits_but_what_reached_no_one_in_time_does_not() -> None:
    b = complete()
    for tab, name, row in (
        (Mesa, "analisis", {"clave": "M3"}),
        (Mesa, "modera", {"clave": "M3"}),
        (Envio, "remite", {"mesa": "M3", "insumo": "kit de capacidades"}),
        (Envio, "remite", {"mesa": "M3", "insumo": "consulta pública"}),
    ):
        b.put(tab, where=row, **{name: ""})
    waits = dict.fromkeys(("MD-1a", "MD-1b", "MD-2", "MD-3"), PENDIENTE)
    assert_told(b, waits, today=date(2016, 6, 14))


def test_a_mesa_of_unread_date_may_not_have_been_held() -> None:
    b = complete()
    b.blur(Mesa, "fecha", "M3")
    b.put(Mesa, "M3", modera="", analisis="")
    b.drop(Envio, mesa="M3", insumo="kit de capacidades")
    expected = dict.fromkeys(("MD-1a", "MD-1b", "MD-1c", "MD-2", "MD-3"), NO)
    assert_told(b, expected)


def test_each_mesa_is_moderated_by_the_facilitador() -> None:
    for who in ("", "OG1"):
        b = complete()
        b.put(Mesa, "M2", modera=who)
        assert_told(b, {"MD-2": NO}, told("MD-2", AVISO, b.at(Mesa, "modera", "M2")))
    b.blur(Mesa, "modera", "M2")
    assert_told(b, {"MD-2": NO})


def test_each_mesa_records_its_analysis() -> None:
    b = complete()
    b.put(Mesa, "M2", analisis="")
    assert_told(b, {"MD-3": NO}, told("MD-3", AVISO, b.at(Mesa, "analisis", "M2")))


def test_each_sector_present_contributes_by_key_by_name_or_as_a_visitor() -> None:
    b = complete()
    b.put(Intervencion, where={"mesa": "M4", "participante": "OG1"}, participante="persona  og1")
    assert_told(b, {})
    b.drop(Intervencion, mesa="M1")
    assert_told(b, {"MD-3": NO}, told("MD-3", AVISO, b.header(Intervencion, "participante")))
    b.add(Intervencion, mesa="M1", participante="Nadie Conocido", tipo="duda", texto="¿Cuándo?")
    stranger = b.at(Intervencion, "participante", mesa="M1")
    assert_told(b, {"MD-3": NO}, told("MD-3", AVISO, stranger))
    b.put(Intervencion, where={"mesa": "M1"}, participante="ANA VISITA")
    assert_told(b, {})


def test_no_sector_contributes_for_another_and_ninguno_is_no_sector() -> None:
    b = complete()
    b.add(Asistente, mesa="M2", integrante="F1")
    assert_told(b, {})
    b.add(Asistente, mesa="M2", nombre="Rita", sector="Prensa")
    assert_told(b, {"MD-3": NO}, told("MD-3", AVISO, b.header(Intervencion, "participante")))
    b.add(Intervencion, mesa="M2", participante="AU1", tipo="duda", texto="¿Y eso?")
    assert_told(b, {"MD-3": NO}, told("MD-3", AVISO, b.header(Intervencion, "participante")))
    b.blur(Asistente, "sector", mesa="M2", nombre="Rita")
    assert_told(b, {})


def test_a_mesa_without_attendance_waits_also_where_an_attendance_is_of_an_unread_mesa() -> None:
    b = complete()
    b.drop(Asistente, mesa="M2")
    assert outcome(b).result("MD-3") is PENDIENTE
    b.add(Asistente, integrante="AU1", unread=frozenset({"mesa"}))
    assert outcome(b).result("MD-3") is PENDIENTE


@pytest.mark.parametrize("value", [False, None])
def test_the_last_conjunta_records_the_reading_of_the_agreements(value: bool | None) -> None:  # noqa: FBT001 - the values of a cell
    b = complete()
    b.put(Mesa, "M4", lectura_acuerdos=value)
    assert_told(b, {"MD-4a": NO}, told("MD-4a", IMPIDE, b.at(Mesa, "lectura_acuerdos", "M4")))
    assert [f.value for f in outcome(b).findings if f.code == "MD-4a"] == ["" if value is None else "No"]
    b.put(Mesa, "M1", lectura_acuerdos=value)
    b.blur(Mesa, "lectura_acuerdos", "M4")
    assert_told(b, {"MD-4a": NO})


@pytest.mark.parametrize("key", ["M0", "M9"])
def test_of_two_conjuntas_of_one_day_the_pal_was_agreed_where_it_was_read(key: str) -> None:
    b = complete()
    b.add(Mesa, **(b.find(Mesa, "M4") | {"clave": key, "lectura_acuerdos": False}))
    assert outcome(b).result("MD-4a") is CUMPLE
    b.put(Mesa, "M4", lectura_acuerdos=False)
    assert outcome(b).result("MD-4a") is NO


def test_an_earlier_mesa_of_unread_nucleo_is_not_the_last() -> None:
    b = complete()
    b.put(Mesa, "M4", lectura_acuerdos=False)
    b.blur(Mesa, "nucleo", "M3")
    found = told("MD-4a", IMPIDE, b.at(Mesa, "lectura_acuerdos", "M4"))
    assert_told(b, {"MD-4a": NO, "RM-1a": NO}, found)
    b.put(Mesa, "M3", fecha=date(2016, 7, 21))
    assert_told(b, {"MD-4a": NO, "RM-1a": NO})


def test_each_titular_or_the_suplente_declares_on_each_commitment() -> None:
    b = complete()
    b.drop(Conformidad, compromiso="C1", integrante="AU1S")
    b.drop(Conformidad, compromiso="C2", integrante="AU1S")
    missing = told("MD-4a", IMPIDE, b.header(Conformidad, "integrante"))
    assert_told(b, {"MD-4a": NO}, missing)
    b.add(Conformidad, compromiso="C1", integrante="AU1", manifestacion="con reserva")
    reserve = told("MD-4a", AVISO, b.at(Conformidad, "manifestacion", integrante="AU1"))
    assert_told(b, {"MD-4a": NO}, missing, reserve)
    b.blur(Conformidad, "integrante", compromiso="CP", integrante="AU1S")
    b.put(Conformidad, where={"unread": frozenset({"integrante"})}, compromiso="C2")
    advice = told("MD-4a", AVISO, b.header(Conformidad, "integrante"))
    assert_told(b, {"MD-4a": NO}, reserve, advice)


def test_a_member_of_unread_calidad_may_be_the_suplente_who_declared() -> None:
    b = complete()
    b.blur(Integrante, "calidad", "AU1S")
    assert_told(b, {"MD-4a": NO, "SP-3b": NO})


def test_a_suplente_who_declared_and_names_nobody_is_one_absence() -> None:
    b = complete()
    b.put(Integrante, "AU1S", suple_a="")
    found = told("MD-4a", IMPIDE, b.at(Integrante, "suple_a", "AU1S"), "SP-3b")
    assert_told(b, {"MD-4a": NO, "SP-3b": NO}, found)


def test_a_seat_of_unread_name_may_be_vacant() -> None:
    b = complete()
    b.add(Integrante, clave="X1", nombre="", sector="autoridad", calidad="titular")
    assert_told(b, dict.fromkeys(("RM-5a", "SP-3b", "MD-1c", "MD-4a", "MD-5"), NO))


def test_a_proactivo_without_conformity_is_advice() -> None:
    b = complete()
    b.drop(Conformidad, compromiso="CP", integrante="SC1")
    assert_told(b, {}, told("MD-4a", AVISO, b.header(Conformidad, "integrante")))


def disagree(b: Book, compromiso: str, integrante: str) -> dict[str, str]:
    row = {"compromiso": compromiso, "integrante": integrante}
    b.put(Conformidad, where=row, manifestacion="no conforme")
    return row


def test_a_nucleo_that_disagrees_blocks_and_others_are_heard() -> None:
    b = complete()
    row = disagree(b, "C2", "AU1S")
    assert_told(b, {"MD-4a": NO}, told("MD-4a", IMPIDE, b.at(Conformidad, "manifestacion", **row)))
    for compromiso, integrante in (("C2", "AC1"), ("CP", "AU1S")):
        b = complete()
        row = disagree(b, compromiso, integrante)
        assert_told(b, {}, told("MD-4a", AVISO, b.at(Conformidad, "manifestacion", **row)))


def test_conformities_are_asked_for_from_the_first_one_or_the_signature() -> None:
    b = complete()
    b.tabs[Conformidad] = []
    b.put(Ejercicio, fecha_firma_pal=date(2016, 8, 10))
    b.put(Compromiso, "CP", tipo="Proactivo")
    waits = {"MD-4a": PENDIENTE, "RM-4b": PENDIENTE}
    assert_told(b, waits, today=date(2016, 8, 9))
    one_each = [told("MD-4a", IMPIDE, b.header(Conformidad, "integrante"))] * 4
    advised = [told("MD-4a", AVISO, b.header(Conformidad, "integrante"))] * 4
    assert_told(b, {"MD-4a": NO, "RM-4b": PENDIENTE}, *one_each, *advised, today=date(2016, 8, 10))


def test_without_conjunta_the_mesa_that_agrees_is_missing() -> None:
    b = complete()
    b.put(Mesa, "M4", nucleo="academia")
    places = [(f.code, f.place) for f in outcome(b).findings]
    assert ("MD-4a", b.header(Mesa, "nucleo")) in places


@pytest.mark.parametrize("key", ["SC1", "SC1S", "F1"])
def test_every_actor_has_an_address(key: str) -> None:
    b = complete()
    b.put(Integrante, key, correo="")
    assert_told(b, {"MD-5": NO}, told("MD-5", AVISO, b.at(Integrante, "correo", key)))
    b.blur(Integrante, "correo", key)
    assert_told(b, {"MD-5": NO})


def test_a_witness_needs_no_address() -> None:
    b = complete()
    b.put(Integrante, "T1", correo="")
    assert_told(b, {})
