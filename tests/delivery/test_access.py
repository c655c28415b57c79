"""How the servers and their secrets are given."""

import base64
import subprocess
import sys

import keyring
import pytest
from keyring.backend import KeyringBackend

from pipeline.delivery.access import STARTTLS, TLS, Secret, imap_server, sender_address, smtp_server
from pipeline.model.stop import Stop

GIVEN = {"PAL_SMTP_HOST": "smtp.example.mx", "PAL_SMTP_USER": "ana@example.mx", "PAL_SMTP_PASSWORD": "s3creta"}


class Memory(KeyringBackend):
    """A keyring that lasts as long as a test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_the_environment_gives_server_user_and_password() -> None:
    server = smtp_server(GIVEN)
    assert (server.host, server.port, server.security, server.user) == (
        "smtp.example.mx", 587, STARTTLS, "ana@example.mx",
    )  # fmt: skip
    assert server.password.reveal() == "s3creta"
    assert "s3creta" not in repr(server)


@pytest.mark.parametrize(
    ("port", "security", "expected"),
    [("465", "", TLS), ("587", "", STARTTLS), ("2525", "tls", TLS), ("465", "STARTTLS", STARTTLS)],
)
def test_the_port_tells_how_to_encrypt_unless_it_is_said(port: str, security: str, expected: str) -> None:
    assert smtp_server(GIVEN | {"PAL_SMTP_PORT": port, "PAL_SMTP_SECURITY": security}).security == expected


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "correo.ñandú.example", "smtp.example.mx."])
def test_what_names_a_server_is_taken(host: str) -> None:
    assert smtp_server(GIVEN | {"PAL_SMTP_HOST": host}).host == host


def test_a_mailbox_is_encrypted_from_the_first_byte() -> None:
    given = {name.replace("SMTP", "IMAP"): value for name, value in GIVEN.items()}
    assert (imap_server(given).port, imap_server(given).security) == (993, TLS)
    assert imap_server(given | {"PAL_IMAP_PORT": "143"}).security == STARTTLS


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "PAL_SMTP_HOST, PAL_SMTP_USER"),
        (GIVEN | {"PAL_SMTP_HOST": "smtp..example.mx"}, "PAL_SMTP_HOST"),
        (GIVEN | {"PAL_SMTP_HOST": f"{'a' * 64}.example.mx"}, "PAL_SMTP_HOST"),
        (GIVEN | {"PAL_SMTP_HOST": "https://smtp.example.mx"}, "PAL_SMTP_HOST"),
        (GIVEN | {"PAL_SMTP_HOST": "smtp. example.mx"}, "PAL_SMTP_HOST"),
        (GIVEN | {"PAL_SMTP_HOST": "ana@example.mx"}, "PAL_SMTP_HOST"),
        (GIVEN | {"PAL_SMTP_PORT": "abc"}, "PAL_SMTP_PORT"),
        (GIVEN | {"PAL_SMTP_PORT": "٣"}, "PAL_SMTP_PORT"),
        (GIVEN | {"PAL_SMTP_SECURITY": "none"}, "PAL_SMTP_SECURITY"),
    ],
)
def test_what_is_missing_or_mistaken_is_told(given: dict[str, str], told: str) -> None:
    with pytest.raises(Stop) as stopped:
        smtp_server(given)
    assert told in stopped.value.sentence


def test_the_keyring_gives_the_password_that_the_environment_does_not() -> None:
    before = keyring.get_keyring()
    memory = Memory()
    memory.set_password("pal-smtp", "ana@example.mx", "del llavero")
    keyring.set_keyring(memory)
    try:
        assert smtp_server(GIVEN | {"PAL_SMTP_PASSWORD": ""}).password.reveal() == "del llavero"
        memory.delete_password("pal-smtp", "ana@example.mx")
        with pytest.raises(Stop) as stopped:
            smtp_server(GIVEN | {"PAL_SMTP_PASSWORD": ""})
    finally:
        keyring.set_keyring(before)
    assert "keyring set pal-smtp ana@example.mx" in stopped.value.sentence


def test_without_the_keyring_library_the_remedy_is_told() -> None:
    script = (
        "import sys; sys.modules['keyring'] = None\n"
        "from pipeline.delivery.access import smtp_server\n"
        "from pipeline.model.stop import Stop\n"
        "try: smtp_server({'PAL_SMTP_HOST': 'h', 'PAL_SMTP_USER': 'u'})\n"
        "except Stop as stopped: print(stopped.sentence)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    assert "PAL_SMTP_PASSWORD" in told.stdout
    assert f"“{sys.executable} -m pip install keyring”" in told.stdout


def test_the_command_that_keeps_the_password_is_one_that_runs() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    try:
        with pytest.raises(Stop) as stopped:
            smtp_server(GIVEN | {"PAL_SMTP_PASSWORD": ""})
    finally:
        keyring.set_keyring(before)
    command = stopped.value.sentence.rpartition("“")[2].partition("”")[0].split()
    assert command[-2:] == ["pal-smtp", "ana@example.mx"]
    ran = subprocess.run([*command[:3], "--help"], capture_output=True, text=True, check=False)  # noqa: S603 - what is told
    assert ran.returncode == 0
    assert "set" in ran.stdout


def test_the_sender_is_the_user_unless_another_address_is_given() -> None:
    assert sender_address({}, smtp_server(GIVEN)) == "ana@example.mx"
    assert sender_address({"PAL_SMTP_FROM": "stl@example.mx"}, smtp_server(GIVEN)) == "stl@example.mx"
    with pytest.raises(Stop):
        sender_address({}, smtp_server(GIVEN | {"PAL_SMTP_USER": "ana"}))


@pytest.mark.parametrize("user", ["a", "an", "ana", "ana@example.mx"])
@pytest.mark.parametrize("cut", [None, -1, -3, -8])
def test_a_server_that_echoes_the_login_does_not_put_it_in_the_report(user: str, cut: int | None) -> None:
    login = base64.b64encode(f"\0{user}\0s3creta-ñandú".encode()).decode()
    told = Secret("s3creta-ñandú").hide_in(f"500 unrecognized command: AUTH PLAIN {login[:cut]}")
    assert told == "500 unrecognized command: AUTH PLAIN •••"


@pytest.mark.parametrize("words", ["5.7.8 Authentication credentials invalid", "administrador", "número 77 Ab12+/cd=="])
def test_what_is_not_the_password_stays(words: str) -> None:
    assert Secret("s3creta").hide_in(words) == words


def test_a_server_that_echoes_the_password_does_not_put_it_in_the_report() -> None:
    secret = Secret("s3creta")
    assert "s3creta" not in secret.hide_in("535 usuario s3creta no (czNjcmV0YQ==)")
    assert "czNjcmV0YQ" not in secret.hide_in("535 usuario s3creta no (czNjcmV0YQ==)")
    assert f"{secret} {secret!r}" == "••• •••"
