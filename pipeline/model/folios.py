"""The folio of each document: STL-TLAX/MIN/003/2016, one consecutive per kind and year.

The year is that of the document's own day; while the sheet has no day for it, the exercise's. What stands in the
sheet by rows, mesas and adendas, is counted in its order in time within its year, so that a later row changes no
earlier folio; the three documents of a mesa bear its number. A state that is none of the 32 has no abbreviation.
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from pipeline.model.entidades import abbreviation
from pipeline.model.plan import Plan
from pipeline.model.records import Adenda, Mesa

ONCE: Final = "001"
"""The consecutive of what there is one of."""
UNNUMBERED: Final = ""
"""The consecutive of what is written anew whenever it is asked for."""
_BLANK: Final = "____"


def folio(plan: Plan, kind: str, day: date | None, consecutive: str = ONCE) -> str:
    """The folio of a document of the Secretariado."""
    return _joined(_with_state("STL", plan, "-"), kind, consecutive, _year(plan, day))


def folio_of_declaracion(plan: Plan) -> str:
    """The folio of the Declaración, which comes before there is a Secretariado."""
    return _joined(_with_state("DECL", plan, "/"), _year(plan, plan.ejercicio.fecha_declaracion))


def folio_of_pal(plan: Plan) -> str:
    """The folio of the Plan de Acción Local, which the letter that sends it tells too."""
    return folio(plan, "PAL", plan.ejercicio.fecha_firma_pal)


def folio_of_mesa(plan: Plan, kind: str, mesa: Mesa) -> str:
    """The folio of one of the documents of a mesa."""
    ordered = sorted(plan.mesas, key=lambda m: (m.fecha or date.max, m.hora_inicio or time.max))
    return folio(plan, kind, mesa.fecha, _place(mesa, ordered))


def folio_of_adenda(plan: Plan, adenda: Adenda) -> str:
    """The folio of an adenda."""
    return folio(plan, "AD", adenda.fecha, _place(adenda, sorted(plan.adendas, key=lambda a: a.fecha or date.max)))


def folio_of_oficio(plan: Plan, day: date) -> str:
    """The folio of the oficio of a day: as many were sent before as there are earlier days of sending in its year."""
    days = {e.fecha_envio_al_inai for e in plan.etapas}
    earlier = sum(1 for sent in days if sent is not None and sent.year == day.year and sent < day)
    return folio(plan, "OF", day, f"{earlier + 1:03d}")


def _place(row: Mesa | Adenda, ordered: Sequence[Mesa | Adenda]) -> str:
    """The place of a row among those of its year; a line to fill in while it has no day."""
    if row.fecha is None:
        return _BLANK
    same = [other for other in ordered if other.fecha is not None and other.fecha.year == row.fecha.year]
    return f"{1 + next(n for n, other in enumerate(same) if other is row):03d}"


def _year(plan: Plan, day: date | None) -> str:
    return str(day.year if day else plan.ejercicio.anio_ejercicio or _BLANK)


def _with_state(siglas: str, plan: Plan, between: str) -> str:
    return between.join(filter(None, (siglas, abbreviation(plan.ejercicio.entidad_federativa))))


def _joined(*parts: str) -> str:
    return "/".join(filter(None, parts))
