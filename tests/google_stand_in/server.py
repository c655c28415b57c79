"""A proxy on loopback that answers, behind TLS, for the names of Google."""

import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.google_stand_in.certificates import HOSTS
from tests.google_stand_in.faults import Fault
from tests.google_stand_in.sheets_api import Asked

Answer = Callable[[str, Asked, dict[str, str], bytes], Fault]


class Server:
    """One port; each connection in its own thread."""

    def __init__(self, answer: Answer, tunnel: Callable[[], int | None], context: ssl.SSLContext) -> None:
        names = {"answer": staticmethod(answer), "tunnel": staticmethod(tunnel), "context": context}
        self._http = _Quiet(("127.0.0.1", 0), type("Handler", (_Handler,), names))
        self.port = self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """End it."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    answer: Answer
    tunnel: Callable[[], int | None]
    context: ssl.SSLContext
    host = ""

    def do_CONNECT(self) -> None:
        status = self.tunnel() or (200 if self.path.partition(":")[0] in HOSTS else 502)
        self.send_response_only(status)
        self.end_headers()
        if status != 200:
            self.close_connection = True
            return
        self.host = self.path.partition(":")[0]
        self.connection = self.context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", 0)  # type: ignore[assignment] # as it was, unbuffered
        self.close_connection = False

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = urlsplit(self.path)
        asked = Asked(self.command, parts.path, parse_qs(parts.query, keep_blank_values=True), _json(body))
        headers = {name.casefold(): value for name, value in self.headers.items()}
        self._send(self.answer(self.host, asked, headers, body))

    do_GET = do_POST = do_PUT = _serve  # noqa: N815 - idem

    def _send(self, fault: Fault) -> None:
        time.sleep(fault.delay)
        if fault.reset:
            return self._reset()
        if fault.raw:
            self.close_connection = True
            return self._drip(fault.raw, fault.drip)
        body = fault.body or b""
        self.send_response_only(fault.status or 200)
        for name, value in {"Date": self.date_time_string(), **fault.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fault.drip:
            return self._drip(body, fault.drip)
        self.wfile.write(body[: fault.cut])
        return self._reset() if fault.cut is not None else None

    def _drip(self, body: bytes, pause: float) -> None:
        for place in range(len(body)):
            self.wfile.write(body[place : place + 1])
            time.sleep(pause)

    def _reset(self) -> None:
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def finish(self) -> None:
        with suppress(OSError, ValueError):
            super().finish()
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


def _json(body: bytes) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(body)
    except ValueError:
        return None
