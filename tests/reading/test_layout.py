"""Tabs, headers and rows as committees leave them."""

import pytest

from pipeline.model.findings import Grade
from pipeline.model.records import Ejercicio
from pipeline.model.schema import columns
from pipeline.model.workbook import Cell, Place, Workbook
from pipeline.reading import read_plan
from tests.reading.books import EDITION, read, sheet, small, spots, values

MESAS = ["Clave", "Núcleo", "Tema", "Fecha"]
M1 = ["M1", "conjunta", "Agua", "05/03/2016"]


def _mesas(*rows: list[object]) -> tuple[list[tuple[str, str, str | None]], list[str]]:
    plan, findings = read({"Ejercicio": small()["Ejercicio"], "Mesas": [list(row) for row in rows]})
    return spots(findings), [mesa.clave for mesa in plan.mesas]


@pytest.mark.parametrize("above", [0, 1, 5, 9])
def test_the_header_row_is_among_the_first_ten(above: int) -> None:
    assert _mesas(*[["Mesas de diálogo"]] * above, MESAS, M1) == ([], ["M1"])


def test_a_header_row_further_down_is_not_looked_for() -> None:
    assert _mesas(*[["Mesas de diálogo"]] * 10, MESAS, M1) == ([("D-encabezado", "Mesas", None)], [])


def test_headers_match_without_case_accents_or_stray_spaces() -> None:
    assert _mesas(["CLAVE ", " nucleo", "Te\u0301ma".replace("\u0301", ""), "FECHA:"], M1) == ([], ["M1"])


@pytest.mark.parametrize(
    ("header", "cell"), [("Hora inicio", "E1"), ("Hora de inico", "E1"), ("Horas de inicio", "E1")]
)
def test_a_recognisable_header_is_read_and_noted(header: str, cell: str) -> None:
    plan, findings = read({"Ejercicio": small()["Ejercicio"], "Mesas": [[*MESAS, header], [*M1, "10:30"]]})
    assert spots(findings) == [("D-lectura", "Mesas", cell)]
    assert plan.mesas[0].hora_inicio is not None


def test_headers_that_people_use_for_the_same_thing_are_read_and_noted() -> None:
    tabs = small()
    expected = values(read(tabs)[0])
    tabs["Integrantes"][0] = ["ID", "Nombre completo", "Tratamiento", "Sector", "Calidad", "Suple a", "E-mail"]
    tabs["Integrantes"][0].append("Firma la Declaración")
    tabs["Compromisos"][0] = ["Calve", "Tipo", "Tema PA18", "Nombre del compromiso", "Problemática", "Solución"]
    tabs["Compromisos"][0] += ["Fecha de inicio", "Fecha de término"]
    tabs["Avances"][0][2] = "% de avance"
    plan, findings = read(tabs)
    assert {(f.code, f.grade) for f in findings} == {("D-lectura", Grade.NOTA)}
    assert [f"{f.place.sheet}!{f.place.cell}" for f in findings] == [
        *("Integrantes!A1", "Integrantes!B1", "Integrantes!G1"),
        *("Compromisos!A1", "Compromisos!D1", "Compromisos!G1", "Compromisos!H1", "Avances!C1"),
    ]
    assert values(plan) == expected


def test_a_header_that_is_there_is_not_taken_by_a_similar_one() -> None:
    actividades = [["Clave", "Compromiso", "Actividad", "Actividades", "Responsable", "Corresponsable"]]
    actividades.append(["A1", "C1", "Publicar", "otra cosa", "SC1", "AU1, OG1"])
    plan, findings = read({**small(), "Actividades": actividades, "Avances": [], "Metas": []})
    assert spots(findings) == [("D-columna-desconocida", "Actividades", "D1"), ("D-lectura", "Actividades", "F1")]
    assert plan.actividad["A1"].actividad == "Publicar"
    assert plan.actividad["A1"].corresponsables == ("AU1", "OG1")


def test_unknown_columns_and_tabs_are_noted_once() -> None:
    tabs = {**small(), "Directorio": [["a", "b"], ["c", "d"]]}
    tabs["Mesas"] = [[*row, "interno"] for row in tabs["Mesas"]]
    tabs["Mesas"][0][-1] = "Notas"
    _, findings = read(tabs)
    assert spots(findings) == [("D-columna-desconocida", "Mesas", "G1"), ("D-hoja-desconocida", "Directorio", None)]
    assert {f.grade for f in findings} == {Grade.NOTA}


