"""A blank workbook, and how it is read back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding
from pipeline.model.plan import Plan
from pipeline.publishing.libro_en_blanco import write_blank
from pipeline.reading import read_plan
from pipeline.settings import PROJECT, load_edition
from pipeline.sources import Access, open_workbook

Read = Callable[[Path], tuple[Plan, tuple[Finding, ...]]]


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(PROJECT / "config" / "ediciones" / "2016.toml")


@pytest.fixture
def blank(tmp_path: Path, edition: Edition) -> Path:
    path = tmp_path / "plan.xlsx"
    write_blank(path, edition)
    return path


@pytest.fixture
def read(tmp_path: Path, edition: Edition) -> Read:
    def reading(path: Path) -> tuple[Plan, tuple[Finding, ...]]:
        workbook = open_workbook(
            str(path), Access(), today=date(2016, 6, 20), kept=tmp_path / "copia", say=lambda _: None
        )
        return read_plan(workbook, edition)

    return reading
