"""Each finding has an owner, and each owner a list to paste in a message."""

import pytest

from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Avance, Compromiso, Integrante, Meta, Problematica, Responsable, Solucion
from pipeline.model.schema import Record
from pipeline.model.workbook import Place, Workbook
from pipeline.reporting.by_actor import ALL, as_text, by_actor, owners_of

ANA = Integrante(row=2, clave="SC1", nombre="Ana Ñuño", tratamiento="Mtra.")
LUIS = Integrante(row=3, clave="AU1", nombre="Luis Gómez")


def _at(record: Record) -> dict[str, Place]:
    return {"clave": Place(record.TAB, record.row, 1, "Clave")}


def _placed(record: Record) -> Record:
    return type(record)(**{**record.__dict__, "places": _at(record)})


PLAN = Plan(
    integrantes=(_placed(ANA), _placed(LUIS)),
    compromisos=(_placed(Compromiso(row=2, clave="C1")),),
    responsables=(
        _placed(Responsable(row=2, compromiso="C1", integrante="SC1")),
        _placed(Responsable(row=3, compromiso="C1", integrante="AU1")),
    ),
    actividades=(_placed(Actividad(row=2, clave="A1", responsable="AU1")), _placed(Actividad(row=3, clave="A2"))),
    metas=(_placed(Meta(row=2, compromiso="C1")),),
    avances=(_placed(Avance(row=2, actividad="A1")),),
    problematicas=(_placed(Problematica(row=2, clave="P1", nucleo="sociedad civil")),),
    soluciones=(_placed(Solucion(row=2, clave="S1", problematica="P1")),),
)  # type: ignore[arg-type] # records placed by their own class


def _finding(sheet: str, row: int | None, grade: Grade = Grade.AVISO) -> Finding:
    return Finding("D-x", grade, "Falta algo.", "Escríbalo.", Place(sheet, row, 1 if row else None, "Clave"))


@pytest.mark.parametrize(
    ("sheet", "row", "whose"),
    [
        ("Actividades", 2, ("Luis Gómez",)),
        ("Actividades", 3, (ALL,)),
        ("Avances", 2, ("Luis Gómez",)),
        ("Metas", 2, ("Mtra. Ana Ñuño", "Luis Gómez")),
        ("Compromisos", 2, ("Mtra. Ana Ñuño", "Luis Gómez")),
        ("Problemáticas", 2, ("Núcleo: sociedad civil",)),
        ("Soluciones", 2, ("Núcleo: sociedad civil",)),
        ("Integrantes", 2, ("Mtra. Ana Ñuño",)),
        ("Ejercicio", None, ("Núcleo: órgano garante",)),
        ("Compromisos", None, (ALL,)),
    ],
)
def test_a_finding_belongs_to_who_can_mend_it(sheet: str, row: int | None, whose: tuple[str, ...]) -> None:
    assert owners_of(PLAN)(_finding(sheet, row)) == whose


def test_lists_are_by_owner_and_everybody_comes_last() -> None:
    outcome = Outcome((), (_finding("Compromisos", None), _finding("Metas", 2), _finding("Actividades", 2)))
    lists = by_actor(outcome, PLAN)
    assert list(lists) == ["Luis Gómez", "Mtra. Ana Ñuño", ALL]
    assert len(lists["Luis Gómez"]) == 2


def test_the_text_can_be_pasted_and_says_where_and_what() -> None:
    text = as_text(by_actor(Outcome((), (_finding("Actividades", 2, Grade.IMPIDE),)), PLAN), Workbook("o", "t", ()))
    assert text == "Luis Gómez (1 pendiente)\n1. [Impide] Actividades!A2: Falta algo. Escríbalo.\n"


def test_nothing_to_do_says_so() -> None:
    assert "No hay pendientes" in as_text({}, Workbook("o", "t", ()))
