# ruff: noqa: E501 - a sentence that people read stays on one line
"""MD-4 and MD-5: what the mesas agreed, who is content with it, and who receives a copy."""

from collections.abc import Iterator
from typing import Final

from pipeline.model.choices import CONJUNTA, FACILITADOR, SUPLENTE
from pipeline.model.findings import Grade
from pipeline.model.plan import vacant
from pipeline.model.records import Compromiso, Conformidad, Integrante, Mesa
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, equals, exists, has, is_true, names
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import asked_of, blanks
from pipeline.requirements._verdicts import (
    Pending,
    Shortfall,
    ToldElsewhere,
    Verdicts,
    fault,
    graded,
    listed,
    missing,
    shown,
    spared,
)
from pipeline.requirements.calendario import cada_actividad_tiene_fechas
from pipeline.requirements.responsabilidades import cada_actividad_tiene_responsable_y_cada_nucleo_participa
from pipeline.requirements.secretariado import free_suplente, names_nobody

CON_RESERVA: Final = "con reserva"
NO_CONFORME: Final = "no conforme"


@requirement(
    "MD-4a",
    "Mesas de diálogo, acuerdos",
    "La mesa que acuerda el PAL registra la lectura de los acuerdos y la conformidad de cada titular con cada compromiso.",
    stage=4,
)
def la_mesa_que_acuerda_registra_la_conformidad(case: Case) -> Verdicts:
    """El facilitador da lectura a los acuerdos, que integrarán el PAL, y solicita a los asistentes que manifiesten su conformidad."""
    signed = case.plan.ejercicio.fecha_firma_pal
    if not case.plan.conformidades and not (signed and signed <= case.today):
        yield Pending("Todavía no hay manifestaciones de conformidad ni se ha firmado el PAL.")
        return
    if not (case.plan.titulares and case.five):
        yield Pending("Todavía no hay titulares o compromisos con que declararse conforme.")
    yield from _agreements_were_read(case)
    for k in case.plan.conformidades:
        yield from _is_content(case, k)
    for titular in case.plan.titulares:
        yield from asked_of(titular, _has_declared(case, titular, case.five))
        yield from spared(asked_of(titular, _has_declared(case, titular, case.proactivos)))


@requirement(
    "MD-4b",
    "Mesas de diálogo, acuerdos",
    "Cada compromiso tiene actividades, responsables y fechas de cumplimiento.",
    stage=5,
)
def cada_compromiso_tiene_actividades_responsables_y_fechas(case: Case) -> Verdicts:
    """Para cada compromiso se definen actividades específicas, responsables y fechas; lo deciden los requisitos RM-2a y RM-3a."""
    for source in (cada_actividad_tiene_responsable_y_cada_nucleo_participa, cada_actividad_tiene_fechas):
        for verdict in source.ask(case):
            if not isinstance(verdict, Shortfall):
                yield verdict
            elif verdict.grade is None:
                yield ToldElsewhere(verdict.place)


@requirement(
    "MD-5",
    "Mesas de diálogo, seguimiento",
    "Cada actor (titular, suplente o facilitador) tiene un correo donde recibir su copia del plan.",
    stage=5,
)
def cada_actor_tiene_correo(case: Case) -> Verdicts:
    """El facilitador remite a todos los actores, por correo electrónico, copia del Plan de Acción Local."""
    for actor in (*case.actors, *case.plan.suplentes):
        if actor.correo:
            yield shown(actor, "correo")
        asked = blanks(actor, f"“{actor.clave}” ({actor.nombre})", {"correo": "donde recibirá su copia del plan"})
        yield from asked_of(actor, asked)


