"""What any test may ask for."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.google_stand_in import Google
from tests.google_stand_in.certificates import Certificates, make

BARE = "not tools and not long"
CHROMIUM = Path("/usr/bin/chromium")


def pytest_configure(config: pytest.Config) -> None:
    """Where the tests that need tools are left out, the others find none: the machine is as bare as a newcomer's."""
    if config.option.markexpr == BARE:
        os.environ["PATH"] = str(Path(sys.executable).parent)


@pytest.fixture(scope="session", name="certificates")
def _certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make(tmp_path_factory.mktemp("certificados"))


@pytest.fixture(name="google")
def _google(certificates: Certificates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """A Google on loopback, which this process and the ones it starts take for the real one."""
    with Google(certificates, tmp_path) as google:
        google.stand_in(monkeypatch)
        yield google


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One for all rooms: two players of Playwright do not go together in a process."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        chromium = player.chromium.launch(executable_path=str(CHROMIUM), args=quiet)
        yield chromium
        chromium.close()
