"""Acta de instalación del Secretariado Técnico Local (Seis pasos, 3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final

from pipeline.documents.context.blanks import (
    by_hand,
    copies,
    joined,
    long_day,
    or_line,
    short_day,
    spelled_day,
    spelled_hour,
    titled,
)
from pipeline.documents.context.bloqueo import impeding
from pipeline.documents.context.firmas import (
    Firma,
    Firmantes,
    HojaFirmada,
    blocks,
    facilitators,
    signature,
    signed,
    witnesses,
)
from pipeline.documents.context.fundamento import fundamento, local_law_told
from pipeline.documents.context.hoja import common, names_of
from pipeline.documents.context.instalacion import (
    ActoDeAgenda,
    Lugar,
    ReglaDelSTL,
    act,
    declaration,
    holders,
    integration,
    lacking,
    quorum,
    rules,
    seat,
)
from pipeline.documents.context.personas import (
    Persona,
    by_protocol,
    persona,
    the_facilitator,
)
from pipeline.documents.context.proceso import HechoDelProceso, facts
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import con_articulo, con_mayuscula
from pipeline.model.choices import POR_DESIGNAR, SUPLENTE, TITULAR
from pipeline.model.files import Omitted
from pipeline.model.folios import folio
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Ejercicio, Integrante, Regla, Sesion
from pipeline.model.stages import begun
from pipeline.model.words import natural, tidy

ID: Final = "acta-instalacion-stl"
STAGE: Final = 3
TOLD: Final = ("fecha_instalacion_stl", "hora_instalacion", "hora_clausura_instalacion", "lugar_instalacion")
"""What an acta tells: when it was, from which hour to which, and where."""
REQUIREMENTS: Final = ("SP-3a", "SP-3c", "SP-3d", "SP-3e", "RM-4a")
CALL: Final = "convocatoria"


@dataclass(frozen=True, slots=True)
class AcuerdoDelActa:
    """Un acuerdo del acta, con su número."""

    numero: Annotated[str, "el número: STL/AI/2016-01"]
    texto: Annotated[str, "lo que se acuerda"]


@dataclass(frozen=True, kw_only=True)
class Acta(HojaFirmada):
    """Lo que puede nombrar la plantilla del acta de instalación."""

    lugar: Annotated[str, "el lugar, con su artículo, o una línea"]
    hora_en_letra: Annotated[str, "la hora en que empezó, en letra"]
    dia_en_letra: Annotated[str, "el día en letra, con su nombre"]
    clausura_en_letra: Annotated[str, "la hora en que terminó, en letra"]
    convocatoria: Annotated[str, "la fecha de la convocatoria, con “de fecha”; vacío si no consta"]
    fundamento: Annotated[str, "las normas en que se apoya, en una oración; vacío si ninguna"]
    lugares: Annotated[tuple[Lugar, ...], "los lugares del Secretariado, en orden de protocolo"]
    quorum: Annotated[str, "la declaración de quórum, o lo que falta"]
    declaratoria: Annotated[str, "la declaratoria de instalación, o lo que falta para hacerla"]
    antecedentes: Annotated[tuple[HechoDelProceso, ...], "los hechos anteriores a la instalación"]
    facilitador: Annotated[str, "el facilitador, la facilitadora o la persona facilitadora"]
    integracion: Annotated[str, "cómo se integró: a quiénes eligió cada sector"]
    vacantes: Annotated[bool, "verdadero si hay lugares por designar, de titular o de suplente"]
    facilitadores: Annotated[tuple[Persona, ...], "quien facilita el diálogo, si se eligió en este acto o antes"]
    eleccion: Annotated[str, "cuándo se eligió a quien facilita, en una oración"]
    reglas: Annotated[tuple[ReglaDelSTL, ...], "las reglas mínimas"]
    agenda: Annotated[tuple[ActoDeAgenda, ...], "la agenda anual de trabajo"]
    acuerdos: Annotated[tuple[AcuerdoDelActa, ...], "los acuerdos"]
    tantos: Annotated[str, "cuántos ejemplares se firman: tres tantos"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once the third step has begun."""
    plan, ejercicio = job.plan, job.plan.ejercicio
    if STAGE not in begun(plan, job.today):
        yield Omitted(ID, "La integración del Secretariado Técnico Local todavía no comienza.")
        return
    when = ejercicio.fecha_instalacion_stl or job.today
    blocked = impeding(job.outcome, requirements=REQUIREMENTS, tabs=(Ejercicio, Integrante, Regla, Sesion))
    seats = tuple(seat(plan, i) for i in holders(plan))
    hoja = Acta(
        **common(job, "Acta de instalación del STL", folio(plan, "AI", ejercicio.fecha_instalacion_stl), blocked),
        **signed(_firmantes(plan), _legend(ejercicio)),
        lugar=con_articulo(or_line(ejercicio.lugar_instalacion)),
        hora_en_letra=spelled_hour(ejercicio.hora_instalacion),
        dia_en_letra=spelled_day(ejercicio.fecha_instalacion_stl),
        clausura_en_letra=spelled_hour(ejercicio.hora_clausura_instalacion),
        convocatoria=_call(plan),
        fundamento=_basis(ejercicio, when),
        lugares=seats,
        quorum=quorum(plan),
        declaratoria=declaration(plan),
        antecedentes=_before(plan),
        facilitador=con_mayuscula(the_facilitator(plan)),
        integracion=integration(plan),
        vacantes=any(POR_DESIGNAR in {s.titular, s.suplente} for s in seats),
        facilitadores=tuple(persona(plan, i) for i in _facilitators(plan)),
        eleccion=_election(plan),
        reglas=tuple(rules(plan)),
        agenda=tuple(act(plan, s) for s in sorted(plan.agenda_stl, key=lambda s: (str(s.fecha), s.row))),
        acuerdos=tuple(_agreements(plan)),
        tantos=copies(len({i.sector for i in plan.titulares})),
    )
    yield Due(
        document=ID,
        path="02-acta-instalacion-stl",
        template=ID,
        title=titled("Acta de instalación del Secretariado Técnico Local", ejercicio.entidad_federativa),
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(plan)),
        by_hand=by_hand(ejercicio, *TOLD),
        on=when,
    )


