"""What the command says when it is not understood, and when it is asked for help."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import __version__
from tests.command.conftest import Pal


def test_it_says_its_version(pal: Pal) -> None:
    ran = pal("--version")
    assert (ran.returncode, ran.stdout) == (0, f"pal {__version__}\n")


def test_it_also_runs_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "--version"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert ran.stdout == f"pal {__version__}\n"


def test_without_words_it_lists_the_commands_in_spanish(pal: Pal) -> None:
    ran = pal()
    assert ran.returncode == 0
    assert "documents" in ran.stdout
    assert "usage" not in ran.stdout.lower()
    assert "optional" not in ran.stdout.lower()


@pytest.mark.parametrize("command", ["documents", "check", "blank"])
def test_each_command_explains_itself_in_spanish(pal: Pal, command: str) -> None:
    ran = pal(command, "--help")
    assert ran.returncode == 0
    assert ran.stdout.startswith(f"Uso: pal {command}")
    assert "show this help" not in ran.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "check"),
        (["check", "--ofline"], "--offline"),
        (["documents", "--only", "minut"], "minuta"),
        (["check", "--date", "ayer"], "2016-08-20"),
        (["check", "--pdf"], "No se reconoce “--pdf” en esta orden; es de otra: vea pal --help."),
        (["check", "--date", "20160820"], "2016-08-20"),
        (["check", "--date", "2016-W10-1"], "2016-08-20"),
        (["check", "--plan", ""], "está vacío"),
        (["batch", "lote.toml", "--processes", "-3"], "no es un número de procesos"),
        (["batch", "lote.toml", "--processes", "x"], "no es un número de procesos"),
        (["blank", "plan.xls"], "plan.xlsx"),
        (["send", "--lost"], "--resolve"),
        (["documents", "--quiet", "--output", f"{__file__}/x"], "no puede haber una carpeta"),
        (["check", "--date"], "--date"),
        (["blank"], "ARCHIVO.xlsx"),
        (["check", "--plan", "no-existe.xlsx"], "no-existe.xlsx"),
        (["check", "--config", "no-existe.toml"], "no-existe.toml"),
    ],
)
def test_a_wrong_word_is_one_sentence_with_the_remedy(pal: Pal, words: list[str], said: str) -> None:
    ran = pal(*words)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert "Traceback" not in ran.stderr
