"""Word documents into PDF, with the LibreOffice of the machine."""

import os
from datetime import date
from pathlib import Path

import pytest

from pipeline.documents import pdf
from pipeline.documents.pdf import libreoffice, to_pdf
from pipeline.documents.renderer import Templates
from pipeline.documents.rendering.properties import Properties
from pipeline.model.stop import Stop
from tests.documents.word import template

needs_libreoffice = pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not on this machine")


def document(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    properties = Properties(title=text, on=date(2016, 6, 20))
    path.write_bytes(Templates(folder).render(template(folder, "{{ x }}").stem, {"x": text}, properties=properties))
    return path


@pytest.mark.tools
@needs_libreoffice
def test_files_of_several_folders_get_a_pdf_beside_each_of_archival_kind(tmp_path: Path) -> None:
    folder = tmp_path / "con espacios y ñ"
    folder.mkdir()
    files = [document(folder, "uno", "Primero"), document(folder, "03-mesas/uno", "Segundo")]
    said: list[str] = []
    made = to_pdf(files, folder, said.append)
    assert made == tuple(file.with_suffix(".pdf") for file in files)
    assert said[-1] == "PDF 2 de 2"
    for path in made:
        content = path.read_bytes()
        assert content.startswith(b"%PDF-")
        assert b"<pdfaid:part>2</pdfaid:part>" in content
        assert b"2016-06-20T12:00:00Z" in content


@pytest.mark.tools
@needs_libreoffice
def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    file = document(tmp_path, "uno", "Primero")
    (first,) = to_pdf([file], tmp_path / "a", print)
    (second,) = to_pdf([file], tmp_path / "b", print)
    assert first == tmp_path / "a" / "uno.pdf"
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.tools
@needs_libreoffice
def test_a_file_that_cannot_be_converted_stops_with_its_name(tmp_path: Path) -> None:
    good, bad = document(tmp_path, "buena", "x"), tmp_path / "mala.docx"
    bad.write_bytes(good.read_bytes()[:300])
    with pytest.raises(Stop, match=r"mala\.docx"):
        to_pdf([good, bad], tmp_path, print)


def test_nothing_to_convert_starts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert to_pdf([], tmp_path, print) == ()


def test_without_libreoffice_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = document(tmp_path, "uno", "x")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Stop, match="apt install libreoffice-writer"):
        to_pdf([file], tmp_path, print)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
@pytest.mark.parametrize("script", ["exit 0", "sleep 60"])
def test_a_libreoffice_that_does_nothing_or_never_ends_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    file = document(tmp_path, "uno", "x")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(pdf, "START_SECONDS", 1)
    monkeypatch.setattr(pdf, "SECONDS_PER_FILE", 1)
    with pytest.raises(Stop):
        to_pdf([file], tmp_path, print)
    assert not (tmp_path / "uno.pdf").exists()
