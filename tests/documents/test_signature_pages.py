"""Where the pages of a document's signatures break, as LibreOffice lays them out and as Word is told."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from pipeline.documents.pdf import libreoffice, to_pdf
from pipeline.model.plan import Plan
from pipeline.model.records import Integrante
from tests.documents.case import job, small, written
from tests.documents.conftest import PLANS, Written
from tests.documents.word import W, part

SIGNERS = range(5, 17)


def declared_by(count: int) -> Plan:
    people = tuple(
        Integrante(
            clave=f"SC{n}", nombre=f"Firmante {n:02d}", cargo="Vocal", institucion="Colectivo", sector="sociedad civil",
            calidad="titular", firma_declaracion=True, row=n + 1,
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    plan = small()
    held = replace(plan.ejercicio, fecha_declaracion=date(2016, 6, 20), lugar_declaracion="Tlaxcala")
    return replace(plan, ejercicio=held, integrantes=people)


def signature_rows(content: bytes) -> list[etree._Element]:
    tree = etree.fromstring(part(content).encode())
    tables = [t for t in tree.iter(f"{W}tbl") if t.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Firmas"]
    return [row for table in tables for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]


def kept(row: etree._Element) -> set[bool]:
    """Whether each paragraph of a row stays with the next."""
    return {paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in row.iter(f"{W}p")}


@pytest.mark.parametrize("plan", PLANS)
def test_the_last_two_rows_of_signatures_stay_with_what_follows(documents_of: Written, plan: str) -> None:
    signed = {path: signature_rows(file.read_bytes()) for path, file in documents_of(plan).items()}
    signed = {path: rows for path, rows in signed.items() if rows}
    assert signed
    for path, rows in signed.items():
        assert {True} == set().union(*(kept(row) for row in rows[-2:])), path
        assert all(False in kept(row) for row in rows[:-2]), path


@pytest.mark.parametrize("plan", PLANS)
def test_who_made_a_paper_signs_under_the_legend_of_its_sheet_and_never_on_a_page_alone(
    documents_of: Written, plan: str
) -> None:
    found = 0
    for path, file in documents_of(plan).items():
        for table in etree.fromstring(part(file.read_bytes()).encode()).iter(f"{W}tbl"):
            if table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") != "Quién elaboró y quién revisó":
                continue
            found += 1
            legend = table.getprevious()
            assert "".join(legend.itertext()).startswith("La presente foja de firmas corresponde a: "), path
            assert [p.get(f"{W}val") for p in legend.getprevious().iter(f"{W}pStyle")] == ["Cierre"], path
            assert kept(table) == {True}, path
    assert found


def last_pages(folder: Path) -> Iterator[str]:
    files = []
    for count in SIGNERS:
        asked = folder / str(count)
        asked.mkdir()
        made, _ = written(job(declared_by(count)), asked, "declaracion-conjunta")
        files.append(asked / next(iter(made)))
    pdftotext = shutil.which("pdftotext")
    assert pdftotext is not None
    for made_pdf in to_pdf(files, folder, print):
        told = subprocess.run([pdftotext, "-layout", made_pdf, "-"], capture_output=True, text=True, check=True)  # noqa: S603 - ours
        yield told.stdout.rstrip("\f\n").split("\f")[-1]


@pytest.mark.tools
@pytest.mark.skipif(libreoffice() is None or shutil.which("pdftotext") is None, reason="needs LibreOffice and poppler")
def test_no_row_of_signatures_is_alone_on_the_last_page(tmp_path: Path) -> None:
    pages = list(last_pages(tmp_path))
    assert len(pages) == len(SIGNERS)
    for count, page in zip(SIGNERS, pages, strict=True):
        rows = [line for line in page.splitlines() if "Firmante " in line]
        assert len(rows) > 1 or "Leída que fue" in page, f"{count} signers: {rows}"
