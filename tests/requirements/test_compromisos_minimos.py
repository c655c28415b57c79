"""RM-0, fault by fault."""

from pipeline.model.records import Actividad, Compromiso, Indicador, Solucion
from pipeline.model.workbook import Place
from tests.plans import complete
from tests.requirements.telling import AVISO, IMPIDE, NO, assert_told, told


def test_a_commitment_of_a_type_that_is_missing_breaks_the_count_and_its_quota_and_is_told_once() -> None:
    b = complete()
    b.without_compromiso("C4")
    found = told("RM-0a", IMPIDE, b.header(Compromiso, "tipo"), "RM-0c")
    assert_told(b, {"RM-0a": NO, "RM-0c": NO}, found)


def test_one_too_many_is_told_at_its_type_and_a_proactivo_is_not_counted() -> None:
    b = complete()
    b.put(Compromiso, "CP", tipo="Local")
    assert_told(b, {"RM-0a": NO, "RM-0c": NO}, told("RM-0a", IMPIDE, b.at(Compromiso, "tipo", "CP"), "RM-0c"))


def test_a_type_changed_is_one_too_many_and_one_too_few() -> None:
    b = complete()
    b.put(Compromiso, "C5", tipo="Local")
    assert_told(
        b,
        {"RM-0c": NO, "RM-0d": NO},
        told("RM-0c", IMPIDE, b.at(Compromiso, "tipo", "C5")),
        told("RM-0d", IMPIDE, b.header(Compromiso, "tipo")),
    )


def test_an_unread_type_may_be_any_and_only_its_own_finding_speaks() -> None:
    b = complete()
    b.blur(Compromiso, "tipo", "C5")
    assert_told(b, {"RM-0d": NO})


def test_an_unread_type_does_not_hide_the_second_that_is_missing() -> None:
    b = complete()
    b.blur(Compromiso, "tipo", "C3")
    b.put(Compromiso, "C4", tipo="Proactivo")
    assert_told(
        b,
        {"RM-0a": NO, "RM-0c": NO},
        told("RM-0a", IMPIDE, b.header(Compromiso, "clave")),
        told("RM-0c", IMPIDE, b.header(Compromiso, "tipo")),
    )


def test_an_aga_without_theme_or_with_another_edition_s_is_told_at_its_theme() -> None:
    for tema in ("", "Otro tema"):
        b = complete()
        b.put(Compromiso, "C1", tema_pa18=tema)
        assert_told(b, {"RM-0b": NO}, told("RM-0b", IMPIDE, b.at(Compromiso, "tema_pa18", "C1")))


def test_a_local_without_problematica_breaks_also_where_it_comes_from() -> None:
    b = complete()
    b.put(Compromiso, "C3", problematica="")
    found = told("RM-0c", IMPIDE, b.at(Compromiso, "problematica", "C3"), "RM-1b")
    assert_told(b, {"RM-0c": NO, "RM-1b": NO}, found)


def test_what_the_ftm_does_not_name_is_advice() -> None:
    for name in ("programa_o_fondo", "ejercicio_fiscal", "territorio"):
        b = complete()
        b.put(Compromiso, "C5", **{name: ""})
        assert_told(b, {}, told("RM-0d", AVISO, b.at(Compromiso, name, "C5")))


def test_a_commitment_without_objective_is_not_puntual_and_a_proactivo_without_it_is_advised() -> None:
    b = complete()
    b.put(Compromiso, "C2", objetivo="")
    assert_told(b, {"RM-0e": NO}, told("RM-0e", IMPIDE, b.at(Compromiso, "objetivo", "C2")))
    b = complete()
    b.put(Compromiso, "CP", objetivo="")
    assert_told(b, {}, told("RM-0e", AVISO, b.at(Compromiso, "objetivo", "CP")))


def test_a_commitment_is_realizable_by_its_own_solution_chosen_and_viable() -> None:
    b = complete()
    b.put(Compromiso, "C2", solucion="")
    assert_told(b, {"RM-0e": NO}, told("RM-0e", IMPIDE, b.at(Compromiso, "solucion", "C2")))
    b = complete()
    b.put(Solucion, "S2", elegida=False)
    assert_told(b, {"RM-0e": NO}, told("RM-0e", IMPIDE, b.at(Solucion, "elegida", "S2")))
    b = complete()
    b.put(Solucion, "S1", viabilidad="")
    found = told("RM-0e", IMPIDE, b.at(Solucion, "viabilidad", "S1"), "RM-1d")
    assert_told(b, {"RM-0e": NO, "RM-1d": NO}, found)


def test_no_indicator_is_one_absence_that_breaks_three() -> None:
    b = complete()
    b.drop(Indicador, "C2-I1")
    found = told("RM-0e", IMPIDE, b.header(Indicador, "compromiso"), "RM-2e", "SP-4")
    assert_told(b, {"RM-0e": NO, "RM-2e": NO, "SP-4": NO}, found)


def test_no_indicator_in_a_proactivo_is_advice_told_once() -> None:
    b = complete()
    b.drop(Indicador, "CP-I1")
    assert_told(b, {}, told("RM-0e", AVISO, b.header(Indicador, "compromiso"), "RM-2e", "SP-4"))


def test_an_indicator_without_goal_is_told_at_its_goal_and_one_with_it_suffices() -> None:
    b = complete()
    b.put(Indicador, "C2-I1", meta="")
    found = told("RM-0e", IMPIDE, b.at(Indicador, "meta", "C2-I1"), "RM-2e")
    assert_told(b, {"RM-0e": NO, "RM-2e": NO}, found)
    b.add(Indicador, clave="C2-I2", compromiso="C2", indicador="Otro", unidad="bases", linea_base="0", meta="3")
    assert_told(b, {})


def test_an_indicator_whose_commitment_is_unread_may_be_the_one_that_is_missing() -> None:
    b = complete()
    b.blur(Indicador, "compromiso", "C2-I1")
    assert_told(b, {"RM-0e": NO, "RM-2e": NO, "SP-4": NO})


def test_an_indicator_whose_commitment_is_unread_hides_nothing_that_it_does_not_have() -> None:
    b = complete()
    b.blur(Indicador, "compromiso", "C2-I1")
    b.put(Indicador, "C2-I1", meta="")
    found = told("RM-0e", IMPIDE, b.header(Indicador, "compromiso"), "RM-2e")
    assert_told(b, {"RM-0e": NO, "RM-2e": NO, "SP-4": NO}, found)


def test_a_column_that_is_missing_is_one_absence_not_one_a_row() -> None:
    b = complete()
    b.lacking.add((Indicador, "meta"))
    found = told("RM-0e", IMPIDE, Place("Indicadores", header="Meta"), "RM-2e")
    assert_told(b, {"RM-0e": NO, "RM-2e": NO}, found)


def test_a_tab_that_is_missing_is_told_at_the_tab() -> None:
    b = complete()
    b.tabs[Actividad] = []
    b.absent.add(Actividad)
    place = b.plan().header(Actividad, "compromiso")
    assert (place.sheet, place.row, place.header) == ("Actividades", None, "")
