# ruff: noqa: E501 - a sentence that people read stays on one line
"""SP-3: the Secretariado Técnico Local, its seats, its rules, its facilitador and its year."""

from functools import partial

from pipeline.model.choices import FACILITADOR, SUPLENTE, TITULAR
from pipeline.model.findings import Grade
from pipeline.model.plan import vacant
from pipeline.model.records import Integrante, Regla, Sesion
from pipeline.model.words import fold, tidy
from pipeline.requirements._case import Case
from pipeline.requirements._known import Known, equals, has, names, surely
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import asked_of, datum, seek
from pipeline.requirements._verdicts import Pending, Shortfall, Verdict, Verdicts, day, fault, graded, missing


@requirement(
    "SP-3a",
    "Seis pasos, paso 3",
    "El STL tiene al menos un titular de cada núcleo; un lugar “Por designar” no cuenta.",
    stage=3,
)
def cada_nucleo_tiene_titular(case: Case) -> Verdicts:
    """El STL debe estar integrado al menos por un representante del órgano garante, uno de la sociedad civil y uno de la autoridad."""
    for sector in case.edition.nucleos:
        yield from seek(
            surely(i for i in case.plan.integrantes if not vacant(i)),
            partial(_is_titular_of, sector),
            ("sector", "calidad"),
            _without_titular(case, sector),
        )


@requirement(
    "SP-3b",
    "Seis pasos, paso 3",
    "Cada titular tiene un suplente de su mismo sector.",
    stage=3,
)
def cada_titular_tiene_suplente(case: Case) -> Verdicts:
    """Cada sector elige a sus titulares y a sus suplentes, para que nadie quede sin voz en una mesa."""
    for titular in case.plan.titulares:
        yield from asked_of(titular, _has_suplente(case, titular))
        yield from _is_somebody_else(case, titular)


@requirement("SP-3c", "Seis pasos, paso 3, 1)", "El STL tiene reglas de integración e interacción.", stage=3)
def el_stl_tiene_reglas(case: Case) -> Verdicts:
    """Una vez electos, los miembros del STL deben definir sus reglas mínimas (mecanismo de gobernanza)."""
    message, fix = "El STL no tiene ninguna regla.", "Agregue en Reglas un renglón por cada regla que el STL se dio."
    absence = missing(case.plan.header(Regla, "regla"), (), message, fix)
    yield from seek(surely(case.plan.reglas), lambda r: has(r, "regla"), ("regla",), iter((absence,)))


@requirement(
    "SP-3d",
    "Seis pasos, paso 3, 2)",
    "El STL tiene un facilitador, elegido el día de la instalación o después.",
    stage=3,
)
def el_stl_eligio_un_facilitador(case: Case) -> Verdicts:
    """Los miembros del STL, una vez electos, deben elegir al facilitador que ayude a coordinar la elaboración del plan."""
    yield from has_a_facilitador(case)
    for extra in case.plan.facilitadores[1:]:
        message = (
            f"“{extra.clave}” es otro facilitador, además de “{case.plan.facilitadores[0].clave}”; debe haber uno solo."
        )
        yield fault(extra, "calidad", message, "Corrija la “Calidad” de quien no facilita.")
    yield from _was_elected(case)


@requirement("SP-3e", "Seis pasos, paso 3, 3)", "El STL tiene una agenda anual de trabajo.", stage=3)
def el_stl_tiene_agenda_anual(case: Case) -> Verdicts:
    """Los miembros del STL deben elaborar su agenda anual de trabajo."""
    message, fix = "El STL no tiene agenda anual.", "Agregue en Agenda STL un renglón por cada actividad, con su fecha."
    absence = missing(case.plan.header(Sesion, "actividad"), (), message, fix)
    yield from seek(surely(case.plan.agenda_stl), lambda s: has(s, "actividad"), ("actividad",), iter((absence,)))


def nobody_of(case: Case, sector: str) -> Shortfall:
    """The absence of anyone of a sector."""
    message = f"No hay en Integrantes ningún titular de “{sector}”."
    fix = f"Agregue un renglón en Integrantes con “Sector” {sector} y “Calidad” {TITULAR}."
    return missing(case.plan.header(Integrante, "sector"), (sector,), message, fix)


def has_a_facilitador(case: Case) -> Verdicts:
    """Someone holds the place of facilitador."""
    people = surely(i for i in case.plan.integrantes if not vacant(i))
    yield from seek(people, lambda i: equals(i, "calidad", FACILITADOR), ("calidad",), _without_facilitador(case))


def names_nobody(suplente: Integrante) -> Verdict:
    """The absence of the titular for whom a suplente stands."""
    message = f"El suplente “{suplente.clave}” no dice a quién suple."
    return fault(suplente, "suple_a", message, "Escriba en Integrantes, columna “Suple a”, la clave de su titular.")


