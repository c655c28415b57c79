"""Each way in which Google may fail ends in one sentence with its remedy, or in another try that goes well."""

import json
import socket
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pipeline.model.stop import Stop
from pipeline.model.workbook import Workbook
from pipeline.sources import Access, google_sheet, open_workbook
from pipeline.sources._google_access import key
from pipeline.sources._patience import OutOfReach, Patience
from tests.google_stand_in import Fault, Google, refusal
from tests.google_stand_in.certificates import make
from tests.google_stand_in.google import ACCOUNT, API_KEY, SHEET
from tests.sources.test_google_sheet import TODAY

QUICK = Patience(first=0.01, most=30, connect=10, read=10)
BRIEF = Patience(first=0.01, most=0.5, connect=10, read=10)  # what is left of a try is never under a second
SLOW = Fault(delay=1.6)
PAGE = Fault(200, b"<!DOCTYPE html><html><body>Bienvenido al hotel</body></html>", {"Content-Type": "text/html"})


@pytest.fixture(name="shared")
def _shared(google: Google, tmp_path: Path) -> Google:
    book = openpyxl.Workbook()
    book.active.append(["Campo", "Valor"])
    book.save(tmp_path / "Plan.xlsx")
    google.share(tmp_path / "Plan.xlsx")
    return google


def read(google: Google, said: list[str] | None = None, patience: Patience = QUICK) -> Workbook:
    say = (said if said is not None else []).append
    return google_sheet.read(SHEET, SHEET, key(google.service_account(), ""), say, patience)


def stopped(google: Google, said: list[str] | None = None, patience: Patience = QUICK) -> Stop:
    with pytest.raises(Stop) as stop:
        read(google, said, patience)
    sentence = stop.value.sentence
    assert sentence.endswith(".")
    assert not any(secret in sentence for secret in ("BEGIN", "ficha-", API_KEY, "Traceback", "Error"))
    return stop.value


