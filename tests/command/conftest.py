"""The installed command, run as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.delivery.authority import Certificate, issue
from tests.delivery.conftest import running
from tests.delivery.post_office import PASSWORD, USER, PostOffice

DAY = "2017-11-01"
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


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return issue(tmp_path_factory.mktemp("autoridad"))


@pytest.fixture
def office(certificate: Certificate) -> Iterator[PostOffice]:
    with running(PostOffice(certificate)) as office:
        yield office


@pytest.fixture
def send(pal: Pal, office: PostOffice, certificate: Certificate, tmp_path: Path) -> Callable[..., Ran]:
    """``pal send`` with the server, the login and the sender in the environment, and no pause between letters."""
    config = tmp_path / "pal.toml"
    config.write_text("[correo]\nsegundos_entre_mensajes = 0\n", encoding="utf-8")
    environment = {
        "PAL_SMTP_HOST": "localhost",
        "PAL_SMTP_PORT": str(office.port),
        "PAL_SMTP_USER": USER,
        "PAL_SMTP_PASSWORD": PASSWORD,
        "PAL_SMTP_FROM": "facilitacion@example.org",
        "SSL_CERT_FILE": str(certificate.authority),
    }

    def run(*words: object, **other: str) -> Ran:
        return pal("send", "--date", DAY, "--config", config, *words, environment=environment | other)

    return run
