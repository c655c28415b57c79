"""The letters as real drafts in the mailbox of a real IMAP server."""

import imaplib
import socketserver
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import count
from pathlib import Path

import pytest

from pipeline.delivery.access import STARTTLS, TLS, Secret, Server, tls
from pipeline.delivery.letters import Letter
from pipeline.delivery.mailbox import Put, put_in_mailbox
from pipeline.model.stop import Stop
from tests.delivery.authority import Certificate, issue
from tests.delivery.dovecot import Mailboxes, mailbox_server
from tests.delivery.post_office import PASSWORD

pytestmark = pytest.mark.tools

DRAFTS = "Borradores de correo"


NUMBER = count()


@dataclass(frozen=True)
class Mailbox:
    """The mailbox of a user of their own, in a server that all the tests share."""

    ports: dict[str, int]
    user: str

    def server(self, security: str = TLS, password: str = PASSWORD) -> Server:
        secret = Secret(password)
        return Server(
            host="localhost", port=self.ports[security], security=security, user=self.user, password=secret, seconds=10
        )


@pytest.fixture(scope="module")
def mailboxes(certificate: Certificate) -> Iterator[Mailboxes]:
    with mailbox_server(certificate, DRAFTS) as mailboxes:
        yield mailboxes


@pytest.fixture
def mailbox(mailboxes: Mailboxes, trusted: Certificate) -> Mailbox:
    del trusted
    return Mailbox(mailboxes.ports, f"persona{next(NUMBER)}@example.mx")


def put(letters: tuple[Letter, ...], mailbox: Mailbox, **more: str) -> list[Put]:
    moment = datetime(2016, 8, 20, 9, 30, tzinfo=UTC)
    return [p.put for p in put_in_mailbox(letters, mailbox.server(), now=moment, say=lambda _: None, **more)]


def kept(mailbox: Mailbox, folder: str = DRAFTS) -> list[tuple[bytes, EmailMessage]]:
    """The flags and messages that the folder holds, by another login."""
    with imaplib.IMAP4_SSL("localhost", mailbox.ports["tls"], ssl_context=tls()) as mail:
        mail.authenticate("PLAIN", lambda _: f"\0{mailbox.user}\0{PASSWORD}".encode())
        mail.select(f'"{folder}"', readonly=True)
        numbers = mail.search(None, "ALL")[1][0].split()
        fetched = [mail.fetch(n.decode(), "(FLAGS BODY.PEEK[])")[1] for n in numbers]
    found = [(parts[0][0], parts[0][1]) for parts in fetched if isinstance(parts[0], tuple)]
    return [(flags, BytesParser(policy=policy.default).parsebytes(data)) for flags, data in found]


def test_each_letter_becomes_a_draft_in_the_folder_that_the_server_flags(
    made: tuple[Letter, ...], mailbox: Mailbox
) -> None:
    assert put(made, mailbox) == [Put.CREADO] * 5
    drafts = kept(mailbox)
    assert sorted(m["To"].addresses[0].addr_spec for _, m in drafts) == sorted(letter.address for letter in made)
    assert all(rb"\Draft" in flags for flags, _ in drafts)
    assert {str(m["From"]) for _, m in drafts} == {mailbox.user}
    assert all(m[name] is None for _, m in drafts for name in ("Bcc", "Cc", "X-Unsent"))
    assert kept(mailbox, "Drafts") == []


def test_running_again_adds_nothing(made: tuple[Letter, ...], mailbox: Mailbox) -> None:
    put(made, mailbox)
    assert put(made, mailbox) == [Put.YA_ESTABA] * 5
    assert len(kept(mailbox)) == 5


def test_a_letter_that_changed_is_added_and_the_former_one_is_told(made: tuple[Letter, ...], mailbox: Mailbox) -> None:
    put(made, mailbox)
    changed = (replace(made[0], text="Otro texto", digest="e" * 64), *made[1:])
    assert put(changed, mailbox) == [Put.CREADO_JUNTO_A_OTRO] + [Put.YA_ESTABA] * 4
    assert put(changed, mailbox) == [Put.YA_ESTABA] * 5
    assert len(kept(mailbox)) == 6


