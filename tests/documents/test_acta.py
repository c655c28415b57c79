"""The acta de instalación says only what the sheet bears out."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from pipeline.documents import registered, write_all
from pipeline.documents.job import Due
from pipeline.model.files import Status
from pipeline.model.plan import Plan
from pipeline.model.records import Asistente, Ejercicio, Integrante, Regla
from pipeline.model.schema import column_of
from tests.documents.case import job, small, written
from tests.documents.test_signatures import STL
from tests.documents.word import rows, texts

ACTA = "acta-instalacion-stl"
HELD = {
    "fecha_instalacion_stl": date(2016, 8, 5),
    "hora_instalacion": time(10, 30),
    "hora_clausura_instalacion": time(13),
    "lugar_instalacion": "Sala de Plenos del Instituto",
}


def installed(people: tuple[Integrante, ...] = STL, **data: object) -> Plan:
    plan = small()
    ejercicio = replace(plan.ejercicio, **{**HELD, **data})  # type: ignore[arg-type] # as each datum is typed
    return replace(plan, ejercicio=ejercicio, integrantes=people)


def said(plan: Plan, folder: Path) -> list[str]:
    files, _ = written(job(plan), folder, ACTA)
    return texts((folder / next(iter(files))).read_bytes())


@pytest.mark.parametrize("name", HELD)
def test_without_its_day_its_hours_or_its_place_it_leaves_a_line_and_the_run_says_for_what(
    name: str, tmp_path: Path
) -> None:
    plan = replace(installed(**{name: "" if name == "lugar_instalacion" else None}), reglas=(Regla(regla="Una."),))
    heard: list[str] = []
    (file,), _ = write_all(job(plan), tmp_path, only=frozenset({ACTA}), say=heard.append)
    assert file.status is Status.FINAL
    header = column_of(Ejercicio, name).name
    assert heard[-1] == f"  02-acta-instalacion-stl.docx: {header} (Ejercicio · {header})"


def test_with_them_it_is_final(tmp_path: Path) -> None:
    files, _ = written(job(installed()), tmp_path, ACTA)
    assert [file.status for file in files.values()] == [Status.FINAL]


def test_of_an_unread_datum_only_its_own_finding_speaks() -> None:
    plan = installed(hora_instalacion=None)
    unread = replace(plan, ejercicio=replace(plan.ejercicio, unread=frozenset({"hora_instalacion"})))
    document = next(d for d in registered() if d.id == ACTA)
    assert [due.blocked_by for due in document.due(job(unread)) if isinstance(due, Due)] == [()]


def test_the_agenda_is_read_and_approved(tmp_path: Path) -> None:
    told = said(installed(), tmp_path)
    assert "Lectura y aprobación del orden del día" in told
    assert "Se da lectura al orden del día siguiente, que las personas presentes aprueban:" in told


CALLED = "El órgano garante convocó a los actores sociales y gubernamentales que se sumaron al ejercicio"
LISTED = "que son los que constan en la lista que antecede"


def test_each_sector_elected_those_who_are_listed(tmp_path: Path) -> None:
    expected = f"{CALLED}, y cada sector eligió a sus representantes titulares y suplentes, {LISTED}."
    assert expected in said(installed(), tmp_path)


def test_nobody_elected_the_suplentes_that_are_to_be_designated(tmp_path: Path) -> None:
    vacant = replace(STL[2], nombre="Por designar")
    told = said(installed((*STL[:2], vacant, *STL[3:])), tmp_path)
    expected = f"{CALLED}, y cada sector eligió a sus representantes titulares, {LISTED}. "
    assert f"{expected}La elección de suplentes está pendiente." in told
    assert "Los lugares por designar constan como tales y los ocupará quien elija el sector que corresponda." in told


def test_a_sector_whose_seat_is_vacant_elected_nobody(tmp_path: Path) -> None:
    vacant = replace(STL[0], nombre="Por designar")
    expected = f"{CALLED}, y los sectores eligieron a sus representantes titulares y suplentes, {LISTED}."
    assert expected in said(installed((vacant, *STL[1:])), tmp_path)


def test_what_lacks_a_representative_is_named_with_its_article(tmp_path: Path) -> None:
    told = said(installed((STL[4],)), tmp_path)
    lacking = "la representación de la autoridad y de la sociedad civil."
    assert f"Se hace constar que está por designarse {lacking}" in told
    assert f"La declaratoria formal se hará cuando esté designada {lacking}" in told
    assert not any("existe quórum" in text for text in told)


def test_a_vacant_seat_attends_no_mesa(tmp_path: Path) -> None:
    came = (
        Asistente(mesa="M1", integrante="SC1", row=2),
        Asistente(mesa="M1", integrante="OG1", row=3),
        Asistente(mesa="M1", nombre="Por designar", row=4),
    )
    files, _ = written(job(replace(small(), asistentes=came)), tmp_path, "lista-asistencia", "minuta")
    of_m1 = [path for path in files if "/m1-" in path]
    assert len(of_m1) == 2
    for path in of_m1:
        attendance = [" ".join(row) for row in rows((tmp_path / path).read_bytes(), 1)]
        assert sum("Ana Ruiz" in row for row in attendance) == 1
        assert not any("Por designar" in row for row in attendance)
