"""The Declaración: whose paper it is, and what came before it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.documents.job import Letterhead
from pipeline.model.plan import Plan
from pipeline.model.records import Etapa
from tests.documents.case import job, signed_on, small, written
from tests.documents.test_signatures import STL
from tests.documents.word import part, texts

HOUSES = {"AU1": "Gobierno del Estado", "OG1": "Instituto de Acceso", "SC1": "Red Ciudadana, A.C."}


def declared(when: date = date(2016, 6, 20), *etapas: Etapa) -> Plan:
    people = tuple(
        replace(i, firma_declaracion=True, institucion=HOUSES[i.clave]) for i in reversed(STL) if i.clave in HOUSES
    )
    return replace(signed_on(small(), when), integrantes=people, etapas=etapas)


def made(plan: Plan, folder: Path) -> bytes:
    files, _ = written(job(plan), folder, "declaracion-conjunta")
    return (folder / next(iter(files))).read_bytes()


def test_its_pages_are_headed_by_the_parties_and_not_by_a_secretariado_that_is_not_yet(tmp_path: Path) -> None:
    header = part(made(declared(), tmp_path), "word/header1.xml")
    assert "Gobierno del Estado · Instituto de Acceso · Red Ciudadana, A.C." in header
    assert "Secretariado" not in header
    assert "DECL/TLAX/2016" in header


def test_where_the_parties_would_fill_the_page_their_sectors_head_it(tmp_path: Path) -> None:
    plan = declared()
    many = tuple(replace(i, institucion=f"{i.institucion} {'de la Montaña ' * 12}") for i in plan.integrantes)
    header = part(made(replace(plan, integrantes=many), tmp_path), "word/header1.xml")
    assert "Autoridad · Órgano garante · Sociedad civil" in header
    assert "Montaña" not in header


def test_the_emblem_of_one_party_is_not_on_it(tmp_path: Path) -> None:
    from tests.documents.test_pictures import png

    logo = tmp_path / "emblema.png"
    logo.write_bytes(png(20, 10))
    asked = replace(job(declared()), letterhead=Letterhead(logo, "Dirección de Apertura"))
    files, _ = written(asked, tmp_path, "declaracion-conjunta", "plan-de-accion-local")
    heads = {file.document: part((tmp_path / path).read_bytes(), "word/header1.xml") for path, file in files.items()}
    assert {name: "<w:drawing>" in head for name, head in heads.items()} == {
        "declaracion-conjunta": False, "plan-de-accion-local": True,
    }  # fmt: skip
    assert "Dirección de Apertura" not in heads["declaracion-conjunta"]


def background(plan: Plan, folder: Path) -> list[str]:
    told = texts(made(plan, folder))
    return told[told.index("Antecedentes") + 1 : told.index("Considerandos")]


@pytest.mark.parametrize(
    ("when", "begins"),
    [
        (date(2014, 1, 1), ["En 2011", "Representantes"]),
        (date(2015, 3, 9), ["En 2011", "El 7 de febrero de 2014", "Representantes"]),
        (
            date(2016, 6, 20),
            ["En 2011", "El 7 de febrero de 2014", "El 4 de mayo de 2015", "En 2015", "Representantes"],
        ),
        (date(2026, 6, 20), ["En 2011", "En 2015", "Representantes"]),
    ],
)
def test_only_what_had_happened_is_told_in_its_order(when: date, begins: list[str], tmp_path: Path) -> None:
    told = background(declared(when), tmp_path)
    assert len(told) == len(begins)
    assert all(text.startswith(start) for text, start in zip(told, begins, strict=True))


def test_what_the_sheet_tells_of_the_first_step_is_told_with_its_day(tmp_path: Path) -> None:
    step = Etapa(paso=1, hecho="otro", fecha=date(2016, 4, 1), descripcion="La entidad se postuló ante el INAI", row=2)
    called = replace(step, hecho="convocatoria", fecha=date(2016, 3, 1), descripcion="El INAI invitó a la entidad.")
    later = replace(step, fecha=date(2016, 6, 21), descripcion="Se publicó la Declaración.")
    blank = replace(step, descripcion="")
    told = background(declared(date(2016, 6, 20), step, called, later, blank), tmp_path)
    assert told[-3:-1] == [
        "El 1 de marzo de 2016: el INAI invitó a la entidad.",
        "El 1 de abril de 2016: la entidad se postuló ante el INAI.",
    ]
