"""What changed in the plan between two readings, in the plan's own words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal
from typing import Final

from pipeline.model.plan import Plan
from pipeline.model.schema import Column, Kind, Record, columns
from pipeline.model.words import fold
from pipeline.model.workbook import Place

_IN_THE_PAL: Final = frozenset(
    {"Compromisos", "Responsables", "Actividades", "Indicadores", "Metas", "Problemáticas", "Soluciones"}
)
_PAL: Final = "plan-de-accion-local"
_ACTS: Final = {
    "declaracion-conjunta": ("fecha_declaracion", frozenset({"fecha_declaracion", "lugar_declaracion"})),
    "acta-instalacion-stl": (
        "fecha_instalacion_stl",
        frozenset({"fecha_instalacion_stl", "hora_instalacion", "lugar_instalacion"}),
    ),
}
"""By document: the datum that tells when it was signed, and the data that it carries."""
_LONGEST: Final = 80
_DAYS_IN_MONTH: Final = 30.44
_TWO_MONTHS: Final = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``signed`` says that a document already signed carries what was before."""

    place: Place
    sentence: str
    signed: bool


def changes(before: Plan, now: Plan, today: date, definitive: frozenset[str]) -> tuple[Change, ...]:
    """Every difference between two readings of the same sheet, in the order of its tabs.

    ``definitive`` are the ids of the documents that could have been signed: nobody signs a draft.
    """
    return tuple(_differences(before, now, _Paper(now, today, definitive)))


class _Paper:
    """What the signed documents carry, and what an adenda has changed in them since."""

    def __init__(self, now: Plan, today: date, definitive: frozenset[str]) -> None:
        self._signed_on = now.ejercicio.fecha_firma_pal if _PAL in definitive else None
        self._definitive = definitive
        self._today = today
        self._agreed = {fold(a.texto_nuevo) for a in now.adendas if a.fecha and a.fecha <= today}

    def carries(self, tab: str) -> bool:
        """Whether the rows of the tab stand in a PAL that is signed."""
        return tab in _IN_THE_PAL and self._signed_on is not None and self._signed_on < self._today

    def in_act(self, old: Record, column: Column) -> bool:
        """Whether this datum of Ejercicio stands in an act that was signed before today, by the date it had."""
        for document, (day, carried) in _ACTS.items():
            signed_on = getattr(old, day, None)
            if document in self._definitive and column.field in carried and signed_on and signed_on < self._today:
                return True
        return False

    def agreed(self, value: object) -> bool:
        """Whether an adenda already says this."""
        return bool(_shown(value)) and fold(_shown(value)) in self._agreed


def _differences(before: Plan, now: Plan, paper: _Paper) -> Iterator[Change]:
    for part in fields(Plan):
        if part.name == "headers":
            continue
        old, new = getattr(before, part.name), getattr(now, part.name)
        if isinstance(new, Record):
            yield from _in_record(old, new, paper)
        else:
            yield from _in_tab(old, new, paper)


def _in_tab(old: tuple[Record, ...], new: tuple[Record, ...], paper: _Paper) -> Iterator[Change]:
    known, seen = _named(old), _named(new)
    for name, record in seen.items():
        if name in known:
            yield from _in_record(known[name], record, paper)
        else:
            place = record.place(columns(type(record))[0].field)
            yield Change(place, f"{name}: es nuevo en {record.TAB}.", paper.carries(record.TAB))
    for name, record in known.items():
        if name not in seen:
            gone = f"{name}: ya no está en {record.TAB}."
            yield Change(Place(record.TAB), gone, paper.carries(record.TAB))


def _named(records: tuple[Record, ...]) -> dict[str, Record]:
    """The rows by what tells them apart: their key, or what they link and begin with; the nth of its name apart."""
    count: Counter[str] = Counter()
    named = {}
    for record in records:
        name = _name(record)
        count[name] += 1
        named[name if count[name] == 1 else f"{name} ({count[name]})"] = record
    return named


def _name(record: Record) -> str:
    key = getattr(record, "clave", "")
    if key:
        return str(key)
    told = [_shown(getattr(record, c.field)) for c in columns(type(record)) if c.always]
    return _short(" · ".join(filter(None, told))) or f"{record.TAB} sin clave"


def _in_record(old: Record, new: Record, paper: _Paper) -> Iterator[Change]:
    for column in columns(type(new)):
        was, now = getattr(old, column.field), getattr(new, column.field)
        if was == now:
            continue
        name = "" if new.TAB == "Ejercicio" else f"{_name(new)}: "
        carried = (paper.carries(new.TAB) or paper.in_act(old, column)) and not paper.agreed(now)
        yield Change(new.place(column.field), f"{name}{column.name} {_moved(column, was, now)}.", carried)


def _moved(column: Column, was: object, now: object) -> str:
    if was in (None, "", ()):
        return f"estaba en blanco y ahora dice “{_short(_shown(now))}”"
    if now in (None, "", ()):
        return f"decía “{_short(_shown(was))}” y quedó en blanco"
    if column.kind is Kind.DATE and isinstance(was, date) and isinstance(now, date):
        return f"se movió {_span(was, now)}: de {_shown(was)} a {_shown(now)}"
    return f"pasó de “{_short(_shown(was))}” a “{_short(_shown(now))}”"


def _span(was: date, now: date) -> str:
    days = abs((now - was).days)
    amount = f"{days} día{'s' if days > 1 else ''}" if days < _TWO_MONTHS else f"{round(days / _DAYS_IN_MONTH)} meses"
    return f"{amount} {'después' if now > was else 'antes'}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "Sí" if value else "No"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
