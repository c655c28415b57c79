"""A small exercise of an invented entity, and the files that its letters carry."""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from pipeline.delivery.compose import compose
from pipeline.delivery.letters import Letter, Letters
from pipeline.model.plan import Plan
from pipeline.model.records import (
    Actividad,
    Acuerdo,
    Compromiso,
    Ejercicio,
    Integrante,
    Mesa,
    Responsable,
)
from tests.delivery.authority import Certificate, issue
from tests.delivery.post_office import PostOffice

TEMPLATES = Path(__file__).parents[2] / "templates" / "correo"


def integrante(clave: str, nombre: str, calidad: str, sector: str, correo: str = "", **more: str) -> Integrante:
    return Integrante(clave=clave, nombre=nombre, calidad=calidad, sector=sector, correo=correo, **more)  # type: ignore[arg-type]


@pytest.fixture
def plan() -> Plan:
    return Plan(
        ejercicio=Ejercicio(
            entidad_federativa="Cañada Ñuble",
            anio_ejercicio=2016,
            organo_garante="Instituto de Transparencia de Cañada Ñuble",
            fecha_firma_pal=date(2016, 8, 19),
            lugar_firma_pal="Villa Águeda, Cañada Ñuble",
            micrositio="https://transparencia.example/abierto",
        ),
        integrantes=(
            integrante(
                "F1", "Iñaki Zúñiga Peña", "facilitador", "ninguno", "inaki.zuniga@example.mx", tratamiento="Dr."
            ),
            integrante(
                "GA1", "Inés Robles Ávila", "titular", "autoridad", "ines.robles@gob.example.mx",
                tratamiento="Mtra.", cargo="Secretaria de la Función Pública", institucion="Gobierno del Estado",
            ),
            integrante(
                "OG1", "Úrsula Peña, & <Hijas>", "titular", "órgano garante", "ursula@itcn.example.org",
                tratamiento="Lic.", cargo="Comisionada Presidenta", institucion="Instituto, A.C. <b>",
            ),
            integrante("SC1", "Por designar", "titular", "sociedad civil", "nadie@example.mx"),
            integrante("SC2", "Ramón Tlapa Xicoténcatl", "titular", "sociedad civil", "ramon@osc.example.mx"),
            integrante("SC3", "Sin Correo Alguno", "titular", "sociedad civil"),
            integrante(
                "SC2S", "Paz Vega", "suplente", "sociedad civil", "paz.vega@osc.example.mx", suple_a="SC2"
            ),
            integrante("T1", "Testigo de Honor", "testigo", "otro", "testigo@example.mx"),
        ),
        mesas=(
            Mesa(clave="M1", nucleo="sociedad civil", tema="Agua", fecha=date(2016, 7, 1)),
            Mesa(clave="M3", nucleo="conjunta", tema="Otra", fecha=date(2016, 7, 20)),
            Mesa(
                clave="M4", nucleo="conjunta", tema="Acuerdo del plan", fecha=date(2016, 8, 18),
                hora_inicio=time(10, 0), hora_termino=time(13, 30), lugar="Casa de la Cultura",
            ),
        ),
        compromisos=(
            Compromiso(clave="C1", tipo="Local", titulo="Abrir las cuentas del agua", fin=date(2017, 8, 1)),
            Compromiso(clave="C2", tipo="FtM", titulo="Seguir el dinero de la obra"),
        ),
        responsables=(Responsable(compromiso="C1", integrante="SC2", responsabilidad="Vigilar las tarifas"),),
        actividades=(
            Actividad(
                clave="C1-A1", compromiso="C1", actividad="Publicar las tarifas & multas", responsable="GA1",
                corresponsables=("SC2",), inicio=date(2016, 9, 1), fin=date(2016, 12, 15), producto="Tabla abierta",
            ),
            Actividad(
                clave="C2-A1", compromiso="C2", actividad="Rastrear contratos", responsable="SC2", fin=date(2016, 10, 3)
            ),
            Actividad(clave="C2-A2", compromiso="C2", actividad="Sin nadie a cargo"),
        ),
        acuerdos=(Acuerdo(clave="A1", mesa="M4", acuerdo="Convocar a la prensa", responsable="OG1"),),
    )  # fmt: skip


def word_file(text: str, *, made: str = "2016-08-20") -> bytes:
    """A package like Word's, with the day on which it was made among its properties."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document>{text}</w:document>")
        package.writestr(zipfile.ZipInfo("docProps/core.xml"), f"<created>{made}</created>")
        package.writestr(zipfile.ZipInfo("word/footer1.xml"), f"<w:ftr>Leído el {made}</w:ftr>")
    return held.getvalue()


@pytest.fixture
def letters(plan: Plan, tmp_path: Path) -> Letters:
    made = tmp_path / "hechos"
    made.mkdir()
    pal, minuta, agenda = made / "04-plan-de-accion-local.docx", made / "m4-minuta.docx", made / "sc2.ics"
    pal.write_bytes(word_file("plan"))
    minuta.write_bytes(word_file("minuta"))
    agenda.write_bytes(b"BEGIN:VCALENDAR\r\nDTSTAMP:20160820T060000Z\r\nEND:VCALENDAR\r\n")
    return Letters(
        plan=plan,
        today=date(2016, 8, 20),
        templates=TEMPLATES,
        megabytes=7,
        pal=pal,
        minuta=minuta,
        calendars={"SC2": agenda},
        folio="STL-CN/PAL/001/2016",
    )


@pytest.fixture
def with_people(letters: Letters) -> Callable[..., Letters]:
    """The same letters for other people besides the facilitador."""

    def build(*people: Integrante) -> Letters:
        facilitador = letters.plan.facilitadores
        return replace(letters, plan=replace(letters.plan, integrantes=(*facilitador, *people)))

    return build


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return issue(tmp_path_factory.mktemp("autoridad"))


@pytest.fixture
def trusted(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    """The authority of the tests is one that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.authority))
    return certificate


@contextmanager
def running(office: PostOffice) -> Iterator[PostOffice]:
    office.start()
    try:
        yield office
    finally:
        office.stop(no_assert=True)


@pytest.fixture
def office(trusted: Certificate) -> Iterator[PostOffice]:
    with running(PostOffice(trusted)) as office:
        yield office


@pytest.fixture
def made(letters: Letters) -> tuple[Letter, ...]:
    """The five letters of the small exercise."""
    composed, _ = compose(letters)
    assert len(composed) == 5
    return composed
