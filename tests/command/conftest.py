"""The installed command, run as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Ran = subprocess.CompletedProcess[str]
Pal = Callable[..., Ran]


@pytest.fixture
def pal(tmp_path: Path) -> Pal:
    """Run ``pal`` with these words in an empty folder and an empty HOME."""

    def run(*words: object, environment: dict[str, str] | None = None, timeout: float = 120) -> Ran:
        home = tmp_path / "casa"
        home.mkdir(exist_ok=True)
        clean = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", **(environment or {})}
        command = [str(Path(sys.executable).with_name("pal")), *map(str, words)]
        return subprocess.run(  # noqa: S603 - the command under test
            command,
            cwd=tmp_path,
            env=clean,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    return run
