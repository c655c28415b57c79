# ruff: noqa: E501 - a sentence that people read stays on one line
"""RM-2: who answers for what, and how it is measured."""

from functools import partial
from typing import Final

from pipeline.model.choices import NINGUNO
from pipeline.model.records import Actividad, Compromiso, Indicador, Meta, Responsable
from pipeline.model.schema import column_of
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, equals, exists, has, nearest
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import blanks, seek
from pipeline.requirements._verdicts import (
    NotApplicable,
    Pending,
    ToldElsewhere,
    Verdicts,
    fault,
    listed,
    missing,
    shown,
    spared,
)

_TIPOS_DE_META: Final = column_of(Meta, "tipo").choices
_META: Final = {"fecha": "para cuándo", "actividades": "las claves de las actividades que llevan a ella"}
_INDICADOR: Final = {
    "linea_base": "el valor del que se parte",
    "meta": "el valor al que se llegará",
    "unidad": "en qué se expresa",
}


@requirement(
    "RM-2a",
    "Requerimientos mínimos, 2.a",
    "Cada actividad tiene un solo responsable, y cada núcleo es responsable o corresponsable de al menos una actividad en cada compromiso.",
    stage=5,
)
def cada_actividad_tiene_responsable_y_cada_nucleo_participa(case: Case) -> Verdicts:
    """Si un compromiso se incumple debe haber total certeza sobre el actor del STL que incumplió su responsabilidad."""
    if not case.five:
        yield Pending("Todavía no hay compromisos.")
    for a in case.plan.actividades:
        asked = _has_responsable(case, a)
        yield from spared(asked) if case.is_proactivo(a.compromiso) else asked
    yield from case.each_compromiso(_every_nucleo_takes_part)


@requirement(
    "RM-2b",
    "Requerimientos mínimos, 2.b",
    "Cada compromiso tiene un responsable de cada núcleo: sociedad civil, autoridad y órgano garante.",
    stage=5,
)
def cada_compromiso_tiene_responsable_de_cada_nucleo(case: Case) -> Verdicts:
    """Es deseable un responsable de cada parte por compromiso, para saber a quién preguntar."""
    for sector in case.edition.nucleos:
        yield from case.each_compromiso(partial(_has_responsable_of, sector=sector))


@requirement(
    "RM-2b-n3",
    "Requerimientos mínimos, 2.b, nota 3",
    "Cada otro sector con titular en el STL tiene un responsable en cada compromiso.",
    stage=5,
)
def cada_otro_sector_tiene_responsable(case: Case) -> Verdicts:
    """Donde además de los tres núcleos hay otros sectores (academia, empresas), se contempla un responsable por cada uno."""
    others = {t.sector for t in case.plan.titulares} - {*case.edition.nucleos, NINGUNO, ""}
    if not others:
        yield NotApplicable("El STL no tiene titulares de otros sectores.")
    for sector in sorted(others):
        yield from case.each_compromiso(partial(_has_responsable_of, sector=sector))


@requirement(
    "RM-2c",
    "Requerimientos mínimos, 2.c",
    "Cada compromiso tiene al menos una meta parcial y una final, con fecha y actividades.",
    stage=5,
)
def cada_compromiso_tiene_metas_parciales_y_finales(case: Case) -> Verdicts:
    """Las evaluaciones periódicas se hacen contra metas parciales y finales con actividades específicas."""
    for tipo in _TIPOS_DE_META:
        yield from case.each_compromiso(partial(_has_meta, tipo=tipo))


@requirement(
    "RM-2d",
    "Requerimientos mínimos, 2.d",
    "Los compromisos se evalúan en conjunto: el tablero y los informes dicen cuántos de {compromisos} se cumplieron.",
    stage=5,
)
def los_compromisos_se_evaluan_en_conjunto(case: Case) -> Verdicts:
    """La evaluación global estimula el cumplimiento total; el programa la presenta siempre así, nunca como promedio."""
    for c in case.five:
        named = next((name for name in ("clave", "titulo", "tipo") if getattr(c, name)), "clave")
        yield shown(c, named)


@requirement(
    "RM-2e",
    "Requerimientos mínimos, 2.e",
    "Cada compromiso tiene al menos un indicador con línea base, meta y unidad.",
    stage=5,
)
def cada_compromiso_tiene_indicador(case: Case) -> Verdicts:
    """Sin excepción alguna se generan indicadores para evaluar el cumplimiento de cada compromiso."""
    yield from case.each_compromiso(_has_indicador)


