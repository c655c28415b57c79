"""The installed command on the example, from a file and from a Google on loopback."""

import hashlib
import json
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest

from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal
from tests.google_stand_in import Fault, Google
from tests.google_stand_in.google import SHEET

DAY = "2017-11-01"
REQUIREMENTS = 46
DICTAMEN = "05-dictamen-requisitos-minimos.docx"


def _bytes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_example_gives_every_document_final_and_says_that_it_is_invented(pal: Pal, tmp_path: Path) -> None:
    ran = pal("documents", "--date", DAY)
    assert ran.returncode == 0, ran.stderr
    assert "entidad inventada" in ran.stdout
    told = json.loads((tmp_path / "salida/manifiesto.json").read_text("utf-8"))
    assert len(told["files"]) > 20
    assert {file["status"] for file in told["files"]} == {"final"}
    for file in told["files"]:
        content = (tmp_path / "salida" / file["path"]).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file["sha256"], file["bytes"])


def test_two_runs_in_two_places_give_the_same_bytes(pal: Pal, tmp_path: Path) -> None:
    assert pal("documents", "--date", DAY, "--output", "uno").returncode == 0
    assert pal("documents", "--date", DAY, "--output", "dos").returncode == 0
    one = _bytes(tmp_path / "uno")
    assert len(one) > 20
    assert one == _bytes(tmp_path / "dos")
    assert pal("documents", "--date", DAY, "--output", "uno").returncode == 0
    assert one == _bytes(tmp_path / "uno")


def test_check_gives_one_object_with_every_requirement_in_order(pal: Pal) -> None:
    ran = pal("check", "--json", "--date", DAY)
    told = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert told["valid"] is True
    assert len(told["requirements"]) == REQUIREMENTS
    assert all(set(r) == {"id", "result", "grade", "title", "source", "evidence"} for r in told["requirements"])
    assert all(r["evidence"] for r in told["requirements"] if r["result"] == "cumple")


def test_check_writes_nothing(pal: Pal, tmp_path: Path) -> None:
    assert pal("check", "--date", DAY).returncode == 0
    assert {path.name for path in tmp_path.iterdir()} <= {"casa", "salida-registro"}


def test_only_writes_what_was_asked_and_leaves_the_rest(pal: Pal, tmp_path: Path) -> None:
    pal("documents", "--date", DAY)
    before = _bytes(tmp_path / "salida")
    assert pal("documents", "--date", "2017-11-02", "--only", "declaracion-conjunta").returncode == 0
    after = _bytes(tmp_path / "salida")
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {"01-declaracion-conjunta.docx", "manifiesto.json"}


def test_strict_ends_with_one_when_something_stayed_a_draft(pal: Pal, tmp_path: Path) -> None:
    pal("blank", "plan.xlsx")
    assert pal("documents", "--plan", "plan.xlsx", "--strict").returncode == 0
    book = _without_the_facilitador(tmp_path)
    ran = pal("documents", "--plan", book, "--strict", "--date", DAY)
    assert ran.returncode == 1
    drafts = [path.name for path in (tmp_path / "salida").rglob("*-borrador.docx")]
    assert "04-plan-de-accion-local-borrador.docx" in drafts
    assert not (tmp_path / "salida/correos").exists()


def _without_the_facilitador(folder: Path) -> Path:
    import openpyxl

    book = openpyxl.load_workbook(EXAMPLE)
    sheet = book["Integrantes"]
    rows = [row for row in range(3, sheet.max_row + 1) if sheet.cell(row, 7).value == "facilitador"]
    assert len(rows) == 1
    sheet.cell(rows[0], 7).value = "testigo"
    book.save(folder / "sin-facilitador.xlsx")
    return folder / "sin-facilitador.xlsx"


