"""What changed in the plan between two readings, in the plan's own words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal
from typing import Final

from pipeline.model.plan import Plan
from pipeline.model.schema import Column, Kind, Record, columns
from pipeline.model.workbook import Place

_IN_THE_PAL: Final = frozenset(
    {"Compromisos", "Responsables", "Actividades", "Indicadores", "Metas", "Problemáticas", "Soluciones"}
)
_IN_THE_DECLARACION: Final = frozenset({"fecha_declaracion", "lugar_declaracion"})
_IN_THE_ACTA: Final = frozenset({"fecha_instalacion_stl", "hora_instalacion", "lugar_instalacion"})
_LONGEST: Final = 80
_DAYS_IN_MONTH: Final = 30.44
_TWO_MONTHS: Final = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``signed`` says that a document already signed carries what was before."""

    place: Place
    sentence: str
    signed: bool


def changes(before: Plan, now: Plan, today: date) -> tuple[Change, ...]:
    """Every difference between two readings of the same sheet, in the order of its tabs."""
    return tuple(_differences(before, now, today))


def _differences(before: Plan, now: Plan, today: date) -> Iterator[Change]:
    for part in fields(Plan):
        if part.name == "headers":
            continue
        old, new = getattr(before, part.name), getattr(now, part.name)
        if isinstance(new, Record):
            yield from _in_record(old, new, _signed(now, type(new).TAB, today), today)
        else:
            yield from _in_tab(old, new, now, today)


def _in_tab(old: tuple[Record, ...], new: tuple[Record, ...], now: Plan, today: date) -> Iterator[Change]:
    known, seen = _named(old), _named(new)
    for name, record in seen.items():
        signed = _signed(now, record.TAB, today)
        if name in known:
            yield from _in_record(known[name], record, signed, today)
        else:
            yield Change(record.place(columns(type(record))[0].field), f"{name}: es nuevo en {record.TAB}.", signed)
    for name, record in known.items():
        if name not in seen:
            gone = f"{name}: ya no está en {record.TAB}."
            yield Change(Place(record.TAB), gone, _signed(now, record.TAB, today))


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


def _in_record(old: Record, new: Record, signed: bool, today: date) -> Iterator[Change]:  # noqa: FBT001 - passed on
    for column in columns(type(new)):
        was, now = getattr(old, column.field), getattr(new, column.field)
        if was == now:
            continue
        name = "" if new.TAB == "Ejercicio" else f"{_name(new)}: "
        carried = signed or _in_signed_act(old, column, today)
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


def _signed(plan: Plan, tab: str, today: date) -> bool:
    signed_on = plan.ejercicio.fecha_firma_pal
    return tab in _IN_THE_PAL and signed_on is not None and signed_on < today


def _in_signed_act(old: Record, column: Column, today: date) -> bool:
    """Whether this datum of Ejercicio stands in an act that was signed before today, by the date it had."""
    for group, day in ((_IN_THE_DECLARACION, "fecha_declaracion"), (_IN_THE_ACTA, "fecha_instalacion_stl")):
        signed_on = getattr(old, day, None)
        if column.field in group and signed_on is not None and signed_on < today:
            return True
    return False


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
