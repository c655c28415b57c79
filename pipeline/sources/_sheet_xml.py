"""The parts of an .xlsx that hold cells: shared texts and tabs."""

import re
from collections.abc import Callable, Sequence
from typing import IO, Final

from pipeline.model.workbook import MOST_AREAS, MOST_COLUMNS, Area, Cell
from pipeline.sources import _values
from pipeline.sources._formats import Formats
from pipeline.sources._xml import Attributes, Damaged, counted, walk

MOST_ROWS: Final = 1_048_576
MOST_MERGED: Final = 3_000_000  # rows looked at; tabs without overlaps stay far below
_DIGITS: Final = "0123456789"
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared_texts(part: IO[bytes]) -> list[Cell | None]:
    """The cells of the table of texts, in its order. Damaged: it is not sound."""
    found: list[Cell | None] = []
    reading = _Text()

    def end() -> None:
        found.append(_values.text(unescaped(reading.take())))

    walk(part, reading.starts, {**reading.ends, "si": end}, reading.add)
    return found


class _Text:
    """The text of an element: its ``t`` (and ``v``), without the phonetic guides for Japanese."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open = False
        self._guide = False
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "t": self._start, "v": self._start, "rPh": self._start_guide,
        }  # fmt: skip
        self.ends: dict[str, Callable[[], None]] = {"t": self._end, "v": self._end, "rPh": self._end_guide}

    def add(self, piece: str) -> None:
        if self._open:
            self._pieces.append(piece)

    def take(self) -> str:
        """What was gathered since the last time."""
        taken = "".join(self._pieces)
        self._pieces.clear()
        return taken

    def _start(self, _: Attributes) -> None:
        self._open = not self._guide

    def _end(self) -> None:
        self._open = False

    def _start_guide(self, _: Attributes) -> None:
        self._guide = True

    def _end_guide(self) -> None:
        self._guide = False


class Grid:
    """The cells of one tab, gathered while its part is walked."""

    def __init__(self, texts: Sequence[Cell | None], styles: Formats) -> None:
        self.rows: dict[int, dict[int, Cell]] = {}
        self._texts, self._styles = texts, styles
        self._row = self._column = 0
        self._type, self._style, self._formula = "n", "0", False
        self._letters: dict[str, int] = {}
        self._merged: set[Area] = set()
        self._reading = _Text()

    def read(self, part: IO[bytes]) -> None:
        """Gather the cells. Damaged: the part is not sound."""
        starts = {"row": self._start_row, "c": self._start_cell, "f": self._start_formula, "mergeCell": self._merge}
        ends = {"c": self._end_cell}
        walk(part, {**self._reading.starts, **starts}, {**self._reading.ends, **ends}, self._reading.add)
        self._keep_first_of_merged()

    @property
    def merged(self) -> tuple[Area, ...]:
        """The areas of merged cells, the first ones if there are too many."""
        return tuple(sorted(self._merged)[:MOST_AREAS])

    def _start_row(self, attributes: Attributes) -> None:
        self._row = counted(attributes.get("r", self._row + 1))
        self._column = 0

    def _start_cell(self, attributes: Attributes) -> None:
        ref = attributes.get("r")
        if ref:
            self._row, self._column = self._position(ref)
        else:
            self._column += 1
        if not (0 < self._row <= MOST_ROWS and 0 < self._column <= MOST_COLUMNS):
            raise Damaged
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._formula = False
        self._reading.take()

    def _start_formula(self, _: Attributes) -> None:
        self._formula = True

    def _end_cell(self) -> None:
        raw = self._reading.take()
        cell = self._cell(raw)
        if cell is not None:
            self.rows.setdefault(self._row, {})[self._column] = cell

    def _cell(self, raw: str) -> Cell | None:  # noqa: PLR0911 - a kind of cell, a line
        if not raw:
            return Cell(_values.error("")) if self._formula and self._type != "str" else None
        if self._type == "s":
            return self._texts[counted(raw, len(self._texts))]
        if self._type in {"str", "inlineStr"}:
            return _values.text(unescaped(raw))
        if self._type == "b":
            return Cell(raw.strip() in {"1", "true"})
        if self._type == "e":
            return Cell(_values.error(raw))
        if self._type == "d":
            day = _values.serial(raw)
            return _values.text(raw) if day is None else Cell(day, self._styles.cell(0, counted(self._style)).pattern)
        number = _values.number(raw)
        return _values.text(raw) if number is None else self._styles.cell(number, counted(self._style))

    def _position(self, ref: str) -> tuple[int, int]:
        letters = ref.rstrip(_DIGITS)
        column = self._letters.get(letters)
        if column is None:
            column = self._letters[letters] = _column(letters)
        return counted(ref[len(letters) :]), column

    def _merge(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").replace("$", "").partition(":")
        if last:
            self._merged.add((*self._position(first), *self._position(last)))

    def _keep_first_of_merged(self) -> None:
        budget = MOST_MERGED
        for top, left, bottom, right in self._merged:
            low = self.rows if bottom - top > len(self.rows) else range(top, bottom + 1)
            budget -= len(low)
            if budget < 0:
                raise Damaged
            for row in [r for r in low if top <= r <= bottom and r in self.rows]:
                kept = {c: v for c, v in self.rows[row].items() if not left <= c <= right or (row, c) == (top, left)}
                self.rows[row] = kept
        self.rows = {number: row for number, row in self.rows.items() if row}


def unescaped(raw: str) -> str:
    """The text behind the ``_x000D_`` in which .xlsx writes characters that XML has not."""
    if "_x" not in raw:
        return raw
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), raw)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise Damaged
        number = number * 26 + ord(letter) - 64
    return number
