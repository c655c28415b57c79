"""The workbooks that the program writes are valid by the Open XML SDK."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from pipeline.settings import EXAMPLE

NODE = Path(__file__).parent / "node"
VALIDATOR = NODE / "node_modules" / ".bin" / "ooxml-validator"


def complaints(path: Path) -> list[object]:
    """What the validator objects to; the test is skipped, with its reason, where it is not installed."""
    if not VALIDATOR.exists():
        missing = f"run: npm ci --prefix {NODE}"
        if os.environ.get("PAL_TESTS_MUST_RUN"):
            pytest.fail(missing)
        pytest.skip(missing)
    told = subprocess.run([VALIDATOR, path], capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 - ours
    found = json.loads(told.stdout)
    assert found["file"] == str(path)
    return list(found["errors"])


def test_the_blank_workbook_is_valid(blank: Path) -> None:
    assert complaints(blank) == []


def test_the_example_workbook_is_valid() -> None:
    assert complaints(EXAMPLE) == []
