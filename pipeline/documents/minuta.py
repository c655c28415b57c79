"""Minuta de mesa de diálogo (Mesas de diálogo sugeridas), one for each mesa that was held."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import by_hand, long_day, paragraphs, spelled_day, titled
from pipeline.documents.context.bloqueo import impeding_mesa
from pipeline.documents.context.conformidad import Manifestacion, conformity
from pipeline.documents.context.constancia import annexes, reading, signing, without_agreements
from pipeline.documents.context.deliberacion import (
    Manifestado,
    ProblematicaTratada,
    RenglonDeAcuerdo,
    agreement,
    earlier,
    said,
    treated,
)
from pipeline.documents.context.firmas import (
    Firma,
    Firmantes,
    HojaFirmada,
    blocks,
    facilitators,
    guest,
    signature,
    signed,
    standing_in,
)
from pipeline.documents.context.hoja import common, names_of
from pipeline.documents.context.mesas import (
    DatosDeMesa,
    Insumo,
    Presente,
    absent_seats,
    agreeing_mesa,
    attendance,
    came,
    data_of,
    is_seat,
    keys_present,
    members_present,
    paths,
    sent,
    titular_absent,
    told,
)
from pipeline.documents.context.personas import by_protocol, in_line, named
from pipeline.documents.informacion_previa import reached_in_time
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import con_mayuscula, con_punto, lista
from pipeline.model.files import Omitted
from pipeline.model.folios import folio_of_mesa
from pipeline.model.plan import Plan
from pipeline.model.records import (
    Acuerdo,
    Asistente,
    Ejercicio,
    Envio,
    Integrante,
    Intervencion,
    Mesa,
)
from pipeline.model.words import tidy

ID: Final = "minuta"
TOLD: Final = ("fecha", "hora_inicio", "hora_termino", "lugar")
"""What a minuta tells: when the mesa was, from which hour to which, and where."""
TABS: Final = (Ejercicio, Integrante, Mesa, Asistente, Intervencion, Acuerdo, Envio)


@dataclass(frozen=True, kw_only=True)
class Minuta(HojaFirmada):
    """Lo que puede nombrar la plantilla de la minuta."""

    mesa: Annotated[DatosDeMesa, "la mesa"]
    asistentes: Annotated[tuple[Presente, ...], "quienes asistieron"]
    ausencias: Annotated[str, "los lugares que no estuvieron representados, en una oración; vacío si ninguno"]
    insumos: Annotated[tuple[Insumo, ...], "lo que se envió antes de la mesa"]
    plazo_de_insumos: Annotated[str, "cuántos actores contaron a tiempo con lo que se envió, en una oración"]
    anteriores: Annotated[tuple[RenglonDeAcuerdo, ...], "los acuerdos de las mesas anteriores"]
    introduccion: Annotated[tuple[str, ...], "cómo se abrió la mesa, por párrafos"]
    analisis: Annotated[tuple[str, ...], "el análisis de la problemática y las soluciones, por párrafos"]
    intervenciones: Annotated[tuple[Manifestado, ...], "lo que manifestó cada quien, en el orden en que habló"]
    problematicas: Annotated[tuple[ProblematicaTratada, ...], "las problemáticas que salieron de la mesa"]
    acuerdos: Annotated[tuple[RenglonDeAcuerdo, ...], "los acuerdos de la mesa"]
    sin_acuerdos: Annotated[str, "lo que se dice donde la hoja no tiene acuerdos de la mesa"]
    lectura: Annotated[str, "si se dio lectura a los acuerdos"]
    conformidades: Annotated[
        tuple[Manifestacion, ...], "la manifestación sobre cada compromiso, si la mesa acuerda el PAL"
    ]
    firma_del_pal: Annotated[str, "lo que se hace constar sobre la firma del PAL; vacío si la mesa no lo acuerda"]
    proxima_reunion: Annotated[str, "la próxima reunión, o lo que corresponde decir"]
    anexos: Annotated[tuple[str, ...], "los documentos que se agregan"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due for each mesa whose day has come."""
    if not job.plan.mesas:
        yield Omitted(ID, "La hoja Mesas todavía no tiene mesas de diálogo.")
    for mesa, path in paths(job.plan):
        if mesa.fecha is None:
            yield Omitted(ID, f"Falta la fecha de {told(mesa)}; la minuta se escribe cuando la mesa se ha celebrado.")
        elif mesa.fecha > job.today:
            yield Omitted(ID, f"{con_mayuscula(told(mesa))} se celebrará el {long_day(mesa.fecha)}.")
        else:
            yield _minuta(job, mesa, path)


DOCUMENT: Final = Document(ID, due, Minuta)


