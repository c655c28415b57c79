"""The public page: static, self-contained, without script and without a request to anyone."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from pipeline.model.board import Estado, Plazo, Progress
from pipeline.model.progress import cuts, progress, web_address
from pipeline.model.stages import STEPS, begun
from pipeline.publishing import fechas
from pipeline.publishing.publico import clean, people, public
from pipeline.publishing.ruta import axis
from pipeline.publishing.sitio import Site
from pipeline.publishing.tablas import Table
from pipeline.publishing.vistas import Activity, Commitment, changes, commitments, facts, of_the_process

DOCUMENTS: Final = "documentos"
CALENDARS: Final = "agenda"
DATA: Final = "datos"


def pages(site: Site, tables: tuple[Table, ...], data: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The HTML files by name. ``tables`` and ``data`` are what the page of downloads offers."""
    board = progress(site.plan, site.edition, site.today)
    scale = axis(board.actividades)
    found = commitments(site, board, scale)
    shown = _Pages(site, found)
    cut, moved = changes(site, found)
    files = {
        "index.html": shown.page(
            "index.html", "",
            board=board, ejes=scale, corte=cut, corte_viejo=_stale(site, board, cut), cambios=moved,
            historia=_history(site), actores=_actors(site, board, found), pasos=_steps(site),
            veredicto=_verdict(site, board),
        ),
        "proceso.html": shown.page("proceso.html", "Cómo se hizo", pasos=_steps(site), **of_the_process(site)),
        "datos.html": shown.page(
            "datos.html", "Descargas y datos abiertos",
            tablas=tables, datos={name: len(content) for name, content in data.items()},
            calendarios=[path.name for path in site.calendars], suscripcion=_subscription(site),
        ),
    }  # fmt: skip
    for one in found:
        files[one.href] = shown.page("compromiso.html", f"{one.row.clave}. {one.vigentes['titulo'].text}", c=one)
    return files


def host(url: str) -> str:
    """Where an address leads, as people read it."""
    return (urlsplit(web_address(url)).hostname or "").removeprefix("www.")


class _Pages:
    def __init__(self, site: Site, found: tuple[Commitment, ...]) -> None:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        self.env = Environment(
            loader=FileSystemLoader(site.templates), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, finalize=_printed,
        )  # fmt: skip
        for name in ("dia", "dia_corto", "por_ciento", "avance", "cuantos"):
            self.env.filters[name] = getattr(fechas, name)
        self.env.filters.update(liga=web_address, sitio=host, parrafos=_paragraphs, peso=_size)
        css = (site.templates / "estilo.css").read_text(encoding="utf-8")
        self.shared = {
            "css": css,
            "huella_css": b64encode(hashlib.sha256(css.encode()).digest()).decode(),
            "ejercicio": public(site.plan, site.plan.ejercicio),
            "area": site.area,
            "hoy": site.today,
            "version": site.fingerprint[:12],
            "licencia": site.licence,
            "en_preparacion": not site.outcome.valid,
            "compromisos": [c for c in found if not c.proactivo],
            "proactivos": [c for c in found if c.proactivo],
            "requisitos": site.outcome.requirements,
            "documentos": [(f"{DOCUMENTS}/{d.path.name}", d.path.stat().st_size, d.title) for d in site.documents],
            "adendas_generales": [public(site.plan, a) for a in site.plan.adendas if not a.compromiso],
            "Estado": Estado,
            "Plazo": Plazo,
            "dias_por_vencer": site.edition.dias_por_vencer,
        }

    def page(self, template: str, title: str, **context: Any) -> bytes:  # noqa: ANN401 - whatever the template asks
        html = self.env.get_template(template).render(self.shared, plantilla=template, titulo=title, **context)
        return (html.strip() + "\n").encode("utf-8", "replace")


def _history(site: Site) -> list[Progress]:
    return [progress(site.plan, site.edition, day) for day in cuts(site.plan, site.today)]


def _actors(site: Site, board: Progress, found: tuple[Commitment, ...]) -> list[tuple[Any, Any, list[Activity]]]:
    """Who answers for what: the person, the figures, and the activities that they count."""
    who = people(site.plan)
    shown = {a.row.clave: a for c in found for a in c.activities}
    return [
        (
            who[a.integrante.clave],
            a,
            [shown[key] for one in a.tally.actividades if (key := one.actividad.clave) in shown],
        )
        for a in board.actores
    ]


def _steps(site: Site) -> list[tuple[str, bool, int]]:
    under_way = begun(site.plan, site.today)
    held = facts(site)
    proofs = [sum(1 for e in held if e.paso == n and web_address(e.evidencia)) for n in range(1, len(STEPS) + 1)]
    return [(name, n in under_way, proofs[n - 1]) for n, name in enumerate(STEPS, start=1)]


def _verdict(site: Site, board: Progress) -> tuple[str, str]:
    """How the plan is, in a word for its mark and a sentence."""
    tally, reported = board.tally, cuts(site.plan, site.today)
    starts = [a.actividad.inicio for a in board.actividades if a.actividad.inicio]
    if not tally.total:
        return "sin", _in_the_making(site, len(board.conjunto))
    if board.completos == len(board.conjunto):
        slow = tally.count(Plazo.A_DESTIEMPO)
        told = f", {fechas.cuantos(slow, 'actividad', 'actividades')} a destiempo" if slow else ", todo en tiempo"
        return "completado", f"El plan está cumplido{told}."
    if tally.vencidas:
        late = fechas.cuantos(tally.vencidas, "actividad vencida", "actividades vencidas")
        return "vencida", f"El plan va con retraso: {late}."
    if not reported and starts and min(starts) > site.today:
        return "sin", f"El plan todavía no arranca: su primera actividad empieza el {fechas.dia(min(starts))}."
    if not reported:
        return (
            "sin",
            "Todavía no se sabe cómo va el plan: no se ha informado ningún avance. Ninguna actividad está vencida.",
        )
    return "proceso", "El plan va en tiempo: ninguna actividad está vencida."


def _in_the_making(site: Site, agreed: int) -> str:
    step = max(begun(site.plan, site.today), default=0)
    name = STEPS[step - 1]
    where = f"va en el paso {step} de {len(STEPS)}: {name[0].lower()}{name[1:]}" if step else "todavía no empieza"
    if agreed:
        known = fechas.cuantos(agreed, "compromiso y todavía no sus", "compromisos y todavía no sus")
        return f"El plan tiene {known} actividades; {where}."
    return f"El plan está en construcción; {where}."


def _stale(site: Site, board: Progress, cut: date | None) -> bool:
    unfinished = board.tally.completadas < board.tally.total
    return cut is not None and unfinished and (site.today - cut).days > site.edition.dias_entre_avances


def _subscription(site: Site) -> str:
    base = web_address(site.plan.ejercicio.micrositio)
    if not base or not site.calendars:
        return ""
    last = urlsplit(base).path.rpartition("/")[2]
    return urljoin(base if "." in last or not last else f"{base}/", f"{CALENDARS}/{site.calendars[0].name}")


def _printed(value: object) -> object:
    return "" if value is None else value if hasattr(value, "__html__") else clean(value)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _size(count: int) -> str:
    return f"{max(1, round(count / 1024))}\u00a0kB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f}\u00a0MB"
