"""The plan as a whole on the day of a report: actor by actor, and the five together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pipeline.documents.context.avance import days, of_total, reached, told
from pipeline.documents.context.blanks import LINE, short_day
from pipeline.documents.context.personas import by_protocol, name_of, named_with_sector, sector_of, sector_rank
from pipeline.documents.language import con_punto, lista
from pipeline.model.board import ActivityProgress, ActorProgress, CompromisoProgress, Estado, Plazo, Progress
from pipeline.model.plan import Plan
from pipeline.model.words import tidy


@dataclass(frozen=True, slots=True)
class CumplimientoDeActor:
    """Lo que un actor tenía a su cargo, y cómo iba en el corte."""

    nombre: Annotated[str, "el nombre con su tratamiento"]
    institucion: Annotated[str, "la institución, o una línea"]
    sector: Annotated[str, "el sector"]
    propias: Annotated[str, "de las actividades de que responde, cuántas están completadas"]
    exigibles: Annotated[str, "de las que ya debían estar concluidas, cuántas lo están"]
    a_destiempo: Annotated[str, "cuántas cumplió a destiempo"]
    corresponsable: Annotated[str, "de las actividades en que ayuda, cuántas están completadas"]
    proactivas: Annotated[str, "de las que asumió más allá de los compromisos que se evalúan, cuántas"]
    pendientes: Annotated[tuple[str, ...], "las vencidas sin evidencia de su conclusión, con su atraso"]


@dataclass(frozen=True, slots=True)
class CumplimientoDeSector:
    """Las actividades a cargo de un sector."""

    sector: Annotated[str, "el sector"]
    actividades: Annotated[str, "cuántas están completadas, de cuántas"]
    vencidas: Annotated[str, "cuántas están vencidas"]


@dataclass(frozen=True, slots=True)
class ValoracionGlobal:
    """Los compromisos que se evalúan en conjunto, contados."""

    compromisos: Annotated[str, "de los compromisos que se evalúan en conjunto, cuántos están completados"]
    actividades: Annotated[str, "de sus actividades, cuántas están completadas"]
    en_proceso: Annotated[str, "cuántas están en proceso"]
    sin_avance: Annotated[str, "cuántas están sin avance, y cuántas de ellas todavía no inician"]
    exigibles: Annotated[str, "de las que ya debían estar concluidas, cuántas lo están"]
    vencidas: Annotated[str, "cuántas están vencidas"]
    a_destiempo: Annotated[str, "cuántas se cumplieron a destiempo"]
    metas_parciales: Annotated[str, "cuántas metas parciales se alcanzaron"]
    metas_finales: Annotated[str, "cuántas metas finales se alcanzaron"]
    proactivos: Annotated[str, "de los compromisos proactivos, cuántos están completados; vacío si no los hay"]
    sin_responsable: Annotated[str, "las actividades sin responsable; vacío si todas lo tienen"]


@dataclass(frozen=True, slots=True)
class ObservacionDeAvance:
    """Algo que el corte muestra y debe atenderse."""

    numero: Annotated[str, "el número de la observación"]
    observacion: Annotated[str, "qué muestra el corte"]
    recomendacion: Annotated[str, "qué se recomienda"]
    responsable: Annotated[str, "quién responde"]


def actors(plan: Plan, board: Progress) -> tuple[CumplimientoDeActor, ...]:
    """Each seat with something in its charge, in the order of protocol."""
    found = {id(a.integrante): a for a in board.actores}
    busy = (a.integrante for a in board.actores if a.tally.total or a.corresponsable.total or a.proactivas.total)
    return tuple(_actor(plan, found[id(i)], board.day) for i in by_protocol(busy))


def _actor(plan: Plan, a: ActorProgress, day: date) -> CumplimientoDeActor:
    seat = a.integrante
    names = lista((name_of(seat), *(f"{name_of(s)} (suplente)" for s in a.suplentes if _acted(plan, s.clave))))
    owed = [x for x in (*a.tally.actividades, *a.proactivas.actividades) if x.plazo is Plazo.VENCIDA]
    return CumplimientoDeActor(
        nombre=names,
        institucion=tidy(seat.institucion) or LINE,
        sector=sector_of(seat.sector),
        propias=told(a.tally),
        exigibles=told(a.tally.due_by(day)),
        a_destiempo=str(a.tally.count(Plazo.A_DESTIEMPO)),
        corresponsable=told(a.corresponsable),
        proactivas=told(a.proactivas) if a.proactivas.total else "",
        pendientes=tuple(f"{x.actividad.clave}: {days(x.dias_de_atraso)} de atraso" for x in owed),
    )


def _acted(plan: Plan, key: str) -> bool:
    return any(a.responsable == key for a in plan.actividades)


def sectors(board: Progress) -> tuple[CumplimientoDeSector, ...]:
    """Each sector with the activities of which its people answer, in the order of protocol."""
    rows = sorted(board.nucleos.items(), key=lambda row: sector_rank(row[0]))
    return tuple(CumplimientoDeSector(sector_of(sector), told(tally), str(tally.vencidas)) for sector, tally in rows)


def overall(board: Progress) -> ValoracionGlobal:
    """The five together; none is averaged away."""
    tally, extra = board.tally, board.proactivos
    unbegun = sum(1 for a in tally.actividades if a.no_iniciada)
    waiting = f"; {unbegun} de ellas todavía no inician" if unbegun else ""
    done = sum(1 for c in extra if c.tally.estado is Estado.COMPLETADO)
    return ValoracionGlobal(
        compromisos=of_total(board.completos, len(board.conjunto)),
        actividades=told(tally),
        en_proceso=of_total(tally.count(Estado.EN_PROCESO), tally.total),
        sin_avance=of_total(tally.count(Estado.SIN_AVANCE), tally.total) + waiting,
        exigibles=told(tally.due_by(board.day)),
        vencidas=of_total(tally.vencidas, tally.total),
        a_destiempo=of_total(tally.count(Plazo.A_DESTIEMPO), tally.total),
        metas_parciales=_goals(board, "parcial"),
        metas_finales=_goals(board, "final"),
        proactivos=of_total(done, len(extra)) if extra else "",
        sin_responsable=lista(a.actividad.clave for a in board.sin_responsable.actividades),
    )


def _goals(board: Progress, tipo: str) -> str:
    those = [m for c in board.conjunto for m in c.metas if m.meta.tipo == tipo]
    return of_total(sum(map(reached, those)), len(those)) if those else "Sin metas asentadas"


def observations(plan: Plan, board: Progress) -> tuple[ObservacionDeAvance, ...]:
    """What the cut shows and somebody has to attend to: overdue activities, finished ones without evidence, goals."""
    found = [row for a in board.actividades for row in _of_activity(plan, a)]
    found += [row for c in board.compromisos for row in _of_goals(plan, c, board.day)]
    return tuple(ObservacionDeAvance(str(n), *row) for n, row in enumerate(found, start=1))


def _of_activity(plan: Plan, a: ActivityProgress) -> Iterator[tuple[str, str, str]]:
    key, who = a.actividad.clave, named_with_sector(plan, a.actividad.responsable) or LINE
    if a.plazo is Plazo.VENCIDA:
        trouble = tidy(a.corte.obstaculo) if a.corte else ""
        reason = f" Obstáculo reportado: {con_punto(trouble)}" if trouble else ""
        yield (
            (
                f"{key}: venció el {short_day(a.actividad.fin)} y al corte no se contó con evidencia de su conclusión "
                f"({days(a.dias_de_atraso)} de atraso).{reason}"
            ),
            "Concluirla y registrar su evidencia, o acordar su modificación mediante adenda.",
            who,
        )
    elif a.falta_evidencia:
        yield f"{key}: se reportó al 100 % y no se contó con evidencia.", "Registrar la liga a la evidencia.", who
    if a.plazo is Plazo.SIN_FECHA:
        yield f"{key}: no tiene fecha de término.", "Fijar su fecha de término mediante acuerdo del STL.", who
    elif a.plazo is Plazo.POR_VENCER and a.historia == ():
        yield (
            f"{key}: vence el {short_day(a.actividad.fin)} y al corte no tiene reportes de avance.",
            "Reportar su avance con la evidencia correspondiente.",
            who,
        )


def _of_goals(plan: Plan, c: CompromisoProgress, day: date) -> Iterator[tuple[str, str, str]]:
    for m in c.metas:
        if m.meta.fecha and m.meta.fecha < day and m.tally.total and not reached(m):
            missing = [a.actividad for a in m.tally.actividades if a.estado is not Estado.COMPLETADO]
            yield (
                (
                    f"{c.compromiso.clave}: no se contó con evidencia de que se alcanzara la meta {m.meta.tipo} del "
                    f"{short_day(m.meta.fecha)}; faltan {lista(a.clave for a in missing)}."
                ),
                "Concluir esas actividades con su evidencia, o acordar la modificación de la meta mediante adenda.",
                lista(dict.fromkeys(named_with_sector(plan, a.responsable) or LINE for a in missing)),
            )
