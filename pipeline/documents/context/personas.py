"""The people of the STL as the documents name them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import LINE, joined, or_line
from pipeline.documents.context.plan_publico import OMITTED_POST
from pipeline.documents.language import Genero, con_mayuscula, facilitador, genero, nombre_con_tratamiento, segun
from pipeline.model.choices import (
    AUTORIDAD,
    FACILITADOR,
    INVITADO,
    NINGUNO,
    NUCLEOS,
    ORGANO_GARANTE,
    POR_DESIGNAR,
    SOCIEDAD_CIVIL,
)
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Integrante
from pipeline.model.words import natural, tidy

PROTOCOL: Final = (AUTORIDAD, ORGANO_GARANTE, SOCIEDAD_CIVIL, *NUCLEOS[3:], NINGUNO)
"""The order in which sectors sign and are named."""

NONE_REPRESENTED: Final = "no representa a ningún sector"


@dataclass(frozen=True, slots=True)
class Persona:
    """Una persona del STL, o un lugar por designar."""

    clave: Annotated[str, "la clave en la hoja Integrantes"]
    nombre: Annotated[str, "el nombre con su tratamiento, o “Por designar”"]
    cargo: Annotated[str, "el cargo, o una línea para llenarlo"]
    institucion: Annotated[str, "la institución, o una línea para llenarla"]
    sector: Annotated[str, "el sector, con mayúscula inicial"]
    calidad: Annotated[str, "titular, suplente, facilitador, testigo o invitado"]
    suple_a: Annotated[str, "el nombre de la persona titular a quien suple; vacío si no suple a nadie"]
    en_linea: Annotated[str, "nombre, cargo e institución en un renglón"]


def persona(plan: Plan, integrante: Integrante) -> Persona:
    """A member of the STL as the documents name them."""
    supplied = plan.integrante.get(integrante.suple_a)
    return Persona(
        clave=integrante.clave,
        nombre=name_of(integrante),
        cargo=or_line(integrante.cargo),
        institucion=or_line(integrante.institucion),
        sector=_represented(integrante),
        calidad=con_mayuscula(role_of(integrante)),
        suple_a=name_of(supplied) if supplied else "",
        en_linea=in_line(integrante),
    )


def _represented(integrante: Integrante) -> str:
    if integrante.sector != NINGUNO:
        return sector_of(integrante.sector)
    return "Facilitación" if is_facilitator(integrante) else "—"


def name_of(integrante: Integrante) -> str:
    """The name with its treatment; Por designar for a vacant seat."""
    if vacant(integrante):
        return POR_DESIGNAR
    return nombre_con_tratamiento(or_line(integrante.nombre), tidy(integrante.tratamiento))


def signing_name(integrante: Integrante) -> str:
    """The name as a signature bears it: C., which serves both genders, before whoever has no other treatment."""
    name = name_of(integrante)
    return name if vacant(integrante) or tidy(integrante.tratamiento) else with_treatment(name, integrante.cargo)


def with_treatment(name: str, post: str) -> str:
    """The name with C. before it, unless a treatment is written there or the name is omitted."""
    first = name.partition(" ")[0]
    titled = first.endswith(".") or genero("", first) is not Genero.NEUTRO
    return name if titled or not name or name == LINE or post == OMITTED_POST else f"C. {name}"


def in_line(integrante: Integrante) -> str:
    """Name, post and institution on one line, what there is of them."""
    return joined((name_of(integrante), integrante.cargo, integrante.institucion))


def sector_of(sector: str) -> str:
    """The sector as a table shows it."""
    if sector == NINGUNO:
        return "Ninguno"
    return con_mayuscula(tidy(sector)) or "Sin sector registrado"


def by_protocol(integrantes: Iterable[Integrante]) -> tuple[Integrante, ...]:
    """Members in the order in which they sign: by sector, then by key."""
    return tuple(sorted(integrantes, key=lambda i: (sector_rank(i.sector), natural(i.clave), i.row)))


def head_of_garante(plan: Plan) -> Integrante | None:
    """Who signs for the órgano garante: its first titular."""
    return next(iter(by_protocol(i for i in plan.titulares if i.sector == ORGANO_GARANTE)), None)


def sector_rank(sector: str) -> int:
    """The place of a sector in the protocol."""
    return PROTOCOL.index(sector) if sector in PROTOCOL else len(PROTOCOL)


def named(plan: Plan, key: str) -> str:
    """Whom a reference names: the person with their treatment, or what was typed."""
    found = plan.integrante.get(key)
    return name_of(found) if found else tidy(key)


def named_with_institution(plan: Plan, key: str) -> str:
    """Whom a reference names, with the institution in brackets."""
    found = plan.integrante.get(key)
    if found is None:
        return tidy(key)
    place = tidy(found.institucion)
    return f"{name_of(found)} ({place})" if place else name_of(found)


def of_whom(integrante: Integrante) -> str:
    """De with the name and the article that the treatment asks for: del Dip. Juan, de la Mtra. Ana, de Luz."""
    name = name_of(integrante)
    kind = genero(integrante.cargo, integrante.tratamiento) if tidy(integrante.tratamiento) else genero("")
    return segun(kind, masculino=f"del {name}", femenino=f"de la {name}", neutro=f"de {name}")


def named_in_a_sentence(plan: Plan, key: str) -> str:
    """Whom a reference names, with the institution, and with the article that the treatment asks for: la Mtra. Ana."""
    found = plan.integrante.get(key)
    told = named_with_institution(plan, key)
    if found is None or vacant(found) or not tidy(found.tratamiento):
        return told
    kind = genero(found.cargo, found.tratamiento)
    return segun(kind, masculino=f"el {told}", femenino=f"la {told}", neutro=told)


def named_with_sector(plan: Plan, key: str) -> str:
    """Whom a reference names, with the sector in brackets."""
    found = plan.integrante.get(key)
    if found is None:
        return tidy(key)
    return f"{name_of(found)} ({found.sector})" if found.sector not in {"", NINGUNO} else name_of(found)


def role_of(integrante: Integrante) -> str:
    """What the person is in the STL, with their gender: titular, facilitadora, persona invitada."""
    kind = genero(integrante.cargo, integrante.tratamiento)
    if integrante.calidad == FACILITADOR:
        return segun(kind, masculino="facilitador", femenino="facilitadora", neutro="persona facilitadora")
    if integrante.calidad == INVITADO:
        return segun(kind, masculino="invitado", femenino="invitada", neutro="persona invitada")
    return integrante.calidad or "integrante"


def the_facilitator(plan: Plan) -> str:
    """El facilitador, la facilitadora or la persona facilitadora of this STL."""
    people = plan.facilitadores
    kinds = {genero(i.cargo, i.tratamiento) for i in people}
    told = kinds.pop() if len(kinds) == 1 else genero("")
    return facilitador(told)


def as_facilitator(integrante: Integrante) -> str:
    """Facilitador, facilitadora or persona facilitadora, as a signature says it."""
    return con_mayuscula(role_of(integrante))


def is_facilitator(integrante: Integrante) -> bool:
    """Whether this is the place of facilitador."""
    return integrante.calidad == FACILITADOR
