"""The documents of three plans, written once for all the tests of this folder."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.model.plan import Plan
from tests.documents.big import big
from tests.documents.case import job, small, written
from tests.documents.example import plan_of_example

Written = Callable[[str], dict[str, Path]]
PLANS = ("ejemplo", "pequeño", "grande")


@pytest.fixture(scope="session", name="example_plan")
def _example_plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return plan_of_example(tmp_path_factory.mktemp("copia"))


@pytest.fixture(scope="session", name="documents_of")
def _documents_of(tmp_path_factory: pytest.TempPathFactory, example_plan: Plan) -> Written:
    """The files of a plan by their paths; the plan is told by its name, one of ``PLANS``."""

    @cache
    def made(name: str) -> dict[str, Path]:
        folder = tmp_path_factory.mktemp(name)
        plans = {"ejemplo": lambda: example_plan, "pequeño": small, "grande": big}
        files, _ = written(job(plans[name]()), folder)
        assert files
        return {path: folder / path for path in files}

    return made
