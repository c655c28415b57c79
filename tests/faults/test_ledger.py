"""A disk that fails under the ledger: nothing is sent that cannot be written down, and nothing is sent twice."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.delivery.access import STARTTLS, Secret, Server
from pipeline.delivery.ledger import State, read_ledger
from pipeline.delivery.sending import Outbox, send
from pipeline.model.stop import Stop
from tests.delivery.authority import issue
from tests.delivery.conftest import running
from tests.delivery.killed import letters
from tests.delivery.post_office import PASSWORD, USER, PostOffice


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    (tmp_path / "autoridad").mkdir()
    certificate = issue(tmp_path / "autoridad")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.authority))
    with running(PostOffice(certificate)) as office:
        yield office


def sent(office: PostOffice, ledger: Path, count: int = 30) -> None:
    server = Server(host="localhost", port=office.port, security=STARTTLS, user=USER, password=Secret(PASSWORD))
    outbox = Outbox(server=server, sender=USER, pace=0, retry_after=0, wait=lambda _: None)
    send(letters(count, ledger), outbox, ledger, now=lambda: datetime(2016, 8, 20, tzinfo=UTC), say=lambda _: None)


def _again(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True, capture_output=True)  # noqa: S603, S607 - the disk of the test


@pytest.mark.tools
@pytest.mark.parametrize("kib", [4, 16, 36, 40, 44, 48])
def test_a_disk_that_fills_up_stops_the_sending_and_with_room_it_goes_on(
    mounted: Callable[[str], Path], office: PostOffice, kib: int
) -> None:
    disk = mounted(f"size={kib}k")
    ledger = disk / "envios.sqlite"
    with pytest.raises(Stop) as stopped:
        sent(office, ledger)
    assert "espacio" in stopped.value.sentence
    assert len(office.received) < 30
    _again(disk, "size=4m")
    sent(office, ledger)
    states = {e.address: e.state for e in read_ledger(ledger)}
    assert len(states) == 30
    for address, state in states.items():
        assert (state, office.counts()[address]) in {(State.ENVIADO, 1), (State.INCIERTO, 1), (State.INCIERTO, 0)}
    assert sum(state is State.INCIERTO for state in states.values()) <= 1


@pytest.mark.tools
def test_a_disk_that_became_read_only_sends_nothing(mounted: Callable[[str], Path], office: PostOffice) -> None:
    disk = mounted("size=4m")
    ledger = disk / "envios.sqlite"
    sent(office, ledger, 2)
    _again(disk, "ro")
    with pytest.raises(Stop) as stopped:
        sent(office, ledger, 30)
    assert "permisos" in stopped.value.sentence
    assert len(office.received) == 2
