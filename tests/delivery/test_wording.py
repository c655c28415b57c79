"""The committee edits the letter's templates; its mistakes are told in its words."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.delivery.compose import compose
from pipeline.delivery.letters import Letters
from pipeline.model.stop import Stop


def with_template(letters: Letters, folder: Path, text: str, name: str = "carta.txt") -> Letters:
    shutil.copytree(letters.templates, folder / "plantillas")
    (folder / "plantillas" / name).write_text(text, encoding="utf-8")
    return replace(letters, templates=folder / "plantillas")


def test_an_edited_template_is_what_travels(letters: Letters, tmp_path: Path) -> None:
    made, _ = compose(with_template(letters, tmp_path, "Hola, {{ destinatario }}"))
    assert {letter.text for letter in made} >= {"Hola, Paz Vega"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ destinatari }}", "destinatario"),
        ("{{ destinatario", "renglón 1"),
        ("{% for a in actividades %}{{ a.activida }}{% endfor %}", "actividad"),
        ("{% for a in actividades %}", "endfor"),
        ("{{ entidad + 1 }}", "operación"),
        ("{{ entidad.__class__.__mro__ }}", "carta.txt"),
    ],
)
def test_a_mistake_in_a_template_stops_with_its_place_and_remedy(
    letters: Letters, tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(Stop) as stopped:
        compose(with_template(letters, tmp_path, text))
    assert told in stopped.value.sentence
    assert "carta.txt" in stopped.value.sentence


def test_a_template_that_is_missing_stops_with_its_name(letters: Letters, tmp_path: Path) -> None:
    changed = with_template(letters, tmp_path, "x")
    (changed.templates / "asunto.txt").unlink()
    with pytest.raises(Stop) as stopped:
        compose(changed)
    assert "asunto.txt" in stopped.value.sentence


def test_what_the_sheet_says_is_never_read_as_a_template_or_as_markup(letters: Letters) -> None:
    hostile = "{{ facilitador }} <script>alert(1)</script>"
    people = tuple(replace(i, cargo=hostile) for i in letters.plan.integrantes)
    made, _ = compose(replace(letters, plan=replace(letters.plan, integrantes=people)))
    assert made
    assert all(hostile in letter.text for letter in made)
    assert not [letter for letter in made if "<script" in letter.html]
    assert all("{{ facilitador }} &lt;script&gt;" in letter.html for letter in made)
