"""The ways in which people call a person: with one surname, the surnames first, part of a long name left out."""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.model.words import fold

_TITLE: Final = re.compile(r"^(?:[a-z]{1,6}\.\s*)+")
_PARTICLES: Final = {"de", "del", "la", "las", "los", "y", "e", "san", "santa", "da", "van", "von"}
_GIVEN: Final = {"maria", "jose", "juan", "ana", "luz"}
_TREATMENTS: Final = (
    "sr", "sra", "srta", "don", "dona", "senor", "senora", "senorita", "ciudadano", "ciudadana", "lic", "licenciado",
    "licenciada", "mtro", "mtra", "maestro", "maestra", "dr", "dra", "doctor", "doctora", "ing", "arq", "prof",
    "profa", "profesor", "profesora", "companero", "companera",
)  # fmt: skip
_GIVEN_AND_TWO: Final = 3  # a given name and two surnames


def ways(name: str, *, surely: bool = True) -> frozenset[str]:
    """How a person may be called, as it is compared: whole, and as people shorten it.

    A lone word is no one's name in particular: it counts only behind a treatment, “la Sra. Luz”. Where it is not
    ``surely`` a person, “Comité de Agua Potable” is not shortened.
    """
    whole = _TITLE.sub("", fold(name)).replace("-", " ")
    surnames, comma, given = whole.partition(",")
    words = whole.replace(",", " ").split()
    if not surely and _PARTICLES & set(words) and words[0] not in _GIVEN:
        return frozenset({" ".join(words)})
    found = set(_ways(words))
    if comma and given.strip():
        found.update(_ways(f"{given} {surnames}".replace(",", " ").split()))
    return frozenset(found)


def lone(name: str) -> str:
    """The name, as it is compared, where it is one word; nothing where it is more."""
    words = _TITLE.sub("", fold(name)).replace(",", " ").split()
    return words[0] if len(words) == 1 and words[0].isalpha() else ""


def _ways(words: list[str]) -> Iterator[str]:
    match _units(words):
        case []:
            return
        case [word]:
            yield from (f"{treatment} {word}" for treatment in _TREATMENTS if " " not in word)
            if " " in word:
                yield word
        case [given, father]:
            yield from (f"{given} {father}", f"{father} {given}")
        case [*names, father, mother]:
            first, given = names[0], " ".join(names)
            yield from (f"{given} {father} {mother}", f"{father} {mother} {given}", f"{given} {father}")
            yield from (f"{first} {father} {mother}", f"{father} {mother} {first}", f"{first} {father}")
            if first.startswith("maria de"):  # María de los Ángeles is Ángeles, or María
                called = first.split()
                yield from (f"{call} {father} {mother}" for call in (called[0], called[-1]))
                yield from (f"{father} {mother} {called[0]}", f"{called[0]} {father}", f"{called[-1]} {father}")


def _units(words: list[str]) -> list[str]:
    """The names of a name: “de la Cruz” is one, and so is María de los Ángeles."""
    units: list[str] = []
    held: list[str] = []
    for word in words:
        held.append(word)
        if word not in _PARTICLES:
            units.append(" ".join(held))
            held = []
    units += [" ".join(held)] if held else []
    if len(units) >= _GIVEN_AND_TWO and units[0] == "maria" and units[1].startswith(("de ", "del ")):
        units[:2] = [" ".join(units[:2])]
    return units
