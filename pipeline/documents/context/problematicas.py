"""The problems that the PAL answers, each with its commitment."""

from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import (
    brief,
    or_line,
)
from pipeline.documents.context.compromisos import (
    origin_of,
    tipo_of,
)
from pipeline.documents.language import (
    con_mayuscula,
)
from pipeline.model.choices import FTM
from pipeline.model.plan import Plan
from pipeline.model.records import Compromiso
from pipeline.model.words import tidy

LONGEST: Final = 400
"""Characters of a problem in the table of all; its whole text stands in the plantilla of its commitment."""


@dataclass(frozen=True, slots=True)
class RenglonDeProblematica:
    """Una problemática con el compromiso que la atiende."""

    problematica: Annotated[str, "la problemática; si es larga, su principio: completa está en la plantilla"]
    origen: Annotated[str, "las consultas y mesas de donde salió, y su fuente"]
    prioridad: Annotated[str, "el lugar que ocupó, o una raya"]
    compromiso: Annotated[str, "la clave y el título del compromiso"]
    tipo: Annotated[str, "el tipo de compromiso"]
    es_ftm: Annotated[bool, "verdadero si es Follow the Money"]
    tema: Annotated[str, "el tema del PA18; vacío si no tiene"]


def problem_of(plan: Plan, c: Compromiso) -> RenglonDeProblematica:
    """The problem of a commitment."""
    problem = plan.problematica.get(c.problematica)
    return RenglonDeProblematica(
        problematica=brief(problem.problematica if problem else "", LONGEST) or "Sin problemática asentada.",
        origen=brief(con_mayuscula(origin_of(plan, problem)), LONGEST),
        prioridad=str(problem.prioridad) if problem and problem.prioridad is not None else "—",
        compromiso=f"{c.clave}. {or_line(c.titulo)}",
        tipo=tipo_of(c),
        es_ftm=c.tipo == FTM,
        tema=tidy(c.tema_pa18),
    )
