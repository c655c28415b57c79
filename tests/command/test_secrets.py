"""A password given in the environment or the keyring stands nowhere afterwards, however the sending ended."""

import base64
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command.conftest import DAY, Pal, Ran
from tests.delivery.post_office import PASSWORD, USER, PostOffice

pytestmark = pytest.mark.long

KEYRING = """
from keyring.backend import KeyringBackend

class Llavero(KeyringBackend):
    priority = 1

    def get_password(self, service, username):
        import base64
        return base64.b85decode({secret!r}).decode()

    def set_password(self, service, username, password):
        raise NotImplementedError
"""
FAULT = """
import smtplib

def rcpt(self, recip, options=()):
    raise ZeroDivisionError("una falla que nadie espera")

smtplib.SMTP.rcpt = rcpt
"""


def _forms(password: str) -> list[bytes]:
    """How a password may be written down."""
    plain = password.encode()
    login = base64.b64encode(f"\0{USER}\0{password}".encode())
    return [plain, password.encode("latin-1"), base64.b64encode(plain), login, login[-16:], repr(plain).encode()[2:-1]]


def _written(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                yield from ((path / name, package.read(name)) for name in package.namelist())


@pytest.fixture
def nowhere(tmp_path: Path) -> Callable[..., None]:
    """Holds that a password stands in nothing that was written or said."""

    def look(password: str, *ran: Ran) -> None:
        held = list(_written(tmp_path))
        assert {".sqlite", ".json", ".eml", ".docx", ".toml"} <= {path.suffix for path, _ in held}
        held += [(Path("said"), (one.stdout + one.stderr).encode()) for one in ran]
        for form in _forms(password):
            assert [path for path, data in held if form in data] == []

    return look


def test_a_password_of_the_environment_stands_nowhere_however_the_sending_ends(
    pal: Pal, send: Callable[..., Ran], office: PostOffice, tmp_path: Path, nowhere: Callable[..., None]
) -> None:
    pal("emails", "--date", DAY)
    (tmp_path / "falla").mkdir()
    (tmp_path / "falla/sitecustomize.py").write_text(FAULT, encoding="utf-8")
    wrong = "clave-muy-secreta-ñ"
    refused = send("--yes", PAL_SMTP_PASSWORD=wrong)
    distrusted = send("--yes", SSL_CERT_FILE="/dev/null")
    assert not office.received
    fault = send("--yes", PYTHONPATH=str(tmp_path / "falla"), TMPDIR=str(tmp_path))
    assert [refused.returncode, distrusted.returncode, fault.returncode] == [2, 2, 70]
    (told,) = tmp_path.glob("pal-falla-*.txt")
    assert "ZeroDivisionError" in told.read_text(encoding="utf-8")
    assert str(told) in fault.stderr
    done = send("--yes")
    assert done.returncode == 0
    assert set(office.counts().values()) == {1}
    nowhere(PASSWORD, refused, distrusted, fault, done)
    nowhere(wrong, refused, distrusted, fault, done)


def test_a_password_of_the_keyring_stands_nowhere(
    pal: Pal, send: Callable[..., Ran], office: PostOffice, tmp_path: Path, nowhere: Callable[..., None]
) -> None:
    pal("emails", "--date", DAY)
    (tmp_path / "llavero.py").write_text(
        KEYRING.format(secret=base64.b85encode(PASSWORD.encode()).decode()), encoding="utf-8"
    )
    own = {"PAL_SMTP_PASSWORD": "", "PYTHON_KEYRING_BACKEND": "llavero.Llavero", "PYTHONPATH": str(tmp_path)}
    done = send("--yes", **own)
    assert done.returncode == 0, done.stderr
    assert set(office.logins) == {(USER.encode(), PASSWORD.encode())}
    nowhere(PASSWORD, done)
