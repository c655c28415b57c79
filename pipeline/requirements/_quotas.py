# ruff: noqa: E501 - a sentence that people read stays on one line
"""How many commitments of each type the edition asks for."""

from collections.abc import Iterator

from pipeline.model.records import Compromiso
from pipeline.requirements._case import Case
from pipeline.requirements._verdicts import Shortfall, ToldElsewhere, Verdicts, fault, missing, shown


def of_type(case: Case, tipo: str) -> tuple[Compromiso, ...]:
    """The commitments of that type."""
    return tuple(c for c in case.five if c.tipo == tipo)


def quota(case: Case, tipo: str) -> Verdicts:
    """There are as many of that type as the edition asks for."""
    yield from (shown(c, "tipo") for c in of_type(case, tipo))
    yield from surplus(case, tipo)
    lacking = _wanted(case, tipo) - len(of_type(case, tipo))
    if lacking > 0:
        yield ToldElsewhere() if lacking <= len(untyped(case)) else short(case, tipo)


def total(case: Case) -> Verdicts:
    """There are as many in all as the edition asks for, without the Proactivos."""
    wanted, found = case.edition.compromisos, len(case.five)
    yield from (shown(c, "clave", "tipo") for c in case.five)
    if found - len(untyped(case)) <= wanted < found:
        yield ToldElsewhere()
    elif found < wanted:
        yield from _each_type_short(case)
    elif found > wanted:
        yield from _each_surplus(case)


def untyped(case: Case) -> tuple[Compromiso, ...]:
    """Those whose type could not be read: they might be of any."""
    return tuple(c for c in case.five if not c.read("tipo"))


def surplus(case: Case, tipo: str) -> Iterator[Shortfall | ToldElsewhere]:
    """One fault for each commitment of that type beyond its quota."""
    found, wanted = of_type(case, tipo), _wanted(case, tipo)
    for c in found[wanted:]:
        message = f"El compromiso “{c.clave}” está de más: hay {len(found)} de tipo {tipo} y deben ser {wanted}."
        yield fault(c, "tipo", message, "Corrija su “Tipo” en Compromisos; si es adicional al plan, escriba Proactivo.")


def short(case: Case, tipo: str) -> Shortfall:
    """The absence of some of that type."""
    found, wanted = len(of_type(case, tipo)), _wanted(case, tipo)
    return missing(
        case.plan.header(Compromiso, "tipo"),
        (tipo,),
        f"De tipo {tipo} hay {found} y deben ser {wanted}; en total hay {len(case.five)} de {case.edition.compromisos}.",
        f"Agregue en Compromisos los que faltan, con “Tipo” {tipo}.",
    )


def _each_type_short(case: Case) -> Verdicts:
    lacking = [t for t in case.edition.cuotas if len(of_type(case, t)) < _wanted(case, t)]
    if lacking and not untyped(case):
        yield from (short(case, tipo) for tipo in lacking)
        return
    message = (
        f"Hay {len(case.five)} compromisos, sin contar los de tipo Proactivo, y deben ser {case.edition.compromisos}."
    )
    yield missing(case.plan.header(Compromiso, "clave"), (), message, "Agregue en Compromisos los que faltan.")


def _each_surplus(case: Case) -> Verdicts:
    by_type = [verdict for tipo in case.edition.cuotas for verdict in surplus(case, tipo)]
    if by_type:
        yield from by_type
        return
    for c in case.five[case.edition.compromisos :]:
        message = f"Hay {len(case.five)} compromisos, sin contar los de tipo Proactivo, y deben ser {case.edition.compromisos}."
        yield fault(c, "clave", message, "Quite los que sobran, o escriba Proactivo en su “Tipo”.")


def _wanted(case: Case, tipo: str) -> int:
    return case.edition.cuotas.get(tipo, 0)
