"""A line to a server that is cut after so many pieces have gone through it, in either direction."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Line:
    """Where it listens, how many pieces went through it, and after how many it is cut, once (0: never)."""

    port: int
    cut_after: int = 0
    pieces: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def passes(self) -> bool:
        """Count a piece; whether it goes through."""
        with self.lock:
            self.pieces += 1
            return self.pieces != self.cut_after


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    """A line to a local server, until it is left."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        line = Line(listening.getsockname()[1])
        serving = threading.Thread(target=_serve, args=(listening, port, line))
        serving.start()
        try:
            yield line
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            serving.join()


def _serve(listening: socket.socket, port: int, line: Line) -> None:
    with suppress(OSError):  # the end
        while True:
            near, _ = listening.accept()
            with near, socket.create_connection(("127.0.0.1", port)) as far:
                back = threading.Thread(target=_carry, args=(far, near, line))
                back.start()
                _carry(near, far, line)
                back.join()


def _carry(one: socket.socket, other: socket.socket, line: Line) -> None:
    with suppress(OSError):
        while (piece := one.recv(65536)) and line.passes():
            other.sendall(piece)
    for end in (one, other):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
