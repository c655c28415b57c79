"""The hall's second story: the follow-up copies leave the house."""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO
from zoneinfo import ZoneInfo

from pipeline import handing
from pipeline.handing import Say
from pipeline.model.files import File, Status
from pipeline.model.stop import Stop
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
    """Who would receive what; nothing is sent."""
    from pipeline.delivery.planning import plan_sending as planned

    return planned(post_.letters, post_.ledger, new_round=new_round)


def tell(planned: "tuple[Planned, ...]", post_: Post, stream: TextIO) -> None:
    """Print who receives what, what travels, and who is left out and why."""
    stream.writelines(_line(one) for one in planned)
    names = [{a.name for a in letter.attachments} for letter in post_.letters]
    common = set.intersection(*names)
    own = " y, a cada quien, su propia agenda" if any(n - common for n in names) else ""
    stream.write(f"Va adjunto: {', '.join(sorted(common))}{own}.\n")
    stream.writelines(f"No va: {reason}.\n" for reason in post_.left_out)


def _line(one: "Planned") -> str:
    said = f" ({one.reply})" if one.reply else ""
    return f"  {one.letter.name} <{one.letter.address}>: {one.action}{said}\n"


def send(post_: Post, say: Say, *, new_round: bool) -> "tuple[Planned, ...]":
    """Send what is due and leave the proof beside the output. Stop: the server cannot be reached or trusted."""
    from pipeline.delivery.report import write_report
    from pipeline.delivery.sending import send as leave

    post_.ledger.parent.mkdir(parents=True, exist_ok=True)
    try:
        return leave(post_.letters, _outbox(post_), post_.ledger, now=lambda: post_.now, say=say, new_round=new_round)
    finally:
        for path in write_report(post_.letters, post_.ledger, post_.ledger.parent):
            say(f"Constancia: {path}")


def ready(post_: Post) -> None:
    """Stop: the server, the login or the sender are not given."""
    _outbox(post_)


def send_test(post_: Post) -> str:
    """Send the first letter to the operator alone, and tell what the server answered."""
    from pipeline.delivery.sending import send_test as leave

    outbox = _outbox(post_)
    answer = leave(post_.letters[0], outbox, now=lambda: post_.now)
    return f"Prueba a {outbox.sender}: {answer.state}. {answer.reply}"


def resolve(order: Order, clave: str, *, arrived: bool) -> str:
    """Write down what a person found out about an uncertain letter. Stop: none of that key waits for it."""
    from pipeline.delivery.sending import resolve as settle

    settings, _ = handing.configuration(order.config)
    ledger = record_of(order.output or Path(settings.output)) / LEDGER
    entry = settle(ledger, clave, arrived=arrived, now=datetime.now(ZoneInfo(settings.timezone)))
    return f"{entry.clave} ({entry.name}): {entry.settled}."


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
