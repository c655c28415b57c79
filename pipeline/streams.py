"""The streams of a command: in UTF-8 whatever the locale, and a reader that leaves changes nothing."""

import os
import sys


class Printed:
    """What is printed for whoever reads it; that the reader went away changes no exit code."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            kind = BrokenPipeError
        if kind is None or not issubclass(kind, BrokenPipeError):
            return False
        let_go()
        return True


def let_go() -> None:
    """Nobody reads stdout any more: what is still to be written goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def speak_utf8() -> None:
    """Both streams in UTF-8, whatever the locale; one that the caller closed takes words and keeps none."""
    if sys.stdout is None:  # the caller closed it
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - to the end of the run
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - to the end of the run
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # never replaced here
