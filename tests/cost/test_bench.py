"""What ``make bench`` measures beside one another says the same."""

import os
import shutil
from pathlib import Path

import pytest

from bench import rendering
from bench.__main__ import agree
from bench.engines import PEERS
from pipeline.settings import PROJECT


@pytest.mark.tools
def test_every_engine_of_the_bench_gives_the_same_text(tmp_path: Path) -> None:
    if not shutil.which("node") or not (PROJECT / "bench/node/node_modules").is_dir():
        missing = "the engines need Node: npm ci --prefix bench/node"
        if os.environ.get("PAL_TESTS_MUST_RUN"):
            pytest.fail(missing)
        pytest.skip(missing)
    cases = tuple(rendering.cases(tmp_path))
    assert {case.name for case in cases} == {"minuta", "plan-de-accion-local"}
    assert PEERS
    agree(tmp_path, cases)
