"""The letters as real drafts in a mailbox, by IMAP; running again adds none that is already there."""

import imaplib
import re
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from pipeline.delivery.access import LOST, TLS, Server, distrust, in_words, tls
from pipeline.delivery.addresses import is_address
from pipeline.delivery.letters import Letter
from pipeline.delivery.message import CARTA, HUELLA, mailbox_draft
from pipeline.model.stop import Stop
from pipeline.model.words import fold

_LISTED: Final = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>.+)', re.DOTALL)
_USUAL: Final = frozenset({"drafts", "borradores", "inbox.drafts", "inbox/drafts", "inbox.borradores"})


class Put(StrEnum):
    """What became of a letter in the mailbox."""

    CREADO = "creado"
    YA_ESTABA = "ya estaba"
    CREADO_JUNTO_A_OTRO = "creado; queda otro anterior con distinto contenido"


@dataclass(frozen=True, slots=True)
class Placed:
    """A letter and what became of it."""

    letter: Letter
    put: Put


def put_in_mailbox(
    letters: Iterable[Letter],
    server: Server,
    *,
    now: datetime,
    say: Callable[[str], None],
    folder: str = "",
) -> tuple[Placed, ...]:
    """Leave every letter as a draft, once. ``folder`` names the mailbox's drafts where the server does not.

    Stop: the server cannot be reached or trusted, refuses the login, or refuses a draft.
    """
    with _mailbox(server) as mail:
        drafts = _quoted(folder.encode("ascii", "replace")) if folder else _drafts(mail)
        placed = []
        for letter in letters:
            placed.append(Placed(letter, _put(mail, drafts, letter, server, now)))
            say(f"{letter.clave} ({letter.name}): {placed[-1].put}")
        return tuple(placed)


@contextmanager
def _mailbox(server: Server) -> Iterator[imaplib.IMAP4]:
    mail: imaplib.IMAP4 | None = None
    try:
        mail = _connected(server)
        _login(mail, server)
        yield mail
    except (OSError, imaplib.IMAP4.error, UnicodeError) as trouble:
        raise Stop(_told(server, trouble)) from None
    finally:
        if mail is not None:
            _leave(mail)


def _connected(server: Server) -> imaplib.IMAP4:
    if server.security == TLS:
        return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=tls(), timeout=server.seconds)
    mail = imaplib.IMAP4(server.host, server.port, timeout=server.seconds)
    try:
        _require_encryption(mail, server)
        mail.starttls(tls())
    except BaseException:
        with suppress(OSError):  # the handshake may have closed it
            mail.shutdown()
        raise
    return mail


def _require_encryption(mail: imaplib.IMAP4, server: Server) -> None:
    if mail.state == "NONAUTH" and "STARTTLS" in mail.capabilities:
        return
    raise Stop(
        f"El servidor {server.host}, puerto {server.port}, no ofrece cifrar la conexión, y sin cifrado no se le da la "
        "contraseña. Revise PAL_IMAP_HOST; casi todos cifran en el puerto 993 (PAL_IMAP_PORT)."
    )


def _login(mail: imaplib.IMAP4, server: Server) -> None:
    password = server.password
    try:
        if "AUTH=PLAIN" in mail.capabilities:
            mail.authenticate("PLAIN", lambda _: f"\0{server.user}\0{password.reveal()}".encode())
        else:
            mail.login(server.user, password.reveal())
    except (imaplib.IMAP4.error, UnicodeError) as refused:
        if isinstance(refused, imaplib.IMAP4.abort):
            raise
        sentence = (
            f"El servidor {server.host} no aceptó el usuario o la contraseña ({in_words(server, refused)}). Revíselos; "
            "Gmail y otros piden una contraseña de aplicación, y que IMAP esté activado."
        )
        raise Stop(sentence) from None


def _leave(mail: imaplib.IMAP4) -> None:
    try:
        mail.logout()
    except (OSError, imaplib.IMAP4.error):
        with suppress(OSError):
            mail.shutdown()


def _told(server: Server, trouble: Exception) -> str:
    if isinstance(trouble, ssl.SSLError) and not isinstance(trouble, LOST):
        return distrust(server, trouble)
    where = f"{server.host}, puerto {server.port}"
    words = in_words(server, trouble)
    return f"No se pudo usar el buzón en {where}: {words}. Revise el servidor, el puerto y la red, y repita."


def _drafts(mail: imaplib.IMAP4) -> bytes:
    """The name of the folder flagged as drafts (RFC 6154), in the server's own spelling."""
    boxes = list(_boxes(mail, "*"))
    if "SPECIAL-USE" in mail.capabilities and not any(b"\\drafts" in flags for flags, _ in boxes):
        boxes = [*_boxes(mail, '"*" RETURN (SPECIAL-USE)'), *boxes]
    flagged = [name for flags, name in boxes if b"\\drafts" in flags]
    named = [name for _, name in boxes if fold(name.strip(b'"').decode("ascii", "replace")) in _USUAL]
    for name in (*flagged, *named):
        return name
    raise Stop("El buzón no dice cuál es su carpeta de borradores; dé su nombre en PAL_IMAP_DRAFTS.")


def _boxes(mail: imaplib.IMAP4, pattern: str) -> Iterator[tuple[frozenset[bytes], bytes]]:
    status, listed = mail.list('""', pattern)
    for line in listed if status == "OK" else ():
        raw = b" ".join((line[0].rsplit(b" ", 1)[0], _quoted(line[1]))) if isinstance(line, tuple) else line
        found = _LISTED.fullmatch(raw or b"")
        if found:
            yield frozenset(found["flags"].lower().split()), found["name"]


def _quoted(name: bytes) -> bytes:
    return b'"' + name.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def _put(mail: imaplib.IMAP4, drafts: bytes, letter: Letter, server: Server, now: datetime) -> Put:
    kept = _kept(mail, drafts, letter)
    if letter.digest in kept:
        return Put.YA_ESTABA
    sender = server.user if is_address(server.user) else ""
    data = mailbox_draft(letter, sender)
    status, reply = mail.append(drafts.decode("ascii"), r"(\Draft)", imaplib.Time2Internaldate(now), data)
    if status != "OK":
        words = server.password.hide_in(b" ".join(reply).decode("utf-8", "replace"))
        raise Stop(
            f"El buzón no aceptó el borrador de {letter.clave}: {words}. Atienda eso y repita; no se duplicará ninguno."
        )
    return Put.CREADO_JUNTO_A_OTRO if kept else Put.CREADO


def _kept(mail: imaplib.IMAP4, drafts: bytes, letter: Letter) -> frozenset[str]:
    """The digests of the drafts of this letter that the mailbox holds."""
    status, _ = mail.select(drafts.decode("ascii"), readonly=True)
    if status != "OK":
        raise Stop(
            f"No se pudo abrir la carpeta de borradores {drafts.decode('ascii')}; dé su nombre en PAL_IMAP_DRAFTS."
        )
    _, found = mail.search(None, "UNDELETED", "HEADER", CARTA, letter.key_hash)
    numbers = (found[0] or b"").decode("ascii").split()
    return frozenset(digest for number in numbers for digest in _digests(mail, number))


def _digests(mail: imaplib.IMAP4, number: str) -> Iterator[str]:
    fetched: Iterable[object] = mail.fetch(number, f"(BODY.PEEK[HEADER.FIELDS ({HUELLA})])")[1]
    for part in fetched:
        if isinstance(part, tuple):
            yield part[1].decode("ascii", "replace").partition(":")[2].strip()
