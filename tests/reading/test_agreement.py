"""What two cells tell together: hours that run backwards, a treatment typed twice."""

import pytest

from pipeline.model.findings import Grade
from tests.reading.books import Tabs, read, small


def with_closing(hour: str, *, opening: str = "10:30") -> Tabs:
    tabs = small()
    tabs["Mesas"][0].append("Hora de término")
    tabs["Mesas"][1][4] = opening
    tabs["Mesas"][1].append(hour)
    return tabs


def test_a_mesa_that_ends_before_it_begins_is_told_at_its_closing_hour() -> None:
    plan, findings = read(with_closing("1:30"))
    (found,) = findings
    assert (found.code, found.grade, found.place.sheet) == ("D-horas-en-desorden", Grade.AVISO, "Mesas")
    assert found.place.header == "Hora de término"
    assert "10:30" in found.message
    assert "01:30" in found.message
    assert plan.mesas[0].hora_termino is not None


@pytest.mark.parametrize("hour", ["10:30", "13:30"])
def test_a_mesa_that_ends_later_or_at_once_is_not(hour: str) -> None:
    assert read(with_closing(hour))[1] == []


def test_of_a_closing_hour_that_has_its_note_it_is_told_at_the_opening() -> None:
    _, findings = read(with_closing("1 de la tarde", opening="15:00"))
    assert [(f.code, f.place.header) for f in findings] == [
        ("D-horas-en-desorden", "Hora de inicio"),
        ("D-lectura", "Hora de término"),
    ]


def test_an_instalacion_that_closes_before_it_opens_is_told_in_ejercicio() -> None:
    tabs = small()
    tabs["Ejercicio"].append(["Hora de clausura de la instalación", "01:00"])
    (found,) = read(tabs)[1]
    assert (found.code, found.place.cell) == ("D-horas-en-desorden", f"B{len(tabs['Ejercicio'])}")


@pytest.mark.parametrize("typed", ["Mtra. Ana Ruiz Soto", "MTRA Ana Ruiz Soto", "mtra.  Ana Ruiz Soto"])
def test_a_treatment_inside_the_name_is_taken_once_and_told(typed: str) -> None:
    tabs = small()
    tabs["Integrantes"][1][1] = typed
    tabs["Agenda STL"][1][2] = "Mtra. Ana Ruiz Soto"
    plan, findings = read(tabs)
    member = plan.integrante["SC1"]
    assert (member.tratamiento, member.nombre) == ("Mtra.", "Ana Ruiz Soto")
    assert "SC1" in {session.responsable for session in plan.agenda_stl}
    (found,) = [f for f in findings if f.place.sheet == "Integrantes"]
    assert (found.code, found.grade, found.place.header) == ("D-lectura", Grade.NOTA, "Nombre")
    assert "“Ana Ruiz Soto”" in found.fix


@pytest.mark.parametrize(("treatment", "name"), [("C.", "Carlos Mora"), ("Dra.", "Drago Mora"), ("Lic.", "Lic.")])
def test_a_name_that_only_looks_like_its_treatment_stays(treatment: str, name: str) -> None:
    tabs = small()
    tabs["Integrantes"][1][1:3] = [name, treatment]
    plan, findings = read(tabs)
    assert plan.integrante["SC1"].nombre == name
    assert not [f for f in findings if f.code == "D-lectura"]
