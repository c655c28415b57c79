"""Every mistake of a template at once, in words and with its place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from docx import Document

from pipeline.documents.template_check import Mistake, check_template, check_templates
from tests.documents.word import template, with_part


@dataclass(frozen=True)
class Actividad:
    actividad: Annotated[str, "qué se hará"]
    responsable: Annotated[str, "quién responde"]


@dataclass(frozen=True)
class Contexto:
    titulo: Annotated[str, "el título del plan"]
    hay: Annotated[bool, "si hay actividades"]
    actividades: Annotated[tuple[Actividad, ...], "las actividades"]
    primera: Annotated[Actividad | None, "la primera actividad"] = None


def check(path: Path) -> tuple[Mistake, ...]:
    return check_template(path, Contexto)


LOOP = "{%tr for a in actividades %}"

SOUND: list[list[str]] = [
    ["{{ titulo }}", "{{ titulo|upper }}", '{{ titulo|default("sin título") }}'],
    ["{% if hay %}{{ titulo }}{% elif titulo %}a{% else %}b{% endif %}"],
    ["{%p for a in actividades %}", "{{ loop.index }} {{ a.actividad }}", "{%p endfor %}"],
    ["{% for a in actividades %}{{ a.actividad }}{% if not loop.last %}; {% endif %}{% endfor %}"],
    ["{% set total = actividades|length %}{{ total }}", "{% if primera %}{{ primera.responsable }}{% endif %}"],
    ["{% for a in actividades if a.responsable == “Ana” %}{{ a.actividad }}{% endfor %}"],
    ["10 % de avance, { llave } y 5 {por ciento}"],
]


@pytest.mark.parametrize("paragraphs", SOUND)
def test_a_sound_template_has_no_mistakes(tmp_path: Path, paragraphs: list[str]) -> None:
    assert check(template(tmp_path, *paragraphs)) == ()


def test_a_sound_table_has_no_mistakes(tmp_path: Path) -> None:
    path = template(tmp_path, table=[[LOOP, ""], ["{{ a.actividad }}", "{{ a.responsable }}"], ["{%tr endfor %}", ""]])
    assert check(path) == ()


BROKEN: list[tuple[list[str], str]] = [
    (["{{ titlo }}"], "¿quiso escribir “titulo”?"),
    (["{%p for a in actividades %}", "{{ a.responsables }}", "{%p endfor %}"], "¿quiso escribir “responsable”?"),
    (["{{ mi-titulo }}"], "“mi”"),
    (["{{ zzz }}"], "lista de nombres"),
    (["{% if hay %}sí"], "{% if hay %} no se cierra; agregue {% endif %}"),
    (["{%p if hay %}", "sí"], "{%p if hay %} no se cierra; agregue {%p endif %}"),
    (["{% endfor %}"], "{% endfor %} no corresponde"),
    (["{{ titulo", "}}"], "varios párrafos"),
    (["entre {{ llaves"], "}}"),
    (["10{% de avance"], "%}"),
    ([LOOP, "{%tr endfor %}"], "fuera de una tabla"),
    (["texto {%p if hay %}", "x", "{%p endif %}"], "se perdería"),
    (["{%p if hay %}{%p endif %}"], "mismo párrafo"),
    (["{%p if hay %}", "x", "{% endif %}"], "no empiezan igual"),
    (["{{ titulo|mayus }}"], "“mayus”"),
    (["{{ titulo titulo }}"], "no se entiende"),
    (["{% for a in actividades %}{% endfor %}{{ a.actividad }}"], "solo vale dentro"),
    (["{{r titulo }}"], "quite la r"),
    (["{% macro m() %}{% endmacro %}"], "Macro"),
    (["{% include 'otra' %}"], "Include"),
    (["{% for a in hay %}{{ a }}{% endfor %}"], "no es una lista"),
    (["{{ actividades }}"], "“actividad”, “responsable”"),
    (["{{ primera }}"], "“actividad”, “responsable”"),
]


@pytest.mark.parametrize(("paragraphs", "said"), BROKEN)
def test_a_mistake_in_a_paragraph_is_told_with_its_section(tmp_path: Path, paragraphs: list[str], said: str) -> None:
    found = check(template(tmp_path, "antes", *paragraphs))
    assert found
    assert all(mistake.template == "t.docx" for mistake in found)
    assert any(said in mistake.message for mistake in found), [str(mistake) for mistake in found]
    assert all("“I. Contexto”" in mistake.where for mistake in found)


IN_TABLES: list[tuple[list[list[str]], str]] = [
    ([[LOOP, "{%tr endfor %}"]], "mismo renglón"),
    ([["{% tr for a in actividades %}"], ["{{ a.actividad }}"], ["{% tr endfor %}"]], "sin espacio"),
    ([["{% for a in actividades %}{{ a.actividad }}", "{% endfor %}"]], "{%tr"),
    ([[LOOP], ["{{ a.actividad }}"], ["{% endfor %}"]], "no empiezan igual"),
    ([[f"N.º {LOOP}"], ["{{ a.actividad }}"], ["{%tr endfor %}"]], "se perdería"),
    ([["x", "{{ nada }}"]], "“nada”"),
]


@pytest.mark.parametrize(("table", "said"), IN_TABLES)
def test_a_mistake_in_a_table_is_told_with_its_row_and_column(
    tmp_path: Path, table: list[list[str]], said: str
) -> None:
    found = check(template(tmp_path, table=table))
    assert any(said in mistake.message for mistake in found), [str(mistake) for mistake in found]
    assert all("tabla 1, renglón" in mistake.where for mistake in found)


def test_all_the_mistakes_of_all_the_templates_come_at_once(tmp_path: Path) -> None:
    template(tmp_path, "{{ uno }}", "{% if hay %}", "{{ dos }}", header="{{ cuatro }}").rename(tmp_path / "a.docx")
    template(tmp_path, "{{ cinco }}").rename(tmp_path / "b.docx")
    found = check_templates(tmp_path, {"a": Contexto, "b": Contexto, "c": Contexto})
    told = " ".join(map(str, found))
    assert [mistake.template for mistake in found if "encabezado de página" in mistake.where] == ["a.docx"]
    for name in ("“uno”", "{% endif %}", "“dos”", "“cuatro”", "“cinco”", "c.docx"):
        assert name in told


def test_an_open_block_does_not_cast_doubt_on_the_names_inside_it(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{% for a in actividades %}{{ a.actividad }}{% endfor %}",
        "{% if hay %}{{ titlo }} {{ primera.nada }}",
        table=[[LOOP], ["{{ a.responsable }}"], ["{%tr endfor %}"]],
    )
    assert [mistake.mark for mistake in check(path)] == ["{% if hay %}", "{{ titlo }}", "{{ primera.nada }}"]


def test_a_mistake_in_a_text_box_says_so(tmp_path: Path) -> None:
    path = template(tmp_path, "x")
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>{{ nada }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    with_part(path, {"word/document.xml": lambda xml: xml.replace("<w:sectPr", f"{box}<w:sectPr", 1)})
    assert ["cuadro de texto" in mistake.where for mistake in check(path)] == [True]


def test_the_section_is_that_of_the_nearest_heading_above(tmp_path: Path) -> None:
    path = template(tmp_path, "x")
    document = Document(str(path))
    document.add_heading("II. Objetivos", 2)
    document.add_paragraph("{{ nada }}")
    document.save(str(path))
    assert ["“II. Objetivos”" in mistake.where for mistake in check(path)] == [True]


def test_a_file_that_is_no_template_is_one_mistake(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(b"no")
    assert len(check(tmp_path / "t.docx")) == 1
    damaged = with_part(template(tmp_path, "x"), {"word/document.xml": lambda xml: xml[:-20]})
    assert len(check(damaged)) == 1
