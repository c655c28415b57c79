"""Which documents are due, which are drafts, and which are left out and why."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.documents import registered
from pipeline.documents.context.proceso import facts
from pipeline.model.files import Status
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.records import Adenda, Conformidad, Envio, Etapa
from pipeline.model.stop import Stop
from pipeline.settings import TEMPLATES
from tests.documents.case import grave, job, signed_on, small, written
from tests.documents.word import part, texts

WATERMARK = 'string="BORRADOR"'


def test_an_empty_plan_has_no_document_and_a_reason_for_each(tmp_path: Path) -> None:
    files, omitted = written(job(Plan()), tmp_path)
    assert files == {}
    assert [o.document for o in omitted] == [document.id for document in registered()]
    assert all(o.reason.endswith(".") for o in omitted)


def test_a_mesa_to_come_has_its_papers_but_no_minuta(tmp_path: Path) -> None:
    files, omitted = written(job(small()), tmp_path, "informacion-previa", "lista-asistencia", "minuta")
    assert set(files) == {
        "03-mesas/m1-informacion-previa.docx", "03-mesas/m1-lista-asistencia.docx", "03-mesas/m1-minuta.docx",
        "03-mesas/m2-informacion-previa.docx", "03-mesas/m2-lista-asistencia.docx",
    }  # fmt: skip
    assert [o.document for o in omitted] == ["minuta"]
    assert "1 de septiembre de 2018" in omitted[0].reason


def test_mesas_with_one_key_keep_a_file_each(tmp_path: Path) -> None:
    plan = small()
    twice = replace(plan, mesas=(plan.mesas[0], replace(plan.mesas[0], tema="Otra", row=9), plan.mesas[1]))
    files, _ = written(job(twice), tmp_path, "minuta")
    assert set(files) == {"03-mesas/m1-minuta.docx", "03-mesas/m1-2-minuta.docx"}


def test_a_minuta_certifies_only_what_was_done(tmp_path: Path) -> None:
    plan = small()
    joint = replace(plan.mesas[0], nucleo="conjunta")

    def told(plan: Plan) -> str:
        files, _ = written(job(plan), tmp_path, "minuta")
        return " ".join(texts((tmp_path / next(iter(files))).read_bytes()))

    nothing = told(replace(plan, mesas=(joint,), compromisos=()))
    assert "Al no registrarse acuerdos, no hay lectura ni manifestación de conformidad que asentar." in nothing
    assert "Anexo 2" not in nothing
    assert "Información previa a la mesa." not in nothing
    unread = told(replace(plan, mesas=(joint,)))
    assert "Los acuerdos de la mesa integran el Plan de Acción Local (Anexo 2)" in unread
    sent = Envio(mesa=joint.clave, insumo="metodología", row=2)
    read = told(replace(plan, mesas=(replace(joint, lectura_acuerdos=True),), envios=(sent,)))
    assert "Los acuerdos leídos integran el Plan de Acción Local (Anexo 2)" in read
    assert "Información previa a la mesa." in read


def test_whoever_moderated_reads_the_agreements(tmp_path: Path) -> None:
    plan = small()
    mesa = replace(plan.mesas[0], modera="SC1", lectura_acuerdos=True)
    files, _ = written(job(replace(plan, mesas=(mesa,))), tmp_path, "minuta")
    assert "Ana Ruiz dio lectura a los acuerdos" in " ".join(texts((tmp_path / next(iter(files))).read_bytes()))


@pytest.mark.parametrize(
    ("manifestacion", "told"),
    [("conforme", "Manifestada la conformidad, se"), ("no conforme", "Asentado lo que manifestaron las partes, se")],
)
def test_conformity_is_told_only_where_all_conform(tmp_path: Path, manifestacion: str, told: str) -> None:
    day = date(2016, 9, 1)
    plan = signed_on(small(), day)
    mesa = replace(plan.mesas[0], nucleo="conjunta", fecha=day)
    said = (Conformidad(compromiso="C1", integrante="SC1", manifestacion=manifestacion),)
    files, _ = written(job(replace(plan, mesas=(mesa,), conformidades=said)), tmp_path, "minuta")
    assert told in " ".join(texts((tmp_path / next(iter(files))).read_bytes()))


def test_what_modifies_or_tells_the_plan_waits_for_it(tmp_path: Path) -> None:
    plan = replace(
        small(),
        adendas=(Adenda(clave="AD1", texto_nuevo="Otro.", row=2),),
        etapas=(Etapa(paso=1, hecho="sensibilización", fecha=date(2030, 1, 1), row=2),),
    )
    files, omitted = written(job(plan), tmp_path, "adenda", "oficio-remision-inai")
    assert files == {}
    assert [o.document for o in omitted] == ["adenda", "oficio-remision-inai"]
    files, _ = written(job(signed_on(plan, date(2016, 9, 1))), tmp_path, "adenda")
    assert set(files) == {"08-adendas/ad1-adenda.docx"}


def test_a_fact_has_the_day_that_ejercicio_gives_it() -> None:
    rows = (
        Etapa(paso=5, hecho="Firma del PAL", fecha=date(2016, 11, 29), fecha_envio_al_inai=date(2016, 12, 5), row=2),
        Etapa(paso=2, hecho="sensibilización", fecha=date(2016, 6, 5), row=3),
    )
    plan = signed_on(replace(small(), etapas=rows), date(2016, 12, 1))
    assert [(f.hecho, f.fecha, f.envio) for f in facts(plan, date(2016, 12, 3))] == [
        ("Sensibilización", "05/06/2016", "Sin envío"),
        ("Firma del PAL", "01/12/2016", "Sin envío"),
    ]
    assert facts(plan)[1].envio == "05/12/2016"


@pytest.mark.parametrize(
    ("tratamiento", "told"), [("Mtra.", "la Mtra. Ana Ruiz"), ("Mtro.", "el Mtro. Ana Ruiz"), ("", "Ana Ruiz")]
)
def test_whoever_moderates_has_the_article_that_the_treatment_asks_for(
    tmp_path: Path, tratamiento: str, told: str
) -> None:
    plan = small()
    ana = replace(plan.integrantes[0], tratamiento=tratamiento)
    moderated = replace(
        plan, integrantes=(ana, *plan.integrantes[1:]), mesas=(replace(plan.mesas[0], modera=ana.clave),)
    )
    files, _ = written(job(moderated), tmp_path, "minuta")
    assert f"moderada por {told}." in " ".join(texts((tmp_path / next(iter(files))).read_bytes()))


def test_whatever_impedes_makes_the_plan_a_draft_that_says_what_is_missing(tmp_path: Path) -> None:
    files, _ = written(job(small(), grave("RM-1c", "Consultas", 4)), tmp_path)
    draft = files["04-plan-de-accion-local-borrador.docx"]
    assert draft.status is Status.BORRADOR
    content = (tmp_path / draft.path).read_bytes()
    assert WATERMARK in part(content, "word/header1.xml")
    body = part(content)
    assert body.index("Falta el dato marcado.") < body.index("Escríbalo en su celda.") < body.index("Consultas!A4")
    assert body.index("Consultas!A4") < body.index("PLAN DE ACCIÓN LOCAL DE\u00a0GOBIERNO\u00a0ABIERTO")


def test_what_is_missing_in_several_places_is_told_once(tmp_path: Path) -> None:
    one, other = grave("D-falta", "Mesas", 2), grave("D-falta", "Mesas", 3)
    both = Outcome((), (*one.findings, *other.findings))
    files, _ = written(job(small(), both), tmp_path, "plan-de-accion-local")
    body = part((tmp_path / next(iter(files))).read_bytes())
    assert body.count("Falta el dato marcado.") == 1
    assert "Mesas!A2 y Mesas!A3" in body


def test_a_final_document_carries_no_watermark(tmp_path: Path) -> None:
    files, _ = written(job(small()), tmp_path)
    assert files
    assert {file.status for file in files.values()} == {Status.FINAL}
    for path in files:
        assert WATERMARK not in part((tmp_path / path).read_bytes(), "word/header1.xml")


@pytest.mark.parametrize(
    ("code", "sheet", "row", "drafts"),
    [
        ("D-fecha", "Mesas", 2, {"m1"}),
        ("D-fecha", "Mesas", 3, {"m2"}),
        ("D-columna", "Mesas", None, {"m1", "m2"}),
        ("D-clave", "Integrantes", 2, {"m1", "m2"}),
        ("D-clave", "Asistentes", 7, {"m1", "m2"}),
        ("MD-1c", "Envíos", 2, set()),
        ("D-clave", "Avances", 2, set()),
    ],
)
def test_a_mesa_is_a_draft_by_the_data_that_concern_it(
    code: str, sheet: str, row: int | None, drafts: set[str], tmp_path: Path
) -> None:
    files, _ = written(job(small(), grave(code, sheet, row)), tmp_path, "lista-asistencia")
    assert len(files) == len(small().mesas)
    found = {Path(path).name.split("-")[0] for path, file in files.items() if file.status is Status.BORRADOR}
    assert found == drafts


def test_the_dictamen_is_never_a_draft(tmp_path: Path) -> None:
    files, _ = written(job(small(), grave("D-clave", "Ejercicio", 2)), tmp_path, "dictamen-requisitos-minimos")
    assert [file.status for file in files.values()] == [Status.FINAL]


def test_a_value_that_the_template_lost_stops_the_run(tmp_path: Path) -> None:
    plan = small()
    members = tuple(replace(i, calidad="facilitador") for i in plan.integrantes[:1])
    lost = replace(plan, integrantes=members, compromisos=())
    folder = tmp_path / "plantillas"
    folder.mkdir()
    shipped = (TEMPLATES / "oficio-remision-inai.docx").read_bytes()
    (folder / "informacion-previa.docx").write_bytes(shipped)
    with pytest.raises(Stop, match=r"informacion-previa\.docx"):
        written(job(lost, templates=folder), tmp_path / "salida", "informacion-previa")


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    first, _ = written(job(small()), tmp_path / "una")
    second, _ = written(job(small()), tmp_path / "otra")
    assert first
    assert first == second


def test_what_the_sheet_lacks_is_a_line_to_fill_in(tmp_path: Path) -> None:
    mesa = replace(small().mesas[0], hora_inicio=None)
    files, _ = written(job(replace(small(), mesas=(mesa,))), tmp_path, "minuta")
    said = texts((tmp_path / next(iter(files))).read_bytes())
    assert any("siendo las ________ horas con ________ minutos" in text.lower() for text in said)
