# ruff: noqa: E501 - a sentence that people read stays on one line
"""RM-2f and RM-3: for how long, when each thing is done, and by whom."""

from datetime import date
from typing import Final

from pipeline.model.findings import Grade
from pipeline.model.plan import vacant
from pipeline.model.plazos import years_on
from pipeline.model.records import Actividad, Compromiso, Responsable
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, has, names
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import asked_of, blanks, seek
from pipeline.requirements._verdicts import Verdicts, day, fault, graded, shown, spared
from pipeline.requirements.responsabilidades import without_actividad, without_responsable

_FECHAS: Final = {"inicio": "el primer día", "fin": "el último día"}


@requirement(
    "RM-2f",
    "Requerimientos mínimos, 2.f",
    "Cada compromiso dura a lo más {anios_maximos} años; si dura más de {anios_sin_motivo}, dice por qué.",
    stage=5,
)
def ningun_compromiso_dura_de_mas(case: Case) -> Verdicts:
    """Cada compromiso puede tener su propia temporalidad, con una duración máxima; las mesas piden que sea de un año."""
    yield from case.each_compromiso(_lasts_what_it_may)


@requirement(
    "RM-3a",
    "Requerimientos mínimos, 3.a",
    "Cada actividad tiene inicio y fin, en orden y dentro de las fechas de su compromiso.",
    stage=5,
)
def cada_actividad_tiene_fechas(case: Case) -> Verdicts:
    """Un calendario y una ruta de acción hacen posible cumplir cada compromiso, y ver a tiempo lo que se retrasa."""
    for a in case.plan.actividades:
        asked = _has_dates(case, a)
        yield from spared(asked) if case.is_proactivo(a.compromiso) else asked


@requirement(
    "RM-3b",
    "Requerimientos mínimos, 3.b",
    "Cada responsable de un compromiso tiene en él al menos una actividad con fechas.",
    stage=5,
)
def cada_responsable_tiene_una_actividad(case: Case) -> Verdicts:
    """La agenda compartida lleva responsabilidades particulares para cada uno de los integrantes del compromiso."""
    for r in case.plan.responsables:
        compromiso, person = case.plan.compromiso.get(r.compromiso), case.plan.integrante.get(r.integrante)
        if compromiso is None or person is None or vacant(person):
            continue
        asked = asked_of(person, _has_a_dated_activity(case, compromiso, r))
        yield from spared(asked) if case.is_proactivo(r.compromiso) else asked


def _lasts_what_it_may(case: Case, c: Compromiso) -> Verdicts:
    whose = f"Compromiso “{c.clave}”"
    yield from blanks(c, whose, _FECHAS)
    if c.inicio is None or c.fin is None:
        return
    longest = years_on(c.inicio, case.edition.anios_maximos)
    if c.fin < c.inicio:
        message = f"El compromiso “{c.clave}” termina el {day(c.fin)}, antes de empezar el {day(c.inicio)}."
        yield fault(c, "fin", message, "Corrija “Inicio” o “Fin” en Compromisos.")
    elif c.fin > longest:
        message = f"El compromiso “{c.clave}” termina el {day(c.fin)}; empieza el {day(c.inicio)} y puede durar hasta el {day(longest)}."
        yield fault(
            c, "fin", message, f"Escriba en Compromisos, columna “Fin”, una fecha no posterior al {day(longest)}."
        )
    else:
        yield shown(c, "inicio", "fin")
        if c.fin > years_on(c.inicio, case.edition.anios_sin_motivo) and not c.motivo_duracion:
            span = f"del {day(c.inicio)} al {day(c.fin)}"
            message = f"El compromiso “{c.clave}” dura {span}, más de lo que piden las mesas, y no dice por qué."
            fix = "Escriba la razón en Compromisos, columna “Motivo de la duración”."
            yield from graded(Grade.AVISO, fault(c, "motivo_duracion", message, fix))


def _has_dates(case: Case, a: Actividad) -> Verdicts:
    yield from blanks(a, f"Actividad “{a.clave}”", _FECHAS)
    if a.inicio is None or a.fin is None:
        return
    if a.fin < a.inicio:
        message = f"La actividad “{a.clave}” termina el {day(a.fin)}, antes de empezar el {day(a.inicio)}."
        yield fault(a, "fin", message, "Corrija “Inicio” o “Fin” en Actividades.")
        return
    compromiso = case.plan.compromiso.get(a.compromiso)
    if compromiso is None:
        message = f"La actividad “{a.clave}” no nombra un compromiso de la hoja."
        yield fault(
            a, "compromiso", message, "Escriba en Actividades, columna “Compromiso”, la clave de un compromiso."
        )
    else:
        yield from _is_inside(a, compromiso)


def _is_inside(a: Actividad, c: Compromiso) -> Verdicts:
    if c.inicio is None or c.fin is None:
        yield from blanks(c, f"Compromiso “{c.clave}”", _FECHAS)
        return
    if c.fin < c.inicio:  # told once, as the commitment's own
        yield fault(
            c, "fin", f"El compromiso “{c.clave}” termina antes de empezar.", "Corrija “Inicio” o “Fin” en Compromisos."
        )
        return
    yield shown(a, "inicio", "fin")
    for name in _FECHAS:
        when: date = getattr(a, name)
        if not c.inicio <= when <= c.fin:
            message = f"La actividad “{a.clave}” sale de las fechas del compromiso “{c.clave}”, del {day(c.inicio)} al {day(c.fin)}."
            fix = "Corrija la fecha en Actividades, o las del compromiso si se acordó ampliarlo."
            yield fault(a, name, message, fix)


def _has_a_dated_activity(case: Case, c: Compromiso, r: Responsable) -> Verdicts:
    yield from seek(
        case.actividades.candidates(c.clave),
        lambda a: min(_takes_part(a, r), has(a, *_FECHAS)),
        tuple(_FECHAS),
        _without_dated_activity(case, c, r),
    )


def _without_dated_activity(case: Case, c: Compromiso, r: Responsable) -> Verdicts:
    own = case.actividades.rows(c.clave)
    mine = next((a for a in own if _takes_part(a, r) is Known.YES), None)
    nobody = next((a for a in own if has(a, "responsable") is Known.NO), None)
    if not own:
        yield from without_actividad(case, c)
    elif mine:
        yield from blanks(mine, f"Actividad “{mine.clave}”", _FECHAS)
    elif nobody:
        yield from without_responsable(nobody)
    else:
        message = f"“{r.integrante}” es responsable del compromiso “{c.clave}” y no tiene en él ninguna actividad."
        fix = (
            "Escriba su clave en una actividad del compromiso (“Responsable” o “Corresponsables”), o quite el renglón."
        )
        yield fault(r, "integrante", message, fix)


def _takes_part(a: Actividad, r: Responsable) -> Known:
    return max(names(a, "responsable", r.integrante), names(a, "corresponsables", r.integrante))
