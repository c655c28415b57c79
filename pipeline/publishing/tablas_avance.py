"""The board as open tables: where each activity stands, and the figures of every cut."""

from collections.abc import Iterator
from typing import Any

from pipeline.model.board import ActivityProgress, Estado, Plazo, Progress, Tally
from pipeline.model.edition import Edition
from pipeline.model.plan import Plan
from pipeline.model.progress import cuts, evidence, progress
from pipeline.publishing.publico import clean
from pipeline.publishing.tablas import Field, Table, id_field

_COUNTS = (
    Field("actividades", "integer", "Actividades", "Cuántas actividades hay."),
    Field("completadas", "integer", "Completadas", "Cuántas están al 100 % y con evidencia."),
    Field("en_proceso", "integer", "En proceso", "Cuántas han empezado y no están completas."),
    Field("sin_avance", "integer", "Sin avance", "De cuántas no se ha informado ningún avance."),
    Field("vencidas", "integer", "Vencidas", "Cuántas pasaron de su fecha de término sin estar completas."),
)


def board_tables(plan: Plan, edition: Edition, board: Progress) -> tuple[Table, ...]:
    """The board of today, and its history: by cut for the five together, and by cut and commitment."""
    history = [progress(plan, edition, day) for day in cuts(plan, board.day)]
    return (_tablero(board), _cortes(history), _cortes_por_compromiso(history))


def _tablero(board: Progress) -> Table:
    fields = (
        id_field(),
        Field("actividad", "string", "Actividad", "La actividad.", target="actividades"),
        Field("compromiso", "string", "Compromiso", "Su compromiso.", target="compromisos"),
        Field("fecha_tablero", "date", "Fecha del tablero", "El día al que corresponde esta situación."),
        Field("estado", "string", "Estado", "Completado exige 100 % y evidencia.", tuple(Estado)),
        Field("plazo", "string", "Plazo", "La puntualidad, aparte del estado.", tuple(Plazo)),
        Field("no_iniciada", "boolean", "No iniciada", "Si su fecha de inicio todavía no llega."),
        Field("porcentaje", "number", "Porcentaje", "El del último corte, de 0 a 1."),
        Field("fecha_corte", "date", "Fecha de corte", "El día del último avance informado."),
        Field("completada_el", "date", "Completada el", "El corte desde el que está completa."),
        Field("dias_de_atraso", "integer", "Días de atraso", "Días naturales después de su fecha de término."),
        Field("evidencia", "string", "Evidencia", "La liga a la evidencia del último corte."),
    )
    rows = tuple(_activity(a, board) for a in _unrepeated(board))
    return Table("tablero", "Tablero de seguimiento", "La situación de cada actividad.", fields, rows)


def _activity(a: ActivityProgress, board: Progress) -> tuple[Any, ...]:
    corte, clave = a.corte, clean(a.actividad.clave)
    return (
        clave, clave, clean(a.actividad.compromiso), board.day, a.estado.value, a.plazo.value, a.no_iniciada,
        corte.porcentaje if corte else None, corte.fecha_corte if corte else None,
        a.completada_el, a.dias_de_atraso, (clean(evidence(corte)) or None) if corte else None,
    )  # fmt: skip


def _unrepeated(board: Progress) -> Iterator[ActivityProgress]:
    seen = set()
    for a in board.actividades:
        if a.actividad.clave and a.actividad.clave not in seen:
            seen.add(a.actividad.clave)
            yield a


def _cortes(history: list[Progress]) -> Table:
    fields = (
        id_field(),
        Field("fecha_corte", "date", "Fecha de corte", "El día del corte."),
        Field("compromisos", "integer", "Compromisos", "Los que se evalúan en conjunto; los proactivos no se cuentan."),
        Field(
            "compromisos_completos",
            "integer",
            "Compromisos completos",
            "Los que tienen todas sus actividades completas.",
        ),
        *_COUNTS,
    )
    rows = tuple(
        (b.day.isoformat(), b.day, len(b.conjunto), b.completos, *_counted(b.tally.actividades)) for b in history
    )
    return Table("cortes", "Historia de los cortes", "Cómo estaba el plan en cada corte.", fields, rows)


def _cortes_por_compromiso(history: list[Progress]) -> Table:
    fields = (
        id_field(),
        Field("corte", "string", "Corte", "El corte.", target="cortes"),
        Field("compromiso", "string", "Compromiso", "El compromiso.", target="compromisos"),
        *_COUNTS,
    )
    rows = tuple(
        (
            f"{b.day}_{clean(c.compromiso.clave)}",
            b.day.isoformat(),
            clean(c.compromiso.clave),
            *_counted(c.tally.actividades),
        )
        for b in history
        for c in b.compromisos
        if c.compromiso.clave
    )
    title = "Historia de los cortes por compromiso"
    return Table("cortes_compromisos", title, "Cómo estaba cada compromiso en cada corte.", fields, rows)


def _counted(activities: tuple[ActivityProgress, ...]) -> tuple[int, ...]:
    tally = Tally(activities)
    states = (tally.count(estado) for estado in Estado)
    return (tally.total, *states, tally.vencidas)
