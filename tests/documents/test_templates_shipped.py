"""The templates in templates/ are those that tools/plantillas builds, and each belongs to a document."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from pipeline.documents import registered
from pipeline.documents.template_check import check_templates

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_shipped_templates_are_the_built_ones(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "tools" / "plantillas"), str(tmp_path)], check=True)  # noqa: S603
    built = {path.name: members(path) for path in tmp_path.glob("*.docx")}
    shipped = {path.name: members(path) for path in TEMPLATES.glob("*.docx")}
    assert built
    assert shipped == built


def test_every_document_has_its_template_and_every_template_its_document() -> None:
    ids = [document.id for document in registered()]
    assert ids
    assert len(set(ids)) == len(ids)
    assert {f"{name}.docx" for name in ids} == {path.name for path in TEMPLATES.glob("*.docx")}


def test_every_document_is_a_file_of_its_room() -> None:
    room = ROOT / "pipeline" / "documents"
    files = {path.stem for path in room.glob("*.py") if "\nDOCUMENT: Final" in path.read_text(encoding="utf-8")}
    assert files
    assert files == {document.id.replace("-", "_") for document in registered()}


def test_the_shipped_templates_have_no_mistake() -> None:
    contexts = {document.id: document.context for document in registered()}
    assert contexts
    assert check_templates(TEMPLATES, contexts) == ()
