"""The stand-in itself: its spreadsheets, accounts, faults and memory, and the server that shows them."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs

import pytest
from cryptography.hazmat.primitives import serialization
from google.auth import jwt
from google.auth.exceptions import InvalidValue

from tests.google_stand_in.certificates import Certificates
from tests.google_stand_in.faults import Fault, refusal
from tests.google_stand_in.server import Server
from tests.google_stand_in.sheets_api import Asked, answer
from tests.google_stand_in.spreadsheet import Spreadsheet

ACCOUNT = "lector@plan-de-prueba.iam.gserviceaccount.com"
WRITE = "https://www.googleapis.com/auth/spreadsheets"
SHEET = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"
AUDIENCE = "https://oauth2.googleapis.com/token"
LENIENT = 300  # seconds that a clock may be wrong
ANOTHER_HOUR = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
API_KEY = "AIzaSyD-de-prueba_0123456789abcdefghijk"


class Google:
    """Serves while it is entered. Calls are counted from 1, failures included."""

    def __init__(self, certificates: Certificates, folder: Path) -> None:
        self.books: dict[str, Spreadsheet] = {}
        self.calls: list[Asked] = []
        self.claims: list[dict[str, Any]] = []
        self.faults: dict[int, Fault] = {}
        self.token_faults: dict[int, Fault] = {}
        self.always: Fault | None = None
        self.tunnel: int | None = None
        self.after: dict[int, Callable[[], None]] = {}
        self._certificates, self._folder = certificates, folder
        self._lock = threading.Lock()
        self._tokens: dict[str, tuple[str, str]] = {}
        self._server = Server(self._answer, lambda: self.tunnel, certificates.context)

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    @property
    def proxy(self) -> str:
        """The address for HTTPS_PROXY."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs in its environment to take this for Google, and nothing else for it."""
        return {
            "HTTPS_PROXY": self.proxy, "https_proxy": self.proxy, "NO_PROXY": "", "no_proxy": "",
            "REQUESTS_CA_BUNDLE": str(self._certificates.bundle), "CURL_CA_BUNDLE": "", "NO_GCE_CHECK": "true",
            "CLOUDSDK_CONFIG": str(self._folder / "gcloud"), "GOOGLE_APPLICATION_CREDENTIALS": "",
        }  # fmt: skip

    def stand_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same for this very process."""
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)

    def share(self, xlsx: Path, sheet_id: str = SHEET, *, by_link: bool = False, to_edit: bool = False) -> Spreadsheet:
        """Upload a workbook and share it with the service account (and with whoever has the link)."""
        book = self.books[sheet_id] = Spreadsheet.from_xlsx(xlsx)
        book.shared_with.add(ACCOUNT)
        if to_edit:
            book.editors.add(ACCOUNT)
        book.by_link = by_link
        return book

    def service_account(self, **changes: str) -> Path:
        """The .json of the service account, with changes if any."""
        info = {
            "type": "service_account", "project_id": "plan-de-prueba", "private_key_id": "clave-1",
            "private_key": self._certificates.private_key, "client_email": ACCOUNT, "client_id": "1",
            "token_uri": "https://oauth2.googleapis.com/token", **changes,
        }  # fmt: skip
        path = self._folder / "cuenta.json"
        fresh = path.with_suffix(f".{threading.get_ident()}")
        fresh.write_text(json.dumps(info), encoding="utf-8")
        return fresh.replace(path)  # whole at any moment, also for another thread

    def _answer(self, host: str, asked: Asked, headers: dict[str, str], form: bytes) -> Fault:
        with self._lock:
            if host == "oauth2.googleapis.com":
                return self._token(form)
            self.calls.append(asked)
            number = len(self.calls)
            fault = self.faults.get(number, self.always)
            true = Fault(200) if fault is not None and fault.undone else self._permitted(asked, headers)
            self.after.pop(number, lambda: None)()
        return _spoiled(true, fault)

    def _permitted(self, asked: Asked, headers: dict[str, str]) -> Fault:
        key, bearer = headers.get("x-goog-api-key", ""), headers.get("authorization", "").removeprefix("Bearer ")
        if key:
            if key != API_KEY:
                message = "API key not valid. Please pass a valid API key."
                return refusal(400, "INVALID_ARGUMENT", message, "API_KEY_INVALID")
            return answer(self.books, "", asked)
        if bearer not in self._tokens:
            return refusal(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.")
        who, scope = self._tokens[bearer]
        if asked.method == "POST" and scope != WRITE:
            message = "Request had insufficient authentication scopes."
            return refusal(403, "PERMISSION_DENIED", message, "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
        return answer(self.books, who, asked)

    def _token(self, form: bytes) -> Fault:
        assertion = parse_qs(form.decode())["assertion"][0]
        try:
            claims = dict(jwt.decode(assertion, self._public(), audience=AUDIENCE, clock_skew_in_seconds=LENIENT))
        except InvalidValue:  # signed in another hour
            return Fault(400, json.dumps({"error": "invalid_grant", "error_description": ANOTHER_HOUR}).encode())
        self.claims.append(claims)
        token = f"ficha-{len(self.claims)}"
        self._tokens[token] = (str(claims["iss"]), str(claims["scope"]))
        said = {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}
        true = Fault(200, json.dumps(said).encode(), {"Content-Type": "application/json"})
        return _spoiled(true, self.token_faults.get(len(self.claims)))

    def _public(self) -> bytes:
        key = serialization.load_pem_private_key(self._certificates.private_key.encode(), None)
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        return key.public_key().public_bytes(serialization.Encoding.PEM, form)


def _spoiled(true: Fault, fault: Fault | None) -> Fault:
    if fault is None:
        return true
    return Fault(
        fault.status or true.status, true.body if fault.body is None else fault.body,
        {**true.headers, **fault.headers}, fault.delay, fault.reset, fault.cut, fault.drip, raw=fault.raw,
    )  # fmt: skip
