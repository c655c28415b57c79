"""Rows name other rows by key or by the name of a person, one or several."""

import pytest

from pipeline.model.findings import Finding, Grade
from pipeline.model.plan import Plan
from tests.reading.books import read, small, spots


def _helpers(typed: object) -> tuple[tuple[str, ...], list[Finding]]:
    tabs = small()
    tabs["Actividades"][1][4] = typed
    plan, findings = read(tabs)
    return plan.actividad["C1-A1"].corresponsables, findings


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("AU1, OG1", ("AU1", "OG1")),
        ("AU1;OG1", ("AU1", "OG1")),
        ("AU1\nOG1", ("AU1", "OG1")),
        (" AU1 ,, OG1 , ", ("AU1", "OG1")),
        ("AU1, AU1", ("AU1",)),
        ("Ana Ruiz Soto; Eva Núñez", ("SC1", "OG1")),
        ("Ana Ruiz Soto, Pérez, Juan, OG1", ("SC1", "AU1", "OG1")),
        ("Pérez, Juan", ("AU1",)),
        ("AU1\u00a0", ("AU1",)),
    ],
)
def test_several_are_listed_with_commas_semicolons_or_lines(typed: str, keys: tuple[str, ...]) -> None:
    assert _helpers(typed) == (keys, [])


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("AU1 y OG1", ("AU1", "OG1")),
        ("SC1, AU1 y OG1", ("SC1", "AU1", "OG1")),
        ("SC1, AU1, y OG1", ("SC1", "AU1", "OG1")),
        ("ANA RUIZ SOTO", ("SC1",)),
        ("SC1 OG1", ("SC1", "OG1")),
        ("SC1/OG1 / AU1", ("SC1", "OG1", "AU1")),
        ("Mtra. Ana Ruiz Soto", ("SC1",)),
        ("eva nunez", ("OG1",)),
        ("AU1 - Pérez, Juan", ("AU1",)),
        ("SC1 (Ana Ruiz Soto)", ("SC1",)),
    ],
)
def test_what_is_not_to_the_letter_is_noted(typed: str, keys: tuple[str, ...]) -> None:
    found, findings = _helpers(typed)
    assert found == keys
    assert spots(findings) == [("D-lectura", "Actividades", "E2")]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("AU1, ZZ9", "ZZ9"),
        ("au1", "AU1"),
        ("SC9", "SC1"),
        ("Ana Ruis Soto", "SC1"),
        ("-", "en blanco"),
        ("N/A", "en blanco"),
        ("todos", "todos"),
        ("SC2 y SC9", "SC9"),
    ],
)
def test_one_unknown_leaves_the_cell_unread_and_is_named(typed: str, named: str) -> None:
    found, findings = _helpers(typed)
    assert found == ()
    assert spots(findings) == [("D-clave-desconocida", "Actividades", "E2")]
    assert named in findings[0].message + findings[0].fix


def test_where_one_fits_two_are_told() -> None:
    tabs = small()
    tabs["Actividades"][1][3] = "SC1, AU1"
    plan, findings = read(tabs)
    assert spots(findings) == [("D-varias-claves", "Actividades", "D2")]
    assert plan.actividad["C1-A1"].unread == {"responsable"}


def test_a_name_that_two_people_have_is_told_with_their_keys() -> None:
    tabs = small()
    tabs["Integrantes"].append(["T1", "Ana Ruiz Soto", None, "otro", "testigo"])
    tabs["Actividades"][1][3] = "Ana Ruiz Soto"
    _, findings = read(tabs)
    assert spots(findings) == [("D-clave-desconocida", "Actividades", "D2")]
    assert "SC1" in findings[0].fix
    assert "T1" in findings[0].fix


def test_a_key_with_another_dash_is_the_key() -> None:
    tabs = small()
    tabs["Metas"][1][4] = "C1–A1"
    plan, findings = read(tabs)
    assert spots(findings) == [("D-lectura", "Metas", "E2")]
    assert {meta.actividades for meta in plan.metas} == {("C1-A1",), ("C1-A1", "C1-A2")}


def test_everyone_leaves_out_empty_seats_witnesses_and_guests() -> None:
    tabs = small()
    tabs["Integrantes"] += [
        ["T1", "Testigo Uno", None, "otro", "testigo"],
        ["I1", "Invitado Uno", None, "otro", "invitado"],
    ]
    tabs["Envíos"][1][4] = "TODOS"
    plan, findings = read(tabs)
    assert findings == []
    assert plan.envios[0].destinatarios == ("AU1", "F1", "OG1", "SC1", "SC2")


def _speaker(name: str) -> tuple[Plan, list[Finding]]:
    tabs = small()
    tabs["Intervenciones"][2][1] = name
    return read(tabs)


