"""Evaluación final (Seis pasos, 6): the STL's input on the level of achievement when the plan's year ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pipeline.documents.context.avance import AvanceDeCompromiso, commitments, of_total
from pipeline.documents.context.avance_global import (
    CumplimientoDeActor,
    CumplimientoDeSector,
    ValoracionGlobal,
    actors,
    overall,
    sectors,
)
from pipeline.documents.context.blanks import paragraphs
from pipeline.documents.context.bloqueo import impeding
from pipeline.documents.context.corte import TABS, HojaDeInforme, not_yet, of_report
from pipeline.documents.context.evidencia import Evidencia, evidences, ordered
from pipeline.documents.context.hoja import common, names_of
from pipeline.documents.context.personas import by_protocol, sector_of
from pipeline.documents.context.valoracion import (
    Modificacion,
    ResultadoDeIndicador,
    boxes,
    indicators,
    modifications,
)
from pipeline.documents.informe_monitoreo_seis_meses import summary, values
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import numero_en_letra
from pipeline.model.board import Progress
from pipeline.model.choices import NINGUNO
from pipeline.model.files import Omitted
from pipeline.model.folios import folio
from pipeline.model.plan import Plan
from pipeline.model.plazos import years_on
from pipeline.model.progress import progress

ID: Final = "evaluacion-final"
LEVELS: Final = ("Completo", "Sustancial", "Limitado", "No iniciado")
OPENING: Final = ("Contribuyó de manera notable", "Contribuyó", "Contribuyó poco", "No se aprecia cambio")


@dataclass(frozen=True, slots=True)
class EfectoEsperado:
    """Lo que cambiaría para las personas con un compromiso."""

    clave: Annotated[str, "la clave del compromiso"]
    resultado: Annotated[tuple[str, ...], "el resultado esperado, por párrafos"]
    indicadores: Annotated[str, "los indicadores de efecto que lo miden, o que no los hay"]


@dataclass(frozen=True, kw_only=True)
class EvaluacionFinal(HojaDeInforme):
    """Lo que puede nombrar la plantilla de la evaluación final."""

    resumen: Annotated[str, "el estado del plan en el corte, en un párrafo"]
    evaluables: Annotated[str, "cuántos compromisos se evalúan en conjunto, en letra"]
    dentro_del_anio: Annotated[str, "de las actividades, cuántas quedaron concluidas dentro de la vigencia"]
    niveles: Annotated[tuple[str, ...], "las casillas del nivel de logro, en blanco"]
    apertura: Annotated[tuple[str, ...], "las casillas de la contribución a la apertura, en blanco"]
    compromisos: Annotated[tuple[AvanceDeCompromiso, ...], "el avance de cada compromiso"]
    indicadores: Annotated[tuple[ResultadoDeIndicador, ...], "los indicadores, con espacio para su resultado"]
    modificaciones: Annotated[tuple[Modificacion, ...], "las adendas acordadas hasta el corte"]
    efectos: Annotated[tuple[EfectoEsperado, ...], "lo que cambiaría para las personas, por compromiso"]
    actores: Annotated[tuple[CumplimientoDeActor, ...], "el cumplimiento por actor"]
    sectores: Annotated[tuple[CumplimientoDeSector, ...], "el cumplimiento por sector"]
    conjunto: Annotated[ValoracionGlobal, "los compromisos contados en conjunto"]
    sectores_que_concluyen: Annotated[tuple[str, ...], "los sectores que asientan sus conclusiones"]
    evidencias: Annotated[tuple[Evidencia, ...], "la evidencia de la bitácora hasta el corte"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due from the twelfth month after the public presentation, cut on the day asked; a draft as the monitoring is."""
    months = job.edition.meses_para_evaluacion
    reason = not_yet(job, months, "la evaluación final")
    if reason:
        yield Omitted(ID, reason)
        return
    board = progress(job.plan, job.edition, job.today)
    blocked = impeding(job.outcome, tabs=TABS)
    hoja = EvaluacionFinal(
        **common(job, "Evaluación final", folio(job.plan, "EVA", board.day), blocked),
        **of_report(job, board, months),
        **_computed(job, board),
    )
    yield Due(
        document=ID,
        path="07-evaluacion-final",
        template=ID,
        title=f"Evaluación final del Plan de Acción Local. Corte al {hoja.corte}",
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(hoja)),
        on=board.day,
    )


DOCUMENT: Final = Document(ID, due, EvaluacionFinal)


def _computed(job: Job, board: Progress) -> dict[str, Any]:
    plan = job.plan
    start = plan.ejercicio.fecha_presentacion_publica or job.today
    return {
        "resumen": summary(board),
        "evaluables": numero_en_letra(len(board.conjunto)),
        "dentro_del_anio": _within(board, years_on(start, job.edition.anios_de_vigencia)),
        "niveles": boxes(LEVELS),
        "apertura": boxes(OPENING),
        "compromisos": commitments(plan, board),
        "indicadores": indicators(plan, board),
        "modificaciones": modifications(plan, board),
        "efectos": tuple(_effects(plan, board)),
        "actores": actors(plan, board),
        "sectores": sectors(board),
        "conjunto": overall(board),
        "sectores_que_concluyen": _concluding(plan),
        "evidencias": evidences(plan, board),
    }


def _within(board: Progress, last: date) -> str:
    tally = board.tally
    return of_total(sum(1 for a in tally.actividades if a.completada_el and a.completada_el <= last), tally.total)


def _effects(plan: Plan, board: Progress) -> Iterator[EfectoEsperado]:
    for c in ordered(board):
        row = c.compromiso
        keys = [i.clave for i in plan.indicadores if i.compromiso == row.clave and i.tipo == "efecto"]
        yield EfectoEsperado(
            row.clave,
            paragraphs(row.resultado_esperado, "No se asentó el resultado esperado."),
            ", ".join(keys) or "Sin indicadores de efecto",
        )


def _concluding(plan: Plan) -> tuple[str, ...]:
    """The sectors with a seat in the STL, in the order of protocol."""
    seats = by_protocol(i for i in plan.titulares if i.sector not in {"", NINGUNO})
    return tuple(dict.fromkeys(sector_of(i.sector) for i in seats))


def _values(hoja: EvaluacionFinal) -> Iterator[tuple[str, str]]:
    yield from values(hoja.compromisos, hoja.evidencias)
    for i in hoja.indicadores:
        yield f"el indicador {i.clave}", i.nombre
        yield f"la meta del indicador {i.clave}", i.meta
    for m in hoja.modificaciones:
        yield f"la adenda {m.clave}", m.nuevo
