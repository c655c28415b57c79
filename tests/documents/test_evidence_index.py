"""The index of evidence: every stage's evidence, once, in the Word document and in the CSV."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.documents.indice_evidencias import ID
from pipeline.model.evidencias import pruebas
from pipeline.model.files import Status
from pipeline.model.plan import Plan
from pipeline.model.records import Avance, Consulta, Envio, Etapa, Mesa, Problematica
from pipeline.model.schema import Kind, columns
from pipeline.publishing.indice import PATH, write_index
from tests.documents.case import job, written
from tests.documents.example import TODAY, plan_of_example
from tests.documents.word import part

HELD = (Etapa, Consulta, Mesa, Envio, Problematica, Avance)


@pytest.fixture(scope="module", name="example")
def _example(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return plan_of_example(tmp_path_factory.mktemp("lectura"))


def rows(plan: Plan, folder: Path, today: date = TODAY) -> list[dict[str, str]]:
    files, _ = write_index(plan, folder, today=today, status=Status.FINAL)
    assert [file.path for file in files] == [PATH]
    return list(csv.DictReader(io.StringIO((folder / PATH).read_text("utf-8"), newline="")))


def test_every_link_of_every_stage_of_the_example_is_listed_once(example: Plan, tmp_path: Path) -> None:
    tabs = (example.etapas, example.consultas, example.mesas, example.envios, example.problematicas, example.avances)
    links = [
        getattr(record, c.field)
        for tab, records in zip(HELD, tabs, strict=True)
        for record in records
        for c in columns(tab)
        if c.kind is Kind.URL and getattr(record, c.field)
    ]
    assert len(links) > 100
    assert sorted(row["evidencia"] for row in rows(example, tmp_path) if row["evidencia"]) == sorted(links)


def test_the_document_holds_the_links_of_the_csv(example: Plan, tmp_path: Path) -> None:
    files, _ = written(job(example), tmp_path, ID)
    assert list(files) == ["10-indice-de-evidencias.docx"]
    body = part((tmp_path / "10-indice-de-evidencias.docx").read_bytes())
    found = rows(example, tmp_path)
    assert found
    assert [row["evidencia"] for row in found if row["evidencia"].replace("&", "&amp;") not in body] == []


def test_what_happens_later_is_not_listed_yet(example: Plan) -> None:
    day = date(2016, 8, 5)
    found = pruebas(example, day)
    assert {p.paso for p in found} == {1, 2, 3, 4}
    assert all(p.fecha is None or p.fecha <= day for p in found)


def test_a_fact_without_a_link_is_listed_and_a_formula_is_text(tmp_path: Path) -> None:
    plan = Plan(
        etapas=(
            Etapa(clave="=1+1", paso=1, hecho="otro", fecha=date(2016, 6, 20), evidencia="en el archivo", row=2),
            Etapa(clave="E2", paso=1, hecho="otro", fecha=date(2016, 6, 21), evidencia="https://a.mx/e2.pdf", row=3),
        )
    )
    assert [(row["clave"], row["evidencia"], row["numero"]) for row in rows(plan, tmp_path)] == [
        ("'=1+1", "", "1"),
        ("E2", "https://a.mx/e2.pdf", "2"),
    ]


def test_nothing_to_list_writes_nothing(tmp_path: Path) -> None:
    later = replace(Plan(), etapas=(Etapa(clave="E1", paso=1, fecha=date(2030, 1, 1)),))
    assert write_index(later, tmp_path, today=TODAY, status=Status.FINAL) == ((), ())
    assert list(tmp_path.iterdir()) == []