@pytest.fixture(name="sheet")
def _sheet(google: Google) -> dict[str, str]:
    """The example as a Google Sheet, and the environment in which the command finds it."""
    google.share(EXAMPLE)
    return {**google.environment, "GOOGLE_APPLICATION_CREDENTIALS": str(google.service_account())}


def test_a_google_sheet_gives_the_same_plan_with_two_calls(pal: Pal, google: Google, sheet: dict[str, str]) -> None:
    ours = json.loads(pal("check", "--json", "--date", DAY).stdout)
    ran = pal("check", "--json", "--date", DAY, "--plan", SHEET, environment=sheet)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["plan"]["fingerprint"] == ours["plan"]["fingerprint"]
    assert [r["result"] for r in told["requirements"]] == [r["result"] for r in ours["requirements"]]
    places = [(f["code"], f["sheet"], f["cell"]) for f in told["findings"]]
    assert places == [(f["code"], f["sheet"], f["cell"]) for f in ours["findings"]]
    assert len(google.calls) == 2


def test_the_documents_are_the_same_from_either_source(
    pal: Pal, google: Google, sheet: dict[str, str], tmp_path: Path
) -> None:
    pal("documents", "--date", DAY, "--output", "archivo")
    pal("documents", "--date", DAY, "--output", "hoja", "--plan", SHEET, environment=sheet)
    one, other = _bytes(tmp_path / "archivo"), _bytes(tmp_path / "hoja")
    assert len(one) > 20
    assert set(one) == set(other)
    assert {name for name in one if one[name] != other[name]} <= {"manifiesto.json", DICTAMEN}
    assert len(google.calls) == 2
    words, links = zip(*(_printed(tmp_path / folder / DICTAMEN) for folder in ("archivo", "hoja")), strict=True)
    assert words[0] == words[1]
    assert links[0] == []
    gids = {place.partition("#")[2].partition("&")[0] for place in links[1]}
    assert len(gids) > 5
    assert all(place.startswith(f"https://docs.google.com/spreadsheets/d/{SHEET}/edit#gid=") for place in links[1])


def _printed(document: Path) -> tuple[str, list[str]]:
    """The words that a document shows, and the addresses behind them."""
    with zipfile.ZipFile(document) as package:
        body = package.read("word/document.xml").decode("utf-8")
    words = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body)
    return "".join(words), [unescape(link) for link in re.findall(r' HYPERLINK "([^"]+)" ', body)]


@pytest.mark.long
def test_offline_uses_the_last_reading_and_says_its_day(
    pal: Pal, google: Google, sheet: dict[str, str], tmp_path: Path
) -> None:
    pal("documents", "--date", DAY, "--plan", SHEET, environment=sheet)
    first = _bytes(tmp_path / "salida")
    google.always = Fault(status=503)
    ran = pal("documents", "--date", DAY, "--plan", SHEET, "--offline", environment=sheet)
    assert ran.returncode == 0, ran.stderr
    assert "01/11/2017" in ran.stderr
    assert _bytes(tmp_path / "salida") == first
    assert len(google.calls) == 2


def test_a_sheet_that_is_not_shared_names_the_account_and_leaves_the_former_output(
    pal: Pal, google: Google, sheet: dict[str, str], tmp_path: Path
) -> None:
    pal("documents", "--date", DAY, "--plan", SHEET, environment=sheet)
    before = _bytes(tmp_path / "salida")
    google.books[SHEET].shared_with.clear()
    ran = pal("documents", "--date", DAY, "--plan", SHEET, environment=sheet)
    assert ran.returncode == 2
    assert "lector@plan-de-prueba.iam.gserviceaccount.com" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert _bytes(tmp_path / "salida") == before


def test_the_parts_of_every_document_are_well_formed(pal: Pal, tmp_path: Path) -> None:
    from lxml import etree

    pal("documents", "--date", DAY)
    documents = sorted((tmp_path / "salida").rglob("*.docx"))
    assert len(documents) > 15
    for path in documents:
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
            for name in package.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(package.read(name))
