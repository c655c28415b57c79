"""The letters of a plan: one for each actor that can receive it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.delivery.addresses import clean_line, clean_name, is_address
from pipeline.delivery.contents import Adjunto, actors, contents, mesa_final
from pipeline.delivery.letters import DOCUMENT, Attachment, Letter, Letters
from pipeline.delivery.wording import Wording
from pipeline.model.files import Omitted
from pipeline.model.plan import Plan
from pipeline.model.records import Integrante
from pipeline.model.stop import Stop
from pipeline.model.words import slug, slugs, tidy

MEGABYTE: Final = 1_000_000
_WORD: Final = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
_MEDIA: Final = {".docx": _WORD, ".pdf": ("application", "pdf"), ".ics": ("text", "calendar")}


def compose(letters: Letters) -> tuple[tuple[Letter, ...], tuple[Omitted, ...]]:
    """Every letter, and who receives none and why.

    Stop: the attachments weigh more than a message may, or a template has a mistake.
    """
    reason = _not_due(letters)
    if reason:
        return (), (Omitted(DOCUMENT, reason),)
    names = slugs([i.clave for i in letters.plan.integrantes])
    wording = Wording(letters.templates)
    common = tuple(_common(letters))
    receivers, omitted = _receivers(letters.plan)
    if not letters.minuta:
        omitted = (
            *omitted,
            Omitted(DOCUMENT, "la minuta de la mesa final aún no es definitiva; los correos van sin ella"),
        )
    made = (_letter(letters, person, names[person.clave], common, wording) for person in receivers)
    return tuple(made), omitted


def _not_due(letters: Letters) -> str:
    if letters.pal is None:
        return (
            letters.unready or "el Plan de Acción Local aún no es definitivo, y solo se envían documentos definitivos"
        )
    if _still_to_come(letters):
        return "la mesa en que se firma el plan aún no se celebra; la copia se envía después"
    if not letters.plan.facilitadores:
        return "no hay facilitador que los firme; anótelo en Integrantes con Calidad “facilitador”"
    return "" if actors(letters.plan) else "no hay integrantes a quienes enviarlos"


def _still_to_come(letters: Letters) -> bool:
    mesa = mesa_final(letters.plan)
    days = (letters.plan.ejercicio.fecha_firma_pal, mesa.fecha if mesa else None)
    return any(day is not None and day > letters.today for day in days)


def _receivers(plan: Plan) -> tuple[list[Integrante], tuple[Omitted, ...]]:
    receivers: list[Integrante] = []
    omitted: list[Omitted] = []
    for person in actors(plan):
        reason = _unreachable(person, {r.clave for r in receivers})
        if reason:
            omitted.append(Omitted(DOCUMENT, f"{person.clave or 'sin clave'} ({tidy(person.nombre)}): {reason}"))
        else:
            receivers.append(person)
    return receivers, tuple(omitted)


def _unreachable(person: Integrante, taken: set[str]) -> str:
    if person.clave in taken:
        return "otra persona tiene la misma clave; dele una propia en Integrantes"
    if not person.read("correo"):
        return "su correo no se pudo leer; corríjalo en Integrantes"
    if not tidy(person.correo):
        return "no tiene correo; anótelo en Integrantes"
    if not is_address(tidy(person.correo)):
        return "su correo no es una dirección que se pueda usar; escríbala como nombre@dominio.mx, sin acentos"
    return ""


def _letter(
    letters: Letters, person: Integrante, name: str, common: tuple[Attachment, ...], wording: Wording
) -> Letter:
    attachments = (*common, *_calendar(letters, person, name))
    _weigh(attachments, letters.megabytes)
    listed = tuple(Adjunto(a.name, a.title, f"{len(a.data):,}", a.sha256) for a in attachments)
    values = {**contents(letters.plan, person), "folio": letters.folio, "hojas": _sheets(letters), "adjuntos": listed}
    key = f"{slug(letters.plan.ejercicio.entidad_federativa)}-{letters.plan.ejercicio.anio_ejercicio or 0}/{name}"
    subject = clean_line(wording.write("asunto.txt", values))
    address = tidy(person.correo)
    said = (address, subject, wording.write("carta.txt", {**values, "adjuntos": (), "hojas": ""}))
    carried = tuple((a.name, a.matter) for a in attachments)
    return Letter(
        key=key,
        slug=name,
        clave=person.clave,
        name=clean_name(person.nombre),
        address=address,
        signer=clean_name(letters.plan.facilitadores[0].nombre),
        subject=subject,
        text=wording.write("carta.txt", values),
        html=wording.write("carta.html", values),
        attachments=attachments,
        digest=hashlib.sha256(repr((said, carried)).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _sheets(letters: Letters) -> str:
    """How many sheets the plan has, each signed on its margin; nothing where no PDF tells."""
    if not letters.pages:
        return ""
    return "1 hoja" if letters.pages == 1 else f"{letters.pages} hojas"


def _common(letters: Letters) -> Iterator[Attachment]:
    mesa = mesa_final(letters.plan)
    minuta = f"minuta-{slug(mesa.clave)}" if mesa else "minuta"
    if letters.pal:
        yield _attached(letters.pal, "plan-de-accion-local", "Plan de Acción Local (Anexo 2)")
    if letters.pdf:
        yield _attached(letters.pdf, "plan-de-accion-local", "Plan de Acción Local (Anexo 2), en PDF")
    if letters.minuta:
        yield _attached(letters.minuta, minuta, "Minuta de la mesa en que se acordó el plan")


def _calendar(letters: Letters, person: Integrante, name: str) -> Iterator[Attachment]:
    path = letters.calendars.get(person.clave)
    if path:
        yield _attached(path, f"agenda-{name}", "Su agenda, para agregarla a su calendario")


def _attached(path: Path, name: str, title: str) -> Attachment:
    return Attachment(f"{name}{path.suffix}", title, _MEDIA[path.suffix], path.read_bytes(), path)


def _weigh(attachments: tuple[Attachment, ...], megabytes: float) -> None:
    weight = sum(len(a.data) for a in attachments)
    if weight <= megabytes * MEGABYTE:
        return
    listed = ", ".join(f"{a.name} ({len(a.data) / MEGABYTE:.1f} MB)" for a in attachments)
    proposal = "haga los documentos sin --pdf" if any(a.name.endswith(".pdf") for a in attachments) else ""
    proposal = proposal or "reduzca el emblema del membrete y las imágenes de la plantilla"
    sentence = (
        f"Los archivos de cada correo pesan {weight / MEGABYTE:.1f} MB y el límite es de {megabytes:g} MB: {listed}. "
        f"Para enviarlos, {proposal}, o suba “megabytes_por_mensaje” en la configuración."
    )
    raise Stop(sentence)
