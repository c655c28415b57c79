"""What the parties declared is told in one phrase where all agree, and by name where they do not."""

from dataclasses import replace

from pipeline.documents.context.conformidad import conformity
from pipeline.model.plan import Plan
from pipeline.model.records import Conformidad, Integrante
from tests.documents.case import small

SEATS = ("AU1", "OG1", "SC1", "AC1")


def member(key: str, calidad: str = "titular", suple_a: str = "") -> Integrante:
    return Integrante(clave=key, nombre=f"Persona {key}", sector="otro", calidad=calidad, suple_a=suple_a)


def lines(**said: str) -> tuple[str, ...]:
    """What is printed where each of the keys declared so: a comma divides what was declared from the remark."""
    told = ((key, *kind.partition(",")) for key, kind in said.items())
    rows = (
        Conformidad(compromiso="C1", integrante=key, manifestacion=kind, observacion=remark)
        for key, kind, _, remark in told
    )
    people = (*map(member, SEATS), member("AU2", "suplente", "AU1"))
    plan: Plan = replace(small(), integrantes=people, conformidades=tuple(rows))
    (row,) = conformity(plan)
    return row.lineas


def test_all_agree() -> None:
    found = lines(**dict.fromkeys(SEATS, "conforme"))
    assert found == ("Conforme: todas las personas titulares del Secretariado Técnico Local.",)


def test_one_agrees_through_a_substitute() -> None:
    (found,) = lines(AU2="conforme", OG1="conforme", SC1="conforme", AC1="conforme")
    assert found.startswith("Conforme: todas las representaciones")
    assert "actuó en suplencia Persona AU2" in found


def test_a_reserve_is_told_by_name_and_text() -> None:
    found = lines(AU1="conforme", OG1="conforme", SC1="conforme", AC1="con reserva,Con los mercados.")
    assert found == (
        "Conforme: las demás personas titulares del Secretariado Técnico Local.",
        "Con reserva: Persona AC1. Con los mercados.",
    )


def test_a_remark_of_who_agrees_is_kept() -> None:
    found = lines(AU1="conforme,Que se difunda", OG1="conforme", SC1="conforme", AC1="conforme")
    assert found[0].startswith("Conforme: todas")
    assert found[1] == "Observación de Persona AU1: Que se difunda."


def test_while_somebody_is_silent_everyone_is_named() -> None:
    found = lines(AU1="conforme", OG1="conforme", SC1="no conforme")
    assert found == (
        "Conforme: Persona AU1 y Persona OG1.",
        "No conforme: Persona SC1.",
        "Sin manifestación asentada: Persona AC1.",
    )


def test_nobody_has_declared() -> None:
    assert lines() == ("Sin manifestaciones registradas.",)


def test_nobody_declares_for_a_seat_that_is_vacant() -> None:
    people = (*map(member, SEATS[:3]), replace(member("AC1"), nombre="Por designar"))
    rows = tuple(Conformidad(compromiso="C1", integrante=key, manifestacion="conforme") for key in SEATS)
    (row,) = conformity(replace(small(), integrantes=people, conformidades=rows))
    assert row.lineas == ("Conforme: todas las personas titulares del Secretariado Técnico Local.",)


def test_a_dissent_names_the_institution() -> None:
    people = (*map(member, SEATS[:3]), replace(member("AC1"), institucion="Universidad"))
    said = (Conformidad(compromiso="C1", integrante="AC1", manifestacion="no conforme", observacion="Sin dinero"),)
    (row,) = conformity(replace(small(), integrantes=people, conformidades=said))
    assert row.lineas[0] == "No conforme: Persona AC1 (Universidad). Sin dinero."
