"""What a minuta certifies."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents import write_all
from pipeline.documents.context.blanks import LINE
from pipeline.documents.context.mesas import attendance
from pipeline.documents.context.proceso import mesas_held
from pipeline.model.files import Status
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.records import Acuerdo, Asistente, Conformidad, Envio, Integrante, Intervencion, Problematica
from tests.documents.case import CLEAN, job, signed_on, small, written
from tests.documents.word import part, read, texts

DAY = date(2016, 9, 1)
SEATS = ("AU1", "OG1", "SC1", "AC1")


def minuta(plan: Plan, folder: Path, outcome: Outcome = CLEAN) -> str:
    """What the only minuta of a plan says in its paragraphs."""
    files, _ = written(job(plan, outcome), folder, "minuta")
    (path,) = files
    return "\n".join(texts((folder / path).read_bytes()))


def agreeing(*came: str, **of_mesa: Any) -> Plan:  # noqa: ANN401 - any field of a Mesa
    """A plan signed in its only mesa, with four seats and a substitute, all of whom declare conformity."""
    people = tuple(
        Integrante(clave=key, nombre=f"Persona {key}", sector="otro", calidad="titular", row=n)
        for n, key in enumerate(SEATS, start=2)
    )
    other = Integrante(clave="AU2", nombre="Persona AU2", sector="otro", calidad="suplente", suple_a="AU1", row=9)
    plan = signed_on(small(), DAY)
    return replace(
        plan,
        integrantes=(*people, other),
        mesas=(replace(plan.mesas[0], nucleo="conjunta", **of_mesa),),
        asistentes=tuple(Asistente(mesa="M1", integrante=key, row=n) for n, key in enumerate(came, start=2)),
        conformidades=tuple(Conformidad(compromiso="C1", integrante=key, manifestacion="conforme") for key in SEATS),
    )


def test_without_place_or_hours_it_leaves_lines_and_the_run_says_for_what(tmp_path: Path) -> None:
    plan = small()
    mesa = replace(plan.mesas[0], lugar="", hora_inicio=None, hora_termino=None)
    heard: list[str] = []
    files, _ = write_all(job(replace(plan, mesas=(mesa,))), tmp_path, only=frozenset({"minuta"}), say=heard.append)
    assert [(file.path, file.status) for file in files] == [("03-mesas/m1-minuta.docx", Status.FINAL)]
    assert LINE in part((tmp_path / files[0].path).read_bytes())
    assert heard[-1] == (
        "  03-mesas/m1-minuta.docx: Hora de inicio (Mesas · Hora de inicio), Hora de término (Mesas · Hora de "
        "término), Lugar (Mesas · Lugar)"
    )
    heard.clear()
    write_all(job(plan), tmp_path, only=frozenset({"minuta"}), say=heard.append)
    assert heard
    assert not any("línea" in said for said in heard)


def test_nobody_attends_for_a_seat_that_is_vacant() -> None:
    plan = small()  # OG1 is Por designar
    rows = (
        Asistente(mesa="M1", integrante="SC1", row=2),
        Asistente(mesa="M1", integrante="OG1", row=3),
        Asistente(mesa="M1", nombre="Por designar", row=4),
        Asistente(mesa="M1", integrante="OG1", nombre="Luz Diez", sector="órgano garante", row=5),
    )
    told = replace(plan, asistentes=rows)
    assert [(p.nombre, p.calidad) for p in attendance(told, plan.mesas[0])] == [
        ("Ana Ruiz", "Titular"), ("Luz Diez", "Asistente"),
    ]  # fmt: skip
    assert mesas_held(told)[0].asistentes == "2"


def test_each_actor_signs_only_where_each_was_represented(tmp_path: Path) -> None:
    whole = minuta(agreeing("AU2", "OG1", "SC1", "AC1"), tmp_path)
    assert (
        "Manifestada la conformidad, se procedió a rubricar cada hoja y firmar al calce, por cada uno de los" in whole
    )
    some = minuta(agreeing("AU1", "OG1", "SC1"), tmp_path)
    assert "por cada uno de los actores" not in some
    assert "Asentado lo que manifestaron las partes, se procedió" in some
    assert "Falta la firma de Persona AC1: la persona titular no asistió ni fue suplida." in some
    unknown = minuta(agreeing(), tmp_path)
    assert "firmar al calce el Plan de Acción Local, que se agrega como Anexo 2." in unknown


def test_who_was_absent_is_not_among_those_who_agreed_in_the_mesa(tmp_path: Path) -> None:
    files, _ = written(job(agreeing("AU2", "OG1", "SC1")), tmp_path, "minuta")
    body = part((tmp_path / next(iter(files))).read_bytes())
    assert "todas las" not in body
    assert "Conforme, sin asistencia ni suplencia en la mesa: Persona AC1." in body
    files, _ = written(job(agreeing("AU2", "OG1", "SC1", "AC1")), tmp_path, "minuta")
    body = part((tmp_path / next(iter(files))).read_bytes())
    assert "Conforme: todas las representaciones" in body
    assert "(actuó en suplencia Persona AU2)" in body


def test_agreements_that_are_not_in_the_sheet_are_not_said_to_precede_their_reading(tmp_path: Path) -> None:
    plan = small()
    read = replace(plan, mesas=(replace(plan.mesas[0], lectura_acuerdos=True),))
    none = minuta(read, tmp_path)
    assert "La hoja del plan no contiene el texto de los acuerdos de esta mesa." in none
    assert "dio lectura a los acuerdos y solicitó" in none
    taken = (Acuerdo(clave="A1", mesa="M1", acuerdo="Publicar.", row=2),)
    assert "dio lectura a los acuerdos que anteceden y solicitó" in minuta(replace(read, acuerdos=taken), tmp_path)
    assert "Los acuerdos de esta mesa son los compromisos" in minuta(agreeing(lectura_acuerdos=True), tmp_path)


def test_the_methodology_of_a_ranking_is_annexed(tmp_path: Path) -> None:
    def problem(key: str, method: str, link: str = "") -> Problematica:
        return Problematica(
            clave=key, problematica="Agua", origen=("M1",), metodo_seleccion=method, metodologia=link, row=2
        )

    rows = (
        problem("P1", "jerarquización", "https://ejemplo.mx/m"), problem("P2", "consenso"),
        problem("P3", "jerarquización"), problem("P4", "jerarquización", "https://ejemplo.mx/m"),
    )  # fmt: skip
    said = minuta(replace(small(), problematicas=rows), tmp_path)
    assert "Metodología de jerarquización de las problemáticas P1 y P4: https://ejemplo.mx/m" in said
    assert "P2:" not in said
    assert "de la problemática P3: falta señalar su liga en la hoja Problemáticas." in said


@pytest.mark.parametrize(("day", "told"), [(date(2016, 8, 1), "Todos los actores (1 de 1)"), (DAY, "0 de 1 actores")])
def test_it_says_whether_the_information_came_in_time(day: date, told: str, tmp_path: Path) -> None:
    sent = Envio(mesa="M1", insumo="kit de capacidades", fecha_envio=day, destinatarios=("SC1",), row=2)
    assert f"{told} contaron con la información enviada al menos 10 días naturales antes" in minuta(
        replace(small(), envios=(sent,)), tmp_path
    )


def test_who_was_absent_agrees_apart_and_together(tmp_path: Path) -> None:
    plan = agreeing("AU1", "OG1")
    files, _ = written(job(plan), tmp_path, "minuta")
    body = part((tmp_path / next(iter(files))).read_bytes())
    assert "Conforme, sin asistencia ni suplencia en la mesa: Persona AC1 y Persona SC1." in body
    assert "No asistieron ni fueron suplidas las representaciones de: Persona AC1 y Persona SC1." in body
    one = minuta(agreeing("AU1", "OG1", "SC1"), tmp_path)
    assert "No asistió ni fue suplida la representación de: Persona AC1." in one


def test_while_nobody_declares_no_declaration_is_told(tmp_path: Path) -> None:
    silent = replace(agreeing("AU1"), conformidades=())
    said = minuta(silent, tmp_path)
    assert "No se registró la manifestación de las partes sobre los compromisos." in said
    assert "las partes manifestaron" not in said
    assert "Se procedió a rubricar" in said


def test_a_stop_at_the_end_of_the_place_does_not_break_the_sentence(tmp_path: Path) -> None:
    said = minuta(agreeing(lugar="Casa de la Cultura, centro."), tmp_path)
    assert "en la Casa de la Cultura, centro, dio inicio" in said


def test_an_earlier_agreement_names_its_mesa(tmp_path: Path) -> None:
    plan = small()
    before = replace(plan.mesas[1], clave="M0", fecha=date(2016, 8, 1))
    taken = (Acuerdo(clave="A1", mesa="M0", acuerdo="Publicar.", row=2),)
    files, _ = written(job(replace(plan, mesas=(plan.mesas[0], before), acuerdos=taken)), tmp_path, "minuta")
    cells = {path: read((tmp_path / path).read_bytes()).tables for path in files}
    first = [row.cells[0].text for table in cells["03-mesas/m1-minuta.docx"] for row in table.rows]
    assert "A1\nMesa M0" in first


def test_it_announces_who_came_only_where_somebody_did(tmp_path: Path) -> None:
    assert "con la asistencia de las personas siguientes:" in minuta(agreeing("AU1"), tmp_path)
    nobody = minuta(agreeing(), tmp_path)
    assert "con la asistencia" not in nobody
    assert "No se registró la asistencia a esta mesa." in nobody


def test_nobody_speaks_for_a_seat_that_is_vacant(tmp_path: Path) -> None:
    row = Intervencion(mesa="M1", participante="OG1", tipo="duda", texto="¿Cuándo?", row=2)
    files, _ = written(job(replace(small(), intervenciones=(row,))), tmp_path, "minuta")
    assert "Sin persona registrada (Órgano garante)" in part((tmp_path / next(iter(files))).read_bytes())
