"""Plans that states really made, typed into the workbook as far as the public sources know them."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.publishing.libro_en_blanco import Rows, write_filled
from pipeline.reading import read_plan
from pipeline.requirements import check
from pipeline.settings import PROJECT, load_edition
from pipeline.sources import Access, open_workbook

PLANS = Path(__file__).parent / "planes"


@dataclass(frozen=True)
class Reviewed:
    """A real plan after the whole way from its workbook."""

    plan: Plan
    readings: tuple[Finding, ...]
    outcome: Outcome

    def findings(self, code: str) -> list[Finding]:
        return [f for f in self.outcome.findings if f.code == code or code in f.also]

    def cells(self, code: str) -> set[str]:
        return {str(f.place) for f in self.outcome.findings if f.code == code}

    def results(self, *ids: str) -> dict[str, str]:
        return {requirement: str(self.outcome.result(requirement)) for requirement in ids}


Review = Callable[[str, date], Reviewed]


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(PROJECT / "config" / "ediciones" / "2016.toml")


@pytest.fixture(scope="session")
def review(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Review:
    def reviewing(name: str, today: date) -> Reviewed:
        folder = tmp_path_factory.mktemp(name)
        path = folder / f"{name}.xlsx"
        write_filled(path, edition, name, _typed(PLANS / f"{name}.toml"))
        workbook = open_workbook(str(path), Access(), today=today, kept=folder / "copia", say=lambda _: None)
        plan, readings = read_plan(workbook, edition)
        return Reviewed(plan, readings, check(plan, readings, edition, today))

    return reviewing


def _typed(path: Path) -> dict[str, Rows]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        tab: [dict(zip(table["columnas"], row, strict=False)) for row in table["renglones"]]
        for tab, table in tables.items()
    }
