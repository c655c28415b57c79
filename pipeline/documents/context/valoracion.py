"""What only people may rate, with what the plan says beside it: quality and relevance of each commitment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import or_line, short_day
from pipeline.documents.context.compromisos import span
from pipeline.documents.context.evidencia import ordered
from pipeline.documents.language import cantidad, con_mayuscula, con_punto, lista
from pipeline.model.adendas import adendas_of, in_force
from pipeline.model.board import CompromisoProgress, Progress
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Indicador
from pipeline.model.words import tidy

GRADES: Final = ("Alta", "Media", "Baja", "Ninguna")
IMPACT: Final = ("Transformador", "Moderado", "Menor", "Ninguno")
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Criterio:
    """Un criterio que valora una persona."""

    nombre: Annotated[str, "qué se valora"]
    consta: Annotated[str, "lo que consta en el plan sobre ello"]
    escala: Annotated[tuple[str, ...], "las casillas de la escala, en blanco"]


@dataclass(frozen=True, slots=True)
class FichaDeValoracion:
    """La calidad y relevancia de un compromiso, por valorar."""

    clave: Annotated[str, "la clave del compromiso"]
    titulo: Annotated[str, "el título, como estaba vigente en el corte"]
    criterios: Annotated[tuple[Criterio, ...], "los criterios, cada uno con su escala en blanco"]


def boxes(scale: tuple[str, ...]) -> tuple[str, ...]:
    """A scale to be marked by hand."""
    return tuple(f"(\u00a0\u00a0\u00a0)\u00a0{grade}" for grade in scale)


def ratings(plan: Plan, board: Progress) -> tuple[FichaDeValoracion, ...]:
    """One blank card for each commitment."""
    return tuple(
        FichaDeValoracion(
            c.compromiso.clave,
            or_line(in_force(c.compromiso.titulo, adendas_of(plan, c.compromiso.clave), board.day).text),
            tuple(_criteria(plan, c)),
        )
        for c in ordered(board)
    )


def _criteria(plan: Plan, c: CompromisoProgress) -> Iterator[Criterio]:
    row, acts = c.compromiso, [a.actividad for a in c.tally.actividades]
    measures = [i for i in plan.indicadores if i.compromiso == row.clave]
    answering = {r.integrante for r in plan.responsables if r.compromiso == row.clave}
    problem = plan.problematica.get(row.problematica)
    dated = sum(1 for a in acts if a.inicio and a.fin)
    owned = sum(1 for a in acts if a.responsable in plan.integrante)
    products = sum(1 for a in acts if tidy(a.producto))
    yield Criterio(
        "Especificidad",
        _part(acts, products, "con producto"),
        boxes(GRADES),
    )
    yield Criterio("Medibilidad", _measured(measures, sum(1 for m in c.metas if m.meta.fecha)), boxes(GRADES))
    yield Criterio(
        "Imputabilidad",
        f"{_some(len(answering), 'responsable', 'responsables')} del compromiso. "
        f"{_part(acts, owned, 'con una persona responsable')}",
        boxes(GRADES),
    )
    yield Criterio(
        "Temporalidad",
        f"{con_punto(con_mayuscula(span(row.inicio, row.fin)))} {_part(acts, dated, 'con inicio y término')}",
        boxes(GRADES),
    )
    yield Criterio(
        "Relevancia",
        _short(problem.problematica) if problem else "No se asentó la problemática que atiende.",
        boxes(GRADES),
    )
    yield Criterio(
        "Impacto potencial",
        _short(row.resultado_esperado) or "No se asentó el resultado esperado.",
        boxes(IMPACT),
    )


def _measured(measures: list[Indicador], metas: int) -> str:
    whole = sum(1 for i in measures if tidy(i.linea_base) and tidy(i.meta))
    based = f": {whole} con línea base y meta" if measures else ""
    return f"{_some(len(measures), 'indicador', 'indicadores')}{based}. {_some(metas, 'meta', 'metas')} con fecha."


def _part(acts: Sequence[Actividad], some: int, which: str) -> str:
    """How many of the activities are so: 5 actividades: 4 con producto."""
    return f"{_some(len(acts), 'actividad', 'actividades')}{f': {some} {which}' if acts else ''}."


def _some(count: int, one: str, many: str) -> str:
    return cantidad(count, one, many) if count else f"Sin {many}"


def _short(text: str) -> str:
    whole = tidy(text)
    return con_punto(whole) if len(whole) <= _MOST else whole[:_MOST].rsplit(" ", 1)[0].rstrip(",;.:") + "…"


@dataclass(frozen=True, slots=True)
class ResultadoDeIndicador:
    """Un indicador, con el espacio para su resultado."""

    clave: Annotated[str, "la clave en la hoja Indicadores"]
    compromiso: Annotated[str, "la clave del compromiso"]
    nombre: Annotated[str, "qué se mide, y en qué unidad"]
    tipo: Annotated[str, "de gestión o de efecto"]
    linea_base: Annotated[str, "el valor del que se partió"]
    meta: Annotated[str, "el valor al que se llegaría, vigente en el corte"]
    fuente: Annotated[str, "de dónde sale el dato"]


def indicators(plan: Plan, board: Progress) -> tuple[ResultadoDeIndicador, ...]:
    """The indicators of each commitment; their result is written by whoever measures."""
    return tuple(
        _indicator(plan, i, board)
        for c in ordered(board)
        for i in plan.indicadores
        if i.compromiso == c.compromiso.clave
    )


def _indicator(plan: Plan, i: Indicador, board: Progress) -> ResultadoDeIndicador:
    unit = f" ({tidy(i.unidad)})" if tidy(i.unidad) else ""
    goal = in_force(i.meta, adendas_of(plan, i.compromiso), board.day)
    changed = f" (adenda {lista(a.clave for a in goal.adendas)})" if goal.adendas else ""
    return ResultadoDeIndicador(
        clave=i.clave,
        compromiso=i.compromiso,
        nombre=f"{or_line(i.indicador)}{unit}",
        tipo=con_mayuscula(i.tipo) or "Sin tipo asentado",
        linea_base=or_line(i.linea_base),
        meta=f"{or_line(goal.text)}{changed}",
        fuente=or_line(i.fuente),
    )


@dataclass(frozen=True, slots=True)
class Modificacion:
    """Una adenda que cambió el plan."""

    clave: Annotated[str, "la clave en la hoja Adendas"]
    fecha: Annotated[str, "el día del acuerdo"]
    compromiso: Annotated[str, "la clave del compromiso, o “Plan en general”"]
    anterior: Annotated[str, "lo que decía"]
    nuevo: Annotated[str, "lo que dice"]
    motivo: Annotated[str, "por qué cambió, y el acuerdo que lo aprobó"]


def modifications(plan: Plan, board: Progress) -> tuple[Modificacion, ...]:
    """The adendas agreed up to the cut, by date."""
    agreed = sorted((a for a in plan.adendas if a.fecha and a.fecha <= board.day), key=lambda a: str(a.fecha))
    return tuple(
        Modificacion(
            a.clave,
            short_day(a.fecha),
            a.compromiso or "Plan en general",
            tidy(a.texto_anterior) or "Sin texto anterior: se agrega.",
            or_line(a.texto_nuevo),
            " ".join(filter(None, (con_punto(tidy(a.motivo)), con_punto(tidy(a.acuerdo)))))
            or "No se asentó el motivo.",
        )
        for a in agreed
    )