def _agreements_were_read(case: Case) -> Verdicts:
    last = case.last_conjunta
    if last is not None and last.lectura_acuerdos:
        yield shown(last, "lectura_acuerdos")
    elif any(_may_be_it(last, mesa) for mesa in case.plan.mesas if mesa is not last):
        yield ToldElsewhere()
    elif last is None:
        message = "No hay ninguna mesa conjunta, en la que se acuerda el PAL."
        fix = f"Agregue en Mesas la mesa en que se acordó, con “Núcleo” {CONJUNTA} y “Lectura de acuerdos”."
        yield missing(case.plan.header(Mesa, "nucleo"), (CONJUNTA,), message, fix)
    elif last.fecha and last.fecha > case.today:
        yield Pending(f"La mesa “{last.clave}”, en que se acuerda el PAL, todavía no se celebra.")
    else:
        message = f"En la mesa “{last.clave}”, en que se acordó el PAL, no consta la lectura de los acuerdos."
        fix = "Escriba Sí en Mesas, columna “Lectura de acuerdos”, si el facilitador los leyó."
        yield fault(last, "lectura_acuerdos", message, fix)


def _may_be_it(last: Mesa | None, mesa: Mesa) -> bool:
    """Whether some reading of its cells makes it the last mesa conjunta, with its agreements read."""
    is_later = last is None or last.fecha is None or mesa.fecha is None or mesa.fecha >= last.fecha
    cells = (equals(mesa, "nucleo", CONJUNTA), is_true(mesa, "lectura_acuerdos"), has(mesa, "fecha"))
    return is_later and min(cells) is not Known.NO and not (min(cells) is Known.YES and last is not None)


def _is_content(case: Case, k: Conformidad) -> Verdicts:
    person = case.plan.integrante.get(k.integrante)
    if person is None or vacant(person) or person.calidad == FACILITADOR:
        return
    who, what = f"“{k.integrante}”", f" con el compromiso “{k.compromiso}”" if k.compromiso else ""
    ask = "Lleve el compromiso de nuevo a la mesa; cuando haya acuerdo, corrija la “Manifestación” en Conformidades."
    if k.manifestacion == NO_CONFORME:
        blocked = fault(k, "manifestacion", f"{who} manifestó no estar conforme{what}.", ask)
        blocks = person.sector in case.edition.nucleos and not case.is_proactivo(k.compromiso)
        yield from iter((blocked,)) if blocks else graded(Grade.AVISO, blocked)
    elif k.manifestacion == CON_RESERVA:
        message = f"{who} manifestó su conformidad con reserva{what}."
        yield from graded(
            Grade.AVISO, fault(k, "manifestacion", message, "Nada que corregir: la reserva se imprime en el PAL.")
        )
    elif k.manifestacion:
        yield shown(k, "manifestacion")


def _has_declared(case: Case, t: Integrante, compromisos: tuple[Compromiso, ...]) -> Verdicts:
    voices = tuple(_voices(case, t))
    answers = [(c, exists(case.conformidades.candidates(c.clave), lambda k: _declares(k, voices))) for c in compromisos]
    if any(known is Known.MAYBE for _, known in answers):
        yield ToldElsewhere()
    silent = [c.clave for c, known in answers if known is Known.NO]
    stray = free_suplente(case, t)
    heard = {k.compromiso for k in case.plan.conformidades if stray and stray.clave == k.integrante}
    if stray and heard.intersection(silent):
        yield names_nobody(stray)
    silent = [key for key in silent if key not in heard]
    if silent:
        message = f"No consta la conformidad de “{t.clave}” ({t.nombre}), ni la de su suplente, con {listed(silent)}."
        fix = "Agregue en Conformidades un renglón por cada compromiso, con lo que manifestó."
        yield missing(case.plan.header(Conformidad, "integrante"), (t.clave or t.row, *silent), message, fix)


def _voices(case: Case, t: Integrante) -> Iterator[tuple[Known, str]]:
    """The keys whose word is the titular's: their own, and the suplentes'."""
    yield Known.YES, t.clave
    for s in case.plan.integrantes:
        if not vacant(s):
            yield min(equals(s, "calidad", SUPLENTE), names(s, "suple_a", t.clave)), s.clave


def _declares(k: Conformidad, voices: tuple[tuple[Known, str], ...]) -> Known:
    return min(has(k, "manifestacion"), max(min(known, names(k, "integrante", key)) for known, key in voices))
