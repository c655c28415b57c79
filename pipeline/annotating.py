"""The review brought back to the sheet: a copy of the .xlsx, or the tab Validación of the Google Sheet."""

import re
from pathlib import Path
from typing import Final

from pipeline import handing
from pipeline.handing import Say
from pipeline.model.review import Review, own_tab
from pipeline.model.stop import Stop
from pipeline.orders import Checked

_REVISED: Final = re.compile(r"(.+)-revisado(?:-(\d+))?")


def annotate(checked: Checked, say: Say) -> str:
    """Bring every finding to its cell and return where they are to be seen: a path or an address.

    An .xlsx is never changed: its copy is written in the folder where the command runs. Stop: there is no
    permission to write, or there is a tab Validación of somebody else's making.
    """
    from pipeline.reporting.review import review

    told = review(checked.plan, checked.outcome, checked.fingerprint, checked.today)
    if checked.workbook.kept_on:
        raise Stop("Con --offline no se puede escribir en la hoja de Google; quite --offline o --annotate.")
    if checked.workbook.url:
        from pipeline.sources import write_review

        access = handing.access(checked.settings, checked.order.config)
        return write_review(checked.workbook, told, access, say)
    return str(_copy(checked, told, say))


def copy_of(source: Path) -> Path:
    """The name of the annotated copy, which is never the book's own."""
    again = _REVISED.fullmatch(source.stem)
    stem = f"{again[1]}-revisado-{int(again[2] or 1) + 1}" if again else f"{source.stem}-revisado"
    return Path(f"{stem}.xlsx")


def _copy(checked: Checked, told: Review, say: Say) -> Path:
    from pipeline.reporting.annotated.writing import annotate as write
    from pipeline.sources.origin import recognised
    from pipeline.storing.replacing import replace_own

    own_tab(checked.workbook)
    source = Path(str(recognised(checked.workbook.origin)))
    target = copy_of(source)
    replace_own(target, lambda fresh: write(source, told, fresh), say)
    return target
