"""Informe de monitoreo a los seis meses (Seis pasos, 6): the STL's input to the exercise that INAI carries out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pipeline.documents.context.avance import AvanceDeCompromiso, commitments, of_total, told
from pipeline.documents.context.avance_global import (
    CumplimientoDeActor,
    CumplimientoDeSector,
    ObservacionDeAvance,
    ValoracionGlobal,
    actors,
    observations,
    overall,
    sectors,
)
from pipeline.documents.context.bloqueo import impeding
from pipeline.documents.context.corte import TABS, HojaDeInforme, not_yet, of_report, on_time
from pipeline.documents.context.evidencia import Evidencia, evidences
from pipeline.documents.context.hoja import common, names_of
from pipeline.documents.context.valoracion import FichaDeValoracion, Modificacion, modifications, ratings
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import numero_en_letra
from pipeline.model.board import Plazo, Progress
from pipeline.model.files import Omitted
from pipeline.model.folios import folio
from pipeline.model.plan import Plan
from pipeline.model.progress import progress

ID: Final = "informe-monitoreo-seis-meses"


@dataclass(frozen=True, kw_only=True)
class InformeDeMonitoreo(HojaDeInforme):
    """Lo que puede nombrar la plantilla del informe de monitoreo."""

    resumen: Annotated[str, "el estado del plan en el corte, en un párrafo"]
    evaluables: Annotated[str, "cuántos compromisos se evalúan en conjunto, en letra"]
    valoraciones: Annotated[tuple[FichaDeValoracion, ...], "la calidad y relevancia de cada compromiso, por valorar"]
    compromisos: Annotated[tuple[AvanceDeCompromiso, ...], "el avance de cada compromiso"]
    modificaciones: Annotated[tuple[Modificacion, ...], "las adendas acordadas hasta el corte"]
    actores: Annotated[tuple[CumplimientoDeActor, ...], "el cumplimiento por actor"]
    sectores: Annotated[tuple[CumplimientoDeSector, ...], "el cumplimiento por sector"]
    conjunto: Annotated[ValoracionGlobal, "los compromisos contados en conjunto"]
    observaciones: Annotated[tuple[ObservacionDeAvance, ...], "lo que el corte muestra y debe atenderse"]
    renglones_en_blanco: Annotated[tuple[str, ...], "los números de las observaciones que se agregan a mano"]
    evidencias: Annotated[tuple[Evidencia, ...], "la evidencia de la bitácora hasta el corte"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due from the sixth month after the public presentation; a draft while what it counts cannot be read."""
    months = job.edition.meses_para_monitoreo
    reason = not_yet(job, months, "el informe de monitoreo")
    if reason:
        yield Omitted(ID, reason)
        return
    board = progress(job.plan, job.edition, cut(job))
    blocked = impeding(job.outcome, tabs=TABS)
    hoja = InformeDeMonitoreo(
        **common(job, "Informe de monitoreo a seis meses", folio(job.plan, "MON", board.day), blocked),
        **of_report(job, board, months),
        **_computed(job.plan, board),
    )
    yield Due(
        document=ID,
        path="06-informe-monitoreo-seis-meses",
        template=ID,
        title=f"Informe de monitoreo a seis meses del Plan de Acción Local. Corte al {hoja.corte}",
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(values(hoja.compromisos, hoja.evidencias)),
        on=board.day,
    )


DOCUMENT: Final = Document(ID, due, InformeDeMonitoreo)


def cut(job: Job) -> date:
    """The day of the cut: the one asked while the seventh month runs, afterwards that of the six months."""
    months = job.edition.meses_para_monitoreo
    term = on_time(job, months)
    return job.today if job.today < on_time(job, months + 1) else term


def _computed(plan: Plan, board: Progress) -> dict[str, Any]:
    seen = observations(plan, board)
    return {
        "resumen": summary(board),
        "evaluables": numero_en_letra(len(board.conjunto)),
        "valoraciones": ratings(plan, board),
        "compromisos": commitments(plan, board),
        "modificaciones": modifications(plan, board),
        "actores": actors(plan, board),
        "sectores": sectors(board),
        "conjunto": overall(board),
        "observaciones": seen,
        "renglones_en_blanco": tuple(str(n) for n in range(len(seen) + 1, len(seen) + 4)),
        "evidencias": evidences(plan, board),
    }


def summary(board: Progress) -> str:
    """Where the five stand, in one paragraph."""
    tally = board.tally
    ripe = tally.due_by(board.day)
    those = "De la única" if ripe.total == 1 else f"De las {ripe.total}"
    proven = (
        f"{those} cuyo término había llegado, se contó con evidencia de la conclusión de {told(ripe)}. "
        if ripe.total
        else "Todavía no llega el término de ninguna. "
        if any(a.actividad.fin for a in tally.actividades)
        else "Ninguna tiene asentada su fecha de término. "
    )
    return (
        f"De los compromisos que se evalúan en conjunto están completados "
        f"{of_total(board.completos, len(board.conjunto))}, y de sus actividades, {told(tally)}. {proven}"
        f"Vencidas: {of_total(tally.vencidas, tally.total)}; cumplidas a destiempo: "
        f"{of_total(tally.count(Plazo.A_DESTIEMPO), tally.total)}."
    )


def values(rows: tuple[AvanceDeCompromiso, ...], proofs: tuple[Evidencia, ...]) -> Iterator[tuple[str, str]]:
    """What must be found in a report: what the sheet says and what was counted."""
    for c in rows:
        yield f"el título de {c.clave}", c.titulo
        yield f"el avance de {c.clave}", c.avance
        for a in c.actividades:
            yield f"la actividad {a.clave}", a.texto[0]
            yield f"el atraso de {a.clave}", a.atraso
        for m in c.metas:
            yield f"una meta {m.tipo} de {c.clave}", m.texto[0]
    for proof in proofs:
        yield f"la evidencia {proof.clave}", proof.liga
