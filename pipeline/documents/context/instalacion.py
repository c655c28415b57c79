"""What is installed: the seats of the Secretariado, whether they are all taken, its rules and its year."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import (
    LINE,
    or_line,
    paragraphs,
    short_day,
)
from pipeline.documents.context.entidad import entidad
from pipeline.documents.context.personas import (
    by_protocol,
    name_of,
    named,
    sector_of,
)
from pipeline.documents.language import lista
from pipeline.model.choices import AUTORIDAD, ORGANO_GARANTE, POR_DESIGNAR, SOCIEDAD_CIVIL, TITULAR
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Integrante, Sesion
from pipeline.model.words import tidy

_OF_NUCLEO: Final = {
    AUTORIDAD: "de la autoridad",
    ORGANO_GARANTE: "del órgano garante",
    SOCIEDAD_CIVIL: "de la sociedad civil",
}


@dataclass(frozen=True, slots=True)
class Lugar:
    """Un lugar del Secretariado: su titular y quien le suple."""

    sector: Annotated[str, "el sector"]
    titular: Annotated[str, "el nombre del titular, o “Por designar”"]
    cargo: Annotated[str, "el cargo del titular, o una línea"]
    institucion: Annotated[str, "la institución"]
    suplente: Annotated[str, "el nombre de quien le suple, o “Por designar”"]


@dataclass(frozen=True, slots=True)
class ReglaDelSTL:
    """Una regla de integración e interacción."""

    numero: Annotated[str, "el número de la regla"]
    texto: Annotated[tuple[str, ...], "el texto, por párrafos"]


@dataclass(frozen=True, slots=True)
class ActoDeAgenda:
    """Un acto de la agenda anual de trabajo."""

    fecha: Annotated[str, "el día"]
    actividad: Annotated[str, "qué se hará"]
    responsable: Annotated[str, "quién responde, o una línea"]
    lugar: Annotated[str, "dónde, o una línea"]


def holders(plan: Plan) -> tuple[Integrante, ...]:
    """The seats of the Secretariado, taken or not, in order of protocol."""
    return by_protocol(i for i in plan.integrantes if i.calidad == TITULAR)


def lacking(plan: Plan) -> str:
    """The núcleos without a titular, as what is theirs names them: de la autoridad y de la sociedad civil."""
    present = {i.sector for i in plan.titulares}
    return lista(told for sector, told in _OF_NUCLEO.items() if sector not in present)


def quorum(plan: Plan) -> str:
    """Whether the installation may be held, in a sentence."""
    if missing := lacking(plan):
        return f"Se hace constar que está por designarse la representación {missing}."
    return (
        "Presentes las representaciones de la autoridad, del órgano garante y de la sociedad civil, se declara que "
        "existe quórum para la instalación."
    )


def integration(plan: Plan) -> str:
    """Whom each sector elected, in a sentence: nobody is said to have elected who is still to be designated."""
    called = "El órgano garante convocó a los actores sociales y gubernamentales que se sumaron al ejercicio"
    if not plan.titulares:
        return f"{called}; la elección de representantes de cada sector está pendiente."
    every = all(not vacant(i) for i in holders(plan)) and not lacking(plan)
    elected = f"{'cada sector eligió' if every else 'los sectores eligieron'} a sus representantes titulares"
    listed = "que son los que constan en la lista que antecede"
    if not plan.suplentes:
        return f"{called}, y {elected}, {listed}. La elección de suplentes está pendiente."
    return f"{called}, y {elected} y suplentes, {listed}."


def declaration(plan: Plan) -> str:
    """The declaration that the Secretariado is installed, or what it waits for."""
    if missing := lacking(plan):
        return f"La declaratoria formal se hará cuando esté designada la representación {missing}."
    return (
        "Al encontrarse debidamente integrado, se declara formalmente instalado el Secretariado Técnico Local de "
        f"Gobierno Abierto {entidad(plan.ejercicio.entidad_federativa).de}."
    )


def seat(plan: Plan, holder: Integrante) -> Lugar:
    """A seat with whoever stands in for it."""
    substitutes = [name_of(s) for s in plan.suplentes if s.suple_a == holder.clave]
    return Lugar(
        sector=sector_of(holder.sector),
        titular=name_of(holder),
        cargo="" if vacant(holder) else or_line(holder.cargo),
        institucion=tidy(holder.institucion) or ("—" if vacant(holder) else LINE),
        suplente=lista(substitutes) or POR_DESIGNAR,
    )


def rules(plan: Plan) -> Iterator[ReglaDelSTL]:
    """The minimum rules in order of their numbers."""
    ordered = sorted(plan.reglas, key=lambda r: (r.numero is None, r.numero or 0, r.row))
    for n, rule in enumerate(ordered, start=1):
        yield ReglaDelSTL(str(n if rule.numero is None else rule.numero), paragraphs(rule.regla))


def act(plan: Plan, session: Sesion) -> ActoDeAgenda:
    """An act of the annual agenda."""
    return ActoDeAgenda(
        fecha=short_day(session.fecha),
        actividad=or_line(session.actividad),
        responsable=named(plan, session.responsable) or LINE,
        lugar=or_line(session.lugar),
    )
