"""A machine with something amiss."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A small disk of its own, with these options."""
    disk = tmp_path / "disco"
    disk.mkdir()

    def mount(options: str) -> Path:
        asked = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
        if os.name != "posix" or subprocess.run(asked, check=False, capture_output=True).returncode:  # noqa: S603 - a disk in memory
            pytest.skip("this user may not mount a disk")
        return disk

    yield mount
    subprocess.run(["umount", str(disk)], check=False, capture_output=True)  # noqa: S603, S607 - the one above
