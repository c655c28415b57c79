"""A real SMTP server on loopback, whose answers depend on the address that it is given."""

import asyncio
from collections import Counter
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.delivery.authority import Certificate

USER, PASSWORD = "facilitador@example.mx", "s3creta-ñandú"


class PostOffice(Controller):
    """Receives what it is given and remembers it.

    ``answers`` gives, by recipient, what to say at RCPT or at the end of DATA, once for each item of the list:
    a reply, ``"drop"`` to hang up, ``"slow"`` to wait for ``slowness`` seconds, ``""`` to accept.
    """

    def __init__(self, certificate: Certificate, *, tls_first: bool = False, **options: Any) -> None:  # noqa: ANN401 - of aiosmtpd
        self.received: list[tuple[str, list[str], bytes]] = []
        self.logins: list[tuple[bytes, bytes]] = []
        self.sessions = 0
        self.at_rcpt: dict[str, list[str]] = {}
        self.at_data: dict[str, list[str]] = {}
        self.after_data: dict[str, list[str]] = {}
        self.slowness = 0.0
        secure = certificate.context()
        first = {"ssl_context": secure} if tls_first else {"tls_context": secure, "require_starttls": True}
        # of a connection that is TLS from its first byte this server does not know that it is safe
        asked = {"authenticator": self._authenticate, "auth_required": not tls_first, "auth_require_tls": not tls_first}
        super().__init__(self, hostname="127.0.0.1", port=1, **(first | asked | options))

    def factory(self) -> SMTP:
        self.sessions += 1
        return super().factory()

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    def _create_server(self) -> Any:  # noqa: ANN401 - of aiosmtpd
        return self.loop.create_server(self._factory_invoker, host=self.hostname, port=0, ssl=self.ssl_context)

    def counts(self) -> Counter[str]:
        """How many messages each address was accepted for."""
        return Counter(recipient for _, recipients, _ in self.received for recipient in recipients)

    def _authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:  # noqa: ANN401 - idem
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=good)

    async def handle_RCPT(  # noqa: N802 - of aiosmtpd
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        reply = await self._reply(server, self.at_rcpt.get(address))
        if not reply.startswith(("4", "5")):
            envelope.rcpt_tos.append(address)
        return reply or "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - idem
        recipient = envelope.rcpt_tos[0]
        reply = await self._reply(server, self.at_data.get(recipient))
        if reply.startswith(("4", "5")):
            return reply
        assert isinstance(envelope.content, bytes)
        self.received.append((envelope.mail_from or "", list(envelope.rcpt_tos), envelope.content))
        return await self._reply(server, self.after_data.get(recipient)) or "250 2.0.0 recibido con el número 77"

    async def _reply(self, server: SMTP, planned: list[str] | None) -> str:
        reply = planned.pop(0) if planned else ""
        if reply == "slow":
            await asyncio.sleep(self.slowness)
            return ""
        if reply == "drop":
            server.transport.abort()
            return "421 adiós"
        return reply
