"""The index of the plan is right when the file is opened."""

import os
from pathlib import Path

import pytest
from lxml import etree

from pipeline.documents import pdf
from pipeline.documents.contents import filled, headings_of, pages_of
from tests.documents.case import job, small, written
from tests.documents.conftest import PLANS, Written
from tests.documents.word import W, part

PLAN = "04-plan-de-accion-local.docx"


def entries(content: bytes) -> list[tuple[str, str]]:
    """The text and the page of each entry."""
    tree = etree.fromstring(part(content).encode())
    found = []
    for link in tree.iter(f"{W}hyperlink"):
        texts = [t.text or "" for t in link.iter(f"{W}t")]
        found.append((texts[0], texts[1] if len(texts) > 1 else ""))
    return found


@pytest.mark.parametrize("plan", PLANS)
def test_each_heading_of_two_levels_has_its_entry_and_its_place(documents_of: Written, plan: str) -> None:
    content = documents_of(plan)[PLAN].read_bytes()
    expected = [h.text for h in headings_of(content) if h.level <= 2]
    assert expected
    assert [text for text, _ in entries(content)] == expected
    tree = etree.fromstring(part(content).encode())
    anchors = {link.get(f"{W}anchor") for link in tree.iter(f"{W}hyperlink")}
    assert anchors == {mark.get(f"{W}name") for mark in tree.iter(f"{W}bookmarkStart")}


@pytest.mark.tools
@pytest.mark.skipif(pdf.libreoffice() is None, reason="needs LibreOffice for the layout")
@pytest.mark.parametrize(("plan", "at_least"), [("ejemplo", 30), ("grande", 60)])
def test_the_pages_are_those_of_the_layout(documents_of: Written, plan: str, at_least: int) -> None:
    content = documents_of(plan)[PLAN].read_bytes()
    (pages,) = pages_of([content])
    assert pages is not None
    assert pages[-1] > at_least
    expected = [str(page) for heading, page in zip(headings_of(content), pages, strict=True) if heading.level <= 2]
    assert [page for _, page in entries(content)] == expected


@pytest.mark.tools
@pytest.mark.skipif(pdf.libreoffice() is None, reason="needs LibreOffice for the layout")
def test_the_indexes_of_a_run_start_libreoffice_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = tmp_path / "veces"
    counted = tmp_path / "soffice"
    counted.write_text(f'#!/bin/sh\necho otra >>"{starts}"\nexec "{pdf.libreoffice()}" "$@"\n', encoding="utf-8")
    counted.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    files, _ = written(job(small()), tmp_path / "salida")
    indexed = [content for path in files if entries(content := (tmp_path / "salida" / path).read_bytes())]
    assert len(indexed) == 2
    assert all(page for content in indexed for _, page in entries(content))
    assert starts.read_text(encoding="utf-8") == "otra\n"


def test_without_libreoffice_the_entries_carry_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "_USUAL_PLACES", ())
    files, _ = written(job(small()), tmp_path, "plan-de-accion-local")
    found = entries((tmp_path / next(iter(files))).read_bytes())
    assert found
    assert {page for _, page in found} == {""}


def test_an_index_is_filled_again_in_the_same_way(documents_of: Written) -> None:
    content = filled(documents_of("pequeño")[PLAN].read_bytes(), None)
    assert entries(content)
    assert entries(filled(content, None)) == entries(content)
