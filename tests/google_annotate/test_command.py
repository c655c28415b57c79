"""``pal check --annotate`` on a Google Sheet, as a person runs it."""

import json
from pathlib import Path

import openpyxl
import pytest

from pipeline.model.review import TITLE
from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal
from tests.google_stand_in import Google
from tests.google_stand_in.google import ACCOUNT, SHEET, WRITE

DAY = "2017-05-15"


@pytest.fixture(name="environment")
def _environment(google: Google, tmp_path: Path) -> dict[str, str]:
    book = openpyxl.load_workbook(EXAMPLE)
    book["Mesas"]["E3"] = "ayer"
    book.save(tmp_path / "hoja.xlsx")
    google.share(tmp_path / "hoja.xlsx", to_edit=True)
    return {**google.environment, "GOOGLE_APPLICATION_CREDENTIALS": str(google.service_account())}


def test_the_list_stands_in_the_sheet_and_its_address_is_told(
    pal: Pal, google: Google, environment: dict[str, str]
) -> None:
    ran = pal("check", "--date", DAY, "--plan", SHEET, "--annotate", environment=environment)
    assert ran.returncode == 1
    tab = google.books[SHEET].tab("Validación")
    assert f"#gid={tab.sheet_id}" in ran.stderr
    assert str(tab.values[1, 1]).startswith(TITLE)
    assert "Mesas!E3" in tab.values.values()
    assert [call.method for call in google.calls] == ["GET", "GET", "POST"]


def test_the_next_reading_says_nothing_of_the_tab(pal: Pal, google: Google, environment: dict[str, str]) -> None:
    words = ("check", "--json", "--date", DAY, "--plan", SHEET)
    before = json.loads(pal(*words, environment=environment).stdout)
    pal(*words, "--annotate", environment=environment)
    assert json.loads(pal(*words, environment=environment).stdout) == before
    assert before["findings"]
    assert all(finding["url"] for finding in before["findings"])
    assert google.books[SHEET].tab("Validación").values


def test_without_the_option_nothing_asks_to_write(pal: Pal, google: Google, environment: dict[str, str]) -> None:
    pal("check", "--date", DAY, "--plan", SHEET, environment=environment)
    pal("documents", "--date", DAY, "--plan", SHEET, environment=environment)
    assert google.claims
    assert all(claim["scope"] != WRITE for claim in google.claims)


def test_a_sheet_shared_to_read_only_is_told_and_the_report_is_still_given(
    pal: Pal, google: Google, environment: dict[str, str]
) -> None:
    google.books[SHEET].editors.clear()
    ran = pal("check", "--date", DAY, "--plan", SHEET, "--annotate", environment=environment)
    assert ran.returncode == 2
    assert ACCOUNT in ran.stderr
    assert "editor" in ran.stderr
    assert "Mesas!E3" in ran.stdout


def test_a_kept_copy_cannot_be_annotated(pal: Pal, environment: dict[str, str]) -> None:
    pal("check", "--date", DAY, "--plan", SHEET, environment=environment)
    ran = pal("check", "--date", DAY, "--plan", SHEET, "--offline", "--annotate", environment=environment)
    assert ran.returncode == 2
    assert "--offline" in ran.stderr
