"""The names that other programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal, Ran
from tests.delivery.post_office import PostOffice

DAY = "2017-07-01"
CHECKED = {"plan", "valid", "requirements", "findings"}
FINDING = {"code", "grade", "message", "fix", "sheet", "cell", "row", "column", "value", "url"}


def test_what_is_checked_has_these_keys_and_no_other(pal: Pal) -> None:
    told = json.loads(pal("check", "--json", "--date", DAY).stdout)
    assert set(told) == CHECKED
    assert set(told["plan"]) == {"origin", "title", "fingerprint"}
    assert {frozenset(one) for one in told["requirements"]} == {
        frozenset({"id", "result", "grade", "title", "source", "evidence"})
    }
    assert {frozenset(cell) for one in told["requirements"] for cell in one["evidence"]} == {
        frozenset({"sheet", "cell"})
    }
    assert told["findings"]
    assert {frozenset(set(one) - {"also"}) for one in told["findings"]} == {frozenset(FINDING)}


def test_what_is_written_adds_its_files_and_what_was_left_out(pal: Pal) -> None:
    told = json.loads(pal("documents", "--only", "declaracion-conjunta", "--json", "--date", DAY).stdout)
    assert set(told) == CHECKED | {"files", "omitted"}
    assert {frozenset(one) for one in told["files"]} == {frozenset({"path", "document", "status", "sha256", "bytes"})}


def test_what_is_written_again_alone_lists_all_that_the_manifest_lists(pal: Pal, tmp_path: Path) -> None:
    pal("documents", "--only", "declaracion-conjunta", "plan-de-accion-local", "--date", DAY)
    told = json.loads(pal("documents", "--only", "declaracion-conjunta", "--json", "--date", DAY).stdout)
    manifest = json.loads((tmp_path / "salida/manifiesto.json").read_text("utf-8"))
    assert (told["files"], told["omitted"]) == (manifest["files"], manifest["omitted"])
    assert [one["document"] for one in told["files"]] == ["declaracion-conjunta", "plan-de-accion-local"]
    assert "why" not in told


def test_with_why_each_file_has_its_reason(pal: Pal) -> None:
    words = ("documents", "--only", "declaracion-conjunta", "--why", "--json", "--date", DAY)
    path = "01-declaracion-conjunta.docx"
    assert json.loads(pal(*words).stdout)["why"] == {path: "es nuevo"}
    assert json.loads(pal(*words).stdout)["why"] == {path: "sin cambios"}


def test_with_by_actor_each_actor_has_its_findings(pal: Pal) -> None:
    told = json.loads(pal("check", "--by-actor", "--json", "--date", DAY).stdout)
    assert set(told) == CHECKED | {"by_actor"}
    assert {frozenset(one) for one in told["by_actor"]} == {frozenset({"actor", "findings"})}
    listed = [finding for one in told["by_actor"] for finding in one["findings"]]
    assert [finding for finding in told["findings"] if finding not in listed] == []


def test_the_links_are_told_with_their_cells(pal: Pal, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLE)
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                if str(cell.value).startswith("http"):
                    cell.value = None
    label = next(line for line in book["Ejercicio"].iter_rows() if line[0].value == "Micrositio")
    label[1].value = "http://127.0.0.1:9/abierto"
    book.save(tmp_path / "plan.xlsx")
    ran = pal("site", "--check-links", "--json", "--plan", "plan.xlsx", "--date", DAY)
    (link,) = json.loads(ran.stdout)["links"]
    assert (link["url"], link["answer"]) == ("http://127.0.0.1:9/abierto", "no se pudo saber")
    assert link["cells"] == [{"sheet": "Ejercicio", "cell": label[1].coordinate}]


@pytest.mark.long
def test_what_is_sent_is_one_object(pal: Pal, send: Callable[..., Ran], office: PostOffice) -> None:
    pal("documents", "--date", "2017-11-01")
    shown = send("--json")
    told = json.loads(shown.stdout)
    assert told["sent"] is False
    assert "No se envió nada" in shown.stderr
    assert {one["action"] for one in told["letters"]} == {"se enviará"}
    assert not office.received
    said = json.loads(send("--json", "--test").stdout)
    assert (said["to"], said["state"]) == ("facilitacion@example.org", "enviado")
    told = json.loads(send("--json", "--yes").stdout)
    assert told["sent"] is True
    assert {one["action"] for one in told["letters"]} == {"ya se envió"}
    assert len(told["letters"]) == len(office.received) - 1
    again = json.loads(send("--json", "--yes").stdout)
    assert (again["sent"], {one["due"] for one in again["letters"]}) == (False, {False})
