"""Dictamen de requisitos mínimos: each requirement, its result, its evidence and what to mend."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Final

from pipeline.documents.context.bloqueo import is_data
from pipeline.documents.context.hoja import Hoja, common, names_of
from pipeline.documents.context.lugares import Lugar, lugar
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import cantidad, con_mayuscula, con_punto, fecha_larga, lista, tipografia
from pipeline.model.files import Omitted
from pipeline.model.findings import Finding, Grade
from pipeline.model.folios import UNNUMBERED, folio
from pipeline.model.outcome import Judged, Outcome, Result
from pipeline.model.stages import STEPS, begun
from pipeline.model.workbook import Place

ID: Final = "dictamen-requisitos-minimos"
MOST_CELLS: Final = 6
MOST_FINDINGS: Final = 8

SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "RM": "Requerimientos mínimos para validar la conformación del Plan de Acción Local",
        "SP": "Seis pasos de los ejercicios locales de gobierno abierto",
        "MD": "Mesas de diálogo sugeridas para la creación de un Plan de Acción Local",
    }
)


@dataclass(frozen=True, slots=True)
class CeldasDeHoja:
    """Las celdas de una hoja que acreditan un requisito."""

    hoja: Annotated[str, "el nombre de la hoja"]
    celdas: Annotated[tuple[Lugar, ...], "las primeras celdas"]
    resto: Annotated[str, "cuántas más hay: y 3 más; vacío si ninguna"]


@dataclass(frozen=True, slots=True)
class Correccion:
    """Algo que debe corregirse."""

    texto: Annotated[str, "qué hay, qué falta y cómo se corrige"]
    lugar: Annotated[Lugar | None, "dónde está; vacío si no es de un lugar"]


@dataclass(frozen=True, slots=True)
class RenglonDeRequisito:
    """Un requisito con su resultado."""

    id: Annotated[str, "la clave del requisito: RM-1c"]
    titulo: Annotated[str, "lo que debe cumplirse"]
    clausula: Annotated[str, "la cláusula que lo pide"]
    grado: Annotated[str, "impide, aviso o nota"]
    resultado: Annotated[str, "cumple, no cumple, pendiente o no aplica"]
    evidencia: Annotated[tuple[CeldasDeHoja, ...], "las celdas que lo acreditan, por hoja"]
    sin_evidencia: Annotated[str, "por qué no la hay; vacío si la hay"]
    correcciones: Annotated[tuple[Correccion, ...], "lo que debe corregirse, y dónde"]


@dataclass(frozen=True, slots=True)
class Apartado:
    """Los requisitos de un mismo texto."""

    titulo: Annotated[str, "el nombre del texto"]
    resumen: Annotated[str, "cuántos se cumplen: 12 de 20"]
    requisitos: Annotated[tuple[RenglonDeRequisito, ...], "los requisitos del texto, en su orden"]


@dataclass(frozen=True, slots=True)
class Observacion:
    """Una observación sobre los datos de la hoja."""

    mensaje: Annotated[str, "qué hay y qué falta"]
    remedio: Annotated[str, "cómo se corrige"]
    lugar: Annotated[Lugar, "dónde está en la hoja"]
    grado: Annotated[str, "impide, aviso o nota"]


@dataclass(frozen=True, kw_only=True)
class Dictamen(Hoja):
    """Lo que puede nombrar la plantilla del dictamen."""

    fecha: Annotated[str, "el día al que corresponde el dictamen"]
    edicion: Annotated[str, "la edición del ejercicio"]
    etapas: Annotated[str, "las etapas que han comenzado"]
    conclusion: Annotated[str, "si algo impide la validación"]
    cumplen: Annotated[str, "cuántos requisitos se cumplen, de cuántos"]
    no_cumplen: Annotated[str, "cuántos no se cumplen, y cuántos de ellos impiden"]
    pendientes_de_etapa: Annotated[str, "cuántos están pendientes"]
    no_aplican: Annotated[str, "cuántos no aplican"]
    apartados: Annotated[tuple[Apartado, ...], "los requisitos, agrupados por texto"]
    observaciones: Annotated[tuple[Observacion, ...], "las observaciones sobre los datos de la hoja"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once any step has begun; never a draft, for it tells what is missing."""
    steps = begun(job.plan, job.today)
    if not steps:
        yield Omitted(ID, "Todavía no comienza ninguna etapa del ejercicio.")
        return
    outcome = job.outcome
    count = {result: sum(1 for j in outcome.requirements if j.result is result) for result in Result}
    total = len(outcome.requirements)
    hoja = Dictamen(
        **common(job, "Dictamen de requisitos mínimos", folio(job.plan, "DIC", job.today, UNNUMBERED), ()),
        fecha=fecha_larga(job.today),
        edicion=job.edition.nombre,
        etapas=lista(f"{n}. {STEPS[n - 1]}" for n in sorted(steps)),
        conclusion=_conclusion(outcome),
        cumplen=f"{count[Result.CUMPLE]} de {total}",
        no_cumplen=_failed(outcome, total),
        pendientes_de_etapa=f"{count[Result.PENDIENTE]} de {total}",
        no_aplican=f"{count[Result.NO_APLICA]} de {total}",
        apartados=tuple(_chapters(job)),
        observaciones=tuple(_observation(job, f) for f in outcome.findings if is_data(f)),
    )
    yield Due(
        document=ID,
        path="05-dictamen-requisitos-minimos",
        template=ID,
        title="Dictamen de requisitos mínimos del Plan de Acción Local",
        context=names_of(hoja),
        blocked_by=(),
        values=tuple(_values(outcome)),
        on=job.today,
    )


