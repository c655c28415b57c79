"""Nothing is sent twice and nothing is lost, whatever dies when."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.delivery.ledger import State, read_ledger
from tests.delivery.killed import address
from tests.delivery.post_office import PostOffice
from tests.effort import THOROUGH

pytestmark = pytest.mark.long

STRIDE = 1 if THOROUGH else 397  # a prime, so that it meets every part of a letter
SHARES = 4 if THOROUGH else 1
ROOT = Path(__file__).parents[2]
Sender = Callable[..., dict[str, Any]]


@pytest.fixture
def sender(office: PostOffice) -> Iterator[Sender]:
    """Sends to the office in a process that dies at the step that is asked."""
    command = [sys.executable, "-m", "tests.delivery.killed"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:  # noqa: S603 - our own script
        assert process.stdin
        assert process.stdout
        stdin, stdout = process.stdin, process.stdout

        def send(ledger: Path, count: int, die_at: int = 0, counted: str = "all") -> dict[str, Any]:
            order = {
                "port": office.port, "ledger": str(ledger), "count": count, "die_at": die_at, "counted": counted,
            }  # fmt: skip
            stdin.write(json.dumps(order) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())  # type: ignore[no-any-return] # what JSON holds

        yield send
        stdin.close()


def judge(office: PostOffice, ledger: Path, count: int, where: str, refused: frozenset[str] = frozenset()) -> int:
    """Every reachable address received exactly one, or stands as uncertain with at most one; how many are uncertain."""
    entries = {e.address: e.state for e in read_ledger(ledger)}
    assert len(entries) == count, where
    received = office.counts()
    for person, state in entries.items():
        if person in refused:
            assert (state, received[person]) == (State.RECHAZADO, 0), where
        elif state is State.INCIERTO:
            assert received[person] <= 1, where
        else:
            assert (state, received[person]) == (State.ENVIADO, 1), where
    return sum(state is State.INCIERTO for state in entries.values())


def test_a_death_at_any_step_of_a_letter_sends_nothing_twice_and_loses_nothing(
    office: PostOffice, sender: Sender, tmp_path: Path
) -> None:
    one = sender(tmp_path / "uno.sqlite", 1)["steps"]
    two = sender(tmp_path / "dos.sqlite", 2)["steps"]
    assert two > one > 100
    uncertain = 0
    stride = 1 if THOROUGH else 41
    for step in range(one - 20, two, stride):
        office.received.clear()
        ledger = tmp_path / f"{step}.sqlite"
        assert sender(ledger, 3, die_at=step) == {"signal": 9}
        assert "steps" in sender(ledger, 3)
        uncertain += judge(office, ledger, 3, f"step {step}")
    assert uncertain < (two - one) / stride / 2
    assert uncertain or not THOROUGH


def test_thirty_letters_survive_death_after_death(office: PostOffice, sender: Sender, tmp_path: Path) -> None:
    steps = sender(tmp_path / "medida.sqlite", 30)["steps"]
    chance = random.Random(2016)  # noqa: S311 - where to die is no secret
    for number in range(6 if THOROUGH else 1):
        office.received.clear()
        ledger = tmp_path / f"{number}.sqlite"
        gone = address(7, ledger)
        office.at_rcpt = _answers(ledger)
        died = [sender(ledger, 30, die_at=chance.randrange(1, steps)) for _ in range(2)]
        assert died[0] == {"signal": 9}
        assert "steps" in sender(ledger, 30)
        uncertain = judge(office, ledger, 30, f"round {number}", frozenset({gone}))
        assert uncertain <= 2
        before = office.counts()
        sender(ledger, 30)
        assert office.counts() == before


@pytest.mark.parametrize("share", range(SHARES))
def test_a_death_at_every_step_of_thirty_letters_sends_nothing_twice_and_loses_nothing(
    office: PostOffice, sender: Sender, tmp_path: Path, share: int
) -> None:
    """Everything by which a run changes the ledger or tells the server, before and after it; then twice more, whole."""
    ledger = tmp_path / "entero.sqlite"
    office.at_rcpt = _answers(ledger)
    steps = sender(ledger, 30, 0, "outside")["steps"]
    assert steps > 30 * 50
    uncertain = 0
    for step in range(1 + share, steps + 1, STRIDE * SHARES):
        office.received.clear()
        ledger = tmp_path / f"{step}.sqlite"
        office.at_rcpt = _answers(ledger)
        assert sender(ledger, 30, step, "outside") == {"signal": 9}
        for again in range(2):
            assert "steps" in sender(ledger, 30), f"step {step}"
            waiting = judge(office, ledger, 30, f"step {step}, run {again}", frozenset({address(7, ledger)}))
            assert waiting <= 1, f"step {step}"
        uncertain += waiting
        ledger.unlink()
    ledger = tmp_path / "otro.sqlite"
    office.at_rcpt = _answers(ledger)
    assert sender(ledger, 30, 0, "outside")["steps"] == steps  # a number names one step, whatever the run
    assert uncertain or not THOROUGH


def _answers(ledger: Path) -> dict[str, list[str]]:
    """One of the addresses does not exist, and one is to be tried later."""
    return {address(7, ledger): ["550 no existe"] * 9, address(11, ledger): ["451 después"]}


def test_a_run_that_was_killed_leaves_the_ledger_free(sender: Sender, tmp_path: Path) -> None:
    ledger = tmp_path / "libre.sqlite"
    assert sender(ledger, 2, die_at=400) == {"signal": 9}
    assert "steps" in sender(ledger, 2)
    assert len(read_ledger(ledger)) == 2
