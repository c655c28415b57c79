"""What the head of every page says, and the words of an oficio that are read as words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.model.plan import Plan
from pipeline.model.records import Adenda, Etapa
from tests.documents.case import TODAY, job, signed_on, small, written
from tests.documents.word import part, texts

OF_2016 = "“2016, Año del Centenario de la Constitución de 1917”"


def with_legend(legend: str) -> Plan:
    plan = signed_on(small(), date(2016, 6, 20))
    change = (Adenda(clave="AD1", fecha=date(2017, 1, 31), texto_nuevo="Otro texto.", row=2),)
    return replace(plan, ejercicio=replace(plan.ejercicio, leyenda_anio=legend), adendas=change)


def heads(plan: Plan, folder: Path) -> Mapping[str, str]:
    files, _ = written(job(plan), folder, "declaracion-conjunta", "adenda", "dictamen-requisitos-minimos")
    return {file.document: part((folder / path).read_bytes(), "word/header1.xml") for path, file in files.items()}


def test_the_legend_of_a_year_is_only_on_the_papers_of_that_year(tmp_path: Path) -> None:
    assert TODAY.year == 2017
    told = heads(with_legend(OF_2016), tmp_path)
    assert {ident: OF_2016 in head for ident, head in told.items()} == {
        "declaracion-conjunta": True, "adenda": False, "dictamen-requisitos-minimos": False,
    }  # fmt: skip


@pytest.mark.parametrize("legend", ["Año de la Participación Ciudadana", "Centenario de 1917"])
def test_a_legend_that_names_no_year_of_its_own_is_on_all_of_them(tmp_path: Path, legend: str) -> None:
    told = heads(with_legend(legend), tmp_path)
    assert len(told) == 3
    assert all(legend in head for head in told.values())


def test_the_words_of_an_oficio_are_found_as_words(tmp_path: Path) -> None:
    step = Etapa(clave="E1", paso=1, hecho="firma de la Declaración", fecha=date(2016, 6, 20), row=2)
    files, _ = written(job(replace(small(), etapas=(step,))), tmp_path, "oficio-remision-inai")
    said = texts((tmp_path / next(iter(files))).read_bytes())
    assert {"PRESENTE", "ATENTAMENTE"} <= set(said)
    assert any("Se remite evidencia del paso 1 del ejercicio" in text for text in said)
