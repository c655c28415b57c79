"""The plan as open tables: stable ids, foreign keys, nobody's personal data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pipeline.model.plan import Plan
from pipeline.model.records import TABS, Ejercicio, Intervencion
from pipeline.model.schema import Column, Kind, Record, Shown, columns
from pipeline.model.words import plain, slug
from pipeline.publishing.publico import public_values

ID: Final = "id"
_TYPES: Final = {
    Kind.DATE: "date",
    Kind.TIME: "time",
    Kind.INT: "integer",
    Kind.DECIMAL: "number",
    Kind.PERCENT: "number",
    Kind.BOOL: "boolean",
}
_NATURAL: Final[Mapping[str, tuple[str, ...]]] = {
    "Reglas": ("numero",),
    "Agenda STL": ("fecha",),
    "Etapas": ("clave", "paso", "fecha"),
    "Envíos": ("mesa", "insumo", "fecha_envio"),
    "Asistentes": ("mesa", "integrante"),
    "Conformidades": ("compromiso", "integrante"),
    "Responsables": ("compromiso", "integrante"),
    "Metas": ("compromiso", "tipo", "fecha"),
    "Avances": ("actividad", "fecha_corte"),
}
"""What tells the rows of a tab without keys apart; equal ones are numbered in the plan's order."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: ``type`` as Table Schema names it, ``target`` the table that it refers to."""

    name: str
    type: str
    title: str
    description: str
    choices: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed values in the order of ``fields``; the first field is the id."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Any, ...], ...]


def plan_tables(plan: Plan) -> tuple[Table, ...]:
    """Every tab whose rows may be seen, and a table for each column that holds several keys."""
    keys = {tab.TAB: {row.get("clave") for row in _rows(plan, tab)} for tab in _PUBLISHED}
    ids = {tab.TAB: _ids(tab, list(_rows(plan, tab)), keys) for tab in _PUBLISHED}
    tables: list[Table] = []
    for tab in _PUBLISHED:
        tables.append(_table(plan, tab, ids))
        tables.extend(_links(plan, tab, c, ids) for c in _public(tab) if c.kind is Kind.REFS)
    return tuple(tables)


def id_field(name: str = ID) -> Field:
    """The first field of every table."""
    return Field(name, "string", "Identificador", "Identifica el renglón; no cambia mientras no cambie su clave.")


def table_name(tab: str) -> str:
    """``agenda_stl`` for ``Agenda STL``."""
    return plain(tab).lower().replace(" ", "_")


_PUBLISHED: Final = tuple(tab for tab in TABS if tab is not Intervencion)  # who said what stays with the committee


def _table(plan: Plan, tab: type[Record], ids: Mapping[str, list[str]]) -> Table:
    shown = [c for c in _public(tab) if c.kind is not Kind.REFS]
    known = {target: set(keys) for target, keys in ids.items()}
    values = list(_rows(plan, tab))
    rows = tuple(
        (identity, *(_value(c, row[c.field], known) for c in shown))
        for identity, row in zip(ids[tab.TAB], values, strict=True)
    )
    fields = (id_field(), *(_field(c, [row[c.field] for row in values]) for c in shown))
    return Table(table_name(tab.TAB), tab.TAB, tab.HELP, fields, rows)


def _links(plan: Plan, tab: type[Record], column: Column, ids: Mapping[str, list[str]]) -> Table:
    own = table_name(tab.TAB)
    targets = {target: set(ids[target]) for target in column.tabs}
    fields = (
        id_field(),
        Field(own, "string", tab.TAB, f"El renglón de la tabla {own}.", target=own),
        *(Field(table_name(t), "string", t, column.help, target=table_name(t)) for t in targets),
    )
    rows = tuple(
        (f"{identity}_{slug(key)}", identity, *(key if key in keys else None for keys in targets.values()))
        for identity, values in zip(ids[tab.TAB], _rows(plan, tab), strict=True)
        for key in dict.fromkeys(values[column.field])
        if any(key in keys for keys in targets.values())
    )
    unique = _numbered([str(row[0]) for row in rows])
    return Table(
        f"{own}_{column.field}", f"{tab.TAB}: {column.name}", column.help, fields,
        tuple((identity, *row[1:]) for identity, row in zip(unique, rows, strict=True)),
    )  # fmt: skip


def _public(tab: type[Record]) -> Iterator[Column]:
    return (c for c in columns(tab) if c.shown is not Shown.INTERNAL)


def _rows(plan: Plan, tab: type[Record]) -> Iterator[Mapping[str, Any]]:
    held: Any = getattr(plan, table_name(tab.TAB))
    return (public_values(plan, record) for record in (held if isinstance(held, tuple) else (held,)))


def _ids(tab: type[Record], rows: list[Mapping[str, Any]], keys: Mapping[str, set[Any]]) -> list[str]:
    if tab is Ejercicio:
        return ["ejercicio"]
    natural = _NATURAL.get(tab.TAB)
    if natural is None:
        natural = ("clave",)
    kinds = {c.field: c for c in columns(tab) if c.kind is Kind.REF}
    shown = [
        {name: row[name] for name in natural if name not in kinds or _points(kinds[name], row[name], keys)}
        for row in rows
    ]
    return _numbered([_natural_id(tab, row) for row in shown])


def _points(column: Column, key: str, keys: Mapping[str, set[Any]]) -> bool:
    """Whether a reference leads to a row that is published: one that does not is nobody's to see."""
    return any(key in keys[target] for target in column.tabs)


def _natural_id(tab: type[Record], row: Mapping[str, Any]) -> str:
    if row.get("clave"):
        return str(row["clave"])
    parts = [slug(str(value)) for value in row.values() if value not in {None, ""}]
    return "_".join(parts) if len(parts) > 1 else "_".join([table_name(tab.TAB), *parts])


def _numbered(wanted: list[str]) -> list[str]:
    seen: set[str] = set()
    used = set(wanted)
    found = []
    for identity in wanted:
        name, n = identity, 1
        while name in seen or (n > 1 and name in used):
            n += 1
            name = f"{identity}-{n}"
        seen.add(name)
        found.append(name)
    return found


def _field(column: Column, values: list[Any]) -> Field:
    target = table_name(column.tabs[0]) if column.kind is Kind.REF and len(column.tabs) == 1 else ""
    choices = tuple(dict.fromkeys([*column.choices, *filter(None, values)])) if column.choices else ()
    return Field(column.field, _TYPES.get(column.kind, "string"), column.name, column.help, choices, target)


def _value(column: Column, value: Any, known: Mapping[str, set[str]]) -> Any:  # noqa: ANN401 - a value of any column
    if column.kind is Kind.REF and not any(value in known[target] for target in column.tabs):
        return None
    return None if value == "" else value
