"""Everything arrives in the document, or is named."""

from pathlib import Path

import pytest

from pipeline.documents.arrival import missing, text_of
from pipeline.documents.renderer import Templates
from tests.documents.word import template

LONG = "Párrafo uno.\n\nPárrafo dos,\tcon tabulador y   espacios.\r\nFin\x00 & <cierre>"


def made(folder: Path, *paragraphs: str, header: str = "", **context: object) -> bytes:
    return Templates(folder).render(template(folder, *paragraphs, header=header).stem, context)


def test_a_value_that_is_printed_is_not_missing(tmp_path: Path) -> None:
    document = made(tmp_path, "antes {{ x }} después", x=LONG)
    assert missing(document, [(LONG, "el texto"), ("", "nada"), ("después", "el final")]) == ()


def test_a_value_that_a_loop_lost_is_named(tmp_path: Path) -> None:
    filas = [f"actividad {n}" for n in range(40)]
    document = made(
        tmp_path, "{% for f in filas %}{% if loop.index != 7 %}{{ f }}; {% endif %}{% endfor %}", filas=filas
    )
    assert missing(document, [(f"{f};", "una actividad") for f in filas]) == (("actividad 6;", "una actividad"),)


def test_headers_count_and_field_codes_do_not(tmp_path: Path) -> None:
    assert missing(made(tmp_path, header="{{ folio }}", folio="STL/1"), [("STL/1", "el folio")]) == ()


@pytest.mark.parametrize("text", ["45\xa0%", "cami\u0301n", "a\u200bb", "uno\n\n\ndos"])
def test_spaces_and_accents_are_compared_as_people_see_them(tmp_path: Path, text: str) -> None:
    document = made(tmp_path, "{{ x }}", x=text)
    assert missing(document, [(text, "x")]) == ()


def test_case_counts(tmp_path: Path) -> None:
    assert missing(made(tmp_path, "hola"), [("Hola", "saludo")]) == (("Hola", "saludo"),)


def test_the_text_of_a_document_is_in_reading_order(tmp_path: Path) -> None:
    assert text_of(made(tmp_path, "uno", "dos")).startswith("I. Contexto uno dos")
