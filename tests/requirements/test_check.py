"""The engine: results, stages, findings in order, one cell one voice."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Result
from pipeline.model.plan import Plan
from pipeline.model.records import Compromiso, Ejercicio, Etapa, Indicador, Integrante, Mesa, Sesion
from pipeline.model.stages import begun
from pipeline.model.stop import Stop
from pipeline.model.workbook import Place
from pipeline.requirements import check
from tests.plans import EDITION, TODAY, Book, complete
from tests.requirements.telling import NO, PENDIENTE, outcome


def test_the_complete_plan_meets_everything_and_shows_where() -> None:
    found = outcome(complete())
    assert [(j.id, j.result) for j in found.requirements] == [(name, Result.CUMPLE) for name in EDITION.grados]
    assert found.findings == ()
    assert all(j.evidence and all(place.cell for place in j.evidence) for j in found.requirements)


def test_an_empty_plan_is_pending_and_valid() -> None:
    found = check(Plan(), (), EDITION, TODAY)
    assert {j.result for j in found.requirements} == {Result.PENDIENTE}
    assert found.findings == ()


def test_a_plan_that_holds_only_the_declaracion_has_not_failed() -> None:
    b = Book({})
    b.add(Ejercicio, fecha_declaracion=date(2016, 2, 1), lugar_declaracion="Villa Mayor")
    for at, nucleo in enumerate(EDITION.nucleos):
        b.add(
            Integrante, clave=f"I{at}", nombre=f"Persona {at}", sector=nucleo, calidad="titular", firma_declaracion=True
        )
    b.add(
        Etapa, clave="E1", paso=1, hecho="firma de la Declaración", evidencia="x", fecha_envio_al_inai=date(2016, 2, 2)
    )
    found = outcome(b)
    assert {j.id for j in found.requirements if j.result is Result.CUMPLE} == {"SP-1", "RM-6"}
    assert {j.result for j in found.requirements} == {Result.CUMPLE, Result.PENDIENTE}
    assert [f.code for f in found.findings if not f.code.startswith("D-")] == []


@pytest.mark.parametrize(
    ("tab", "row", "steps"),
    [
        (Integrante, {"clave": "SC1"}, 0),
        (Etapa, {"paso": 1}, 1),
        (Etapa, {"paso": 3}, 3),
        (Sesion, {"actividad": "Sesión"}, 3),
        (Mesa, {"clave": "M1"}, 4),
        (Compromiso, {"clave": "C1"}, 5),
        (Ejercicio, {"fecha_presentacion_publica": TODAY}, 6),
        (Ejercicio, {"fecha_presentacion_publica": date(2017, 9, 2)}, 0),
        (Ejercicio, {"fecha_firma_pal": date(2017, 8, 31)}, 5),
    ],
)
def test_a_step_has_begun_with_its_rows_or_its_date_and_so_have_those_before(
    tab: type, row: dict[str, object], steps: int
) -> None:
    b = Book({})
    b.add(tab, **row)
    assert begun(b.plan(), TODAY) == frozenset(range(1, steps + 1))


def test_each_over_none_is_pending() -> None:
    b = Book({})
    b.add(Ejercicio, fecha_firma_pal=date(2017, 8, 1))
    results = {j.id: j.result for j in outcome(b).requirements}
    assert {results[name] for name in ("RM-0e", "RM-1b", "RM-2c", "RM-2d", "RM-3a", "RM-3b", "MD-1a", "SP-3b")} == {
        PENDIENTE
    }
    assert {results[name] for name in ("RM-0a", "RM-0b", "RM-1a", "RM-1c", "SP-3a", "SP-3d")} == {NO}


def test_findings_of_the_reading_come_back_and_the_gravest_come_first() -> None:
    b = complete()
    b.drop(Indicador, "C2-I1")
    b.put(Integrante, "SC1", correo="")
    b.put(Compromiso, "C1", tema_pa18="")
    note = Finding("D-lectura", Grade.NOTA, "m", "f", b.at(Mesa, "fecha", "M1"))
    found = check(b.plan(), (note,), EDITION, TODAY)
    assert [f.code for f in found.findings] == ["RM-0b", "RM-0e", "MD-5", "D-lectura"]
    assert not found.valid


def test_a_note_silences_nothing() -> None:
    b = complete()
    b.put(Integrante, "SC1", correo="")
    place = b.at(Integrante, "correo", "SC1")
    found = check(b.plan(), (Finding("D-lectura", Grade.NOTA, "m", "f", place),), EDITION, TODAY)
    assert [f.code for f in found.findings] == ["MD-5", "D-lectura"]


@pytest.mark.parametrize(
    "place", [Place("Compromisos", 3, 4, "Título"), Place("Compromisos", None, None, "Título"), Place("Compromisos")]
)
def test_a_blank_that_the_reading_tells_is_not_told_again_by_cell_column_or_tab(place: Place) -> None:
    b = complete()
    b.put(Compromiso, "C2", titulo="")
    spoken = Finding("D-celda-vacia", Grade.IMPIDE, "m", "f", place)
    found = check(b.plan(), (spoken,), EDITION, TODAY)
    assert found.result("RM-0e") is NO
    assert found.findings == (spoken,)


def test_a_tab_that_could_not_be_read_hides_what_it_may_hold_and_nothing_else() -> None:
    b = complete()
    b.tabs[Indicador] = []
    b.put(Compromiso, "C2", objetivo="")
    spoken = Finding("D-encabezado", Grade.IMPIDE, "m", "f", Place("Indicadores"))
    found = check(b.plan(), (spoken,), EDITION, TODAY)
    assert {j.id for j in found.requirements if j.result is NO} == {"RM-0e", "RM-2e", "SP-4"}
    assert [(f.code, f.place) for f in found.findings] == [
        ("RM-0e", b.at(Compromiso, "objetivo", "C2")),
        ("D-encabezado", Place("Indicadores")),
    ]


def test_of_a_tab_that_could_not_be_read_no_row_and_no_column_is_said_to_be_missing() -> None:
    b = complete()
    b.tabs[Compromiso] = []
    spoken = Finding("D-encabezado", Grade.IMPIDE, "m", "f", Place("Compromisos"))
    found = check(b.plan(), (spoken,), EDITION, TODAY)
    assert [f for f in found.findings if f.place.sheet == "Compromisos"] == [spoken]
    assert found.result("RM-0a") is NO


def test_a_tab_without_rows_that_nobody_speaks_for_lacks_its_rows() -> None:
    b = complete()
    b.tabs[Indicador] = []
    b.absent.add(Indicador)
    found = outcome(b)
    assert {(f.code, f.place) for f in found.findings} == {("RM-0e", Place("Indicadores"))}
    assert len(found.findings) == 6


def test_another_edition_asks_for_other_numbers() -> None:
    other = replace(
        EDITION, compromisos=4, cuotas={"AGA": 1, "Local": 2, "FtM": 1}, temas=("Agua",), dias_antes_de_mesa=40
    )
    found = check(complete().plan(), (), other, TODAY)
    broken = {j.id for j in found.requirements if j.result is NO}
    assert broken == {"RM-0a", "RM-0b", "MD-1c"}
    assert {j.id: j.title for j in found.requirements}["RM-0a"].startswith("El plan tiene exactamente 4 ")


def test_a_grade_is_the_edition_s_and_an_edition_without_it_stops_the_run() -> None:
    b = complete()
    b.put(Integrante, "SC1", correo="")
    grave: Edition = replace(EDITION, grados={**EDITION.grados, "MD-5": Grade.IMPIDE})
    assert [f.grade for f in check(b.plan(), (), grave, TODAY).findings] == [Grade.IMPIDE]
    without = {name: grade for name, grade in EDITION.grados.items() if name != "MD-5"}
    with pytest.raises(Stop, match="MD-5"):
        check(b.plan(), (), replace(EDITION, grados=without), TODAY)
