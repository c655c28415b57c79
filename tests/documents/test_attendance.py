"""The lista de asistencia before the mesa and after it, with its e-mails and its privacy notice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.documents.job import Letterhead
from pipeline.model.plan import Plan
from pipeline.model.records import Asistente
from tests.documents.case import job, small, written
from tests.documents.word import part, rows, texts

DAY = date(2016, 9, 1)
BEFORE = (
    "Personas a quienes se espera en la mesa; quien asista sin estar en la lista se anota en los renglones en blanco."
)
CAME = "Personas que asistieron a la mesa."
CALLED = "Personas convocadas; los renglones en blanco se llenan a mano."


def with_attendance(*came: Asistente) -> Plan:
    plan = small()
    members = (replace(plan.integrantes[0], correo="ana@red.example"), *plan.integrantes[1:])
    return replace(plan, integrantes=members, mesas=plan.mesas[:1], asistentes=came)


ANA, GUEST = Asistente(mesa="M1", integrante="SC1", row=2), Asistente(mesa="M1", nombre="Luz", correo="luz@a.example")


def made(plan: Plan, today: date, folder: Path, letterhead: Letterhead | None = None) -> bytes:
    asked = replace(job(plan, today=today), letterhead=letterhead or Letterhead())
    files, _ = written(asked, folder, "lista-asistencia")
    return (folder / next(iter(files))).read_bytes()


@pytest.mark.parametrize(
    ("came", "today", "told", "blank"),
    [
        ((ANA, GUEST), date(2016, 8, 31), BEFORE, 8),
        ((), date(2016, 8, 31), BEFORE, 8),
        ((ANA, GUEST), DAY, CAME, 0),
        ((), DAY, CALLED, 8),
    ],
)
def test_until_the_mesa_is_held_nobody_attended_it(
    came: tuple[Asistente, ...], today: date, told: str, blank: int, tmp_path: Path
) -> None:
    content = made(with_attendance(*came), today, tmp_path)
    assert [text for text in texts(content) if text in {BEFORE, CAME, CALLED}] == [told]
    assert sum(1 for row in rows(content, 1) if not row[1]) == blank


def test_each_persons_email_stands_under_their_post(tmp_path: Path) -> None:
    head, *people = rows(made(with_attendance(ANA, GUEST), DAY, tmp_path), 1)
    column = head.index("Nombre, cargo y correo")
    assert {row[column].split("\n")[0]: row[column].split("\n")[-1] for row in people} == {
        "Ana Ruiz": "ana@red.example", "Luz": "luz@a.example",
    }  # fmt: skip


def test_the_public_version_has_no_emails(tmp_path: Path) -> None:
    files, _ = written(job(with_attendance(ANA, GUEST)), tmp_path, "lista-asistencia-version-publica")
    (path,) = files
    body = part((tmp_path / path).read_bytes())
    assert "correo" not in body.partition("Asistentes")[2]
    assert ".example" not in body


@pytest.mark.parametrize(
    ("privacy", "told"),
    [
        ("", "en el portal institucional y las oficinas del órgano garante."),
        ("https://organo.example/aviso", "en https://organo.example/aviso."),
    ],
)
def test_the_notice_says_where_the_whole_one_is(privacy: str, told: str, tmp_path: Path) -> None:
    said = texts(made(with_attendance(), DAY, tmp_path, Letterhead(privacy=privacy)))
    assert any(text.endswith(f"El aviso de privacidad integral puede consultarse {told}") for text in said)