def test_of_a_repeated_header_the_first_column_is_read() -> None:
    plan, findings = read({"Ejercicio": small()["Ejercicio"], "Mesas": [[*MESAS, "TEMA"], [*M1, "Otro"]]})
    assert spots(findings) == [("D-columna-repetida", "Mesas", "E1")]
    assert plan.mesas[0].tema == "Agua"


def test_data_without_a_header_are_noted() -> None:
    assert _mesas(MESAS, [*M1, None, "suelto"]) == ([("D-columna-desconocida", "Mesas", "F1")], ["M1"])


def test_of_many_columns_without_a_header_the_first_five_are_named_and_the_rest_counted() -> None:
    _, (finding,) = read({"Ejercicio": small()["Ejercicio"], "Mesas": [MESAS, [*M1, *"abcdefg"]]})
    assert "en las columnas E, F, G, H, I y 2 más" in finding.message


@pytest.mark.parametrize("empty", [[], [" ", "\u00a0", "\u200b"], [None, None, None, None, "al margen"], ["", "", ""]])
def test_a_row_with_nothing_in_it_does_not_count(empty: list[object]) -> None:
    spots_, keys = _mesas([*MESAS, "Al margen"], M1, empty, ["M2", *M1[1:]])
    assert keys == ["M1", "M2"]
    assert [code for code, _, _ in spots_] == ["D-columna-desconocida"]


def test_a_row_of_unticked_boxes_is_empty() -> None:
    tabs = small()
    tabs["Integrantes"] += [[None] * 7 + [False] for _ in range(50)]
    plan, findings = read(tabs)
    assert findings == []
    assert len(plan.integrantes) == 6


def test_a_header_row_that_comes_again_is_no_row() -> None:
    assert _mesas(MESAS, M1, MESAS, ["M2", *M1[1:]]) == ([], ["M1", "M2"])


def test_a_second_table_with_its_columns_in_another_order_is_read_and_noted() -> None:
    again = ["Tema", "Clave", "Fecha", "Núcleo"]
    spots_, keys = _mesas(MESAS, M1, [], ["Mesas de otoño"], again, ["Bosques", "M2", "06/03/2016", "conjunta"])
    assert spots_ == [("D-lectura", "Mesas", "A5")]
    assert keys == ["M1", "M2"]


def test_a_second_table_that_lacks_a_column_is_told_once() -> None:
    plan, findings = read(
        {
            "Ejercicio": small()["Ejercicio"],
            "Mesas": [MESAS, M1, ["Tema", "Clave", "Núcleo"], ["Bosques", "M2", "conjunta"]],
        }
    )
    assert [(f.code, f.grade, f.place.cell) for f in findings] == [("D-columna-faltante", Grade.IMPIDE, "A3")]
    assert "“Fecha”" in findings[0].message
    assert [mesa.tema for mesa in plan.mesas] == ["Agua", "Bosques"]


def test_a_second_table_that_lacks_several_columns_is_told_with_each() -> None:
    rows = [MESAS, M1, ["Tema", "Clave"], ["Bosques", "M2"]]
    _, (finding,) = read({"Ejercicio": small()["Ejercicio"], "Mesas": rows})
    assert finding.message.endswith("le faltan “Núcleo” y “Fecha”.")


def test_headers_under_a_row_of_group_titles_are_the_headers_and_noted() -> None:
    assert _mesas(["Clave", None, None, "Fecha"], MESAS, M1) == ([("D-lectura", "Mesas", "A2")], ["M1"])


@pytest.mark.parametrize(
    "row",
    [
        ["Nota: las fechas pueden cambiar."],
        [None, "Elaboró: Lic. Juan Pérez"],
        [None, None, "."],
        [None, None, None, "05/03/2016"],
    ],
)
def test_a_row_with_one_text_and_no_more_is_one_finding_and_no_row(row: list[object]) -> None:
    plan, findings = read({"Ejercicio": small()["Ejercicio"], "Mesas": [MESAS, M1, row]})
    assert [(f.code, f.grade, f.place.row) for f in findings] == [("D-celda-vacia", Grade.IMPIDE, 3)]
    assert str(next(filter(None, row))) in findings[0].message
    assert [mesa.clave for mesa in plan.mesas] == ["M1"]


