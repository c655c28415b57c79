"""Public versions: who is named in them, who is not, and that nothing personal can be got back from their bytes."""

import zipfile
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents.context.version_publica import SUFFIX
from pipeline.documents.job import Job
from pipeline.model.personal import named, watch
from pipeline.model.plan import Plan
from pipeline.model.records import Asistente, Integrante, Intervencion
from pipeline.model.schema import Kind, Record, columns
from pipeline.publishing.revision import review
from tests.documents.case import grave, job, small, written
from tests.documents.example import plan_of_example
from tests.documents.word import part, texts

KINDS = tuple(
    f"{full}-{SUFFIX}"
    for full in (
        "declaracion-conjunta",
        "acta-instalacion-stl",
        "lista-asistencia",
        "minuta",
        "plan-de-accion-local",
    )
)
NAME, EMAIL, TELEPHONE = "Zenobia Quetzal Ixtlán", "zenobia.q@correo.example.mx", "246 123 4567"
PLANTED = f"; {NAME}, {EMAIL}, ZENOBIA  QUETZAL IXTLAN y {TELEPHONE}"
WRITTEN = {Kind.TEXT, Kind.LONG, Kind.EMAIL, Kind.URL}


@pytest.fixture(scope="module", name="example")
def _example(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return plan_of_example(tmp_path_factory.mktemp("lectura"))


def made(asked: Job, folder: Path) -> dict[str, bytes]:
    files, _ = written(asked, folder, *KINDS)
    return {path: (folder / path).read_bytes() for path in files}


def every_byte(content: bytes) -> str:
    """All that can be got out of a file, with nothing left compressed."""
    import io

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(f"{name}\n{package.read(name).decode('utf-8', 'replace')}" for name in package.namelist())


def planted(record: Record) -> Record:
    """The record with something personal in every cell where people write freely or name someone."""
    values: dict[str, Any] = {}
    for c in columns(type(record)):
        value = getattr(record, c.field)
        if c.kind in WRITTEN and c.field != "organo_garante":
            values[c.field] = f"{value or 'https://a.mx/'}{PLANTED}"
        elif c.tabs == ("Integrantes",) and not value:
            values[c.field] = (NAME,) if c.kind is Kind.REFS else NAME
    return replace(record, **values)


def poisoned(plan: Plan) -> Plan:
    tabs = {
        tab.name: tuple(map(planted, held)) if isinstance(held, tuple) else planted(held)
        for tab in fields(plan)
        if isinstance(held := getattr(plan, tab.name), tuple | Record)
    }
    hidden = Integrante(clave="SC9", nombre=NAME, sector="sociedad civil", calidad="titular", correo=EMAIL)
    guests = tuple(
        Asistente(mesa=m.clave, nombre=NAME, cargo="Vocal", sector="vecinos", correo=EMAIL) for m in plan.mesas
    )
    said = (Intervencion(mesa=plan.mesas[0].clave, participante=NAME, tipo="duda", texto=PLANTED),)
    members = replace(plan, **tabs)
    return replace(
        members,
        integrantes=(*members.integrantes, hidden),
        asistentes=(*members.asistentes, *guests),
        intervenciones=(*members.intervenciones, *said),
    )


def test_each_final_document_of_the_example_has_its_public_version(example: Plan, tmp_path: Path) -> None:
    found = made(job(example), tmp_path)
    keys = [mesa.clave.lower() for mesa in example.mesas]
    assert set(found) == {
        "publico/01-declaracion-conjunta-version-publica.docx", "publico/02-acta-instalacion-stl-version-publica.docx",
        "publico/04-plan-de-accion-local-version-publica.docx",
        *(f"publico/{key}-minuta-version-publica.docx" for key in keys),
        *(f"publico/{key}-lista-asistencia-version-publica.docx" for key in keys),
    }  # fmt: skip
    review(found, example)
    assert all("VERSIÓN PÚBLICA" in part(content) for content in found.values())


def test_only_those_who_may_be_named_are_and_the_others_appear_by_their_sector(example: Plan, tmp_path: Path) -> None:
    hidden = [i for i in example.integrantes if not named(example, i)]
    assert {i.clave for i in hidden} == {"EM2", "SC4"}
    found = made(job(example), tmp_path)
    public = every_byte(found["publico/04-plan-de-accion-local-version-publica.docx"])
    written(job(example), tmp_path, "plan-de-accion-local")
    full = every_byte((tmp_path / "04-plan-de-accion-local.docx").read_bytes())
    for person in example.integrantes:
        if person in hidden:
            assert person.nombre in full
            assert person.nombre not in public
    assert "Úrsula Arreguín Montañezca" in public
    assert "Persona representante del sector empresarial" in public
    attendance = part(found["publico/m1-lista-asistencia-version-publica.docx"])
    assert "Eulalio Bermúdez Ocaña" not in attendance
    assert "Persona representante de la sociedad civil" in attendance
    assert "Refugio Cebrián Almaguerra" in part(found["publico/m2-lista-asistencia-version-publica.docx"])


def test_the_acta_names_the_seats_that_may_be_named(example: Plan, tmp_path: Path) -> None:
    acta = part(made(job(example), tmp_path)["publico/02-acta-instalacion-stl-version-publica.docx"])
    for person in (i for i in example.integrantes if i.calidad in {"titular", "suplente"}):
        assert (person.nombre in acta) is named(example, person), person.clave
    assert "Persona representante de" in acta


def test_what_is_planted_in_every_column_never_reaches_a_public_byte(example: Plan, tmp_path: Path) -> None:
    plan = poisoned(example)
    full, _ = written(job(plan), tmp_path, "minuta")
    assert NAME in "".join(every_byte((tmp_path / path).read_bytes()) for path in full)
    found = made(job(plan), tmp_path)
    assert len(found) == 15
    over = watch(plan)
    for path, content in found.items():
        told = every_byte(content)
        assert [word for word in (NAME, EMAIL, TELEPHONE, "zenobia", "ZENOBIA QUETZAL") if word in told] == [], path
        assert list(over.found(" ".join(part(content).split("<w:t")))) == [], path
    review(found, plan)


def test_the_name_of_whoever_writes_the_files_is_looked_at_too(tmp_path: Path) -> None:
    plan = small()
    told = replace(plan, ejercicio=replace(plan.ejercicio, organo_garante=f"Instituto; {EMAIL}"))
    assert made(job(told), tmp_path) == {}


def test_what_was_said_stays_with_the_committee(example: Plan, tmp_path: Path) -> None:
    found = made(job(example), tmp_path)
    texts = [row.texto for row in example.intervenciones]
    assert texts
    told = "".join(part(content) for content in found.values())
    assert [text for text in texts if text in told] == []
    assert "consta en el documento íntegro" in told


def test_nothing_is_left_to_sign_or_rubricate(example: Plan, tmp_path: Path) -> None:
    for path, content in made(job(example), tmp_path).items():
        assert "______________" not in part(content, "word/header1.xml"), path
        assert "Leyenda de foja" not in part(content), path
        assert 'w:val="Tabladefirmas"' not in part(content), path


def test_a_draft_has_no_public_version_and_its_reason_is_told(tmp_path: Path) -> None:
    files, omitted = written(job(small(), grave("D-fecha", "Mesas", 2)), tmp_path, *KINDS)
    assert "publico/m1-minuta-version-publica.docx" not in files
    assert any(o.document == f"minuta-{SUFFIX}" and "borrador" in o.reason for o in omitted)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("declaracion-conjunta", date(2016, 6, 20)),
        ("acta-instalacion-stl", date(2016, 8, 5)),
        ("plan-de-accion-local", date(2016, 11, 29)),
    ],
)
def test_what_is_not_signed_yet_has_no_public_version(example: Plan, tmp_path: Path, name: str, day: date) -> None:
    kind = f"{name}-{SUFFIX}"
    before, omitted = written(job(example, today=day - timedelta(1)), tmp_path, kind)
    assert before == {}
    assert [o.document for o in omitted] == [kind]
    assert f"{day:%d/%m/%Y}" in omitted[0].reason
    assert len(written(job(example, today=day), tmp_path, kind)[0]) == 1


