"""The hall's second story: the follow-up copies leave the house."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO
from zoneinfo import ZoneInfo

from pipeline import handing
from pipeline.handing import Say
from pipeline.model.files import File, Status
from pipeline.model.stop import EXIT_INTERRUPTED, Stop
from pipeline.orders import Checked, Order
from pipeline.run import check
from pipeline.storing.manifest import read_manifest
from pipeline.storing.staging import record_of

if TYPE_CHECKING:
    from pipeline.delivery.letters import Letter
    from pipeline.delivery.mailbox import Placed
    from pipeline.delivery.planning import Planned
    from pipeline.delivery.sending import Outbox

LEDGER: Final = "envios.sqlite"
MARK: Final = "copias-enviadas.txt"
_MARKED: Final = """Desde esta carpeta se enviaron copias del Plan de Acción Local.
A quién, y qué contestó el servidor, está en la carpeta {record}, junto a esta.
Si mueve una, mueva las dos: así nadie recibe dos veces la misma carta.
"""

_INTERRUPTED: Final = (
    "Usted interrumpió el envío. Lo que ya salió está anotado; para seguir con lo demás repita la orden: nadie recibe "
    "dos veces la misma carta."
)


@dataclass(frozen=True, slots=True)
class Post:
    """The letters of a plan as its final documents stand in the output folder, and the ledger of what left."""

    checked: Checked
    letters: "tuple[Letter, ...]"
    left_out: tuple[str, ...]
    ledger: Path

    @property
    def now(self) -> datetime:
        """The moment, in the zone of the exercise."""
        return datetime.now(ZoneInfo(self.checked.settings.timezone))


def post(order: Order, say: Say) -> Post:
    """The letters that could leave. Stop: the documents are not there, or the sheet changed since they were written."""
    from pipeline.delivery.compose import compose

    checked = check(order, say)
    files = _files(checked)
    letters, omitted = compose(handing.letters(checked, checked.output, files))
    left_out = tuple(one.reason for one in omitted)
    if not letters:
        raise Stop(f"No hay copias que enviar: {'; '.join(left_out)}.")
    return Post(checked, letters, left_out, record_of(checked.output) / LEDGER)


def plan_sending(post_: Post, *, new_round: bool) -> "tuple[Planned, ...]":
    """Who would receive what; nothing is sent. Stop: the ledger of what left is not where it was."""
    from pipeline.delivery.planning import plan_sending as planned

    mark = post_.checked.output / MARK
    if mark.exists() and not post_.ledger.exists():
        sentence = (
            f"Desde {mark.parent} ya se enviaron copias, y su registro no está en {post_.ledger}. Si movió o copió la "
            f"carpeta, lleve junto a ella la que termina en “-registro”, para que nadie reciba dos veces la misma "
            f"carta; si empieza de nuevo, borre {mark}."
        )
        raise Stop(sentence)
    return planned(post_.letters, post_.ledger, new_round=new_round)


def tell(planned: "tuple[Planned, ...]", post_: Post, stream: TextIO) -> None:
    """Print who receives what, what travels, and who is left out and why."""
    stream.writelines(_line(one) for one in planned)
    names = [{a.name for a in letter.attachments} for letter in post_.letters]
    common = set.intersection(*names)
    own = " y, a cada quien, su propia agenda" if any(n - common for n in names) else ""
    stream.write(f"Va adjunto: {', '.join(sorted(common))}{own}.\n")
    stream.writelines(f"No va: {reason}.\n" for reason in post_.left_out)
    if not post_.ledger.exists():
        stream.write(f"Hasta ahora no hay ningún envío anotado en {post_.ledger.parent}.\n")


def as_json(planned: "tuple[Planned, ...]", post_: Post, *, sent: bool) -> dict[str, Any]:
    """The object of ``pal send --json``: what was decided for each letter, and whether they were sent."""
    return {
        "sent": sent,
        "letters": [
            {
                "key": one.letter.key,
                "name": one.letter.name,
                "address": one.letter.address,
                "action": one.action.value,
                "due": one.due,
                "round": one.round,
                "reply": one.reply,
                "attachments": [attached.name for attached in one.letter.attachments],
            }
            for one in planned
        ],
        "left_out": list(post_.left_out),
        "ledger": str(post_.ledger),
    }


def _line(one: "Planned") -> str:
    said = f" ({one.reply})" if one.reply else ""
    return f"  {one.letter.name} <{one.letter.address}>: {one.action}{said}\n"


def send(post_: Post, say: Say, *, new_round: bool) -> "tuple[Planned, ...]":
    """Send what is due and leave the proof beside the output. Stop: the server cannot be reached or trusted."""
    from pipeline.delivery.sending import send as leave

    outbox = _outbox(post_)
    _mark(post_)
    try:
        planned = leave(post_.letters, outbox, post_.ledger, now=lambda: post_.now, say=say, new_round=new_round)
    except BaseException as ended:
        with suppress(Stop):  # what is told is why the sending ended
            prove(post_.letters[0].key, post_.ledger, say)
        if isinstance(ended, KeyboardInterrupt):
            raise Stop(_INTERRUPTED, exit_code=EXIT_INTERRUPTED) from ended
        raise
    prove(post_.letters[0].key, post_.ledger, say)
    return planned


def _mark(post_: Post) -> None:
    """Leave in the output, before anything is sent, that its ledger goes with it."""
    from pipeline.delivery.ledger import open_ledger

    mark = post_.checked.output / MARK
    with open_ledger(post_.ledger):
        pass  # from now on it exists
    try:
        mark.write_text(_MARKED.format(record=post_.ledger.parent.name), encoding="utf-8")
    except OSError as refused:
        sentence = (
            f"No se pudo escribir en {mark.parent} ({refused.strerror}), y sin eso no se envía nada. Revise el espacio "
            "y los permisos, y repita."
        )
        raise Stop(sentence) from refused


def prove(key: str, ledger: Path, say: Say) -> None:
    """Write the proof of what was sent of the plan of this letter, as the ledger stands now."""
    from pipeline.delivery.report import write_report

    for path in write_report(key, ledger, ledger.parent):
        say(f"Constancia: {path}")


def ready(post_: Post) -> None:
    """Stop: the server, the login or the sender are not given."""
    _outbox(post_)


def send_test(post_: Post) -> dict[str, str]:
    """Send the first letter to the operator alone, and tell to whom and what the server answered."""
    from pipeline.delivery.sending import send_test as leave

    outbox = _outbox(post_)
    answer = leave(post_.letters[0], outbox, now=lambda: post_.now)
    return {"to": outbox.sender, "state": answer.state.value, "reply": answer.reply}


def resolve(order: Order, clave: str, say: Say, *, arrived: bool) -> dict[str, str]:
    """Write down what a person found out about an uncertain letter, and tell how it stands.

    Stop: none of that key waits for it.
    """
    from pipeline.delivery.sending import resolve as settle

    settings, _ = handing.configuration(order.config)
    ledger = record_of(order.output or Path(settings.output)) / LEDGER
    entry = settle(ledger, clave, arrived=arrived, now=datetime.now(ZoneInfo(settings.timezone)))
    prove(entry.key, ledger, say)
    return {"key": entry.clave, "name": entry.name, "state": entry.settled.value}


def put_in_mailbox(post_: Post, say: Say) -> "tuple[Placed, ...]":
    """Leave every letter as a draft in the operator's mailbox, once."""
    from pipeline.delivery.access import imap_server
    from pipeline.delivery.mailbox import put_in_mailbox as leave

    folder = os.environ.get("PAL_IMAP_DRAFTS", "")
    return leave(post_.letters, imap_server(os.environ), now=post_.now, say=say, folder=folder)


def _outbox(post_: Post) -> "Outbox":
    from pipeline.delivery.access import sender_address, smtp_server
    from pipeline.delivery.sending import Outbox

    server = smtp_server(os.environ)
    return Outbox(server=server, sender=sender_address(os.environ, server), pace=post_.checked.settings.mail.seconds)


def _files(checked: Checked) -> handing.Files:
    entries = read_manifest(checked.output)
    if not entries:
        raise Stop(f"En {checked.output} no hay documentos; escríbalos primero con: pal documents")
    stale = [e for e in entries.values() if e["document"] == handing.PAL and e["fingerprint"] != checked.fingerprint]
    if stale:
        raise Stop(
            "La hoja cambió desde que se escribieron los documentos; revise los cambios, escríbalos de nuevo con "
            "pal documents, y después envíelos."
        )
    names = File.__dataclass_fields__
    return tuple(
        File(**{**{name: entry[name] for name in names}, "status": Status(entry["status"])})
        for entry in entries.values()
    )
