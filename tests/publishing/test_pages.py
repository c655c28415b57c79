"""What the pages say, and that they hold nothing that reaches outside."""

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.model.findings import Finding, Grade
from pipeline.model.plan import Plan
from pipeline.model.progress import progress, web_address
from pipeline.model.records import Actividad, Adenda, Avance, Compromiso, Ejercicio, Etapa, Meta, Problematica
from pipeline.model.workbook import Place
from pipeline.publishing import Download, Site, publish
from pipeline.publishing.micrositio import host, pages
from pipeline.publishing.ruta import Axis, axis
from tests.publishing.conftest import NODE


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def only_page(site: Site, name: str = "index.html") -> Page:
    return Page(pages(site, (), {"plan.xlsx": b"", "plan.json": b"", "datapackage.json": b""})[name].decode())


def words(page: Page) -> str:
    return " ".join(page.text.split())


@pytest.fixture
def all_pages(published: Path) -> list[Path]:
    found = sorted(published.glob("*.html"))
    assert len(found) == 9
    return found


def test_the_first_page_says_how_the_plan_is(example: Plan, site_of: Callable[..., Site], published: Path) -> None:
    board = progress(example, site_of(example).edition, date(2017, 7, 1))
    told = words(read(published / "index.html"))
    assert f"{board.completos} de {len(board.conjunto)}" in told
    assert f"{board.tally.completadas} de {board.tally.total}" in told
    assert f"{board.tally.vencidas} actividades vencidas" in told


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (Plan(), "El plan está en construcción; todavía no empieza."),
        (Plan(problematicas=(Problematica(clave="P1"),)), "va en el paso 4 de 6"),
        (
            Plan(compromisos=(Compromiso(clave="C1", tipo="AGA"),),
                 actividades=(Actividad(clave="A1", compromiso="C1", inicio=date(2018, 1, 1), fin=date(2018, 2, 1)),)),
            "su primera actividad empieza el 1 de enero de 2018",
        ),
        (
            Plan(compromisos=(Compromiso(clave="C1", tipo="AGA"),),
                 actividades=(Actividad(clave="A1", compromiso="C1", inicio=date(2017, 1, 1), fin=date(2017, 6, 30)),)),
            "El plan va con retraso: 1 actividad vencida.",
        ),
        (
            Plan(compromisos=(Compromiso(clave="C1", tipo="AGA"),),
                 actividades=(Actividad(clave="A1", compromiso="C1", inicio=date(2017, 1, 1), fin=date(2017, 7, 1)),),
                 avances=(Avance(actividad="A1", fecha_corte=date(2017, 6, 1), porcentaje=0),)),
            "El plan va en tiempo: ninguna actividad está vencida.",
        ),
        (
            Plan(compromisos=(Compromiso(clave="C1", tipo="AGA"),),
                 actividades=(Actividad(clave="A1", compromiso="C1", inicio=date(2017, 1, 1), fin=date(2017, 7, 1)),)),
            "Todavía no se sabe cómo va el plan: no se ha informado ningún avance.",
        ),
        (
            Plan(compromisos=(Compromiso(clave="C1"),)),
            "1 compromiso y todavía no sus actividades; va en el paso 5 de 6: lanzamiento e implementación del Plan",
        ),
        (
            Plan(compromisos=(Compromiso(clave="C1", tipo="AGA"),),
                 actividades=(Actividad(clave="A1", compromiso="C1", fin=date(2017, 5, 1)),),
                 avances=(Avance(actividad="A1", fecha_corte=date(2017, 6, 1), porcentaje=1, evidencia="https://a.mx"),)),
            "El plan está cumplido, 1 actividad a destiempo.",
        ),
    ],
)  # fmt: skip
def test_the_verdict_follows_from_the_board(site_of: Callable[..., Site], plan: Plan, sentence: str) -> None:
    assert sentence in words(only_page(site_of(plan)))


