"""Plan de Acción Local (Anexo 2), in the order of INAI's format; final only when nothing impedes it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pipeline.documents.context.blanks import (
    closing_day,
    lines_of,
    long_day,
    or_line,
    paragraphs,
    spelled_day,
    titled,
)
from pipeline.documents.context.calendario import (
    RenglonDeAgenda,
    RenglonDeMatriz,
    Tramo,
    Vencimiento,
    agenda,
    calendar,
    matrix,
    route,
)
from pipeline.documents.context.compromisos import (
    Plantilla,
    RenglonDeMeta,
    activities_of,
    goals,
    in_order,
    plantillas,
)
from pipeline.documents.context.conformidad import Manifestacion, conformity
from pipeline.documents.context.constancia import methodologies
from pipeline.documents.context.firmas import HojaFirmada, groups, seats, signed
from pipeline.documents.context.fundamento import fundamento, local_law
from pipeline.documents.context.hoja import common, names_of, whole_notice
from pipeline.documents.context.mesas import agreeing_mesa
from pipeline.documents.context.personas import Persona, named, the_facilitator
from pipeline.documents.context.plan import composition, global_rule, monitoring, validity, years
from pipeline.documents.context.problematicas import RenglonDeProblematica, problem_of
from pipeline.documents.context.proceso import (
    HechoDelProceso,
    RenglonDeConsulta,
    RenglonDeMesa,
    consultations,
    facts,
    members,
    mesas_held,
)
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import (
    con_articulo,
    con_mayuscula,
    con_punto,
    lista,
    lugar_y_fecha,
    mayusculas,
    sin_punto,
)
from pipeline.model.files import Omitted
from pipeline.model.folios import folio_of_pal
from pipeline.model.plan import Plan
from pipeline.model.records import Ejercicio
from pipeline.model.words import tidy

ID: Final = "plan-de-accion-local"


@dataclass(frozen=True, kw_only=True)
class PlanDeAccionLocal(HojaFirmada):
    """Lo que puede nombrar la plantilla del Plan de Acción Local."""

    entidad_en_mayusculas: Annotated[str, "el nombre de la entidad en mayúsculas"]
    periodo: Annotated[str, "los años que abarca: 2016-2017"]
    lugar_y_fecha: Annotated[str, "el lugar y la fecha de la firma"]
    introduccion: Annotated[tuple[str, ...], "la introducción, por párrafos"]
    contexto: Annotated[tuple[str, ...], "el contexto y los retos, por párrafos"]
    hechos: Annotated[tuple[HechoDelProceso, ...], "los hechos de los seis pasos, con su evidencia"]
    consultas: Annotated[tuple[RenglonDeConsulta, ...], "las consultas públicas"]
    mesas: Annotated[tuple[RenglonDeMesa, ...], "las mesas de diálogo"]
    participantes: Annotated[tuple[Persona, ...], "quienes integran el STL, en orden de protocolo"]
    marco_normativo: Annotated[tuple[str, ...], "las normas en que se apoya el plan, según su fecha"]
    objetivo_estrategico: Annotated[tuple[str, ...], "el objetivo estratégico, por párrafos"]
    objetivos_especificos: Annotated[tuple[str, ...], "los objetivos específicos"]
    composicion: Annotated[str, "cuántos compromisos integran el plan, y de qué tipos"]
    problematicas: Annotated[tuple[RenglonDeProblematica, ...], "cada problemática y el compromiso que la atiende"]
    compromisos: Annotated[tuple[Plantilla, ...], "las plantillas de los compromisos"]
    metas: Annotated[tuple[RenglonDeMeta, ...], "las metas de todos los compromisos"]
    evaluacion: Annotated[str, "cómo se evalúan los compromisos en conjunto"]
    monitoreo: Annotated[str, "cuándo se hacen el monitoreo y la evaluación"]
    vigencia: Annotated[str, "desde cuándo y hasta cuándo está vigente el plan"]
    ruta: Annotated[tuple[Vencimiento, ...], "lo que termina en cada mes"]
    calendario: Annotated[tuple[Tramo, ...], "el calendario, en tramos de un año"]
    matriz: Annotated[tuple[RenglonDeMatriz, ...], "la agenda compartida: compromisos y sectores"]
    agenda: Annotated[tuple[RenglonDeAgenda, ...], "las responsabilidades particulares de cada quien"]
    micrositio: Annotated[str, "la dirección del micrositio, o una línea"]
    tablero: Annotated[str, "la dirección del tablero, o una línea"]
    periodicidad: Annotated[str, "cada cuándo se actualiza el tablero"]
    facilitador: Annotated[str, "el facilitador, la facilitadora o la persona facilitadora"]
    anexos: Annotated[tuple[str, ...], "los anexos"]
    manifestaciones: Annotated[str, "lo que precede a lo que manifestaron las partes, o que no consta"]
    conformidades: Annotated[tuple[Manifestacion, ...], "la manifestación de las partes sobre cada compromiso"]
    lugar: Annotated[str, "el lugar de la firma, con su artículo, o una línea"]
    dia_en_letra: Annotated[str, "el día de la firma en letra: a los veinte días del mes de …"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once Compromisos has rows."""
    plan = job.plan
    if not plan.compromisos:
        yield Omitted(ID, "La hoja Compromisos todavía no tiene compromisos.")
        return
    when = plan.ejercicio.fecha_firma_pal or job.today
    blocked = job.outcome.impeding
    hoja = PlanDeAccionLocal(
        **common(job, "Plan de Acción Local (Anexo 2)", folio_of_pal(plan), blocked),
        **signed(groups(plan, seats(plan)), _legend(plan.ejercicio)),
        **_front(plan, when),
        **_measured(job),
        **_followed(job),
    )
    yield Due(
        document=ID,
        path="04-plan-de-accion-local",
        template=ID,
        title=titled("Plan de Acción Local de Gobierno Abierto", f"{plan.ejercicio.entidad_federativa} {hoja.periodo}"),
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(plan)),
        on=when,
        indexed=True,
    )


