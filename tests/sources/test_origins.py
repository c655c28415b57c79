"""What the operator may write to say which plan."""

from pathlib import Path

import pytest

from pipeline.model.stop import Stop
from pipeline.sources.origin import Sheet, recognised
from tests.google_stand_in.google import SHEET

ADDRESSES = (
    f"https://docs.google.com/spreadsheets/d/{SHEET}",
    f"https://docs.google.com/spreadsheets/d/{SHEET}/",
    f"https://docs.google.com/spreadsheets/d/{SHEET}/edit#gid=0",
    f"https://docs.google.com/spreadsheets/d/{SHEET}/edit?gid=12&range=A1#gid=12",
    f"https://docs.google.com/spreadsheets/d/{SHEET}/edit?usp=sharing",
    f"https://docs.google.com/spreadsheets/u/1/d/{SHEET}/edit",
    f"https://docs.google.com/a/inai.org.mx/spreadsheets/d/{SHEET}/htmlview",
    f"https://drive.google.com/file/d/{SHEET}/view?usp=drive_link",
    f"https://drive.google.com/open?id={SHEET}",
    f"https://docs.google.com/spreadsheets/ccc?key={SHEET}",
    f"http://DOCS.google.com/spreadsheets/d/{SHEET}/copy",
    f"docs.google.com/spreadsheets/d/{SHEET}/edit",
    f"  “https://docs.google.com/spreadsheets/d/{SHEET}/edit”\n",
    f"<https://docs.google.com/spreadsheets/d/{SHEET}/edit>",
    SHEET,
    f" {SHEET}\n",
)
NOT_SHEETS = (
    "",
    "   ",
    "https://docs.google.com/document/d/1abcdefghijklmnopqrstuvwxyz012345/edit",
    "https://docs.google.com/presentation/d/1abcdefghijklmnopqrstuvwxyz012345/edit",
    "https://docs.google.com/forms/d/1abcdefghijklmnopqrstuvwxyz012345/edit",
    "https://drive.google.com/drive/folders/1abcdefghijklmnopqrstuvwxyz012345",
    "https://docs.google.com/spreadsheets/d/e/2PACX-1vabcdefghijklmnopqrstuvwxyz/pubhtml",
    "https://docs.google.com/spreadsheets/u/0/",
    "https://onedrive.live.com/plan.xlsx",
    "https://[mal",
)


@pytest.mark.parametrize("origin", ADDRESSES)
def test_an_address_or_an_id_is_that_sheet(origin: str) -> None:
    assert recognised(origin) == Sheet(SHEET)


@pytest.mark.parametrize("origin", NOT_SHEETS)
def test_what_is_no_sheet_is_told_with_what_to_give(origin: str) -> None:
    with pytest.raises(Stop) as stop:
        recognised(origin)
    assert stop.value.sentence.endswith(".")


@pytest.mark.parametrize(
    "origin",
    ["plan.xlsx", "./datos/Plan de acción.xlsx", r"C:\Planes\plan.xlsx", "plan", "~nadie-con-ese-nombre/plan.xlsx"],
)
def test_anything_else_is_a_path(origin: str) -> None:
    assert recognised(origin) == Path(origin)


def test_a_path_from_home_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert recognised("~/plan.xlsx") == tmp_path / "plan.xlsx"


def test_a_file_address_is_its_path(tmp_path: Path) -> None:
    path = tmp_path / "Plan de acción.xlsx"
    assert recognised(path.as_uri()) == path


def test_a_file_named_like_an_id_is_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / SHEET).write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert recognised(SHEET) == Path(SHEET)
