"""The last good reading of a Google Sheet, kept in a file for the days without a network."""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from pipeline.model.stop import Stop
from pipeline.model.workbook import Area, Cell, CellError, Sheet, Workbook

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """A reading, of which sheet, the day on which it was made, and the ids of the documents that it left definitive."""

    sheet_id: str
    read_on: date
    workbook: Workbook
    definitive: frozenset[str] = frozenset()


def keep(path: Path, copy: Copy) -> None:
    """Put the copy in its file, whole or not at all, for its owner only. OSError: there is no room or permission."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(_plain(copy), file, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def recover(path: Path) -> Copy:
    """The copy in the file. Stop: there is none, or it is not sound."""
    try:
        return _copy(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as missing:
        raise Stop(
            f"No hay copia guardada de la hoja en “{path.parent}”; quite --offline para leerla de Google, "
            "o indique con --output la carpeta de la última vez."
        ) from missing
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as broken:
        raise Stop(f"La copia guardada “{path}” está dañada; bórrela y quite --offline para leer la hoja.") from broken


def _plain(copy: Copy) -> dict[str, Any]:
    book = copy.workbook
    sheets = [
        {
            "name": sheet.name,
            "gid": sheet.gid,
            "merged": sheet.merged,
            "cells": [[r, c, *_plain_cell(cell)] for r, row in sheet.in_order() for c, cell in row.items()],
        }
        for sheet in book.sheets
    ]
    return {
        "format": _FORMAT, "sheet": copy.sheet_id, "read_on": copy.read_on.isoformat(), "title": book.title,
        "url": book.url, "locale": book.locale, "sheets": sheets, "definitive": sorted(copy.definitive),
    }  # fmt: skip


def _plain_cell(cell: Cell) -> list[Any]:
    value = {"error": cell.value.code} if isinstance(cell.value, CellError) else cell.value
    return [value, cell.pattern] if cell.pattern else [value]


def _copy(plain: dict[str, Any]) -> Copy:
    if plain["format"] != _FORMAT:
        raise ValueError
    read_on = date.fromisoformat(plain["read_on"])
    sheets = tuple(
        Sheet(_text(s["name"]), _rows(s["cells"]), s["gid"], tuple(map(_area, s["merged"]))) for s in plain["sheets"]
    )
    book = Workbook("", _text(plain["title"]), sheets, _text(plain["url"]), _text(plain["locale"]), read_on)
    return Copy(_text(plain["sheet"]), read_on, book, frozenset(map(_text, plain["definitive"])))


def _rows(cells: list[Any]) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, value, *pattern in cells:
        held = CellError(_text(value["error"])) if isinstance(value, dict) else value
        if not isinstance(held, (str, bool, float, CellError)):
            raise TypeError
        rows.setdefault(int(row), {})[int(column)] = Cell(held, *map(_text, pattern))
    return rows


def _area(value: list[Any]) -> Area:
    top, left, bottom, right = map(int, value)
    return top, left, bottom, right


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
