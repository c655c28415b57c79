"""How long to insist when Google is busy or the line is bad, and how it is told."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import count
from typing import Final, TypeVar

from pipeline.model.stop import Stop

T = TypeVar("T")
_GROWTH: Final = 2.0
_JITTER: Final = 0.25


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: before the second try, for all tries and waits of a run together, to connect, to be answered."""

    first: float = 1.0
    most: float = 80.0  # with the start of the program and a last short try, never more than a minute and a half
    connect: float = 5.0
    read: float = 30.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that one try may take: to connect, to wait for more of an answer, and in all."""

    connect: float
    read: float
    whole: float

    @property
    def of_the_line(self) -> tuple[float, float]:
        """The two that the libraries know."""
        return (self.connect, self.read)


class OutOfReach(Stop):
    """Google cannot be reached now; a kept copy may serve."""


class Busy(Exception):  # noqa: N818 - another try may go well
    """A call that may be tried again: what happens now, what to do if it goes on, and when Google says to return."""

    def __init__(self, now: str, remedy: str, retry_after: float | None = None) -> None:
        super().__init__(now)
        self.now, self.remedy, self.retry_after = now, remedy, retry_after


class Uncertain(Stop):
    """A writing of which nobody knows whether it was done; only a look at the sheet can tell."""

    def __init__(self, busy: Busy) -> None:
        super().__init__(f"{busy.now}; {busy.remedy}.")
        self.busy = busy


class Tries:
    """The tries of one run, under one limit of time."""

    def __init__(self, patience: Patience, say: Callable[[str], None]) -> None:
        self._patience, self._say = patience, say
        self._ends = time.monotonic() + patience.most

    def run(self, attempt: Callable[[Limits], T]) -> T:
        """What ``attempt`` returns, called with the time that it may take, again while it is Busy.

        OutOfReach: it stayed busy to the end.
        """
        for turn in count(1):
            left = max(1.0, self._ends - time.monotonic())
            try:
                return attempt(Limits(min(self._patience.connect, left), min(self._patience.read, left), left))
            except Busy as busy:
                self._wait(busy, turn)
        raise AssertionError  # count() does not end

    def _wait(self, busy: Busy, turn: int) -> None:
        own = self._patience.first * _GROWTH ** (turn - 1) * random.uniform(1, 1 + _JITTER)  # noqa: S311 - no secret
        seconds = max(own, busy.retry_after or 0.0)
        if time.monotonic() + seconds > self._ends:
            raise OutOfReach(f"{busy.now}, después de {turn} intentos; {busy.remedy}." if turn > 1
                             else f"{busy.now}; {busy.remedy}.") from busy  # fmt: skip
        unit = "segundo" if round(seconds) == 1 else "segundos"
        self._say(f"{busy.now}; se intentará de nuevo en {seconds:.0f} {unit} (intento {turn + 1})…")
        time.sleep(seconds)


def within(seconds: float, call: Callable[[], T]) -> T:
    """What ``call`` returns or raises. TimeoutError: it took longer, and is left behind.

    The limits of the libraries are for each piece of an answer, and one that drips byte by byte passes none.
    """
    done: Future[T] = Future()
    thread = threading.Thread(target=_settle, args=(done, call), daemon=True)
    thread.start()
    until = time.monotonic() + seconds
    while not done.done() and time.monotonic() < until:
        thread.join(min(1.0, seconds))  # in pieces, for whoever interrupts the program on Windows
    if not done.done():
        raise TimeoutError
    return done.result()


def _settle(done: Future[T], call: Callable[[], T]) -> None:
    try:
        done.set_result(call())
    except BaseException as trouble:  # noqa: BLE001 - it is raised again where it is waited for
        done.set_exception(trouble)