def test_a_list_to_be_signed_has_no_public_version_until_the_mesa_is_held(tmp_path: Path) -> None:
    files, omitted = written(job(small()), tmp_path, f"lista-asistencia-{SUFFIX}")
    assert files == {}
    assert len(omitted) == len(small().mesas)


def test_a_key_that_is_a_name_leaves_the_public_version_out_and_the_full_one_in(tmp_path: Path) -> None:
    plan = small()
    mesa = replace(plan.mesas[0], clave=NAME)
    member = Integrante(clave="SC9", nombre=NAME, sector="sociedad civil", calidad="titular")
    told = replace(plan, mesas=(mesa,), integrantes=(*plan.integrantes, member))
    files, omitted = written(job(told), tmp_path, "minuta", f"minuta-{SUFFIX}")
    assert list(files) == ["03-mesas/zenobia-quetzal-ixtlan-minuta.docx"]
    assert [o.document for o in omitted] == [f"minuta-{SUFFIX}"]
    assert "el nombre" in omitted[0].reason


@pytest.mark.parametrize(
    ("typed", "public"),
    [
        ("Entregará Zenobia Quetzal Ixtlán el padrón.", "Entregará [nombre omitido] el padrón."),
        ("ZENOBÍA   QUETZAL IXTLAN y otros", "[nombre omitido] y otros"),
        ("Quetzal Ixtlán, Zenobia: presente", "[nombre omitido]: presente"),
        (f"Escriba a {EMAIL}, o llame al {TELEPHONE}.", "Escriba a [correo omitido], o llame al [teléfono omitido]."),
        ("Ñandú 12,345 casas en 2016", "Ñandú 12,345 casas en 2016"),
    ],
)
def test_free_text_keeps_its_words_without_what_is_personal(typed: str, public: str) -> None:
    plan = Plan(integrantes=(Integrante(clave="SC9", nombre=NAME, sector="sociedad civil"),))
    assert watch(plan).without(typed) == public


