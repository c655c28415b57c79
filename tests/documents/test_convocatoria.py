"""The información previa opens with the convocatoria until its mesa is held."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from pipeline.model.plan import Plan
from pipeline.model.records import Envio, Mesa
from tests.documents.case import job, small, written
from tests.documents.test_signatures import STL
from tests.documents.word import rows, texts

DAY = date(2016, 9, 27)
MESA = Mesa(
    clave="M1", nucleo="conjunta", tema="Agua", objetivo="Priorizar problemáticas.", fecha=DAY,
    hora_inicio=time(10, 30), lugar="Salón de Cabildos", row=2,
)  # fmt: skip
WHEN = "el martes veintisiete de septiembre de dos mil dieciséis, a las diez horas con treinta minutos"
LAST = "17 de septiembre de 2016, para que cuenten con ella por lo menos 10 días naturales antes de la mesa"
SENT = Envio(mesa="M1", insumo="kit de capacidades", remite="OG1", fecha_envio=date(2016, 9, 10), row=2)


def called(mesa: Mesa = MESA, *envios: Envio) -> Plan:
    return replace(small(), integrantes=STL, mesas=(mesa,), envios=envios)


def made(plan: Plan, today: date, folder: Path) -> bytes:
    files, _ = written(job(plan, today=today), folder, "informacion-previa")
    return (folder / next(iter(files))).read_bytes()


def test_it_calls_to_the_mesa_with_all_that_a_convocatoria_says(tmp_path: Path) -> None:
    told = texts(made(called(MESA, SENT), date(2016, 9, 15), tmp_path))
    assert [text for text in told if text][:20] == [
        "Tlaxcala, a 15 de septiembre de 2016",
        "Folio: STL-TLAX/IP/001/2016",
        "ASUNTO: Se convoca a la mesa de diálogo M1 y se remite la información previa.",
        "Integrantes del Secretariado Técnico Local de Gobierno Abierto del Estado de Tlaxcala",
        "y demás personas convocadas a la mesa",
        "PRESENTE",
        f"Por este medio se les convoca a la mesa de diálogo “Agua”, que se celebrará {WHEN}, en el Salón de Cabildos.",
        "El objetivo de la mesa es el siguiente:",
        "Priorizar problemáticas.",
        "La mesa se desarrollará conforme al orden del día siguiente:",
        "Introducción.",
        "Seguimiento de acuerdos anteriores.",
        "Análisis de la problemática y soluciones.",
        "Acuerdos.",
        "Seguimiento.",
        "Se acompaña la información previa, que se relaciona en las hojas que siguen.",
        f"Quien deba remitir información la hará llegar a todos los actores a más tardar el {LAST}.",
        "Sin otro particular, se les envía un cordial saludo.",
        "ATENTAMENTE",
        "C. Persona OG1",
    ]  # fmt: skip


@pytest.mark.parametrize("today", [DAY, date(2017, 1, 1)])
def test_once_held_it_calls_nobody(today: date, tmp_path: Path) -> None:
    told = texts(made(called(), today, tmp_path))
    assert told[0] == "INFORMACIÓN PREVIA A LA MESA DE DIÁLOGO"
    assert "PRESENTE" not in told


def test_what_is_not_known_yet_is_to_be_confirmed_and_a_day_that_passed_is_not_asked_for(tmp_path: Path) -> None:
    bare = replace(MESA, hora_inicio=None, lugar="", objetivo="")
    told = texts(made(called(bare), date(2016, 9, 18), tmp_path))
    asked = next(text for text in told if text.startswith("Por este medio"))
    assert asked.endswith("dieciséis, a la hora que se confirmará, en el lugar que se confirmará.")
    assert "La información previa que debe remitirse se relaciona en las hojas que siguen." in told
    assert "ASUNTO: Se convoca a la mesa de diálogo M1." in told
    assert not any("El objetivo de la mesa" in text or "a más tardar" in text for text in told)


@pytest.mark.parametrize(
    ("today", "told"), [(date(2016, 9, 9), "Por enviarse el 10/09/2016"), (date(2016, 9, 10), "Enviado el 10/09/2016")]
)
def test_what_is_still_to_be_sent_is_not_told_as_sent(today: date, told: str, tmp_path: Path) -> None:
    content = made(called(MESA, SENT), today, tmp_path)
    assert rows(content, 1)[1] == ["Kit de capacidades", "Órgano garante", told]