def _without_facilitador(case: Case) -> Verdicts:
    seat = next((i for i in case.plan.integrantes if i.calidad == FACILITADOR), None)
    if seat:
        message = f"El lugar del facilitador, “{seat.clave}”, está por designar."
        yield fault(seat, "nombre", message, "Escriba en Integrantes, columna “Nombre”, a quien el STL eligió.")
        return
    fix = "Agregue un renglón en Integrantes con “Calidad” facilitador y “Sector” ninguno."
    yield missing(case.plan.header(Integrante, "calidad"), (FACILITADOR,), "El STL no tiene facilitador.", fix)


def _was_elected(case: Case) -> Verdicts:
    e = case.plan.ejercicio
    elected, installed = e.fecha_eleccion_facilitador, e.fecha_instalacion_stl
    if elected is None:
        yield datum(e, "fecha_eleccion_facilitador", "No consta cuándo se eligió al facilitador.")
    elif installed is None:
        yield Pending("Falta la fecha de instalación del STL, con la que se compara la elección del facilitador.")
    elif elected < installed:
        message = f"El facilitador se eligió el {day(elected)}, antes de instalarse el STL el {day(installed)}."
        yield fault(e, "fecha_eleccion_facilitador", message, "Corrija la fecha que no corresponda.")
    else:
        yield datum(e, "fecha_eleccion_facilitador", "")


def _is_titular_of(sector: str, i: Integrante) -> Known:
    return min(equals(i, "sector", sector), equals(i, "calidad", TITULAR))


def _without_titular(case: Case, sector: str) -> Verdicts:
    seat = next((i for i in case.plan.integrantes if i.sector == sector and i.calidad == TITULAR), None)
    if seat is None:
        yield nobody_of(case, sector)
        return
    message = f"El único lugar de titular de “{sector}”, “{seat.clave}”, está por designar."
    yield fault(seat, "nombre", message, "Escriba en Integrantes, columna “Nombre”, a quien eligió su sector.")


def _has_suplente(case: Case, titular: Integrante) -> Verdicts:
    yield from seek(
        surely(i for i in case.plan.integrantes if not vacant(i)),
        partial(_stands_in_for, titular),
        ("suple_a", "sector"),
        _without_suplente(case, titular),
    )


def _is_somebody_else(case: Case, titular: Integrante) -> Verdicts:
    """Nobody stands in for themselves; two people may bear one name, and then it is only told."""
    own = [i for i in case.plan.suplentes if i.suple_a and i.suple_a == titular.clave and not vacant(i)]
    for i in own if titular.nombre else ():
        if fold(i.nombre) == fold(titular.nombre):
            message = f"“{i.clave}”, suplente de “{titular.clave}”, tiene su mismo nombre, {tidy(i.nombre)}."
            fix = "Escriba en Integrantes a quien eligió el sector; si son dos personas, agregue a cada una su otro apellido."
            yield from graded(Grade.AVISO, fault(i, "nombre", message, fix))


def _stands_in_for(titular: Integrante, i: Integrante) -> Known:
    same = equals(i, "sector", titular.sector) if titular.read("sector") else Known.MAYBE
    return min(equals(i, "calidad", SUPLENTE), names(i, "suple_a", titular.clave), same)


def _without_suplente(case: Case, t: Integrante) -> Verdicts:
    seats = [i for i in case.plan.integrantes if i.calidad == SUPLENTE]
    named = next((i for i in seats if i.suple_a and i.suple_a == t.clave), None)
    if named and vacant(named):
        message = f"El lugar de suplente de “{t.clave}”, “{named.clave}”, está por designar."
        yield fault(named, "nombre", message, "Escriba en Integrantes, columna “Nombre”, a quien eligió su sector.")
    elif named:
        message = f"“{named.clave}” suple a “{t.clave}” y no es de su sector, “{t.sector}”."
        yield fault(named, "sector", message, "Corrija el “Sector” o el “Suple a” en Integrantes.")
    elif unnamed := free_suplente(case, t):
        yield names_nobody(unnamed)
    else:
        message = f"El titular “{t.clave}” ({t.nombre}) no tiene suplente."
        whom = t.clave or "con la clave que le dé al titular"
        fix = f"Agregue un renglón en Integrantes con “Calidad” suplente, el mismo sector y “Suple a” {whom}."
        yield missing(case.plan.header(Integrante, "suple_a"), (t.clave or t.row,), message, fix)


def free_suplente(case: Case, t: Integrante) -> Integrante | None:
    """A suplente of the sector who says nobody: the first for the first titular without one, and so on."""
    mine = [i for i in case.plan.suplentes if i.sector == t.sector]
    free = [i for i in mine if not i.suple_a and i.read("suple_a")]
    alone = [o for o in case.plan.titulares if o.sector == t.sector and not any(i.suple_a == o.clave for i in mine)]
    at = alone.index(t) if t in alone else len(free)
    return free[at] if at < len(free) else None