def test_a_run_cut_short_goes_on_where_it_was(made: tuple[Letter, ...], mailbox: Mailbox) -> None:
    put(made[:2], mailbox)
    assert put(made, mailbox) == [Put.YA_ESTABA] * 2 + [Put.CREADO] * 3
    assert len(kept(mailbox)) == 5


def test_the_folder_may_be_named(made: tuple[Letter, ...], mailbox: Mailbox) -> None:
    put(made, mailbox, folder="Drafts")
    assert len(kept(mailbox, "Drafts")) == 5


def test_a_folder_that_is_not_there_stops_with_the_remedy(made: tuple[Letter, ...], mailbox: Mailbox) -> None:
    with pytest.raises(Stop) as stopped:
        put(made, mailbox, folder="No existe")
    assert "PAL_IMAP_DRAFTS" in stopped.value.sentence


def test_encryption_may_begin_after_the_greeting(made: tuple[Letter, ...], mailbox: Mailbox) -> None:
    placed = put_in_mailbox(made, mailbox.server(STARTTLS), now=datetime.now(UTC), say=lambda _: None)
    assert len(placed) == len(kept(mailbox)) == 5


def test_a_wrong_password_stops_and_appears_nowhere(made: tuple[Letter, ...], mailbox: Mailbox) -> None:
    wrong = mailbox.server(password="otra-contraseña-secreta")  # noqa: S106 - what is tried
    with pytest.raises(Stop) as stopped:
        put_in_mailbox(made, wrong, now=datetime.now(UTC), say=lambda _: None)
    beneath = traceback.TracebackException(Stop, stopped.value, stopped.tb, capture_locals=True)
    shown = "".join(beneath.format())
    assert "Server(" in shown
    assert "otra-contrase" not in shown
    assert "contraseña" in stopped.value.sentence


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(
    made: tuple[Letter, ...], trusted: Certificate, tmp_path: Path
) -> None:
    del trusted
    with mailbox_server(issue(tmp_path)) as mailboxes:
        for security in (TLS, STARTTLS):
            stranger = Mailbox(mailboxes.ports, "ana@example.mx").server(security)
            with pytest.raises(Stop) as stopped:
                put_in_mailbox(made, stranger, now=datetime.now(UTC), say=lambda _: None)
            assert "SSL_CERT_FILE" in stopped.value.sentence
        assert "Login: user=" not in mailboxes.told("Disconnected")


def test_a_server_that_is_not_there_stops_with_the_remedy(made: tuple[Letter, ...]) -> None:
    with pytest.raises(Stop) as stopped:
        put_in_mailbox(made, Mailbox({"tls": 1}, "ana@example.mx").server(), now=datetime.now(UTC), say=lambda _: None)
    assert "puerto 1" in stopped.value.sentence


@contextmanager
def stripped(greeting: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """A server, or who stands before it, that greets so and offers no encryption; and what it is told."""
    told: list[bytes] = []

    class Bare(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(greeting + b"\r\n")
            for line in self.rfile:
                told.append(line)
                tag = line.split()[0]
                self.wfile.write(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + tag + b" OK bien\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Bare) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], told
        server.shutdown()


@pytest.mark.parametrize("greeting", [b"* OK listo", b"* PREAUTH listo"])
def test_without_encryption_nothing_is_said(made: tuple[Letter, ...], greeting: bytes) -> None:
    with stripped(greeting) as (port, told):
        server = Mailbox({STARTTLS: port}, "ana@example.mx").server(STARTTLS)
        with pytest.raises(Stop) as stopped:
            put_in_mailbox(made, server, now=datetime.now(UTC), say=lambda _: None)
    assert "cifra" in stopped.value.sentence
    assert {line.split()[1].upper() for line in told} <= {b"CAPABILITY", b"LOGOUT"}
