"""How long to insist when Google is busy or the line is bad, and how it is told."""

import random
import time
from collections.abc import Callable
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
    most: float = 85.0  # with the start of the program and a last short try, never more than a minute and a half
    connect: float = 5.0
    read: float = 30.0


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

    def run(self, attempt: Callable[[tuple[float, float]], T]) -> T:
        """What ``attempt`` returns, called with its time to connect and to be answered, again while it is Busy.

        OutOfReach: it stayed busy to the end.
        """
        for turn in count(1):
            left = max(1.0, self._ends - time.monotonic())
            try:
                return attempt((min(self._patience.connect, left), min(self._patience.read, left)))
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