def test_a_commitment_without_its_kind_has_no_dangling_mark(site_of: Callable[..., Site]) -> None:
    page = only_page(site_of(Plan(compromisos=(Compromiso(clave="C1", titulo="Abrir"),))))
    assert "C1 Abrir" in words(page)


def test_every_claim_of_progress_shows_its_evidence(example: Plan, published: Path) -> None:
    shown = {a["href"] for path in published.glob("compromiso-*.html") for t, a in read(path).tags if t == "a"}
    proofs = {a.evidencia for a in example.avances if a.evidencia and a.fecha_corte <= date(2017, 7, 1)}
    assert len(proofs) > 10
    assert proofs <= shown


def test_every_stage_shows_its_evidence(example: Plan, published: Path) -> None:
    shown = {a["href"] for t, a in read(published / "proceso.html").tags if t == "a"}
    proofs = {e.evidencia for e in example.etapas if e.evidencia and e.fecha <= date(2017, 7, 1)}
    assert proofs
    assert proofs <= shown


def test_what_is_noted_for_a_day_to_come_is_not_told_as_done(site_of: Callable[..., Site]) -> None:
    act = Etapa(paso=6, hecho="evaluación final", fecha=date(2017, 7, 2), evidencia="https://a.mx/acta")
    plan = Plan(etapas=(act,), avances=(Avance(actividad="A1", fecha_corte=date(2017, 6, 1)),))
    eve, day = (site_of(plan, when) for when in (date(2017, 7, 1), date(2017, 7, 2)))
    assert "Evaluación final" not in words(only_page(eve, "proceso.html"))
    assert "Seguimiento, monitoreo y evaluación Sin evidencia" in words(only_page(eve))
    assert "Evaluación final" in words(only_page(day, "proceso.html"))
    assert "Seguimiento, monitoreo y evaluación 1 evidencia" in words(only_page(day))


def test_who_complies_can_be_checked_activity_by_activity(
    example: Plan, site_of: Callable[..., Site], published: Path
) -> None:
    board = progress(example, site_of(example).edition, date(2017, 7, 1))
    page = (published / "index.html").read_text(encoding="utf-8")
    part = page[page.index('id="actores"') : page.index("Por núcleo")]
    linked = [a["href"] for t, a in Page(part).tags if t == "a"]
    assert [(href or "").partition("#")[2] for href in linked] == [
        a.actividad.clave.lower() for actor in board.actores for a in actor.tally.actividades
    ]


def test_a_goal_leads_to_the_activities_that_it_depends_on(example: Plan, published: Path) -> None:
    page = (published / "compromiso-c1.html").read_text(encoding="utf-8")
    part = page[page.index('id="metas"') : page.index('id="indicadores"')]
    linked = [(a["href"] or "").partition("#")[2] for t, a in Page(part).tags if t == "a"]
    assert linked == [key.lower() for m in example.metas if m.compromiso == "C1" for key in m.actividades]


def test_the_goal_in_force_stands_with_its_adenda(site_of: Callable[..., Site]) -> None:
    plan = Plan(
        compromisos=(Compromiso(clave="C1", tipo="AGA", titulo="Abrir"),),
        metas=(Meta(compromiso="C1", tipo="final", meta="Diez"),),
        adendas=(
            Adenda(clave="AD1", fecha=date(2017, 1, 5), compromiso="C1", texto_anterior="Diez", texto_nuevo="Seis"),
            Adenda(clave="AD2", fecha=date(2017, 9, 5), compromiso="C1", texto_anterior="Seis", texto_nuevo="Una obra"),
        ),
    )  # fmt: skip
    page = words(only_page(site_of(plan), "compromiso-c1.html"))
    assert "Seis Texto vigente por la adenda AD1." in page
    assert "Una obra" not in page


