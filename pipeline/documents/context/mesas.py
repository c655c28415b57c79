"""A mesa as its three documents name it: what it is, who came, what was sent before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import LINE, long_day, or_line, paragraphs, short_day, spelled_day, spelled_hour
from pipeline.documents.context.personas import (
    name_of,
    named,
    named_in_a_sentence,
    named_with_institution,
    named_with_sector,
    role_of,
    sector_of,
    sector_rank,
    the_facilitator,
)
from pipeline.documents.language import con_articulo, con_mayuscula, hora, lista, sin_punto
from pipeline.model.choices import CONJUNTA, NINGUNO, POR_DESIGNAR, SUPLENTE, TITULAR
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Asistente, Envio, Integrante, Mesa
from pipeline.model.words import fold, natural, slugs, tidy

FOLDER: Final = "03-mesas"


@dataclass(frozen=True, slots=True)
class DatosDeMesa:
    """Una mesa de diálogo."""

    clave: Annotated[str, "la clave en la hoja Mesas"]
    tema: Annotated[str, "el tema"]
    nucleo: Annotated[str, "el núcleo que dialoga, o conjunta"]
    objetivo: Annotated[tuple[str, ...], "el objetivo, por párrafos"]
    fecha: Annotated[str, "el día: 20 de junio de 2016"]
    fecha_en_letra: Annotated[str, "el día en letra, con su nombre"]
    hora_inicio: Annotated[str, "la hora en que empezó: 10:00 horas, o una línea"]
    hora_inicio_en_letra: Annotated[str, "la hora en que empezó, en letra"]
    hora_termino: Annotated[str, "la hora en que terminó: 13:30 horas, o una línea"]
    hora_termino_en_letra: Annotated[str, "la hora en que terminó, en letra"]
    lugar: Annotated[str, "el lugar, o una línea para llenarlo"]
    lugar_en_oracion: Annotated[str, "el lugar, con su artículo, o una línea"]
    convoca: Annotated[str, "quién convoca, o una línea para llenarlo"]
    modera: Annotated[str, "quién modera, con su institución, o una línea"]
    modera_en_oracion: Annotated[str, "quién modera, con su institución y con artículo (la Mtra. …), o una línea"]
    moderador: Annotated[str, "el facilitador, la facilitadora o la persona facilitadora"]
    evidencia: Annotated[str, "la liga a la evidencia; vacío si no la hay"]


@dataclass(frozen=True, slots=True)
class Presente:
    """Una persona que asistió a la mesa."""

    numero: Annotated[int, "el número de renglón"]
    nombre: Annotated[str, "el nombre con su tratamiento"]
    cargo: Annotated[str, "el cargo, o una línea"]
    institucion: Annotated[str, "la institución, o una línea"]
    sector: Annotated[str, "el sector; vacío si no representa a ninguno"]
    calidad: Annotated[str, "titular, suplente, facilitador o invitado"]
    correo: Annotated[str, "el correo, para la copia interna; vacío si no consta"]


@dataclass(frozen=True, slots=True)
class Insumo:
    """Información que se envió antes de la mesa."""

    insumo: Annotated[str, "qué se envió"]
    remite: Annotated[str, "quién lo envió"]
    fecha: Annotated[str, "el día del envío: 20/06/2016"]
    destinatarios: Annotated[str, "a quiénes se envió"]
    anticipacion: Annotated[str, "con cuántos días naturales de anticipación"]
    evidencia: Annotated[str, "la liga a la constancia, o “Sin liga”"]


def data_of(plan: Plan, mesa: Mesa) -> DatosDeMesa:
    """What the mesa is."""
    moderator = named_with_institution(plan, mesa.modera) if mesa.modera else LINE
    return DatosDeMesa(
        clave=mesa.clave,
        tema=or_line(mesa.tema),
        nucleo="Conjunta (todos los núcleos)" if mesa.nucleo == CONJUNTA else sector_of(mesa.nucleo),
        objetivo=paragraphs(mesa.objetivo),
        fecha=long_day(mesa.fecha),
        fecha_en_letra=spelled_day(mesa.fecha),
        hora_inicio=hora(mesa.hora_inicio) if mesa.hora_inicio else LINE,
        hora_inicio_en_letra=spelled_hour(mesa.hora_inicio),
        hora_termino=hora(mesa.hora_termino) if mesa.hora_termino else LINE,
        hora_termino_en_letra=spelled_hour(mesa.hora_termino),
        lugar=or_line(mesa.lugar),
        lugar_en_oracion=con_articulo(sin_punto(or_line(mesa.lugar))),
        convoca=or_line(mesa.convoca),
        modera=moderator,
        modera_en_oracion=named_in_a_sentence(plan, mesa.modera) if mesa.modera else LINE,
        moderador=the_facilitator(plan),
        evidencia=tidy(mesa.evidencia),
    )


def attendance(plan: Plan, mesa: Mesa) -> tuple[Presente, ...]:
    """Who came, in the order of protocol."""
    rows = sorted(came(plan, mesa), key=lambda a: (_protocol(plan, a), _sorting_name(plan, a)))
    return tuple(_present(plan, n, row) for n, row in enumerate(rows, start=1))


def came(plan: Plan, mesa: Mesa) -> tuple[Asistente, ...]:
    """The rows of who came: nobody comes for a seat Por designar, unless the row names somebody."""
    return tuple(a for a in plan.asistentes if a.mesa == mesa.clave and not _nobody(plan, a))


def _nobody(plan: Plan, row: Asistente) -> bool:
    if _member(plan, row) or fold(row.nombre) not in {"", fold(POR_DESIGNAR)}:
        return False
    return row.integrante in plan.integrante or bool(tidy(row.nombre))


def _member(plan: Plan, row: Asistente) -> Integrante | None:
    """The member of the STL that a row names, if the seat is filled."""
    found = plan.integrante.get(row.integrante)
    return None if found is None or vacant(found) else found


def members_present(plan: Plan, mesa: Mesa) -> tuple[Integrante, ...]:
    """The members of the STL who came, in the order of the sheet's keys."""
    keys = {a.integrante for a in plan.asistentes if a.mesa == mesa.clave}
    return tuple(i for i in plan.integrantes if i.clave in keys and not vacant(i))