SECOND_TRY = {
    "429": Fault(429, b"{}", {"Retry-After": "0"}),
    "429 with Google's words": refusal(429, "RESOURCE_EXHAUSTED", "Quota exceeded", "RATE_LIMIT_EXCEEDED"),
    "500": Fault(500, b""),
    "502 as a page": Fault(502, b"<html>Bad Gateway</html>"),
    "503": Fault(503, b"{}"),
    "504": Fault(504, b"<html></html>"),
    "403 of a quota by reason": refusal(403, "PERMISSION_DENIED", "x", "RESOURCE_QUOTA_EXCEEDED"),
    "garbage in chunks": Fault(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
    "not HTTP": Fault(raw=b"\x00\x01 hola\r\n\r\n"),
    "what is not gzip": Fault(raw=b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"),
    "429 with a wait before now": Fault(429, b"{}", {"Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT"}),
    "429 with a negative wait": Fault(429, b"{}", {"Retry-After": "-5"}),
    "429 with a wait that is no number": Fault(429, b"{}", {"Retry-After": "9" * 5000}),
    "403 of quota": refusal(403, "PERMISSION_DENIED", "User Rate Limit Exceeded", "userRateLimitExceeded"),
    "reset": Fault(reset=True),
    "cut body": Fault(cut=20),
}


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("fault", SECOND_TRY.values(), ids=SECOND_TRY)
def test_a_passing_trouble_is_tried_again_with_a_line_that_says_so(shared: Google, fault: Fault, call: int) -> None:
    shared.faults[call] = fault
    said: list[str] = []
    assert read(shared, said).sheets[0].rows[1][1].value == "Campo"
    assert (len(shared.calls), len(said)) == (3, 1)
    assert "intento 2" in said[0]


def test_an_answer_that_takes_too_long_is_asked_again(shared: Google) -> None:
    shared.faults[1] = SLOW
    said: list[str] = []
    read(shared, said, Patience(first=0.01, most=30, read=1))
    assert len(said) == len(shared.calls) - 2 >= 1


@pytest.mark.parametrize("fault", [*SECOND_TRY.values(), SLOW], ids=[*SECOND_TRY, "too slow"])
def test_a_trouble_that_does_not_pass_ends_within_the_time_given(shared: Google, fault: Fault) -> None:
    shared.always = fault
    said: list[str] = []
    began = time.monotonic()
    assert isinstance(stopped(shared, said, BRIEF), OutOfReach)
    assert time.monotonic() - began < 10
    assert len(said) == len(shared.calls) - 1


@pytest.mark.long
def test_waits_grow_and_honour_what_google_asks_for(shared: Google) -> None:
    when = datetime.now(UTC) + timedelta(seconds=2)
    shared.faults = {
        1: Fault(503, b""), 2: Fault(503, b""), 3: Fault(503, b""),
        4: Fault(429, b"", {"Retry-After": "1"}),
        5: Fault(429, b"", {"Retry-After": when.strftime("%a, %d %b %Y %H:%M:%S GMT")}),
    }  # fmt: skip
    began = time.monotonic()
    read(shared, None, Patience(first=0.05, most=10))
    assert 0.35 + 1 <= time.monotonic() - began < 20
    assert len(shared.calls) == 7


def test_a_wait_longer_than_the_time_left_is_not_begun(shared: Google) -> None:
    shared.always = Fault(429, b"", {"Retry-After": "3600"})
    assert isinstance(stopped(shared), OutOfReach)
    assert len(shared.calls) == 1


HEAD = b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 500
DRIPS = {
    "body": Fault(drip=0.2),
    "head": Fault(raw=HEAD, drip=0.2),
    "body in slow pieces": Fault(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + b" " * 99, drip=0.2),
}


@pytest.mark.long
@pytest.mark.parametrize("fault", DRIPS.values(), ids=DRIPS)
@pytest.mark.parametrize("of_the_token", [False, True])
def test_an_answer_that_drips_without_end_is_given_up(shared: Google, fault: Fault, *, of_the_token: bool) -> None:
    if of_the_token:
        shared.token_faults[1] = fault
    else:
        shared.always = fault
    began = time.monotonic()
    assert isinstance(stopped(shared, None, BRIEF), OutOfReach)
    assert time.monotonic() - began < 10


@pytest.mark.long
def test_a_proxy_that_drips_without_end_is_given_up(shared: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        threading.Thread(target=_drip, args=(proxy,), daemon=True).start()
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        began = time.monotonic()
        assert isinstance(stopped(shared, None, BRIEF), OutOfReach)
        assert time.monotonic() - began < 10


def _drip(proxy: socket.socket) -> None:
    with suppress(OSError):
        line, _ = proxy.accept()
        for place in range(len(HEAD)):
            line.sendall(HEAD[place : place + 1])
            time.sleep(0.2)


FINAL = {
    "not shared": (refusal(403, "PERMISSION_DENIED", "The caller does not have permission"), ACCOUNT),
    "not found": (refusal(404, "NOT_FOUND", "Requested entity was not found."), SHEET),
    "not found, as a page": (Fault(404, b"<!DOCTYPE html><title>Error 404</title>"), SHEET),
    "API not enabled": (
        refusal(403, "PERMISSION_DENIED", "Google Sheets API has not been used in project 1", "SERVICE_DISABLED"),
        "https://console.cloud.google.com/apis/library/sheets.googleapis.com",
    ),
    "key restricted": (refusal(403, "PERMISSION_DENIED", "Blocked", "API_KEY_SERVICE_BLOCKED"), "PAL_GOOGLE_API_KEY"),
    "scope": (refusal(403, "PERMISSION_DENIED", "x", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), "gcloud"),
    "project": (refusal(403, "PERMISSION_DENIED", "x", "CONSUMER_INVALID"), "proyecto"),
    "of a day": (
        refusal(429, "RESOURCE_EXHAUSTED", "Quota exceeded for limit 'Read requests per day'", "RATE_LIMIT_EXCEEDED"),
        "mañana",
    ),
    "of a day, as it was said": (Fault(403, b'{"error":{"errors":[{"reason":"dailyLimitExceeded"}]}}'), "mañana"),
    "policy": (refusal(403, "PERMISSION_DENIED", "Prohibited", "SECURITY_POLICY_VIOLATED"), "administra"),
    "Office": (refusal(400, "FAILED_PRECONDITION", "This operation is not supported for this document"), "Office"),
    "renamed": (refusal(400, "INVALID_ARGUMENT", "Unable to parse range: 'X'"), "pestaña"),
    "unauthorised": (refusal(401, "UNAUTHENTICATED", "Invalid credentials"), "credenciales"),
    "too long": (Fault(414, b"<html>"), "red"),
    "page of success": (PAGE, "red"),
    "page of refusal": (Fault(403, PAGE.body), "red"),
    "redirect": (Fault(302, b"", {"Location": "https://sheets.googleapis.com/entrar"}), "red"),
    "needs to log in": (Fault(511, b""), "red"),
    "half a JSON": (Fault(200, b'{"sheets":[{"prop'), "incompleta"),
    "another JSON": (Fault(200, b'{"login":"required"}'), "incompleta"),
    "a list": (Fault(200, b"[]"), "incompleta"),
    "nothing": (Fault(200, b""), "red"),
    "an error that is a text": (Fault(400, b'{"error":"text"}'), "400"),
    "an error without a code": (Fault(418, b'{"error":{}}'), "418"),
    "bytes": (Fault(200, b"\xff\xfe\x00"), "red"),
}


@pytest.mark.parametrize(("fault", "named"), FINAL.values(), ids=FINAL)
def test_what_another_try_would_not_mend_stops_at_once(shared: Google, fault: Fault, named: str) -> None:
    shared.faults[1] = fault
    assert named in stopped(shared).sentence
    assert len(shared.calls) == 1


def test_each_of_these_troubles_has_a_sentence_of_its_own(shared: Google) -> None:
    names = (
        "not shared", "not found", "API not enabled", "key restricted", "scope", "project", "of a day", "policy",
        "Office", "renamed", "unauthorised", "page of success", "half a JSON", "an error that is a text",
    )  # fmt: skip
    sentences = set()
    for call, name in enumerate(names, start=1):
        shared.faults[call] = FINAL[name][0]
        sentences.add(stopped(shared).sentence)
    assert len(sentences) == len(names)


def test_a_tab_renamed_between_the_two_calls_asks_for_another_run(shared: Google) -> None:
    def rename() -> None:
        shared.books[SHEET].tabs[0].title = "Otro"

    shared.after[1] = rename
    assert "pestaña" in stopped(shared).sentence
    assert len(shared.calls) == 2


def test_a_sheet_of_others_an_unknown_one_and_an_office_file(shared: Google) -> None:
    shared.books[SHEET].office = True
    assert "Office" in stopped(shared).sentence
    shared.books[SHEET].shared_with.clear()
    assert ACCOUNT in stopped(shared).sentence
    del shared.books[SHEET]
    assert SHEET in stopped(shared).sentence


@pytest.mark.usefixtures("shared")
def test_a_sheet_not_open_by_link_and_a_wrong_api_key() -> None:
    for given, named in ((API_KEY, "enlace"), ("otra", "PAL_GOOGLE_API_KEY"), ("con espacio", "PAL_GOOGLE_API_KEY")):
        with pytest.raises(Stop) as stop:
            google_sheet.read(SHEET, SHEET, key(None, given), print, QUICK)
        assert named in stop.value.sentence
        assert given not in stop.value.sentence


def grant(description: str, error: str = "invalid_grant") -> Fault:
    return Fault(400, json.dumps({"error": error, "error_description": description}).encode())


TOKEN = {
    "revoked": (grant("Invalid JWT Signature."), "Claves"),
    "clock": (
        grant("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."), "reloj",
    ),
    "deleted": (grant("Invalid grant: account not found"), "desactivó"),
    "expired": (grant("Token has been expired or revoked."), "gcloud"),
    "scope": (grant("x", "invalid_scope"), "permiso"),
    "other": (grant("x", "invalid_client"), "credenciales"),
    "page of success": (PAGE, "red"),
    "page of refusal": (Fault(403, PAGE.body), "red"),
    "without a token": (Fault(200, b"{}"), "credenciales"),
    "redirect": (Fault(302, b"", {"Location": "https://oauth2.googleapis.com/entrar"}), "red"),
    "a life without end": (Fault(200, b'{"access_token":"a","expires_in":%d}' % 10**30), "incompleta"),
    "a life in words": (Fault(200, b'{"access_token":"a","expires_in":"mucho"}'), "incompleta"),
    "a token of two lines": (Fault(200, b'{"access_token":"a\\nb: c","expires_in":3599}'), "incompleta"),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "named"), TOKEN.values(), ids=TOKEN)
def test_a_key_that_google_does_not_accept_says_why(shared: Google, fault: Fault, named: str) -> None:
    shared.token_faults[1] = fault
    assert named in stopped(shared).sentence
    assert shared.calls == []


def test_the_server_of_tokens_is_tried_again_too(shared: Google) -> None:
    shared.token_faults = {1: Fault(reset=True), 2: Fault(delay=1.6)}
    said: list[str] = []
    read(shared, said, Patience(first=0.01, most=30, read=1))
    assert len(said) == len(shared.claims) - 1 + len(shared.calls) - 2 >= 2


@pytest.mark.long
def test_a_server_of_tokens_that_fails_with_a_page_is_busy_and_no_portal(shared: Google) -> None:
    shared.token_faults = dict.fromkeys(range(1, 4), Fault(500, PAGE.body))  # as often as google-auth asks by itself
    said: list[str] = []
    read(shared, said)
    assert (len(said), len(shared.calls)) == (1, 2)
    assert "ocupado" in said[0]


def test_no_network_no_proxy_and_a_proxy_that_refuses(shared: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = []
    for tunnel in (403, 407):
        shared.tunnel = tunnel
        sentences.append(stopped(shared).sentence)
    for proxy in ("http://127.0.0.1:9", "http://[::mal", shared.proxy.replace("http:", "https:"), ""):
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        monkeypatch.setenv("https_proxy", proxy)
        began = time.monotonic()
        sentences.append(stopped(shared).sentence)
        assert time.monotonic() - began < 15
    assert len(set(sentences)) == 5, sentences
    assert all("HTTPS_PROXY" in sentence for sentence in sentences[:5]), sentences[2:]


def test_a_certificate_that_nobody_vouches_for(shared: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "")
    assert "REQUESTS_CA_BUNDLE" in stopped(shared).sentence
    (tmp_path / "vacío.pem").touch()
    for bundle in ("/no/existe.pem", str(tmp_path / "vacío.pem")):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", bundle)
        assert "el archivo de REQUESTS_CA_BUNDLE" in stopped(shared).sentence


@pytest.mark.parametrize("days", [(-9, -2), (2, 9)], ids=["expired", "not yet"])
def test_a_certificate_of_another_day_points_at_the_clock(
    google: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: tuple[int, int]
) -> None:
    (tmp_path / "otro").mkdir()
    with Google(make(tmp_path / "otro", days), tmp_path) as expired:
        expired.stand_in(monkeypatch)
        with pytest.raises(OutOfReach, match="reloj"):
            google_sheet.read(SHEET, SHEET, key(google.service_account(), ""), print, QUICK)
        assert expired.claims == []


FEDERATED = {
    "type": "external_account", "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
    "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
    "token_url": "https://sts.googleapis.com/v1/token", "credential_source": {"file": "/no/existe"},
}  # fmt: skip


def _elliptic() -> str:
    pem, form, bare = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(pem, form, bare).decode()


def test_files_that_are_no_credentials(google: Google, tmp_path: Path) -> None:
    wrong = {
        "nada": None, "vacío": "", "no es JSON": "hola", "lista": "[]", "otro": "{}",
        "aplicación": '{"installed":{"client_id":"1"}}',
        "sin clave": '{"type":"service_account","client_email":"a@b"}',
        "clave alterada": google.service_account(private_key="-----BEGIN PRIVATE KEY-----\nx\n").read_text("utf-8"),
        "de otro tipo": '{"type":"raro"}',
        "con otra dirección": google.service_account(token_uri="hola").read_text("utf-8"),  # noqa: S106 - an address
        "con clave de otra clase": google.service_account(private_key=_elliptic()).read_text("utf-8"),
        "de fuera": json.dumps(FEDERATED),
    }  # fmt: skip
    for name, content in wrong.items():
        path = tmp_path / f"{name}.json"
        if content is not None:
            path.write_text(content, encoding="utf-8")
        with pytest.raises(Stop) as stop:
            key(path, "")
        assert str(path) in stop.value.sentence
        assert "BEGIN" not in stop.value.sentence
    with pytest.raises(Stop):
        key(tmp_path, "")


@pytest.mark.usefixtures("google")
def test_without_credentials_the_three_ways_are_told() -> None:
    with pytest.raises(Stop) as stop:
        key(None, "")
    for way in ("cuenta_de_servicio", "PAL_GOOGLE_API_KEY", "gcloud auth application-default login"):
        assert way in stop.value.sentence


def test_credentials_of_the_environment_and_of_this_machine_serve(
    shared: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = tmp_path / "gcloud" / "application_default_credentials.json"
    machine.parent.mkdir()
    machine.write_bytes(shared.service_account().read_bytes())
    google_sheet.read(SHEET, SHEET, key(None, ""), print, QUICK)
    for broken in ("hola", json.dumps(FEDERATED)):
        machine.write_text(broken, encoding="utf-8")
        with pytest.raises(Stop, match="gcloud"):
            key(None, "")
    machine.unlink()
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(shared.service_account()))
    google_sheet.read(SHEET, SHEET, key(None, API_KEY), print, QUICK)
    assert [claims["iss"] for claims in shared.claims] == [ACCOUNT, ACCOUNT]


def opened(google: Google, kept: Path, said: list[str], origin: str = SHEET, *, offline: bool = False) -> Workbook:
    access = Access(google.service_account())
    return open_workbook(origin, access, today=TODAY, kept=kept, offline=offline, say=said.append)


def test_a_kept_copy_is_used_only_when_asked_and_says_its_date(shared: Google, tmp_path: Path) -> None:
    kept, said = tmp_path / "nueva" / "lectura.json", []
    fresh = opened(shared, kept, said)
    assert (said, fresh.kept_on, kept.stat().st_mode & 0o077) == ([], None, 0)
    copy = opened(shared, kept, said, offline=True)
    assert (copy.sheets, copy.url, copy.title, copy.kept_on) == (fresh.sheets, fresh.url, fresh.title, TODAY)
    assert "01/05/2016" in said[0]
    assert len(shared.calls) == 2


def test_without_a_network_the_copy_is_offered_and_not_used(shared: Google, tmp_path: Path) -> None:
    kept = tmp_path / "lectura.json"
    opened(shared, kept, [])
    shared.tunnel = 502
    with pytest.raises(Stop) as stop:
        opened(shared, kept, [])
    assert "--offline" in stop.value.sentence
    assert "01/05/2016" in stop.value.sentence


def test_a_copy_that_is_missing_broken_or_of_another_sheet_is_not_used(shared: Google, tmp_path: Path) -> None:
    kept = tmp_path / "lectura.json"
    sentences = []
    opened(shared, kept, [])
    whole = kept.read_text(encoding="utf-8")
    for content in (
        None,
        "",
        whole[:-9],
        "[]",
        whole.replace('"format":1', '"format":9'),
        whole.replace('"Campo"', "[]"),
        whole.replace("[[1,1,", "[[Infinity,1,"),
    ):
        kept.unlink()
        if content is not None:
            kept.write_text(content, encoding="utf-8")
        with pytest.raises(Stop) as stop:
            opened(shared, kept, [], offline=True)
        kept.touch()
        sentences.append(stop.value.sentence)
    kept.write_text(whole, encoding="utf-8")
    with pytest.raises(Stop) as stop:
        opened(shared, kept, [], "2" + SHEET, offline=True)
    assert len({*sentences, stop.value.sentence}) == 3
    assert all("--offline" in sentence for sentence in sentences)


def test_a_copy_that_cannot_be_kept_does_not_stop_the_run(shared: Google, tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("x", encoding="utf-8")
    said: list[str] = []
    assert opened(shared, tmp_path / "archivo" / "lectura.json", said).sheets
    assert len(said) == 1


def test_a_sheet_with_nothing_in_it_is_told_and_not_kept(shared: Google, tmp_path: Path) -> None:
    opened(shared, tmp_path / "lectura.json", [])
    before = (tmp_path / "lectura.json").read_bytes()
    shared.books[SHEET].tabs[0].values.clear()
    with pytest.raises(Stop):
        opened(shared, tmp_path / "lectura.json", [])
    assert (tmp_path / "lectura.json").read_bytes() == before
