"""A folder that holds another plan: nothing of it is offered as this one's, and it is told."""

from pathlib import Path

import pytest

from pipeline.publishing.libro_en_blanco import write_filled
from pipeline.settings import DEFAULT_CONFIG, load_edition
from tests.command.conftest import Pal

DAY = "2017-12-15"
pytestmark = pytest.mark.long


@pytest.fixture(name="other")
def _other(tmp_path: Path) -> Path:
    edition = load_edition(DEFAULT_CONFIG.parent / "ediciones" / "2016.toml")
    fields = {"Entidad federativa": "Zacatecas", "Año del ejercicio": 2016, "Lugar de la Declaración": "Zacatecas"}
    path = tmp_path / "otro.xlsx"
    write_filled(path, edition, "Otro", {"Ejercicio": [{"Campo": k, "Valor": v} for k, v in fields.items()]})
    return path


def test_the_micrositio_offers_no_document_of_another_plan(pal: Pal, tmp_path: Path, other: Path) -> None:
    assert pal("documents", "--date", DAY).returncode == 0
    ran = pal("site", "--date", DAY, "--plan", other)
    assert ran.returncode == 0, ran.stderr
    assert "son de otro plan (Tonalmeca de la Peña 2016)" in ran.stderr
    folder = tmp_path / "salida/micrositio"
    assert "Zacatecas" in (folder / "index.html").read_text("utf-8")
    assert not (folder / "documentos").exists()
    assert not (folder / "agenda").exists()
    assert pal("site", "--date", DAY).returncode == 0
    assert len(list((folder / "documentos").iterdir())) > 10
    assert (folder / "agenda").exists()


def test_the_documents_of_another_plan_do_not_stay_beside_the_micrositio_of_the_first(
    pal: Pal, tmp_path: Path, other: Path
) -> None:
    assert pal("documents", "--date", DAY).returncode == 0
    assert pal("site", "--date", DAY).returncode == 0
    (tmp_path / "salida/escaneo.pdf").write_bytes(b"firmado")
    ran = pal("documents", "--date", DAY, "--plan", other)
    assert ran.returncode == 0, ran.stderr
    assert "otro plan (Tonalmeca de la Peña 2016); se quitó todo lo suyo" in ran.stderr
    assert not (tmp_path / "salida/micrositio").exists()
    assert (tmp_path / "salida/escaneo.pdf").read_bytes() == b"firmado"


def test_a_micrositio_of_the_former_sheet_is_told(pal: Pal, tmp_path: Path, other: Path) -> None:
    assert pal("site", "--date", DAY).returncode == 0
    ran = pal("documents", "--date", DAY)
    assert "cuenta la hoja de antes" not in ran.stderr
    ran = pal("documents", "--date", DAY, "--only", "declaracion-conjunta", "--plan", other)
    assert f'cuenta la hoja de antes; para ponerlo al día: make site PLAN="{other}"' in ran.stderr
    assert (tmp_path / "salida/micrositio/index.html").exists()


@pytest.mark.parametrize("verb", ["documents", "site", "emails"])
def test_the_example_never_takes_the_place_of_a_plan_of_ones_own(
    pal: Pal, tmp_path: Path, other: Path, verb: str
) -> None:
    assert pal("documents", "--date", DAY, "--plan", other).returncode == 0
    before = (tmp_path / "salida/manifiesto.json").read_bytes()
    ran = pal(verb, "--date", DAY)
    assert ran.returncode == 2
    assert "están los documentos de otro plan (Zacatecas 2016) y no se cambió nada" in ran.stderr
    assert (tmp_path / "salida/manifiesto.json").read_bytes() == before
    assert pal(verb, "--date", DAY, "--output", "ejemplo").returncode == 0
