"""Runs the command in processes of its own, and kills them after so many seconds; one order a line, one answer a line.

Run as a program. It imports everything once and forks for each run, so that a run costs what the work costs.
Orders, in JSON: the words of the command, and after how many seconds to kill (0: never).
"""

import json
import os
import select
import signal
import sys
import time

from pipeline.cli import main


def forked(words: list[str], seconds: float) -> dict[str, float]:
    """How the run ended (an exit code, or minus a signal) and how long it took."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os._exit(main(words))
    if seconds:
        descriptor = os.pidfd_open(child)
        if not select.select([descriptor], [], [], seconds)[0]:
            os.kill(child, signal.SIGKILL)
        os.close(descriptor)
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - start}


if __name__ == "__main__":
    for line in sys.stdin:
        order = json.loads(line)
        sys.stdout.write(json.dumps(forked(order["words"], order["seconds"])) + "\n")
        sys.stdout.flush()