DOCUMENT: Final = Document(ID, due, PlanDeAccionLocal)


def _front(plan: Plan, when: date) -> dict[str, Any]:
    ejercicio = plan.ejercicio
    return {
        "entidad_en_mayusculas": mayusculas(or_line(ejercicio.entidad_federativa)),
        "periodo": years(plan),
        "lugar_y_fecha": _place_and_day(ejercicio),
        "introduccion": paragraphs(ejercicio.introduccion, "La introducción está por redactarse: ________."),
        "contexto": paragraphs(ejercicio.contexto_y_retos, "El contexto y los retos están por redactarse: ________."),
        "hechos": facts(plan, when),
        "consultas": consultations(plan),
        "mesas": mesas_held(plan),
        "participantes": members(plan),
        "marco_normativo": tuple(con_punto(con_mayuscula(law)) for law in (*fundamento(when), *local_law(ejercicio))),
        "objetivo_estrategico": paragraphs(
            ejercicio.objetivo_estrategico, "El objetivo estratégico está por definirse: ________."
        ),
        "objetivos_especificos": lines_of(ejercicio.objetivos_especificos),
    }


def _measured(job: Job) -> dict[str, Any]:
    plan = job.plan
    return {
        "composicion": composition(plan),
        "problematicas": tuple(problem_of(plan, c) for c in in_order(plan.compromisos)),
        "compromisos": plantillas(plan),
        "metas": tuple(goal for c in in_order(plan.compromisos) for goal in goals(plan, c)),
        "evaluacion": global_rule(plan),
        "monitoreo": monitoring(job),
        "vigencia": validity(job),
        "manifestaciones": _before_declarations(plan),
        "conformidades": conformity(plan) if plan.conformidades else (),
    }


