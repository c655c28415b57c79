"""Word templates and documents, written and read with python-docx and lxml, for the tests of this folder."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def template(folder: Path, *paragraphs: str, table: Sequence[Sequence[str]] = (), header: str = "") -> Path:
    """A template ``t.docx``: a heading, the paragraphs, a table, a header."""
    document = Document()
    document.add_heading("I. Contexto", 1)
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        add_table(document, table)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    path = folder / "t.docx"
    document.save(str(path))
    return path


def add_table(document: Docx, rows: Sequence[Sequence[str]]) -> None:
    made = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def read(content: bytes) -> Docx:
    return Document(BytesIO(content))


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(content).paragraphs]


def rows(content: bytes, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read(content).tables[table].rows]


def part(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def with_part(path: Path, changes: Mapping[str, Any]) -> Path:
    """The package with each named part changed by a function of its text."""
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    for name, change in changes.items():
        members[name] = change(members.get(name, b"").decode()).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path


def plain_docxtpl(path: Path, context: Mapping[str, object]) -> bytes:
    """What docxtpl itself makes of a template."""
    reference = DocxTemplate(path)
    reference.render(dict(context), SandboxedEnvironment(autoescape=True))
    done = BytesIO()
    reference.save(done)
    return done.getvalue()


def canonical(content: bytes) -> dict[str, bytes]:
    """The XML parts that templates print, in canonical form."""
    return dict(_canonical(content))


def _canonical(content: bytes) -> Iterator[tuple[str, bytes]]:
    parser = etree.XMLParser(remove_blank_text=True)
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
                yield name, etree.tostring(etree.fromstring(package.read(name), parser), method="c14n2")


def alike(made: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with each tab inside the run before it, and a private character as the underscore it stands for."""
    format_ = r"(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
    own_run = rf"</w:t></w:r><w:r>{format_}<w:tab></w:tab></w:r><w:r>{format_}<w:t "
    return {
        name: re.sub(own_run, "</w:t><w:tab></w:tab><w:t ", xml.decode()).replace("\ue000", "_").encode()
        for name, xml in made.items()
    }
