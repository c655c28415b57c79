"""Independent readers written in another language, for what the program writes."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

NODE = Path(__file__).parent / "node"


def read_by(script: str, *files: Path) -> list[dict[str, Any]]:
    """What the reader found in each file; the test is skipped, with its reason, where node is missing."""
    missing = (
        "node is not installed"
        if not shutil.which("node")
        else f"run: npm ci --prefix {NODE}"
        if not (NODE / "node_modules").is_dir()
        else ""
    )
    if missing:
        if os.environ.get("PAL_TESTS_MUST_RUN"):
            pytest.fail(missing)
        pytest.skip(missing)
    told = subprocess.run(  # noqa: S603 - our own script
        [shutil.which("node") or "node", str(NODE / script), *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = json.loads(told.stdout)
    assert len(found) == len(files)
    return found  # type: ignore[no-any-return] # what JSON holds