def _minuta(job: Job, mesa: Mesa, path: str) -> Due:
    plan = job.plan
    blocked = impeding_mesa(job.outcome, plan, mesa, tabs=TABS)
    agrees = bool(plan.compromisos) and agreeing_mesa(plan) is mesa
    hoja = Minuta(
        **common(job, f"Minuta de la mesa {mesa.clave}", folio_of_mesa(plan, "MIN", mesa), blocked),
        **signed(
            _signers(plan, mesa),
            _legend(mesa),
            "Las demás personas asistentes firman la lista de asistencia, que se agrega.",
        ),
        mesa=data_of(plan, mesa),
        asistentes=attendance(plan, mesa),
        ausencias=_absences(plan, mesa),
        insumos=sent(plan, mesa),
        plazo_de_insumos=reached_in_time(job, mesa),
        anteriores=tuple(agreement(plan, a) for a in earlier(plan, mesa)),
        introduccion=paragraphs(mesa.introduccion, "No se asentó el desarrollo de la introducción."),
        analisis=paragraphs(mesa.analisis, "No se asentó el análisis de la problemática y las soluciones."),
        intervenciones=tuple(said(plan, i) for i in plan.intervenciones if i.mesa == mesa.clave),
        problematicas=tuple(treated(plan, p) for p in plan.problematicas if mesa.clave in p.origen),
        acuerdos=tuple(agreement(plan, a) for a in plan.acuerdos if a.mesa == mesa.clave),
        sin_acuerdos=without_agreements(mesa, agrees=agrees),
        lectura=reading(plan, mesa, agrees=agrees),
        conformidades=conformity(plan, keys_present(plan, mesa)) if agrees and plan.conformidades else (),
        firma_del_pal=signing(plan, mesa) if agrees else "",
        proxima_reunion=con_punto(tidy(mesa.proxima_reunion)) or "No se fijó fecha para una próxima reunión.",
        anexos=tuple(annexes(plan, mesa, agrees=agrees)),
    )
    return Due(
        document=ID,
        path=f"{path}-minuta",
        template=ID,
        title=titled(f"Minuta de la mesa de diálogo {mesa.clave}", mesa.tema),
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(plan, mesa)),
        by_hand=by_hand(mesa, *TOLD),
        on=mesa.fecha or job.today,
    )


def _signers(plan: Plan, mesa: Mesa) -> Firmantes:
    here = by_protocol(members_present(plan, mesa))
    keys = {i.clave for i in here}
    seated = tuple(_signature(plan, i, keys) for i in here if is_seat(i))
    moderating = facilitators(plan)
    if mesa.modera in plan.integrante and not any(i.clave == mesa.modera for i in plan.facilitadores):
        moderator = plan.integrante[mesa.modera]
        moderating = () if moderator.clave in keys and is_seat(moderator) else (signature(moderator, label="Modera"),)
    others = () if seated else tuple(guest(p.nombre, p.cargo, p.institucion, p.sector) for p in _guests(plan, mesa))
    return blocks((*seated, *others), moderating)


def _signature(plan: Plan, member: Integrante, here: set[str]) -> Firma:
    absent = titular_absent(plan, member, here)
    return standing_in(member, absent) if absent else signature(member)


def _guests(plan: Plan, mesa: Mesa) -> tuple[Presente, ...]:
    facilitator_names = {f.nombre for f in facilitators(plan)}
    return tuple(p for p in attendance(plan, mesa) if p.nombre not in facilitator_names)


def _legend(mesa: Mesa) -> str:
    return (
        f"La presente foja de firmas corresponde a la minuta de la mesa de diálogo {mesa.clave}, celebrada el "
        f"{spelled_day(mesa.fecha)}, y forma parte integrante de la misma."
    )


def _absences(plan: Plan, mesa: Mesa) -> str:
    if not came(plan, mesa):
        return ""
    missing = by_protocol(absent_seats(plan, mesa))
    names = lista(in_line(i) for i in missing)
    lack = "No asistió ni fue suplida" if len(missing) == 1 else "No asistieron ni fueron suplidas"
    whose = "la representación" if len(missing) == 1 else "las representaciones"
    return con_punto(f"{lack} {whose} de: {names}") if missing else ""


def _values(plan: Plan, mesa: Mesa) -> Iterator[tuple[str, str]]:
    yield "el tema de la mesa", mesa.tema
    yield "el lugar de la mesa", mesa.lugar
    yield "el objetivo de la mesa", mesa.objetivo
    yield "la introducción de la mesa", mesa.introduccion
    yield "el análisis de la mesa", mesa.analisis
    for present in attendance(plan, mesa):
        yield f"el asistente {present.numero}", present.nombre
    for row in plan.intervenciones:
        if row.mesa == mesa.clave:
            yield f"la intervención de {named(plan, row.participante)}", row.texto
    for acuerdo in plan.acuerdos:
        if acuerdo.mesa == mesa.clave:
            yield f"el acuerdo {acuerdo.clave}", acuerdo.acuerdo
            yield f"el responsable del acuerdo {acuerdo.clave}", named(plan, acuerdo.responsable)