def test_whoever_speaks_is_a_member_or_signed_in_at_that_mesa() -> None:
    plan, findings = _speaker("Ana Ruiz Soto")
    assert (plan.intervenciones[1].participante, findings) == ("SC1", [])
    plan, findings = _speaker("ROSA VEGA")
    assert (plan.intervenciones[1].participante, findings) == ("Rosa Vega", [])
    plan, findings = _speaker("Sra. Rosa Vega")
    assert plan.intervenciones[1].participante == "Rosa Vega"
    assert spots(findings) == [("D-lectura", "Intervenciones", "B3")]
    plan, findings = _speaker("Rosa Vaga")
    assert (plan.intervenciones[1].participante, spots(findings)) == (
        "Rosa Vaga",
        [("D-participante", "Intervenciones", "B3")],
    )


def test_a_speaker_at_a_mesa_that_is_not_known_is_not_told_again() -> None:
    tabs = small()
    tabs["Intervenciones"][2] = ["M9", "Rosa Vaga", "duda", "¿Cuándo?"]
    assert spots(read(tabs)[1]) == [("D-clave-desconocida", "Intervenciones", "A3")]


def test_a_speaker_whose_name_is_nearly_a_member_s_is_noted_as_typed() -> None:
    plan, (finding,) = _speaker("ANA RUIZ SOTO")
    assert plan.intervenciones[1].participante == "SC1"
    assert (finding.grade, finding.place.cell, finding.value) == (Grade.NOTA, "B3", "ANA RUIZ SOTO")


def test_an_attendant_without_a_name_is_told() -> None:
    tabs = small()
    tabs["Asistentes"].append(["M1", None, None, "academia"])
    assert spots(read(tabs)[1]) == [("D-celda-vacia", "Asistentes", "B4")]


@pytest.mark.parametrize(("origin", "near"), [("M1", False), ("Q11", True)])
def test_a_key_of_a_tab_without_rows_is_not_taken_for_one_of_the_other_tab(origin: str, near: bool) -> None:  # noqa: FBT001 - it is a case
    tabs = small()
    for tab in ("Mesas", "Envíos", "Asistentes", "Intervenciones"):
        del tabs[tab]
    tabs["Problemáticas"][1][3] = origin
    _, (finding,) = read(tabs)
    assert (finding.code, finding.place.cell, finding.value) == ("D-clave-desconocida", "D2", origin)
    assert finding.message.endswith("la hoja Mesas; el libro no tiene Mesas.")
    assert ("¿Es Q1?" in finding.fix) is near


def test_of_a_tab_that_is_there_without_rows_that_is_said() -> None:
    tabs = small()
    for tab in ("Envíos", "Asistentes", "Intervenciones"):
        del tabs[tab]
    del tabs["Mesas"][1:]
    tabs["Problemáticas"][1][3] = "M1"
    _, (finding,) = read(tabs)
    assert finding.message.endswith("la hoja Mesas; Mesas no tiene renglones.")


@pytest.mark.parametrize(("absent", "said", "fix"), [
    (True, "la hoja Compromisos, que el libro no tiene.", "Agregue la hoja Compromisos: un renglón"),
    (False, "la hoja Compromisos, que no tiene renglones.", "Llene la hoja Compromisos: un renglón"),
])  # fmt: skip
def test_a_tab_that_is_not_there_is_told_from_one_without_rows(absent: bool, said: str, fix: str) -> None:  # noqa: FBT001 - it is a case
    tabs = small()
    if absent:
        del tabs["Compromisos"]
    else:
        del tabs["Compromisos"][1:]
    _, findings = read(tabs)
    (told,) = (finding for finding in findings if "Compromisos" in finding.message)
    assert said.removesuffix(".") in told.message
    assert told.fix.startswith(fix)


def test_an_unknown_key_may_be_one_that_is_near_or_one_to_be_added() -> None:
    tabs = small()
    tabs["Responsables"][1][0] = "C9"
    _, (finding,) = read(tabs)
    assert "C1 o C2" in finding.fix
    assert "agréguela en la hoja Compromisos" in finding.fix


def test_a_key_in_another_case_is_surely_that_one() -> None:
    tabs = small()
    tabs["Responsables"][1][0] = "c1"
    _, (finding,) = read(tabs)
    assert finding.fix.startswith("¿Es C1?")


def test_whoever_is_called_by_a_part_of_their_name_is_proposed() -> None:
    tabs = small()
    tabs["Responsables"][1][1] = "Ana Ruiz"
    _, (finding,) = read(tabs)
    assert finding.fix.startswith("¿Es SC1?")


def test_all_that_cite_a_tab_without_rows_are_one_finding() -> None:
    tabs = small()
    del tabs["Compromisos"]
    plan, findings = read(tabs)
    assert spots(findings) == [("D-clave-desconocida", "Responsables", "A2")]
    assert "6 celdas más (Responsables, Actividades y Metas)" in findings[0].message
    assert all(not row.compromiso for row in (*plan.responsables, *plan.actividades, *plan.metas))


def test_each_unknown_key_of_a_list_is_told_in_the_one_finding_of_its_cell() -> None:
    (finding,) = _helpers("AU1, OG9, ZZ1")[1]
    assert "“OG9” no está" in finding.message
    assert "“ZZ1” no está" in finding.message
    assert "OG1" in finding.fix
