"""The names that other programs rely on."""

import json

from tests.command.conftest import Pal

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
