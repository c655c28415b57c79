"""The open data: a clean Data Package, stable ids, whole references, no formula, the same bytes twice."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Avance, Compromiso, Integrante, Regla
from pipeline.publishing import Site, publish
from pipeline.publishing.datos import neutral, open_data, tables_of
from pipeline.publishing.tablas import Table, plan_tables

FRICTIONLESS = Path(sys.executable).with_name("frictionless")


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def table(tables: tuple[Table, ...], name: str) -> Table:
    return next(t for t in tables if t.name == name)


def validated(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(FRICTIONLESS), "validate", "datapackage.json", "--json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own file


def test_the_example_is_a_valid_data_package(published: Path) -> None:
    if not FRICTIONLESS.exists():
        pytest.skip("frictionless is not installed: it comes with the development dependencies")
    told = validated(published / "datos")
    report = json.loads(told.stdout)
    assert report["valid"], [e["message"] for t in report["tasks"] for e in t["errors"]]
    assert len(report["tasks"]) > 20


def test_a_spoilt_table_is_not_a_valid_data_package(published: Path, tmp_path: Path) -> None:
    if not FRICTIONLESS.exists():
        pytest.skip("frictionless is not installed: it comes with the development dependencies")
    folder = Path(shutil.copytree(published / "datos", tmp_path / "datos"))
    actividades = folder / "actividades.csv"
    actividades.write_text(actividades.read_text(encoding="utf-8").replace(",C1,", ",C99,", 1), encoding="utf-8")
    assert not json.loads(validated(folder).stdout)["valid"]


def test_every_table_of_the_package_has_its_file_dictionary_and_licence(published: Path) -> None:
    package = json.loads((published / "datos" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["resources"]
    for resource in package["resources"]:
        content = (published / "datos" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert all(field["description"] and field["name"].isascii() for field in resource["schema"]["fields"])
        header = content.decode().splitlines()[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]


def test_no_internal_column_is_in_the_data(published: Path) -> None:
    headers = {c for path in (published / "datos").glob("*.csv") for c in path.read_text().splitlines()[0].split(",")}
    assert "clave" in headers
    assert not headers & {"correo", "destinatarios", "autoriza_publicar_su_nombre", "participante", "texto"}
    assert "nombre" not in rows_of(published / "datos" / "asistentes.csv")[0]
    assert not (published / "datos" / "intervenciones.csv").exists()


def test_json_and_workbook_hold_the_rows_of_the_tables(published: Path) -> None:
    held = json.loads((published / "datos" / "plan.json").read_text(encoding="utf-8"))
    names = {path.stem for path in (published / "datos").glob("*.csv")}
    assert set(held) == names
    for name in names:
        assert [row["id"] for row in held[name]] == [row["id"] for row in rows_of(published / "datos" / f"{name}.csv")]
    with zipfile.ZipFile(published / "datos" / "plan.xlsx") as book:
        assert sum(n.startswith("xl/worksheets/sheet") for n in book.namelist()) == len(names)


def test_the_same_plan_and_day_give_the_same_bytes(example: Plan, site_of: Callable[..., Site], tmp_path: Path) -> None:
    one, other = publish(site_of(example), tmp_path / "a"), publish(site_of(example), tmp_path / "b")
    assert one == other
    assert len(one) > 30
    for file in one:
        assert (tmp_path / "a" / file.path).read_bytes() == (tmp_path / "b" / file.path).read_bytes()
        assert hashlib.sha256((tmp_path / "a" / file.path).read_bytes()).hexdigest() == file.sha256


def test_the_history_of_cuts_holds_the_figures_of_each(published: Path) -> None:
    cuts = rows_of(published / "datos" / "cortes.csv")
    assert len(cuts) > 3
    assert [c["fecha_corte"] for c in cuts] == sorted(c["fecha_corte"] for c in cuts)
    for cut in cuts:
        assert sum(int(cut[name]) for name in ("completadas", "en_proceso", "sin_avance")) == int(cut["actividades"])


@pytest.mark.parametrize("text", ["=1+1", "+52", "-uno", "@SUMA(A1)", "\t=1", "\uff1dHYPERLINK()"])
def test_a_text_that_a_spreadsheet_would_calculate_is_neutral(text: str) -> None:
    assert neutral(text) == f"'{text}"


def test_formulas_stay_text_in_csv_and_workbook(site_of: Callable[..., Site]) -> None:
    formula = '=HYPERLINK("http://malo.example","ver")'
    site = site_of(Plan(reglas=(Regla(numero=1, regla=formula),)))
    data = open_data(site, tables_of(site))
    assert next(csv.DictReader(io.StringIO(data["reglas.csv"].decode())))["regla"] == f"'{formula}"
    with zipfile.ZipFile(io.BytesIO(data["plan.xlsx"])) as book:
        sheets = [book.read(n).decode() for n in book.namelist() if n.startswith("xl/worksheets/")]
        assert "malo.example" in book.read("xl/sharedStrings.xml").decode()
    assert sheets
    assert not [sheet for sheet in sheets if "<f>" in sheet or "<hyperlink" in sheet]


def test_values_are_typed_for_machines(site_of: Callable[..., Site]) -> None:
    entry = Avance(actividad="C1-A1", fecha_corte=date(2016, 10, 31), porcentaje=Decimal("0.450"), avance="Dos\nlíneas")
    plan = Plan(actividades=(Actividad(clave="C1-A1"),), avances=(entry,))
    site = site_of(plan)
    row = next(csv.DictReader(io.StringIO(open_data(site, tables_of(site))["avances.csv"].decode(), newline="")))
    assert (row["fecha_corte"], row["porcentaje"], row["avance"]) == ("2016-10-31", "0.45", "Dos\nlíneas")
    assert row["id"] == "c1-a1_2016-10-31"


def test_ids_do_not_depend_on_the_order_of_rows_and_never_repeat() -> None:
    twice = tuple(Avance(actividad="A", fecha_corte=date(2016, 1, d), avance=str(d)) for d in (3, 1, 2, 1))
    found = [
        row[0] for row in table(plan_tables(Plan(actividades=(Actividad(clave="A"),), avances=twice)), "avances").rows
    ]
    assert found == ["a_2016-01-03", "a_2016-01-01", "a_2016-01-02", "a_2016-01-01-2"]
    keys = ("C1", "C1", "C1-2", "", "")
    repeated = Plan(compromisos=tuple(Compromiso(clave=k, row=n) for n, k in enumerate(keys)))
    found = [row[0] for row in table(plan_tables(repeated), "compromisos").rows]
    assert len(set(found)) == 5
    assert found[0] == "C1"
    assert found[2] == "C1-2"


def test_a_reference_to_nobody_is_blank_and_several_keys_have_a_table_of_their_own() -> None:
    plan = Plan(
        integrantes=(Integrante(clave="SC1", nombre="Por designar"), Integrante(clave="AU1", nombre="Por designar")),
        actividades=(Actividad(clave="C1-A1", responsable="X9", corresponsables=("SC1", "NADIE", "AU1")),),
    )
    tables = plan_tables(plan)
    activity = dict(
        zip((f.name for f in table(tables, "actividades").fields), table(tables, "actividades").rows[0], strict=True)
    )
    assert activity["responsable"] is None
    assert table(tables, "actividades_corresponsables").rows == (
        ("C1-A1_sc1", "C1-A1", "SC1"), ("C1-A1_au1", "C1-A1", "AU1"),
    )  # fmt: skip


def test_a_plan_with_repeated_keys_and_half_rows_is_still_a_valid_package(
    example: Plan, site_of: Callable[..., Site], tmp_path: Path
) -> None:
    if not FRICTIONLESS.exists():
        pytest.skip("frictionless is not installed: it comes with the development dependencies")
    spoilt = replace(
        example,
        compromisos=(
            *example.compromisos,
            replace(example.compromisos[0], row=99),
            Compromiso(clave="", titulo="Sin clave"),
        ),
        actividades=(*example.actividades, Actividad(clave="Z1", compromiso="C77", responsable="X"), Actividad()),
        avances=(*example.avances, example.avances[0]),
    )
    publish(site_of(spoilt), tmp_path)
    report = json.loads(validated(tmp_path / "micrositio" / "datos").stdout)
    assert report["valid"], [e["message"] for t in report["tasks"] for e in t["errors"]]


def test_an_empty_plan_is_a_valid_package(site_of: Callable[..., Site], tmp_path: Path) -> None:
    if not FRICTIONLESS.exists():
        pytest.skip("frictionless is not installed: it comes with the development dependencies")
    publish(site_of(Plan()), tmp_path)
    assert json.loads(validated(tmp_path / "micrositio" / "datos").stdout)["valid"]
