"""The evidence of the log of progress, as a report cites it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pipeline.documents.context.blanks import lines_of, short_day
from pipeline.documents.context.compromisos import in_order
from pipeline.documents.context.personas import named_with_sector
from pipeline.model.board import ActivityProgress, CompromisoProgress, Progress
from pipeline.model.plan import Plan
from pipeline.model.progress import evidence
from pipeline.model.records import Avance


@dataclass(frozen=True, slots=True)
class Evidencia:
    """Una evidencia de la bitácora de avances."""

    clave: Annotated[str, "la clave con que se cita en el informe: C1-A1/2"]
    corte: Annotated[str, "la fecha de corte del reporte"]
    avance: Annotated[str, "lo que se reportó"]
    liga: Annotated[str, "la dirección de la evidencia"]
    reporta: Annotated[str, "quién la reportó"]


def evidences(plan: Plan, board: Progress) -> tuple[Evidencia, ...]:
    """The annex: every evidence of the log up to the cut, by activity."""
    return tuple(
        Evidencia(
            key,
            short_day(avance.fecha_corte),
            " ".join(lines_of(avance.avance)) or "Sin descripción",
            evidence(avance),
            named_with_sector(plan, avance.reporta) or "Sin registro",
        )
        for c in ordered(board)
        for a in c.tally.actividades
        for key, avance in proofs(a)
    )


def ordered(board: Progress) -> Iterator[CompromisoProgress]:
    """The commitments of a board, the five by key, then those beyond them."""
    found = {id(c.compromiso): c for c in board.compromisos}
    yield from (found[id(row)] for row in in_order(c.compromiso for c in board.compromisos))


def proofs(a: ActivityProgress) -> Iterator[tuple[str, Avance]]:
    """The entries of an activity's log that anyone can check, with the key under which a report cites them."""
    for n, avance in enumerate(a.historia, start=1):
        if evidence(avance):
            yield f"{a.actividad.clave}/{n}", avance
