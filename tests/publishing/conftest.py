"""The example plan published, and a plan with one row of everything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.edition import Edition
from pipeline.model.findings import Grade
from pipeline.model.fingerprint import fingerprint
from pipeline.model.outcome import Judged, Outcome, Result
from pipeline.model.plan import Plan
from pipeline.model.records import TABS, Ejercicio, Integrante
from pipeline.model.schema import Column, Kind, Record, columns
from pipeline.publishing import Site, publish
from pipeline.publishing.tablas import table_name
from pipeline.reading import read_plan
from pipeline.settings import DEFAULT_CONFIG, EXAMPLE, TEMPLATES, load_edition
from pipeline.sources import Access, open_workbook

NODE = Path(__file__).parent / "node" / "node_modules"
ONE = date(2017, 7, 1)
OUTCOME = Outcome(
    requirements=(
        Judged("RM-0a", Result.CUMPLE, Grade.IMPIDE, "El plan tiene cinco compromisos", "RM, primer párrafo", ""),
        Judged("RM-1c", Result.NO_CUMPLE, Grade.IMPIDE, "La consulta fue abierta", "RM 1.c", ""),
    ),
    findings=(),
)


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(DEFAULT_CONFIG.parent / "ediciones" / "2016.toml")


@pytest.fixture(scope="session")
def example(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    kept = tmp_path_factory.mktemp("lectura") / "ultima.json"
    workbook = open_workbook(str(EXAMPLE), Access(None, ""), today=ONE, kept=kept, say=print)
    return read_plan(workbook, edition)[0]


@pytest.fixture(scope="session")
def site_of(edition: Edition) -> Callable[..., Site]:
    def make(plan: Plan, today: date = ONE, **more: Any) -> Site:  # noqa: ANN401 - any field of Site
        mark = fingerprint(plan)
        templates = TEMPLATES / "micrositio"
        made = Site(plan=plan, outcome=OUTCOME, edition=edition, today=today, fingerprint=mark, templates=templates)
        return replace(made, **more)

    return make


@pytest.fixture(scope="session")
def published(example: Plan, site_of: Callable[..., Site], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``micrositio`` of the example, half a year into the plan."""
    folder = tmp_path_factory.mktemp("salida")
    assert publish(site_of(example), folder)
    return folder / "micrositio"


def value(column: Column, text: str) -> Any:  # noqa: ANN401 - a value of any column
    """Something that may stand in a column; ``text`` where words are typed."""
    made: dict[Kind, Any] = {
        Kind.DATE: date(2016, 9, 1), Kind.TIME: time(10, 30), Kind.INT: 3, Kind.DECIMAL: Decimal("1.5"),
        Kind.PERCENT: Decimal("0.45"), Kind.BOOL: None, Kind.URL: "https://ejemplo.mx/doc", Kind.EMAIL: "",
        Kind.REFS: (), Kind.REF: "", Kind.CHOICE: column.choices[0] if column.choices else "",
        Kind.KEY: column.field[:1].upper() + "1",
    }  # fmt: skip
    return made.get(column.kind, text)


def one_of_each() -> Plan:
    """A plan with a row of every tab and every text column filled."""
    rows: dict[str, Any] = {}
    for tab in TABS:
        record: Record = tab(row=2, **{c.field: value(c, f"Texto de {c.name.lower()}") for c in columns(tab)})
        rows[table_name(tab.TAB)] = record if tab is Ejercicio else (record,)
    people = (
        Integrante(row=2, clave="SC1", nombre="Por designar", sector="sociedad civil", calidad="titular"),
        Integrante(row=3, clave="SC2", nombre="Zenobia Quetzal Ixtlán", cargo="Vocera", institucion="Agua Clara, A.C.",
                   sector="sociedad civil", calidad="suplente", correo="zenobia@aguaclara.mx"),
    )  # fmt: skip
    return Plan(**{**rows, "integrantes": people})
