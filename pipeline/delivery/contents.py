"""What each person's letter says: the mesa, the signature, and what in the plan is theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model.articles import con_articulo
from pipeline.model.choices import CONJUNTA, FACILITADOR, SUPLENTE
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Integrante, Mesa
from pipeline.model.words import fold, tidy

_MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_FEMININE: Final = ("mtra", "dra", "lcda", "licda", "profa", "sra", "srita", "arqa", "inga", "abgda")


@dataclass(frozen=True)
class Tarea:
    """An activity as the letter lists it; dates as dd/mm/aaaa, ``plazo`` the span in words."""

    clave: str
    actividad: str
    compromiso: str
    papel: str
    inicio: str
    fin: str
    plazo: str
    producto: str
    medio_verificacion: str


@dataclass(frozen=True)
class Obligacion:
    """A responsibility in a commitment, or an agreement to fulfil."""

    clave: str
    texto: str
    fecha: str


@dataclass(frozen=True)
class Adjunto:
    """A file of the letter; ``bytes`` with commas for thousands, ``huella`` its sha256."""

    nombre: str
    titulo: str
    bytes: str
    huella: str


@dataclass(frozen=True)
class Reunion:
    """The mesa that agreed the plan; its place with the article that it takes: el Salón de Cabildos."""

    clave: str
    tema: str
    fecha: str
    lugar: str


def actors(plan: Plan) -> tuple[Integrante, ...]:
    """Who receives a copy: titulares, suplentes and facilitador; never a vacant seat."""
    return (*plan.titulares, *plan.suplentes, *plan.facilitadores)


def mesa_final(plan: Plan) -> Mesa | None:
    """The mesa that agreed the plan: the last "conjunta" by date (requisitos.md, MD-4a)."""
    joint = sorted((m for m in plan.mesas if m.nucleo == CONJUNTA and m.fecha), key=lambda m: m.fecha or date.min)
    return joint[-1] if joint else None


def contents(plan: Plan, person: Integrante) -> dict[str, object]:
    """The names that a template of the letter may use for one person, with their values."""
    stands_for = plan.integrante.get(person.suple_a) if person.calidad == SUPLENTE else None
    return {
        "destinatario": " ".join(filter(None, (tidy(person.tratamiento), tidy(person.nombre)))),
        "cargo": tidy(person.cargo),
        "institucion": tidy(person.institucion),
        "calidad": person.calidad,
        "actividades": tuple(_tareas(plan, person.clave)),
        "responsabilidades": tuple(_responsabilidades(plan, person.clave)),
        "acuerdos": tuple(_acuerdos(plan, person.clave)),
        "titular": tidy(stands_for.nombre) if stands_for else "",
        "actividades_del_titular": tuple(_tareas(plan, stands_for.clave)) if stands_for else (),
        **_shared(plan),
    }


def _shared(plan: Plan) -> dict[str, object]:
    data = plan.ejercicio
    mesa = mesa_final(plan)
    facilitador = plan.facilitadores[0]
    return {
        "entidad": tidy(data.entidad_federativa),
        "de_entidad": de_entidad(data.entidad_federativa),
        "anio": str(data.anio_ejercicio or ""),
        "organo_garante": tidy(data.organo_garante),
        "mesa": _meeting(mesa) if mesa else None,
        "fecha_firma": in_words(data.fecha_firma_pal),
        "lugar_firma": con_articulo(tidy(data.lugar_firma_pal)),
        "micrositio": data.micrositio,
        "tablero": data.tablero,
        "facilitador": " ".join(filter(None, (tidy(facilitador.tratamiento), tidy(facilitador.nombre)))),
        "puesto": _puesto(facilitador),
        "correo_facilitador": facilitador.correo,
    }


def _meeting(mesa: Mesa) -> Reunion:
    return Reunion(mesa.clave, tidy(mesa.tema), in_words(mesa.fecha), con_articulo(tidy(mesa.lugar)))


def in_words(day: date | None) -> str:
    """``20 de junio de 2016``; nothing for no day."""
    return f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}" if day else ""


def in_figures(day: date | None) -> str:
    """``20/06/2016``; nothing for no day."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def _puesto(facilitador: Integrante) -> str:
    treated = fold(facilitador.tratamiento).rstrip(".").startswith(_FEMININE)
    called = fold(facilitador.cargo).startswith("facilitadora")
    return "Facilitadora" if treated or called else FACILITADOR.capitalize()


def _tareas(plan: Plan, clave: str) -> Iterator[Tarea]:
    mine = [a for a in plan.actividades if clave and (a.responsable == clave or clave in a.corresponsables)]
    for a in sorted(mine, key=lambda a: (a.fin or date.max, a.inicio or date.max)):
        papel = "Responsable" if a.responsable == clave else "Corresponsable"
        yield Tarea(
            a.clave, tidy(a.actividad), _compromiso(plan, a), papel,
            in_figures(a.inicio), in_figures(a.fin), _plazo(a), tidy(a.producto), tidy(a.medio_verificacion),
        )  # fmt: skip


def _compromiso(plan: Plan, actividad: Actividad) -> str:
    found = plan.compromiso.get(actividad.compromiso)
    return f"{found.clave}. {tidy(found.titulo)}" if found else actividad.compromiso


def _plazo(a: Actividad) -> str:
    if a.inicio and a.fin:
        return f"del {in_figures(a.inicio)} al {in_figures(a.fin)}"
    return (
        f"hasta el {in_figures(a.fin)}" if a.fin else f"desde el {in_figures(a.inicio)}" if a.inicio else "sin fechas"
    )


def _responsabilidades(plan: Plan, clave: str) -> Iterator[Obligacion]:
    for row in plan.responsables:
        found = plan.compromiso.get(row.compromiso)
        if clave and row.integrante == clave and found:
            until = in_figures(found.fin)
            yield Obligacion(found.clave, _open(row.responsabilidad) or _open(found.titulo), until)


def _open(text: str) -> str:
    """A sentence that goes on, without its full stop."""
    return tidy(text).rstrip(".")


def de_entidad(entidad: str) -> str:
    """``del Estado de México``, ``de la Ciudad de México``, ``de Oaxaca``."""
    masculine = fold(entidad).startswith(("estado de ", "distrito "))
    return f"del {tidy(entidad)}" if masculine else f"de {con_articulo(tidy(entidad))}"


def _acuerdos(plan: Plan, clave: str) -> Iterator[Obligacion]:
    for row in plan.acuerdos:
        if clave and row.responsable == clave and row.estado not in {"cumplido", "cancelado"}:
            yield Obligacion(row.clave, _open(row.acuerdo), in_figures(row.fecha_compromiso))
