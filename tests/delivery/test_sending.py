"""Every actor receives their copy once, over a real SMTP server."""

import base64
import hashlib
import ssl
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from pipeline.delivery.access import STARTTLS, TLS, Secret, Server
from pipeline.delivery.compose import compose
from pipeline.delivery.ledger import State, read_ledger
from pipeline.delivery.letters import Letter, Letters
from pipeline.delivery.planning import Action, Planned, plan_sending
from pipeline.delivery.report import as_csv, as_etapa, write_report
from pipeline.delivery.sending import Outbox, resolve, send, send_test
from pipeline.model.stop import Stop
from tests.delivery.authority import Certificate, issue
from tests.delivery.conftest import running
from tests.delivery.post_office import PASSWORD, USER, PostOffice
from tests.delivery.severed import line_to
from tests.effort import THOROUGH

RAMON, INES, PAZ = "ramon@osc.example.mx", "ines.robles@gob.example.mx", "paz.vega@osc.example.mx"
SENT = sorted(
    (
        "From", "To", "Subject", "Date", "Message-ID", "X-PAL-Carta", "X-PAL-Huella",
        "MIME-Version", "Content-Type", "Content-Language",
    )
)  # fmt: skip


def now() -> datetime:
    return datetime(2016, 8, 20, 9, 30, tzinfo=UTC)


def outbox(office: PostOffice, password: str = PASSWORD, **server: object) -> Outbox:
    security = TLS if office.ssl_context else STARTTLS
    values = {"host": "localhost", "port": office.port, "security": security, "user": USER, "seconds": 5} | server
    return Outbox(
        server=Server(password=Secret(password), **values),  # type: ignore[arg-type] # as given
        sender=USER,
        pace=0,
        retry_after=0,
        wait=lambda _: None,
    )


def sent(
    letters: Sequence[Letter], office: PostOffice, ledger: Path, *, new_round: bool = False
) -> tuple[Planned, ...]:
    return send(letters, outbox(office), ledger, now=now, say=lambda _: None, new_round=new_round)


def actions(planned: Sequence[Planned]) -> dict[str, Action]:
    return {p.letter.clave: p.action for p in planned}


def states(ledger: Path) -> dict[str, State]:
    return {e.clave: e.state for e in read_ledger(ledger)}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "envios.sqlite"


def test_a_plan_of_sending_says_who_would_receive_what_and_touches_nothing(
    made: tuple[Letter, ...], ledger: Path
) -> None:
    assert set(actions(plan_sending(made, ledger)).values()) == {Action.ENVIAR}
    assert not ledger.exists()


@pytest.mark.parametrize("tls_first", [False, True])
def test_each_actor_receives_one_message_for_them_alone(
    made: tuple[Letter, ...], trusted: Certificate, ledger: Path, *, tls_first: bool
) -> None:
    with running(PostOffice(trusted, tls_first=tls_first)) as office:
        assert set(actions(sent(made, office, ledger)).values()) == {Action.YA_ENVIADO}
        assert office.counts() == {letter.address: 1 for letter in made}
        assert {sender for sender, _, _ in office.received} == {USER}
        assert all(len(recipients) == 1 for _, recipients, _ in office.received)
        assert set(office.logins) == {(USER.encode(), PASSWORD.encode())}
        for _, (recipient,), data in office.received:
            message = BytesParser(policy=policy.default).parsebytes(data)
            assert [a.addr_spec for a in message["To"].addresses] == [recipient]
            assert sorted(message.keys()) == SENT


def test_running_again_sends_nothing(made: tuple[Letter, ...], office: PostOffice, ledger: Path) -> None:
    sent(made, office, ledger)
    sent(made, office, ledger)
    assert office.counts() == {letter.address: 1 for letter in made}


def test_what_arrives_is_what_the_letter_carries(made: tuple[Letter, ...], office: PostOffice, ledger: Path) -> None:
    sent(made, office, ledger)
    by_address = {recipients[0]: data for _, recipients, data in office.received}
    for letter in made:
        message = BytesParser(policy=policy.default).parsebytes(by_address[letter.address])
        carried = [p.get_payload(decode=True) for p in message.iter_attachments()]
        assert carried == [a.data for a in letter.attachments]


