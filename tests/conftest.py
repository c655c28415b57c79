"""What any test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.google_stand_in import Google
from tests.google_stand_in.certificates import Certificates, make


@pytest.fixture(scope="session", name="certificates")
def _certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make(tmp_path_factory.mktemp("certificados"))


@pytest.fixture(name="google")
def _google(certificates: Certificates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """A Google on loopback, which this process and the ones it starts take for the real one."""
    with Google(certificates, tmp_path) as google:
        google.stand_in(monkeypatch)
        yield google
