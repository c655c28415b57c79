"""Every document is valid by the Open XML SDK, for every Word from 2013 to Microsoft 365.

The validator takes one file a process and spends most of its time in starting, so the bodies of all the
documents of a plan, which share styles, numbering and relationships, are looked at in one package.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.documents.case import grave, job, small, written
from tests.documents.conftest import PLANS, Written
from tests.documents.word import W, with_part
from tests.open_xml import EVERY_WORD, OLDEST_AND_NEWEST, complaints

pytestmark = pytest.mark.tools

BODY = "word/document.xml"


def bundle(files: Iterable[Path], folder: Path) -> Path:
    """One package with everything that the bodies of the files hold."""
    first, *others = files
    assert others
    with ZipFile(first) as package:
        members = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(members[BODY])[0]
    for number, file in enumerate(others, start=1):
        with ZipFile(file) as package:
            assert package.read("word/styles.xml") == members["word/styles.xml"]
            assert package.read("word/numbering.xml") == members["word/numbering.xml"]
            added = etree.fromstring(package.read(BODY))[0]
            for mark in added.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                mark.set(f"{W}id", f"{number}{mark.get(f'{W}id')}")
                if name := mark.get(f"{W}name"):
                    mark.set(f"{W}name", f"{name}_{number}")
            for block in list(added):
                if block.tag != f"{W}sectPr":
                    body.insert(len(body) - 1, block)
    members[BODY] = etree.tostring(body.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    done = BytesIO()
    with ZipFile(done, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    target = folder / "todos.docx"
    target.write_bytes(done.getvalue())
    return target


@pytest.mark.parametrize("plan", PLANS)
def test_what_the_documents_of_a_plan_hold_is_valid(documents_of: Written, tmp_path: Path, plan: str) -> None:
    every = EVERY_WORD if plan == "ejemplo" else OLDEST_AND_NEWEST
    assert complaints([bundle(documents_of(plan).values(), tmp_path)], every) == {}


def test_each_kind_of_document_is_valid_as_the_file_it_is(documents_of: Written) -> None:
    kinds = {path.rpartition("/")[2].partition("-")[2]: file for path, file in documents_of("ejemplo").items()}
    assert complaints(kinds.values()) == {}


def test_a_draft_is_valid_as_the_file_it_is(tmp_path: Path) -> None:
    files, _ = written(job(small(), grave("RM-1c", "Consultas", 4)), tmp_path, "plan-de-accion-local")
    assert complaints([tmp_path / path for path in files], OLDEST_AND_NEWEST) == {}


def test_what_is_wrong_in_one_document_of_many_is_seen(tmp_path: Path) -> None:
    files, _ = written(job(small()), tmp_path, "lista-asistencia", "minuta")
    paths = [tmp_path / path for path in files]
    with_part(paths[-1], {BODY: lambda xml: xml.replace("<w:tc>", "<w:tc><w:tcPr/><w:r/>", 1)})
    assert complaints([bundle(paths, tmp_path)]) != {}