def test_no_page_asks_anything_from_outside_or_runs_anything(all_pages: list[Path]) -> None:
    for path in all_pages:
        for tag, attrs in read(path).tags:
            assert tag not in {"script", "iframe", "object", "embed", "form", "img", "link", "base"}
            assert not {a for a in attrs if a.startswith("on") or a in {"style", "src", "srcset"}}
        assert "url(" not in path.read_text(encoding="utf-8")
        assert "@import" not in path.read_text(encoding="utf-8")


def test_the_policy_is_the_first_thing_in_the_head_and_allows_only_the_page_style(all_pages: list[Path]) -> None:
    for path in all_pages:
        tags = read(path).tags
        tag, attrs = tags[tags.index(("head", {})) + 1]
        assert (tag, attrs["http-equiv"]) == ("meta", "Content-Security-Policy")
        assert re.fullmatch(
            r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; img-src data:; base-uri 'none'; form-action 'none'",
            attrs["content"] or "",
        )


def test_links_lead_to_pages_that_exist_or_to_the_web_with_their_host(all_pages: list[Path], published: Path) -> None:
    anchors = {path.name: {a["id"] for _, a in read(path).tags if a.get("id")} for path in all_pages}
    seen = 0
    for path in all_pages:
        for attrs in (a for t, a in read(path).tags if t == "a"):
            target = urlsplit(attrs["href"] or "")
            if target.scheme:
                assert target.scheme in {"http", "https"}
                assert attrs["rel"]
                assert {"noopener", "noreferrer"} <= set(attrs["rel"].split())
                continue
            seen += 1
            name = target.path or path.name
            assert (published / name).is_file()
            assert not target.fragment or target.fragment in anchors[name], attrs["href"]
    assert seen > 50


def test_every_day_is_marked_for_machines(all_pages: list[Path]) -> None:
    days = [a["datetime"] for path in all_pages for t, a in read(path).tags if t == "time"]
    assert len(days) > 100
    assert all(date.fromisoformat(day or "") for day in days)


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "data:text/html,x", "ftp://a.mx/x", "ver oficio", "", "https://", "http://[::1", "//a.mx/x",
])  # fmt: skip
def test_only_web_addresses_become_links(url: str, site_of: Callable[..., Site]) -> None:
    assert web_address(url) == ""
    assert host(url) == ""
    plan = Plan(ejercicio=Ejercicio(micrositio=url), problematicas=(Problematica(clave="P1", metodologia=url),))
    tags = only_page(site_of(plan), "proceso.html").tags
    hrefs = [a["href"] or "" for t, a in tags if t == "a"]
    assert hrefs
    assert url not in hrefs


def test_what_people_type_is_text_and_never_markup(site_of: Callable[..., Site]) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\x00\x1b\u202e"
    plan = Plan(compromisos=(Compromiso(clave="C1", tipo="AGA", titulo=hostile, objetivo=hostile),))
    for name in ("index.html", "compromiso-c1.html"):
        page = only_page(site_of(plan), name)
        assert not [t for t, _ in page.tags if t in {"script", "img"}]
        assert "<script>alert(1)</script>" in page.text
        assert "{{ 7*7 }}" in page.text
        assert not set("\x00\x1b\u202e") & set(page.text)


def test_two_keys_of_one_slug_have_a_page_each(site_of: Callable[..., Site]) -> None:
    plan = Plan(compromisos=(Compromiso(clave="C-1", tipo="AGA"), Compromiso(clave="C 1", tipo="AGA")))
    made = pages(site_of(plan), (), {"plan.xlsx": b"", "plan.json": b"", "datapackage.json": b""})
    assert {"compromiso-c-1.html", "compromiso-c-1-2.html"} <= set(made)


