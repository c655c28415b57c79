"""What others may call the rows of a tab: their keys, and the names of people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from pipeline.model.words import natural
from pipeline.reading.texts import folded, level_dashes

_LONGEST: Final = 40


@dataclass(slots=True, frozen=True)
class Person:
    """How a row of Integrantes may be called."""

    key: str
    name: str
    treatment: str


@dataclass
class Target:
    """The keys of a tab. ``known`` is False where its keys could not be read as a whole, ``there`` where it is not."""

    tab: str
    keys: tuple[str, ...]
    people: tuple[Person, ...] = ()
    known: bool = True
    there: bool = True

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
    def by_folded_key(self) -> Mapping[str, list[str]]:
        """Keys by their form without case or accents."""
        return _grouped((folded(key), key) for key in dict.fromkeys(self.keys))

    @cached_property
    def by_word(self) -> Mapping[str, set[str]]:
        """Keys by each word of the person's name."""
        found: dict[str, set[str]] = {}
        for person in self.people:
            for word in folded(person.name).split():
                found.setdefault(word, set()).add(person.key)
        return found

    @cached_property
    def neighbours(self) -> Mapping[str, list[str]]:
        """Keys and names by what they are with a letter less: how near ones are found without trying all."""
        called = [*((key, key) for key in dict.fromkeys(self.keys)), *((p.name, p.key) for p in self.people)]
        return _grouped((less, key) for name, key in called for less in _with_less(name))

    def near(self, text: str) -> list[str]:
        """The keys most like a text that is none of them."""
        form = folded(text)[:_LONGEST]
        same = self.by_folded_key.get(form) or self._called_in_part(form)
        if len(same) == 1:
            return same
        found = {key for less in _with_less(text) for key in self.neighbours.get(less, ())}
        names = {person.key: folded(person.name) for person in self.people} if found else {}
        rated = {key: max(_likeness(form, folded(key)), _likeness(form, names.get(key, ""))) for key in found}
        return sorted(rated, key=lambda key: (-rated[key], natural(key), key))[:3]

    def _called_in_part(self, form: str) -> list[str]:
        """Whoever has all these words, two at least, in their name."""
        words = form.split()
        having = sorted((self.by_word.get(word, set()) for word in words), key=len)
        return sorted(having[0].intersection(*having[1:])) if len(words) > 1 else []


def _with_less(name: str) -> Iterator[str]:
    form = folded(name)[:_LONGEST]
    yield form
    for at in range(len(form)):
        yield form[:at] + form[at + 1 :]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, key in pairs:
        known = groups.setdefault(name, [])
        if key not in known:
            known.append(key)
    return groups
