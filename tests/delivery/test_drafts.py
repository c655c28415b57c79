"""The follow-up copies as draft files."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from pipeline.delivery.compose import compose
from pipeline.delivery.drafts import write_drafts
from pipeline.delivery.letters import Letters
from pipeline.model.files import File, Status
from pipeline.model.stop import Stop
from tests.delivery.conftest import integrante
from tests.delivery.second_readers import read_by

ACTORS = {
    "f1": "inaki.zuniga@example.mx",
    "ga1": "ines.robles@gob.example.mx",
    "og1": "ursula@itcn.example.org",
    "sc2": "ramon@osc.example.mx",
    "sc2s": "paz.vega@osc.example.mx",
}
HEADERS = [
    "Content-Language",
    "Content-Type",
    "MIME-Version",
    "Subject",
    "To",
    "X-PAL-Carta",
    "X-PAL-Huella",
    "X-Unsent",
]


def parsed(path: Path) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(path.read_bytes())


def body(path: Path, kind: str = "plain") -> str:
    found = parsed(path).get_body((kind,))
    assert found is not None
    return str(found.get_content())


def test_each_actor_with_an_address_has_one_draft_and_a_vacant_seat_or_a_witness_has_none(
    letters: Letters, tmp_path: Path
) -> None:
    files, _ = write_drafts(letters, tmp_path)
    drafts = sorted(f.path for f in files if f.path.endswith(".eml"))
    assert drafts == [f"correos/{slug}.eml" for slug in sorted(ACTORS)]
    assert {f.path: f.sha256 for f in files} == {
        f.path: hashlib.sha256((tmp_path / f.path).read_bytes()).hexdigest() for f in files
    }
    assert all(isinstance(f, File) and f.document == "correos" and f.status is Status.FINAL for f in files)


def test_someone_without_an_address_is_told_and_stops_nobody_else(letters: Letters, tmp_path: Path) -> None:
    _, omitted = write_drafts(letters, tmp_path)
    assert [o.document for o in omitted] == ["correos"]
    assert "SC3" in omitted[0].reason


def test_a_draft_holds_the_headers_of_a_draft_and_no_others(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    for slug, address in ACTORS.items():
        message = parsed(tmp_path / f"correos/{slug}.eml")
        assert sorted(message.keys()) == HEADERS
        assert message["X-Unsent"] == "1"
        assert [a.addr_spec for a in message["To"].addresses] == [address]


def test_every_line_of_a_draft_ends_as_mail_asks(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    data = (tmp_path / "correos/sc2.eml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 20


def test_both_bodies_travel_in_base64(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    message = parsed(tmp_path / "correos/sc2.eml")
    parts = [p for p in message.walk() if not p.is_multipart()]
    assert [p.get_content_type() for p in parts[:2]] == ["text/plain", "text/html"]
    assert {p["Content-Transfer-Encoding"] for p in parts} == {"base64"}


def test_the_same_plan_gives_the_same_bytes(letters: Letters, tmp_path: Path) -> None:
    first, _ = write_drafts(letters, tmp_path / "una")
    second, _ = write_drafts(letters, tmp_path / "otra")
    assert first == second
    assert len(first) == len(ACTORS) + 1


def test_the_subject_names_document_entity_and_folio(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    subject = parsed(tmp_path / "correos/og1.eml")["Subject"]
    assert all(part in subject for part in ("Plan de Acción Local", "Cañada Ñuble", "STL-CN/PAL/001/2016"))


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Casa de la Cultura", "en la Casa de la Cultura"),
        ("Salón de Cabildos", "en el Salón de Cabildos"),
        ("Villa Águeda", "en Villa Águeda"),
    ],
)
def test_a_place_takes_its_article(letters: Letters, tmp_path: Path, kind: str, typed: str, told: str) -> None:
    mesas = tuple(replace(m, lugar=typed) for m in letters.plan.mesas)
    ejercicio = replace(letters.plan.ejercicio, lugar_firma_pal=typed)
    write_drafts(replace(letters, plan=replace(letters.plan, mesas=mesas, ejercicio=ejercicio)), tmp_path)
    letter = body(tmp_path / "correos/sc2.eml", kind)
    assert f"celebrada el 18 de agosto de 2016 {told}" in letter
    assert f"firmado el 19 de agosto de 2016 {told}" in letter


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize(
    ("pages", "told"),
    [(34, ", integrado por 34 hojas, con folio"), (1, ", integrado por 1 hoja, con folio"), (None, "")],
)
def test_a_letter_tells_how_many_sheets_the_plan_has_where_it_is_known(
    letters: Letters, tmp_path: Path, kind: str, pages: int | None, told: str
) -> None:
    write_drafts(replace(letters, pages=pages), tmp_path)
    letter = body(tmp_path / "correos/sc2.eml", kind)
    assert ("integrado por" in letter) is bool(told)
    assert told in letter


def test_another_count_of_sheets_makes_no_other_letter(letters: Letters) -> None:
    digests = [[letter.digest for letter in compose(replace(letters, pages=pages))[0]] for pages in (None, 33, 34)]
    assert digests[0]
    assert digests[0] == digests[1] == digests[2]


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_letter_tells_the_mesa_the_signature_and_what_is_the_persons_own(
    letters: Letters, tmp_path: Path, kind: str
) -> None:
    write_drafts(letters, tmp_path)
    ramon = body(tmp_path / "correos/sc2.eml", kind)
    for part in (
        "Acuerdo del plan",
        "18 de agosto de 2016",
        "19 de agosto de 2016",
        "C2-A1",
        "03/10/2016",
        "C1-A1",
        "15/12/2016",
        "Vigilar las tarifas",
        "acusar recibo",
    ):
        assert part in ramon
    ines = body(tmp_path / "correos/ga1.eml", kind)
    assert "C1-A1" in ines
    assert "C2-A1" not in ines


@pytest.mark.parametrize(
    ("entidad", "told"),
    [("Estado de México", "Local del Estado de México"), ("Ciudad de México", "Local de la Ciudad de México")],
)
def test_the_entity_takes_its_article(letters: Letters, tmp_path: Path, entidad: str, told: str) -> None:
    there = replace(letters.plan.ejercicio, entidad_federativa=entidad)
    write_drafts(replace(letters, plan=replace(letters.plan, ejercicio=there)), tmp_path)
    assert told in parsed(tmp_path / "correos/og1.eml")["Subject"]


def test_a_suplente_is_told_the_activities_of_the_titular(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    assert "C2-A1" in body(tmp_path / "correos/sc2s.eml")


def test_the_facilitador_signs_with_no_institution_behind(letters: Letters, tmp_path: Path) -> None:
    people = tuple(replace(i, institucion="Universidad Sin Par") for i in letters.plan.integrantes if i.clave == "F1")
    others = tuple(i for i in letters.plan.integrantes if i.clave != "F1")
    write_drafts(replace(letters, plan=replace(letters.plan, integrantes=people + others)), tmp_path)
    text = body(tmp_path / "correos/og1.eml")
    assert "Dr. Iñaki Zúñiga Peña" in text
    assert "Universidad Sin Par" not in text


def test_nobody_sees_the_address_of_another(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    for slug, own in ACTORS.items():
        path = tmp_path / f"correos/{slug}.eml"
        message = parsed(path)
        said = f"{message.items()} {body(path)} {body(path, 'html')}"
        assert own in said
        assert not [a for a in ACTORS.values() if a != own and a in said]


def test_the_body_lists_each_file_with_its_size_and_hash(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    path = tmp_path / "correos/sc2.eml"
    files = list(parsed(path).iter_attachments())
    assert [f.get_filename() for f in files] == ["plan-de-accion-local.docx", "minuta-m4.docx", "agenda-sc2.ics"]
    for file in files:
        data = file.get_payload(decode=True)
        assert isinstance(data, bytes)
        assert f"{len(data)} bytes" in body(path)
        assert hashlib.sha256(data).hexdigest() in body(path)


def test_while_the_plan_is_a_draft_nothing_travels(letters: Letters, tmp_path: Path) -> None:
    files, omitted = write_drafts(replace(letters, pal=None, unready="el plan sigue en borrador"), tmp_path)
    assert files == ()
    assert [o.reason for o in omitted] == ["el plan sigue en borrador"]
    assert not (tmp_path / "correos").exists()


@pytest.mark.parametrize("day", [date(2016, 8, 17), date(2016, 8, 18)])
def test_before_the_plan_is_signed_nothing_travels(letters: Letters, tmp_path: Path, day: date) -> None:
    files, omitted = write_drafts(replace(letters, today=day), tmp_path)
    assert (files, len(omitted)) == ((), 1)
    assert "firma" in omitted[0].reason


def test_a_minuta_that_is_not_final_stays_behind_and_is_told(letters: Letters, tmp_path: Path) -> None:
    files, omitted = write_drafts(replace(letters, minuta=None), tmp_path)
    assert len(files) == len(ACTORS) + 1
    assert any("minuta" in o.reason for o in omitted)


def test_files_over_the_budget_stop_everything_and_propose_what_to_do(letters: Letters, tmp_path: Path) -> None:
    with pytest.raises(Stop) as stopped:
        write_drafts(replace(letters, megabytes=0.0005), tmp_path)
    assert "plan-de-accion-local.docx" in stopped.value.sentence
    assert "megabytes_por_mensaje" in stopped.value.sentence
    assert not (tmp_path / "correos").exists()


def test_two_people_with_one_key_never_overwrite_each_other(letters: Letters, tmp_path: Path) -> None:
    twice = (*letters.plan.integrantes, replace(letters.plan.integrantes[1], nombre="Otra Persona", correo="o@x.mx"))
    files, omitted = write_drafts(replace(letters, plan=replace(letters.plan, integrantes=twice)), tmp_path)
    assert len({f.path for f in files}) == len(files) == len(ACTORS) + 1
    assert any("Otra Persona" in o.reason for o in omitted)


def test_names_that_clash_as_files_get_numbers(letters: Letters, tmp_path: Path) -> None:
    people = (*letters.plan.integrantes, replace(letters.plan.integrantes[1], clave="ga-1", correo="otra@x.mx"))
    people = (*people, replace(letters.plan.integrantes[1], clave="GA 1", correo="otra2@x.mx"))
    files, _ = write_drafts(replace(letters, plan=replace(letters.plan, integrantes=people)), tmp_path)
    assert {"correos/ga-1.eml", "correos/ga-1-2.eml"} <= {f.path for f in files}


@pytest.mark.tools
def test_a_second_parser_reads_the_same_message(letters: Letters, tmp_path: Path) -> None:
    files, _ = write_drafts(letters, tmp_path)
    paths = [tmp_path / f.path for f in files if f.path.endswith(".eml")]
    for path, found in zip(paths, read_by("message.mjs", *paths), strict=True):
        message = parsed(path)
        assert found["headers"] == sorted(h.lower() for h in HEADERS)
        assert [t["address"] for t in found["to"]] == [ACTORS[path.stem]]
        assert found["subject"] == message["Subject"]
        assert found["text"].split() == body(path).split()
        assert found["html"].split() == body(path, "html").split()
        assert [(a["name"], a["sha256"]) for a in found["attachments"]] == [
            (f.get_filename(), hashlib.sha256(f.get_payload(decode=True)).hexdigest())  # type: ignore[arg-type]
            for f in message.iter_attachments()
        ]


def test_the_index_shows_every_letter_without_script(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    page = (tmp_path / "correos/indice.html").read_text(encoding="utf-8")
    assert all(f'href="{slug}.eml"' in page and address in page for slug, address in ACTORS.items())
    assert "<script" not in page
    assert " style=" not in page
    assert "default-src 'none'" in page
    assert "SC3" in page
    assert "Úrsula Peña, &amp; &lt;Hijas&gt;" in page


def test_the_index_leads_to_each_file_that_is_to_be_attached(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    page = (tmp_path / "correos/indice.html").read_text(encoding="utf-8")
    links = dict(re.findall(r'<li><a href="([^"#]+)">([^<]+)</a> \(', page))
    assert set(links.values()) == {"plan-de-accion-local.docx", "minuta-m4.docx", "agenda-sc2.ics"}
    carried = {
        part.get_filename(): part.get_payload(decode=True)
        for slug in ACTORS
        for part in parsed(tmp_path / f"correos/{slug}.eml").iter_attachments()
    }
    for link, name in links.items():
        assert (tmp_path / "correos" / unquote(link)).read_bytes() == carried[name]


def test_the_style_of_the_index_is_the_one_that_its_policy_allows(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    page = (tmp_path / "correos/indice.html").read_text(encoding="utf-8")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    allowed = re.search(r"'sha256-([^']+)'", page)
    assert style
    assert allowed
    digest = hashlib.sha256(style[1].encode()).digest()
    assert __import__("base64").b64encode(digest).decode() == allowed[1]


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_what_is_asked_of_the_reader_comes_before_what_is_listed(letters: Letters, tmp_path: Path, kind: str) -> None:
    write_drafts(letters, tmp_path)
    for slug in ACTORS:
        told = body(tmp_path / f"correos/{slug}.eml", kind).casefold()
        assert 0 < told.index("acusar recibo") < told.index("sus actividades y fechas")


def test_a_letter_in_plain_text_has_no_two_empty_lines_together(letters: Letters, tmp_path: Path) -> None:
    write_drafts(letters, tmp_path)
    texts = {slug: body(tmp_path / f"correos/{slug}.eml").replace("\r\n", "\n") for slug in ACTORS}
    assert {"SUS RESPONSABILIDADES", "ACUERDOS A SU CARGO", "ARCHIVOS ADJUNTOS"} <= {
        line for text in texts.values() for line in text.splitlines()
    }
    assert [slug for slug, text in texts.items() if "\n\n\n" in text] == []


@pytest.mark.tools
@pytest.mark.parametrize("width", [360, 600])
def test_a_letter_is_read_without_scrolling_sideways(
    letters: Letters, tmp_path: Path, browser: Browser, width: int
) -> None:
    write_drafts(letters, tmp_path)
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(body(tmp_path / "correos/ga1.eml", "html"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first, last = (page.locator(f"td:{which}-child").first.bounding_box() for which in ("first", "last"))
    assert first
    assert last
    assert first["width"] >= width * 0.55  # what the activity is, not its dates, takes the room
    assert (last["y"] > first["y"]) == (width < 480)
    seen = page.evaluate("getComputedStyle(document.querySelector('.termino'), '::before').content")
    assert ("Término" in seen) == (width < 480)
    page.close()


@pytest.mark.tools
@pytest.mark.parametrize("width", [320, 600])
def test_the_index_of_forty_letters_is_read_without_scrolling_sideways(
    with_people: Callable[..., Letters],
    tmp_path: Path,
    browser: Browser,
    width: int,
) -> None:
    people = [
        integrante(
            f"SC{n}",
            f"María de los Ángeles Ñáñez Número {n}",
            "titular",
            "sociedad civil",
            f"persona.con.nombre.muy.largo.{n}@organizacion-con-nombre-muy-largo.example.org",
        )
        for n in range(1, 41)
    ]
    files, _ = write_drafts(with_people(*people), tmp_path)
    assert len(files) == 42
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((tmp_path / "correos/indice.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("nav a").count() == page.locator("article").count() == 41
    page.locator("nav a").last.click()
    title = page.locator("article").last.locator("h2").bounding_box()
    assert title
    assert title["y"] < 900
    page.close()
