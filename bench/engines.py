"""The engines side by side: each renders one case so many times and tells how long a document took."""

import json
import subprocess
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Self

from bench.dialect import ROW, Converted
from pipeline.documents.renderer import Templates
from pipeline.settings import TEMPLATES

NODE: Final = Path(__file__).parent / "node"
OURS: Final = "pal"
PLAIN: Final = "docxtpl"
DEFLATE: Final = "piso: comprimir todo y escribir"
BODY: Final = "piso: comprimir document.xml y escribir"
PEERS: Final = tuple(ROW)


@dataclass(frozen=True)
class Case:
    """A template with the data of one document."""

    name: str
    template: str
    context: Mapping[str, object]


@dataclass(frozen=True)
class Took:
    """Milliseconds a document, by the clock and of processor."""

    wall: float
    cpu: float


class Python:
    """The engines of this process."""

    def __init__(self, folder: Path) -> None:
        self._output = folder / "salida.docx"
        self._templates = Templates(TEMPLATES)

    def engines(self, case: Case) -> dict[str, Callable[[], bytes]]:
        """Each engine as a call that gives the document."""
        finished = self._templates.render(case.template, case.context)
        with zipfile.ZipFile(BytesIO(finished)) as package:
            members = {name: package.read(name) for name in package.namelist()}
        body = members["word/document.xml"]
        return {
            OURS: lambda: self._templates.render(case.template, case.context),
            PLAIN: lambda: plain(case),
            DEFLATE: lambda: zipped(members),
            BODY: lambda: packed(body, finished),
        }

    def run(self, engine: Callable[[], bytes], times: int) -> Took:
        """Render and write, so many times."""
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(times):
            self._output.write_bytes(engine())
        return Took((time.perf_counter() - wall) * 1000 / times, (time.process_time() - cpu) * 1000 / times)


def plain(case: Case) -> bytes:
    """What docxtpl makes, as its manual says: a new DocxTemplate for each document."""
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    made = DocxTemplate(TEMPLATES / f"{case.template}.docx")
    made.render(dict(case.context), SandboxedEnvironment(autoescape=True))
    done = BytesIO()
    made.save(done)
    return done.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """The finished parts compressed again: what any engine that rewrites the package pays."""
    done = BytesIO()
    with zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return done.getvalue()


def packed(body: bytes, finished: bytes) -> bytes:
    """The finished package, after compressing its body: the least that any engine pays."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    _ = deflate.compress(body) + deflate.flush()
    return finished


class Node:
    """The engines of Node, in one process that stays."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[tuple[str, str], tuple[Path, Path]] = {}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["node", "engines.mjs"],  # noqa: S607 - the node of the machine that is measured
            cwd=NODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def output(self, engine: str) -> Path:
        """Where an engine leaves its document."""
        return self._folder / f"{engine}.docx"

    def run(self, engine: str, case: Case, times: int) -> Took:
        """Render and write, so many times. RuntimeError: the engine refused."""
        template, data = self._files(engine, case)
        order = {"engine": engine, "template": str(template), "data": str(data), "times": times}
        told = self._ask({**order, "output": str(self.output(engine))})
        if "failure" in told:
            msg = f"{engine}: {told}"
            raise RuntimeError(msg)
        return Took(told["wall"], told["cpu"])

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def _files(self, engine: str, case: Case) -> tuple[Path, Path]:
        key = engine, case.name
        if key not in self._known:
            converted = Converted(TEMPLATES / f"{case.template}.docx", engine)
            template, data = (self._folder / f"{engine}-{case.name}.{ending}" for ending in ("docx", "json"))
            template.write_bytes(converted.package)
            data.write_text(json.dumps(converted.data(case.context)), encoding="utf-8")
            self._known[key] = template, data
        return self._known[key]
