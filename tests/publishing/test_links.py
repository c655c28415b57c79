"""The link checker against a server on loopback."""

import http.server
import shutil
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator

import pytest

from pipeline.model.plan import Plan
from pipeline.model.records import Avance, Etapa
from pipeline.model.workbook import Place
from pipeline.publishing.enlaces import Answer, Link, check_links, links, report

PLACE = Place("Etapas", 4, 9, "Evidencia")


class Site(http.server.BaseHTTPRequestHandler):
    asked: defaultdict[str, list[str]]

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        self.server.asked[self.path].append(self.command)  # type: ignore[attr-defined]
        path = self.path.partition("?")[0]
        if path == "/cortada":
            self.connection.close()
            return
        codes = {"/muerta": 404, "/prohibida": 403, "/falla": 500, "/vieja": 301, "/circulo": 302, "/lejos": 302}
        code = codes.get(path, 405 if path == "/solo-get" and self.command == "HEAD" else 200)
        self.send_response(code)
        where = {"/vieja": "/nueva", "/circulo": "/circulo", "/lejos": "file:///etc/passwd"}.get(path)
        if where:
            self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[http.server.ThreadingHTTPServer]:
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    made.asked = defaultdict(list)  # type: ignore[attr-defined]
    thread = threading.Thread(target=made.serve_forever, args=(0.02,))
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def answer_of(server: http.server.ThreadingHTTPServer, path: str) -> tuple[Answer, list[str]]:
    link = Link(f"http://127.0.0.1:{server.server_port}{path}", (PLACE,))
    (found,) = check_links([link], lambda _line: None, pause=0, private=True)
    return found.answer, server.asked[path]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "answer", "asked"),
    [
        ("/bien", Answer.VIVE, ["HEAD"]),
        ("/solo-get", Answer.VIVE, ["HEAD", "GET"]),
        ("/muerta", Answer.MUERTA, ["HEAD", "GET"]),
        ("/falla", Answer.DUDOSA, ["HEAD", "GET"]),
        ("/prohibida", Answer.DUDOSA, ["HEAD", "GET"]),
        ("/vieja", Answer.VIVE, ["HEAD"]),
        ("/circulo", Answer.MUERTA, ["HEAD"] * 6),
        ("/lejos", Answer.MUERTA, ["HEAD"]),
        ("/cortada", Answer.DUDOSA, ["HEAD"]),
    ],
)
def test_a_link_is_judged_by_what_the_server_says(
    server: http.server.ThreadingHTTPServer, path: str, answer: Answer, asked: list[str]
) -> None:
    assert answer_of(server, path) == (answer, asked)


def test_an_address_with_spaces_and_accents_is_asked_as_browsers_do(server: http.server.ThreadingHTTPServer) -> None:
    link = Link(f"http://127.0.0.1:{server.server_port}/acta de sesión.pdf?q=añ", (PLACE,))
    assert check_links([link], lambda _line: None, pause=0, private=True)[0].answer is Answer.VIVE
    assert list(server.asked) == ["/acta%20de%20sesi%C3%B3n.pdf?q=a%C3%B1"]  # type: ignore[attr-defined]


def test_one_host_is_asked_no_faster_than_the_pace(server: http.server.ThreadingHTTPServer) -> None:
    asked = [Link(f"http://127.0.0.1:{server.server_port}/{n}", (PLACE,)) for n in range(3)]
    begun = time.monotonic()
    check_links(asked, lambda _line: None, pause=0.1, private=True)
    assert time.monotonic() - begun >= 0.2  # of the one who asks: where it arrives, two may arrive together
    assert len(server.asked) == 3  # type: ignore[attr-defined]


def test_a_private_network_is_not_visited_unless_told(server: http.server.ThreadingHTTPServer) -> None:
    link = Link(f"http://127.0.0.1:{server.server_port}/bien", (PLACE,))
    assert check_links([link], lambda _line: None, pause=0)[0].answer is Answer.DUDOSA
    assert not server.asked  # type: ignore[attr-defined]


def test_a_closed_port_is_doubtful() -> None:
    found = check_links([Link("http://127.0.0.1:9/x", (PLACE,))], lambda _line: None, pause=0, private=True)
    assert found[0].answer is Answer.DUDOSA


@pytest.mark.parametrize("url", [f"http://{'a' * 70}.mx/", "http://a..mx/", "http://127.0.0.1:99999/x"])
def test_an_address_that_cannot_be_one_is_dead_and_says_why(url: str) -> None:
    found = check_links([Link(url, (PLACE,))], lambda _line: None, pause=0, private=True)
    assert (found[0].answer, found[0].reason) == (Answer.MUERTA, "la dirección está mal escrita")


@pytest.mark.tools
def test_without_internet_no_link_is_called_dead() -> None:
    alone = shutil.which("unshare")
    asked = (
        "from pipeline.model.workbook import Place\n"
        "from pipeline.publishing.enlaces import Link, check_links\n"
        "link = Link('https://www.example.org/acta', (Place('Etapas', 4, 9, 'Evidencia'),))\n"
        "print(check_links([link], lambda _: None, pause=0)[0].reason)\n"
    )
    command = [alone or "", "--map-root-user", "--net", sys.executable, "-c", asked]
    ran = subprocess.run(command, capture_output=True, text=True, check=False) if alone else None  # noqa: S603 - ours
    if ran is None or ran.returncode:
        pytest.skip("this machine gives no network of one's own: unshare --map-root-user --net")
    assert "revise su conexión a Internet" in ran.stdout


def test_a_link_is_asked_once_however_many_cells_hold_it() -> None:
    plan = Plan(
        etapas=(Etapa(row=2, evidencia="https://a.mx/1"), Etapa(row=3, evidencia="https://a.mx/1")),
        avances=(Avance(row=4, evidencia="https://a.mx/2"), Avance(row=5, evidencia="ver oficio"), Avance(row=6)),
    )
    assert [(link.url, [p.row for p in link.places]) for link in links(plan)] == [
        ("https://a.mx/1", [2, 3]), ("https://a.mx/2", [4]),
    ]  # fmt: skip


def test_the_report_says_the_dead_first_with_their_cells(server: http.server.ThreadingHTTPServer) -> None:
    paths = ("/bien", "/prohibida", "/muerta")
    asked = [Link(f"http://127.0.0.1:{server.server_port}{path}", (PLACE,)) for path in paths]
    lines = list(report(check_links(asked, lambda _line: None, pause=0, private=True)))
    assert [line.startswith("Etapas!I4") for line in lines] == [True, True, False]
    assert "/muerta" in lines[0]
    assert lines[-1].startswith("1 de 3")