def test_lines_that_begin_with_a_point_arrive_whole(
    letters: Letters, office: PostOffice, ledger: Path, made: tuple[Letter, ...]
) -> None:
    del letters
    pointed = replace(made[0], text=".\r\n..\r\n.fin\r\n")
    sent([pointed], office, ledger)
    body = BytesParser(policy=policy.default).parsebytes(office.received[0][2]).get_body(("plain",))
    assert body is not None
    assert body.get_content().split() == [".", "..", ".fin"]


@pytest.mark.parametrize("where", ["at_rcpt", "at_data"])
def test_a_permanent_refusal_is_written_down_and_stops_nobody_else(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path, where: str
) -> None:
    getattr(office, where)[RAMON] = ["550 5.1.1 no existe esa dirección"] * 5
    planned = sent(made, office, ledger)
    assert actions(planned)["SC2"] is Action.RECHAZADO
    assert "5.1.1" in next(p.reply for p in planned if p.letter.clave == "SC2")
    assert office.counts() == {letter.address: 1 for letter in made if letter.address != RAMON}
    sessions = office.sessions
    sent(made, office, ledger)
    assert office.sessions == sessions


@pytest.mark.parametrize("where", ["at_rcpt", "at_data"])
def test_a_temporary_refusal_is_tried_again_in_the_same_run(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path, where: str
) -> None:
    getattr(office, where)[RAMON] = ["451 4.7.1 vuelva después"]
    assert set(actions(sent(made, office, ledger)).values()) == {Action.YA_ENVIADO}
    assert office.counts() == {letter.address: 1 for letter in made}
    assert {e.clave: e.tries for e in read_ledger(ledger)}["SC2"] == 2


