"""The copies and the micrositio through the installed command, with a real server on loopback."""

import csv
import io
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.command.conftest import DAY, Pal, Ran
from tests.delivery.post_office import PASSWORD, PostOffice

ACTORS = 17
ITZEL = "itzel.najera@raicesyagua.example.org"
INTERRUPTED = f"""
import smtplib

whole = smtplib.SMTP.rcpt

def rcpt(self, recip, options=()):
    if recip == "{ITZEL}":
        raise KeyboardInterrupt
    return whole(self, recip, options)

smtplib.SMTP.rcpt = rcpt
"""


def test_the_copies_are_drafts_and_nothing_is_sent(pal: Pal, tmp_path: Path) -> None:
    ran = pal("emails", "--date", DAY)
    assert ran.returncode == 0, ran.stderr
    assert f"{ACTORS} borradores" in ran.stdout
    assert len(list((tmp_path / "salida/correos").glob("*.eml"))) == ACTORS


def test_without_documents_there_is_nothing_to_send(send: Callable[..., Ran]) -> None:
    ran = send("--yes")
    assert ran.returncode == 2
    assert "pal documents" in ran.stderr


def test_sending_shows_who_receives_what_and_stops(pal: Pal, send: Callable[..., Ran], office: PostOffice) -> None:
    pal("emails", "--date", DAY)
    ran = send()
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("se enviará") == ACTORS
    assert office.received == []


def test_each_actor_receives_one_copy_and_a_second_run_sends_none(
    pal: Pal, send: Callable[..., Ran], office: PostOffice, tmp_path: Path
) -> None:
    pal("emails", "--date", DAY)
    pace = send("--yes")
    assert pace.returncode == 0, pace.stderr
    assert len(office.counts()) == ACTORS
    assert set(office.counts().values()) == {1}
    again = send("--yes")
    assert again.stdout.count("ya se envió") == ACTORS
    assert set(office.counts().values()) == {1}
    proof = (tmp_path / "salida-registro/reporte-de-envios.csv").read_text("utf-8-sig")
    assert len(proof.splitlines()) == ACTORS + 1
    assert PASSWORD not in proof + pace.stdout + pace.stderr


def test_a_test_goes_to_the_operator_alone(pal: Pal, send: Callable[..., Ran], office: PostOffice) -> None:
    pal("emails", "--date", DAY)
    ran = send("--test")
    assert ran.returncode == 0, ran.stderr
    assert dict(office.counts()) == {"facilitacion@example.org": 1}


