"""A year of the plan, simulated month by month; every figure below was worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.model.adendas import in_force
from pipeline.model.board import Estado, Plazo, Progress
from pipeline.model.edition import Edition
from pipeline.model.plan import Plan
from pipeline.model.progress import cuts, progress
from pipeline.model.records import Actividad, Adenda, Avance, Compromiso, Integrante, Meta
from pipeline.settings import DEFAULT_CONFIG, load_edition

LINK = "https://ejemplo.mx/evidencia"


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(DEFAULT_CONFIG.parent / "ediciones" / "2016.toml")


def activity(clave: str, inicio: str, fin: str, responsable: str, *helpers: str) -> Actividad:
    return Actividad(
        clave=clave, compromiso=clave.partition("-")[0], actividad=f"Hacer {clave}",
        inicio=d(inicio), fin=d(fin), responsable=responsable, corresponsables=helpers,
    )  # fmt: skip


def cut(actividad: str, day: str, percent: str | None, evidence: str = "", **more: str) -> Avance:
    share = None if percent is None else Decimal(percent) / 100
    return Avance(actividad=actividad, fecha_corte=d(day), porcentaje=share, evidencia=evidence, **more)


PEOPLE = (
    Integrante(clave="AU1", nombre="Ada Uno", sector="autoridad", calidad="titular"),
    Integrante(clave="OG1", nombre="Ora Dos", sector="órgano garante", calidad="titular"),
    Integrante(clave="SC1", nombre="Sol Tres", sector="sociedad civil", calidad="titular"),
    Integrante(clave="SC1S", nombre="Sal Cuatro", sector="sociedad civil", calidad="suplente", suple_a="SC1"),
    Integrante(clave="SC2", nombre="Por designar", sector="academia", calidad="titular"),
    Integrante(clave="F", nombre="Fe Cinco", sector="ninguno", calidad="facilitador"),
)
COMMITMENTS = tuple(
    Compromiso(clave=clave, tipo=tipo, titulo=f"Compromiso {clave}")
    for clave, tipo in (
        ("C1", "AGA"), ("C2", "AGA"), ("C3", "Local"), ("C4", "Local"), ("C5", "FtM"), ("P1", "Proactivo"),
    )
)  # fmt: skip
ACTIVITIES = (
    activity("C1-A1", "2016-09-01", "2016-10-31", "AU1", "SC1", "SC1S"),
    activity("C1-A2", "2016-11-01", "2017-01-31", "SC1", "AU1"),
    activity("C2-A1", "2016-09-01", "2016-12-15", "OG1"),
    activity("C3-A1", "2016-09-15", "2017-03-31", "SC1S"),
    activity("C3-A2", "2017-04-01", "2017-08-31", "AU1"),
    activity("C4-A1", "2016-10-01", "2016-11-30", "AU1"),
    activity("C5-A1", "2016-09-01", "2017-08-31", "OG1"),
    activity("P1-A1", "2016-09-01", "2016-12-31", "SC1"),
)
LOG = (
    cut("C1-A1", "2016-09-30", "30"),
    cut("C2-A1", "2016-09-30", "0"),
    cut("C1-A1", "2016-10-31", "100", LINK),
    cut("C4-A1", "2016-10-31", "20"),
    cut("P1-A1", "2016-10-31", "100", LINK),
    cut("C1-A2", "2016-11-30", "25"),
    cut("C4-A1", "2016-11-30", "60"),
    cut("C2-A1", "2016-12-31", "100"),
    cut("C4-A1", "2016-12-31", "90"),
    cut("C1-A2", "2017-01-31", "80"),
    cut("C2-A1", "2017-01-31", "100", LINK),
    cut("C1-A2", "2017-02-28", "100", LINK),
    cut("C4-A1", "2017-02-28", "100", LINK),
    cut("C3-A1", "2017-03-31", "100", LINK),
    cut("C3-A2", "2017-04-30", "10"),
    cut("C5-A1", "2017-05-31", "50"),
    cut("C4-A1", "2017-06-30", "95", LINK),
    cut("C4-A1", "2017-07-31", "100", LINK),
    cut("C3-A2", "2017-08-31", "100", LINK),
    cut("C5-A1", "2017-08-31", "100", LINK),
)
YEAR = Plan(integrantes=PEOPLE, compromisos=COMMITMENTS, actividades=ACTIVITIES, avances=LOG)


def of(board: Progress, clave: str):  # noqa: ANN201 - an ActivityProgress
    return next(a for a in board.actividades if a.actividad.clave == clave)


#                complete, done, in progress, none, overdue, due soon
MONTHS = {
    "2016-08-31": (0, 0, 0, 7, 0, 0),
    "2016-09-30": (0, 0, 1, 6, 0, 0),
    "2016-10-31": (0, 1, 1, 5, 0, 1),
    "2016-11-30": (0, 1, 2, 4, 0, 2),
    "2016-12-31": (0, 1, 3, 3, 2, 0),
    "2017-01-31": (1, 2, 2, 3, 1, 1),
    "2017-02-28": (3, 4, 0, 3, 0, 0),
    "2017-03-31": (3, 5, 0, 2, 0, 0),
    "2017-04-30": (3, 5, 1, 1, 0, 0),
    "2017-05-31": (3, 5, 2, 0, 0, 0),
    "2017-06-30": (2, 4, 3, 0, 1, 0),
    "2017-07-31": (3, 5, 2, 0, 0, 0),
    "2017-08-31": (5, 7, 0, 0, 0, 0),
}


@pytest.mark.parametrize("day", MONTHS)
def test_each_month_of_the_year_has_the_figures_worked_out_by_hand(edition: Edition, day: str) -> None:
    board = progress(YEAR, edition, d(day))
    tally = board.tally
    assert (len(board.conjunto), tally.total) == (5, 7)
    assert (
        board.completos, tally.completadas, tally.count(Estado.EN_PROCESO), tally.count(Estado.SIN_AVANCE),
        tally.vencidas, tally.count(Plazo.POR_VENCER),
    ) == MONTHS[day]  # fmt: skip


def test_the_cuts_are_the_days_of_the_log_up_to_the_day() -> None:
    assert cuts(YEAR, d("2016-11-29")) == (d("2016-09-30"), d("2016-10-31"))
    assert len(cuts(YEAR, d("2017-12-31"))) == 12


def test_a_finished_activity_without_evidence_is_not_completed(edition: Edition) -> None:
    found = of(progress(YEAR, edition, d("2016-12-31")), "C2-A1")
    assert (found.estado, found.plazo, found.falta_evidencia) == (Estado.EN_PROCESO, Plazo.VENCIDA, True)
    assert found.dias_de_atraso == 16


def test_evidence_that_is_no_web_address_is_none(edition: Edition) -> None:
    plan = Plan(
        compromisos=COMMITMENTS, actividades=ACTIVITIES, avances=(cut("C1-A1", "2016-10-01", "100", "ver oficio"),)
    )
    assert of(progress(plan, edition, d("2016-10-31")), "C1-A1").estado is Estado.EN_PROCESO


def test_lateness_counts_from_the_end_to_the_cut_since_which_it_is_complete(edition: Edition) -> None:
    board = progress(YEAR, edition, d("2017-08-31"))
    late = {a.actividad.clave: a.dias_de_atraso for a in board.tally.actividades if a.plazo is Plazo.A_DESTIEMPO}
    assert late == {"C1-A2": 28, "C2-A1": 47, "C4-A1": 243}
    assert of(board, "C4-A1").completada_el == d("2017-07-31")
    assert of(progress(YEAR, edition, d("2017-02-28")), "C4-A1").dias_de_atraso == 90
    assert of(board, "C3-A1").plazo is Plazo.EN_TIEMPO


def test_the_history_of_an_activity_is_kept_oldest_first_whatever_the_order_of_the_log(edition: Edition) -> None:
    backwards = Plan(compromisos=COMMITMENTS, actividades=ACTIVITIES, avances=tuple(reversed(LOG)))
    historia = of(progress(backwards, edition, d("2016-12-31")), "C4-A1").historia
    assert [str(a.porcentaje) for a in historia] == ["0.2", "0.6", "0.9"]


def test_of_two_cuts_of_one_day_the_later_in_the_plan_counts(edition: Edition) -> None:
    twice = (cut("C1-A1", "2016-10-10", "100", LINK), cut("C1-A1", "2016-10-10", "70", LINK))
    plan = Plan(compromisos=COMMITMENTS, actividades=ACTIVITIES, avances=twice)
    assert of(progress(plan, edition, d("2016-10-31")), "C1-A1").estado is Estado.EN_PROCESO


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (cut("C1-A1", "2016-10-01", None, avance="Se convocó"), Estado.EN_PROCESO),
        (cut("C1-A1", "2016-10-01", None, obstaculo="Faltó presupuesto"), Estado.SIN_AVANCE),
        (cut("C1-A1", "2016-10-01", "0", avance="Se planeó"), Estado.SIN_AVANCE),
        (cut("C1-A1", "2016-10-01", "0.5"), Estado.EN_PROCESO),
        (cut("C1-A1", "2016-10-01", "99.9", LINK), Estado.EN_PROCESO),
        (cut("C1-A1", "2016-10-01", "110", LINK), Estado.COMPLETADO),
    ],
)
def test_the_state_follows_from_the_entry_that_counts(edition: Edition, entry: Avance, expected: Estado) -> None:
    plan = Plan(compromisos=COMMITMENTS, actividades=ACTIVITIES, avances=(entry,))
    assert of(progress(plan, edition, d("2016-10-31")), "C1-A1").estado is expected


def test_an_entry_dated_after_the_day_or_without_date_does_not_exist_yet(edition: Edition) -> None:
    undated = Avance(actividad="C1-A1", porcentaje=Decimal(1), evidencia=LINK)
    plan = Plan(compromisos=COMMITMENTS, actividades=ACTIVITIES, avances=(*LOG, undated))
    assert of(progress(plan, edition, d("2016-10-30")), "C1-A1").estado is Estado.EN_PROCESO


def test_an_activity_is_not_begun_while_its_start_is_in_the_future(edition: Edition) -> None:
    board = progress(YEAR, edition, d("2016-09-14"))
    assert {a.actividad.clave for a in board.actividades if a.no_iniciada} == {"C1-A2", "C3-A1", "C3-A2", "C4-A1"}
    assert not of(progress(YEAR, edition, d("2016-09-15")), "C3-A1").no_iniciada


def test_the_last_day_is_still_in_time_and_the_next_one_is_overdue(edition: Edition) -> None:
    assert of(progress(YEAR, edition, d("2016-11-30")), "C4-A1").plazo is Plazo.POR_VENCER
    overdue = of(progress(YEAR, edition, d("2016-12-01")), "C4-A1")
    assert (overdue.plazo, overdue.dias_de_atraso) == (Plazo.VENCIDA, 1)
    assert of(progress(YEAR, edition, d("2016-10-30")), "C4-A1").plazo is Plazo.EN_TIEMPO
    assert of(progress(YEAR, edition, d("2016-10-31")), "C4-A1").plazo is Plazo.POR_VENCER


def test_an_actor_answers_for_what_the_suplente_does_and_the_proactivo_stands_apart(edition: Edition) -> None:
    board = progress(YEAR, edition, d("2017-01-31"))
    actors = {a.integrante.clave: a for a in board.actores}
    assert list(actors) == ["AU1", "OG1", "SC1", "SC2"]
    sc = actors["SC1"]
    assert [a.actividad.clave for a in sc.tally.actividades] == ["C1-A2", "C3-A1"]
    assert [a.actividad.clave for a in sc.corresponsable.actividades] == ["C1-A1"]
    assert (sc.proactivas.completadas, sc.proactivas.total) == (1, 1)
    assert [s.clave for s in sc.suplentes] == ["SC1S"]
    assert (actors["AU1"].tally.completadas, actors["AU1"].tally.total, actors["AU1"].tally.vencidas) == (1, 3, 1)
    assert actors["SC2"].tally.total == 0


def test_each_nucleo_counts_what_its_people_answer_for(edition: Edition) -> None:
    nucleos = progress(YEAR, edition, d("2017-02-28")).nucleos
    assert {k: (t.completadas, t.total) for k, t in nucleos.items()} == {
        "sociedad civil": (1, 2), "autoridad": (2, 3), "órgano garante": (1, 2),
    }  # fmt: skip


def test_who_owes_what_comes_soonest_first_and_names_the_due_apart(edition: Edition) -> None:
    board = progress(YEAR, edition, d("2016-12-31"))
    assert [a.actividad.clave for a in board.owed(Plazo.VENCIDA)] == ["C4-A1", "C2-A1"]
    soon = progress(YEAR, edition, d("2016-11-30")).owed(Plazo.POR_VENCER)
    assert [a.actividad.clave for a in soon] == ["C4-A1", "C2-A1"]


def test_what_should_be_done_by_now_is_counted_apart(edition: Edition) -> None:
    due = progress(YEAR, edition, d("2016-12-31")).tally.due_by(d("2016-12-31"))
    assert (due.completadas, due.total) == (1, 3)


def test_a_goal_is_reached_when_all_its_activities_are(edition: Edition) -> None:
    metas = (
        Meta(compromiso="C1", tipo="parcial", meta="La mitad", actividades=("C1-A1",)),
        Meta(compromiso="C1", tipo="final", meta="Todo", actividades=("C1-A1", "C1-A2")),
        Meta(compromiso="C1", tipo="final", meta="Suelta"),
    )
    plan = Plan(compromisos=COMMITMENTS, actividades=ACTIVITIES, avances=LOG, metas=metas)
    reached = [m.tally.estado for m in progress(plan, edition, d("2016-12-31")).compromisos[0].metas]
    assert reached == [Estado.COMPLETADO, Estado.EN_PROCESO, Estado.SIN_AVANCE]


ADENDAS = (
    Adenda(clave="AD1", fecha=d("2016-12-01"), compromiso="C1", texto_anterior="Diez obras", texto_nuevo="Ocho obras"),
    Adenda(clave="AD2", fecha=d("2017-03-01"), compromiso="C1", texto_anterior="Ocho obras", texto_nuevo="Doce obras"),
)


@pytest.mark.parametrize("sheet", ["Diez obras", "Ocho  obras", "Doce obras"])
@pytest.mark.parametrize(
    ("day", "expected", "applied"),
    [
        ("2016-11-30", "diez obras", []),
        ("2016-12-01", "ocho obras", ["AD1"]),
        ("2017-02-28", "ocho obras", ["AD1"]),
        ("2017-03-01", "doce obras", ["AD1", "AD2"]),
    ],
)
def test_the_goal_in_force_at_a_cut_is_known_whichever_text_the_sheet_holds(
    sheet: str, day: str, expected: str, applied: list[str]
) -> None:
    found = in_force(sheet, ADENDAS, d(day))
    assert " ".join(found.text.lower().split()) == expected
    assert [a.clave for a in found.adendas] == applied


def test_an_adenda_of_another_text_changes_nothing(edition: Edition) -> None:
    meta = Meta(compromiso="C1", tipo="final", meta="Veinte sesiones")
    plan = Plan(compromisos=COMMITMENTS, metas=(meta,), adendas=ADENDAS)
    found = progress(plan, edition, d("2017-08-31")).compromisos[0].metas[0].vigente
    assert (found.text, found.adendas) == ("Veinte sesiones", ())


def test_an_empty_plan_has_nothing_complete(edition: Edition) -> None:
    board = progress(Plan(), edition, d("2016-08-31"))
    assert (board.completos, board.tally.total, board.tally.estado) == (0, 0, Estado.SIN_AVANCE)


def test_two_rows_of_one_key_are_one_commitment_and_one_actor(edition: Edition) -> None:
    plan = Plan(
        integrantes=(*PEOPLE, replace(PEOPLE[0], row=9)),
        compromisos=(*COMMITMENTS, replace(COMMITMENTS[0], row=9)),
        actividades=ACTIVITIES,
    )
    board = progress(plan, edition, d("2016-12-31"))
    assert [c.compromiso.clave for c in board.compromisos] == ["C1", "C2", "C3", "C4", "C5", "P1"]
    assert [a.integrante.clave for a in board.actores] == ["AU1", "OG1", "SC1", "SC2"]


def test_a_final_stop_keeps_no_adenda_from_its_text() -> None:
    adenda = Adenda(clave="AD1", fecha=d("2017-01-01"), texto_anterior="Doce colonias.", texto_nuevo="Quince colonias.")
    found = in_force("Doce colonias", (adenda,), d("2017-02-01"))
    assert (found.text, found.adendas) == ("Quince colonias.", (adenda,))
    assert in_force("Quince colonias", (adenda,), d("2016-12-31")).text == "Doce colonias."
