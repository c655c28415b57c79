"""The example is complete: on any day after its presentation every document of it is final."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding, Grade
from pipeline.model.plan import Plan
from pipeline.reading import read_plan
from pipeline.requirements import check
from pipeline.settings import EXAMPLE, PROJECT, load_edition
from pipeline.sources import Access, open_workbook

PRESENTED = date(2016, 12, 8)
LONG_AFTER = date(2026, 11, 20)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(PROJECT / "config" / "ediciones" / "2016.toml")


@pytest.fixture(scope="module")
def reading(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, tuple[Finding, ...]]:
    kept: Path = tmp_path_factory.mktemp("ejemplo") / "copia"
    workbook = open_workbook(str(EXAMPLE), Access(), today=LONG_AFTER, kept=kept, say=lambda _: None)
    return read_plan(workbook, edition)


def test_every_cell_is_read_literally(reading: tuple[Plan, tuple[Finding, ...]]) -> None:
    plan, findings = reading
    assert len(plan.avances) > 50
    assert findings == ()


@pytest.mark.parametrize("today", [date(2017, 5, 15), date(2017, 12, 20), LONG_AFTER])
def test_everything_is_met_and_one_reservation_is_told(
    today: date, reading: tuple[Plan, tuple[Finding, ...]], edition: Edition
) -> None:
    outcome = check(*reading, edition, today)
    unmet = {j.id: str(j.result) for j in outcome.requirements if j.result not in {"cumple", "no aplica"}}
    assert unmet == {}
    reserved = next(c for c in reading[0].conformidades if c.manifestacion == "con reserva")
    assert [(f.code, f.grade, f.place) for f in outcome.findings] == [
        ("MD-4a", Grade.AVISO, reserved.place("manifestacion"))
    ]


def test_on_any_day_since_its_presentation_nothing_impedes_nor_is_unmet(
    reading: tuple[Plan, tuple[Finding, ...]], edition: Edition
) -> None:
    days = [PRESENTED + timedelta(weeks=n) for n in range(60)]
    for today in days:
        outcome = check(*reading, edition, today)
        assert outcome.valid, today
        assert [f for f in outcome.findings if f.code != "MD-4a"] == [], today


def test_every_cumple_shows_its_cells(reading: tuple[Plan, tuple[Finding, ...]], edition: Edition) -> None:
    outcome = check(*reading, edition, LONG_AFTER)
    met = [j for j in outcome.requirements if j.result == "cumple"]
    assert len(met) > 40
    assert [j.id for j in met if not j.evidence] == []
