"""The words that a reader can find in a public file, whatever its form: what is shown and what is not."""

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

_BLOCK: Final = re.compile(r"</(?:w:p|w:tc|si|row|c|is|cp:\w+|dc:\w+|dcterms:\w+)>|<w:tab\b[^>]*>")
_BREAK: Final = re.compile(r"<w:(?:br|cr)\b[^>]*>")  # a name may go on after the end of a line
_TAG: Final = re.compile(r"<[^>]*>")
_TARGET: Final = re.compile(r'(?:Target|descr|title|name)="([^"]*)"')
_READ_ATTRIBUTES: Final = {"alt", "aria-label", "content", "for", "href", "id", "name", "src", "title", "value"}
_WITHIN: Final = {"abbr", "b", "br", "em", "i", "mark", "strong", "wbr"}  # a text goes on through them


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
        self.found = [""]
        self.apart: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag == "style"
        self._between(tag)
        self.apart.extend(value for name, value in attrs if value and name in _READ_ATTRIBUTES)

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag == "style"
        self._between(tag)

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.found[-1] += data

    def handle_comment(self, data: str) -> None:
        self.apart.append(data)

    def _between(self, tag: str) -> None:
        if tag == "br":
            self.found[-1] += "\n"
        elif tag not in _WITHIN and self.found[-1]:
            self.found.append("")


def _html(text: str) -> Iterator[str]:
    parser = _Html()
    parser.feed(text)
    parser.close()
    yield from (*parser.found, *parser.apart)


def _csv(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text, newline="")):
        yield from row


def _json(text: str) -> Iterator[str]:
    waiting = [json.loads(text)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(value.values())
            yield from value


def _ics(text: str) -> Iterator[str]:
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        name, _, value = line.partition(":")
        if name == "UID" and "@" in value:  # as other programs make them: it is nobody's address
            continue
        yield name
        yield re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _office(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                text = _BREAK.sub("\n", package.read(name).decode("utf-8"))
                yield from (unescape(_TAG.sub("", block)) for block in _BLOCK.split(text))
                yield from (unescape(target) for target in _TARGET.findall(text))


_TEXTS: Final = {".html": _html, ".csv": _csv, ".json": _json, ".ics": _ics}
