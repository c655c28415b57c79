"""The plan as anyone may read it: built column by column from the allow-list of the schema, never by deleting.

People who hold no public office and did not authorise it become their sector. Free texts lose the names,
e-mails and telephones that the sheet itself tells to be personal.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, Final

from pipeline.model.choices import (
    AUTORIDAD,
    FACILITADOR,
    ORGANO_GARANTE,
    OTHER_NUCLEOS,
    SOCIEDAD_CIVIL,
)
from pipeline.model.personal import Watch, named
from pipeline.model.plan import Plan
from pipeline.model.records import Asistente, Integrante, Intervencion
from pipeline.model.schema import Column, Kind, Record, Shown, blank_of, columns
from pipeline.model.words import fold

OMITTED_POST: Final = "cargo omitido"
OMITTED_WORDS: Final = "Se omite en la versión pública; consta en el documento íntegro."
_PEOPLE: Final = ("Integrantes",)
_BY_SECTOR: Final[Mapping[str, str]] = MappingProxyType(
    {
        fold(SOCIEDAD_CIVIL): "de la sociedad civil",
        fold(AUTORIDAD): "de la autoridad",
        fold(ORGANO_GARANTE): "del órgano garante",
        fold("academia"): "de la academia",
        fold("sector empresarial"): "del sector empresarial",
        fold("organismo autónomo"): "de organismo autónomo",
    }
)


def public_plan(plan: Plan, over: Watch) -> Plan:
    """The plan for a public version; ``over`` knows what is personal in a text."""
    tabs: dict[str, Any] = {}
    for tab in fields(plan):
        held = getattr(plan, tab.name)
        if tab.name == "intervenciones":
            tabs[tab.name] = _said(plan, over)
        elif isinstance(held, tuple):
            tabs[tab.name] = tuple(_public(plan, record, over) for record in held)
        elif isinstance(held, Record):
            tabs[tab.name] = _public(plan, held, over)
    return replace(plan, **tabs)


def _public(plan: Plan, record: Record, over: Watch) -> Record:
    values = {c.field: _value(plan, record, c, over) for c in columns(type(record))}
    return replace(record, **{**values, **_person(plan, record, over)})


def _value(plan: Plan, record: Record, c: Column, over: Watch) -> Any:  # noqa: ANN401 - the value of any column
    value = getattr(record, c.field)
    if c.tabs == _PEOPLE:  # only people of the sheet, who are public already in its own tab
        return _known(plan, value)
    if c.shown is Shown.INTERNAL:
        return blank_of(type(record), c.field)
    if not isinstance(value, str) or c.kind is Kind.KEY:
        return value
    kept = over.without(value)
    return "" if c.kind is Kind.URL and kept != value else kept


def _known(plan: Plan, keys: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(keys, tuple):
        return tuple(key for key in keys if key in plan.integrante)
    return keys if keys in plan.integrante else ""


def _person(plan: Plan, record: Record, over: Watch) -> dict[str, Any]:
    """Name and post of whoever may be named; of anyone else, what they represent."""
    if not isinstance(record, Integrante | Asistente):
        return {}
    if isinstance(record, Asistente) and record.integrante in plan.integrante:
        return {"nombre": "", "cargo": ""}
    if named(plan, record):
        return {"nombre": over.without(record.nombre), "cargo": over.without(record.cargo)}
    hidden = {"nombre": _instead(record), "cargo": OMITTED_POST}
    return hidden if isinstance(record, Asistente) else {**hidden, "tratamiento": ""}


def _instead(record: Integrante | Asistente) -> str:
    if isinstance(record, Integrante) and record.calidad == FACILITADOR:
        return "Persona que facilita el diálogo"
    return f"Persona representante {_of(record.sector)}"


def _of(sector: str) -> str:
    return _BY_SECTOR.get(fold(OTHER_NUCLEOS.get(fold(sector), sector)), "de otro sector")


def _said(plan: Plan, over: Watch) -> tuple[Intervencion, ...]:
    """Who spoke at each mesa and in what sense, once each; what they said stays with the committee."""
    rows: dict[tuple[str, str, str], Intervencion] = {}
    for row in plan.intervenciones:
        shown = replace(row, participante=_speaker(plan, row, over), texto=OMITTED_WORDS)
        rows.setdefault((row.mesa, shown.participante, row.tipo), shown)
    return tuple(rows.values())


def _speaker(plan: Plan, row: Intervencion, over: Watch) -> str:
    if row.participante in plan.integrante:
        return row.participante
    guests = (a for a in plan.asistentes if a.mesa == row.mesa and fold(a.nombre) == fold(row.participante))
    guest = next(guests, None)
    if guest is None:
        return "Asistente a la mesa"
    return over.without(guest.nombre) if named(plan, guest) else f"Asistente {_of(guest.sector)}"
