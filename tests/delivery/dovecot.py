"""A real IMAP server, Dovecot, as a private process with its own configuration, mail and port."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pwd import getpwnam, getpwuid, struct_passwd
from tempfile import TemporaryDirectory

import pytest

from tests.delivery.authority import Certificate
from tests.delivery.post_office import PASSWORD


@dataclass(frozen=True)
class Mailboxes:
    """Where the server listens, ``tls`` and ``starttls``, and what it wrote down."""

    ports: dict[str, int]
    log: Path

    def told(self, awaited: str) -> str:
        """What it wrote down, once these words are in it."""
        for _ in range(200):
            text = self.log.read_text(encoding="utf-8")
            if awaited in text:
                return text
            time.sleep(0.05)
        pytest.fail(f"the server never wrote «{awaited}»")


@contextmanager
def mailbox_server(certificate: Certificate, drafts: str = "Borradores") -> Iterator[Mailboxes]:
    """A running server, where anyone with the password has a mailbox.

    The test is skipped, with its reason, where Dovecot is missing.
    """
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    if not program:
        if os.environ.get("PAL_TESTS_MUST_RUN"):
            pytest.fail("dovecot-imapd is not installed")
        pytest.skip("dovecot-imapd is not installed")
    with TemporaryDirectory(prefix="dc-") as name:  # short: the paths of sockets are
        Path(name).chmod(0o755)
        yield from _running(program, Path(name), certificate, drafts)


def _running(program: str, folder: Path, certificate: Certificate, drafts: str) -> Iterator[Mailboxes]:
    ports = {"tls": _free(), "starttls": _free()}
    configuration = folder / "dovecot.conf"
    owner = getpwnam("nobody") if os.getuid() == 0 else getpwuid(os.getuid())  # no part of it runs as root
    configuration.write_text(_configuration(folder, certificate, ports, drafts, owner), encoding="utf-8")
    (folder / "mail").mkdir()
    os.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
    command = [program, "-F", "-c", str(configuration)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own configuration
        try:
            _await(ports["tls"], process, folder)
            yield Mailboxes(ports, folder / "log")
        finally:
            process.terminate()
            process.wait(timeout=20)
            if process.stderr:
                process.stderr.close()


def _configuration(
    folder: Path, certificate: Certificate, ports: dict[str, int], drafts: str, owner: struct_passwd
) -> str:
    own = owner.pw_name
    internal, login = ("dovecot", "dovenull") if os.getuid() == 0 else (own, own)
    return f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {internal}
default_login_user = {login}
first_valid_uid = 0
ssl = required
ssl_cert = <{certificate.chain}
ssl_key = <{certificate.key}
auth_mechanisms = plain login
mail_location = maildir:{folder}/mail/%u/Maildir
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={owner.pw_uid} gid={owner.pw_gid} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "{drafts}" {{
    auto = create
    special_use = \\Drafts
  }}
  mailbox Drafts {{
    auto = create
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {ports["starttls"]}
  }}
  inet_listener imaps {{
    port = {ports["tls"]}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            said = process.stderr.read().decode() if process.stderr else ""
            pytest.fail(f"dovecot ended: {said} {_log(folder)}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"dovecot does not listen: {_log(folder)}")


def _log(folder: Path) -> str:
    return (folder / "log").read_text(encoding="utf-8") if (folder / "log").exists() else ""
