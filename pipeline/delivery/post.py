"""One message, one recipient, one transaction with a mail server; and what its answer means."""

import base64
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from pipeline.delivery.access import LOST, TLS, Server, distrust, in_words, tls
from pipeline.delivery.ledger import State
from pipeline.model.stop import Stop

_OWN_NAME: Final = "[127.0.0.1]"  # what a mail program on someone's computer says of itself
_LONGEST_PAUSE: Final = 600.0
_ASKED: Final = re.compile(
    r"(?<![\d.])(\d{1,4})\s*(s|segs?|secs?|segundos?|seconds?|m|mins?|minut[eo]s?)\b", re.IGNORECASE
)  # in «4.7.1 Message» there is no minute
_QUOTA: Final = re.compile(
    r"\b5\.4\.5\b|sending (?:quota|limit)", re.IGNORECASE
)  # a day's limit passes: not the person's
_PERMANENT: Final = 500
_LOGIN_NEEDED: Final = 530
_TOO_BIG: Final = 552


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a message. ``pause`` is how many seconds the server asked to wait, if it did."""

    state: State
    reply: str
    pause: float = 0


def deliver(server: Server, sender: str, recipient: str, data: bytes, *, leaving: Callable[[], None]) -> Answer:
    """Give one message to the server for one recipient. ``leaving`` is called just before its text leaves.

    Stop: what no other message would overcome either: no connection, no trust, no login, no such sender.
    """
    try:
        with _session(server) as smtp:
            return _transaction(smtp, server, (sender, recipient), data, leaving)
    except _Temporary as busy:
        return busy.answer
    except (OSError, smtplib.SMTPException) as trouble:
        return Answer(State.REINTENTABLE, f"se perdió la conexión antes de entregar: {in_words(server, trouble)}")


class _Temporary(Exception):  # noqa: N818 - an answer, not an error
    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


@contextmanager
def _session(server: Server) -> Iterator[smtplib.SMTP]:
    smtp = _connected(server)
    try:
        _secure(smtp, server)
        _login(smtp, server)
        yield smtp
    except BaseException:
        smtp.close()  # a farewell could be taken for part of a message
        raise
    _leave(smtp)


def _leave(smtp: smtplib.SMTP) -> None:
    try:
        smtp.quit()
    except (OSError, smtplib.SMTPException):
        smtp.close()


def _connected(server: Server) -> smtplib.SMTP:
    try:
        if server.security == TLS:
            context = tls()
            return smtplib.SMTP_SSL(server.host, server.port, _OWN_NAME, timeout=server.seconds, context=context)
        return smtplib.SMTP(server.host, server.port, _OWN_NAME, timeout=server.seconds)
    except smtplib.SMTPConnectError as turned_away:
        code, text = _code(turned_away)
        if code < _PERMANENT:
            raise _Temporary(_answer(server, code, text)) from None
        raise Stop(_no_use(server, f"no recibe a este equipo ({_said(server, code, text)})")) from None
    except LOST:
        raise
    except ssl.SSLError as distrusted:
        raise Stop(distrust(server, distrusted)) from None
    except smtplib.SMTPServerDisconnected:
        raise
    except OSError as trouble:
        raise Stop(_no_use(server, f"no responde ({in_words(server, trouble)})")) from None


def _secure(smtp: smtplib.SMTP, server: Server) -> None:
    smtp.ehlo_or_helo_if_needed()
    if server.security == TLS:
        return
    try:
        code, text = smtp.starttls(context=tls())
    except smtplib.SMTPNotSupportedError:
        raise Stop(_no_use(server, "no ofrece cifrar la conexión, y sin cifrado no se envía")) from None
    except LOST:
        raise
    except ssl.SSLError as distrusted:
        raise Stop(distrust(server, distrusted)) from None
    if code != 220:  # noqa: PLR2004 - ready to start TLS (RFC 3207)
        raise _Temporary(_answer(server, code, text))
    smtp.ehlo()


def _login(smtp: smtplib.SMTP, server: Server) -> None:
    methods = smtp.esmtp_features.get("auth", "").upper().split()
    if not methods:
        raise Stop(_no_use(server, "no ofrece identificarse con usuario y contraseña"))
    code, text = _authenticated(smtp, server, methods)
    if code in {235, 503}:
        return
    if code < _PERMANENT:
        raise _Temporary(_answer(server, code, text))
    sentence = (
        f"El servidor {server.host} no aceptó el usuario o la contraseña ({_said(server, code, text)}). Revíselos; "
        "Gmail y otros piden una contraseña de aplicación."
    )
    raise Stop(sentence)


def _authenticated(smtp: smtplib.SMTP, server: Server, methods: list[str]) -> tuple[int, bytes]:
    password = server.password.reveal()
    if "PLAIN" in methods:
        told = base64.b64encode(f"\0{server.user}\0{password}".encode()).decode("ascii")
        return smtp.docmd("AUTH", f"PLAIN {told}")
    try:
        return smtp.login(server.user, password)
    except UnicodeError:
        return _PERMANENT, "el servidor no admite letras con acento en el usuario o la contraseña".encode()
    except smtplib.SMTPResponseException as refused:
        return _code(refused)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        return _PERMANENT, f"solo admite {', '.join(methods)}".encode()


def _code(refused: smtplib.SMTPResponseException) -> tuple[int, bytes]:
    error = refused.smtp_error
    return refused.smtp_code, error if isinstance(error, bytes) else error.encode()


def _transaction(
    smtp: smtplib.SMTP, server: Server, parties: tuple[str, str], data: bytes, leaving: Callable[[], None]
) -> Answer:
    refusal = _too_big(smtp, data) or _envelope(smtp, server, parties, len(data))
    if refusal:
        return refusal
    leaving()
    try:
        smtp.send(re.sub(rb"(?m)^\.", b"..", data) + (b".\r\n" if data.endswith(b"\r\n") else b"\r\n.\r\n"))
        if smtp.sock:
            smtp.sock.settimeout(server.final_seconds)
        code, text = smtp.getreply()
    except (OSError, smtplib.SMTPException) as trouble:
        smtp.close()
        return Answer(State.INCIERTO, f"se perdió la conexión al entregar: {in_words(server, trouble)}")
    return _answer(server, code, text)


def _too_big(smtp: smtplib.SMTP, data: bytes) -> Answer | None:
    most = smtp.esmtp_features.get("size", "").strip()
    if most.isdecimal() and 0 < int(most) < len(data):
        return Answer(State.RECHAZADO, f"el mensaje ocupa {len(data):,} bytes y el servidor acepta {int(most):,}")
    return None


def _envelope(smtp: smtplib.SMTP, server: Server, parties: tuple[str, str], size: int) -> Answer | None:
    """The answer that ends the transaction before the message leaves, if one does."""
    sender, recipient = parties
    code, text = smtp.mail(sender, [f"size={size}"] if smtp.has_extn("size") else [])
    if code >= _PERMANENT and code != _TOO_BIG:
        raise Stop(_no_use(server, f"no permite enviar desde {sender} ({_said(server, code, text)})"))
    if code != 250:  # noqa: PLR2004 - accepted (RFC 5321)
        return _answer(server, code, text)
    code, text = smtp.rcpt(recipient)
    if code == _LOGIN_NEEDED:
        raise Stop(_no_use(server, f"pide otra forma de identificarse ({_said(server, code, text)})"))
    if code not in {250, 251}:
        return _answer(server, code, text)
    code, text = smtp.docmd("DATA")
    return None if code == 354 else _answer(server, code, text)  # noqa: PLR2004 - go on (RFC 5321)


def _answer(server: Server, code: int, text: bytes) -> Answer:
    reply = _said(server, code, text)
    if 200 <= code < 300:  # noqa: PLR2004 - done (RFC 5321)
        return Answer(State.ENVIADO, reply)
    if code >= _PERMANENT and not _QUOTA.search(reply):
        return Answer(State.RECHAZADO, reply)
    return Answer(State.REINTENTABLE, reply, _asked_pause(reply))


def _asked_pause(reply: str) -> float:
    """The seconds that a server asks to wait in words such as ``try again in 5 minutes``; 0 if it does not."""
    found = _ASKED.search(reply.partition(" ")[2])
    if not found:
        return 0
    return min(int(found[1]) * (60 if found[2].lower().startswith("m") else 1), _LONGEST_PAUSE)


def _said(server: Server, code: int, text: bytes) -> str:
    words = " ".join(server.password.hide_in(text.decode("utf-8", "replace")).split())
    return f"{code} {words}"[:500]


def _no_use(server: Server, reason: str) -> str:
    remedy = "Revise PAL_SMTP_HOST, PAL_SMTP_PORT y la red, y repita."
    return f"El servidor {server.host}, puerto {server.port}, {reason}. {remedy}"
