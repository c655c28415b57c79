"""Runs the command in processes of its own, and kills them after so many seconds; one order a line, one answer a line.

Run as a program. It imports everything once and forks for each run, so that a run costs what the work costs.
Orders, in JSON: the words of the command, and after how many seconds, or before which step, to kill (0: never).
A step is whatever changes the disk: a file that is opened to be written, a rename, a link, a folder, a removal, a lock.
"""

import json
import os
import select
import signal
import sys
import time

from pipeline.cli import main

STEPS = frozenset({
    "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "os.symlink", "os.truncate", "os.utime", "os.chmod",
    "shutil.rmtree", "shutil.copyfile", "tempfile.mkstemp", "ctypes.dlsym", "fcntl.flock",
})  # fmt: skip


def _dies(last: int) -> None:
    """Kill this process right before that step, as Python tells of it to its auditors."""
    left = last

    def hook(event: str, about: tuple[object, ...]) -> None:
        nonlocal left
        opened = event == "open" and isinstance(about[2], int) and about[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if not (opened or event in STEPS):
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def forked(words: list[str], seconds: float, step: int = 0) -> dict[str, float]:
    """How the run ended (an exit code, or minus a signal) and how long it took."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        if step:
            _dies(step)
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
        sys.stdout.write(json.dumps(forked(order["words"], order["seconds"], order["step"])) + "\n")
        sys.stdout.flush()
