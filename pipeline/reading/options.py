"""Yes or no, and one of a few words."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Final

from pipeline.model.words import tidy
from pipeline.reading.patterns import plain_number
from pipeline.reading.readings import Code, Fault, Reading, Understood, listed, quoted
from pipeline.reading.texts import folded

_YES: Final = frozenset({"si", "x", "✓", "✔", "☑", "✅", "verdadero", "true", "1"})
_NO: Final = frozenset({"no", "falso", "false", "0"})
_NEARLY: Final = {"s": True, "n": False, "yes": True, "si firma": True, "no firma": False}
_LONGEST: Final = 80
_FEW: Final = 8


def read_bool(value: str | float | bool) -> Reading:  # noqa: FBT001 - a cell may hold any of them
    """Yes or no, however it is marked."""
    if isinstance(value, bool):
        return Understood(value)
    words = folded(value.replace("\ufe0f", "")) if isinstance(value, str) else plain_number(value)
    if words in _YES or words in _NO:
        return Understood(words in _YES)
    told = quoted(value if isinstance(value, str) else plain_number(value))
    if words in _NEARLY:
        read = _NEARLY[words]
        return Understood(
            read, f"{told} se leyó como {'Sí' if read else 'No'}.", "Para que no haya duda, escriba Sí o No."
        )
    return Fault(Code.SI_NO, f"{told} no es Sí ni No.", "Escriba Sí o No.")


@dataclass(frozen=True)
class Options:
    """The words that a column takes. ``also`` are other spellings, folded; those of ``literal`` need no note."""

    words: tuple[str, ...]
    also: Mapping[str, str]
    literal: frozenset[str] = frozenset()

    @cached_property
    def by_fold(self) -> Mapping[str, str]:
        """Each word by its folded form."""
        return {folded(word): word for word in self.words}

    @cached_property
    def by_stem(self) -> Mapping[str, str]:
        """Each word by its form without gender and number, where no other word has the same."""
        stems = [_stem(folded(word)) for word in self.words]
        return {stem: word for stem, word in zip(stems, self.words, strict=True) if stems.count(stem) == 1}

    @cached_property
    def by_letters(self) -> Mapping[str, str]:
        """Each word and other spelling by its letters and figures alone."""
        spellings = {**self.also, **self.by_fold}
        return {letters: word for form, word in spellings.items() if len(letters := _letters(form)) > 1}

    def read(self, value: str | float) -> Reading:
        """The word, spelled as the contract does."""
        text = tidy(value) if isinstance(value, str) else plain_number(value)
        form = folded(text)
        if form in self.by_fold:
            return Understood(self.by_fold[form])
        if form in self.literal:
            return Understood(self.also[form])
        other = self.also.get(form) or self._numbered(form) or self.by_letters.get(_letters(form))
        other = other or self.by_stem.get(_stem(form))
        if other:
            return Understood(other, f"{quoted(text)} se leyó como “{other}”.", f"Escriba {other}.")
        return Fault(Code.OPCION, f"{quoted(text)} no es una de las opciones.", self._remedy(form))

    def _numbered(self, form: str) -> str | None:
        """``3. Combate a la corrupción``: the number and the word must agree."""
        number, _, rest = form.partition(" ")
        word = self.by_fold.get(rest.strip(" -–.)"))
        return word if word and self.also.get(number.strip(".-)")) == word else None

    def _remedy(self, form: str) -> str:
        near = _nearest(form[:_LONGEST], tuple(self.by_fold))
        if near:
            return f"Elija {listed([f'“{self.by_fold[word]}”' for word in near])}."
        some = [f"“{word}”" for word in self.words]
        return f"Elija {listed(some)}." if len(some) <= _FEW else f"Elija una de la lista: {', '.join(some)}."


@lru_cache(maxsize=2048)
def _nearest(form: str, words: tuple[str, ...]) -> list[str]:
    near = get_close_matches(form, words, n=2, cutoff=0.6)
    if len(form) > 2:  # noqa: PLR2004 - shorter, it is in everything
        near += [word for word in words if word not in near and (form in word or word in form)]
    return near[:3]


def _letters(form: str) -> str:
    return "".join(c for c in form if c.isalnum())


def _stem(form: str) -> str:
    return " ".join(_stem_of(word) for word in form.split())


def _stem_of(word: str) -> str:
    if len(word) < 4:  # noqa: PLR2004 - too short to lose an ending
        return word
    word = word.removesuffix("s")
    return word[:-1] if word[-1] in "aeo" else word
