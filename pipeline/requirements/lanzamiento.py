# ruff: noqa: E501 - a sentence that people read stays on one line
"""SP-4 to SP-6: the PAL is made known, runs, and is followed."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pipeline.model.board import all_done
from pipeline.model.findings import Grade
from pipeline.model.plazos import months_on, years_on
from pipeline.model.records import Actividad, Avance, Compromiso, Etapa
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, equals, has, surely
from pipeline.requirements._requirement import ANY_TIME, requirement
from pipeline.requirements._seek import datum, seek
from pipeline.requirements._verdicts import Pending, ToldElsewhere, Verdicts, day, fault, graded, missing, shown, spared
from pipeline.requirements.responsabilidades import without_actividad, without_indicador

MONITOREO: Final = "monitoreo de seis meses"
EVALUACION: Final = "evaluación final"
_SIN_PRESENTACION: Final = "Falta la fecha de presentación pública, con la que empieza el año de vigencia."


@requirement(
    "SP-4",
    "Seis pasos, paso 4",
    "Cada compromiso define actividades, productos e indicadores.",
    stage=5,
)
def cada_compromiso_define_actividades_productos_e_indicadores(case: Case) -> Verdicts:
    """Producto de las mesas se espera la definición de actividades, productos e indicadores específicos de cada compromiso."""
    yield from case.each_compromiso(_defines)


@requirement("SP-5a", "Seis pasos, paso 5", "El PAL tiene fecha de presentación pública.", stage=5)
def el_plan_se_presenta_en_publico(case: Case) -> Verdicts:
    """El plan se presenta a la sociedad en un evento público, que marca el inicio de su implementación."""
    yield datum(case.plan.ejercicio, "fecha_presentacion_publica", "El PAL no tiene fecha de presentación pública.")


@requirement(
    "SP-5b",
    "Seis pasos, paso 5",
    "Las actividades caen dentro del año que empieza con la presentación pública.",
    stage=5,
)
def las_actividades_caen_en_el_anio_del_plan(case: Case) -> Verdicts:
    """A partir de la presentación se cuenta con un año para cumplir con las actividades y productos del plan."""
    start = case.plan.ejercicio.fecha_presentacion_publica
    if start is None:
        yield Pending(_SIN_PRESENTACION)
        return
    for a in case.plan.actividades:
        asked = _falls_within(case, a, start)
        longer = _over_a_year(case, a.compromiso)
        if longer:
            yield shown(longer, "inicio", "fin")
        yield from spared(asked) if longer or case.is_proactivo(a.compromiso) else asked


@requirement("SP-6a", "Seis pasos, paso 6", "El micrositio y el tablero tienen dirección.", stage=6)
def hay_micrositio_y_tablero(case: Case) -> Verdicts:
    """El órgano garante debe habilitar un micrositio con toda la evidencia, y en él un tablero de seguimiento."""
    yield datum(case.plan.ejercicio, "micrositio", "El micrositio no tiene dirección.")
    yield datum(case.plan.ejercicio, "tablero", "El tablero no tiene dirección.")


@requirement(
    "SP-6b",
    "Seis pasos, paso 6",
    "Cada actividad sin terminar tiene un avance en los últimos {dias_entre_avances} días.",
    stage=6,
)
def cada_actividad_reporta_avances(case: Case) -> Verdicts:
    """El tablero de seguimiento debe actualizarse periódicamente."""
    start = case.plan.ejercicio.fecha_presentacion_publica
    if start and start > case.today:
        yield Pending("El plan todavía no se presenta.")
        return
    for a in case.plan.actividades:
        asked = _is_reported(case, a)
        yield from spared(asked) if case.is_proactivo(a.compromiso) else asked


@requirement(
    "SP-6c",
    "Seis pasos, paso 6",
    "Desde el mes {meses_para_monitoreo} de la presentación consta el monitoreo.",
    stage=ANY_TIME,
)
def consta_el_monitoreo(case: Case) -> Verdicts:
    """A los seis meses el INAI valora la calidad de los compromisos y el avance de las actividades."""
    yield from _recorded(case, MONITOREO, case.edition.meses_para_monitoreo)


@requirement(
    "SP-6d",
    "Seis pasos, paso 6",
    "Desde el mes {meses_para_evaluacion} de la presentación consta la evaluación final.",
    stage=ANY_TIME,
)
def consta_la_evaluacion_final(case: Case) -> Verdicts:
    """Al concluir el año de vigencia el INAI examina el nivel de logro que alcanzó el plan."""
    yield from _recorded(case, EVALUACION, case.edition.meses_para_evaluacion)


def _defines(case: Case, c: Compromiso) -> Verdicts:
    activities = case.actividades
    yield from seek(activities.candidates(c.clave), lambda _: Known.YES, ("clave",), without_actividad(case, c))
    yield from seek(case.indicadores.candidates(c.clave), lambda _: Known.YES, ("clave",), without_indicador(case, c))
    for verdict in seek(
        activities.candidates(c.clave), lambda a: has(a, "producto"), ("producto",), _without_producto(case, c)
    ):
        yield from graded(Grade.AVISO, verdict)


def _without_producto(case: Case, c: Compromiso) -> Verdicts:
    for a in case.actividades.rows(c.clave)[:1]:
        message = f"Ninguna actividad del compromiso “{c.clave}” dice qué producto deja."
        yield fault(a, "producto", message, "Escriba en Actividades, columna “Producto”, lo que quedará hecho.")


def _over_a_year(case: Case, key: str) -> Compromiso | None:
    """The commitment of that key, if it is of the five and lasts over a year."""
    c = case.plan.compromiso.get(key)
    if c is None or c.inicio is None or c.fin is None or case.is_proactivo(key):
        return None
    return c if c.fin > years_on(c.inicio, case.edition.anios_sin_motivo) else None


def _falls_within(case: Case, a: Actividad, start: date) -> Verdicts:
    end = years_on(start, case.edition.anios_de_vigencia)
    backwards = a.inicio and a.fin and a.fin < a.inicio
    if backwards and not all(when and start <= when <= end for when in (a.inicio, a.fin)):
        message = f"La actividad “{a.clave}” termina antes de empezar y sale del año del plan."
        yield fault(a, "fin", message, "Corrija “Inicio” o “Fin” en Actividades.")  # where RM-3a tells it
        return
    for name in ("inicio", "fin"):
        when: date | None = getattr(a, name)
        if when is None:
            continue
        if start <= when <= end:
            yield shown(a, name)
            continue
        message = f"La actividad “{a.clave}” sale del año del plan, del {day(start)} al {day(end)}."
        yield fault(a, name, message, "Corrija la fecha en Actividades, si la actividad cabe en ese año.")


def _is_reported(case: Case, a: Actividad) -> Verdicts:
    log = sorted(_log(case, a), key=lambda v: v.fecha_corte or date.min)
    latest = log[-1] if log else None
    start = case.plan.ejercicio.fecha_presentacion_publica
    since = latest.fecha_corte if latest else max(filter(None, (start, a.inicio)), default=None)
    if latest and all_done(latest):
        yield shown(latest, "fecha_corte", "porcentaje")
    elif since is None:
        yield Pending(_SIN_PRESENTACION)
    elif _is_recent(case, since):
        yield shown(latest, "fecha_corte") if latest else shown(a, "inicio")
    elif _may_be_reported(case, a, latest, since):
        yield ToldElsewhere()
    elif latest and latest.porcentaje is None:
        message = f"El último avance de la actividad “{a.clave}”, del {day(since)}, no dice cuánto va."
        fix = "Escriba en Avances, columna “Porcentaje”: 100 % si terminó; si no, agregue un avance más reciente."
        yield fault(latest, "porcentaje", message, fix)
    else:
        told = f"su último avance es del {day(since)}" if latest else "no tiene ningún avance"
        message = f"La actividad “{a.clave}” no está terminada y {told}."
        fix = "Agregue un renglón en Avances con la clave de la actividad, la fecha de corte y el porcentaje."
        fix = fix if a.clave else f"Escriba antes su clave en Actividades, renglón {a.row}. {fix}"
        yield missing(case.plan.header(Avance, "actividad"), (a.clave or a.row,), message, fix)


def _log(case: Case, a: Actividad) -> Iterator[Avance]:
    return (v for v in case.avances.rows(a.clave) if v.fecha_corte and v.fecha_corte <= case.today)


def _is_recent(case: Case, when: date) -> bool:
    return (case.today - when).days <= case.edition.dias_entre_avances


def _may_be_reported(case: Case, a: Actividad, latest: Avance | None, since: date) -> bool:
    """Whether some reading of the unread cells would make the activity reported or finished."""
    if latest is None and not (a.read("inicio") and case.plan.ejercicio.read("fecha_presentacion_publica")):
        return True
    if latest is not None and not latest.read("porcentaje"):
        return True
    undated = (v for v in case.avances.rows(a.clave) if not v.read("fecha_corte"))
    return any(_may_refresh(case, v, since) for v in (*undated, *case.avances.unread))


def _may_refresh(case: Case, v: Avance, since: date) -> bool:
    if v.fecha_corte is None:
        return not v.read("fecha_corte")
    if v.fecha_corte > case.today:
        return False
    finished = all_done(v) or not v.read("porcentaje")
    return _is_recent(case, v.fecha_corte) or (finished and v.fecha_corte >= since)


def _recorded(case: Case, hecho: str, months: int) -> Verdicts:
    start = case.plan.ejercicio.fecha_presentacion_publica
    due = start and months_on(start, months)
    found = next((e for e in case.plan.etapas if e.hecho == hecho), None)
    if found:
        yield shown(found, "hecho")
    elif start is None or due is None:
        yield Pending(_SIN_PRESENTACION)
    elif case.today < due:
        yield Pending(f"Le toca desde el {day(due)}.")
    else:
        message = f"El plan se presentó el {day(start)} y no consta “{hecho}”, que tocaba desde el {day(due)}."
        fix = f"Agregue un renglón en Etapas con “Paso” 6, “Hecho” {hecho}, su fecha y evidencia."
        absence = missing(case.plan.header(Etapa, "hecho"), (hecho,), message, fix)
        yield from seek(surely(case.plan.etapas), lambda e: equals(e, "hecho", hecho), ("hecho",), iter((absence,)))
