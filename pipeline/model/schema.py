"""The words in which the columns of the sheet are declared.

A record class is a tab; each of its fields made with ``column`` is a column of it. From these
declarations come the reading, the blank workbook, the dictionary of the open data and the list of names
that a template may use.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar

from pipeline.model.words import fold
from pipeline.model.workbook import Place

_KEY = "column"
_NONE: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """What people type in a column."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    TIME = "time"
    INT = "int"
    DECIMAL = "decimal"
    PERCENT = "percent"
    BOOL = "bool"
    CHOICE = "choice"
    KEY = "key"
    REF = "ref"
    REFS = "refs"
    EMAIL = "email"
    URL = "url"


class Shown(StrEnum):
    """Who may see a column outside the committee: the allow-list of everything that is published."""

    PUBLIC = "public"  # anyone
    NAMED = "named"  # anyone, if the person named holds public office or authorised it
    INTERNAL = "internal"  # the committee only


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a tab (in Ejercicio, one datum).

    ``name`` is its header, ``field`` the attribute of the record, ``always`` that a row without it is a
    finding, ``tabs`` the tabs that a reference points into, ``also`` other spellings of a choice (folded)
    and the choice they mean, ``aliases`` other headers that people give it, ``help`` one sentence for who fills it in.
    """

    name: str
    field: str
    kind: Kind
    always: bool
    choices: tuple[str, ...]
    tabs: tuple[str, ...]
    also: Mapping[str, str]
    aliases: tuple[str, ...]
    help: str
    shown: Shown


def column(
    name: str,
    kind: Kind,
    help_: str,
    *,
    always: bool = False,
    choices: tuple[str, ...] = (),
    tabs: tuple[str, ...] = (),
    also: Mapping[str, str] = _NONE,
    aliases: tuple[str, ...] = (),
    shown: Shown = Shown.PUBLIC,
) -> Any:  # noqa: ANN401 - like dataclasses.field, it stands where a value of any type will be
    """Declare a column in the body of a record; blank cells read as None, "" (text) or () (refs)."""
    blank: object = None
    if kind in {Kind.TEXT, Kind.LONG, Kind.KEY, Kind.EMAIL, Kind.URL, Kind.CHOICE, Kind.REF}:
        blank = ""
    if kind is Kind.REFS:
        blank = ()
    declared = {
        "name": name, "kind": kind, "always": always, "choices": choices, "tabs": tabs,
        "also": also, "aliases": aliases, "help": help_, "shown": shown,
    }  # fmt: skip
    return field(default=blank, metadata={_KEY: declared})


@dataclass(frozen=True, kw_only=True)
class Record:
    """A row of a tab (or the whole of Ejercicio), typed, that remembers its cells.

    ``row`` is its number in the sheet, ``places`` the place of each field (of its header where the row
    has no such cell), ``unread`` the fields whose cell holds something that could not be read: they stand
    blank here (a name that nobody has stays as typed), and a finding ``D-...`` speaks for them.
    """

    TAB: ClassVar[str]
    HELP: ClassVar[str]

    row: int = 0
    places: Mapping[str, Place] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def place(self, name: str) -> Place:
        """Where the field stands in the sheet."""
        return self.places.get(name) or Place(self.TAB, self.row or None, None, column_of(type(self), name).name)

    def read(self, name: str) -> bool:
        """Whether the cell of this field was blank or understood."""
        return name not in self.unread


def columns(tab: type[Record]) -> tuple[Column, ...]:
    """The columns of a tab, in the order of the contract."""
    return _declared(tab)  # type: ignore[arg-type] # a class is hashable, whatever its instances are


@cache
def _declared(tab: type[Record]) -> tuple[Column, ...]:
    return tuple(Column(field=f.name, **f.metadata[_KEY]) for f in fields(tab) if _KEY in f.metadata)


def column_of(tab: type[Record], name: str) -> Column:
    """The column behind a field. KeyError: the record has no such field."""
    return {c.field: c for c in columns(tab)}[name]


def blank_of(tab: type[Record], name: str) -> Any:  # noqa: ANN401 - the blank of any column
    """What a record holds where the cell is empty."""
    default = next(f.default for f in fields(tab) if f.name == name)
    return None if default is MISSING else default


def folded(words: Mapping[str, str]) -> Mapping[str, str]:
    """Other spellings, in the form in which they are compared."""
    return MappingProxyType({fold(k): v for k, v in words.items()})
