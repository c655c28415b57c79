"""The index of evidence as open data: ``10-indice-de-evidencias.csv``, beside the Word document for INAI."""

import csv
import hashlib
import io
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.model.evidencias import Prueba, pruebas
from pipeline.model.files import File, Omitted, Status
from pipeline.model.plan import Plan
from pipeline.publishing.datos import neutral

DOCUMENT: Final = "indice-evidencias"
PATH: Final = "10-indice-de-evidencias.csv"
HEADERS: Final = ("numero", "paso", "hoja", "clave", "hecho", "fecha", "evidencia", "fecha_envio_al_inai", "celda")


def write_index(
    plan: Plan, folder: Path, *, today: date, status: Status
) -> tuple[tuple[File, ...], tuple[Omitted, ...]]:
    """Write the index up to a day, in UTF-8; nothing where there is nothing to list, of which the document speaks."""
    found = pruebas(plan, today)
    if not found:
        return (), ()
    content = _csv(found)
    (folder / PATH).write_bytes(content)
    return (File(PATH, DOCUMENT, status, hashlib.sha256(content).hexdigest(), len(content)),), ()


def _csv(found: tuple[Prueba, ...]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADERS)
    for number, p in enumerate(found, start=1):
        days = [day.isoformat() if day else "" for day in (p.fecha, p.enviada)]
        writer.writerow(
            (
                number,
                p.paso or "",
                p.hoja,
                neutral(p.clave),
                neutral(p.hecho),
                days[0],
                neutral(p.liga),
                days[1],
                p.place,
            )
        )
    return out.getvalue().encode()