def test_a_row_with_a_key_alone_lacks_each_of_its_cells() -> None:
    spots_, keys = _mesas(MESAS, M1, ["M2"])
    assert spots_ == [("D-celda-vacia", "Mesas", cell) for cell in ("B3", "C3", "D3")]
    assert keys == ["M1", "M2"]


def test_example_rows_are_left_out_and_counted() -> None:
    tabs = small()
    tabs["Mesas"].insert(1, ["(ejemplo) M9", "conjunta", "Agua", "cuando sea"])
    tabs["Consultas"].insert(1, ["(Ejemplo) Q9", "marcianos"])
    plan, findings = read(tabs)
    assert [(f.code, f.grade) for f in findings] == [("D-renglones-de-ejemplo", Grade.NOTA)]
    assert "2" in findings[0].message
    assert [m.clave for m in plan.mesas] == ["M1", "M2"]


def test_a_rule_without_its_number_column_is_read() -> None:
    plan, findings = read({**small(), "Reglas": [["Regla"], ["Una"], ["Otra"]]})
    assert findings == []
    assert [regla.regla for regla in plan.reglas] == ["Una", "Otra"]


def test_of_two_tabs_of_one_name_the_one_with_headers_is_read() -> None:
    book = Workbook(
        "x",
        "x",
        (
            sheet("Ejercicio", small()["Ejercicio"]),
            sheet("mesas", [["notas"], ["sueltas"]]),
            sheet("Mesas ", [MESAS, M1]),
        ),
    )
    plan, findings = read_plan(book, EDITION)
    assert [(f.code, f.grade, f.place.sheet) for f in findings] == [("D-hoja-repetida", Grade.AVISO, "mesas")]
    assert [m.place("tema").sheet for m in plan.mesas] == ["Mesas "]


def test_a_tab_with_nearly_the_name_is_read_and_noted() -> None:
    tabs = small()
    tabs["Compromiso"] = tabs.pop("Compromisos")
    plan, findings = read(tabs)
    assert spots(findings) == [("D-lectura", "Compromiso", None)]
    assert len(plan.compromisos) == 2


@pytest.mark.parametrize(
    ("tab", "name"),
    [
        ("Acuerdos", "ACUERDOS 2"),
        ("Compromisos", "Compromisos (final)"),
        ("Mesas", "Copia de Mesas"),
        ("Mesas", "Mesas de diálogo"),
        ("Ejercicio", "1. Datos del ejercicio"),
        ("Agenda STL", "Agenda"),
        ("Integrantes", "Integrantes_STL_2016"),
    ],
)
def test_a_tab_whose_name_was_added_to_is_read_and_noted_once(tab: str, name: str) -> None:
    tabs = small()
    tabs["Acuerdos"] = [["Clave", "Mesa", "Acuerdo"], ["A1", "M1", "Publicar"]]
    expected = values(read(tabs)[0])
    tabs[name] = tabs.pop(tab)
    plan, findings = read(tabs)
    assert [(f.code, f.grade, f.place.sheet) for f in findings] == [("D-lectura", Grade.NOTA, name)]
    assert values(plan) == expected


@pytest.mark.parametrize(
    "names", [("Compromisos v1", "Compromisos v2"), ("Compromisos (borrador)",), ("Lo que prometimos",)]
)
def test_a_tab_in_doubt_is_told_once_and_not_guessed(names: tuple[str, ...]) -> None:
    tabs = small()
    table = tabs.pop("Compromisos")
    tabs |= dict.fromkeys(names, table)
    plan, findings = read(tabs)
    assert [(f.code, f.grade, f.place) for f in findings] == [("D-hoja-faltante", Grade.IMPIDE, Place(names[0]))]
    assert " y ".join(f"“{name}”" for name in names) in findings[0].message
    assert "el nombre Compromisos" in findings[0].fix
    assert plan.compromisos == ()


def test_an_exercise_in_doubt_is_told_once_and_not_guessed() -> None:
    tabs = small()
    table = tabs.pop("Ejercicio")
    tabs |= {"Ejercicio 2015": table, "Ejercicio 2016": table}
    plan, findings = read(tabs)
    assert [(f.code, f.place) for f in findings] == [("D-hoja-faltante", Place("Ejercicio 2015"))]
    assert plan.ejercicio.entidad_federativa == ""


