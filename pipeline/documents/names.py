"""The names that a template may use with what each means, read from the contexts themselves.

A context is a frozen dataclass; the meaning of a field is the text in its ``Annotated``, that of a
property its docstring.
"""

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cached_property
from inspect import getdoc
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from pipeline.model.words import tidy


class Holds(StrEnum):
    """What stands behind a name."""

    TEXT = "texto"
    YES_OR_NO = "sí o no"
    MANY = "lista"
    GROUP = "grupo"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a template; ``inside`` are the names of its group, or of each element of its list."""

    name: str
    meaning: str
    holds: Holds
    inside: tuple["Name", ...] = ()


def names_in(context: type) -> tuple[Name, ...]:
    """The names of a context, in its order."""
    return tuple(_names(context, ()))


def _names(group: type, within: tuple[type, ...]) -> Iterator[Name]:
    hints = get_type_hints(group, include_extras=True)
    for each in fields(group):
        yield _name(each.name, hints[each.name], (*within, group))
    for key, value in vars(group).items():
        if isinstance(value, (property, cached_property)) and not key.startswith("_"):
            getter = value.fget if isinstance(value, property) else value.func
            told = get_type_hints(getter, include_extras=True).get("return", str)
            yield _name(key, Annotated[told, tidy(getdoc(getter) or "")], (*within, group))


def _name(name: str, hint: Any, within: tuple[type, ...]) -> Name:  # noqa: ANN401 - any type may be annotated
    meaning = ""
    if get_origin(hint) is Annotated:
        hint, *notes = get_args(hint)
        meaning = next((note for note in notes if isinstance(note, str)), "")
    hint = _present(hint)
    origin = get_origin(hint)
    if origin is not None and issubclass(origin, Sequence):
        element = _present(next(iter(get_args(hint)), str))
        return Name(name, meaning, Holds.MANY, _inside(element, within))
    if is_dataclass(hint):
        return Name(name, meaning, Holds.GROUP, _inside(hint, within))
    return Name(name, meaning, Holds.YES_OR_NO if hint is bool else Holds.TEXT)


def _present(hint: Any) -> Any:  # noqa: ANN401 - idem
    """The type of a value that may be missing, and that of an annotated one."""
    if get_origin(hint) is Annotated:
        return _present(get_args(hint)[0])
    if get_origin(hint) in {Union, types.UnionType}:
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _inside(element: Any, within: tuple[type, ...]) -> tuple[Name, ...]:  # noqa: ANN401 - idem
    if not is_dataclass(element) or element in within:
        return ()
    return tuple(_names(element, within))  # type: ignore[arg-type] # a class: hints name no instances


def schema_of(names: Sequence[Name]) -> dict[str, Any]:
    """The names as a JSON Schema, which docxtpl-lint holds a template against."""
    return {"type": "object", "properties": {name.name: _schema(name) for name in names}}


_TYPES: Final[Mapping[Holds, str]] = {Holds.TEXT: "string", Holds.YES_OR_NO: "boolean"}


def _schema(name: Name) -> dict[str, Any]:
    if name.holds is Holds.MANY:
        return {"type": "array", "items": schema_of(name.inside) if name.inside else {"type": "string"}}
    if name.holds is Holds.GROUP:
        return schema_of(name.inside)
    return {"type": _TYPES[name.holds]}


def paths(names: Sequence[Name], above: str = "") -> Iterator[tuple[str, Name]]:
    """Every name with its path: membrete.folio, compromisos[].titulo."""
    for name in names:
        path = f"{above}{name.name}"
        yield path, name
        yield from paths(name.inside, f"{path}[]." if name.holds is Holds.MANY else f"{path}.")


def catalogue(contexts: Mapping[str, type]) -> str:
    """The list of names of each template, as Markdown for docs/."""
    return "\n".join(line for template, context in contexts.items() for line in _chapter(template, names_in(context)))


def _chapter(template: str, names: Sequence[Name]) -> Iterator[str]:
    yield f"## {template}.docx\n"
    yield "| Nombre | Es | Qué significa |"
    yield "|---|---|---|"
    for path, name in paths(names):
        yield f"| `{path}` | {name.holds} | {name.meaning.replace('|', '/')} |"
    yield ""