def _proof(folder: Path) -> dict[str, str]:
    """The state of each person in the proof."""
    text = (folder / "salida-registro/reporte-de-envios.csv").read_text("utf-8-sig")
    return {row["clave"]: row["estado"] for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.long
@pytest.mark.parametrize("arrives", [True, False])
def test_a_person_resolves_what_is_uncertain_and_the_proof_says_so(
    pal: Pal, send: Callable[..., Ran], office: PostOffice, tmp_path: Path, *, arrives: bool
) -> None:
    pal("emails", "--date", DAY)
    (office.after_data if arrives else office.at_data)[ITZEL] = ["drop"]
    ran = send("--yes")
    assert "no se sabe si llegó" in ran.stdout
    assert _proof(tmp_path)["SC1"] == "incierto"
    assert "--arrived" in send("--resolve", "SC1").stderr
    resolved = send("--resolve", "SC1", "--arrived" if arrives else "--lost")
    assert resolved.returncode == 0, resolved.stderr
    assert _proof(tmp_path)["SC1"] == ("enviado" if arrives else "reintentable")
    assert send("--yes").returncode == 0
    assert set(_proof(tmp_path).values()) == {"enviado"}
    assert len(office.counts()) == ACTORS
    assert set(office.counts().values()) == {1}
    assert "no hay ninguno" in send("--resolve", "SC1", "--arrived").stderr


@pytest.mark.long
def test_a_proof_that_cannot_be_written_is_told_and_written_the_next_time(
    pal: Pal, send: Callable[..., Ran], office: PostOffice, tmp_path: Path
) -> None:
    pal("emails", "--date", DAY)
    proof = tmp_path / "salida-registro/reporte-de-envios.csv"
    proof.mkdir(parents=True)  # as good as open in a spreadsheet, for whoever writes it
    ran = send("--yes")
    assert ran.returncode == 2
    assert "reporte-de-envios.csv" in ran.stderr
    proof.rmdir()
    assert send("--yes").returncode == 0
    assert len(_proof(tmp_path)) == ACTORS
    assert set(office.counts().values()) == {1}


@pytest.mark.long
def test_a_sending_that_a_person_interrupts_says_how_it_goes_on(
    pal: Pal, send: Callable[..., Ran], office: PostOffice, tmp_path: Path
) -> None:
    pal("emails", "--date", DAY)
    (tmp_path / "falla").mkdir()
    (tmp_path / "falla/sitecustomize.py").write_text(INTERRUPTED, encoding="utf-8")
    ran = send("--yes", PYTHONPATH=str(tmp_path / "falla"))
    assert ran.returncode == 130
    assert "interrumpió el envío" in ran.stderr
    assert 0 < len(office.received) < ACTORS
    assert _proof(tmp_path)["SC1"] == "reintentable"
    assert send("--yes").returncode == 0
    assert len(office.counts()) == ACTORS
    assert set(office.counts().values()) == {1}


@pytest.mark.long
def test_of_two_sendings_at_once_one_sends_and_the_other_is_told_to_wait(
    pal: Pal, send: Callable[..., Ran], office: PostOffice
) -> None:
    pal("emails", "--date", DAY)
    office.slowness = 4
    office.at_rcpt[ITZEL] = ["slow"]
    with ThreadPoolExecutor() as pool:
        ran = sorted(pool.map(lambda _: send("--yes"), range(2)), key=lambda one: one.returncode)
    assert [one.returncode for one in ran] == [0, 2]
    assert "en curso" in ran[1].stderr
    assert len(office.counts()) == ACTORS
    assert set(office.counts().values()) == {1}


@pytest.mark.long
def test_an_output_that_was_moved_without_its_record_sends_nothing(
    pal: Pal, send: Callable[..., Ran], office: PostOffice, tmp_path: Path
) -> None:
    pal("emails", "--date", DAY)
    assert "no hay ningún envío anotado" in send().stdout
    assert send("--yes").returncode == 0
    (tmp_path / "otra").mkdir()
    moved = tmp_path / "otra/copias"
    (tmp_path / "salida").rename(moved)
    pal("emails", "--date", DAY, "--output", moved)  # which leaves what it did not make
    ran = send("--yes", "--output", moved)
    assert ran.returncode == 2
    assert "copias-registro" in ran.stderr
    shutil.copytree(tmp_path / "salida-registro", tmp_path / "otra/copias-registro", dirs_exist_ok=True)
    (tmp_path / "enlace").symlink_to(moved)
    ran = send("--yes", "--output", "enlace")
    assert ran.stdout.count("ya se envió") == ACTORS
    assert set(office.counts().values()) == {1}


def test_what_changed_in_the_sheet_is_not_sent_with_old_documents(pal: Pal, send: Callable[..., Ran]) -> None:
    pal("emails", "--date", DAY)
    pal("blank", "otro.xlsx")
    ran = send("--plan", "otro.xlsx")
    assert ran.returncode == 2
    assert "cambió" in ran.stderr


def test_the_micrositio_stands_beside_the_documents(pal: Pal, tmp_path: Path) -> None:
    pal("documents", "--date", DAY)
    ran = pal("site", "--date", DAY)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "salida/micrositio/index.html").stat().st_size > 1000
    assert (tmp_path / "salida/04-plan-de-accion-local.docx").exists()
