"""How far activities, goals and commitments had come on the day of a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from pipeline.documents.context.blanks import LINE, brief, or_line, paragraphs, short_day
from pipeline.documents.context.compromisos import measured, tipo_of
from pipeline.documents.context.evidencia import ordered, proofs
from pipeline.documents.context.personas import named_with_sector
from pipeline.documents.language import cantidad, con_mayuscula, con_punto, fecha_corta, lista, porcentaje
from pipeline.model.adendas import adendas_of, in_force
from pipeline.model.board import ActivityProgress, CompromisoProgress, Estado, MetaProgress, Plazo, Progress, Tally
from pipeline.model.plan import Plan
from pipeline.model.records import Avance
from pipeline.model.words import tidy

_SHORT_TITLE: Final = 150
NO_EVIDENCE: Final = "No se contó con evidencia"


@dataclass(frozen=True, slots=True)
class AvanceDeActividad:
    """Una actividad en el corte."""

    clave: Annotated[str, "la clave en la hoja Actividades"]
    texto: Annotated[tuple[str, ...], "qué se haría, por párrafos, como estaba vigente en el corte"]
    responsable: Annotated[str, "la persona responsable, o una línea"]
    plazo: Annotated[str, "de qué día a qué día"]
    estado: Annotated[str, "Completado, En proceso o Sin avance"]
    porcentaje: Annotated[str, "lo reportado en el corte que cuenta, o “Sin reporte”"]
    puntualidad: Annotated[str, "en tiempo, por vencer, vencida o cumplida a destiempo"]
    atraso: Annotated[str, "los días naturales de atraso, o una raya"]
    conclusion: Annotated[str, "el día en que quedó concluida, o una raya"]
    evidencia: Annotated[str, "las claves de su evidencia en el anexo, o que no se contó con ella"]


@dataclass(frozen=True, slots=True)
class AvanceDeMeta:
    """Una meta en el corte."""

    tipo: Annotated[str, "parcial o final"]
    texto: Annotated[tuple[str, ...], "la meta, por párrafos, como estaba vigente en el corte"]
    fecha: Annotated[str, "para cuándo"]
    medida: Annotated[str, "el indicador y el valor con que se comprueba"]
    actividades: Annotated[str, "cuántas de sus actividades están completadas: 2 de 3 (66.67 %)"]
    situacion: Annotated[str, "si se alcanzó, cuándo y si fue en tiempo"]
    modificada: Annotated[str, "las adendas que la cambiaron; vacío si ninguna"]


@dataclass(frozen=True, slots=True)
class AvanceDeCompromiso:
    """Un compromiso en el corte."""

    clave: Annotated[str, "la clave en la hoja Compromisos"]
    titulo: Annotated[str, "el título, como estaba vigente en el corte"]
    titulo_breve: Annotated[str, "el título; si es largo, su principio"]
    tipo: Annotated[str, "el tipo de compromiso"]
    estado: Annotated[str, "Completado, En proceso o Sin avance"]
    avance: Annotated[str, "cuántas actividades están completadas: 3 de 5 (60 %)"]
    exigible: Annotated[str, "de las actividades cuyo término había llegado, cuántas están completadas"]
    vencidas: Annotated[str, "cuántas actividades están vencidas"]
    a_destiempo: Annotated[str, "cuántas actividades se cumplieron a destiempo"]
    metas_parciales: Annotated[str, "cuántas metas parciales se alcanzaron: 1 de 1"]
    metas_finales: Annotated[str, "cuántas metas finales se alcanzaron: 0 de 1"]
    calendario: Annotated[str, "si se concluyó conforme al calendario original, en una oración"]
    metas: Annotated[tuple[AvanceDeMeta, ...], "las metas, por fecha"]
    actividades: Annotated[tuple[AvanceDeActividad, ...], "las actividades"]
    obstaculos: Annotated[tuple[str, ...], "los obstáculos reportados"]
    resultados: Annotated[tuple[str, ...], "los resultados finales reportados"]


def of_total(done: int, total: int, noun: str = "") -> str:
    """A count that never stands alone: 3 de 5 (60 %), or 3 de 5 actividades (60 %); a dash of none."""
    return f"{done} de {total}{noun and ' '}{noun} ({porcentaje(Decimal(done) / total)})" if total else "—"


def told(tally: Tally) -> str:
    """The complete ones of a tally, of how many."""
    return of_total(tally.completadas, tally.total)


def reached(meta: MetaProgress) -> bool:
    """Whether the goal's activities are all complete, and it has some."""
    return meta.tally.estado is Estado.COMPLETADO


def commitments(plan: Plan, board: Progress) -> tuple[AvanceDeCompromiso, ...]:
    """Every commitment: the five by key, then those beyond them."""
    return tuple(_commitment(plan, c, board.day) for c in ordered(board))