def keys_present(plan: Plan, mesa: Mesa) -> frozenset[str]:
    """The keys of the members who came."""
    return frozenset(i.clave for i in members_present(plan, mesa))


def absent_seats(plan: Plan, mesa: Mesa) -> tuple[Integrante, ...]:
    """Titulares of the mesa's núcleo (all, if joint) who neither came nor were substituted."""
    here = {i.clave for i in members_present(plan, mesa)}
    covered = {i.suple_a for i in members_present(plan, mesa) if i.calidad == SUPLENTE}
    return tuple(
        i
        for i in plan.titulares
        if (mesa.nucleo in {CONJUNTA, i.sector}) and i.clave not in here and i.clave not in covered
    )


def sent(plan: Plan, mesa: Mesa) -> tuple[Insumo, ...]:
    """What was sent before the mesa, by date."""
    rows = sorted((e for e in plan.envios if e.mesa == mesa.clave), key=lambda e: (str(e.fecha_envio), e.insumo, e.row))
    return tuple(_input(plan, mesa, row) for row in rows)


def _input(plan: Plan, mesa: Mesa, envio: Envio) -> Insumo:
    return Insumo(
        insumo=con_mayuscula(or_line(envio.insumo)),
        remite=named_with_sector(plan, envio.remite) or LINE,
        fecha=short_day(envio.fecha_envio),
        destinatarios=recipients(plan, envio),
        anticipacion=ahead(mesa, envio),
        evidencia=tidy(envio.evidencia) or "Sin liga",
    )


def recipients(plan: Plan, envio: Envio) -> str:
    """To whom it was sent: every actor, or their names."""
    actors = {i.clave for i in (*plan.titulares, *plan.facilitadores)}
    if actors and actors <= set(envio.destinatarios):
        return "Todos los actores"
    return lista(named(plan, key) for key in envio.destinatarios) or "Sin destinatarios registrados"


def ahead(mesa: Mesa, envio: Envio) -> str:
    """How many calendar days before the mesa it was sent."""
    if mesa.fecha is None or envio.fecha_envio is None:
        return "Sin fecha"
    days = (mesa.fecha - envio.fecha_envio).days
    if days < 0:
        return "Después de la mesa"
    return (
        "El mismo día"
        if days == 0
        else f"{days} día{'' if days == 1 else 's'} naturales".replace("día naturales", "día natural")
    )


def _present(plan: Plan, number: int, row: Asistente) -> Presente:
    member = _member(plan, row)
    if member is None:
        return Presente(
            number,
            or_line(row.nombre or row.integrante),
            or_line(row.cargo),
            or_line(row.institucion),
            con_mayuscula(tidy(row.sector)) or "Sin sector registrado",
            "Asistente",
            tidy(row.correo),
        )
    supplied = plan.integrante.get(member.suple_a)
    role = con_mayuscula(role_of(member))
    if member.calidad == SUPLENTE and supplied is not None:
        role = f"Suplente de {name_of(supplied)}"
    sector = "" if member.sector == NINGUNO else sector_of(member.sector)
    return Presente(
        number, name_of(member), or_line(member.cargo), or_line(member.institucion), sector, role, tidy(member.correo)
    )


def _protocol(plan: Plan, row: Asistente) -> tuple[int, int]:
    member = _member(plan, row)
    if member is None:
        return (1, sector_rank(fold(row.sector)))
    return (0, sector_rank(member.sector))


def _sorting_name(plan: Plan, row: Asistente) -> tuple[object, ...]:
    member = _member(plan, row)
    return natural(member.clave if member else row.nombre)


def paths(plan: Plan) -> Iterator[tuple[Mesa, str]]:
    """Each mesa with the start of its files' names; a repeated key gets -2, -3 in the order of the rows."""
    names = slugs([mesa.clave for mesa in plan.mesas])
    taken: set[str] = set()
    for mesa in plan.mesas:
        name, count = names[mesa.clave], 1
        while name in taken or (count > 1 and name in names.values()):
            count += 1
            name = f"{names[mesa.clave]}-{count}"
        taken.add(name)
        yield mesa, f"{FOLDER}/{name}"


def agreeing_mesa(plan: Plan) -> Mesa | None:
    """The mesa that agrees the PAL: the last joint one by date."""
    joint = [mesa for mesa in plan.mesas if mesa.nucleo == CONJUNTA and mesa.fecha is not None]
    return max(joint, key=lambda m: (str(m.fecha), natural(m.clave)), default=None)


def told(mesa: Mesa) -> str:
    """The mesa in a sentence: la mesa M3 (“Agua”)."""
    return f"la mesa {mesa.clave}" + (f" (“{tidy(mesa.tema)}”)" if tidy(mesa.tema) else "")


def titular_absent(plan: Plan, substitute: Integrante, here: set[str]) -> Integrante | None:
    """The titular for whom a substitute who came stands in, if that titular did not come."""
    supplied = plan.integrante.get(substitute.suple_a)
    if supplied is None or supplied.calidad != TITULAR or supplied.clave in here:
        return None
    return supplied


def is_seat(integrante: Integrante) -> bool:
    """Whether the person holds a seat, as titular or suplente."""
    return integrante.calidad in {TITULAR, SUPLENTE} and not vacant(integrante)
