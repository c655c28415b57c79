"""How to reach the mail servers. Passwords come from the environment or the system's keyring, never from a file."""

import base64
import re
import smtplib
import socket
import ssl
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.delivery.addresses import is_address
from pipeline.model.stop import Stop

TLS: Final = "tls"
STARTTLS: Final = "starttls"
_HIDDEN: Final = "•••"
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]{8,}={0,2}")  # the login of AUTH PLAIN begins with a zero
LOST: Final = (ssl.SSLEOFError, ssl.SSLZeroReturnError)  # the line was cut: they tell nothing of who the server is
_SPOKEN: Final[tuple[tuple[type[Exception], str], ...]] = (
    (UnicodeError, "el usuario o la contraseña tienen letras que el servidor no admite"),
    (socket.gaierror, "no se encuentra un servidor con ese nombre"),
    (TimeoutError, "tardó demasiado en contestar"),
    (ConnectionRefusedError, "no acepta conexiones en ese puerto"),
    (ConnectionError, "cortó la conexión"),
    *((lost, "cortó la conexión") for lost in LOST),
    (smtplib.SMTPServerDisconnected, "cortó la conexión"),
)
_NO_HOST: Final = re.compile(r"[\s/@]")


class Secret:
    """A password that no print, log or traceback shows."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return _HIDDEN

    def __bool__(self) -> bool:
        return bool(self._text)

    def reveal(self) -> str:
        """The password itself, for the moment of the login."""
        return self._text

    def hide_in(self, text: str) -> str:
        """A server's words without the password, also where the server echoes the whole login in base64."""
        if not self._text:
            return text
        return _BASE64.sub(self._unless_within, text.replace(self._text, _HIDDEN))

    def _unless_within(self, word: re.Match[str]) -> str:
        digits = word[0].rstrip("=")
        held = base64.b64decode(digits[: -1 if len(digits) % 4 == 1 else None] + "==")
        return _HIDDEN if self._text.encode() in held or held.startswith(b"\0") else word[0]


@dataclass(frozen=True, kw_only=True)
class Server:
    """A mail server and who one is there. ``security`` is ``tls`` from the first byte or ``starttls``.

    ``seconds`` is the longest wait for an answer, ``final_seconds`` that for the one to a whole message.
    """

    host: str
    port: int
    security: str
    user: str
    password: Secret
    seconds: float = 60
    final_seconds: float = 300


def tls() -> ssl.SSLContext:
    """Certificates and host names verified, always. ``SSL_CERT_FILE`` adds an institution's own authority."""
    return ssl.create_default_context()


def imap_server(environ: Mapping[str, str]) -> Server:
    """The server with the mailbox, as PAL_IMAP_… names it. Stop: what is missing, all at once."""
    return _server(environ, "IMAP", 993, (TLS, STARTTLS, 143))


def smtp_server(environ: Mapping[str, str]) -> Server:
    """The server that sends, as PAL_SMTP_… names it. Stop: what is missing, all at once."""
    return _server(environ, "SMTP", 587, (STARTTLS, TLS, 465))


def sender_address(environ: Mapping[str, str], server: Server) -> str:
    """From whom the letters go out: PAL_SMTP_FROM, or the user where that is an address."""
    address = environ.get("PAL_SMTP_FROM", "").strip() or server.user
    if not is_address(address):
        raise Stop("Falta la dirección desde la que se envía; dela en PAL_SMTP_FROM, como nombre@dominio.mx.")
    return address


def distrust(server: Server, trouble: ssl.SSLError) -> str:
    """The sentence for a server whose certificate does not prove who it is."""
    reason = getattr(trouble, "verify_message", "") or trouble.reason or "sin detalle"
    return (
        f"No se puede comprobar que {server.host} sea quien dice ser ({reason}), y así no se usa. Revise el nombre "
        "del servidor y el puerto; si su institución tiene autoridad propia, indique su archivo en SSL_CERT_FILE."
    )


def in_words(server: Server, trouble: Exception) -> str:
    """What went wrong with a server, in a few words and without the password."""
    spoken = next((words for kind, words in _SPOKEN if isinstance(trouble, kind)), "")
    if spoken:
        return spoken
    first = trouble.args[0] if trouble.args else ""
    said = first.decode("utf-8", "replace") if isinstance(first, bytes) else str(trouble)
    return " ".join(server.password.hide_in(said).split())[:300] or type(trouble).__name__


def _server(environ: Mapping[str, str], kind: str, usual_port: int, other: tuple[str, str, int]) -> Server:
    def given(name: str) -> str:
        return environ.get(f"PAL_{kind}_{name}", "").strip()

    usual, alternative, alternative_port = other
    _require(kind, {name: given(name) for name in ("HOST", "USER")})
    host = _host(kind, given("HOST"))
    port = _port(kind, given("PORT") or str(usual_port))
    security = given("SECURITY").lower() or (alternative if port == alternative_port else usual)
    if security not in {TLS, STARTTLS}:
        raise Stop(f"PAL_{kind}_SECURITY dice “{security}”; escriba tls o starttls.")
    password = environ.get(f"PAL_{kind}_PASSWORD", "") or _from_keyring(kind, given("USER"))
    return Server(host=host, port=port, security=security, user=given("USER"), password=Secret(password))


def _require(kind: str, given: Mapping[str, str]) -> None:
    missing = [f"PAL_{kind}_{name}" for name, value in given.items() if not value]
    if missing:
        raise Stop(f"Faltan datos del servidor de correo: defina {', '.join(missing)} en el entorno.")


def _host(kind: str, text: str) -> str:
    try:
        text.encode("idna")
        plain = not _NO_HOST.search(text)
    except UnicodeError:  # two points together, or a part of more than 63 letters
        plain = False
    if not plain:
        raise Stop(f"PAL_{kind}_HOST dice “{text}”; escriba solo el nombre del servidor, como smtp.ejemplo.mx.")
    return text


def _port(kind: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 2**16):
        raise Stop(f"PAL_{kind}_PORT dice “{text}”; escriba el número del puerto.")
    return int(text)


def _from_keyring(kind: str, user: str) -> str:
    service = f"pal-{kind.lower()}"
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise _without_password(kind, user, f"“{sys.executable} -m pip install keyring”, una vez, y ") from None
    try:
        found: str | None = keyring.get_password(service, user)
    except KeyringError:
        found = None
    if not found:
        raise _without_password(kind, user, "")
    return found


def _without_password(kind: str, user: str, first: str) -> Stop:
    keep = f"“{sys.executable} -m keyring set pal-{kind.lower()} {user}”"
    return Stop(
        f"Falta la contraseña de {user}: dela en PAL_{kind}_PASSWORD, o guárdela en el llavero del sistema con "
        f"{first}{keep}."
    )
