"""What keeps a document from being final: the grave findings that touch it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated

from pipeline.documents.language import lista, tipografia
from pipeline.model.findings import Finding
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.records import Acuerdo, Asistente, Envio, Intervencion, Mesa
from pipeline.model.schema import Record
from pipeline.model.words import fold


@dataclass(frozen=True, slots=True)
class Pendiente:
    """Algo que falta para que el documento sea definitivo."""

    mensaje: Annotated[str, "qué falta"]
    remedio: Annotated[str, "cómo se corrige"]
    lugar: Annotated[str, "dónde está en la hoja"]


def pendientes(blocked_by: Iterable[Finding]) -> tuple[Pendiente, ...]:
    """The notice at the head of a draft: what is missing in several places is told once."""
    places: dict[tuple[str, str], list[str]] = {}
    for finding in blocked_by:
        places.setdefault((tipografia(finding.message), tipografia(finding.fix)), []).append(str(finding.place))
    return tuple(Pendiente(message, fix, lista(where)) for (message, fix), where in places.items())


def impeding(
    outcome: Outcome, *, requirements: Iterable[str] = (), tabs: Iterable[type[Record]] = ()
) -> tuple[Finding, ...]:
    """The grave findings under these requirements, and those about the data of these tabs."""
    ids = frozenset(requirements)
    names = _folded(tabs)
    return _those(outcome, lambda f: bool(ids & {f.code, *f.also}) or (is_data(f) and fold(f.place.sheet) in names))


def impeding_mesa(outcome: Outcome, plan: Plan, mesa: Mesa, *, tabs: Iterable[type[Record]]) -> tuple[Finding, ...]:
    """The grave findings about the data of a mesa: its own rows, and rows of which nobody knows the mesa."""
    names = _folded(tabs)
    alien = _rows_of_others(plan, mesa)

    def touches(finding: Finding) -> bool:
        place = finding.place
        tab = fold(place.sheet)
        return is_data(finding) and tab in names and (tab, place.row) not in alien

    return _those(outcome, touches)


def is_data(finding: Finding) -> bool:
    """Whether the finding is about what a cell holds, and not about a requirement."""
    return finding.code.startswith("D-")


def _those(outcome: Outcome, touches: Callable[[Finding], bool]) -> tuple[Finding, ...]:
    return tuple(f for f in outcome.impeding if touches(f))


def _folded(tabs: Iterable[type[Record]]) -> frozenset[str]:
    return frozenset(fold(tab.TAB) for tab in tabs)


def _rows_of_others(plan: Plan, mesa: Mesa) -> frozenset[tuple[str, int | None]]:
    others: list[tuple[type[Record], int]] = [(Mesa, other.row) for other in plan.mesas if other is not mesa]
    tabs: tuple[tuple[type[Record], tuple[Envio | Asistente | Intervencion | Acuerdo, ...]], ...] = (
        (Envio, plan.envios),
        (Asistente, plan.asistentes),
        (Intervencion, plan.intervenciones),
        (Acuerdo, plan.acuerdos),
    )
    known = plan.mesa.keys() - {mesa.clave}
    rows = [(tab, record.row) for tab, records in tabs for record in records if record.mesa in known]
    return frozenset((fold(tab.TAB), row) for tab, row in (*others, *rows))
