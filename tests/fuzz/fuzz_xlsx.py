"""Coverage-guided fuzzing of what reads a workbook: any bytes end in a plan with findings, or in a sentence.

``python -m tests.fuzz.fuzz_xlsx SECONDS`` runs for so long, and ends with another code than 0 if anything else
happened.
The first byte of an input says what the rest is: a whole file, one part of a workbook, or the cells of a tab.
"""

import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import atheris

with atheris.instrument_imports(include=["pipeline.sources", "pipeline.reading"]):
    import pipeline.reading
    import pipeline.sources

    for room in (pipeline.reading, pipeline.sources):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)

from pipeline.model.records import TABS
from pipeline.model.schema import columns
from pipeline.model.stop import Stop
from pipeline.settings import PROJECT, load_edition
from tests.sources.by_hand import parts, zipped

EDITION: Final = load_edition(PROJECT / "config" / "ediciones" / "2016.toml")
TODAY: Final = date(2017, 11, 1)
CELLS: Final = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Clave</t></is></c></row><row r="2"><c r="A2"><v>42</v></c></row>'
)
TYPED: Final = ("05/03/2016", "10:30", "45 %", "sí", "SC1; SC2", "1,234.50", "marzo de 2016", "a@b.mx", "https://x.mx")


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook with what an input puts in them."""
    which = data[0]
    if which % 3 == 1:
        found = {name: text.encode() for name, text in parts(CELLS).items()}
        found[sorted(found)[which % len(found)]] = data[1:]
        return found
    tab = TABS[which % len(TABS)]
    texts = data[1:].decode("utf-8", "replace").split("\n")
    told = parts("".join(_rows([[c.name for c in columns(tab)], *_by(len(columns(tab)), texts)])))
    told["xl/workbook.xml"] = told["xl/workbook.xml"].replace('name="Hoja"', f'name="{escape(tab.TAB)}"')
    return {name: text.encode("utf-8", "replace") for name, text in told.items()}


def _by(width: int, texts: list[str]) -> Iterator[list[str]]:
    return (texts[start : start + width] for start in range(0, len(texts), width))


def _rows(lines: list[list[str]]) -> Iterator[str]:
    for row in lines:
        cells = (f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in row)
        yield f"<row>{''.join(cells)}</row>"


def target(scratch: Path) -> Callable[[bytes], None]:
    """What is done with an input. It raises whatever should not happen."""
    path = scratch / "plan.xlsx"

    def once(data: bytes) -> None:
        if data[:1] and data[0] % 3:
            zipped(path, members(data))
        else:
            path.write_bytes(data[1:])
        try:
            book = pipeline.sources.open_workbook(
                str(path), pipeline.sources.Access(), today=TODAY, kept=scratch / "copia", say=lambda _: None
            )
        except Stop as stop:
            if not stop.sentence.strip():
                raise
            return
        _, findings = pipeline.reading.read_plan(book, EDITION)
        assert all(finding.message for finding in findings)

    return once


def seeds(folder: Path) -> None:
    """Something of each kind to begin from."""
    folder.mkdir()
    zipped(folder / "libro.xlsx", parts(CELLS))
    (folder / "entero").write_bytes(b"\0" + (folder / "libro.xlsx").read_bytes())
    (folder / "libro.xlsx").unlink()
    for selector in range(1, 128):
        if selector % 3 == 1:
            found = parts(CELLS)
            (folder / f"{selector}").write_bytes(
                bytes([selector]) + found[sorted(found)[selector % len(found)]].encode()
            )
        elif selector % 3:
            width = len(columns(TABS[selector % len(TABS)]))
            typed = "\n".join(TYPED[n % len(TYPED)] for n in range(width * 2))
            (folder / f"{selector}").write_bytes(bytes([selector]) + typed.encode())


def main(seconds: int) -> None:
    """Fuzz for so long."""
    with tempfile.TemporaryDirectory(prefix="pal-fuzz-") as name:
        scratch = Path(name)
        seeds(scratch / "semillas")
        options = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=16384", "-seed=7"]
        artifacts = [f"-artifact_prefix={tempfile.gettempdir()}/pal-fuzz-"]
        atheris.Setup([sys.argv[0], *options, *artifacts, str(scratch / "semillas")], target(scratch))
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 45)
