"""Where the files of an order are and go: what cannot be is one sentence with its remedy, and leaves nothing."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from pipeline.model.health import Light
from pipeline.settings import EXAMPLE
from tests.command.conftest import Pal

DAY = "2017-07-01"
ONE = ("documents", "--only", "declaracion-conjunta", "--date", DAY)


def sentence(ran: "subprocess.CompletedProcess[str]") -> str:
    assert ran.returncode == 2, ran.stderr
    lines = [line for line in ran.stderr.splitlines() if line]
    assert len(lines) == 1, lines
    return lines[0]


def test_an_order_that_is_refused_leaves_nothing_beside(pal: Pal, tmp_path: Path) -> None:
    (tmp_path / "fotos").mkdir()
    (tmp_path / "fotos/foto.jpg").write_bytes(b"foto")
    assert "ya tiene otras cosas; indique" in sentence(pal(*ONE, "--output", "fotos"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["casa", "fotos"]


def test_under_a_file_there_is_no_folder(pal: Pal, tmp_path: Path) -> None:
    (tmp_path / "nota.txt").write_text("nota", encoding="utf-8")
    assert "nota.txt es un archivo, no una carpeta" in sentence(pal(*ONE, "--output", "nota.txt/salida"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["casa", "nota.txt"]


@pytest.mark.long
@pytest.mark.parametrize("output", ["fotos", "nota.txt", "nota.txt/salida"])
def test_the_doctor_is_red_where_the_documents_would_be_refused(pal: Pal, tmp_path: Path, output: str) -> None:
    import json

    (tmp_path / "fotos").mkdir()
    (tmp_path / "fotos/foto.jpg").write_bytes(b"foto")
    (tmp_path / "nota.txt").write_text("nota", encoding="utf-8")
    told = json.loads(pal("doctor", "--json", "--output", output).stdout)["checks"]
    (disk,) = (one for one in told if one["name"] == "Disco")
    assert disk["light"] == Light.ROJO.value
    assert disk["remedy"].startswith("Indique")
    assert pal(*ONE, "--output", output).returncode == 2


def test_a_configuration_that_is_no_file_is_refused(pal: Pal, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo")
    assert "no es un archivo" in sentence(pal("check", "--config", "tubo", timeout=20))
    assert "no es un archivo" in sentence(pal("batch", "tubo", timeout=20))


@pytest.mark.parametrize("words", [("blank", f"{'a' * 300}.xlsx"), ("check", "--config", f"{'a' * 300}.toml")])
def test_a_name_too_long_for_any_disk_is_told(pal: Pal, words: tuple[str, ...]) -> None:
    told = sentence(pal(*words))
    assert "indique uno más corto" in told or "revise el nombre" in told


@pytest.mark.long
@pytest.mark.parametrize("words", [("check",), ONE, ("blank", "plan.xlsx"), ("site",), ("doctor",)])
def test_a_folder_that_is_gone_is_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    pal = str(Path(sys.executable).with_name("pal"))
    script = (
        "import os, sys; where, *words = sys.argv[1:];"
        "os.mkdir(where); os.chdir(where); os.rmdir(where); os.execv(words[0], words)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "ida"), pal, *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the command under test
    assert ran.returncode == 2, ran.stderr
    assert "Traceback" not in ran.stderr
    if words[0] not in {"doctor", "blank"}:  # these say it in their own words
        assert (
            ran.stderr.splitlines()[-1] == "La carpeta donde está ya no existe; entre a otra con cd y repita la orden."
        )


@pytest.mark.long
def test_an_annotated_copy_has_one_history_whatever_the_output(pal: Pal, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLE)
    book["Mesas"]["E3"] = "ayer"
    book.save(tmp_path / "plan.xlsx")
    words = ("check", "--annotate", "--plan", "plan.xlsx", "--date", DAY)
    for output in ("una", "otra", "una"):
        assert "guardada" not in pal(*words, "--output", output).stderr
    assert [path.name for path in tmp_path.glob("*.xlsx") if "editado" in path.name] == []
