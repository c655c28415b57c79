"""Lista de asistencia of a mesa, to be signed in it, with the simplified privacy notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pipeline.documents.context.blanks import or_line, titled
from pipeline.documents.context.bloqueo import impeding_mesa
from pipeline.documents.context.fundamento import PRIVACIDAD, cites_privacy_law
from pipeline.documents.context.hoja import Hoja, common, names_of, whole_notice
from pipeline.documents.context.mesas import DatosDeMesa, Presente, attendance, data_of, paths
from pipeline.documents.context.personas import by_protocol, name_of, role_of, sector_of
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import con_mayuscula
from pipeline.model.choices import CONJUNTA, FACILITADOR, NINGUNO, SUPLENTE, TITULAR
from pipeline.model.files import Omitted
from pipeline.model.folios import folio_of_mesa
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Asistente, Ejercicio, Integrante, Mesa
from pipeline.model.words import tidy

ID: Final = "lista-asistencia"
BLANK_ROWS: Final = 8


@dataclass(frozen=True, kw_only=True)
class ListaDeAsistencia(Hoja):
    """Lo que puede nombrar la plantilla de la lista de asistencia."""

    mesa: Annotated[DatosDeMesa, "la mesa"]
    personas: Annotated[tuple[Presente, ...], "quienes asistieron; antes de la mesa, a quienes se espera"]
    renglones_en_blanco: Annotated[tuple[str, ...], "los números de los renglones que se llenan a mano"]
    aclaracion: Annotated[str, "si la lista trae a quienes asistieron o a quienes se espera"]
    ley_de_privacidad: Annotated[str, "la ley de datos personales aplicable en la fecha; vacío si ninguna"]
    aviso_integral: Annotated[str, "dónde se consulta el aviso de privacidad integral"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due for each mesa that stands in the sheet."""
    if not job.plan.mesas:
        yield Omitted(ID, "La hoja Mesas todavía no tiene mesas de diálogo.")
    for mesa, path in paths(job.plan):
        yield _list(job, mesa, path)


def _list(job: Job, mesa: Mesa, path: str) -> Due:
    plan = job.plan
    blocked = impeding_mesa(job.outcome, plan, mesa, tabs=(Ejercicio, Integrante, Mesa, Asistente))
    written_down = attendance(plan, mesa)
    to_come = mesa.fecha is not None and mesa.fecha > job.today
    complete = bool(written_down) and not to_come
    people = written_down or _expected(plan, mesa)
    first = len(people) + 1
    hoja = ListaDeAsistencia(
        **common(job, f"Lista de asistencia de la mesa {mesa.clave}", folio_of_mesa(plan, "LA", mesa), blocked),
        mesa=data_of(plan, mesa),
        personas=people,
        renglones_en_blanco=() if complete else tuple(str(n) for n in range(first, first + BLANK_ROWS)),
        aclaracion=_explained(complete=complete, to_come=to_come),
        ley_de_privacidad=PRIVACIDAD if cites_privacy_law(mesa.fecha or job.today) else "",
        aviso_integral=whole_notice(job),
    )
    return Due(
        document=ID,
        path=f"{path}-lista-asistencia",
        template=ID,
        title=titled(f"Lista de asistencia de la mesa de diálogo {mesa.clave}", mesa.tema),
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(mesa, people)),
        on=mesa.fecha or job.today,
    )


DOCUMENT: Final = Document(ID, due, ListaDeAsistencia)


def _explained(*, complete: bool, to_come: bool) -> str:
    if complete:
        return "Personas que asistieron a la mesa."
    if to_come:
        return (
            "Personas a quienes se espera en la mesa; quien asista sin estar en la lista se anota en los renglones "
            "en blanco."
        )
    return "Personas convocadas; los renglones en blanco se llenan a mano."


def _expected(plan: Plan, mesa: Mesa) -> tuple[Presente, ...]:
    called = by_protocol(
        i
        for i in plan.integrantes
        if not vacant(i)
        and (i.calidad == FACILITADOR or (i.calidad in {TITULAR, SUPLENTE} and mesa.nucleo in {CONJUNTA, i.sector}))
    )
    return tuple(_row(n, i) for n, i in enumerate(called, start=1))


def _row(number: int, i: Integrante) -> Presente:
    sector = "" if i.sector == NINGUNO else sector_of(i.sector)
    role = con_mayuscula(role_of(i))
    return Presente(number, name_of(i), or_line(i.cargo), or_line(i.institucion), sector, role, tidy(i.correo))


def _values(mesa: Mesa, people: tuple[Presente, ...]) -> Iterator[tuple[str, str]]:
    yield "el tema de la mesa", mesa.tema
    for person in people:
        yield f"el nombre del renglón {person.numero}", person.nombre
        yield f"la institución del renglón {person.numero}", person.institucion