def test_a_sheet_that_only_shares_a_word_with_a_tab_is_none_of_the_plan() -> None:
    tabs = small()
    del tabs["Mesas"], tabs["Envíos"], tabs["Asistentes"], tabs["Intervenciones"]
    tabs["Problemáticas"][1][3] = "Q1"
    tabs["Gastos de las mesas"] = [["Clave", "Fecha", "Importe"], ["G1", "05/03/2016", 100.0]]
    assert spots(read(tabs)[1]) == [("D-hoja-desconocida", "Gastos de las mesas", None)]


def test_an_empty_tab_whose_rows_seem_to_stand_in_another_is_told() -> None:
    tabs = small()
    tabs["Soluciones (final)"], tabs["Soluciones"] = tabs["Soluciones"], tabs["Soluciones"][:1]
    _, findings = read(tabs)
    assert [(f.code, f.grade, f.place.sheet) for f in findings] == [
        ("D-clave-desconocida", Grade.IMPIDE, "Compromisos"),
        ("D-hoja-repetida", Grade.AVISO, "Soluciones (final)"),
    ]


def test_a_book_without_any_tab_of_the_plan_is_told() -> None:
    _, findings = read({"Hoja1": [["Producto", "Precio"], ["Café", 20.0]]})
    assert [(f.code, f.grade, f.place.sheet) for f in findings] == [
        ("D-hoja-faltante", Grade.IMPIDE, "Ejercicio"),
        ("D-hoja-desconocida", Grade.NOTA, "Hoja1"),
    ]


def test_a_copy_of_a_tab_is_not_the_tab() -> None:
    tabs = small()
    tabs["Mesas 2"] = tabs["Mesas"]
    tabs["Copia de Mesas"] = tabs["Mesas"]
    assert spots(read(tabs)[1]) == [
        ("D-hoja-desconocida", "Mesas 2", None),
        ("D-hoja-desconocida", "Copia de Mesas", None),
    ]


DATA = [["Entidad federativa", "Tlaxcala"], ["Año del ejercicio", 2016.0], ["Órgano garante", "IAIP"]]


@pytest.mark.parametrize(
    "rows",
    [
        DATA,
        [["Campo", "Valor", "Ayuda"], *[[*row, "ayuda"] for row in DATA]],
        [["Datos del ejercicio"], [], ["campo", "VALOR"], *reversed(DATA)],
        [["Ayuda", "Valor", "Campo"], *[["ayuda", row[1], row[0]] for row in DATA]],
        [["Dato", "Valor"], ["DATOS GENERALES"], *DATA],
        [[None, *row] for row in DATA],
        [["ENTIDAD  FEDERATIVA:", "Tlaxcala"], *DATA[1:]],
        [[row[0], None, row[1]] for row in DATA],
        [[row[1], None, row[0]] for row in DATA],
    ],
)
def test_the_data_of_the_exercise_are_found_however_they_are_laid_out(rows: list[list[object]]) -> None:
    plan, findings = read({"Ejercicio": rows})
    assert findings == []
    assert (plan.ejercicio.entidad_federativa, plan.ejercicio.anio_ejercicio) == ("Tlaxcala", 2016)


def test_the_help_of_a_sheet_without_values_is_no_value() -> None:
    rows = [[column.name, None, f"Obligatorio. {column.help}"] for column in columns(Ejercicio)[:3]]
    plan, findings = read({**small(), "Ejercicio": rows})
    assert plan.ejercicio.entidad_federativa == ""
    assert [f.place.cell for f in findings] == ["B1", "B2", "B3"]


@pytest.mark.parametrize("above", [[], [["Datos del ejercicio"]]])
def test_data_that_stand_side_by_side_are_read_where_they_are_and_noted_once(above: list[list[object]]) -> None:
    names = ["Entidad federativa", "Año del ejercicio", "Órgano garante", "Fecha de la Declaración"]
    plan, findings = read({"Ejercicio": [*above, names, ["Tlaxcala", 2016.0, None, "ayer"]]})
    row = len(above) + 1
    assert [(f.code, f.place.cell) for f in findings] == [
        ("D-lectura", f"A{row}"),
        ("D-celda-vacia", f"C{row + 1}"),
        ("D-fecha", f"D{row + 1}"),
    ]
    assert (plan.ejercicio.entidad_federativa, plan.ejercicio.anio_ejercicio) == ("Tlaxcala", 2016)


def test_an_absent_datum_is_told_at_its_campo() -> None:
    _, findings = read({"Ejercicio": [["Campo", "Valor"], DATA[0], ["Año del ejercicio", " "]]})
    assert [(f.code, f.place.cell, f.place.header) for f in findings] == [
        ("D-celda-vacia", None, "Órgano garante"),
        ("D-celda-vacia", "B3", "Año del ejercicio"),
    ]


