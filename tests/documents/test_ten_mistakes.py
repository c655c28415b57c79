"""A template broken in ten ways: ten findings, each with its place, and one Stop that names them all."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from docx import Document

from pipeline.documents import write_all
from pipeline.documents.template_check import check_template
from pipeline.model.stop import Stop
from pipeline.settings import TEMPLATES
from tests.documents.case import job, small
from tests.documents.word import add_table, template


@dataclass(frozen=True)
class Actividad:
    actividad: Annotated[str, "qué se hará"]


@dataclass(frozen=True)
class Contexto:
    titulo: Annotated[str, "el título"]
    hay: Annotated[bool, "si hay"]
    actividades: Annotated[tuple[Actividad, ...], "las actividades"]


TEN = {
    "I. Contexto": ("{{ titlo }}", "titlo"),
    "II. Dos": ("{%p if hay %}{%p endif %}", "mismo párrafo"),
    "III. Tres": ("{{ titulo.largo }}", "largo"),
    "IV. Cuatro": ("{{ cuarto }}", "cuarto"),
    "V. Cinco": ("entre {{ llaves", "{{ llaves"),
    "VI. Seis": ("{%tr if hay %}", "{%tr if hay %}"),
    "VII. Siete": ("texto {%p if hay %}", "{%p if hay %}"),
    "VIII. Ocho": ("{% endif %}", "{% endif %}"),
    "IX. Nueve": ("{% endfor %}", "{% endfor %}"),
}


def broken(folder: Path) -> Path:
    first, *others = TEN.items()
    path = template(folder, first[1][0])
    document = Document(str(path))
    for heading, (paragraph, _) in others:
        document.add_heading(heading, 1)
        document.add_paragraph(paragraph)
    document.add_heading("X. Diez", 1)
    add_table(document, [["x", "{{ nada }}"]])
    document.save(str(path))
    return path


def test_ten_mistakes_are_ten_findings_in_ten_places(tmp_path: Path) -> None:
    found = [str(mistake) for mistake in check_template(broken(tmp_path), Contexto)]
    assert found
    for heading, (_, mark) in TEN.items():
        assert any(heading in each and mark in each for each in found), (heading, found)
    assert any("X. Diez" in each and "renglón 1, columna 2" in each and "nada" in each for each in found), found


def test_the_documents_stop_once_with_every_mistake_of_every_template(tmp_path: Path) -> None:
    folder = tmp_path / "plantillas"
    folder.mkdir()
    for shipped in TEMPLATES.glob("*.docx"):
        (folder / shipped.name).write_bytes(shipped.read_bytes())
    for name, mark in (("minuta", "{{ primero }}"), ("lista-asistencia", "{{ segundo }}")):
        document = Document(str(folder / f"{name}.docx"))
        document.add_paragraph(mark)
        document.save(str(folder / f"{name}.docx"))
    with pytest.raises(Stop) as stopped:
        write_all(job(small(), templates=folder), tmp_path / "salida")
    for told in ("minuta.docx", "primero", "lista-asistencia.docx", "segundo", "2 puntos"):
        assert told in stopped.value.sentence