def _commitment(plan: Plan, c: CompromisoProgress, day: date) -> AvanceDeCompromiso:
    row, tally = c.compromiso, c.tally
    title = or_line(in_force(row.titulo, adendas_of(plan, row.clave), day).text)
    ripe = tally.due_by(day)
    return AvanceDeCompromiso(
        clave=row.clave,
        titulo=title,
        titulo_breve=brief(title, _SHORT_TITLE),
        tipo=tipo_of(row),
        estado=str(tally.estado),
        avance=told(tally),
        exigible=told(ripe) if ripe.total else "Ninguna ha llegado a su término",
        vencidas=str(tally.vencidas),
        a_destiempo=str(tally.count(Plazo.A_DESTIEMPO)),
        metas_parciales=goals_reached(c, "parcial"),
        metas_finales=goals_reached(c, "final"),
        calendario=_on_schedule(tally),
        metas=tuple(_goal(plan, m, day) for m in sorted(c.metas, key=lambda m: m.meta.fecha or date.max)),
        actividades=tuple(_activity(plan, a, day) for a in tally.actividades),
        obstaculos=tuple(_said(tally, "obstaculo")),
        resultados=tuple(_said(tally, "resultado_final")),
    )


def goals_reached(c: CompromisoProgress, tipo: str) -> str:
    """How many goals of a kind were reached, of how many."""
    those = [m for m in c.metas if m.meta.tipo == tipo]
    return of_total(sum(map(reached, those)), len(those)) if those else "Sin metas asentadas"


def _on_schedule(tally: Tally) -> str:
    if not tally.total:
        return "Sin actividades asentadas."
    if tally.completadas < tally.total:
        missing = tally.total - tally.completadas
        return f"Sin concluir al corte: {cantidad(missing, 'actividad', 'actividades')} de {tally.total}."
    late = [a for a in tally.actividades if a.plazo is Plazo.A_DESTIEMPO]
    if late:
        most = max(a.dias_de_atraso for a in late)
        return f"Concluido, con {len(late)} de {tally.total} a destiempo (hasta {days(most)})."
    if any(a.actividad.fin is None for a in tally.actividades):
        return "Concluido; hay actividades sin fecha de término con que compararlo."
    return "Concluido conforme al calendario."


def days(count: int) -> str:
    """34 días naturales."""
    return cantidad(count, "día natural", "días naturales")


def _said(tally: Tally, field: str) -> Iterator[str]:
    for a in tally.actividades:
        for avance in a.historia:
            if text := tidy(getattr(avance, field)):
                yield f"{a.actividad.clave} ({short_day(avance.fecha_corte)}): {con_punto(text)}"


def _goal(plan: Plan, m: MetaProgress, day: date) -> AvanceDeMeta:
    return AvanceDeMeta(
        tipo=con_mayuscula(m.meta.tipo) or LINE,
        texto=paragraphs(m.vigente.text),
        fecha=short_day(m.meta.fecha),
        medida=measured(plan, m.meta),
        actividades=told(m.tally) if m.tally.total else "Sin actividades asentadas",
        situacion=_standing(m, day),
        modificada=lista(a.clave for a in m.vigente.adendas),
    )


def _standing(m: MetaProgress, day: date) -> str:
    due = m.meta.fecha
    if not m.tally.total:
        return "Por valorar: la hoja no dice qué actividades llevan a ella."
    if reached(m):
        done = max(a.completada_el or date.min for a in m.tally.actividades)
        late = (done - due).days if due else 0
        return f"Alcanzada por sus actividades el {fecha_corta(done)}, " + (
            f"con {days(late)} de atraso." if late > 0 else "en tiempo."
        )
    if due and due < day:
        return f"{NO_EVIDENCE} de su cumplimiento; venció hace {days((day - due).days)}."
    if m.tally.estado is Estado.SIN_AVANCE:
        return "Su fecha no ha llegado; sin avance en el corte."
    return "En proceso."


def _activity(plan: Plan, a: ActivityProgress, day: date) -> AvanceDeActividad:
    row = a.actividad
    kept = in_force(row.actividad, adendas_of(plan, row.compromiso), day)
    return AvanceDeActividad(
        clave=row.clave,
        texto=paragraphs(kept.text),
        responsable=named_with_sector(plan, row.responsable) or LINE,
        plazo=f"{short_day(row.inicio)} a {short_day(row.fin)}",
        estado=f"{a.estado} (todavía no inicia)" if a.no_iniciada else str(a.estado),
        porcentaje=_reported(a.corte),
        puntualidad=con_mayuscula(a.plazo),
        atraso=days(a.dias_de_atraso) if a.dias_de_atraso else "—",
        conclusion=fecha_corta(a.completada_el) if a.completada_el else "—",
        evidencia=_proofs(a),
    )


def _reported(avance: Avance | None) -> str:
    if avance is None:
        return "Sin reporte"
    return porcentaje(avance.porcentaje) if avance.porcentaje is not None else "Sin porcentaje"


def _proofs(a: ActivityProgress) -> str:
    keys = [key for key, _ in proofs(a)]
    if a.falta_evidencia:
        return f"Se reportó al 100 %; {NO_EVIDENCE[:1].lower()}{NO_EVIDENCE[1:]} de ello"
    return lista(keys) or ("—" if a.no_iniciada else NO_EVIDENCE)
