"""How rows name other rows: by key, or by the exact name of a person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from pipeline.model.words import natural, tidy
from pipeline.reading.readings import Code, Fault, Reading, Understood, listed, quoted
from pipeline.reading.texts import folded, level_dashes

_LONGEST: Final = 40
_SOME: Final = 5
_MOST_JOINED: Final = 4
_LISTS: Final = re.compile(r"[;\n]")
_AND: Final = re.compile(r"\s+[ye]\s+", re.IGNORECASE)
_KEY_AND_NAME: Final = re.compile(r"(.+?)\s*(?: - |[·:(|]| – | — )\s*(.+?)\)?")


@dataclass(slots=True, frozen=True)
class Person:
    """How a row of Integrantes may be called."""

    key: str
    name: str
    treatment: str


@dataclass
class Target:
    """The keys of a tab. ``known`` is False where its keys could not be read as a whole."""

    tab: str
    keys: tuple[str, ...]
    people: tuple[Person, ...] = ()
    known: bool = True

    @cached_property
    def by_key(self) -> frozenset[str]:
        """The keys, to be looked up."""
        return frozenset(self.keys)

    @cached_property
    def by_form(self) -> Mapping[str, list[str]]:
        """Keys by their form with plain hyphens."""
        return _grouped((level_dashes(key), key) for key in dict.fromkeys(self.keys))

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """Keys by the name of the person as written."""
        return _grouped((person.name, person.key) for person in self.people)

    @cached_property
    def by_folded_name(self) -> Mapping[str, list[str]]:
        """Keys by folded name, also with the treatment before it."""
        plain = ((folded(person.name), person.key) for person in self.people)
        treated = ((folded(f"{p.treatment} {p.name}"), p.key) for p in self.people if p.treatment)
        return _grouped([*plain, *treated])

    @cached_property
    def neighbours(self) -> Mapping[str, list[str]]:
        """Keys and names by what they are with a letter less: how near ones are found without trying all."""
        called = [*((key, key) for key in dict.fromkeys(self.keys)), *((p.name, p.key) for p in self.people)]
        return _grouped((less, key) for name, key in called for less in _with_less(name))

    def near(self, text: str) -> list[str]:
        """The keys most like a text that is none of them."""
        form = folded(text)[:_LONGEST]
        found = {key for less in _with_less(text) for key in self.neighbours.get(less, ())}
        names = {person.key: folded(person.name) for person in self.people} if found else {}
        rated = {key: max(_likeness(form, folded(key)), _likeness(form, names.get(key, ""))) for key in found}
        return sorted(rated, key=lambda key: (-rated[key], natural(key), key))[:3]


@dataclass
class Index:
    """Every tab that others point into."""

    targets: Mapping[str, Target] = field(default_factory=dict)

    def one(self, text: str, tabs: tuple[str, ...]) -> Reading | None:
        """The key that a text names; None where the tab's own keys are not known, so that nothing can be said."""
        found = self._named(tidy(text), tabs)
        if found is not None:
            return found
        if any(not self.targets[tab].known for tab in tabs):
            return None
        pieces = self._pieces(text, tabs)
        if len(pieces) > 1 and all(isinstance(self._named(piece, tabs), Understood) for piece in pieces):
            why = f"{quoted(text)} nombra a {len(pieces)}; aquí cabe uno."
            return Fault(Code.VARIAS_CLAVES, why, f"Deje uno solo: {listed(pieces)}.")
        return self._unknown(tidy(text), tabs)

    def several(self, text: str, tabs: tuple[str, ...]) -> Reading | None:
        """The keys that a text lists, without repetition, in their order; None as in ``one``."""
        whole = self._named(tidy(text), tabs)
        if isinstance(whole, Understood):
            return Understood((whole.value,), whole.note, whole.fix)
        if any(not self.targets[tab].known for tab in tabs):
            return None
        keys: dict[object, None] = {}
        notes: list[Understood] = []
        for piece in self._pieces(text, tabs):
            read = self._named(piece, tabs) or self._unknown(piece, tabs)
            if isinstance(read, Fault):
                return read
            keys[read.value] = None
            notes += [read] if read.note else []
        note = " ".join(read.note for read in notes)
        return Understood(tuple(keys), note, f"Escriba {', '.join(map(str, keys))}." if note else "")

    def _named(self, text: str, tabs: tuple[str, ...]) -> Reading | None:
        for tab in tabs:
            if text in self.targets[tab].by_key:
                return Understood(text)
        for tab in tabs:
            target = self.targets[tab]
            keys = target.by_name.get(text)
            if keys:
                return _only(text, keys)
            keys = target.by_form.get(level_dashes(text)) or target.by_folded_name.get(folded(text))
            keys = keys or _key_and_name(text, target)
            if keys:
                return _noted(text, _only(text, keys))
        return None

    def _pieces(self, text: str, tabs: tuple[str, ...]) -> list[str]:
        """The parts of a list. A name that holds a comma or an «y» of its own stays whole."""
        pieces: list[str] = []
        for part in filter(None, map(tidy, _LISTS.split(text))):
            words = [word for word in map(tidy, part.split(",")) if word]
            while words:
                taken = next(
                    (n for n in range(min(len(words), _MOST_JOINED), 1, -1) if self._joined(words[:n], tabs)), 1
                )
                pieces.extend(self._around_and(", ".join(words[:taken]), tabs))
                del words[:taken]
        return pieces

    def _joined(self, words: list[str], tabs: tuple[str, ...]) -> bool:
        return self._named(", ".join(words), tabs) is not None

    def _around_and(self, piece: str, tabs: tuple[str, ...]) -> list[str]:
        sides = _AND.split(piece)
        if len(sides) < 2 or self._named(piece, tabs) is not None:  # noqa: PLR2004 - two sides
            return [piece.removeprefix("y ")] if self._named(piece.removeprefix("y "), tabs) else [piece]
        return sides if any(self._named(side, tabs) is not None for side in sides) else [piece]

    def _unknown(self, text: str, tabs: tuple[str, ...]) -> Fault:
        near = [key for tab in tabs for key in self.targets[tab].near(text)]
        where = listed([f"la hoja {tab}" for tab in tabs])
        why = f"{quoted(text)} no está en {where}."
        if near:
            return Fault(Code.CLAVE_DESCONOCIDA, why, f"¿Es {listed(near)}? Escriba una clave que exista.")
        some = sorted({key for tab in tabs for key in self.targets[tab].keys}, key=natural)[:_SOME]
        known = f" Hay, por ejemplo: {', '.join(some)}." if some else ""
        return Fault(Code.CLAVE_DESCONOCIDA, why, f"Escriba una clave de {where}, o agréguela allí.{known}")


def _only(text: str, keys: list[str]) -> Reading:
    if len(keys) == 1:
        return Understood(keys[0])
    why = f"Hay {len(keys)} renglones que se llaman {quoted(text)}."
    return Fault(Code.CLAVE_DESCONOCIDA, why, f"Escriba la clave de quien sea: {listed(keys)}.")


def _noted(text: str, read: Reading) -> Reading:
    if isinstance(read, Fault):
        return read
    return Understood(read.value, f"{quoted(text)} se leyó como {read.value}.", f"Escriba {read.value}.")


def _key_and_name(text: str, target: Target) -> list[str]:
    """``SC1 · Ana Ruiz``: the key and the name of the same person."""
    split = _KEY_AND_NAME.fullmatch(text) if target.people else None
    if not split or split[1] not in target.by_key:
        return []
    return [split[1]] if split[1] in target.by_folded_name.get(folded(split[2]), ()) else []


def _with_less(name: str) -> Iterator[str]:
    form = folded(name)[:_LONGEST]
    yield form
    for at in range(len(form)):
        yield form[:at] + form[at + 1 :]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _grouped(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, key in pairs:
        known = groups.setdefault(name, [])
        if key not in known:
            known.append(key)
    return groups
