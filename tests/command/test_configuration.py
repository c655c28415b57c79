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
    ],
)
def test_a_mistake_is_told_with_its_place(pal: Pal, tmp_path: Path, written: bytes, told: str) -> None:
    (tmp_path / "mi.toml").write_bytes(written)
    ran = pal("check", "--config", "mi.toml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert not {"at line", "codec", "Errno", "Unclosed", "Cannot"} & set(ran.stderr.split())
    assert "codec" not in ran.stderr


def test_a_folder_is_no_configuration(pal: Pal, tmp_path: Path) -> None:
    ran = pal("check", "--config", tmp_path)
    assert ran.returncode == 2
    assert "carpeta" in ran.stderr
    assert "Errno" not in ran.stderr
