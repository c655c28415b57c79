"""A commitment's plantilla: what it is, who answers, what is done, how it is measured."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pipeline.documents.context.blanks import LINE, joined, or_line, paragraphs, short_day
from pipeline.documents.context.personas import PROTOCOL, by_protocol, name_of, named_with_sector, sector_of
from pipeline.documents.language import con_mayuscula, con_punto, lista, periodo
from pipeline.model.choices import AGA, FTM, LOCAL, PROACTIVO
from pipeline.model.plan import Plan, grouped
from pipeline.model.records import Actividad, Compromiso, Indicador, Integrante, Meta, Problematica, Responsable
from pipeline.model.words import natural, tidy

TIPOS: Final = {
    AGA: "Alineado al Plan de Acción 2016-2018 de la Alianza para el Gobierno Abierto",
    LOCAL: "Problemática local",
    FTM: "Follow the Money",
    PROACTIVO: "Proactivo",
}


@dataclass(frozen=True, slots=True)
class RenglonDeResponsable:
    """Quien responde por un compromiso."""

    sector: Annotated[str, "el sector que representa"]
    nombre: Annotated[str, "el nombre con su tratamiento"]
    cargo: Annotated[str, "el cargo e institución"]
    responsabilidad: Annotated[tuple[str, ...], "de qué responde, por párrafos"]


@dataclass(frozen=True, slots=True)
class RenglonDeActividad:
    """Una actividad de un compromiso."""

    clave: Annotated[str, "la clave en la hoja Actividades"]
    texto: Annotated[tuple[str, ...], "qué se hará, por párrafos"]
    responsable: Annotated[str, "la persona responsable, o una línea"]
    corresponsables: Annotated[str, "quienes ayudan; vacío si nadie"]
    inicio: Annotated[str, "el primer día"]
    fin: Annotated[str, "el último día"]
    producto: Annotated[str, "lo que quedará hecho, o una línea"]
    medio: Annotated[str, "el medio de verificación, o una línea"]


@dataclass(frozen=True, slots=True)
class RenglonDeIndicador:
    """Un indicador de un compromiso."""

    clave: Annotated[str, "la clave en la hoja Indicadores"]
    nombre: Annotated[str, "qué se mide"]
    tipo: Annotated[str, "gestión o efecto"]
    formula: Annotated[tuple[str, ...], "cómo se calcula, por párrafos"]
    unidad: Annotated[str, "en qué se expresa"]
    linea_base: Annotated[str, "el valor del que se parte"]
    meta: Annotated[str, "el valor al que se llegará"]
    frecuencia: Annotated[str, "cada cuándo se mide"]
    fuente: Annotated[str, "de dónde sale el dato"]


@dataclass(frozen=True, slots=True)
class RenglonDeMeta:
    """Una meta de un compromiso."""

    compromiso: Annotated[str, "la clave del compromiso"]
    tipo: Annotated[str, "parcial o final"]
    texto: Annotated[tuple[str, ...], "lo que se habrá logrado, por párrafos"]
    fecha: Annotated[str, "para cuándo"]
    medida: Annotated[str, "el indicador y el valor con que se comprueba"]
    actividades: Annotated[str, "las actividades que llevan a ella"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plantilla:
    """La plantilla de un compromiso del PAL."""

    clave: Annotated[str, "la clave en la hoja Compromisos"]
    titulo: Annotated[str, "el título"]
    tipo: Annotated[str, "el tipo de compromiso"]
    es_ftm: Annotated[bool, "verdadero si es Follow the Money"]
    tema: Annotated[str, "el tema del PA18; vacío si no tiene"]
    problematica: Annotated[tuple[str, ...], "la problemática que atiende, por párrafos"]
    causas: Annotated[tuple[str, ...], "causas y efectos, por párrafos"]
    origen: Annotated[str, "de qué consultas y mesas salió, y con qué fuente"]
    solucion: Annotated[tuple[str, ...], "la solución elegida, con su viabilidad y su motivo"]
    objetivo: Annotated[tuple[str, ...], "el objetivo, por párrafos"]
    descripcion: Annotated[tuple[str, ...], "la descripción, por párrafos"]
    resultado: Annotated[tuple[str, ...], "el resultado esperado, por párrafos"]
    vigencia: Annotated[str, "el periodo: del 1 de enero al 31 de diciembre de 2017"]
    motivo_duracion: Annotated[tuple[str, ...], "por qué dura más de un año; vacío si no se dice"]
    programa: Annotated[str, "en FtM, el programa o fondo"]
    ejercicio_fiscal: Annotated[str, "en FtM, el ejercicio fiscal"]
    territorio: Annotated[str, "en FtM, el territorio"]
    responsables: Annotated[tuple[RenglonDeResponsable, ...], "quienes responden, en orden de protocolo"]
    actividades: Annotated[tuple[RenglonDeActividad, ...], "las actividades"]
    indicadores: Annotated[tuple[RenglonDeIndicador, ...], "los indicadores"]
    metas: Annotated[tuple[RenglonDeMeta, ...], "las metas parciales y finales"]


def in_order(compromisos: Iterable[Compromiso]) -> tuple[Compromiso, ...]:
    """Commitments by key, those that go beyond the quota last."""
    return tuple(sorted(compromisos, key=lambda c: (c.tipo == PROACTIVO, natural(c.clave), c.row)))


def tipo_of(compromiso: Compromiso) -> str:
    """The kind of a commitment in words."""
    return TIPOS.get(compromiso.tipo, LINE)


def plantillas(plan: Plan) -> tuple[Plantilla, ...]:
    """One plantilla for each commitment."""
    return tuple(_plantilla(plan, c) for c in in_order(plan.compromisos))


def _plantilla(plan: Plan, c: Compromiso) -> Plantilla:
    problem = plan.problematica.get(c.problematica)
    return Plantilla(
        clave=c.clave,
        titulo=or_line(c.titulo),
        tipo=tipo_of(c),
        es_ftm=c.tipo == FTM,
        tema=tidy(c.tema_pa18),
        problematica=paragraphs(problem.problematica if problem else "", "Sin problemática asentada."),
        causas=paragraphs(problem.causas_y_efectos if problem else "", "Sin causas ni efectos asentados."),
        origen=con_mayuscula(origin_of(plan, problem)),
        solucion=tuple(_solution(plan, c)),
        objetivo=paragraphs(c.objetivo),
        descripcion=paragraphs(c.descripcion, "Sin descripción asentada."),
        resultado=paragraphs(c.resultado_esperado, "Sin resultado esperado asentado."),
        vigencia=con_punto(con_mayuscula(span(c.inicio, c.fin))),
        motivo_duracion=paragraphs(c.motivo_duracion) if tidy(c.motivo_duracion) else (),
        programa=or_line(c.programa_o_fondo),
        ejercicio_fiscal=or_line(c.ejercicio_fiscal),
        territorio=or_line(c.territorio),
        responsables=_responsibles(plan, c),
        actividades=tuple(_activity(plan, a) for a in activities_of(plan, c)),
        indicadores=tuple(_indicator(i) for i in plan.indicadores if i.compromiso == c.clave),
        metas=goals(plan, c),
    )


def span(inicio: date | None, fin: date | None) -> str:
    """A span of days, or lines to fill in."""
    if inicio is None or fin is None:
        return f"del {short_day(inicio)} al {short_day(fin)}"
    return periodo(inicio, fin)


def origin_of(plan: Plan, problem: Problematica | None) -> str:
    """From which consultations and mesas a problem came, and on what source it rests."""
    if problem is None:
        return "Sin origen asentado"
    named = (_origin(plan, key) for key in problem.origen)
    source = f"Fuente: {tidy(problem.fuente)}" if tidy(problem.fuente) else ""
    return joined((lista(named), source), ". ") or "Sin origen asentado"


def _origin(plan: Plan, key: str) -> str:
    if key in plan.consulta:
        return f"consulta {key} ({tidy(plan.consulta[key].mecanismo)})"
    if key in plan.mesa:
        return f"mesa {key} ({tidy(plan.mesa[key].tema)})"
    return tidy(key)


def _solution(plan: Plan, c: Compromiso) -> Iterable[str]:
    chosen = plan.solucion.get(c.solucion)
    if chosen is None:
        return ("Sin solución asentada.",)
    feasible = f"Viabilidad {chosen.viabilidad}." if chosen.viabilidad else ""
    return (*paragraphs(chosen.solucion), *filter(None, (joined((feasible, tidy(chosen.motivo)), " "),)))


def _responsibles(plan: Plan, c: Compromiso) -> tuple[RenglonDeResponsable, ...]:
    rows = [row for row in plan.responsables if row.compromiso == c.clave]
    return tuple(_responsible(plan, row) for row in sorted(rows, key=lambda r: protocol_of(plan, r.integrante)))


def protocol_of(plan: Plan, key: str) -> tuple[int, object]:
    """The place of a person in the protocol."""
    found = plan.integrante.get(key)
    rank = PROTOCOL.index(found.sector) if found and found.sector in PROTOCOL else len(PROTOCOL)
    return rank, natural(key)


def _responsible(plan: Plan, row: Responsable) -> RenglonDeResponsable:
    person = plan.integrante.get(row.integrante)
    duty = paragraphs(row.responsabilidad, "Sin responsabilidad particular asentada.")
    if person is None:
        return RenglonDeResponsable("Sin sector registrado", or_line(row.integrante), LINE, duty)
    post = joined((person.cargo, person.institucion))
    return RenglonDeResponsable(sector_of(person.sector), name_of(person), post or LINE, duty)


def activities_of(plan: Plan, c: Compromiso) -> tuple[Actividad, ...]:
    """The activities of a commitment, by key."""
    return tuple(a for a in plan.actividades if a.compromiso == c.clave)


def _activity(plan: Plan, a: Actividad) -> RenglonDeActividad:
    return RenglonDeActividad(
        clave=a.clave,
        texto=paragraphs(a.actividad),
        responsable=named_with_sector(plan, a.responsable) or LINE,
        corresponsables=lista(named_with_sector(plan, key) for key in a.corresponsables),
        inicio=short_day(a.inicio),
        fin=short_day(a.fin),
        producto=or_line(a.producto),
        medio=or_line(a.medio_verificacion),
    )


def _indicator(i: Indicador) -> RenglonDeIndicador:
    return RenglonDeIndicador(
        clave=i.clave,
        nombre=or_line(i.indicador),
        tipo=con_mayuscula(i.tipo) or "Sin tipo asentado",
        formula=paragraphs(i.formula),
        unidad=or_line(i.unidad),
        linea_base=or_line(i.linea_base),
        meta=or_line(i.meta),
        frecuencia=or_line(i.frecuencia),
        fuente=or_line(i.fuente),
    )


def goals(plan: Plan, c: Compromiso) -> tuple[RenglonDeMeta, ...]:
    """The goals of a commitment, by date."""
    rows = [m for m in plan.metas if m.compromiso == c.clave]
    return tuple(_goal(plan, m) for m in sorted(rows, key=lambda m: (m.fecha or date.max, m.tipo != "parcial", m.row)))


def measured(plan: Plan, m: Meta) -> str:
    """The indicator with which a goal is proved, and the value."""
    indicator = plan.indicador.get(m.indicador)
    told = joined((tidy(indicator.indicador) if indicator else m.indicador, m.valor), ": ")
    return told.replace(" %", "\u00a0%") or "Sin indicador asentado"


def _goal(plan: Plan, m: Meta) -> RenglonDeMeta:
    return RenglonDeMeta(
        compromiso=m.compromiso,
        tipo=con_mayuscula(m.tipo) or LINE,
        texto=paragraphs(m.meta),
        fecha=short_day(m.fecha),
        medida=measured(plan, m),
        actividades=lista(m.actividades) or "Sin actividades asentadas",
    )


def involved(plan: Plan) -> tuple[Integrante, ...]:
    """Everyone with a responsibility or an activity, in the order of protocol."""
    rows = grouped(plan.responsables, "integrante").keys()
    doing = {key for a in plan.actividades for key in (a.responsable, *a.corresponsables)}
    return by_protocol(i for i in plan.integrantes if i.clave in rows or i.clave in doing)
