"""A template that LibreOffice opened and saved still works, with nothing lost."""

import subprocess
from pathlib import Path

import pytest

from pipeline.documents import registered
from pipeline.documents.arrival import missing
from pipeline.documents.pdf import libreoffice
from pipeline.documents.renderer import Templates
from pipeline.documents.template_check import check_templates
from pipeline.model.plan import Plan
from pipeline.settings import TEMPLATES
from tests.documents.example import dues, plan_of_example

pytestmark = pytest.mark.tools


@pytest.fixture(scope="module", name="saved")
def _saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("guardadas")
    profile = f"-env:UserInstallation={(folder / 'perfil').as_uri()}"
    files = sorted(map(str, TEMPLATES.glob("*.docx")))
    assert files
    command = [str(program), "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    subprocess.run([*command, *files], check=False, capture_output=True, timeout=180)  # noqa: S603 - our own files
    assert {path.name for path in folder.glob("*.docx")} == {Path(name).name for name in files}
    return folder


@pytest.fixture(scope="module", name="plan")
def _plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return plan_of_example(tmp_path_factory.mktemp("copia"))


def test_no_mistake_appears(saved: Path) -> None:
    assert check_templates(saved, {document.id: document.context for document in registered()}) == ()


def test_every_value_still_arrives(saved: Path, plan: Plan) -> None:
    templates = Templates(saved)
    found = list(dues(plan))
    assert found
    lost = {
        due.path: missing(templates.render(due.template, due.context), ((text, what) for what, text in due.values))
        for due in found
    }
    assert {path: values for path, values in lost.items() if values} == {}
