"""Información previa a una mesa: what was sent, by whom, when, and whether each actor had it ten days before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final

from pipeline.documents.context.blanks import lines_of, or_line, short_day, titled
from pipeline.documents.context.bloqueo import impeding_mesa
from pipeline.documents.context.firmas import Firma, signature
from pipeline.documents.context.hoja import Hoja, common, names_of
from pipeline.documents.context.mesas import DatosDeMesa, Insumo, data_of, paths, sent
from pipeline.documents.context.personas import by_protocol, head_of_garante, name_of, role_of, sector_of
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import (
    cantidad,
    con_articulo,
    con_mayuscula,
    fecha_con_dia_en_letra,
    fecha_larga,
    hora_en_letra,
    lista,
    lugar_y_fecha,
)
from pipeline.model.choices import AUTORIDAD, INSUMOS, NINGUNO, ORGANO_GARANTE
from pipeline.model.edition import Edition
from pipeline.model.files import Omitted
from pipeline.model.folios import folio_of_mesa
from pipeline.model.plan import Plan
from pipeline.model.records import Ejercicio, Envio, Integrante, Mesa
from pipeline.model.words import tidy

ID: Final = "informacion-previa"
FROM_GARANTE: Final = INSUMOS[:5]
FROM_INSTITUTION: Final = INSUMOS[5:8]
NOTHING: Final = "Ninguno"
ASKED: Final = (*FROM_GARANTE, *FROM_INSTITUTION)


@dataclass(frozen=True, slots=True)
class InsumoRequerido:
    """Un insumo que debe remitirse antes de la mesa."""

    insumo: Annotated[str, "qué debe remitirse"]
    quien: Annotated[str, "quién debe remitirlo"]
    estado: Annotated[str, "cuándo se envió, o que no consta"]


@dataclass(frozen=True, slots=True)
class Recepcion:
    """Si un actor contó con la información a tiempo."""

    actor: Annotated[str, "el nombre del actor"]
    calidad: Annotated[str, "su sector y su calidad"]
    recibidos: Annotated[str, "cuántos de los insumos enviados se le remitieron: 6 de 6"]
    ultimo: Annotated[str, "el día en que se le envió el último"]
    dias: Annotated[str, "los días naturales y hábiles de anticipación"]
    veredicto: Annotated[str, "si contó con ella a tiempo, y si no, qué faltó"]


@dataclass(frozen=True, slots=True)
class Convocatoria:
    """La convocatoria a una mesa que todavía no se celebra."""

    lugar_y_fecha: Annotated[str, "la entidad y la fecha de la convocatoria"]
    cuando_y_donde: Annotated[str, "el día, la hora y el lugar de la mesa, en letra; lo que no consta, por confirmar"]
    objetivo: Annotated[tuple[str, ...], "el objetivo, por párrafos; ninguno si no consta"]
    acompana: Annotated[bool, "verdadero si ya se envió información a la fecha de la convocatoria"]
    limite: Annotated[str, "el último día para remitir la información; vacío si ya pasó"]
    firma: Annotated[Firma | None, "quien firma por el órgano garante, si hay titular"]


@dataclass(frozen=True, kw_only=True)
class InformacionPrevia(Hoja):
    """Lo que puede nombrar la plantilla de la información previa."""

    convocatoria: Annotated[Convocatoria | None, "la convocatoria, hasta el día anterior a la mesa"]

    mesa: Annotated[DatosDeMesa, "la mesa"]
    plazo: Annotated[str, "la anticipación que se pide: 10 días naturales"]
    insumos: Annotated[tuple[Insumo, ...], "lo que se envió"]
    requeridos: Annotated[tuple[InsumoRequerido, ...], "lo que debe remitirse, y si se remitió"]
    recepciones: Annotated[tuple[Recepcion, ...], "actor por actor, si contó con la información a tiempo"]
    conclusion: Annotated[str, "la conclusión sobre todos los actores"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due for each mesa that stands in the sheet."""
    if not job.plan.mesas:
        yield Omitted(ID, "La hoja Mesas todavía no tiene mesas de diálogo.")
    for mesa, path in paths(job.plan):
        yield _document(job, mesa, path)


def _document(job: Job, mesa: Mesa, path: str) -> Due:
    plan = job.plan
    blocked = impeding_mesa(job.outcome, plan, mesa, tabs=(Ejercicio, Integrante, Mesa, Envio))
    receptions = tuple(_reception(plan, job.edition, mesa, i) for i in _actors(plan))
    hoja = InformacionPrevia(
        **common(job, f"Información previa a la mesa {mesa.clave}", folio_of_mesa(plan, "IP", mesa), blocked),
        convocatoria=_call(job, mesa),
        mesa=data_of(plan, mesa),
        plazo=cantidad(job.edition.dias_antes_de_mesa, "día natural", "días naturales"),
        insumos=sent(plan, mesa),
        requeridos=tuple(_required(plan, mesa, job.today)),
        recepciones=receptions,
        conclusion=_conclusion(receptions, mesa, job),
    )
    return Due(
        document=ID,
        path=f"{path}-informacion-previa",
        template=ID,
        title=titled(f"Información previa a la mesa de diálogo {mesa.clave}", mesa.tema),
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(plan, mesa)),
        on=job.today,
    )


DOCUMENT: Final = Document(ID, due, InformacionPrevia)


def _call(job: Job, mesa: Mesa) -> Convocatoria | None:
    if mesa.fecha is None or mesa.fecha <= job.today:
        return None
    last = mesa.fecha - timedelta(days=job.edition.dias_antes_de_mesa)
    head = head_of_garante(job.plan)
    return Convocatoria(
        lugar_y_fecha=lugar_y_fecha(or_line(job.plan.ejercicio.entidad_federativa), job.today),
        cuando_y_donde=_when_and_where(mesa, mesa.fecha),
        objetivo=lines_of(mesa.objetivo),
        acompana=any(e.mesa == mesa.clave and e.fecha_envio and e.fecha_envio <= job.today for e in job.plan.envios),
        limite=fecha_larga(last) if last >= job.today else "",
        firma=signature(head) if head else None,
    )


