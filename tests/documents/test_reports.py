"""The monitoring at six months and the final evaluation: when they are due, at which cut, with which figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents.evaluacion_final import DOCUMENT as EVALUATION
from pipeline.documents.informe_monitoreo_seis_meses import DOCUMENT as MONITORING
from pipeline.documents.job import Due
from pipeline.model.files import Omitted
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Adenda, Avance, Compromiso, Ejercicio, Integrante, Meta
from tests.documents.case import grave, job, written
from tests.documents.example import plan_of_example
from tests.documents.word import read

SIX_MONTHS = date(2017, 6, 8)
ASKED = date(2017, 6, 15)
YEAR_ON = date(2017, 12, 15)
LINK = "https://ejemplo.mx/evidencia"


@pytest.fixture(scope="module", name="example")
def _example(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return plan_of_example(tmp_path_factory.mktemp("lectura"))


def small() -> Plan:
    """One commitment of the five and a Proactivo, presented on 31 August 2016."""
    return Plan(
        ejercicio=Ejercicio(entidad_federativa="Tlaxcala", fecha_presentacion_publica=date(2016, 8, 31)),
        integrantes=(
            Integrante(clave="OG1", nombre="Luz Diez", sector="órgano garante", calidad="titular"),
            Integrante(clave="OG2", nombre="Max Ocho", sector="órgano garante", calidad="suplente", suple_a="OG1"),
        ),
        compromisos=(
            Compromiso(clave="C1", tipo="Local", titulo="Medir el agua en doce colonias"),
            Compromiso(clave="C2", tipo="Proactivo", titulo="Enseñar"),
        ),
        actividades=(
            Actividad(clave="A1", compromiso="C1", actividad="Medir", responsable="OG1", fin=date(2017, 1, 31)),
            Actividad(clave="A2", compromiso="C1", actividad="Publicar", responsable="OG2", fin=date(2017, 2, 1)),
            Actividad(clave="A3", compromiso="C1", actividad="Revisar", responsable="OG1", fin=date(2017, 8, 1)),
            Actividad(clave="A4", compromiso="C2", actividad="Enseñar", responsable="OG1", fin=date(2017, 8, 1)),
        ),
        metas=(
            Meta(compromiso="C1", tipo="parcial", meta="Doce", fecha=date(2017, 2, 1), actividades=("A1", "A2")),
            Meta(compromiso="C1", tipo="final", meta="Todas", fecha=date(2017, 8, 1), actividades=("A3",)),
        ),
        avances=(
            Avance(actividad="A1", fecha_corte=date(2017, 2, 3), porcentaje=Decimal(1), evidencia=LINK),
            Avance(actividad="A2", fecha_corte=date(2017, 2, 20), porcentaje=Decimal(1), obstaculo="Sin equipo"),
        ),
    )


def only(document: Any, plan: Plan, today: date) -> Due | Omitted:  # noqa: ANN401 - either kind of document
    (answer,) = document.due(job(plan, today=today))
    assert isinstance(answer, Due | Omitted)
    return answer


def context(document: Any, plan: Plan, today: date) -> Any:  # noqa: ANN401 - what a template may name
    answer = only(document, plan, today)
    assert isinstance(answer, Due)
    return answer.context


def test_the_monitoring_is_due_from_the_sixth_month_and_the_evaluation_from_the_twelfth() -> None:
    for document, eve, day in (
        (MONITORING, date(2017, 2, 27), date(2017, 2, 28)),
        (EVALUATION, date(2017, 8, 30), date(2017, 8, 31)),
    ):
        early = only(document, small(), eve)
        assert isinstance(early, Omitted)
        assert str(day.day) in early.reason
        assert isinstance(only(document, small(), day), Due)


def test_without_a_public_presentation_neither_is_due_and_the_reason_names_the_datum() -> None:
    plan = replace(small(), ejercicio=Ejercicio())
    for document in (MONITORING, EVALUATION):
        answer = only(document, plan, YEAR_ON)
        assert isinstance(answer, Omitted)
        assert "Fecha de presentación pública" in answer.reason


@pytest.mark.parametrize(
    ("today", "cut"),
    [
        (SIX_MONTHS, "8 de junio de 2017"),
        (ASKED, "15 de junio de 2017"),
        (date(2017, 7, 7), "7 de julio de 2017"),
        (date(2017, 7, 8), "8 de junio de 2017"),
        (YEAR_ON, "8 de junio de 2017"),
    ],
)
def test_the_cut_is_the_day_asked_in_the_month_that_follows_and_the_six_months_afterwards(
    today: date, cut: str, example: Plan
) -> None:
    assert context(MONITORING, example, today)["corte"] == cut


def test_the_example_at_six_months_has_the_figures_counted_by_hand(example: Plan) -> None:
    told = context(MONITORING, example, ASKED)
    whole = told["conjunto"]
    assert whole.compromisos == "0 de 5 (0\u00a0%)"
    assert whole.actividades == "11 de 25 (44\u00a0%)"
    assert whole.exigibles == "11 de 12 (91.67\u00a0%)"
    assert whole.vencidas == "1 de 25 (4\u00a0%)"
    assert whole.metas_parciales == "2 de 5 (40\u00a0%)"
    assert whole.proactivos == "0 de 1 (0\u00a0%)"
    assert [(c.clave, c.avance[:6]) for c in told["compromisos"]] == [
        ("C1", "3 de 5"), ("C2", "2 de 5"), ("C3", "2 de 5"), ("C4", "2 de 5"), ("C5", "2 de 5"), ("C6", "2 de 4"),
    ]  # fmt: skip
    late = [(a.clave, a.atraso) for c in told["compromisos"] for a in c.actividades if a.atraso != "—"]
    assert late == [("C3-A3", "34 días naturales")]
    assert [o.responsable for o in told["observaciones"]] == ["Lic. Begoña Zúñiga Arizcorreta (órgano garante)"] * 2
    owing = [x for x in told["actores"] if x.pendientes]
    assert [(x.propias, x.pendientes) for x in owing] == [
        ("2 de 5 (40\u00a0%)", ("C3-A3: 34 días naturales de atraso",))
    ]


def test_the_example_at_twelve_months_has_the_figures_counted_by_hand(example: Plan) -> None:
    told = context(EVALUATION, example, YEAR_ON)
    assert told["corte"] == "15 de diciembre de 2017"
    assert told["conjunto"].compromisos == "5 de 5 (100\u00a0%)"
    assert told["conjunto"].actividades == "25 de 25 (100\u00a0%)"
    assert told["conjunto"].a_destiempo == "3 de 25 (12\u00a0%)"
    assert told["dentro_del_anio"] == "25 de 25 (100\u00a0%)"
    late = [(a.clave, a.atraso[:2]) for c in told["compromisos"] for a in c.actividades if a.atraso != "—"]
    assert late == [("C3-A3", "49"), ("C4-A3", "52"), ("C5-A3", "62")]
    assert [c.clave for c in told["compromisos"] if c.calendario == "Concluido conforme al calendario."] == [
        "C1", "C2", "C6",
    ]  # fmt: skip
    assert [m.clave for m in told["modificaciones"]] == ["AD1"]
    assert "dieciocho colonias" in told["modificaciones"][0].nuevo
    assert len(told["indicadores"]) == len(example.indicadores)


def test_history_written_later_does_not_change_the_monitoring(example: Plan) -> None:
    june, december = (context(MONITORING, example, day) for day in (SIX_MONTHS, YEAR_ON))
    assert june["conjunto"] == december["conjunto"]
    assert june["compromisos"] == december["compromisos"]
    assert june["modificaciones"] == december["modificaciones"] == ()


def test_without_evidence_nothing_is_complete_and_the_actor_who_owes_it_is_known() -> None:
    told = context(MONITORING, small(), date(2017, 2, 28))
    first, second, _ = told["compromisos"][0].actividades
    assert (first.estado, first.puntualidad, first.atraso) == ("Completado", "Cumplida a destiempo", "3 días naturales")
    assert first.evidencia == "A1/1"
    assert (second.estado, second.puntualidad, second.atraso) == ("En proceso", "Vencida", "27 días naturales")
    assert "no se contó con evidencia" in second.evidencia
    (actor,) = told["actores"]
    assert actor.nombre == "Luz Diez y Max Ocho (suplente)"
    assert (actor.propias, actor.proactivas) == ("1 de 3 (33.33\u00a0%)", "0 de 1 (0\u00a0%)")
    assert actor.pendientes == ("A2: 27 días naturales de atraso",)
    partial, final = told["compromisos"][0].metas
    assert "venció hace 27 días naturales" in partial.situacion
    assert (partial.actividades, final.actividades) == ("1 de 2 (50\u00a0%)", "0 de 1 (0\u00a0%)")


def test_a_goal_is_the_one_in_force_at_the_cut() -> None:
    changed = (
        Adenda(clave="AD1", fecha=date(2017, 3, 5), compromiso="C1", texto_anterior="Doce", texto_nuevo="Nueve"),
    )
    plan = replace(small(), adendas=changed)
    before = context(MONITORING, plan, date(2017, 2, 28))
    after = context(EVALUATION, plan, date(2017, 8, 31))
    assert before["compromisos"][0].metas[0].texto == ("Doce",)
    assert before["modificaciones"] == ()
    assert (after["compromisos"][0].metas[0].texto, after["compromisos"][0].metas[0].modificada) == (("Nueve",), "AD1")


def test_data_that_cannot_be_read_make_them_drafts() -> None:
    for sheet, draft in (("Avances", True), ("Mesas", False)):
        for document in (MONITORING, EVALUATION):
            (answer,) = document.due(job(small(), grave("D-fecha", sheet, 3), today=date(2017, 9, 1)))
            assert isinstance(answer, Due)
            assert bool(answer.blocked_by) is draft


def test_what_people_rate_is_blank_and_nobody_signs_for_inai(example: Plan, tmp_path: Path) -> None:
    files, _ = written(job(example, today=YEAR_ON), tmp_path, MONITORING.id, EVALUATION.id)
    assert len(files) == 2
    for path in files:
        document = read((tmp_path / path).read_bytes())
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        assert any("(\u00a0\u00a0\u00a0)\u00a0" in text for text in cells)
        said = " ".join([*cells, *(p.text for p in document.paragraphs)]).lower()
        assert "no se hizo" not in said
        assert "no se contó con evidencia" in said
        signing = [table for table in document.tables if "Nombre y firma" in table.cell(0, 0).text]
        assert len(signing) == 1
        assert "INAI" not in " ".join(cell.text for row in signing[0].rows for cell in row.cells)


def test_nothing_reported_still_gives_both_reports(tmp_path: Path) -> None:
    bare = Plan(
        ejercicio=Ejercicio(fecha_presentacion_publica=date(2016, 8, 31)),
        compromisos=(Compromiso(clave="C1", tipo="Local", titulo="Medir"), Compromiso(clave="", tipo="AGA")),
    )
    files, _ = written(job(bare, today=date(2017, 9, 1)), tmp_path, MONITORING.id, EVALUATION.id)
    assert len(files) == 2


def test_what_a_plan_lacks_is_told_in_words_and_not_in_noughts(tmp_path: Path) -> None:
    bare = replace(
        small(), metas=(), avances=(), actividades=(Actividad(clave="A1", compromiso="C1", actividad="Medir"),)
    )
    told = context(MONITORING, bare, date(2017, 2, 28))
    first, second = told["valoraciones"]
    assert [k.consta for k in first.criterios][:4] == [
        "1 actividad: 0 con producto.",
        "Sin indicadores. Sin metas con fecha.",
        "Sin responsables del compromiso. 1 actividad: 0 con una persona responsable.",
        "Del __/__/____ al __/__/____. 1 actividad: 0 con inicio y término.",
    ]
    assert second.criterios[0].consta == "Sin actividades."
    assert "Ninguna tiene asentada su fecha de término." in told["resumen"]
    files, _ = written(job(bare, today=date(2017, 2, 28)), tmp_path, MONITORING.id)
    said = " ".join(p.text for p in read((tmp_path / next(iter(files))).read_bytes()).paragraphs)
    assert "de las que ya debían estarlo: ninguna ha llegado a su término." in said
    assert "Metas parciales alcanzadas por sus actividades: sin metas asentadas." in said


def test_a_goal_is_reached_by_its_activities_and_the_indicator_is_proved_apart(tmp_path: Path) -> None:
    files, _ = written(job(small(), today=date(2017, 9, 1)), tmp_path, MONITORING.id, EVALUATION.id)
    assert len(files) == 2
    for path in files:
        said = " ".join(p.text for p in read((tmp_path / path).read_bytes()).paragraphs)
        assert "no que su indicador llegó al valor fijado" in said


def test_the_summary_shortens_a_long_title_and_the_rest_of_the_report_keeps_it() -> None:
    plan = small()
    long = replace(plan.compromisos[0], titulo="Medir el agua en doce colonias " * 9)
    row = context(MONITORING, replace(plan, compromisos=(long,)), date(2017, 2, 28))["compromisos"][0]
    assert (len(row.titulo_breve) <= 151, row.titulo_breve[-1], len(row.titulo)) == (True, "…", 278)
