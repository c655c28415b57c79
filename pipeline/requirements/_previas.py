# ruff: noqa: E501 - a sentence that people read stays on one line
"""Information sent before a mesa: by whom, to whom and how long before."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from pipeline.model.findings import Grade
from pipeline.model.records import Envio, Integrante, Mesa
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, by, equals, exists, names
from pipeline.requirements._verdicts import ToldElsewhere, Verdict, Verdicts, day, fault, graded, listed, shown

_A_DAY: Final = timedelta(days=1)


def sent_before(case: Case, mesa: Mesa, wanted: tuple[str, ...], sector: str) -> Verdicts | None:
    """Whether someone of the sector sent one of these before the mesa; nothing where no row even tries."""

    def serves(e: Envio) -> Known:
        what = max(equals(e, "insumo", insumo) for insumo in wanted)
        return min(what, case.speaks_for(e, "remite", sector), _by(e, mesa.fecha and mesa.fecha - _A_DAY))

    candidates = tuple(case.envios.candidates(mesa.clave))
    good = [e for known, e in candidates if min(known, serves(e)) is Known.YES]
    if good:
        return iter((shown(good[0], "insumo", "remite", "fecha_envio"),))
    if exists(candidates, serves) is Known.MAYBE:
        return iter((ToldElsewhere(),))
    tried = [e for e in case.envios.rows(mesa.clave) if e.insumo in wanted]
    if not tried:
        return None
    return _not_served(case, mesa, max(tried, key=lambda e: case.speaks_for(e, "remite", sector)), sector)


def reached_in_time(case: Case, mesa: Mesa, insumo: str) -> Verdicts:
    """Whether what was sent for the mesa reached every actor the days before that the edition asks for.

    Each actor's first sending counts; the fault stands at the row that arrived late, or whose recipients lack someone.
    """
    sent = [e for e in case.envios.rows(mesa.clave) if e.insumo == insumo]
    if not sent:
        return
    limit = mesa.fecha and mesa.fecha - timedelta(days=case.edition.dias_antes_de_mesa)
    late: defaultdict[int, list[Integrante]] = defaultdict(list)
    left_out: list[Integrante] = []
    for actor in case.actors:
        known = _has_it(case, mesa, insumo, actor, limit)
        if known is Known.MAYBE or (known is Known.NO and not actor.read("nombre")):
            yield ToldElsewhere()  # an actor whose name is unread may be a vacant seat
        elif known is Known.NO:
            received = _first(e for e in sent if _reaches(e, actor) is not Known.NO)
            (late[sent.index(received)] if received else left_out).append(actor)
    for at, actors in sorted(late.items()):
        yield _late(case, mesa, sent[at], actors)
    if left_out:
        yield _left_out(case, mesa, sent[0], left_out)
    yield from _in_time(case, mesa, sent, limit)


def _has_it(case: Case, mesa: Mesa, insumo: str, actor: Integrante, limit: date | None) -> Known:
    return exists(
        case.envios.candidates(mesa.clave),
        lambda e: min(equals(e, "insumo", insumo), _reaches(e, actor), _by(e, limit)),
    )


def _reaches(e: Envio, actor: Integrante) -> Known:
    return names(e, "destinatarios", actor.clave) if actor.clave else Known.MAYBE


def _by(e: Envio, limit: date | None) -> Known:
    return Known.MAYBE if limit is None else by(e, "fecha_envio", limit)


def _first(sent: Iterable[Envio]) -> Envio | None:
    return min(sent, key=lambda e: e.fecha_envio or date.max, default=None)


def _not_served(case: Case, mesa: Mesa, e: Envio, sector: str) -> Verdicts:
    what = f"“{e.insumo}” para la mesa “{mesa.clave}”"
    if case.speaks_for(e, "remite", sector) is Known.NO:
        lack = (
            f"lo remite “{e.remite}”, que no es de “{sector}”" if e.remite else f"no dice quién de “{sector}” lo remite"
        )
        fix = f"Escriba en Envíos, columna “Remite”, la clave de quien lo envió por {sector}."
        yield fault(e, "remite", f"El envío de {what} {lack}.", fix)
    else:
        when = f"se envió el {day(e.fecha_envio)}" if e.fecha_envio else "no dice cuándo se envió"
        fix = "Corrija en Envíos la “Fecha de envío” si es otra; debe ser anterior a la mesa."
        yield fault(e, "fecha_envio", f"{what}, del {day(mesa.fecha)}, {when}.", fix)


def _late(case: Case, mesa: Mesa, e: Envio, actors: list[Integrante]) -> Verdict:
    whom = "los actores" if len(actors) == len(case.actors) else listed(a.clave for a in actors)
    when = f"se envió el {day(e.fecha_envio)}" if e.fecha_envio else "no dice cuándo se envió"
    days = case.edition.dias_antes_de_mesa
    message = f"“{e.insumo}” para la mesa “{mesa.clave}” del {day(mesa.fecha)} {when} a {whom}; deben tenerlo al menos {days} días antes."
    fix = "Corrija la “Fecha de envío” si es otra; si no, mueva la mesa o vuelva a celebrarla con la información a tiempo."
    return fault(e, "fecha_envio", message, fix)


def _left_out(case: Case, mesa: Mesa, e: Envio, actors: list[Integrante]) -> Verdict:
    whom = "ningún actor" if len(actors) == len(case.actors) else listed(a.clave for a in actors)
    message = f"No consta que “{e.insumo}” para la mesa “{mesa.clave}” se enviara a {whom}."
    fix = "Escriba en Envíos, columna “Destinatarios”, las claves de quienes lo recibieron, o la palabra todos."
    return fault(e, "destinatarios", message, fix)


def _in_time(case: Case, mesa: Mesa, sent: list[Envio], limit: date | None) -> Verdicts:
    firsts = [_first(e for e in sent if _reaches(e, actor) is Known.YES) for actor in case.actors]
    for e in sent:
        if mesa.fecha and limit and e.fecha_envio and e.fecha_envio <= limit:
            yield shown(e, "fecha_envio", "destinatarios")
            if any(first is e for first in firsts):
                yield from _short_of_working_days(
                    case, mesa, e, case.edition.working_days_before(e.fecha_envio, mesa.fecha)
                )


def _short_of_working_days(case: Case, mesa: Mesa, e: Envio, days: int) -> Verdicts:
    wanted = case.edition.dias_habiles_antes_de_mesa
    if days < wanted:
        lack = "falta 1" if wanted - days == 1 else f"faltan {wanted - days}"
        message = (
            f"“{e.insumo}” para la mesa “{mesa.clave}” se envió {days} días hábiles antes; "
            f"si los días se cuentan como hábiles, {lack}."
        )
        fix = "Para la siguiente mesa envíe la información con más anticipación."
        yield from graded(Grade.AVISO, fault(e, "fecha_envio", message, fix))
