"""What a minuta certifies: the reading of the agreements, the signing of the PAL, its annexes."""

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.documents.context.blanks import long_day
from pipeline.documents.context.conformidad import all_agree
from pipeline.documents.context.mesas import absent_seats, came, data_of, keys_present
from pipeline.documents.context.personas import by_protocol, name_of, named_in_a_sentence
from pipeline.documents.language import con_mayuscula, lista
from pipeline.model.plan import Plan
from pipeline.model.records import Mesa, Problematica
from pipeline.model.words import tidy

RANKED: Final = "jerarquización"


def without_agreements(mesa: Mesa, *, agrees: bool) -> str:
    """What stands where no agreement is in the sheet; ``agrees``: the mesa agrees the PAL."""
    if agrees:
        return "Los acuerdos de esta mesa son los compromisos que integran el Plan de Acción Local (Anexo 2)."
    if mesa.lectura_acuerdos:
        return "La hoja del plan no contiene el texto de los acuerdos de esta mesa."
    return "No se registraron acuerdos en esta mesa."


def reading(plan: Plan, mesa: Mesa, *, agrees: bool) -> str:
    """Whether the agreements were read, in a sentence."""
    taken = any(a.mesa == mesa.clave for a in plan.acuerdos)
    if mesa.lectura_acuerdos:
        return (
            f"{con_mayuscula(_reader(plan, mesa))} dio lectura a los acuerdos{' que anteceden' if taken else ''} y "
            "solicitó la manifestación de conformidad de las personas asistentes."
        )
    if not taken and not agrees:
        return "Al no registrarse acuerdos, no hay lectura ni manifestación de conformidad que asentar."
    if mesa.lectura_acuerdos is None:
        return "No se asentó si se dio lectura a los acuerdos."
    return "No se dio lectura a los acuerdos."


def _reader(plan: Plan, mesa: Mesa) -> str:
    """Whoever moderated: the facilitador by that name, another by their own."""
    if mesa.modera and not any(i.clave == mesa.modera for i in plan.facilitadores):
        return named_in_a_sentence(plan, mesa.modera)
    return data_of(plan, mesa).moderador


def signing(plan: Plan, mesa: Mesa) -> str:
    """What the mesa that agrees the PAL certifies of its signing: by each actor, only where each was represented."""
    day = plan.ejercicio.fecha_firma_pal
    if day is None or day != mesa.fecha:
        when = f"el {long_day(day)}" if day else "en la fecha que se acuerde"
        agreed = "Los acuerdos leídos" if mesa.lectura_acuerdos else "Los acuerdos de la mesa"
        return (
            f"{agreed} integran el Plan de Acción Local (Anexo 2), para que cada uno de los actores lo rubrique en "
            f"cada hoja y lo firme al calce {when}."
        )
    done = "se procedió a rubricar cada hoja y firmar al calce"
    return f"{con_mayuscula(f'{_declared(plan, mesa)}{done}')}{_by_whom(plan, mesa)}"


def _declared(plan: Plan, mesa: Mesa) -> str:
    if all_agree(plan, keys_present(plan, mesa)):
        return "manifestada la conformidad, "
    return "asentado lo que manifestaron las partes, " if plan.conformidades else ""


def _by_whom(plan: Plan, mesa: Mesa) -> str:
    annexed = "el Plan de Acción Local, que se agrega como Anexo 2"
    if not came(plan, mesa) or not plan.titulares:
        return f" {annexed}."
    absent = by_protocol(absent_seats(plan, mesa))
    if not absent:
        return f", por cada uno de los actores, {annexed}."
    missing = lista(name_of(i) for i in absent)
    verb = "asistió ni fue suplida" if len(absent) == 1 else "asistieron ni fueron suplidas"
    who = "la persona titular" if len(absent) == 1 else "las personas titulares"
    return f", por quienes asistieron, {annexed}. Falta la firma de {missing}: {who} no {verb}."


def methodologies(problems: Iterable[Problematica], remark: str = "") -> Iterator[str]:
    """The methodology with which each problem was chosen, those of one address together."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for problem in problems:
        how = RANKED if problem.metodo_seleccion == RANKED else "selección"
        kinds.setdefault((how, tidy(problem.metodologia)), []).append(problem.clave)
    for (how, address), keys in kinds.items():
        whose = "la problemática" if len(keys) == 1 else "las problemáticas"
        where = address or "falta señalar su liga en la hoja Problemáticas."
        yield f"Metodología de {how} de {whose} {lista(keys)}{remark}: {where}"


def annexes(plan: Plan, mesa: Mesa, *, agrees: bool) -> Iterator[str]:
    """The papers that go with the minuta."""
    yield "Lista de asistencia."
    if any(e.mesa == mesa.clave for e in plan.envios):
        yield "Información previa a la mesa."
    yield from methodologies(p for p in plan.problematicas if mesa.clave in p.origen and p.metodo_seleccion == RANKED)
    if agrees:
        yield "Plan de Acción Local (Anexo 2)."
    if tidy(mesa.evidencia):
        yield f"Evidencia de la mesa, disponible en: {tidy(mesa.evidencia)}"
