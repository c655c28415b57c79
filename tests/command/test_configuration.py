"""What is wrong in a configuration file is told with its place, in the operator's language."""

from pathlib import Path

import pytest

from tests.command.conftest import Pal


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b'plan = "a.xlsx"\nsalida = [1\n', "al final"),
        (b'plan = "a.xlsx"\nsalida = \n', "renglón 2"),
        (b'plan = "a"\nplan = "b"\n', "renglón 2"),
        (b'plan = "\xff"\n', "UTF-8"),
        (b"plan = 3\n", "comillas"),
        (b'plan = "C:\\Users\\ana\\plan.xlsx"\n', "diagonales"),
        (b"correo = 3\n", "sección"),
        (b"[correo]\nmegabytes_por_mensaje = 100\n", "25 o menos"),
        (b"[correo]\nmegabytes_por_mensaje = 0\n", "más que 0"),
        (b'[correo]\nmegabytes_por_mensaje = "siete"\n', "número"),
        (b'[micrositio]\ndatos_publicos = "x"\n', "corchetes"),
        (b'zona_horaria = "Mexico"\n', "America/Mexico_City"),
        (b"salid = 3\n", "bórrelo"),
        (b'[micrositio.licencia]\ndireccion = "javascript:alert(1)"\n', "https://"),
    ],
)
def test_a_mistake_is_told_with_its_place(pal: Pal, tmp_path: Path, written: bytes, told: str) -> None:
    (tmp_path / "mi.toml").write_bytes(written)
    ran = pal("check", "--config", "mi.toml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert not {"at line", "codec", "Errno", "Unclosed", "Cannot"} & set(ran.stderr.split())
    assert "codec" not in ran.stderr
    assert "Input" not in ran.stderr


def test_the_mark_that_some_editors_leave_at_the_start_is_no_mistake(pal: Pal, tmp_path: Path) -> None:
    (tmp_path / "mi.toml").write_bytes(b"\xef\xbb\xbf" + b'salida = "otra"\n')
    assert pal("documents", "--config", "mi.toml", "--only", "adenda").returncode == 0
    assert (tmp_path / "otra").is_dir()


def test_a_folder_is_no_configuration(pal: Pal, tmp_path: Path) -> None:
    ran = pal("check", "--config", tmp_path)
    assert ran.returncode == 2
    assert "carpeta" in ran.stderr
    assert "Errno" not in ran.stderr
