"""gspread's client with time limits, another try where it may help, and Spanish sentences where not."""

import io
import time
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Final, TypeVar

import gspread
import requests
import urllib3

from pipeline.model.stop import Stop
from pipeline.sources._google_access import Key
from pipeline.sources._google_sentences import TOO_BIG
from pipeline.sources._google_trouble import TROUBLES, Refused, line_trouble, refusal
from pipeline.sources._patience import Busy, Limits, Patience, Tries, Uncertain, within

urllib3.disable_warnings(urllib3.exceptions.SystemTimeWarning)  # in English; a wrong clock has its own sentence
T = TypeVar("T")
HEAVIEST: Final = 200 * 1024 * 1024
_PIECE: Final = 1 << 16
_SAFE: Final = frozenset({"get"})


class Client(gspread.HTTPClient):
    """The verbs of gspread over one session of a run. Stop: from any of them, whatever goes wrong."""

    def __init__(self, key: Key, missing: str, patience: Patience, say: Callable[[str], None]) -> None:
        session = requests.Session()
        session.max_redirects = 0  # Google's API does not redirect; whoever does is another
        session.auth = _nobody
        super().__init__(None, session)  # type: ignore[arg-type] # gspread: with a session of one's own, auth is None
        self._key, self._missing = key, missing
        self._tries = Tries(patience, say)
        self._open = False

    def request(  # noqa: PLR0913, PLR0917 - gspread's signature
        self,
        method: str,
        endpoint: str,
        params: MutableMapping[str, Any] | None = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: Any = None,  # noqa: ANN401 - idem
        headers: MutableMapping[str, str] | None = None,
    ) -> requests.Response:
        """One call; a reading is tried again while that may help."""
        options = {"params": params, "data": data, "json": json, "files": files, "headers": headers}

        def attempt(limits: Limits) -> requests.Response:
            return self._explained(method, limits, lambda: self._once(method, endpoint, limits, options))

        self._tries.run(self._identify)
        return self._tries.run(attempt)

    def insist(self, attempt: Callable[[], T]) -> T:
        """What ``attempt`` returns, called again while it is Busy, within the patience of the client."""
        return self._tries.run(lambda _: attempt())

    def _identify(self, limits: Limits) -> None:
        if not self._open:
            self._explained("get", limits, lambda: self._key.open(self.session, limits.of_the_line))
            self._open = True

    def _once(self, method: str, endpoint: str, limits: Limits, options: dict[str, Any]) -> requests.Response:
        until = time.monotonic() + limits.whole
        with self.session.request(method, endpoint, timeout=limits.of_the_line, stream=True, **options) as response:
            body = _body(response, until)
        if not response.ok:
            raise Refused(response.status_code, body, response.headers.get("Retry-After", ""))
        answer = requests.Response()
        answer.status_code, answer.headers, answer.raw = response.status_code, response.headers, io.BytesIO(body)
        answer.encoding = "utf-8"
        return answer

    def _explained(self, method: str, limits: Limits, call: Callable[[], T]) -> T:
        try:
            return within(limits.whole, call)
        except (Stop, Busy):
            raise
        except Refused as refused:
            trouble = refusal(refused, self._key.unshared, self._missing, writing=self._key.writes)
            raise _final(trouble, method) from refused
        except TROUBLES as error:
            raise _final(line_trouble(error), method) from error


def _final(trouble: Stop | Busy, method: str) -> Stop | Busy:
    """What was not a reading is never tried again blindly: it may have been done."""
    if isinstance(trouble, Busy) and method not in _SAFE:
        return Uncertain(trouble)
    return trouble


def _body(response: requests.Response, until: float) -> bytes:
    pieces = bytearray()
    while piece := response.raw.read1(_PIECE, decode_content=True):
        pieces += piece
        if time.monotonic() > until:
            raise requests.Timeout
        if len(pieces) > HEAVIEST:
            raise Stop(TOO_BIG)
    return bytes(pieces)


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request
