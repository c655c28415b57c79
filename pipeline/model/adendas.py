"""Which text of the plan was in force on a day, after the changes agreed since its signature."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.model.plan import Plan
from pipeline.model.records import Adenda
from pipeline.model.words import fold, natural


@dataclass(frozen=True, slots=True)
class InForce:
    """A text as it stood on a day, and the adendas that had brought it there, oldest first."""

    text: str
    adendas: tuple[Adenda, ...] = ()


def adendas_of(plan: Plan, compromiso: str) -> tuple[Adenda, ...]:
    """The dated changes to a commitment, oldest first; with ``""`` those that name no commitment."""
    mine = (a for a in plan.adendas if a.compromiso == compromiso and a.fecha)
    return tuple(sorted(mine, key=lambda a: (a.fecha or date.min, natural(a.clave))))


def in_force(text: str, adendas: Iterable[Adenda], day: date) -> InForce:
    """What a text of the plan said on ``day``, whether or not the sheet was rewritten after each adenda.

    ``adendas`` in order of date. The text is first taken back to what was signed, through every adenda
    whose Texto nuevo it is, and then forward through those dated up to ``day`` whose Texto anterior it is.
    An adenda that quotes neither leaves it as it stands.
    """
    agreed = tuple(adendas)
    for adenda in reversed(agreed):
        if adenda.texto_anterior and _same(adenda.texto_nuevo, text):
            text = adenda.texto_anterior
    applied = []
    for adenda in agreed:
        if adenda.fecha and adenda.fecha <= day and _same(adenda.texto_anterior, text):
            text = adenda.texto_nuevo
            applied.append(adenda)
    return InForce(text, tuple(applied))


def _same(one: str, other: str) -> bool:
    """Whether two texts say the same, with or without the final stop."""
    return fold(one).rstrip(" .") == fold(other).rstrip(" .")
