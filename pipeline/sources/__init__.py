"""A spreadsheet, from wherever it is kept, as one Workbook."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline.model.review import Review
from pipeline.model.stop import Stop
from pipeline.model.workbook import Workbook


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
    from pipeline.sources.origin import existing, recognised

    found = recognised(origin)
    if isinstance(found, Path):
        from pipeline.sources import xlsx

        workbook = _written(xlsx.read(existing(found), origin))
        if _open_elsewhere(found):
            say(f"{found.name} está abierto en otro programa: se leyó lo último que se guardó.")
        return workbook
    if offline:
        return _recovered(found.id, origin, kept, say)
    workbook = _written(_from_google(found.id, origin, access, say, kept))
    _keep(found.id, workbook, today, kept, say)
    return workbook


def write_review(workbook: Workbook, review: Review, access: Access, say: Callable[[str], None]) -> str:
    """Put the review in the tab Validación of the Google Sheet that was read; the address that opens it.

    It is the only thing that asks for permission to write. Stop: the sheet may not be changed, cannot be
    reached, or has a tab of that name that somebody else made.
    """
    from pipeline.sources import google_review
    from pipeline.sources._google_access import key
    from pipeline.sources.origin import Sheet, recognised

    found = recognised(workbook.url)
    if not isinstance(found, Sheet):
        raise Stop(f"“{workbook.title}” no es una hoja de Google; anote el archivo .xlsx.")
    access_to_write = key(access.service_account, access.api_key, to_write=True)
    return google_review.write_review(found.id, workbook, review, access_to_write, say=say)


def _open_elsewhere(path: Path) -> bool:
    """Whether LibreOffice or Excel left beside the file the mark of who has it open."""
    return any(path.with_name(mark).exists() for mark in (f".~lock.{path.name}#", f"~${path.name}"))


def _written(workbook: Workbook) -> Workbook:
    if not any(sheet.rows for sheet in workbook.sheets):
        raise Stop(f"“{workbook.title}” no tiene nada escrito en ninguna pestaña; revise que sea el plan.")
    return workbook


def _from_google(sheet_id: str, origin: str, access: Access, say: Callable[[str], None], kept: Path) -> Workbook:
    from pipeline.sources import google_sheet
    from pipeline.sources._google_access import key
    from pipeline.sources._patience import OutOfReach
    from pipeline.sources.kept import recover

    try:
        return google_sheet.read(sheet_id, origin, key(access.service_account, access.api_key), say)
    except OutOfReach as away:
        try:
            copy = recover(kept)
        except Stop:
            raise away from None
        if copy.sheet_id != sheet_id:
            raise
        offer = f"Con --offline puede usar la copia que se leyó el {copy.read_on:%d/%m/%Y}."
        raise Stop(f"{away.sentence} {offer}") from away


def _keep(sheet_id: str, workbook: Workbook, today: date, kept: Path, say: Callable[[str], None]) -> None:
    from pipeline.sources.kept import Copy, keep

    try:
        keep(kept, Copy(sheet_id, today, workbook))
    except OSError:
        say(f"No se pudo guardar la copia de la lectura en “{kept.parent}”; revise el espacio y los permisos.")


def _recovered(sheet_id: str, origin: str, kept: Path, say: Callable[[str], None]) -> Workbook:
    from pipeline.sources.kept import recover

    copy = recover(kept)
    if copy.sheet_id != sheet_id:
        raise Stop(
            f"La copia guardada es de otra hoja, “{copy.workbook.title}”; quite --offline para leer la que indicó."
        )
    say(f"Se usa la copia que se leyó el {copy.read_on:%d/%m/%Y}; no se consultó la hoja de Google.")
    return replace(copy.workbook, origin=origin)
