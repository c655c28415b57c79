"""The proof of the sending: who, when, what, and what the server said."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline.delivery.contents import in_figures
from pipeline.delivery.ledger import Entry, State, read_ledger
from pipeline.model.stop import Stop

REPORT: Final = "reporte-de-envios.csv"
ETAPAS: Final = "renglones-para-etapas.tsv"
_HEADERS: Final = (
    "clave", "nombre", "correo", "ronda", "estado", "fecha_y_hora", "intentos",
    "identificador_del_mensaje", "sha256_del_mensaje", "adjuntos_y_sha256", "respuesta_del_servidor",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_report(key: str, ledger: Path, folder: Path) -> tuple[Path, ...]:
    """Write the proof of what was sent of the plan to which the letter of this key belongs, and the row for Etapas.

    The first is a CSV for INAI or for an audit, with addresses in it: it is not to be published. Nothing is
    written where nothing was sent. Stop: the ledger cannot be read, or the proof cannot be written.
    """
    entries = _of_plan(key, read_ledger(ledger))
    if not entries:
        return ()
    folder.mkdir(parents=True, exist_ok=True)
    told = {REPORT: "\ufeff" + as_csv(entries), ETAPAS: as_etapa(entries)}
    written = {folder / name: text for name, text in told.items() if text}
    for path, text in written.items():
        _write(path, text)
    return tuple(written)


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode())
    except OSError as refused:  # open in a spreadsheet, on Windows
        sentence = (
            f"Lo enviado está anotado, pero no se pudo escribir la constancia {path} ({refused.strerror}). Ciérrela si "
            "la tiene abierta, revise el espacio y los permisos, y repita la orden: nada se enviará dos veces."
        )
        raise Stop(sentence) from refused


def _of_plan(key: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    plan = key.partition("/")[0]
    return tuple(e for e in entries if e.key.partition("/")[0] == plan)


def as_csv(entries: Iterable[Entry]) -> str:
    """One row for each letter and round."""
    told = io.StringIO(newline="")
    writer = csv.writer(told)
    writer.writerow(_HEADERS)
    for e in entries:
        values = (
            e.clave, e.name, e.address, e.round, e.settled, e.at, e.tries, e.message_id, e.sha256, e.files, e.reply,
        )  # fmt: skip
        writer.writerow([_harmless(str(value)) for value in values])
    return told.getvalue()


def as_etapa(entries: tuple[Entry, ...]) -> str:
    """The row of the tab Etapas, cell by tab, for the first letter that left; empty where none did."""
    sent = [e for e in entries if e.state is State.ENVIADO]
    if not sent:
        return ""
    people = len({e.key for e in entries})
    days = sorted({datetime.fromisoformat(e.at).date() for e in sent})
    first, last = in_figures(days[0]), in_figures(days[-1])
    span = f"el {first}" if first == last else f"del {first} al {last}"
    told = (
        f"El facilitador remitió por correo copia del Plan de Acción Local a {len({e.key for e in sent})} de {people} "
        f"integrantes, {span}; constancia en {REPORT}."
    )
    cells = ("", "4", "otro", first, "", "", "", told, "", "")
    return "\t".join(cells) + "\n"


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
