"""The index of the plan is right when the file is opened."""

from pathlib import Path

import pytest
from lxml import etree

from pipeline.documents import pdf
from pipeline.documents.contents import filled, headings_of, pages_of
from tests.documents.case import job, small, written
from tests.documents.example import plan_of_example
from tests.documents.word import W, part

PLAN = "plan-de-accion-local"


def entries(content: bytes) -> list[tuple[str, str]]:
    """The text and the page of each entry."""
    tree = etree.fromstring(part(content).encode())
    found = []
    for link in tree.iter(f"{W}hyperlink"):
        texts = [t.text or "" for t in link.iter(f"{W}t")]
        found.append((texts[0], texts[1] if len(texts) > 1 else ""))
    return found


def plan_document(folder: Path, *, whole: bool) -> bytes:
    files, _ = written(job(plan_of_example(folder) if whole else small()), folder / "salida", PLAN)
    (path,) = files
    return (folder / "salida" / path).read_bytes()


def test_each_heading_of_two_levels_has_its_entry_and_its_place(tmp_path: Path) -> None:
    content = plan_document(tmp_path, whole=False)
    expected = [h.text for h in headings_of(content) if h.level <= 2]
    assert expected
    assert [text for text, _ in entries(content)] == expected
    tree = etree.fromstring(part(content).encode())
    anchors = {link.get(f"{W}anchor") for link in tree.iter(f"{W}hyperlink")}
    assert anchors == {mark.get(f"{W}name") for mark in tree.iter(f"{W}bookmarkStart")}


@pytest.mark.skipif(pdf.libreoffice() is None, reason="needs LibreOffice for the layout")
def test_the_pages_are_those_of_the_layout(tmp_path: Path) -> None:
    content = plan_document(tmp_path, whole=True)
    pages = pages_of(content)
    assert pages is not None
    assert pages[-1] > 10
    expected = [str(page) for heading, page in zip(headings_of(content), pages, strict=True) if heading.level <= 2]
    assert [page for _, page in entries(content)] == expected


def test_without_libreoffice_the_entries_carry_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_USUAL_PLACES", ())
    found = entries(plan_document(tmp_path, whole=False))
    assert found
    assert {page for _, page in found} == {""}


def test_an_index_is_filled_again_in_the_same_way(tmp_path: Path) -> None:
    content = filled(plan_document(tmp_path, whole=False), None)
    assert entries(content)
    assert entries(filled(content, None)) == entries(content)
