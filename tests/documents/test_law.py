"""Only the law that was in force on a document's own day is cited."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.documents.context.fundamento import fundamento
from tests.documents.case import job, signed_on, small, written
from tests.documents.word import part

CPEUM = "artículo 6, apartado A"
LGTAIP = "artículo 59"
LGPDPPSO = "Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados"


@pytest.mark.parametrize(
    ("when", "cited"),
    [
        (date(2015, 5, 4), (True, False)),
        (date(2015, 5, 5), (True, True)),
        (date(2016, 6, 20), (True, True)),
        (date(2025, 3, 20), (True, True)),
        (date(2025, 3, 21), (False, False)),
    ],
)
def test_the_federal_articles_depend_on_the_day(when: date, cited: tuple[bool, bool]) -> None:
    told = " ".join(fundamento(when))
    assert (CPEUM in told, LGTAIP in told) == cited


@pytest.mark.parametrize(("when", "cited"), [(date(2016, 6, 20), True), (date(2025, 6, 20), False)])
def test_the_declaration_and_the_plan_cite_by_their_own_date(when: date, cited: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    files, _ = written(job(signed_on(small(), when)), tmp_path, "declaracion-conjunta", "plan-de-accion-local")
    assert len(files) == len(("declaración", "plan"))
    for path in files:
        body = part((tmp_path / path).read_bytes())
        assert (CPEUM.lower() in body.lower()) is cited
        assert LGPDPPSO not in body


@pytest.mark.parametrize(
    ("when", "cited"), [(date(2017, 1, 26), False), (date(2017, 1, 27), True), (date(2025, 3, 21), False)]
)
def test_the_privacy_notice_cites_its_law_only_while_in_force(when: date, cited: bool, tmp_path: Path) -> None:  # noqa: FBT001 - idem
    plan = small()
    held = replace(plan, mesas=(replace(plan.mesas[0], fecha=when),))
    files, _ = written(job(held, today=when), tmp_path, "lista-asistencia")
    (path,) = files
    assert (LGPDPPSO in part((tmp_path / path).read_bytes())) is cited
