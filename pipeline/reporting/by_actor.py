"""Whose each finding is: a to-do list for each actor, as text to paste in a message."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pipeline.model.choices import CONJUNTA, ORGANO_GARANTE
from pipeline.model.findings import Finding
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.records import (
    Actividad,
    Acuerdo,
    Avance,
    Compromiso,
    Conformidad,
    Consulta,
    Envio,
    Indicador,
    Integrante,
    Mesa,
    Meta,
    Problematica,
    Responsable,
    Sesion,
    Solucion,
)
from pipeline.model.review import GRADES
from pipeline.model.schema import Record
from pipeline.model.workbook import Workbook
from pipeline.reporting.quantities import counted

ALL: Final = "El Secretariado en conjunto"
_OF_THE_GARANTE: Final = frozenset({"Ejercicio", "Etapas", "Reglas", "Integrantes", "Adendas"})


def owners_of(plan: Plan) -> Callable[[Finding], tuple[str, ...]]:
    """Tells who can mend a finding: people by name, a núcleo, or everybody; never nobody."""
    rows = _rows(plan)

    def owners(finding: Finding) -> tuple[str, ...]:
        record = rows.get((finding.place.sheet, finding.place.row))
        people = tuple(dict.fromkeys(_people(record, plan))) if record else ()
        if people:
            return people
        nucleo = getattr(record, "nucleo", "")
        if nucleo and nucleo != CONJUNTA:
            return (f"Núcleo: {nucleo}",)
        return (f"Núcleo: {ORGANO_GARANTE}",) if finding.place.sheet in _OF_THE_GARANTE else (ALL,)

    return owners


def by_actor(outcome: Outcome, plan: Plan) -> Mapping[str, tuple[Finding, ...]]:
    """The findings of each owner, the gravest first; owners in alphabetical order, everybody last."""
    lists: dict[str, list[Finding]] = {}
    owners = owners_of(plan)
    for finding in outcome.findings:
        for owner in owners(finding):
            lists.setdefault(owner, []).append(finding)
    order = sorted(lists, key=lambda name: (name == ALL, name.startswith("Núcleo"), name))
    return {name: tuple(lists[name]) for name in order}


def as_text(lists: Mapping[str, tuple[Finding, ...]], workbook: Workbook) -> str:
    """One list after another, plain, each ready to be pasted in a message."""
    if not lists:
        return "No hay pendientes: la revisión no encontró nada que corregir.\n"
    return "\n".join("\n".join(_list(name, findings, workbook)) + "\n" for name, findings in lists.items())


def _list(name: str, findings: tuple[Finding, ...], workbook: Workbook) -> Iterator[str]:
    yield f"{name} ({counted(len(findings), 'pendiente')})"
    for number, finding in enumerate(findings, start=1):
        yield f"{number}. [{GRADES[finding.grade]}] {finding.place}: {finding.message} {finding.fix}"
        link = workbook.link(finding.place)
        if link:
            yield f"   {link}"


def _rows(plan: Plan) -> Mapping[tuple[str, int | None], Record]:
    parts = (getattr(plan, name) for name in plan.__dataclass_fields__ if name != "headers")
    return {
        (place.sheet, record.row): record
        for part in parts
        for record in (part if isinstance(part, tuple) else ())
        for place in list(record.places.values())[:1]
    }


def _people(record: Record, plan: Plan) -> Iterator[str]:
    match record:
        case Actividad(responsable=key) | Acuerdo(responsable=key) | Sesion(responsable=key):
            yield from _named(key, plan)
        case Envio(remite=key) | Responsable(integrante=key) | Conformidad(integrante=key) | Integrante(clave=key):
            yield from _named(key, plan)
        case Avance():
            activity = plan.actividad.get(record.actividad)
            yield from _named(record.reporta or (activity.responsable if activity else ""), plan)
        case Compromiso(clave=key) | Indicador(compromiso=key) | Meta(compromiso=key):
            for responsable in plan.responsables:
                if key and responsable.compromiso == key:
                    yield from _named(responsable.integrante, plan)
        case Solucion():
            problem = plan.problematica.get(record.problematica)
            yield from (f"Núcleo: {problem.nucleo}",) if problem and problem.nucleo else ()
        case Consulta() | Mesa() | Problematica() | Record():
            return


def _named(key: str, plan: Plan) -> Iterator[str]:
    person = plan.integrante.get(key)
    if person and person.nombre:
        yield f"{person.tratamiento} {person.nombre}".strip()
