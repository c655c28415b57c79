"""Sends thirty letters in processes that kill themselves at a given step; one line of orders, one line of answer.

Run as a program. It imports everything once and forks for each run, so that a run costs what sending costs.
Orders, in JSON: the port of the server, the ledger, how many letters, the step at which to die (0: never), and
which steps count: every one of the code, or those that reach out of it, to the ledger's file or to the server.
The addresses are of the ledger's own domain, so that what a dead run left in the server is not taken for another's.
"""

import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from pipeline.delivery.access import STARTTLS, Secret, Server
from pipeline.delivery.letters import Attachment, Letter
from pipeline.delivery.sending import Outbox, send
from pipeline.model.stop import Stop
from tests.delivery.post_office import PASSWORD, USER

WATCHED = ("delivery/ledger.py", "delivery/post.py", "delivery/sending.py", "/smtplib.py")
CALLED = frozenset({"c_call", "c_return", "c_exception"})
OUTSIDE = frozenset({"Connection", "socket", "SSLSocket", "_SSLSocket"})  # sqlite3's, and those of a connection
OUTWARDS = frozenset({"execute", "close", "connect", "sendall", "do_handshake", "write", "detach"})
"""Not the reads: they change nothing outside, and into how many an answer falls differs from run to run."""


def address(number: int, ledger: Path) -> str:
    """Of the person of that number, in the sending that this ledger keeps."""
    return f"p{number}@{ledger.stem}.example.mx"


def letters(count: int, ledger: Path) -> list[Letter]:
    """Letters to as many people."""
    return [
        Letter(
            key=f"entidad-2016/p{n}", slug=f"p{n}", clave=f"P{n}", name=f"Persona {n}", address=address(n, ledger),
            signer="Quien facilita", subject="Remisión", text="Texto", html="<p>Texto</p>",
            attachments=(Attachment("plan.pdf", "Plan", ("application", "pdf"), b"plan" * 500),), digest="d" * 64,
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


class Death:
    """Counts steps, each call both before and after it, and kills at one of them."""

    def __init__(self, at: int, counted: str) -> None:
        self.at = at
        self.steps = 0
        self.counts = {"all": in_watch, "outside": reaches_out}[counted]

    def watch(self, frame: FrameType, event: str, argument: object) -> None:
        if not self.counts(frame, event, argument):
            return
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def in_watch(frame: FrameType, _event: str, _argument: object) -> bool:
    """Whether it is a step of the code that sends, into or out of any function or call."""
    return frame.f_code.co_filename.endswith(WATCHED)


def reaches_out(_frame: FrameType, event: str, argument: object) -> bool:
    """Whether it is a step by which something changes outside of the process: the ledger's file or the connection."""
    if event not in CALLED or getattr(argument, "__name__", "") not in OUTWARDS:
        return False
    return type(getattr(argument, "__self__", None)).__name__ in OUTSIDE


def run(port: int, ledger: str, count: int, die_at: int, counted: str) -> int:
    """Send, and the number of steps that it took."""
    server = Server(
        host="localhost", port=port, security=STARTTLS, user=USER, password=Secret(PASSWORD), seconds=10
    )  # fmt: skip
    outbox = Outbox(server=server, sender=USER, pace=0, retry_after=0, wait=lambda _: None)
    book = Path(ledger)
    death = Death(die_at, counted)
    sys.setprofile(death.watch)
    try:
        send(letters(count, book), outbox, book, now=lambda: datetime(2016, 8, 20, tzinfo=UTC), say=lambda _: None)
    finally:
        sys.setprofile(None)
    return death.steps


def forked(order: dict[str, int | str]) -> dict[str, int | str]:
    """What became of a run in a process of its own: its steps, the signal that ended it, or its sentence."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            told: dict[str, int | str] = {"steps": run(**order)}  # type: ignore[arg-type] # as the orders are written
        except Stop as stopped:
            told = {"stop": stopped.sentence}
        os.write(writing, json.dumps(told).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return json.loads(said) if said else {"signal": os.WTERMSIG(status)}  # type: ignore[no-any-return] # what JSON holds


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(forked(json.loads(line))) + "\n")
        sys.stdout.flush()
