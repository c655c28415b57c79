"""The words that a reader can find in a public file, whatever its form."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

_BLOCK: Final = re.compile(r"</(?:w:p|w:tc|si|row|c|is|cp:\w+|dc:\w+|dcterms:\w+)>|<w:(?:br|tab)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
_TARGET: Final = re.compile(r'(?:Target|descr|title|name)="([^"]*)"')
_READ_ATTRIBUTES: Final = {"alt", "aria-label", "content", "href", "title", "value"}


def segments(file: str, content: bytes) -> Iterator[str]:
    """The separate texts of a file: paragraphs, cells, values, addresses. ValueError: an unknown form."""
    form = PurePosixPath(file).suffix.lower()
    if form in {".docx", ".xlsx"}:
        yield from _office(content)
    elif form == ".pdf":  # offered only beside the .docx that it was made from
        return
    elif form in _TEXTS:
        yield from _TEXTS[form](content.decode("utf-8"))
    else:
        msg = f"{file}: a form that cannot be reviewed"
        raise ValueError(msg)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag == "style"
        for name, value in attrs:
            if value and name in _READ_ATTRIBUTES:
                self.found.append(unquote(value))

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.found.append(data)


def _html(text: str) -> Iterator[str]:
    parser = _Html()
    parser.feed(text)
    parser.close()
    yield from parser.found


def _csv(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text, newline="")):
        yield from (unquote(cell) for cell in row)


def _json(text: str) -> Iterator[str]:
    waiting = [json.loads(text)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield unquote(value)
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
            yield from value


def _ics(text: str) -> Iterator[str]:
    lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    yield from (line.replace("\\,", ",").replace("\\n", "\n") for line in lines if not line.startswith("UID:"))


def _office(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                text = package.read(name).decode("utf-8")
                yield from (unescape(_TAG.sub("", block)) for block in _BLOCK.split(text))
                yield from (unquote(unescape(target)) for target in _TARGET.findall(text))


_TEXTS: Final = {".html": _html, ".csv": _csv, ".json": _json, ".ics": _ics}
