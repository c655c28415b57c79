"""How rows name other rows: by key, or by the exact name of a person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.words import natural, tidy
from pipeline.reading.readings import Code, Fault, Reading, Understood, listed, quoted
from pipeline.reading.targets import Target
from pipeline.reading.texts import folded, level_dashes

_SOME: Final = 5
_MOST_JOINED: Final = 4
_NOTHING: Final = re.compile(
    "[-–—]+|n/?a|n[.]a|no aplica|ningun[oa]|nadie|s/d|sin datos?|no hay|pendiente|por (?:definir|designar)|x"
)
_LISTS: Final = re.compile(r"[;\n]")
_AND: Final = re.compile(r"(?:^|\s+)[ye]\s+", re.IGNORECASE)
_BETWEEN_KEYS: Final = re.compile(r"[\s/|+&]+")
_KEY_AND_NAME: Final = re.compile(r"(.+?)\s*(?: - |[·:(|]| – | — )\s*(.+?)\)?")


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
            return Fault(Code.VARIAS_CLAVES, why, f"Deje uno solo: {listed(list(dict.fromkeys(pieces)))}.")
        return self._unknown(tidy(text), tabs)

    def several(self, text: str, tabs: tuple[str, ...]) -> Reading | None:
        """The keys that a text lists, without repetition, in their order; None as in ``one``."""
        whole = self._named(tidy(text), tabs)
        if isinstance(whole, Understood):
            return Understood((whole.value,), whole.note, whole.fix)
        if any(not self.targets[tab].known for tab in tabs):
            return None
        keys: dict[object, None] = {}
        notes: list[str] = []
        faults: list[Fault] = []
        pieces = self._pieces(text, tabs)
        for piece in pieces:
            read = self._named(piece, tabs) or self._unknown(piece, tabs)
            if isinstance(read, Fault):
                faults.append(read)
                continue
            keys[read.value] = None
            notes += [read.note] if read.note else []
        if faults:
            return _joined(faults)
        told = ", ".join(map(str, keys))
        if not notes and pieces != self._parts(text, tabs):
            notes = [f"{quoted(text)} se leyó como {told}."]
        return Understood(tuple(keys), " ".join(notes), f"Escriba {told}." if notes else "")

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
        """The parts of a list, also of one that ends in «y» or has only spaces or strokes between its keys."""
        return [piece for part in self._parts(text, tabs) for piece in self._around_and(part, tabs)]

    def _parts(self, text: str, tabs: tuple[str, ...]) -> list[str]:
        """What commas, semicolons and line breaks separate. A name that holds a comma stays whole."""
        parts: list[str] = []
        most = _MOST_JOINED if any(self.targets[tab].people for tab in tabs) else 1
        for line in filter(None, map(tidy, _LISTS.split(text))):
            words = [word for word in map(tidy, line.split(",")) if word]
            while words:
                longest = range(min(len(words), most), 1, -1)
                taken = next((n for n in longest if self._joined(words[:n], tabs)), 1)
                parts.append(", ".join(words[:taken]))
                del words[:taken]
        return parts

    def _joined(self, words: list[str], tabs: tuple[str, ...]) -> bool:
        return self._named(", ".join(words), tabs) is not None

    def _around_and(self, piece: str, tabs: tuple[str, ...]) -> list[str]:
        sides = [side for side in _AND.split(piece) if side]
        whole = self._named(piece, tabs) is not None
        if whole:
            return [piece]
        if sides != [piece] and any(self._named(side, tabs) for side in sides):
            return sides
        words = _BETWEEN_KEYS.split(piece)
        return words if all(any(word in self.targets[tab].by_key for tab in tabs) for word in words) else [piece]

    def _unknown(self, text: str, tabs: tuple[str, ...]) -> Fault:
        where = listed([f"la hoja {tab}" for tab in tabs])
        empty = [self.targets[tab] for tab in tabs if not self.targets[tab].keys]
        rows = "".join(f"; {t.tab} no tiene renglones" if t.there else f"; el libro no tiene {t.tab}" for t in empty)
        why = f"{quoted(text)} no está en {' ni en '.join(f'la hoja {tab}' for tab in tabs)}{rows}."
        if _NOTHING.fullmatch(folded(text).strip(" .")):
            return Fault(
                Code.CLAVE_DESCONOCIDA, why, f"Si no aplica, deje la celda en blanco; si no, una clave de {where}."
            )
        near = [key for tab in tabs for key in self.targets[tab].near(text) if not empty or key[0] == text[0]]
        if near:
            fix = f"¿Es {listed(near)}? Escriba la que sea; si no es ninguna, agréguela en {where}."
            return Fault(Code.CLAVE_DESCONOCIDA, why, fix)
        some = sorted({key for tab in tabs for key in self.targets[tab].keys}, key=natural)[:_SOME]
        known = f" Hay, por ejemplo: {', '.join(some)}." if some else ""
        return Fault(Code.CLAVE_DESCONOCIDA, why, f"Escriba una clave de {where}, o agréguela allí.{known}")


def _joined(faults: list[Fault]) -> Fault:
    """What several names of one cell have wrong, each thing once."""
    first, whys, fixes = faults[0], dict.fromkeys(f.why for f in faults), dict.fromkeys(f.fix for f in faults)
    more = f" Y {len(whys) - _SOME} más." if len(whys) > _SOME else ""
    return Fault(first.code, " ".join(list(whys)[:_SOME]) + more, " ".join(list(fixes)[:_SOME]))


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
