"""Jobs and small plans for the tests of the documents."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from pipeline.documents import Job, write_all
from pipeline.model.files import File, Omitted
from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.records import Compromiso, Ejercicio, Integrante, Mesa
from pipeline.model.workbook import Place
from pipeline.settings import TEMPLATES
from tests.documents.example import TODAY, edition

CLEAN = Outcome((), ())


def small() -> Plan:
    """A state with one member, two mesas (one to come) and one commitment."""
    return Plan(
        ejercicio=Ejercicio(entidad_federativa="Tlaxcala", anio_ejercicio=2016, organo_garante="Instituto de Acceso"),
        integrantes=(
            Integrante(clave="SC1", nombre="Ana Ruiz", sector="sociedad civil", calidad="titular", row=2),
            Integrante(clave="OG1", nombre="Por designar", sector="órgano garante", calidad="titular", row=3),
        ),
        mesas=(
            Mesa(
                clave="M1",
                nucleo="sociedad civil",
                tema="Agua",
                fecha=date(2016, 9, 1),
                hora_inicio=time(10),
                hora_termino=time(13, 30),
                lugar="Casa de la Cultura",
                row=2,
            ),
            Mesa(clave="M2", nucleo="conjunta", tema="Acuerdo", fecha=date(2018, 9, 1), row=3),
        ),
        compromisos=(Compromiso(clave="C1", tipo="Local", titulo="Publicar la calidad del agua", row=2),),
    )


def job(plan: Plan, outcome: Outcome = CLEAN, *, today: date = TODAY, templates: Path = TEMPLATES) -> Job:
    return Job(
        plan=plan, outcome=outcome, edition=edition(), today=today, fingerprint="0123456789abcdef" * 4, read_on=today,
        templates=templates,
    )  # fmt: skip


def written(asked: Job, folder: Path, *only: str) -> tuple[dict[str, File], tuple[Omitted, ...]]:
    files, omitted = write_all(asked, folder, only=frozenset(only))
    return {file.path: file for file in files}, omitted


def grave(code: str, sheet: str, row: int | None = None) -> Outcome:
    place = Place(sheet, row, 1 if row else None)
    return Outcome((), (Finding(code, Grade.IMPIDE, "Falta el dato marcado.", "Escríbalo en su celda.", place),))


def signed_on(plan: Plan, when: date) -> Plan:
    return replace(plan, ejercicio=replace(plan.ejercicio, fecha_declaracion=when, fecha_firma_pal=when))