def without_indicador(case: Case, c: Compromiso, *columns: str) -> Verdicts:
    """The absence of an indicator of a commitment, or what its nearest one lacks among these columns."""
    indicador = nearest(case.indicadores.rows(c.clave), *_INDICADOR)
    if indicador is None:
        message = f"El compromiso “{c.clave}” no tiene ningún indicador."
        fix = "Agregue un renglón en Indicadores con la clave del compromiso, línea base, meta y unidad."
        yield missing(case.plan.header(Indicador, "compromiso"), (c.clave or c.row,), message, fix)
    else:
        needs = {name: _INDICADOR[name] for name in columns}
        yield from blanks(indicador, f"Indicador “{indicador.clave}” del compromiso “{c.clave}”", needs)


def without_actividad(case: Case, c: Compromiso) -> Verdicts:
    """The absence of activities of a commitment."""
    message = f"El compromiso “{c.clave}” no tiene ninguna actividad."
    fix = "Agregue renglones en Actividades con la clave del compromiso, responsable, inicio y fin."
    yield missing(case.plan.header(Actividad, "compromiso"), (c.clave or c.row,), message, fix)


def without_responsable(a: Actividad) -> Verdicts:
    """The absence of the responsible of an activity."""
    fix = "Escriba en Actividades, columna “Responsable”, la clave de una sola persona de Integrantes."
    yield fault(a, "responsable", f"La actividad “{a.clave}” no tiene responsable.", fix)


def _has_responsable(case: Case, a: Actividad) -> Verdicts:
    if a.responsable in case.plan.integrante:
        yield shown(a, "responsable")
    else:
        yield from without_responsable(a)


def _every_nucleo_takes_part(case: Case, c: Compromiso) -> Verdicts:
    own = case.actividades.rows(c.clave)
    if not own:
        yield from iter((ToldElsewhere(),)) if case.actividades.unread else without_actividad(case, c)
        return
    answers = {sector: _takes_part(case, c, sector) for sector in case.edition.nucleos}
    for sector in case.edition.nucleos:
        yield from _where_it_takes_part(case, own, sector)
    if Known.MAYBE in answers.values():
        yield ToldElsewhere()
    if any(has(a, "responsable") is Known.NO for a in own):
        return  # that blank cell is told already, and may be where the sector goes
    absent = [sector for sector, known in answers.items() if known is Known.NO]
    if absent:
        message = f"En el compromiso “{c.clave}” no es responsable ni corresponsable nadie de {listed(absent)}."
        fix = "Escriba en Actividades, columna “Responsable” o “Corresponsables”, la clave de alguien de ese sector."
        yield fault(own[0], "corresponsables", message, fix)


def _where_it_takes_part(case: Case, own: tuple[Actividad, ...], sector: str) -> Verdicts:
    cells = ((a, name) for a in own for name in ("responsable", "corresponsables"))
    found = next((cell for cell in cells if case.speaks_for(*cell, sector) is Known.YES), None)
    if found:
        yield shown(*found)


def _takes_part(case: Case, c: Compromiso, sector: str) -> Known:
    return exists(
        case.actividades.candidates(c.clave),
        lambda a: max(case.speaks_for(a, "responsable", sector), case.speaks_for(a, "corresponsables", sector)),
    )


def _has_responsable_of(case: Case, c: Compromiso, sector: str) -> Verdicts:
    message = f"El compromiso “{c.clave}” no tiene responsable de “{sector}”."
    fix = f"Agregue un renglón en Responsables con la clave del compromiso y la de alguien de {sector}."
    absence = missing(case.plan.header(Responsable, "integrante"), (c.clave or c.row, sector), message, fix)
    candidates = case.responsables.candidates(c.clave)
    yield from seek(candidates, lambda r: case.speaks_for(r, "integrante", sector), ("integrante",), iter((absence,)))


def _has_meta(case: Case, c: Compromiso, tipo: str) -> Verdicts:
    yield from seek(
        case.metas.candidates(c.clave),
        lambda m: min(equals(m, "tipo", tipo), has(m, *_META)),
        ("tipo", *_META),
        _without_meta(case, c, tipo),
    )


def _without_meta(case: Case, c: Compromiso, tipo: str) -> Verdicts:
    meta = nearest((m for m in case.metas.rows(c.clave) if m.tipo == tipo), *_META)
    if meta is not None:
        yield from blanks(meta, f"Meta {tipo} del compromiso “{c.clave}”", _META)
        return
    message = f"El compromiso “{c.clave}” no tiene meta {tipo}."
    fix = f"Agregue un renglón en Metas con la clave del compromiso, “Tipo” {tipo}, fecha y actividades."
    yield missing(case.plan.header(Meta, "tipo"), (c.clave or c.row, tipo), message, fix)


def _has_indicador(case: Case, c: Compromiso) -> Verdicts:
    candidates, columns = case.indicadores.candidates(c.clave), tuple(_INDICADOR)
    yield from seek(candidates, lambda i: has(i, *columns), columns, without_indicador(case, c, *columns))
