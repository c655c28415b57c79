"""What a workbook says becomes a plan, and each thing that cannot be read is told once, at its cell."""

import random
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model.findings import Grade
from pipeline.model.fingerprint import fingerprint
from pipeline.model.plan import Plan
from pipeline.model.records import TABS
from pipeline.model.schema import columns
from pipeline.model.workbook import Cell, CellError
from pipeline.reading.plan import ATTRIBUTES
from tests.reading.books import Row, Tabs, read, small, spots, values


def test_a_workbook_written_to_the_contract_is_read_without_a_word() -> None:
    plan, findings = read(small())
    assert findings == []
    assert plan.ejercicio.fecha_declaracion == date(2016, 3, 5)
    assert plan.ejercicio.hora_instalacion == time(10, 30)
    assert plan.mesa["M2"].modera == "F1"
    assert plan.envios[0].destinatarios == ("AU1", "F1", "OG1", "SC1", "SC2")
    assert plan.envios[1].destinatarios == ("SC1", "OG1", "F1")
    assert plan.actividad["C1-A2"].corresponsables == ("AU1", "SC2")
    assert plan.problematica["P1"].origen == ("Q1", "M1")
    assert plan.compromiso["C1"].tema_pa18 == "Combate a la corrupción"
    assert [avance.porcentaje for avance in plan.avances] == [Decimal("0.45"), Decimal(1)]


def test_each_tab_has_its_place_in_the_plan() -> None:
    kinds = {name: Plan.__annotations__[name] for name in ATTRIBUTES.values()}
    assert [kind if isinstance(kind, type) else kind.__args__[0] for kind in kinds.values()] == list(TABS)


@pytest.mark.parametrize(
    "tabs",
    [
        {},
        {"Ejercicio": []},
        {
            "Ejercicio": [["Campo", "Valor"], ["Entidad federativa"]],
            "Mesas": [["Clave", "Tema"], [None]],
            "Léame": [["Hola"]],
            "VALIDACION": [["x"]],
            "Listas": [["y"]],
        },
    ],
)
def test_an_empty_workbook_is_an_empty_plan(tabs: Tabs) -> None:
    _, findings = read(tabs)
    assert [f.code for f in findings if f.grade is Grade.IMPIDE] == (
        ["D-columna-faltante"] * 2 if tabs.get("Mesas") else []
    )


def test_every_record_remembers_its_cells() -> None:
    plan, _ = read(small())
    mesa = plan.mesa["M1"]
    assert (mesa.row, mesa.place("tema").cell, mesa.place("modera").cell) == (2, "C2", "F2")
    assert (mesa.place("lugar").cell, mesa.place("lugar").row, mesa.place("lugar").header) == (None, 2, "Lugar")
    assert plan.header(type(mesa), "tema").cell == "C1"
    assert (plan.header(type(mesa), "lugar").cell, plan.header(type(mesa), "lugar").header) == (None, "Lugar")
    assert plan.ejercicio.place("fecha_declaracion").cell == "B5"
    assert (plan.ejercicio.place("tablero").cell, plan.ejercicio.place("tablero").header) == (None, "Tablero")
    assert all(set(mesa.places) == {c.field for c in columns(type(mesa))} for mesa in plan.mesas)


def _planted(extra: int) -> tuple[Tabs, int]:
    tabs = small()
    tabs["Integrantes"][1][3] = "Sociedad CIVIL"  # a choice in another case: accepted
    tabs["Integrantes"][2][3] = "sindicatos"
    tabs["Integrantes"][3][6] = "juan arroba ejemplo"
    tabs["Compromisos"][0].pop(3)  # Título
    for row in tabs["Compromisos"][1:]:
        row.pop(3)
    tabs["Avances"][1][2] = "ciento veinte"
    tabs["Mesas"][1][3] = "13/25/2016"
    tabs["Responsables"][3][1] = None
    tabs["Actividades"] += [[f"X{n}", "C2", "Algo", "SC1", None, "01/06/2016", "01/07/2016"] for n in range(extra)]
    tabs["Actividades"] += [["C1-A1", "C9", "Otra", "SC1", None, "01/06/2016", "01/07/2016"]]
    return tabs, len(tabs["Actividades"])


