"""The documents of three plans, written once for all the tests of this folder."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.documents import registered
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
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    plans = {"ejemplo": lambda: example_plan, "pequeño": small, "grande": big}
    whole = [document.id for document in registered() if not document.id.endswith("-version-publica")]

    @cache
    def made(name: str) -> dict[str, Path]:
        folder = shared / f"documentos-{name}"
        with FileLock(shared / f"{name}.lock"):  # the first process writes them for all
            if not folder.exists():
                folder.mkdir()
                written(job(plans[name]()), folder, *(whole if name == "grande" else ()))
        files = sorted(folder.rglob("*.docx"))
        assert files
        return {path.relative_to(folder).as_posix(): path for path in files}

    return made