DOCUMENT: Final = Document(ID, due, Dictamen)


def _failed(outcome: Outcome, total: int) -> str:
    failed = [j for j in outcome.requirements if j.result is Result.NO_CUMPLE]
    grave = sum(1 for j in failed if j.grade is Grade.IMPIDE)
    return f"{len(failed)} de {total}" + (f" ({grave} de ellos impiden la validación)" if grave else "")


def _conclusion(outcome: Outcome) -> str:
    if not outcome.valid:
        count = cantidad(len(outcome.impeding), "observación impide", "observaciones impiden")
        return f"{count} que el Plan de Acción Local sea definitivo; se relacionan en este dictamen con su corrección."
    if all(j.result in {Result.CUMPLE, Result.NO_APLICA} for j in outcome.requirements):
        return "Se cumplen todos los requisitos que aplican; nada impide que el Plan de Acción Local sea definitivo."
    return "Nada de lo revisado hasta ahora impide que el Plan de Acción Local sea definitivo."


def _chapters(job: Job) -> Iterator[Apartado]:
    outcome = job.outcome
    for prefix, title in SOURCES.items():
        those = [j for j in outcome.requirements if j.id.startswith(f"{prefix}-")]
        if those:
            met = sum(1 for j in those if j.result is Result.CUMPLE)
            rows = tuple(_row(job, j) for j in those)
            yield Apartado(title, f"Se cumplen {met} de {len(those)}.", rows)


def _row(job: Job, judged: Judged) -> RenglonDeRequisito:
    own = [f for f in job.outcome.findings if judged.id == f.code or judged.id in f.also]
    return RenglonDeRequisito(
        id=judged.id,
        titulo=tipografia(con_punto(con_mayuscula(judged.title))),
        clausula=tipografia(judged.source),
        grado=con_mayuscula(judged.grade),
        resultado=con_mayuscula(judged.result),
        evidencia=tuple(_cells(job, judged.evidence)),
        sin_evidencia="" if judged.evidence else _why_none(judged),
        correcciones=tuple(_mending(job, own)) or (Correccion(_nothing_of_its_own(judged), None),),
    )


def _why_none(judged: Judged) -> str:
    if judged.result is Result.PENDIENTE:
        return tipografia(con_punto(con_mayuscula(judged.reason))) or "Su etapa todavía no comienza."
    return "No aplica." if judged.result is Result.NO_APLICA else "Sin evidencia en la hoja."


def _nothing_of_its_own(judged: Judged) -> str:
    if judged.result is not Result.NO_CUMPLE:
        return "Nada que corregir."
    return "Corrija antes lo observado en los otros requisitos y en los datos de la hoja, de lo que este depende."


def _cells(job: Job, evidence: Iterable[Place]) -> Iterator[CeldasDeHoja]:
    by_sheet: dict[str, dict[str, Place]] = {}
    for place in evidence:
        by_sheet.setdefault(place.sheet, {}).setdefault(place.cell or place.header or "hoja completa", place)
    for sheet, places in by_sheet.items():
        shown = [lugar(job, place, words) for words, place in places.items()]
        rest = len(shown) - MOST_CELLS
        yield CeldasDeHoja(sheet, tuple(shown[:MOST_CELLS]), f" y {rest} más" if rest > 0 else "")


def _mending(job: Job, findings: list[Finding]) -> Iterator[Correccion]:
    for finding in findings[:MOST_FINDINGS]:
        said = tipografia(f"{con_punto(finding.message)} {con_punto(finding.fix)}")
        yield Correccion(said, lugar(job, finding.place))
    rest = len(findings) - MOST_FINDINGS
    if rest > 0:
        yield Correccion(f"Y {cantidad(rest, 'observación más', 'observaciones más')} del mismo requisito.", None)


def _observation(job: Job, finding: Finding) -> Observacion:
    where = lugar(job, finding.place)
    return Observacion(tipografia(finding.message), tipografia(finding.fix), where, con_mayuscula(finding.grade))


def _values(outcome: Outcome) -> Iterator[tuple[str, str]]:
    for judged in outcome.requirements:
        yield f"el requisito {judged.id}", judged.id
        yield f"la cláusula de {judged.id}", tipografia(judged.source)
    for finding in outcome.findings:
        if is_data(finding):
            yield f"la observación {finding.code} en {finding.place}", tipografia(finding.message)
