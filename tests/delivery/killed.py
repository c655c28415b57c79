"""Sends thirty letters in processes that kill themselves at a given step; one line of orders, one line of answer.

Run as a program. It imports everything once and forks for each run, so that a run costs what sending costs.
Orders, in JSON: the port of the server, the ledger, how many letters, and the step at which to die (0: never).
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


def letters(count: int) -> list[Letter]:
    """Letters to as many people."""
    return [
        Letter(
            key=f"entidad-2016/p{n}", slug=f"p{n}", clave=f"P{n}", name=f"Persona {n}", address=f"p{n}@example.mx",
            signer="Quien facilita", subject="Remisión", text="Texto", html="<p>Texto</p>",
            attachments=(Attachment("plan.pdf", "Plan", ("application", "pdf"), b"plan" * 500),), digest="d" * 64,
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


class Death:
    """Counts the steps of the code under watch, in and out of every function and call, and kills at one of them."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    def watch(self, frame: FrameType, _event: str, _argument: object) -> None:
        if not frame.f_code.co_filename.endswith(WATCHED):
            return
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def run(port: int, ledger: str, count: int, die_at: int) -> int:
    """Send, and the number of steps that it took."""
    server = Server(
        host="localhost", port=port, security=STARTTLS, user=USER, password=Secret(PASSWORD), seconds=10
    )  # fmt: skip
    outbox = Outbox(server=server, sender=USER, pace=0, retry_after=0, wait=lambda _: None)
    death = Death(die_at)
    sys.setprofile(death.watch)
    try:
        send(letters(count), outbox, Path(ledger), now=lambda: datetime(2016, 8, 20, tzinfo=UTC), say=lambda _: None)
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
