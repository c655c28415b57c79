"""What happens when: the activities, goals, mesas and sessions of a plan as events, and whose they are."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from urllib.parse import quote

from pipeline.model.choices import CONJUNTA, SUPLENTE
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Integrante, Mesa, Meta
from pipeline.model.words import fold, slug, tidy

LONGEST_TITLE: Final = 120
_ADDRESS: Final = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]{3,}")  # “ciudadan@s” is none
Who = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Evento:
    """A day, or the hours of a day when it has them.

    ``uid`` comes from the sheet's keys, or from what it says; ``compromiso`` is the commitment it belongs to,
    ``people`` the keys of those whom it concerns, or nothing where it concerns all of the STL or hangs from the
    commitment.
    """

    uid: str
    kind: str
    title: str
    day: date
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    text: str = ""
    compromiso: str = ""
    people: frozenset[str] | None = None

    @property
    def moment(self) -> datetime:
        """When it begins, in local time."""
        return datetime.combine(self.day, self.begins or time.min)


def eventos(plan: Plan, who: Who) -> tuple[Evento, ...]:
    """Every dated event, whose ``uid`` is not yet apart from its like. ``who`` gives the words for a person by key."""
    return (*_actividades(plan, who), *_metas(plan), *_mesas(plan), *_sesiones(plan, who))


def prefix_of(plan: Plan) -> str:
    """How every UID of a plan begins: the events of another plan are never taken for its own."""
    return f"pal-{slug(plan.ejercicio.entidad_federativa)}-{plan.ejercicio.anio_ejercicio or 0}"


def without_date(plan: Plan) -> tuple[str, ...]:
    """The activities, by key or row, that no day places in the calendar."""
    return tuple(a.clave or f"renglón {a.row}" for a in plan.actividades if not (a.inicio or a.fin))


def of_person(plan: Plan, all_events: tuple[Evento, ...], person: Integrante) -> tuple[Evento, ...]:
    """The events of one member: theirs, those of the titular whom they substitute, and those of all the STL."""
    own = {person.clave} | ({person.suple_a} if person.calidad == SUPLENTE and person.suple_a else set())
    commitments = {r.compromiso for r in plan.responsables if r.integrante in own}
    commitments |= {e.compromiso for e in all_events if own & (e.people or frozenset())}
    sees_every_mesa = person in plan.facilitadores
    return tuple(
        e
        for e in all_events
        if (e.compromiso in commitments if e.kind == "meta" else e.people is None)
        or own & (e.people or frozenset())
        or (e.kind == "mesa" and sees_every_mesa)
    )


def _actividades(plan: Plan, who: Who) -> Iterator[Evento]:
    for a in plan.actividades:
        day = a.fin or a.inicio
        if day is None:
            continue
        yield Evento(
            uid=f"actividad-{_key(a.clave, a.actividad)}",
            kind="actividad",
            title=_title(f"{'Vence' if a.fin else 'Inicia'} {a.clave}: {a.actividad}"),
            day=day,
            text=_lines(_told_of_activity(plan, a, who)),
            compromiso=a.compromiso,
            people=frozenset({a.responsable, *a.corresponsables} - {""}),
        )


def _told_of_activity(plan: Plan, a: Actividad, who: Who) -> Mapping[str, str]:
    return {
        "": tidy(a.actividad),
        "Compromiso": _compromiso(plan, a.compromiso),
        "Inicio": f"{a.inicio:%d/%m/%Y}" if a.inicio else "",
        "Término": f"{a.fin:%d/%m/%Y}" if a.fin else "",
        "Responsable": who(a.responsable) if a.responsable else "",
        "Corresponsables": "; ".join(who(c) for c in a.corresponsables),
        "Producto": tidy(a.producto),
        "Medio de verificación": tidy(a.medio_verificacion),
    }


def _metas(plan: Plan) -> Iterator[Evento]:
    for meta in plan.metas:
        if meta.fecha:
            yield Evento(
                uid=f"meta-{_key(meta.compromiso, '')}-{meta.tipo}-{_key(meta.indicador, '')}",
                kind="meta",
                title=_title(f"Meta {meta.tipo} de {meta.compromiso}: {meta.meta}"),
                day=meta.fecha,
                text=_lines(_told_of_meta(plan, meta)),
                compromiso=meta.compromiso,
            )


def _told_of_meta(plan: Plan, meta: Meta) -> Mapping[str, str]:
    indicador = plan.indicador.get(meta.indicador)
    return {
        "": tidy(meta.meta),
        "Compromiso": _compromiso(plan, meta.compromiso),
        "Indicador": tidy(indicador.indicador) if indicador else "",
        "Valor": tidy(meta.valor),
        "Actividades": ", ".join(meta.actividades),
    }


def _mesas(plan: Plan) -> Iterator[Evento]:
    for mesa in plan.mesas:
        if mesa.fecha:
            ordered = mesa.hora_inicio and mesa.hora_termino and mesa.hora_termino > mesa.hora_inicio
            yield Evento(
                uid=f"mesa-{_key(mesa.clave, mesa.tema)}",
                kind="mesa",
                title=_title(f"Mesa de diálogo {mesa.clave}: {mesa.tema}"),
                day=mesa.fecha,
                begins=mesa.hora_inicio,
                ends=mesa.hora_termino if ordered else None,
                place=clean(tidy(mesa.lugar)),
                text=_lines({"": tidy(mesa.objetivo), "Núcleo": mesa.nucleo, "Convoca": tidy(mesa.convoca)}),
                people=_called(plan, mesa),
            )


def _called(plan: Plan, mesa: Mesa) -> frozenset[str] | None:
    if mesa.nucleo == CONJUNTA:
        return None
    attended = {a.integrante for a in plan.asistentes if a.mesa == mesa.clave}
    sector = {i.clave for i in plan.integrantes if i.sector == mesa.nucleo}
    return frozenset(({mesa.modera} | attended | sector) - {""})


def _sesiones(plan: Plan, who: Who) -> Iterator[Evento]:
    for sesion in plan.agenda_stl:
        if sesion.fecha:
            yield Evento(
                uid=f"sesion-{_key('', fold(sesion.actividad))}",
                kind="sesion",
                title=_title(f"Agenda del STL: {sesion.actividad}"),
                day=sesion.fecha,
                place=clean(tidy(sesion.lugar)),
                text=_lines(
                    {"": tidy(sesion.actividad), "Responsable": who(sesion.responsable) if sesion.responsable else ""}
                ),
            )


def _key(key: str, otherwise: str) -> str:
    return quote(key, safe="") if key else slug(otherwise) if otherwise else "x"


def _compromiso(plan: Plan, clave: str) -> str:
    found = plan.compromiso.get(clave)
    return f"{found.clave}. {tidy(found.titulo)}" if found else clave


def _title(text: str) -> str:
    line = clean(tidy(text))
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _lines(told: Mapping[str, str]) -> str:
    return "\n".join(clean(f"{label}: {text}" if label else text) for label, text in told.items() if text)


def clean(text: str) -> str:
    """No control character, and no e-mail address: a calendar is passed on and subscribed to."""
    return _ADDRESS.sub("(correo omitido)", "".join(c for c in text if c.isprintable() or c == "\n"))
