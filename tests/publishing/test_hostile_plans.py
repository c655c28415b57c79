"""Blank cells, extreme days, strange characters and shuffled rows never stop a publication with a fault."""

import json
import random
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model.plan import Plan
from pipeline.model.schema import Column, Kind, Record, blank_of, columns
from pipeline.publishing import Site, publish
from pipeline.publishing.fechas import avance, por_ciento

pytestmark = pytest.mark.long

STRANGE: dict[Kind, list[Any]] = {
    Kind.DATE: [date.min, date.max, date(1899, 12, 31), date(2016, 2, 29)],
    Kind.PERCENT: [Decimal(-1), Decimal("3.333"), Decimal("0.9999")],
    Kind.INT: [0, -5, 10**6],
}
TYPED = ["<b>x</b>", "a\x00b\ud800c\u202e", "=1+1", "http://[::1", "x" * 40_000]
WORDS = {Kind.TEXT, Kind.LONG, Kind.KEY, Kind.URL, Kind.REF, Kind.CHOICE}


def spoilt(plan: Plan, seed: int) -> Plan:
    dice = random.Random(seed)  # noqa: S311 - a dice, not a secret
    parts: dict[str, Any] = {}
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        if tab.name == "headers":
            continue
        if not isinstance(held, tuple):
            parts[tab.name] = spoilt_row(held, dice)
            continue
        rows = [spoilt_row(record, dice) for record in held if dice.random() > 0.3]
        dice.shuffle(rows)
        parts[tab.name] = tuple(rows)
    return replace(plan, **parts)


def spoilt_row(record: Record, dice: random.Random) -> Record:
    changed = {c.field: strange(type(record), c, dice) for c in columns(type(record)) if dice.random() < 0.2}
    return replace(record, **changed)


def strange(tab: type[Record], column: Column, dice: random.Random) -> Any:  # noqa: ANN401 - a value of any column
    options = TYPED if column.kind in WORDS else STRANGE.get(column.kind, [])
    return dice.choice([blank_of(tab, column.field), *options])


@pytest.mark.parametrize("seed", range(12))
def test_a_spoilt_plan_is_published(example: Plan, site_of: Callable[..., Site], seed: int, tmp_path: Any) -> None:  # noqa: ANN401 - a Path
    today = (date(2017, 7, 1), date.max, date(2016, 1, 1))[seed % 3]
    files = publish(site_of(spoilt(example, seed), today), tmp_path)
    assert len(files) > 30
    rows = json.loads((tmp_path / "micrositio" / "datos" / "plan.json").read_text(encoding="utf-8"))
    for name, table in rows.items():
        ids = [row["id"] for row in table]
        assert len(ids) == len(set(ids)), name


@pytest.mark.parametrize(("share", "told"), [
    ("0", "0"), ("0.001", "1"), ("0.45", "45"), ("0.999", "99"), ("1", "100"), ("1.2", "120"),
])  # fmt: skip
def test_a_share_never_rounds_to_all_or_nothing(share: str, told: str) -> None:
    assert avance(Decimal(share)) == f"{told}\u00a0%"


def test_a_count_never_rounds_to_all_or_nothing() -> None:
    assert [por_ciento(n, m) for n, m in ((0, 300), (1, 300), (2, 3), (299, 300), (300, 300))] == [
        f"{n}\u00a0%" for n in (0, 1, 67, 99, 100)
    ]
    assert por_ciento(0, 0) == ""
