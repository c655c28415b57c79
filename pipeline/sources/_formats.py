"""The number formats of an .xlsx, and its two calendars."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Final

from pipeline.model.workbook import Cell
from pipeline.sources._xml import Attributes, counted, walk

_DAYS_1904: Final = 1462
_NO_LETTERS: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "dd/mm/yyyy"), **dict.fromkeys(range(32, 36), "h:mm"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formats:
    """The number format of each style, and which of them show a day of the 1904 calendar."""

    patterns: Sequence[str] = ()
    from_1904: Sequence[bool] = ()

    def cell(self, number: float, style: int) -> Cell:
        """A number as the 1900 calendar counts it, with the format that it is seen through."""
        if not 0 <= style < len(self.patterns):
            return Cell(number)
        return Cell(number + _DAYS_1904 if self.from_1904[style] else number, self.patterns[style])


def formats(part: IO[bytes], *, date1904: bool) -> Formats:
    """The formats that the styles part declares, by style number. Damaged: it is not sound."""
    codes = dict(_BUILT_IN)
    styles: list[int] = []
    inside = False

    def enter(_: Attributes) -> None:
        nonlocal inside
        inside = True

    def leave() -> None:
        nonlocal inside
        inside = False

    def style(attributes: Attributes) -> None:
        if inside:
            styles.append(counted(attributes.get("numFmtId", "0")))

    def code(attributes: Attributes) -> None:
        codes[counted(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")

    walk(part, {"cellXfs": enter, "xf": style, "numFmt": code}, {"cellXfs": leave})
    patterns = ["" if (p := codes.get(s, "")).casefold() == "general" else p for s in styles]
    return Formats(patterns, [date1904 and shows_day(p) for p in patterns])


def shows_day(pattern: str) -> bool:
    """Whether a number format shows a day of the calendar, and not only an hour or a quantity."""
    letters = set(_NO_LETTERS.sub("", pattern.partition(";")[0]).casefold())
    return bool(letters & set("yd")) or ("m" in letters and not letters & set("hs0#?"))