DOCUMENT: Final = Document(ID, due, Acta)


def _signers(plan: Plan) -> tuple[Firma, ...]:
    people = by_protocol(i for i in plan.integrantes if i.calidad in {TITULAR, SUPLENTE})
    return tuple(signature(i) for i in people if i.calidad == TITULAR or not vacant(i))


def _legend(ejercicio: Ejercicio) -> str:
    return (
        "La presente foja de firmas corresponde al Acta de instalación del Secretariado Técnico Local, levantada el "
        f"{spelled_day(ejercicio.fecha_instalacion_stl)}, y forma parte integrante de la misma."
    )


def _call(plan: Plan) -> str:
    installed = plan.ejercicio.fecha_instalacion_stl
    days = [e.fecha for e in plan.etapas if e.hecho == CALL and e.paso == STAGE and e.fecha]
    before = [day for day in days if installed is None or day <= installed]
    return f"de fecha {long_day(max(before))}" if before else ""


def _basis(ejercicio: Ejercicio, when: date) -> str:
    federal = " y ".join(f"el {law}" for law in fundamento(when))
    local = local_law_told(ejercicio) if tidy(ejercicio.marco_normativo_local) else ""
    return joined((f"con {federal}" if federal else "", f"en el ámbito local, con {local}" if local else ""), " y, ")


def _facilitators(plan: Plan) -> tuple[Integrante, ...]:
    """Whoever facilitates, unless the election came after the installation."""
    chosen, installed = plan.ejercicio.fecha_eleccion_facilitador, plan.ejercicio.fecha_instalacion_stl
    later = chosen is not None and installed is not None and chosen > installed
    return () if later else by_protocol(plan.facilitadores)


def _firmantes(plan: Plan) -> Firmantes:
    return blocks(_signers(plan), facilitators(plan) if _facilitators(plan) else (), witnesses(plan))


def _before(plan: Plan) -> tuple[HechoDelProceso, ...]:
    """What came before the installation; while it has no date, the first two steps."""
    installed = plan.ejercicio.fecha_instalacion_stl
    if installed is not None:
        return facts(plan, installed - timedelta(days=1))
    return tuple(fact for fact in facts(plan) if fact.paso in {"1", "2"})


def _election(plan: Plan) -> str:
    chosen, installed = plan.ejercicio.fecha_eleccion_facilitador, plan.ejercicio.fecha_instalacion_stl
    if not plan.facilitadores:
        return "La designación de quien facilitará el diálogo queda pendiente."
    if not _facilitators(plan):
        return "La designación de quien facilitará el diálogo queda pendiente y se hará en sesión posterior."
    if chosen is not None and chosen == installed:
        return "La elección se realizó en este mismo acto."
    return f"La elección se realizó el {long_day(chosen)}."


def _agreements(plan: Plan) -> Iterator[AcuerdoDelActa]:
    installed = plan.ejercicio.fecha_instalacion_stl
    year = installed.year if installed else plan.ejercicio.anio_ejercicio or "____"
    texts = [
        "El Secretariado Técnico Local se declarará instalado cuando se complete la integración que consta en esta "
        "acta."
        if lacking(plan)
        else "Se declara formalmente instalado el Secretariado Técnico Local, con la integración que consta en esta "
        "acta."
    ]
    if _facilitators(plan):
        texts.append(
            "Se tiene por designada a quien facilitará el diálogo, con voz y sin voto en la toma de decisiones."
        )
    if plan.reglas:
        texts.append("Se adoptan las reglas mínimas de integración e interacción que constan en esta acta.")
    if plan.agenda_stl:
        texts.append("Se adopta la agenda anual de trabajo que consta en esta acta.")
    texts.append("El órgano garante publicará en el micrositio de gobierno abierto la presente acta y su evidencia.")
    texts.append(
        "Se comunicará al INAI la instalación del Secretariado Técnico Local, con la evidencia correspondiente."
    )
    for n, text in enumerate(texts, start=1):
        yield AcuerdoDelActa(f"STL/AI/{year}-{n:02d}", text)


def _values(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "el lugar de la instalación", plan.ejercicio.lugar_instalacion
    for i in sorted(plan.integrantes, key=lambda i: natural(i.clave)):
        if i.calidad in {TITULAR, SUPLENTE} and i in (*plan.titulares, *plan.suplentes):
            yield f"el nombre de {i.clave}", i.nombre
            yield f"la institución de {i.clave}", i.institucion
    for rule in plan.reglas:
        yield f"la regla {rule.numero or ''}".strip(), rule.regla
    for session in plan.agenda_stl:
        yield f"el acto de agenda del {short_day(session.fecha)}", session.actividad
