# ruff: noqa: E501 - a sentence that people read stays on one line
"""SP-0 to SP-2: the dates in their order, the Declaración and the first call to others."""

from functools import partial
from typing import Final

from pipeline.model.plan import vacant
from pipeline.model.records import Etapa, Integrante
from pipeline.model.schema import column_of
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, equals, has, is_true, nearest, surely
from pipeline.requirements._orden import SENSIBILIZACION, breaks, chain_of_dates, other_orders
from pipeline.requirements._requirement import ANY_TIME, requirement
from pipeline.requirements._seek import blanks, datum, seek
from pipeline.requirements._verdicts import Pending, Verdicts, fault, missing, shown
from pipeline.requirements.secretariado import nobody_of

_BY_RANK: Final = column_of(Integrante, "calidad").choices


@requirement(
    "SP-0",
    "Seis pasos",
    "Las fechas van en orden: Declaración, instalación del STL, última mesa conjunta, firma del PAL y presentación pública.",
    stage=ANY_TIME,
)
def las_fechas_van_en_orden(case: Case) -> Verdicts:
    """Cada paso se apoya en el anterior; un documento con fecha anterior a la de aquello en que se funda se objeta a primera vista."""
    chain = chain_of_dates(case)
    broken = tuple(breaks(chain))
    yield from broken
    yield from (shown(link.record, link.name) for link in chain if link.when)
    if not broken:
        yield from other_orders(case)
    lacking = [link.label for link in chain if not link.when]
    if case.last_conjunta is None:
        lacking.append("la última mesa conjunta")
    if lacking:
        yield Pending(f"Van en orden; falta la fecha de {', '.join(lacking)}.")


@requirement(
    "SP-1",
    "Seis pasos, paso 1",
    "La Declaración conjunta tiene fecha, lugar y firmantes de cada núcleo.",
    stage=1,
)
def la_declaracion_tiene_fecha_lugar_y_firmantes(case: Case) -> Verdicts:
    """Con la firma de la Declaración arrancan los trabajos: la firman representantes ciudadanos, gubernamentales y del órgano garante."""
    ejercicio = case.plan.ejercicio
    yield datum(ejercicio, "fecha_declaracion", "La Declaración conjunta no tiene fecha.")
    yield datum(ejercicio, "lugar_declaracion", "La Declaración conjunta no tiene lugar.")
    for sector in case.edition.nucleos:
        yield from seek(
            surely(i for i in case.plan.integrantes if not vacant(i)),
            partial(_signs_for, sector),
            ("firma_declaracion",),
            _without_signer(case, sector),
        )


@requirement(
    "SP-2",
    "Seis pasos, paso 2",
    "Hubo al menos un acto de sensibilización, con fecha y asistentes.",
    stage=2,
)
def hubo_un_acto_de_sensibilizacion(case: Case) -> Verdicts:
    """De la sensibilización se espera que se incorporen más actores públicos y sociales, que enriquezcan el ejercicio."""
    yield from seek(
        surely(case.plan.etapas),
        lambda e: min(equals(e, "hecho", SENSIBILIZACION), has(e, "fecha"), _has_people(e)),
        ("hecho", "fecha", "asistentes"),
        _without_sensibilizacion(case),
    )


def _signs_for(sector: str, i: Integrante) -> Known:
    return min(equals(i, "sector", sector), is_true(i, "firma_declaracion"))


def _without_signer(case: Case, sector: str) -> Verdicts:
    people = [i for i in case.plan.integrantes if i.sector == sector and not vacant(i)]
    if not people:
        yield nobody_of(case, sector)
        return
    first = min(people, key=lambda i: _BY_RANK.index(i.calidad) if i.calidad in _BY_RANK else len(_BY_RANK))
    message = f"Nadie de “{sector}” firma la Declaración conjunta."
    yield fault(
        first,
        "firma_declaracion",
        message,
        "Escriba Sí en Integrantes, columna “Firma la Declaración”, a quien la firma.",
    )


def _has_people(e: Etapa) -> Known:
    return min(has(e, "asistentes"), Known.YES if e.asistentes is None or e.asistentes > 0 else Known.NO)


def _without_sensibilizacion(case: Case) -> Verdicts:
    needs = {"fecha": "el día del acto", "asistentes": "cuántas personas asistieron, más de cero"}
    etapa = nearest((e for e in case.plan.etapas if e.hecho == SENSIBILIZACION), *needs)
    if etapa is not None:
        yield from blanks(etapa, "Acto de sensibilización", needs)
        return
    message = "No hay ningún acto de sensibilización."
    fix = f"Agregue un renglón en Etapas con “Paso” 2, “Hecho” {SENSIBILIZACION}, su fecha y asistentes."
    yield missing(case.plan.header(Etapa, "hecho"), (SENSIBILIZACION,), message, fix)