def test_an_institutional_datum_of_the_configuration_stays() -> None:
    assert watch(Plan(), (EMAIL,)).without(f"Escriba a {EMAIL}") == f"Escriba a {EMAIL}"


CONSTITUTION = "artículo 6, apartado A, de la Constitución Política"
GENERAL_LAW = "la Ley General de Transparencia y Acceso a la Información Pública"
PRIVACY_LAW = "Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados"
OF_THAT_DAY = "la legislación aplicable en esa fecha"


@pytest.mark.parametrize(
    ("today", "laws", "told"),
    [
        (date(2016, 12, 15), {CONSTITUTION, GENERAL_LAW}, "15 de diciembre de 2016"),
        (date(2017, 12, 15), {CONSTITUTION, GENERAL_LAW, PRIVACY_LAW}, "15 de diciembre de 2017"),
        (date(2026, 1, 9), {OF_THAT_DAY}, "9 de enero de 2026"),
    ],
)
def test_the_cover_tells_what_is_left_out_by_which_law_by_whom_and_when(
    today: date, laws: set[str], told: str, tmp_path: Path
) -> None:
    found = made(job(small(), today=today), tmp_path)
    cover = texts(found["publico/m1-minuta-version-publica.docx"])[1]
    assert cover.startswith("Se muestran los nombres y cargos")
    assert "No contiene correos, teléfonos, firmas ni rúbricas" in cover
    assert {law for law in (CONSTITUTION, GENERAL_LAW, PRIVACY_LAW, OF_THAT_DAY) if law in cover} == laws
    assert cover.endswith(f"Responsable de esta versión: Instituto de Acceso. Fecha de esta versión: {told}.")
