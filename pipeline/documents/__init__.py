"""The documents of a plan, written from Word templates: one verb, ``write_all``."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.documents.job import Document, Due, Job, Letterhead
from pipeline.model.files import File, Omitted, Status

if TYPE_CHECKING:  # only a run that writes something pays for the engine
    from pipeline.documents.writing import Writer

__all__ = ["Job", "Letterhead", "public_titles", "registered", "write_all"]

DRAFT_SUFFIX: Final = "-borrador"


def registered() -> tuple[Document, ...]:
    """Every kind of document, in the order of the output folder."""
    from pipeline.documents import (
        acta_instalacion_stl,
        acta_instalacion_stl_version_publica,
        adenda,
        declaracion_conjunta,
        declaracion_conjunta_version_publica,
        dictamen_requisitos_minimos,
        evaluacion_final,
        indice_evidencias,
        informacion_previa,
        informe_monitoreo_seis_meses,
        lista_asistencia,
        lista_asistencia_version_publica,
        minuta,
        minuta_version_publica,
        oficio_remision_inai,
        plan_de_accion_local,
        plan_de_accion_local_version_publica,
    )

    return (
        declaracion_conjunta.DOCUMENT,
        acta_instalacion_stl.DOCUMENT,
        informacion_previa.DOCUMENT,
        lista_asistencia.DOCUMENT,
        minuta.DOCUMENT,
        plan_de_accion_local.DOCUMENT,
        dictamen_requisitos_minimos.DOCUMENT,
        informe_monitoreo_seis_meses.DOCUMENT,
        evaluacion_final.DOCUMENT,
        adenda.DOCUMENT,
        oficio_remision_inai.DOCUMENT,
        indice_evidencias.DOCUMENT,
        declaracion_conjunta_version_publica.DOCUMENT,
        acta_instalacion_stl_version_publica.DOCUMENT,
        lista_asistencia_version_publica.DOCUMENT,
        minuta_version_publica.DOCUMENT,
        plan_de_accion_local_version_publica.DOCUMENT,
    )


def _silent(_: str) -> None:
    return


def write_all(
    job: Job, folder: Path, *, only: frozenset[str] = frozenset(), say: Callable[[str], None] = _silent
) -> tuple[tuple[File, ...], tuple[Omitted, ...]]:
    """Write every document that is due into the folder, and tell which are not and why.

    ``only`` holds ids of documents; empty, it means all. Stop: a template is missing or cannot be rendered,
    or a value that was due is not in its document.
    """
    answers = tuple(_answers(job, only))
    contents = _Contents(job, tuple(answer for answer in answers if isinstance(answer, Due)))
    files: list[File] = []
    omitted: list[Omitted] = []
    for answer in answers:
        if isinstance(answer, Omitted):
            omitted.append(answer)
            continue
        say(answer.title)
        files.append(_stored(answer, contents.of(answer), folder))
    _tell_lines(answers, say)
    return tuple(files), tuple(omitted)


def _tell_lines(answers: Iterable[Due | Omitted], say: Callable[[str], None]) -> None:
    """Say for which data the documents leave a line: nothing impedes them, and an official asks for them."""
    left = [due for due in answers if isinstance(due, Due) and due.by_hand]
    if left:
        say("Estos documentos dejan una línea para escribir a mano; si ya sabe el dato, escríbalo en la hoja y repita:")
    for due in left:
        say(f"  {_path(due)}: {', '.join(due.by_hand)}")


def public_titles(job: Job) -> dict[str, str]:
    """The titles of the public versions that are due for a job, by path without its ending."""
    from pipeline.documents.context.version_publica import SUFFIX

    kinds = (document for document in registered() if document.id.endswith(SUFFIX))
    dues = (answer for document in kinds for answer in document.due(job) if isinstance(answer, Due))
    return {due.path: due.title for due in dues}


class _Contents:
    """The bytes of each document: those of the last run where nothing that goes into it changed, or written anew."""

    def __init__(self, job: Job, dues: Sequence[Due]) -> None:
        self._job = job
        self._dues = dues
        self._known: dict[str, bytes | None] = {}

    def of(self, due: Due) -> bytes:
        known = self._recalled(due)
        if known is not None:
            return known
        return self._indexed[due.path] if due.indexed else self._writer.bytes_of([due])[0]

    def _recalled(self, due: Due) -> bytes | None:
        from pipeline.documents.inputs import inputs_of

        memory = self._job.memory
        if due.path not in self._known:
            self._known[due.path] = memory.recall(_path(due), inputs_of(due, self._job)) if memory else None
        return self._known[due.path]

    @cached_property
    def _indexed(self) -> dict[str, bytes]:
        """Those with an index that are written anew, by path: their pages are counted together."""
        anew = [due for due in self._dues if due.indexed and self._recalled(due) is None]
        return dict(zip((due.path for due in anew), self._writer.bytes_of(anew), strict=True))

    @cached_property
    def _writer(self) -> "Writer":
        from pipeline.documents.writing import Writer

        return Writer(self._job, {document.id: document.context for document in registered()})


def _answers(job: Job, only: frozenset[str]) -> Iterator[Due | Omitted]:
    from pipeline.documents.context.hoja import on_its_day

    for document in registered():
        for answer in document.due(job) if not only or document.id in only else ():
            yield replace(answer, context=on_its_day(answer.context, answer.on)) if isinstance(answer, Due) else answer


def _stored(due: Due, content: bytes, folder: Path) -> File:
    path = _path(due)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    status = Status.BORRADOR if due.blocked_by else Status.FINAL
    return File(path, due.document, status, hashlib.sha256(content).hexdigest(), len(content))


def _path(due: Due) -> str:
    return f"{due.path}{DRAFT_SUFFIX if due.blocked_by else ''}.docx"
