"""The outcome as a tired person reads it: what impedes first, and what to do about it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from pipeline.model.files import File, Omitted, Status
from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Judged, Outcome, Result
from pipeline.model.workbook import Place, Workbook
from pipeline.reporting.console import link, set_beside, set_in
from pipeline.reporting.quantities import counted

_HEADINGS: Final = {
    Grade.IMPIDE: ("red", "Impide que el plan sea definitivo"),
    Grade.AVISO: ("yellow", "Conviene atender"),
    Grade.NOTA: ("cyan", "Para su conocimiento"),
}
_RESULTS: Final = (
    (Result.NO_CUMPLE, "red", "No se cumple"),
    (Result.PENDIENTE, "yellow", "Pendiente: su etapa no ha empezado o falta que ocurra"),
    (Result.NO_APLICA, "dim", "No aplica a este plan"),
    (Result.CUMPLE, "green", "Se cumple"),
)
_FIRST_PLACES: Final = 6
_FIRST_MESSAGES: Final = 3
_FEW_FILES: Final = 3
_UNKNOWN_KEY: Final = "D-clave-desconocida"
_PARTICULARS: Final = re.compile(r"«[^»]*»|“[^”]*”|\b\S*\d\S*")
"""What makes two messages of the same fault differ: what they quote, keys, dates and numbers."""


def tell(console: Console, workbook: Workbook, outcome: Outcome, fingerprint: str) -> None:
    """Print every finding, then every requirement by result, then the counts and the verdict."""
    console.print(f"[bold]{escape(workbook.title)}[/] · huella {fingerprint[:12]}")
    if workbook.kept_on:
        console.print(f"[yellow]Copia guardada, leída el {workbook.kept_on:%d/%m/%Y}; no es la hoja de hoy.[/]")
    for grade, group in groupby(outcome.findings, key=lambda finding: finding.grade):
        _section(console, grade, list(group), workbook)
    for result, colour, heading in _RESULTS:
        _requirements(console, [j for j in outcome.requirements if j.result is result], colour, heading)
    _verdict(console, outcome)


def _section(console: Console, grade: Grade, findings: list[Finding], workbook: Workbook) -> None:
    colour, heading = _HEADINGS[grade]
    console.print(f"\n[bold {colour}]{heading} ({len(findings)})[/]")
    for same in _alike(findings):
        _finding(console, same, colour, workbook)


def _alike(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings that say the same of many places, together, each group where its first stands."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_fault_of(finding), []).append(finding)
    yield from groups.values()


def _fault_of(finding: Finding) -> tuple[str, ...]:
    """What makes two findings the same fault: one key that nobody has, wherever it is named; else their column."""
    if finding.code == _UNKNOWN_KEY:
        return finding.code, finding.message
    return finding.code, _PARTICULARS.sub("…", finding.message), finding.place.sheet, finding.place.header


def _finding(console: Console, same: list[Finding], colour: str, workbook: Workbook) -> None:
    first = same[0]
    codes = " ".join((first.code, *first.also))
    value = f" Dice: “{_short(first.value)}”." if first.value and first.value not in first.message else ""
    line = Text.from_markup(f"[{colour}]■[/] [bold]{escape(_places(same))}[/] ")
    line.append(f"{_messages(same)}{value}")
    line.append(f"  [{codes}]", style="dim")
    console.print(line)
    of_first = "En el primer caso: " if any(f.fix != first.fix for f in same) else ""
    set_in(console, f"→ {of_first}{first.fix}")
    link(console, workbook.link(first.place))


def _messages(same: list[Finding]) -> str:
    """What they say: one of them where their cells tell them apart, else the first ones."""
    messages = list(dict.fromkeys(finding.message for finding in same))
    if len({finding.place for finding in same}) > 1:
        return f"{'Por ejemplo: ' if len(messages) > 1 else ''}{messages[0]}"
    rest = len(messages) - _FIRST_MESSAGES
    return " ".join(messages[:_FIRST_MESSAGES]) + (f" Y {rest} más." if rest > 0 else "")


def _places(same: list[Finding]) -> str:
    places = {str(finding.place): finding.place for finding in same}
    times = f" ({len(same)} veces)" if len(same) > 1 else ""
    if len(places) == 1:
        return f"{same[0].place}{times}:"
    more = f" y {len(places) - _FIRST_PLACES} más" if len(places) > _FIRST_PLACES else ""
    first = list(places.values())[:_FIRST_PLACES]
    if len({place.sheet for place in places.values()}) > 1:
        return f"{', '.join(map(str, first))}{more}{times}:"
    cells = ", ".join(place.cell or place.header or "la hoja" for place in first)
    return f"{first[0].sheet}!{cells}{more}{times}:"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 60 else f"{line[:57]}…"  # noqa: PLR2004 - what fits on a line


def _requirements(console: Console, judged: list[Judged], colour: str, heading: str) -> None:
    if not judged:
        return
    console.print(f"\n[bold {colour}]{heading} ({len(judged)})[/]")
    for one in judged:
        line = Text(one.title)
        if one.evidence:
            line.append(f"  ({_evidence(one.evidence)})", style="dim")
        set_beside(console, Text(f"  {one.id:<9} ", style=colour), line)


def _evidence(places: tuple[Place, ...]) -> str:
    more = f" y {len(places) - 3} más" if len(places) > 3 else ""  # noqa: PLR2004 - a hint; JSON has them all
    return ", ".join(map(str, places[:3])) + more


def _verdict(console: Console, outcome: Outcome) -> None:
    results = Counter(judged.result for judged in outcome.requirements)
    grades = Counter(finding.grade for finding in outcome.findings)
    counts = ", ".join(
        f"{results[r]} {r.value}" for r in (Result.CUMPLE, Result.NO_CUMPLE, Result.PENDIENTE, Result.NO_APLICA)
    )
    console.print(f"\n{counted(len(outcome.requirements), 'requisito')}: {counts}.")
    impede = counted(grades[Grade.IMPIDE], "que impide", "que impiden")
    warn, tell_ = counted(grades[Grade.AVISO], "aviso"), counted(grades[Grade.NOTA], "nota")
    console.print(f"{counted(len(outcome.findings), 'observación', 'observaciones')}: {impede}, {warn}, {tell_}.")
    if outcome.valid and results[Result.PENDIENTE]:
        console.print(
            "[bold green]Nada de lo revisado hasta ahora impide que el Plan de Acción Local sea definitivo.[/]"
        )
    elif outcome.valid:
        console.print("[bold green]Nada impide que el Plan de Acción Local sea definitivo.[/]")
    else:
        console.print(
            "[bold red]El Plan de Acción Local todavía no puede ser definitivo.[/] "
            "Corrija en la hoja lo que impide y repita la orden."
        )


def _of_a_kind(files: tuple[File, ...]) -> Iterator[list[File]]:
    """The files of one document with one status, together where they are many."""
    for _, group in groupby(files, key=lambda file: (file.document, file.status)):
        same = list(group)
        yield from [same] if len(same) > _FEW_FILES else ([file] for file in same)


def _paths(same: list[File]) -> str:
    if len(same) == 1:
        return same[0].path
    return f"{same[0].path} … {same[-1].path.rpartition('/')[2]} ({len(same)} archivos)"


def _sentence(words: str) -> str:
    """The words with a capital and a stop."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def tell_files(  # noqa: PLR0913, PLR0917 - what was made, where, and what to do next
    console: Console, outcome: Outcome, files: tuple[File, ...], omitted: tuple[Omitted, ...], output: Path, again: str
) -> None:
    """Print what was written, what was not and why, and what to do next; ``again`` is the command that checks it."""
    drafts = [file for file in files if file.status is Status.BORRADOR]
    console.print(f"[bold]{counted(len(files), 'archivo')} en {escape(str(output))}[/]")
    for same in _of_a_kind(files):
        mark = "[yellow]borrador  [/]" if same[0].status is Status.BORRADOR else "[green]definitivo[/]"
        console.print(f"  {mark}  {escape(_paths(same))}")
    for one in omitted:
        set_beside(console, Text("  omitido     ", style="dim"), Text(f"{one.document}: {_sentence(one.reason)}"))
    if drafts:
        console.print(
            f"\n[yellow]{counted(len(drafts), 'quedó', 'quedaron')} en borrador[/]: al inicio dice qué falta. La lista "
            f"completa, celda por celda, se ve con: {escape(again)}"
        )
    _verdict(console, outcome)
