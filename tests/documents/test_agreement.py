"""Number and gender are right in every document, whoever facilitates, signs or holds a seat."""

import re
from dataclasses import replace

import pytest

from pipeline.documents.arrival import text_of
from pipeline.documents.renderer import Templates
from pipeline.model.plan import Plan
from pipeline.model.records import Integrante
from pipeline.settings import TEMPLATES
from tests.documents.example import dues

WRONG = re.compile(
    r"\b(?:de el\b|a el\b|el persona|la facilitador\b|el facilitadora|los personas|un tantos|dos tanto\b|uno tantos"
    r"|1 días|1 meses|1 hojas|un compromisos|uno compromisos?|dos compromiso\b|y [Ii](?:nstituto|bañez)|o [Oo]ctubre"
    r"|las una|la una horas|veintiún horas|uno minutos?|uno días?|a los primero|a los uno|[Ee]n [Cc]iudad de México"
    r"|[Ee]n (?:Sala|Casa|Salón) )"
)
EMPTY = re.compile(r"\(\)|,\s*[,.;]|\s[,.;](?:\s|$)|\.\.(?!\.)|;\s*[.;]")


def facilitated_by(plan: Plan, cargo: str, tratamiento: str) -> Plan:
    def changed(i: Integrante) -> Integrante:
        return replace(i, cargo=cargo, tratamiento=tratamiento) if i.calidad == "facilitador" else i

    return replace(plan, integrantes=tuple(map(changed, plan.integrantes)))


def held_by(plan: Plan, sector: str, cargo: str, institucion: str) -> Plan:
    """The plan with every seat of a sector held by such an office."""
    rows = (replace(i, cargo=cargo, institucion=institucion) if i.sector == sector else i for i in plan.integrantes)
    return replace(plan, integrantes=tuple(rows))


def signed_by_one(plan: Plan) -> Plan:
    return replace(plan, integrantes=tuple(i for i in plan.integrantes if i.clave in {"SC1", "FA1"}))


def of_women(plan: Plan) -> Plan:
    def woman(i: Integrante) -> Integrante:
        return replace(i, nombre=f"Inés Íñiguez {i.clave}", tratamiento="Mtra.", cargo="Directora")

    return replace(plan, integrantes=tuple(map(woman, plan.integrantes)))


def said(plan: Plan) -> dict[str, str]:
    """What each document of a plan says."""
    templates, found = Templates(TEMPLATES), list(dues(plan))
    assert found
    return {due.path: text_of(templates.render(due.template, due.context)) for due in found}


@pytest.mark.parametrize("who", ["man", "woman", "unknown", "one", "women", "municipality", "court"])
def test_no_document_breaks_agreement(who: str, example_plan: Plan) -> None:
    plan = {
        "man": lambda: facilitated_by(example_plan, "Mediador", "Mtro."),
        "woman": lambda: facilitated_by(example_plan, "Mediadora", "Mtra."),
        "unknown": lambda: facilitated_by(example_plan, "", "Lic."),
        "one": lambda: signed_by_one(example_plan),
        "women": lambda: of_women(example_plan),
        "municipality": lambda: held_by(example_plan, "autoridad", "Síndica", "H. Ayuntamiento de Iztapalapa"),
        "court": lambda: held_by(example_plan, "autoridad", "Magistrado Presidente", "Tribunal Superior de Justicia"),
    }[who]()
    found = {path: [*WRONG.findall(text), *EMPTY.findall(text)] for path, text in said(plan).items()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("who", "expected", "never"),
    [
        (("Mediador", "Mtro."), "el facilitador", "la facilitadora"),
        (("Mediadora", "Mtra."), "la facilitadora", "el facilitador"),
        (("", "Lic."), "la persona facilitadora", "el facilitador"),
    ],
)
def test_whoever_facilitates_is_named_alike_in_every_document(
    who: tuple[str, str], expected: str, never: str, example_plan: Plan
) -> None:
    plan = replace(facilitated_by(example_plan, *who), reglas=())
    naming = ("02-acta-instalacion-stl", "03-mesas/m6-minuta", "04-plan-de-accion-local")
    texts = {path: text.lower() for path, text in said(plan).items() if path in naming}
    assert {path for path, text in texts.items() if expected in text} == set(naming)
    of_ours = ("{} del secretariado", "{} dio lectura", "{} es una figura", "le remite {}")
    wrong = [phrase.format(never) for phrase in of_ours]
    assert [(path, phrase) for path, text in texts.items() for phrase in wrong if phrase in text] == []