@pytest.mark.parametrize("extra", [0, 1000])
def test_each_planted_fault_is_told_once_at_its_cell(extra: int) -> None:
    tabs, last = _planted(extra)
    plan, findings = read(tabs)
    assert sorted((f.code, f.grade.value, str(f.place)) for f in findings) == sorted(
        [
            ("D-opcion", "impide", "Integrantes!D3"),
            ("D-correo", "aviso", "Integrantes!G4"),
            ("D-columna-faltante", "impide", "Compromisos · Título"),
            ("D-porcentaje", "aviso", "Avances!C2"),
            ("D-fecha", "impide", "Mesas!D2"),
            ("D-celda-vacia", "impide", "Responsables!B4"),
            ("D-clave-repetida", "impide", f"Actividades!A{last}"),
            ("D-clave-desconocida", "impide", f"Actividades!B{last}"),
        ]
    )
    assert len(plan.actividades) == 3 + extra
    assert plan.compromiso["C1"].unread == {"titulo"}
    assert plan.mesa["M1"].unread == {"fecha"}


def test_a_finding_quotes_what_was_typed_and_offers_what_is_near() -> None:
    tabs = small()
    tabs["Responsables"][1][0] = "C11"
    tabs["Integrantes"][2][3] = "sociedad cvil"
    _, findings = read(tabs)
    sector, key = findings
    assert (sector.value, "sociedad civil" in sector.fix) == ("sociedad cvil", True)
    assert (key.value, "C1" in key.fix) == ("C11", True)


def test_a_missing_column_speaks_for_its_cells() -> None:
    tabs = small()
    for row in tabs["Mesas"]:
        del row[0]
    plan, findings = read(tabs)
    assert [(f.code, f.place.sheet, f.place.header, f.place.cell) for f in findings] == [
        ("D-columna-faltante", "Mesas", "Clave", None)
    ]
    assert all("mesa" in envio.unread for envio in plan.envios)


def test_references_into_a_tab_without_rows_are_told_once() -> None:
    tabs = small()
    del tabs["Mesas"]
    _, findings = read(tabs)
    assert spots(findings) == [
        ("D-clave-desconocida", "Envíos", "A2"),
        ("D-clave-desconocida", "Problemáticas", "D2"),
    ]


def test_a_repeated_key_never_merges_rows() -> None:
    tabs = small()
    tabs["Compromisos"].append(["C1", "FtM", None, "Otro", "P1", "S1", None, None])
    tabs["Compromisos"].append([" C1\u00a0", "FtM", None, "Otro más", "P1", "S1", None, None])
    plan, findings = read(tabs)
    assert spots(findings) == [("D-clave-repetida", "Compromisos", "A4"), ("D-clave-repetida", "Compromisos", "A5")]
    assert "Compromisos!A2" in findings[0].message
    assert len(plan.compromisos) == 4


def _formula_in(tab: str, row: int, column: int, error: CellError) -> list[tuple[str, str, str | None]]:
    tabs = small()
    tabs[tab][row][column] = Cell(error)
    _, findings = read(tabs)
    return spots(findings)


def test_a_formula_that_fails_is_told_at_its_cell() -> None:
    assert _formula_in("Mesas", 1, 2, CellError("#REF!")) == [("D-error-de-formula", "Mesas", "C2")]
    assert _formula_in("Mesas", 1, 3, CellError("")) == [("D-formula-sin-calcular", "Mesas", "D2")]
    assert _formula_in("Mesas", 1, 5, CellError("#N/A")) == [("D-error-de-formula", "Mesas", "F2")]
    assert _formula_in("Ejercicio", 4, 1, CellError("#VALUE!")) == [("D-error-de-formula", "Ejercicio", "B5")]


def _retyped() -> Tabs:
    tabs = small()
    tabs["Ejercicio"][4][1] = Cell(42434.0, "dd/mm/yyyy")
    tabs["Ejercicio"][5][1] = Cell(0.4375, "h:mm")
    tabs["Ejercicio"][2][1] = "2016"
    tabs["Mesas"][1][0] = "M1\u00a0"
    tabs["Mesas"][1][3] = Cell(42480.0, "d-mmm-yy")
    tabs["Mesas"][2][3] = "30 de abril de 2016"
    tabs["Mesas"][2][4] = "10:30 hrs."
    tabs["Envíos"][1][4] = "AU1;F1; OG1,SC1\nSC2"
    tabs["Integrantes"][1][1] = " Ana  Ruiz\u00a0Soto"
    tabs["Integrantes"][1][7] = True
    tabs["Integrantes"][1][3] = "SOCIEDAD CIVIL"
    tabs["Avances"][1][2] = "45 %"
    tabs["Avances"][2][2] = 1.0
    tabs["Compromisos"][1][6] = "2016-06-01"
    tabs["Compromisos"][1][2] = "Combate a la corrupción"
    return tabs


