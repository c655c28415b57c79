"""Writes ``config/ejemplo/plan-de-ejemplo.xlsx`` from the tables in ``plan/``; the same bytes each time.

Run it after editing a table: ``python tools/ejemplo/escribir.py``. With a path, it writes there instead.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pipeline.publishing.libro_en_blanco import Rows, write_filled
from pipeline.settings import EXAMPLE, PROJECT, load_edition

TABLES: Final = Path(__file__).parent / "plan"
EDITION: Final = PROJECT / "config" / "ediciones" / "2016.toml"
TITLE: Final = "Plan de Acción Local de ejemplo: una entidad inventada"


def tables() -> Mapping[str, Rows]:
    """The rows of every tab as they are typed, by tab and header."""
    found: dict[str, Rows] = {}
    for path in sorted(TABLES.glob("*.toml")):
        for tab, held in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found[tab] = held if isinstance(held, list) else list(_rows(held))
    return found


def _rows(table: Mapping[str, Any]) -> Iterator[Mapping[str, object]]:
    for row in table["renglones"]:
        yield dict(zip(table["columnas"], row, strict=False))


def write(path: Path) -> None:
    """The example workbook. KeyError: a table names a tab or a header that the sheet does not have."""
    write_filled(path, load_edition(EDITION), TITLE, tables())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else EXAMPLE)