def test_documents_and_calendar_are_offered_with_an_address_to_subscribe(
    site_of: Callable[..., Site], tmp_path: Path
) -> None:
    ics = tmp_path / "agenda-compartida.ics"
    ics.write_bytes(b"BEGIN:VCALENDAR\r\nUID:c1@pal.example\r\nSUMMARY:Sesi\xc3\xb3n\r\nEND:VCALENDAR\r\n")
    for base, expected in {
        "https://a.mx/abierto": "https://a.mx/abierto/agenda/agenda-compartida.ics",
        "https://a.mx/abierto/": "https://a.mx/abierto/agenda/agenda-compartida.ics",
        "https://a.mx/abierto/index.html": "https://a.mx/abierto/agenda/agenda-compartida.ics",
        "": None,
    }.items():
        plan = Plan(ejercicio=Ejercicio(micrositio=base))
        folder = tmp_path / str(len(base))
        publish(site_of(plan, calendars=(ics,)), folder)
        hrefs = {a["href"] for t, a in read(folder / "micrositio" / "datos.html").tags if t == "a"}
        assert "agenda/agenda-compartida.ics" in hrefs
        assert (expected in hrefs) is (expected is not None)
        assert (folder / "micrositio" / "agenda" / "agenda-compartida.ics").read_bytes() == ics.read_bytes()


def test_a_document_is_offered_as_it_is(site_of: Callable[..., Site], tmp_path: Path) -> None:
    docx = tmp_path / "04-plan-de-accion-local.docx"
    with zipfile.ZipFile(docx, "w") as package:
        package.writestr("word/document.xml", "<w:document><w:p><w:t>Plan</w:t></w:p></w:document>")
    publish(site_of(Plan(), documents=(Download(docx, "Plan de Acción Local"),)), tmp_path / "salida")
    page = read(tmp_path / "salida" / "micrositio" / "datos.html")
    (href,) = {a["href"] for t, a in page.tags if t == "a" and "04-plan" in (a["href"] or "")}
    assert (tmp_path / "salida" / "micrositio" / (href or "")).read_bytes() == docx.read_bytes()


def test_a_plan_that_is_not_final_says_so(example: Plan, site_of: Callable[..., Site]) -> None:
    found = Finding("RM-0a", Grade.IMPIDE, "x", "y", Place("Compromisos"))
    site = site_of(example)
    impeded = replace(site, outcome=replace(site.outcome, findings=(found,)))
    assert "Versión en preparación." in words(only_page(impeded))
    assert "Versión en preparación." not in words(only_page(site))


@pytest.mark.tools
def test_the_pages_are_valid_html(published: Path) -> None:
    jar = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists() or not shutil.which("java"):
        pytest.skip("vnu-jar or java is not installed: npm ci in tests/publishing/node")
    command = ["java", "-jar", str(jar), "--format", "json", *map(str, sorted(published.glob("*.html")))]
    told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own pages
    assert json.loads(told.stderr)["messages"] == []


def test_the_calendar_places_days_by_month() -> None:
    year = Axis(first=2017 * 12, months=12)
    days = (date(2017, 1, 1), date(2017, 7, 1), date(2016, 1, 1), date(2019, 1, 1))
    assert [year.at(day) for day in days] == [0, 500, 0, 1000]
    assert [t.full for t in year.ticks][:2] == ["ene", "feb"]
    assert len(Axis(first=2017 * 12, months=24).ticks) == 24
    assert [t.full for t in Axis(first=2017 * 12 + 6, months=48).ticks] == ["2018", "2019", "2020", "2021"]
    assert len(Axis(first=2017 * 12, months=12 * 400).ticks) == 30
    assert axis(()) is None


def test_it_says_when_nothing_has_been_reported_for_long(example: Plan, site_of: Callable[..., Site]) -> None:
    silent = "que no se informa ningún avance"
    unfinished = replace(example, avances=tuple(a for a in example.avances if a.fecha_corte < date(2017, 5, 1)))
    cut = max(a.fecha_corte for a in unfinished.avances)
    assert silent not in words(only_page(site_of(unfinished, cut + timedelta(90))))
    assert silent in words(only_page(site_of(unfinished, cut + timedelta(91))))