def test_a_plan_without_its_exercise_is_told_once() -> None:
    tabs = small()
    del tabs["Ejercicio"]
    assert [(f.code, f.place.sheet, f.place.header) for f in read(tabs)[1]] == [("D-hoja-faltante", "Ejercicio", "")]


def test_unknown_nearly_known_and_repeated_campos() -> None:
    rows = [
        ["Campo", "Valor"],
        *DATA,
        ["Lema", "x"],
        ["Fecha de la Declaracion conjunta", "y"],
        ["Fecha firma del PAL", "05/03/2016"],
    ]
    rows += [
        ["Entidad federativa", "TLAXCALA"],
        ["Órgano garante", "IAIP"],
        ["Tablero", None],
        ["Tablero", "https://x.mx/t"],
    ]
    plan, findings = read({"Ejercicio": rows})
    assert [(f.code, f.grade.value, f.place.cell) for f in findings] == [
        ("D-campo-desconocido", "nota", "A5"),
        ("D-campo-desconocido", "nota", "A6"),
        ("D-lectura", "nota", "A7"),
        ("D-campo-repetido", "impide", "B8"),
        ("D-campo-repetido", "nota", "B9"),
    ]
    assert plan.ejercicio.fecha_firma_pal is not None
    assert plan.ejercicio.tablero == "https://x.mx/t"


def test_a_key_typed_as_a_number_is_the_key_that_is_seen() -> None:
    tabs = small()
    tabs["Mesas"] = [MESAS, [1.0, *M1[1:]], [Cell(7.0, "000"), *M1[1:]]]
    tabs["Envíos"] = [["Mesa", "Insumo", "Fecha de envío"], ["1", "otro", "01/03/2016"], ["007", "otro", "01/03/2016"]]
    tabs["Asistentes"] = tabs["Intervenciones"] = []
    tabs["Problemáticas"][1][3] = "Q1"
    plan, findings = read(tabs)
    assert findings == []
    assert [envio.mesa for envio in plan.envios] == ["1", "007"]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "'{}", "{}.", " ‘{}’ "])
def test_what_comes_from_another_document_with_its_marks_is_read_and_noted(marks: str) -> None:
    tabs = small()
    tabs["Mesas"][1][1:6] = [marks.format(text) for text in ("conjunta", "Agua", "20/04/2016", "10:30", "F1")]
    plan, findings = read(tabs)
    mesa = plan.mesa["M1"]
    assert (mesa.nucleo, mesa.modera, mesa.unread) == ("conjunta", "F1", frozenset())
    assert mesa.fecha is not None
    assert mesa.hora_inicio is not None
    assert {f.grade for f in findings} == {Grade.NOTA}
    assert {f.place.cell for f in findings} >= {"B2", "F2"}


def test_a_header_with_a_remark_in_parentheses_is_read_and_noted() -> None:
    assert _mesas(["Clave", "Núcleo", "Tema", "Fecha (dd/mm/aaaa)"], M1) == ([("D-lectura", "Mesas", "D1")], ["M1"])


def test_a_missing_column_names_the_one_that_seems_to_be_it() -> None:
    _, findings = read(
        {"Ejercicio": small()["Ejercicio"], "Mesas": [["Clave", "Núcleo", "Tema de la mesa", "Fecha"], M1]}
    )
    told = {f.code: f for f in findings}
    assert set(told) == {"D-columna-faltante", "D-columna-desconocida"}
    assert "Tema de la mesa" in told["D-columna-faltante"].fix


def test_whoever_attended_is_asked_for_row_by_row_and_where_the_column_is_lacking_once() -> None:
    tabs = small()
    del tabs["Intervenciones"]
    tabs["Asistentes"] = [["Mesa", "Integrante", "Nombre"], ["M1"], ["M1"]]
    assert spots(read(tabs)[1]) == [("D-celda-vacia", "Asistentes", "B2"), ("D-celda-vacia", "Asistentes", "B3")]
    tabs["Asistentes"] = [["Mesa", "Nombre"], ["M1"], ["M1"], ["M1", "Ana Visita"]]
    (found,) = read(tabs)[1]
    assert (found.code, found.place) == ("D-celda-vacia", Place("Asistentes", header="Integrante"))
    assert found.fix.startswith("Agregue la columna Integrante")
