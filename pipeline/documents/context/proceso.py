"""How the plan came to be: facts with their evidence, consultations, mesas, who took part."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pipeline.documents.context.blanks import LINE, joined, or_line, short_day
from pipeline.documents.context.mesas import came
from pipeline.documents.context.personas import Persona, by_protocol, persona, sector_of
from pipeline.documents.language import con_mayuscula
from pipeline.model.choices import CONJUNTA, INVITADO, TESTIGO
from pipeline.model.plan import Plan
from pipeline.model.records import Consulta, Etapa, Mesa
from pipeline.model.stages import TOLD_BY_EJERCICIO
from pipeline.model.words import fold, natural, tidy

NO_LINK = "Sin liga"


@dataclass(frozen=True, slots=True)
class HechoDelProceso:
    """Un hecho de los seis pasos, con su evidencia."""

    paso: Annotated[str, "el número del paso"]
    hecho: Annotated[str, "qué ocurrió"]
    fecha: Annotated[str, "el día"]
    lugar: Annotated[str, "dónde; vacío si no se dice"]
    asistentes: Annotated[str, "cuántas personas asistieron, o una raya"]
    descripcion: Annotated[str, "qué pasó; vacío si no se dice"]
    evidencia: Annotated[str, "la liga a la evidencia, o “Sin liga”"]
    envio: Annotated[str, "el día en que se envió al INAI, o “Sin envío”"]


@dataclass(frozen=True, slots=True)
class RenglonDeConsulta:
    """Una consulta pública."""

    clave: Annotated[str, "la clave en la hoja Consultas"]
    nucleo: Annotated[str, "el núcleo que consultó"]
    mecanismo: Annotated[str, "cómo se consultó, y si fue abierta al público"]
    periodo: Annotated[str, "de qué día a qué día"]
    participantes: Annotated[str, "cuántas personas participaron, o una raya"]
    evidencia: Annotated[str, "la liga a los resultados, o “Sin liga”"]


@dataclass(frozen=True, slots=True)
class RenglonDeMesa:
    """Una mesa de diálogo en el recuento del proceso."""

    clave: Annotated[str, "la clave en la hoja Mesas"]
    nucleo: Annotated[str, "el núcleo, o conjunta"]
    tema: Annotated[str, "el tema"]
    fecha: Annotated[str, "el día"]
    asistentes: Annotated[str, "cuántas personas asistieron"]
    evidencia: Annotated[str, "la liga a la evidencia, o “Sin liga”"]


def facts(plan: Plan, until: date | None = None) -> tuple[HechoDelProceso, ...]:
    """The facts of the six steps, step by step; up to a day, if one is given."""
    held = [e for e in _on_their_days(plan) if until is None or e.fecha is None or e.fecha <= until]
    rows = sorted(held, key=lambda e: (e.paso or 0, str(e.fecha), natural(e.clave), e.row))
    return tuple(_fact(row, until) for row in rows)


def _on_their_days(plan: Plan) -> Iterator[Etapa]:
    """The facts, each on the day that Ejercicio gives it, where it is the only row of its kind."""
    days = {fold(hecho): getattr(plan.ejercicio, name) for hecho, name in TOLD_BY_EJERCICIO.items()}
    kinds = Counter(fold(e.hecho) for e in plan.etapas)
    for e in plan.etapas:
        day = days.get(fold(e.hecho)) if kinds[fold(e.hecho)] == 1 else None
        yield replace(e, fecha=day) if day else e


def _fact(e: Etapa, until: date | None) -> HechoDelProceso:
    sent = e.fecha_envio_al_inai
    return HechoDelProceso(
        paso=str(e.paso or "—"),
        hecho=con_mayuscula(e.hecho) or LINE,
        fecha=short_day(e.fecha),
        lugar=tidy(e.lugar),
        asistentes=_count(e.asistentes),
        descripcion=tidy(e.descripcion),
        evidencia=tidy(e.evidencia) or NO_LINK,
        envio=short_day(sent) if sent and (until is None or sent <= until) else "Sin envío",
    )


def _count(number: int | None) -> str:
    return "—" if number is None else f"{number:,}"


def consultations(plan: Plan) -> tuple[RenglonDeConsulta, ...]:
    """The public consultations, by key."""
    return tuple(_consultation(c) for c in plan.consultas)


def _consultation(c: Consulta) -> RenglonDeConsulta:
    opened = "abierta al público" if c.abierta_al_publico else ""
    return RenglonDeConsulta(
        clave=c.clave,
        nucleo=sector_of(c.nucleo),
        mecanismo=joined((or_line(c.mecanismo), opened), "; "),
        periodo=short_day(c.inicio) if c.inicio == c.fin else f"{short_day(c.inicio)} a {short_day(c.fin)}",
        participantes=_count(c.participantes),
        evidencia=tidy(c.evidencia) or NO_LINK,
    )


def mesas_held(plan: Plan) -> tuple[RenglonDeMesa, ...]:
    """The mesas by date, with how many came."""
    rows = sorted(plan.mesas, key=lambda m: (str(m.fecha), natural(m.clave), m.row))
    return tuple(_mesa(plan, m) for m in rows)


def _mesa(plan: Plan, m: Mesa) -> RenglonDeMesa:
    attended = len(came(plan, m))
    return RenglonDeMesa(
        clave=m.clave,
        nucleo="Conjunta" if m.nucleo == CONJUNTA else sector_of(m.nucleo) if m.nucleo else LINE,
        tema=or_line(m.tema),
        fecha=short_day(m.fecha),
        asistentes=str(attended) if attended else "—",
        evidencia=tidy(m.evidencia) or NO_LINK,
    )


def members(plan: Plan) -> tuple[Persona, ...]:
    """Everyone who belongs to the STL, in the order of protocol."""
    outside = {TESTIGO, INVITADO}
    return tuple(persona(plan, i) for i in by_protocol(i for i in plan.integrantes if i.calidad not in outside))
