"""How far the plan has come by a day, computed from the log ``Avances``."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from urllib.parse import urlsplit

from pipeline.model.adendas import adendas_of, in_force
from pipeline.model.board import (
    ActivityProgress,
    ActorProgress,
    CompromisoProgress,
    Estado,
    MetaProgress,
    Plazo,
    Progress,
    Tally,
    all_done,
)
from pipeline.model.choices import PROACTIVO, SUPLENTE, TITULAR
from pipeline.model.edition import Edition
from pipeline.model.plan import Plan, grouped
from pipeline.model.records import Actividad, Avance, Integrante, Meta


def progress(plan: Plan, edition: Edition, day: date) -> Progress:
    """Where everything stands at the end of ``day``; entries of the log dated later do not exist yet."""
    log = _log(plan, day)
    each = {id(a): _activity(a, log.get(a.clave, ()), edition, day) for a in plan.actividades}
    activities = tuple(each.values())
    of_compromiso = grouped((a for a in plan.actividades if a.compromiso), "compromiso")
    metas = grouped((m for m in plan.metas if m.compromiso), "compromiso")
    compromisos = tuple(
        CompromisoProgress(
            c,
            Tally(tuple(each[id(a)] for a in of_compromiso.get(c.clave, ()))),
            tuple(_goal(m, plan, activities, day) for m in metas.get(c.clave, ())),
        )
        for c in plan.compromisos
        if plan.compromiso.get(c.clave, c) is c
    )
    beyond = {c.compromiso.clave for c in compromisos if c.compromiso.tipo == PROACTIVO}
    return Progress(
        day=day,
        compromisos=compromisos,
        actores=_actors(plan, activities, beyond),
        nucleos=_nucleos(plan, (a for a in activities if a.actividad.compromiso not in beyond), edition),
        sin_responsable=Tally(tuple(a for a in activities if a.actividad.responsable not in plan.integrante)),
    )


def cuts(plan: Plan, day: date) -> tuple[date, ...]:
    """The days up to ``day`` on which something was reported, oldest first."""
    return tuple(sorted({a.fecha_corte for a in plan.avances if a.fecha_corte and a.fecha_corte <= day}))


def evidence(avance: Avance) -> str:
    """The address at which anyone can check an entry of the log; ``""`` where there is none."""
    return web_address(avance.evidencia)


def web_address(text: str) -> str:
    """The text, if it is an address that a reader may follow (http, https, with a site); ``""`` if not."""
    try:
        parts = urlsplit(text.strip())
        return parts.geturl() if parts.scheme in {"http", "https"} and parts.hostname else ""
    except ValueError:
        return ""


def actor_of(plan: Plan, key: str) -> Integrante | None:
    """The seat that a person speaks for: a suplente's titular, else the person."""
    person = plan.integrante.get(key)
    if person is not None and person.calidad == SUPLENTE:
        return plan.integrante.get(person.suple_a, person)
    return person


def _log(plan: Plan, day: date) -> Mapping[str, tuple[Avance, ...]]:
    dated = (a for a in plan.avances if a.actividad and a.fecha_corte and a.fecha_corte <= day)
    return grouped(sorted(dated, key=lambda a: a.fecha_corte or date.min), "actividad")


def _activity(actividad: Actividad, historia: tuple[Avance, ...], edition: Edition, day: date) -> ActivityProgress:
    since = None
    for avance in reversed(historia):
        if not (all_done(avance) and evidence(avance)):
            break
        since = avance.fecha_corte
    estado = Estado.COMPLETADO if since else _begun(historia[-1]) if historia else Estado.SIN_AVANCE
    late = max(0, ((since or day) - actividad.fin).days) if actividad.fin else 0
    begins_later = actividad.inicio is not None and actividad.inicio > day
    return ActivityProgress(
        actividad=actividad,
        estado=estado,
        plazo=_punctuality(actividad.fin, late, edition, day, done=since is not None),
        no_iniciada=begins_later and estado is Estado.SIN_AVANCE,
        historia=historia,
        completada_el=since,
        dias_de_atraso=late,
    )


def _begun(avance: Avance) -> Estado:
    if avance.porcentaje is not None:
        return Estado.EN_PROCESO if avance.porcentaje > 0 else Estado.SIN_AVANCE
    said = avance.avance or avance.resultado_final or avance.evidencia
    return Estado.EN_PROCESO if said else Estado.SIN_AVANCE


def _punctuality(fin: date | None, late: int, edition: Edition, day: date, *, done: bool) -> Plazo:
    if fin is None:
        return Plazo.SIN_FECHA
    if late:
        return Plazo.A_DESTIEMPO if done else Plazo.VENCIDA
    soon = (fin - day).days <= edition.dias_por_vencer
    return Plazo.POR_VENCER if soon and not done else Plazo.EN_TIEMPO


def _goal(meta: Meta, plan: Plan, activities: tuple[ActivityProgress, ...], day: date) -> MetaProgress:
    vigente = in_force(meta.meta, adendas_of(plan, meta.compromiso), day)
    return MetaProgress(meta, vigente, Tally(tuple(a for a in activities if a.actividad.clave in meta.actividades)))


def _actors(plan: Plan, activities: Iterable[ActivityProgress], beyond: AbstractSet[str]) -> tuple[ActorProgress, ...]:
    own: defaultdict[str, list[ActivityProgress]] = defaultdict(list)
    helped: defaultdict[str, list[ActivityProgress]] = defaultdict(list)
    for activity in activities:
        if actor := actor_of(plan, activity.actividad.responsable):
            own[actor.clave].append(activity)
        helpers = {a.clave for key in activity.actividad.corresponsables if (a := actor_of(plan, key))}
        for key in helpers:
            helped[key].append(activity)
    people = (i for i in plan.integrantes if plan.integrante.get(i.clave, i) is i)
    seats = (i for i in people if i.calidad == TITULAR or i.clave in own or i.clave in helped)
    return tuple(
        ActorProgress(
            seat,
            tuple(s for s in plan.suplentes if s.suple_a == seat.clave),
            Tally(tuple(a for a in own[seat.clave] if a.actividad.compromiso not in beyond)),
            Tally(tuple(a for a in helped[seat.clave] if a.actividad.compromiso not in beyond)),
            Tally(tuple(a for a in own[seat.clave] if a.actividad.compromiso in beyond)),
        )
        for seat in seats
    )


def _nucleos(plan: Plan, activities: Iterable[ActivityProgress], edition: Edition) -> Mapping[str, Tally]:
    found: dict[str, list[ActivityProgress]] = {nucleo: [] for nucleo in edition.nucleos}
    for activity in activities:
        person = plan.integrante.get(activity.actividad.responsable)
        if person is not None and person.sector:
            found.setdefault(person.sector, []).append(activity)
    return {sector: Tally(tuple(rows)) for sector, rows in found.items()}
