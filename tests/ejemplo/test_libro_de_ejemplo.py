"""The example workbook is what its script writes, and every tab of the sheet has rows in it."""

import runpy
import tomllib
from pathlib import Path
from typing import Final

from openpyxl import load_workbook

from pipeline.model.guided import LISTS_TAB, README_TAB
from pipeline.model.records import TABS
from pipeline.settings import EXAMPLE, PROJECT

SCRIPT: Final = PROJECT / "tools" / "ejemplo" / "escribir.py"


def test_the_workbook_in_config_is_byte_for_byte_what_the_script_writes(tmp_path: Path) -> None:
    again = tmp_path / "otro.xlsx"
    runpy.run_path(str(SCRIPT))["write"](again)
    assert again.read_bytes() == EXAMPLE.read_bytes()


def test_every_tab_has_its_headers_frozen_and_at_least_one_row() -> None:
    book = load_workbook(EXAMPLE)
    assert book.sheetnames == [README_TAB, *(tab.TAB for tab in TABS), LISTS_TAB]
    for tab in TABS:
        assert book[tab.TAB].max_row > 2, tab.TAB
        assert book[tab.TAB].freeze_panes == "B3", tab.TAB


def test_addresses_belong_to_nobody() -> None:
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in SCRIPT.parent.glob("plan/*.toml")]
    hosts = [
        word.partition("@")[2] or word.split("/")[2]
        for word in str(tables).replace("'", " ").replace('"', " ").split()
        if "@" in word or word.startswith("https://")
    ]
    assert len(hosts) > 100
    assert {host.strip(",.") for host in hosts if not host.strip(",.").endswith((".example", ".example.org"))} == set()
