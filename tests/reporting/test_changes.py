"""What changed between two readings is told in the plan's own words."""

from dataclasses import replace
from datetime import date

from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Adenda, Avance, Compromiso, Ejercicio, Responsable
from pipeline.model.workbook import Place
from pipeline.reporting.changes import Change, changes

TODAY = date(2016, 9, 1)
ISSUED = frozenset({"declaracion-conjunta", "acta-instalacion-stl", "plan-de-accion-local"})
C1 = Compromiso(row=2, clave="C1", tipo="AGA", titulo="Abrir las compras", fin=date(2017, 6, 1))
A1 = Actividad(
    row=2, clave="C1-A1", compromiso="C1", actividad="Publicar", responsable="SC1", fin=date(2017, 1, 5),
    places={"fin": Place("Actividades", 2, 7, "Fin"), "responsable": Place("Actividades", 2, 4, "Responsable")},
)  # fmt: skip
PLAN = Plan(compromisos=(C1,), actividades=(A1,), responsables=(Responsable(compromiso="C1", integrante="SC1"),))
SIGNED = replace(PLAN, ejercicio=Ejercicio(fecha_firma_pal=date(2016, 8, 1)))


def _only(before: Plan, now: Plan) -> Change:
    found = changes(before, now, TODAY, ISSUED)
    assert len(found) == 1
    return found[0]


def test_equal_plans_have_no_changes() -> None:
    assert changes(SIGNED, SIGNED, TODAY, ISSUED) == ()


def test_a_date_that_moved_says_how_far_and_where() -> None:
    change = _only(PLAN, replace(PLAN, actividades=(replace(A1, fin=date(2017, 3, 7)),)))
    assert change.place.cell == "G2"
    assert change.sentence == "C1-A1: Fin se movió 2 meses después: de 05/01/2017 a 07/03/2017."
    assert not change.signed


def test_a_day_is_one_day() -> None:
    change = _only(PLAN, replace(PLAN, actividades=(replace(A1, fin=date(2017, 1, 4)),)))
    assert "1 día antes" in change.sentence


def test_a_reference_says_from_whom_to_whom() -> None:
    change = _only(PLAN, replace(PLAN, actividades=(replace(A1, responsable="AU1"),)))
    assert change.sentence == "C1-A1: Responsable pasó de “SC1” a “AU1”."


def test_a_datum_that_was_blank_and_one_that_went_blank() -> None:
    there = replace(PLAN, actividades=(replace(A1, producto="Informe"),))
    assert _only(PLAN, there).sentence == "C1-A1: Producto estaba en blanco y ahora dice “Informe”."
    assert _only(there, PLAN).sentence == "C1-A1: Producto decía “Informe” y quedó en blanco."


def test_rows_that_came_and_went() -> None:
    two = replace(PLAN, compromisos=(C1, replace(C1, clave="C2")))
    assert _only(PLAN, two).sentence == "C2: es nuevo en Compromisos."
    assert _only(two, PLAN).sentence == "C2: ya no está en Compromisos."


def test_two_rows_of_one_key_are_told_apart() -> None:
    twice = replace(PLAN, compromisos=(C1, C1))
    assert _only(PLAN, twice).sentence == "C1 (2): es nuevo en Compromisos."


def test_what_a_signed_pal_carries_is_marked_and_the_log_is_not() -> None:
    moved = replace(SIGNED, actividades=(replace(A1, fin=date(2017, 3, 7)),))
    assert _only(SIGNED, moved).signed
    logged = replace(SIGNED, avances=(Avance(actividad="C1-A1", fecha_corte=date(2016, 8, 30)),))
    assert not _only(SIGNED, logged).signed


def test_the_place_of_a_signed_declaration_is_marked_by_the_date_it_had() -> None:
    before = Plan(ejercicio=Ejercicio(fecha_declaracion=date(2016, 6, 20), lugar_declaracion="Tepango"))
    after = Plan(ejercicio=Ejercicio(fecha_declaracion=date(2016, 6, 20), lugar_declaracion="Xochitlán"))
    change = _only(before, after)
    assert change.signed
    assert change.sentence == "Lugar de la Declaración pasó de “Tepango” a “Xochitlán”."


def test_what_an_adenda_already_says_is_no_alarm() -> None:
    before = replace(SIGNED, actividades=(replace(A1, actividad="Publicar"),))
    after = replace(before, actividades=(replace(A1, actividad="Publicar  cada mes"),))
    assert _only(before, after).signed
    adenda = Adenda(clave="AD1", fecha=date(2016, 8, 20), texto_nuevo="publicar cada mes")
    agreed = [
        change
        for change in changes(before, replace(after, adendas=(adenda,)), TODAY, ISSUED)
        if "Actividad" in change.sentence
    ]
    assert [change.signed for change in agreed] == [False]
    later = replace(adenda, fecha=date(2016, 12, 1))
    assert any(change.signed for change in changes(before, replace(after, adendas=(later,)), TODAY, ISSUED))


def test_what_was_never_definitive_was_not_signed() -> None:
    now = replace(SIGNED, actividades=(replace(A1, responsable="AU1"),))
    assert [change.signed for change in changes(SIGNED, now, TODAY, ISSUED)] == [True]
    assert [change.signed for change in changes(SIGNED, now, TODAY, frozenset({"declaracion-conjunta"}))] == [False]
    declared = Plan(ejercicio=Ejercicio(fecha_declaracion=date(2016, 8, 1), lugar_declaracion="Mérida"))
    moved = Plan(ejercicio=Ejercicio(fecha_declaracion=date(2016, 8, 1), lugar_declaracion="Valladolid"))
    assert [change.signed for change in changes(declared, moved, TODAY, ISSUED)] == [True]
    assert [change.signed for change in changes(declared, moved, TODAY, frozenset())] == [False]
