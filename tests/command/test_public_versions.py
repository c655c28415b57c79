"""The public versions that a run leaves are those that the micrositio offers."""

import json
from pathlib import Path

import pytest

from tests.command.conftest import Pal

DAY = "2017-12-15"
pytestmark = pytest.mark.long


def test_the_micrositio_offers_the_public_versions_of_the_run_and_no_full_document(pal: Pal, tmp_path: Path) -> None:
    assert pal("documents", "--date", DAY).returncode == 0
    ran = pal("site", "--date", DAY)
    assert ran.returncode == 0, ran.stderr
    output = tmp_path / "salida"
    public = {path.name for path in (output / "publico").iterdir()}
    assert len(public) > 10
    offered = {path.name for path in (output / "micrositio/documentos").iterdir()}
    assert offered == public
    page = (output / "micrositio/datos.html").read_text("utf-8")
    assert all(f"documentos/{name}" in page for name in public)
    for name in public:
        assert (output / "publico" / name).read_bytes() == (output / "micrositio/documentos" / name).read_bytes()


def test_the_year_of_the_example_leaves_both_reports_and_the_index(pal: Pal, tmp_path: Path) -> None:
    assert pal("documents", "--date", DAY).returncode == 0
    told = json.loads((tmp_path / "salida/manifiesto.json").read_text("utf-8"))
    found = {file["path"]: (file["document"], file["status"]) for file in told["files"]}
    assert found["06-informe-monitoreo-seis-meses.docx"] == ("informe-monitoreo-seis-meses", "final")
    assert found["07-evaluacion-final.docx"] == ("evaluacion-final", "final")
    assert (
        found["10-indice-de-evidencias.docx"] == found["10-indice-de-evidencias.csv"] == ("indice-evidencias", "final")
    )


def test_the_licence_of_the_data_is_the_configured_one(pal: Pal, tmp_path: Path) -> None:
    licence = 'clave = "CC0-1.0"\nnombre = "Dominio público"\ndireccion = "https://ejemplo.mx/cc0"\n'
    (tmp_path / "mi.toml").write_text(f"[micrositio.licencia]\n{licence}", encoding="utf-8")
    assert pal("site", "--date", DAY, "--config", "mi.toml").returncode == 0
    folder = tmp_path / "salida/micrositio"
    told = json.loads((folder / "datos/datapackage.json").read_text("utf-8"))["licenses"]
    assert told == [{"name": "CC0-1.0", "title": "Dominio público", "path": "https://ejemplo.mx/cc0"}]
    for page in folder.glob("*.html"):
        assert "https://ejemplo.mx/cc0" in page.read_text("utf-8")


def test_before_any_run_the_micrositio_offers_no_document(pal: Pal, tmp_path: Path) -> None:
    assert pal("site", "--date", DAY).returncode == 0
    assert not (tmp_path / "salida/micrositio/documentos").exists()