def _shuffled(tabs: Tabs, seed: int) -> Tabs:
    chance = random.Random(seed)  # noqa: S311 - an order, not a secret
    moved: Tabs = {}
    names = list(tabs)
    chance.shuffle(names)
    for name in names:
        head, *rows = tabs[name]
        if name != "Intervenciones":
            chance.shuffle(rows)
        order = list(range(len(head)))
        chance.shuffle(order)
        wide: list[Row] = [row + [None] * (len(head) - len(row)) for row in [head, *rows]]
        title: list[Any] = ["Secretariado Técnico Local"]
        moved[f" {name.upper()} "] = [title, [], *[[row[at] for at in order] for row in wide]]
    return moved


def test_equal_plans_have_equal_fingerprints_however_they_are_typed() -> None:
    plan, _ = read(small())
    again, findings = read(_retyped())
    assert findings == []
    assert values(again) == values(plan)
    assert fingerprint(again) == fingerprint(plan)


@pytest.mark.parametrize("seed", range(8))
def test_rows_columns_and_tabs_in_any_order_give_the_same_plan(seed: int) -> None:
    plan, _ = read(small())
    again, findings = read(_shuffled(small(), seed))
    assert findings == []
    assert values(again) == values(plan)
    assert fingerprint(again) == fingerprint(plan)


def test_another_plan_has_another_fingerprint() -> None:
    tabs = small()
    tabs["Metas"][1][2] = "La tercera parte"
    assert fingerprint(read(tabs)[0]) != fingerprint(read(small())[0])


def test_rows_come_by_key_and_a_sequence_as_it_stands() -> None:
    tabs = small()
    tabs["Compromisos"] += [["C10", "Local", None, "x"], ["C3", "Local", None, "y"]]
    tabs["Reglas"] = [["Número", "Regla"], [None, "Sin número"], [2.0, "Dos"], [1.0, "Uno"], [None, "Al final"]]
    tabs["Intervenciones"].reverse()
    tabs["Intervenciones"].insert(0, tabs["Intervenciones"].pop())
    plan, _ = read(tabs)
    assert [c.clave for c in plan.compromisos] == ["C1", "C2", "C3", "C10"]
    assert [r.regla for r in plan.reglas] == ["Uno", "Dos", "Sin número", "Al final"]
    assert [i.texto for i in plan.intervenciones] == ["En mayo.", "¿Cuándo?"]
    assert [m.tipo for m in plan.metas] == ["parcial", "final"]


def test_rows_of_one_key_or_of_none_come_by_what_they_say_wherever_they_stand() -> None:
    head: Row = ["Clave", "Núcleo", "Mecanismo", "Inicio"]
    twins: list[Row] = [
        ["q1", "conjunta", "Foro", "02/04/2016"],
        ["Q1", "conjunta", "Foro", "02/04/2016"],
        ["Q01", "conjunta", "Foro", "02/04/2016"],
        [None, "conjunta", "Taller", "02/04/2016"],
        [None, "conjunta", "Foro", "02/04/2016"],
    ]
    tabs = {"Ejercicio": small()["Ejercicio"], "Consultas": [head, *twins]}
    turned = tabs | {"Consultas": [head, *reversed(twins)]}
    said = [[(c.clave, c.mecanismo) for c in read(each)[0].consultas] for each in (tabs, turned)]
    assert said[0] == said[1] == [("Q01", "Foro"), ("Q1", "Foro"), ("q1", "Foro"), ("", "Foro"), ("", "Taller")]


def test_a_box_in_a_column_of_numbers_or_days_is_told_as_the_sheet_shows_it() -> None:
    tabs = small()
    tabs["Mesas"][1][3:5] = [True, False]
    told = {f.place.cell: f.message for f in read(tabs)[1]}
    assert told["D2"].startswith("“VERDADERO” ")
    assert told["E2"].startswith("“FALSO” ")


def test_etapas_that_disagree_with_ejercicio_are_noted() -> None:
    tabs = small()
    tabs["Etapas"][1][2] = "6 de marzo de 2016"
    _, findings = read(tabs)
    assert [(f.code, f.grade, f.place.cell) for f in findings] == [("D-fechas-distintas", Grade.NOTA, "C2")]
    tabs["Etapas"].append([1.0, "firma de la Declaración", "05/03/2016", None])
    assert read(tabs)[1] == []


def test_a_year_of_the_exercise_that_is_none_of_its_dates_is_noted() -> None:
    tabs = small()
    (row,) = (line for line in tabs["Ejercicio"] if line[0] == "Año del ejercicio")
    row[1] = 2061.0
    _, (finding,) = read(tabs)
    assert (finding.code, finding.grade, finding.value) == ("D-fechas-distintas", Grade.NOTA, "2061")
    assert "2061" in finding.message


def test_a_sheet_that_puts_the_month_first_is_noted_once() -> None:
    _, findings = read(small(), locale="en_US")
    assert [(f.code, f.grade) for f in findings] == [("D-configuracion-regional", Grade.NOTA)]
    assert findings[0].place.cell
