"""The public version of a document: the same document of the public plan, with a line that says what it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Annotated, Any, Final

from pipeline.documents.context.blanks import short_day
from pipeline.documents.context.fundamento import confidencialidad, local_law_told
from pipeline.documents.context.hoja import Membrete
from pipeline.documents.context.plan_publico import public_plan
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import con_articulo, fecha_larga, lista
from pipeline.model.files import Omitted
from pipeline.model.personal import Watch, watch

FOLDER: Final = "publico"
SUFFIX: Final = "version-publica"
_CRITERION: Final = (
    "Se muestran los nombres y cargos de quienes representan a la autoridad o al órgano garante y de quienes "
    "autorizaron que se publicara su nombre; las demás personas aparecen por su sector. No contiene correos, "
    "teléfonos, firmas ni rúbricas, que constan solo en el documento íntegro."
)


@dataclass(frozen=True, slots=True)
class Caratula:
    """Lo que una versión pública dice de sí misma."""

    documento: Annotated[str, "el título del documento íntegro"]
    criterio: Annotated[str, "qué se muestra y qué se omite"]
    fundamento: Annotated[str, "las normas por las que se omiten datos, aplicables en la fecha de la versión"]
    responsable: Annotated[str, "el área responsable, o el órgano garante"]
    fecha: Annotated[str, "el día en que se hizo la versión pública"]


def versions(job: Job, full: Document, ident: str) -> Iterator[Due | Omitted]:
    """A public version of each final document whose day has come; a draft has none, nor one with a personal key."""
    over = watch(job.plan, job.public_words)
    for answer in full.due(replace(job, plan=public_plan(job.plan, over))):
        if isinstance(answer, Omitted):
            yield Omitted(ident, answer.reason)
        elif answer.blocked_by:
            yield Omitted(ident, f"{answer.title}: está en borrador; su versión pública espera a que sea definitivo.")
        elif answer.on > job.today:
            yield Omitted(ident, f"{answer.title}: su versión pública espera al {short_day(answer.on)}, que es su día.")
        elif left := _personal(job, answer, over):
            yield Omitted(ident, f"{answer.title}: {left} está donde no puede sustituirse; quítelo de la hoja.")
        else:
            yield _public(job, answer, ident)


def _ground(job: Job) -> str:
    """Why data are left out, by the law of the day on which the version is made."""
    federal = confidencialidad(job.today)
    local = local_law_told(job.plan.ejercicio) if not federal else ""
    law = lista(map(con_articulo, federal)) or local or "la legislación aplicable en esa fecha"
    return f"Los datos personales se omiten por ser confidenciales, de conformidad con {law}."


def _public(job: Job, full: Due, ident: str) -> Due:
    head = full.context["membrete"]
    assert isinstance(head, Membrete)  # noqa: S101 - every document has its header
    context: dict[str, Any] = {
        **full.context,
        "membrete": replace(head, documento=f"{head.documento} (versión pública)"),
        "caratula": Caratula(
            documento=full.title,
            criterio=_CRITERION,
            fundamento=_ground(job),
            responsable=head.area or head.organo_garante,
            fecha=fecha_larga(job.today),
        ),
    }
    return replace(
        full,
        document=ident,
        path=f"{FOLDER}/{full.path.rpartition('/')[2]}-{SUFFIX}",
        template=ident,
        title=f"{full.title} (versión pública)",
        context={**context, "rubricas": ()} if "rubricas" in context else context,
        by_hand=(),
    )


def _personal(job: Job, due: Due, over: Watch) -> str:
    """The first personal datum that the document would show; nothing, as it should be."""
    shown = (due.title, due.path, job.plan.ejercicio.organo_garante, *_texts(due.context))
    return next((f"{kind} “{words}”" for text in shown for kind, words in over.found(text)), "")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, tuple | list):
        yield from (text for each in value for text in _texts(each))
    elif is_dataclass(value):
        yield from (text for f in fields(value) for text in _texts(getattr(value, f.name)))
