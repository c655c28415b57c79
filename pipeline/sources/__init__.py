"""A spreadsheet, from wherever it is kept, as one Workbook."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.model.stop import Stop
from pipeline.model.workbook import Workbook
from pipeline.sources import origin as origins


@dataclass(frozen=True)
class Access:
    """With what to open a Google Sheet: the file of a service account, or an API key for one shared by link."""

    service_account: Path | None = None
    api_key: str = field(default="", repr=False)


def open_workbook(  # noqa: PLR0913 - the verb of the room: what to open, with what, and how to tell
    origin: str,
    access: Access,
    *,
    today: date,
    kept: Path,
    offline: bool = False,
    say: Callable[[str], None],
) -> Workbook:
    """The workbook that ``origin`` names: the path of an .xlsx, or a Google Sheet by address or id.

    A good reading of a Google Sheet is kept at ``kept`` with its day; ``offline`` reads that copy instead,
    and says so. ``say`` receives lines for the person who waits. Stop: whatever keeps it from being read.
    """
    found = origins.recognised(origin)
    if not isinstance(found, Path):
        raise Stop(f"Por ahora solo se leen libros .xlsx; descargue la hoja «{origin}» e indique el archivo.")
    from pipeline.sources import xlsx

    workbook = xlsx.read(origins.existing(found), origin)
    if not any(sheet.rows for sheet in workbook.sheets):
        raise Stop(f"«{workbook.title}» no tiene nada escrito en ninguna pestaña; revise que sea el plan.")
    return workbook
