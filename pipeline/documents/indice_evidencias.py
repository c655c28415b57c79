"""Índice de evidencias: every stage's evidence, for the oficio with which it is sent to INAI."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import short_day
from pipeline.documents.context.bloqueo import impeding
from pipeline.documents.context.hoja import Hoja, common, names_of
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import con_mayuscula, fecha_larga
from pipeline.model.evidencias import Prueba, pruebas
from pipeline.model.files import Omitted
from pipeline.model.folios import UNNUMBERED, folio
from pipeline.model.records import Avance, Consulta, Ejercicio, Envio, Etapa, Mesa
from pipeline.model.stages import STEPS

ID: Final = "indice-evidencias"
TABS: Final = (Ejercicio, Etapa, Consulta, Mesa, Envio, Avance)


@dataclass(frozen=True, slots=True)
class RenglonDeEvidencia:
    """Un hecho con su evidencia."""

    numero: Annotated[str, "el número del renglón en el índice"]
    clave: Annotated[str, "la clave en la hoja, o una raya"]
    hecho: Annotated[str, "qué ocurrió"]
    fecha: Annotated[str, "el día"]
    evidencia: Annotated[str, "la dirección, o “No se contó con liga”"]
    envio: Annotated[str, "el día en que se envió al INAI, o “Sin envío”"]
    lugar: Annotated[str, "la celda de la hoja del plan"]


@dataclass(frozen=True, slots=True)
class PasoConEvidencia:
    """Uno de los seis pasos, con su evidencia."""

    titulo: Annotated[str, "el número y el nombre del paso"]
    resumen: Annotated[str, "cuántos hechos tienen liga, de cuántos"]
    renglones: Annotated[tuple[RenglonDeEvidencia, ...], "los hechos, por fecha"]


@dataclass(frozen=True, kw_only=True)
class IndiceDeEvidencias(Hoja):
    """Lo que puede nombrar la plantilla del índice de evidencias."""

    fecha: Annotated[str, "el día hasta el que llega el índice"]
    con_liga: Annotated[str, "cuántos hechos tienen liga, de cuántos"]
    pasos: Annotated[tuple[PasoConEvidencia, ...], "los pasos que tienen hechos"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once there is a fact whose evidence can be listed."""
    found = pruebas(job.plan, job.today)
    if not found:
        yield Omitted(ID, "La hoja del plan todavía no tiene hechos cuya evidencia listar.")
        return
    blocked = impeding(job.outcome, tabs=TABS)
    hoja = IndiceDeEvidencias(
        **common(job, "Índice de evidencias", folio(job.plan, "EVI", job.today, UNNUMBERED), blocked),
        fecha=fecha_larga(job.today),
        con_liga=_linked(found),
        pasos=tuple(_steps(found)),
    )
    yield Due(
        document=ID,
        path="10-indice-de-evidencias",
        template=ID,
        title="Índice de evidencias del ejercicio local de gobierno abierto",
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple((f"la evidencia en {p.place}", p.liga) for p in found),
        on=job.today,
    )


DOCUMENT: Final = Document(ID, due, IndiceDeEvidencias)


def _linked(found: tuple[Prueba, ...]) -> str:
    return f"{sum(1 for p in found if p.liga)} de {len(found)}"


def _steps(found: tuple[Prueba, ...]) -> Iterator[PasoConEvidencia]:
    rows = list(enumerate(found, start=1))
    for paso in dict.fromkeys(p.paso for p in found):
        mine = [(n, p) for n, p in rows if p.paso == paso]
        named = f"Paso {paso}. {STEPS[paso - 1]}" if paso and paso <= len(STEPS) else "Sin paso asentado"
        yield PasoConEvidencia(
            named, f"Con liga: {_linked(tuple(p for _, p in mine))}.", tuple(_row(n, p) for n, p in mine)
        )


def _row(number: int, p: Prueba) -> RenglonDeEvidencia:
    return RenglonDeEvidencia(
        numero=str(number),
        clave=p.clave or "—",
        hecho=con_mayuscula(p.hecho),
        fecha=short_day(p.fecha) if p.fecha else "Sin fecha",
        evidencia=p.liga or "No se contó con liga",
        envio=short_day(p.enviada) if p.enviada else "Sin envío",
        lugar=str(p.place),
    )
