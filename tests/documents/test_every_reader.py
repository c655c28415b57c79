"""Every document of the example reads well for everyone: headings, tables, pictures, language, page."""

import re
from itertools import pairwise

import pytest
from docx.shared import Inches
from lxml import etree

from tests.documents.conftest import PLANS, Written
from tests.documents.word import W, part, read

LETTER = (Inches(8.5), Inches(11))


@pytest.fixture(scope="module", name="documents")
def _documents(documents_of: Written) -> dict[str, bytes]:
    """Each document of the example, of a small plan and of a big one."""
    return {f"{plan}/{path}": file.read_bytes() for plan in PLANS for path, file in documents_of(plan).items()}


def trees(documents: dict[str, bytes]) -> dict[str, etree._Element]:
    return {path: etree.fromstring(part(content).encode()) for path, content in documents.items()}


def test_headings_do_not_jump(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        names = [p.style.name or "" for p in read(content).paragraphs if p.style is not None]
        levels = [0, *(int(name[-1]) for name in names if name.startswith("Heading "))]
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_every_table_has_a_title_and_a_header_row_unless_it_holds_signatures(documents: dict[str, bytes]) -> None:
    tables = [(path, table) for path, tree in trees(documents).items() for table in tree.iter(f"{W}tbl")]
    assert tables
    for path, table in tables:
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        assert caption is not None, path
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None, path
        rows = table.findall(f"{W}tr")
        assert rows, path
        repeated = rows[0].find(f"{W}trPr/{W}tblHeader")
        assert repeated is not None or caption.get(f"{W}val") == "Quién elaboró y quién revisó", path


def test_no_ordinary_row_splits_and_columns_are_fixed(documents: dict[str, bytes]) -> None:
    for path, tree in trees(documents).items():
        for table in tree.iter(f"{W}tbl"):
            layout = table.find(f"{W}tblPr/{W}tblLayout")
            assert layout is not None, path
            assert layout.get(f"{W}type") == "fixed", path
            whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr")]
            assert all(whole) or path.startswith("grande/"), path  # rows of pages and pages may split


def test_no_empty_paragraph_makes_space(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        assert [p for p in read(content).paragraphs if not p.text.strip()] == [], path


def test_the_page_is_letter_with_room_for_rubricas(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        section = read(content).sections[0]
        assert (section.page_width, section.page_height) == LETTER, path
        assert section.left_margin is not None, path
        assert section.left_margin.cm >= 3, path


def test_language_and_title_are_told(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        assert 'w:lang w:val="es-MX"' in part(content, "word/styles.xml"), path
        properties = read(content).core_properties
        assert properties.title, path
        assert properties.language == "es-MX", path


def test_every_page_is_numbered_and_carries_the_fingerprint(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        footer = part(content, "word/footer1.xml")
        assert "NUMPAGES" in footer, path
        assert re.search(r"Página ", footer), path
        assert "0123456789abcdef" in footer, path
        assert "NUMPAGES" not in part(content), path


def test_nothing_asks_to_update_fields_on_opening(documents: dict[str, bytes]) -> None:
    for path, content in documents.items():
        assert "updateFields" not in part(content, "word/settings.xml"), path
        assert "w:dirty" not in part(content), path
