"""What changed since the documents that are in place, for a person: first what was already signed."""

from datetime import date
from typing import Final

from rich.console import Console
from rich.markup import escape

from pipeline.model.workbook import Workbook
from pipeline.reporting.changes import Change
from pipeline.reporting.console import link, set_in
from pipeline.reporting.quantities import counted

MOST_TOLD: Final = 30
_REMEDY: Final = (
    "Un documento ya firmado dice lo anterior. Si el Secretariado acordó el cambio, regístrelo en la hoja Adendas; "
    "si no, regrese el dato a como estaba."
)


def tell_changes(console: Console, changes: tuple[Change, ...], since: date, workbook: Workbook) -> None:
    """Print the changes, those of a signed document in red and with their remedy; beyond ``MOST_TOLD``, how many."""
    if not changes:
        return
    signed = [change for change in changes if change.signed]
    others = [change for change in changes if not change.signed]
    console.print(
        f"\n[bold]Cambios desde los documentos hechos con la lectura del {since:%d/%m/%Y}[/] ({len(changes)})"
    )
    if signed:
        console.print(f"[bold red]Cambió lo que ya está firmado ({len(signed)})[/]")
        _told(console, signed, "red", workbook)
        set_in(console, f"→ {_REMEDY}")
    _told(console, others, "cyan", workbook)


def _told(console: Console, changes: list[Change], colour: str, workbook: Workbook) -> None:
    for change in changes[:MOST_TOLD]:
        console.print(f"[{colour}]■[/] [bold]{escape(str(change.place))}[/] {escape(change.sentence)}")
        link(console, workbook.link(change.place))
    rest = len(changes) - MOST_TOLD
    if rest > 0:
        console.print(f"  y {counted(rest, 'cambio más', 'cambios más')}; con --json se ven todos.")
