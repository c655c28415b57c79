"""Every shipped template printed by the renderer and by docxtpl itself: the same parts, whatever the data."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.documents.job import Due
from pipeline.documents.renderer import Templates
from pipeline.model.plan import Plan
from pipeline.settings import TEMPLATES
from tests.documents.example import dues, plan_of_example
from tests.documents.word import alike, canonical, plain_docxtpl

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", name="plans")
def _plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, ...]:
    """The example, and a plan with nothing in it."""
    plan = plan_of_example(tmp_path_factory.mktemp("copia"))
    return plan, replace(plan, mesas=plan.mesas[:1], asistentes=(), acuerdos=(), compromisos=(), integrantes=())


def hostile(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - whatever a context holds
    """The value with every text turned into one that would spoil a careless document."""
    if isinstance(value, str):
        return f"<w:p/> & {{{{ {value} }}}} {{% if %}} ]]> \"'\nñ😀" if value else value
    if isinstance(value, tuple):
        return tuple(hostile(each, depth + 1) for each in value)
    if isinstance(value, Mapping):
        return {key: hostile(each, depth + 1) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: hostile(getattr(value, f.name), depth + 1) for f in fields(value) if f.init})
    return value


def same(due: Due, context: Mapping[str, object]) -> bool:
    made = Templates(TEMPLATES).render(due.template, context)
    path: Path = TEMPLATES / f"{due.template}.docx"
    return alike(canonical(made)) == alike(canonical(plain_docxtpl(path, context)))


def test_every_document_of_the_example_has_the_parts_that_docxtpl_gives(plans: tuple[Plan, ...]) -> None:
    found = [due for plan in plans for due in dues(plan)]
    assert {due.template for due in found} == {path.stem for path in TEMPLATES.glob("*.docx")}
    assert [due.path for due in found if not same(due, due.context)] == []


def test_hostile_data_gives_the_parts_that_docxtpl_gives(plans: tuple[Plan, ...]) -> None:
    found = list(dues(plans[0]))
    assert found
    assert [due.path for due in found if not same(due, hostile(due.context))] == []
