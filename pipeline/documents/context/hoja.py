"""What every document carries: header, footer, and the notice of a draft."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Annotated, Any, Final

from pipeline.documents.context.blanks import or_line
from pipeline.documents.context.bloqueo import Pendiente, pendientes
from pipeline.documents.context.entidad import entidad
from pipeline.documents.job import Job
from pipeline.documents.language import fecha_corta
from pipeline.model.findings import Finding
from pipeline.model.words import fold, tidy


@dataclass(frozen=True, slots=True)
class Membrete:
    """Lo que va en el encabezado y el pie de cada página."""

    organo_garante: Annotated[str, "el nombre completo del órgano garante"]
    secretariado: Annotated[str, "el Secretariado Técnico Local de Gobierno Abierto, con su entidad"]
    area: Annotated[str, "el área de la configuración; vacío si no la hay"]
    leyenda: Annotated[str, "la leyenda oficial del año; vacío si no la hay, o si el documento es de otro año"]
    documento: Annotated[str, "el nombre corto del documento"]
    folio: Annotated[str, "la clave del documento: STL-TLAX/MIN/003/2016"]
    huella: Annotated[str, "los primeros dieciséis signos de la huella del plan"]
    leido: Annotated[str, "el día en que se leyó la hoja del plan"]


@dataclass(frozen=True, kw_only=True)
class Hoja:
    """Lo que tiene todo documento."""

    membrete: Annotated[Membrete, "el encabezado y el pie de cada página"]
    borrador: Annotated[bool, "verdadero si el documento todavía no puede ser definitivo"]
    pendientes: Annotated[tuple[Pendiente, ...], "lo que falta para que sea definitivo"]
    entidad: Annotated[str, "la entidad con su artículo: el Estado de Tlaxcala"]
    de_la_entidad: Annotated[str, "la entidad con preposición: del Estado de Tlaxcala"]
    organo_garante: Annotated[str, "el nombre completo del órgano garante"]
    anio: Annotated[str, "el año del ejercicio"]


def common(job: Job, documento: str, folio: str, blocked_by: tuple[Finding, ...]) -> dict[str, Any]:
    """The fields of ``Hoja`` for a document: its short name and its folio (``pipeline.model.folios``)."""
    ejercicio = job.plan.ejercicio
    state = entidad(ejercicio.entidad_federativa)
    year = str(ejercicio.anio_ejercicio or "____")
    secretariado = f"Secretariado Técnico Local de Gobierno Abierto {state.de}"
    area = tidy(job.letterhead.area)
    return {
        "membrete": Membrete(
            organo_garante=or_line(ejercicio.organo_garante),
            secretariado=secretariado,
            area="" if fold(area) in fold(secretariado) else area,
            leyenda=tidy(ejercicio.leyenda_anio),
            documento=documento,
            folio=folio,
            huella=job.fingerprint[:16],
            leido=fecha_corta(job.read_on),
        ),
        "borrador": bool(blocked_by),
        "pendientes": pendientes(blocked_by),
        "entidad": state.con_articulo,
        "de_la_entidad": state.de,
        "organo_garante": or_line(ejercicio.organo_garante),
        "anio": year,
    }


def whole_notice(job: Job) -> str:
    """Where the whole privacy notice is: the configuration's address, or what every órgano garante has."""
    return tidy(job.letterhead.privacy) or "el portal institucional y las oficinas del órgano garante"


_OF_A_YEAR: Final = re.compile(r"\W*((?:19|20)\d\d)\b")


def on_its_day(context: Mapping[str, object], day: date) -> Mapping[str, object]:
    """The context without the legend of the year in a document of another year: “2016, Año de…” is not of 2017."""
    head = context.get("membrete")
    year = _OF_A_YEAR.match(head.leyenda) if isinstance(head, Membrete) else None
    if not isinstance(head, Membrete) or year is None or int(year[1]) == day.year:
        return context
    return {**context, "membrete": replace(head, leyenda="")}


def names_of(hoja: Hoja) -> dict[str, object]:
    """The names that the template may use, with what they hold."""
    return {f.name: getattr(hoja, f.name) for f in fields(hoja)}