def _followed(job: Job) -> dict[str, Any]:
    plan = job.plan
    ejercicio = plan.ejercicio
    return {
        "ruta": route(plan),
        "calendario": calendar(plan),
        "matriz": matrix(plan),
        "agenda": agenda(plan),
        "micrositio": or_line(ejercicio.micrositio),
        "tablero": or_line(ejercicio.tablero),
        "periodicidad": f"al menos cada {job.edition.dias_entre_avances} días naturales",
        "facilitador": the_facilitator(plan),
        "anexos": tuple(_annexes(job)),
        "lugar": con_articulo(sin_punto(or_line(ejercicio.lugar_firma_pal))),
        "dia_en_letra": closing_day(ejercicio.fecha_firma_pal),
    }


def _before_declarations(plan: Plan) -> str:
    if not plan.conformidades:
        return "Todavía no consta lo que manifiestan las partes sobre cada compromiso."
    mesa = agreeing_mesa(plan)
    said = "las partes manifestaron sobre cada compromiso lo siguiente:"
    read = mesa is not None and mesa.lectura_acuerdos
    return f"Leídos los acuerdos que integran este Plan, {said}" if read else con_mayuscula(said)


def _place_and_day(ejercicio: Ejercicio) -> str:
    if ejercicio.fecha_firma_pal is None:
        return f"{or_line(ejercicio.lugar_firma_pal)}, a {long_day(None)}"
    return lugar_y_fecha(or_line(ejercicio.lugar_firma_pal), ejercicio.fecha_firma_pal)


def _legend(ejercicio: Ejercicio) -> str:
    return (
        "La presente foja de firmas corresponde al Plan de Acción Local de Gobierno Abierto, firmado el "
        f"{spelled_day(ejercicio.fecha_firma_pal)}, y forma parte integrante del mismo."
    )


def _annexes(job: Job) -> Iterator[str]:
    plan = job.plan
    yield "Anexo 1. Insumos de las mesas: información previa, convocatorias y metodología de priorización."
    if plan.mesas:
        yield f"Minutas y listas de asistencia de las mesas de diálogo {lista(m.clave for m in plan.mesas)}."
    taken = {c.problematica for c in plan.compromisos}
    linked = [problem for problem in plan.problematicas if tidy(problem.metodologia)]
    yield from methodologies(p for p in linked if p.clave in taken)
    yield from methodologies((p for p in linked if p.clave not in taken), ", sin compromiso en este Plan")
    yield "Relación de la evidencia de cada paso, que consta en la sección I.B."
    yield f"Aviso de privacidad integral, que puede consultarse en {whole_notice(job)}."


def _values(plan: Plan) -> Iterator[tuple[str, str]]:
    ejercicio = plan.ejercicio
    for field in ("introduccion", "contexto_y_retos", "objetivo_estrategico", "objetivos_especificos"):
        yield field.replace("_", " "), getattr(ejercicio, field)
    for c in plan.compromisos:
        yield f"el título de {c.clave}", c.titulo
        yield f"el objetivo de {c.clave}", c.objetivo
        yield f"la descripción de {c.clave}", c.descripcion
        yield f"el resultado esperado de {c.clave}", c.resultado_esperado
        if c.problematica in plan.problematica:
            yield f"la problemática de {c.clave}", plan.problematica[c.problematica].problematica
        for a in activities_of(plan, c):
            yield f"la actividad {a.clave}", a.actividad
            yield f"el producto de {a.clave}", a.producto
            yield f"la persona responsable de {a.clave}", named(plan, a.responsable)
    for i in plan.indicadores:
        yield f"el indicador {i.clave}", i.indicador
        yield f"la meta del indicador {i.clave}", i.meta
    for m in plan.metas:
        yield f"una meta {m.tipo} de {m.compromiso}", m.meta
    for row in plan.responsables:
        yield f"la responsabilidad de {row.integrante} en {row.compromiso}", row.responsabilidad
    for said in plan.conformidades:
        yield f"la observación de {said.integrante} sobre {said.compromiso}", said.observacion
    for person in members(plan):
        yield f"el nombre de {person.clave}", person.nombre