def _when_and_where(mesa: Mesa, day: date) -> str:
    at = f"a {hora_en_letra(mesa.hora_inicio)}" if mesa.hora_inicio else "a la hora que se confirmará"
    place = f"en {con_articulo(tidy(mesa.lugar))}" if tidy(mesa.lugar) else "en el lugar que se confirmará"
    return f"el {fecha_con_dia_en_letra(day)}, {at}, {place}"


def reached_in_time(job: Job, mesa: Mesa) -> str:
    """Whether every actor had in time what was sent for the mesa, in a sentence."""
    receptions = tuple(_reception(job.plan, job.edition, mesa, i) for i in _actors(job.plan))
    return _conclusion(receptions, mesa, job)


def _actors(plan: Plan) -> tuple[Integrante, ...]:
    return by_protocol((*plan.titulares, *plan.facilitadores))


def _required(plan: Plan, mesa: Mesa, today: date) -> Iterator[InsumoRequerido]:
    for name in ASKED:
        who, sector = ("Órgano garante", ORGANO_GARANTE) if name in FROM_GARANTE else ("Institución pública", AUTORIDAD)
        days = [e.fecha_envio for e in _sent_of(plan, mesa, name) if e.fecha_envio and _sector(plan, e) == sector]
        optional = name in FROM_INSTITUTION and not days
        none = "No consta (basta uno de los tres)" if optional else "No consta su envío"
        yield InsumoRequerido(con_mayuscula(name), who, _sending(min(days), today) if days else none)


def _sending(day: date, today: date) -> str:
    return f"{'Enviado' if day <= today else 'Por enviarse'} el {short_day(day)}"


def _sector(plan: Plan, envio: Envio) -> str:
    sender = plan.integrante.get(envio.remite)
    return sender.sector if sender else ""


def _sent_of(plan: Plan, mesa: Mesa, insumo: str) -> list[Envio]:
    return [e for e in plan.envios if e.mesa == mesa.clave and e.insumo == insumo]


def _reception(plan: Plan, edition: Edition, mesa: Mesa, actor: Integrante) -> Recepcion:
    kinds = [name for name in ASKED if _sent_of(plan, mesa, name)]
    first = {name: _first(plan, mesa, name, actor) for name in kinds}
    received = [day for day in first.values() if day is not None]
    lacking = [name for name, day in first.items() if day is None]
    last = max(received, default=None)
    sector = "" if actor.sector == NINGUNO else f"{sector_of(actor.sector)}, "
    return Recepcion(
        actor=name_of(actor),
        calidad=con_mayuscula(f"{sector}{role_of(actor)}"),
        recibidos=f"{len(received)} de {len(kinds)}",
        ultimo=short_day(last) if last else NOTHING,
        dias=_days(edition, last, mesa.fecha),
        veredicto=_verdict(edition, last, mesa.fecha, lacking),
    )


def _first(plan: Plan, mesa: Mesa, insumo: str, actor: Integrante) -> date | None:
    days = (e.fecha_envio for e in _sent_of(plan, mesa, insumo) if actor.clave in e.destinatarios)
    return min((day for day in days if day is not None), default=None)


def _days(edition: Edition, last: date | None, held: date | None) -> str:
    if last is None or held is None:
        return "—"
    if last >= held:
        return "0"
    natural = cantidad((held - last).days, "natural", "naturales")
    return f"{natural}; {cantidad(edition.working_days_before(last, held), 'hábil', 'hábiles')}"


def _verdict(edition: Edition, last: date | None, held: date | None, lacking: list[str]) -> str:
    if lacking and last is None:
        return "No contó con ninguno de los insumos enviados"
    if lacking:
        return f"No contó con: {lista(lacking)}"
    if last is None:
        return "Sin información enviada"
    if held is None:
        return "La mesa no tiene fecha"
    return "A tiempo" if (held - last).days >= edition.dias_antes_de_mesa else "Fuera de plazo"


def _conclusion(receptions: tuple[Recepcion, ...], mesa: Mesa, job: Job) -> str:
    if not receptions:
        return "Todavía no hay titulares ni facilitador registrados a quienes remitir la información."
    timely = sum(1 for r in receptions if r.veredicto == "A tiempo")
    total = len(receptions)
    days = cantidad(job.edition.dias_antes_de_mesa, "día natural", "días naturales")
    if all(r.ultimo == NOTHING for r in receptions):
        return "No consta que se haya enviado información a los actores antes de la mesa."
    who = f"Todos los actores ({total} de {total})" if timely == total else f"{timely} de {total} actores"
    planned = any(e.mesa == mesa.clave and e.fecha_envio and e.fecha_envio > job.today for e in job.plan.envios)
    before = "contarán" if planned else "cuentan"
    held = before if mesa.fecha is None or mesa.fecha > job.today else "contaron"
    return f"{who} {held} con la información enviada al menos {days} antes de la mesa."


def _values(plan: Plan, mesa: Mesa) -> Iterator[tuple[str, str]]:
    yield "el tema de la mesa", mesa.tema
    for envio in plan.envios:
        if envio.mesa == mesa.clave:
            yield f"el insumo {envio.insumo}", con_mayuscula(envio.insumo)
            yield f"la fecha de envío de {envio.insumo}", short_day(envio.fecha_envio)
    for actor in _actors(plan):
        yield f"el nombre de {actor.clave}", actor.nombre