def test_what_stays_temporary_waits_for_the_next_run(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    office.at_rcpt[RAMON] = ["450 4.2.1 saturado"] * 3
    assert actions(sent(made, office, ledger))["SC2"] is Action.REINTENTAR
    assert actions(sent(made, office, ledger))["SC2"] is Action.YA_ENVIADO


def test_the_wait_is_the_one_that_the_server_asks_for(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    office.at_rcpt[RAMON] = ["450 4.2.0 greylisted, try again in 5 minutes"]
    waits: list[float] = []
    box = replace(outbox(office), wait=waits.append)
    send(made, box, ledger, now=now, say=lambda _: None)
    assert max(waits) == 300


@pytest.mark.parametrize(
    ("reply", "asked"),
    [
        ("451 4.7.1 Message deferred", 0),
        ("452 4.2.2 Mailbox full", 0),
        ("421 4.7.0 Service busy", 0),
        ("450 4.2.0 Greylisted for 5 minutes", 300),
        ("450 4.2.0 intente en 90 segundos", 90),
        ("421 4.3.2 retry in 45s", 45),
    ],
)
def test_the_number_of_an_answer_is_not_taken_for_a_wait(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path, reply: str, asked: float
) -> None:
    office.at_rcpt[RAMON] = [reply]
    waits: list[float] = []
    send(made, replace(outbox(office), wait=waits.append), ledger, now=now, say=lambda _: None)
    assert max(waits) == max(asked, 1)  # the pace slows down to a second


def test_a_login_that_the_server_repeats_stands_nowhere(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    login = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
    long = "x" * 485
    office.at_rcpt[RAMON] = [f"550 {long} {PASSWORD} {login}"]
    office.at_data[PAZ] = [f"550 {login}", f"550 {login}"]
    told: list[str] = []
    send(made, outbox(office), ledger, now=now, say=told.append)
    kept = "".join(e.reply for e in read_ledger(ledger)) + "".join(told)
    assert kept.count("•••") >= 2
    for piece in (PASSWORD, PASSWORD[:6], login, login[8:20]):
        assert piece not in kept
        assert piece.encode() not in ledger.read_bytes()


def test_a_days_quota_is_no_fault_of_the_addressee(made: tuple[Letter, ...], office: PostOffice, ledger: Path) -> None:
    office.at_data[RAMON] = ["550 5.4.5 Daily user sending limit exceeded"] * 3
    assert actions(sent(made, office, ledger))["SC2"] is Action.REINTENTAR


def test_a_message_over_the_servers_limit_is_refused_before_it_leaves(
    made: tuple[Letter, ...], trusted: Certificate, ledger: Path
) -> None:
    with running(PostOffice(trusted, data_size_limit=10_000)) as office:
        planned = sent(made, office, ledger)
    refused = {p.letter.clave for p in planned if p.action is Action.RECHAZADO}
    assert refused
    assert refused < {letter.clave for letter in made}
    assert len(office.received) == len(made) - len(refused)
    assert all("10,000" in p.reply for p in planned if p.letter.clave in refused)


def test_a_connection_lost_before_the_text_left_is_tried_again(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    office.at_rcpt[RAMON] = ["drop"]
    assert set(actions(sent(made, office, ledger)).values()) == {Action.YA_ENVIADO}
    assert office.counts()[RAMON] == 1


@pytest.mark.parametrize("tls_first", [False, True])
def test_a_line_that_is_cut_at_any_point_sends_nothing_twice_and_loses_nothing(
    made: tuple[Letter, ...], trusted: Certificate, tmp_path: Path, *, tls_first: bool
) -> None:
    """Every piece of the first of two letters, in either direction; then again, whole."""
    uncertain = 0
    with running(PostOffice(trusted, tls_first=tls_first)) as office, line_to(office.port) as line:
        box = outbox(office, port=line.port)
        send(made[:2], box, tmp_path / "0.sqlite", now=now, say=lambda _: None)
        first = line.pieces // 2 + 1
        assert first > 15
        for cut in range(1, first + 1, 1 if THOROUGH else 3):
            office.received.clear()
            line.cut_after, line.pieces = cut, 0
            ledger = tmp_path / f"{cut}.sqlite"
            for _ in range(2):
                send(made[:2], box, ledger, now=now, say=lambda _: None)
                for entry in read_ledger(ledger):
                    expected = {State.ENVIADO: {1}, State.INCIERTO: {0, 1}}[entry.state]
                    assert office.counts()[entry.address] in expected, cut
            waiting = sum(e.state is State.INCIERTO for e in read_ledger(ledger))
            assert waiting <= 1
            uncertain += waiting
    assert uncertain < first / 3
    assert uncertain or not THOROUGH


@pytest.mark.parametrize("arrives", [True, False])
def test_a_connection_lost_after_the_text_left_is_for_a_person_to_resolve(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path, *, arrives: bool
) -> None:
    (office.after_data if arrives else office.at_data)[RAMON] = ["drop"]
    assert actions(sent(made, office, ledger))["SC2"] is Action.INCIERTO
    assert actions(sent(made, office, ledger, new_round=True))["SC2"] is Action.INCIERTO
    assert office.counts()[RAMON] == int(arrives)
    resolve(ledger, "SC2", arrived=arrives, now=now())
    assert actions(sent(made, office, ledger))["SC2"] is Action.YA_ENVIADO
    assert office.counts()[RAMON] == 1


def test_a_server_that_answers_too_late_leaves_it_uncertain(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    office.slowness = 1.5
    office.after_data[RAMON] = ["slow"]
    box = outbox(office, final_seconds=0.3)
    assert actions(send(made, box, ledger, now=now, say=lambda _: None))["SC2"] is Action.INCIERTO


def test_a_slow_server_is_waited_for(made: tuple[Letter, ...], office: PostOffice, ledger: Path) -> None:
    office.slowness = 0.8
    office.at_data[RAMON] = ["slow"]
    assert set(actions(sent(made, office, ledger)).values()) == {Action.YA_ENVIADO}


def test_nothing_waits_to_be_resolved_unless_it_does(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    sent(made, office, ledger)
    with pytest.raises(Stop):
        resolve(ledger, "SC2", arrived=True, now=now())


def test_changed_content_asks_for_a_new_round_which_reaches_only_those_it_changed_for(
    letters: Letters, made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    sent(made, office, ledger)
    moved = tuple(replace(a, producto="Otro") if a.clave == "C2-A1" else a for a in letters.plan.actividades)
    changed, _ = compose(replace(letters, plan=replace(letters.plan, actividades=moved)))
    assert actions(plan_sending(changed, ledger)) == {
        "GA1": Action.YA_ENVIADO, "OG1": Action.YA_ENVIADO, "F1": Action.YA_ENVIADO,
        "SC2": Action.CAMBIO, "SC2S": Action.YA_ENVIADO,
    }  # fmt: skip
    sent(changed, office, ledger)
    assert office.counts()[RAMON] == 1
    sent(changed, office, ledger, new_round=True)
    sent(changed, office, ledger, new_round=True)
    assert office.counts() == {letter.address: 1 + (letter.address == RAMON) for letter in made}
    assert {e.round for e in read_ledger(ledger) if e.clave == "SC2"} == {1, 2}


def test_files_made_again_on_another_day_are_the_same_letter(
    letters: Letters, made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    from tests.delivery.conftest import word_file

    sent(made, office, ledger)
    assert letters.pal
    letters.pal.write_bytes(word_file("plan", made="2016-09-30"))
    again, _ = compose(letters)
    assert set(actions(plan_sending(again, ledger)).values()) == {Action.YA_ENVIADO}
    letters.pal.write_bytes(word_file("plan corregido"))
    corrected, _ = compose(letters)
    assert set(actions(plan_sending(corrected, ledger)).values()) == {Action.CAMBIO}


def test_a_corrected_address_is_sent_without_asking(made: tuple[Letter, ...], office: PostOffice, ledger: Path) -> None:
    office.at_rcpt[RAMON] = ["550 no existe"]
    sent(made, office, ledger)
    mended = [
        replace(x, address="ramon.tlapa@osc.example.mx", digest="otro") if x.address == RAMON else x for x in made
    ]
    assert set(actions(sent(mended, office, ledger)).values()) == {Action.YA_ENVIADO}
    assert office.counts()["ramon.tlapa@osc.example.mx"] == 1


def test_a_key_renamed_in_the_sheet_sends_nothing_twice(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    sent(made, office, ledger)
    renamed = [replace(x, key=f"{x.key}-nueva", clave=f"{x.clave}-N") for x in made]
    assert set(actions(sent(renamed, office, ledger)).values()) == {Action.YA_ENVIADO}
    assert office.counts() == {letter.address: 1 for letter in made}


def test_the_test_message_goes_to_the_operator_alone_and_counts_for_nothing(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    assert send_test(made[0], outbox(office), now=now).state is State.ENVIADO
    assert office.counts() == {USER: 1}
    assert "[Prueba]" in BytesParser(policy=policy.default).parsebytes(office.received[0][2])["Subject"]
    assert set(actions(plan_sending(made, ledger)).values()) == {Action.ENVIAR}


def test_a_wrong_password_stops_at_once_and_appears_nowhere(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    wrong = "otra-contraseña-secreta"
    told: list[str] = []
    with pytest.raises(Stop) as stopped:
        send(made, outbox(office, wrong), ledger, now=now, say=told.append)
    assert len(office.logins) == 1
    assert states(ledger) == {"GA1": State.REINTENTABLE}
    assert stopped.tb.tb_next  # below this test, which itself holds the password
    beneath = traceback.TracebackException(Stop, stopped.value, stopped.tb.tb_next, capture_locals=True)
    shown = "".join(beneath.format())
    assert "Outbox" in shown
    assert wrong not in shown + repr(outbox(office, wrong)) + "".join(told) + str(read_ledger(ledger))
    assert wrong.encode() not in ledger.read_bytes()


def test_without_encryption_nothing_is_said(made: tuple[Letter, ...], trusted: Certificate, ledger: Path) -> None:
    with running(PostOffice(trusted, tls_context=None, require_starttls=False)) as office:
        with pytest.raises(Stop) as stopped:
            sent(made, office, ledger)
        assert not office.logins
        assert not office.received
    assert "cifra" in stopped.value.sentence


@pytest.mark.parametrize("tls_first", [False, True])
def test_a_server_that_cannot_prove_who_it_is_gets_no_password(
    made: tuple[Letter, ...], trusted: Certificate, ledger: Path, tmp_path: Path, *, tls_first: bool
) -> None:
    del trusted
    for folder, name in (("ajena", "localhost"), ("otro", "otro.example")):
        (tmp_path / folder).mkdir()
        with running(PostOffice(issue(tmp_path / folder, name), tls_first=tls_first)) as office:
            with pytest.raises(Stop) as stopped:
                sent(made, office, ledger)
            assert not office.logins
            assert not office.received
        assert "SSL_CERT_FILE" in stopped.value.sentence
    assert set(states(ledger).values()) == {State.REINTENTABLE}


def test_a_certificate_of_the_authority_for_another_name_is_not_enough(
    made: tuple[Letter, ...], ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = issue(tmp_path, "otro.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.authority))
    assert ssl.create_default_context().cert_store_stats()["x509_ca"] >= 0
    with running(PostOffice(other)) as office, pytest.raises(Stop):
        sent(made, office, ledger)
    assert not office.logins


def test_a_server_that_is_not_there_stops_with_the_remedy(
    made: tuple[Letter, ...], trusted: Certificate, ledger: Path
) -> None:
    with running(PostOffice(trusted)) as office:
        gone = outbox(office)
    with pytest.raises(Stop) as stopped:
        send(made, gone, ledger, now=now, say=lambda _: None)
    assert "PAL_SMTP_HOST" in stopped.value.sentence


def test_two_sendings_at_once_never_share_a_ledger(made: tuple[Letter, ...], office: PostOffice, ledger: Path) -> None:
    refused: list[str] = []

    def meanwhile(_: str) -> None:
        with pytest.raises(Stop) as stopped:
            sent(made, office, ledger)
        refused.append(stopped.value.sentence)

    send(made[:1], outbox(office), ledger, now=now, say=meanwhile)
    assert refused
    assert "en curso" in refused[0]
    assert sum(office.counts().values()) == 1


def test_a_damaged_ledger_is_not_taken_for_an_empty_one(made: tuple[Letter, ...], ledger: Path) -> None:
    ledger.write_bytes(b"esto no es una base de datos" * 40)
    with pytest.raises(Stop) as stopped:
        plan_sending(made, ledger)
    assert "No lo borre" in stopped.value.sentence


def test_a_ledger_that_cannot_be_written_stops_before_anything_is_sent(
    made: tuple[Letter, ...], office: PostOffice, tmp_path: Path
) -> None:
    (tmp_path / "archivo").write_text("no es una carpeta", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        sent(made, office, tmp_path / "archivo" / "envios.sqlite")
    assert "permisos" in stopped.value.sentence
    assert not office.received


def test_only_its_owner_reads_the_ledger(made: tuple[Letter, ...], office: PostOffice, ledger: Path) -> None:
    sent(made, office, ledger)
    assert ledger.stat().st_mode & 0o077 == 0


def test_the_report_proves_who_when_what_and_what_the_server_said(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path, tmp_path: Path
) -> None:
    office.at_rcpt[PAZ] = ["550 =HYPERLINK"]
    sent(made, office, ledger)
    paths = write_report(made[0].key, ledger, tmp_path / "reporte")
    assert [p.name for p in paths] == ["reporte-de-envios.csv", "renglones-para-etapas.tsv"]
    text = as_csv(read_ledger(ledger))
    arrived = {recipients[0]: hashlib.sha256(data).hexdigest() for _, recipients, data in office.received}
    for entry in read_ledger(ledger):
        assert entry.address in text
        if entry.state is State.ENVIADO:
            assert entry.sha256 in text
            assert "número 77" in entry.reply
            assert entry.sha256 == arrived[entry.address]
    assert made[0].attachments[0].sha256 in text
    assert PASSWORD not in text


def test_the_row_for_etapas_has_a_cell_for_each_of_its_columns(
    made: tuple[Letter, ...], office: PostOffice, ledger: Path
) -> None:
    from pipeline.model.records import Etapa
    from pipeline.model.schema import columns

    office.at_rcpt[PAZ] = ["550 no existe"]
    sent(made, office, ledger)
    cells = as_etapa(read_ledger(ledger)).rstrip("\n").split("\t")
    names = [c.name for c in columns(Etapa)]
    told = dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=True))
    assert (told["Paso"], told["Hecho"], told["Fecha"]) == ("4", "otro", "20/08/2016")
    assert "4 de 5" in told["Descripción"]
