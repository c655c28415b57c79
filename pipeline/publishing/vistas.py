"""What each part of the page shows, built from public columns alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from pipeline.model.adendas import InForce, adendas_of, in_force
from pipeline.model.board import ActivityProgress, CompromisoProgress, Estado, MetaProgress, Plazo, Progress, Tally
from pipeline.model.choices import PROACTIVO
from pipeline.model.plan import grouped
from pipeline.model.progress import cuts, evidence, progress
from pipeline.model.records import Etapa
from pipeline.model.words import slugs
from pipeline.publishing.publico import Person, people, public
from pipeline.publishing.ruta import Axis, Bar, bar
from pipeline.publishing.sitio import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity for its card, its line of the calendar and the lists of what is due."""

    row: SimpleNamespace
    texto: InForce
    responsable: Person | None
    corresponsables: tuple[Person, ...]
    estado: Estado
    plazo: Plazo
    no_iniciada: bool
    dias_de_atraso: int
    dias_restantes: int | None
    completada_el: date | None
    falta_evidencia: bool
    historia: tuple[SimpleNamespace, ...]
    bar: Bar | None
    href: str

    @property
    def corte(self) -> SimpleNamespace | None:
        """The entry of the log that counts."""
        return self.historia[-1] if self.historia else None

    @property
    def clase(self) -> str:
        """How it is drawn: by its state, unless it is overdue."""
        if self.plazo is Plazo.VENCIDA:
            return "vencida"
        return {Estado.COMPLETADO: "completado", Estado.EN_PROCESO: "proceso", Estado.SIN_AVANCE: "sin"}[self.estado]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A commitment with all that hangs from it. ``href`` is its page."""

    row: SimpleNamespace
    proactivo: bool
    href: str
    tally: Tally
    activities: tuple[Activity, ...]
    vigentes: Mapping[str, InForce]
    metas: tuple[tuple[SimpleNamespace, MetaProgress], ...]
    indicadores: tuple[tuple[SimpleNamespace, InForce], ...]
    responsables: tuple[tuple[Person, str], ...]
    conformidades: tuple[tuple[Person, SimpleNamespace], ...]
    adendas: tuple[SimpleNamespace, ...]
    problematica: SimpleNamespace | None
    solucion: SimpleNamespace | None


@dataclass(frozen=True, slots=True)
class Change:
    """An activity whose log grew at the last cut: how it stood before and how it stands."""

    before: Activity | None
    after: Activity


@dataclass(frozen=True, slots=True)
class _Frame:
    site: Site
    who: Mapping[str, Person]
    scale: Axis | None
    pages: Mapping[str, str]
    anchors: Mapping[str, str]


def commitments(site: Site, board: Progress, scale: Axis | None) -> tuple[Commitment, ...]:
    """Every commitment of a board, the five first, the Proactivos after them."""
    frame = _Frame(
        site,
        people(site.plan),
        scale,
        slugs([c.compromiso.clave for c in board.compromisos]),
        slugs([a.clave for a in site.plan.actividades]),
    )
    return tuple(_commitment(frame, c) for c in (*board.conjunto, *board.proactivos))


def changes(site: Site, found: tuple[Commitment, ...]) -> tuple[date | None, tuple[Change, ...]]:
    """The last cut, and what it changed since the one before it."""
    days = cuts(site.plan, site.today)
    if not days:
        return None, ()
    former: dict[str, Activity] = {}
    if len(days) > 1:
        board = progress(site.plan, site.edition, days[-2])
        former = {a.row.clave: a for c in commitments(site, board, None) for a in c.activities}
    moved = (a for c in found for a in c.activities if a.corte and a.corte.fecha_corte == days[-1])
    return days[-1], tuple(Change(former.get(a.row.clave), a) for a in moved)


def _commitment(frame: _Frame, c: CompromisoProgress) -> Commitment:
    site, who, clave = frame.site, frame.who, c.compromiso.clave
    plan, href = site.plan, f"compromiso-{frame.pages[clave]}.html"
    agreed = adendas_of(plan, clave)
    row = public(plan, c.compromiso)
    texts = ("titulo", "objetivo", "descripcion", "resultado_esperado")
    return Commitment(
        row=row,
        proactivo=c.compromiso.tipo == PROACTIVO,
        href=href,
        tally=c.tally,
        activities=tuple(_activity(frame, a, href) for a in c.tally.actividades),
        vigentes={name: in_force(getattr(row, name), agreed, site.today) for name in texts},
        metas=tuple((public(plan, m.meta), m) for m in c.metas),
        indicadores=tuple(
            (public(plan, i), in_force(i.meta, agreed, site.today)) for i in plan.indicadores if i.compromiso == clave
        ),
        responsables=tuple(
            (who[r.integrante], public(plan, r).responsabilidad)
            for r in plan.responsables
            if r.compromiso == clave and r.integrante in who
        ),
        conformidades=tuple(
            (who[f.integrante], public(plan, f))
            for f in plan.conformidades
            if f.compromiso == clave and f.integrante in who
        ),
        adendas=tuple(public(plan, a) for a in agreed if a.fecha and a.fecha <= site.today),
        problematica=_seen(site, plan.problematica.get(c.compromiso.problematica)),
        solucion=_seen(site, plan.solucion.get(c.compromiso.solucion)),
    )


def _activity(frame: _Frame, a: ActivityProgress, href: str) -> Activity:
    site, who, fin = frame.site, frame.who, a.actividad.fin
    plan = site.plan
    row = public(plan, a.actividad)
    return Activity(
        row=row,
        texto=in_force(row.actividad, adendas_of(plan, a.actividad.compromiso), site.today),
        responsable=who.get(a.actividad.responsable),
        corresponsables=tuple(who[key] for key in a.actividad.corresponsables if key in who),
        estado=a.estado,
        plazo=a.plazo,
        no_iniciada=a.no_iniciada,
        dias_de_atraso=a.dias_de_atraso,
        dias_restantes=(fin - site.today).days if fin else None,
        completada_el=a.completada_el,
        falta_evidencia=a.falta_evidencia,
        historia=tuple(_entry(site, avance) for avance in a.historia),
        bar=bar(a, frame.scale, site.today) if frame.scale else None,
        href=f"{href}#{frame.anchors[a.actividad.clave]}",
    )


def _entry(site: Site, avance: Any) -> SimpleNamespace:  # noqa: ANN401 - an Avance, whose view has one word more
    view = public(site.plan, avance)
    view.liga = evidence(avance)
    return view


def _seen(site: Site, record: Any) -> SimpleNamespace | None:  # noqa: ANN401 - a record of any tab
    return None if record is None else public(site.plan, record)


def facts(site: Site) -> tuple[Etapa, ...]:
    """What happened in the six steps; what is noted for a day to come did not happen yet."""
    return tuple(e for e in site.plan.etapas if e.fecha is None or e.fecha <= site.today)


def of_the_process(site: Site) -> Mapping[str, Any]:
    """How the plan was made: the six steps, who is who, what was asked, said and chosen."""
    plan = site.plan
    who = people(plan)
    solutions = grouped(plan.soluciones, "problematica")
    agreed = grouped(plan.acuerdos, "mesa")
    sources = {c.clave: public(plan, c) for c in plan.consultas} | {m.clave: public(plan, m) for m in plan.mesas}
    return {
        "etapas": {n: [public(plan, e) for e in facts(site) if e.paso == n] for n in range(1, 7)},
        "personas": who,
        "reglas": [public(plan, r) for r in plan.reglas],
        "agenda_stl": [(public(plan, s), who.get(s.responsable)) for s in plan.agenda_stl],
        "consultas": [public(plan, c) for c in plan.consultas],
        "mesas": [(public(plan, m), [public(plan, a) for a in agreed.get(m.clave, ())]) for m in plan.mesas],
        "problematicas": [
            (
                public(plan, p),
                [sources[key] for key in p.origen if key in sources],
                [public(plan, s) for s in solutions.get(p.clave, ())],
            )
            for p in sorted(plan.problematicas, key=lambda p: (p.prioridad is None, p.prioridad or 0))
        ],
    }
