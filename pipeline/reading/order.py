"""The canonical order of rows: it never depends on where a row stands, save where that means something."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from pipeline.model.records import (
    Asistente,
    Avance,
    Conformidad,
    Envio,
    Etapa,
    Intervencion,
    Meta,
    Regla,
    Responsable,
    Sesion,
)
from pipeline.model.schema import Column, Kind, Record, column_of, columns
from pipeline.model.words import natural
from pipeline.reading.rows import Draft

_FIRST: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Regla: ("numero",),
    Sesion: ("fecha",),
    Etapa: ("clave", "paso", "fecha"),
    Envio: ("mesa", "fecha_envio"),
    Asistente: ("mesa", "integrante"),
    Intervencion: ("mesa",),
    Conformidad: ("compromiso", "integrante"),
    Responsable: ("compromiso", "integrante"),
    Meta: ("compromiso", "fecha", "tipo"),
    Avance: ("actividad", "fecha_corte"),
}
_AS_IN_THE_SHEET: Final = frozenset({Avance, Intervencion, Regla})
Sorting = tuple[Any, ...]


def in_order(tab: type[Record], drafts: list[Draft]) -> list[Draft]:
    """Rows by what the tab is ordered by; then by all their values, or by the sheet where rows are a sequence."""
    ahead = [column_of(tab, name) for name in _FIRST.get(tab, ("clave",))]
    rest = [] if tab in _AS_IN_THE_SHEET else [column for column in columns(tab) if column not in ahead]

    def sorting(draft: Draft) -> Sorting:
        keys = tuple(_by_key(draft, column) for column in ahead)
        return keys, tuple(_by_value(draft, column) for column in rest), draft.row

    return sorted(drafts, key=sorting)


def _by_key(draft: Draft, column: Column) -> Sorting:
    """A value in its natural order, blank ones last."""
    value = draft.values.get(column.field)
    if value is None or value == "":
        return (1,)
    if column.kind in {Kind.KEY, Kind.REF}:
        return (0, natural(str(value)), str(value))
    if column.kind is Kind.CHOICE:
        return (0, column.choices.index(str(value)) if value in column.choices else len(column.choices), str(value))
    return (0, value)


def _by_value(draft: Draft, column: Column) -> str:
    value = draft.values.get(column.field)
    return value.isoformat() if isinstance(value, date | time) else "" if value is None else str(value)
