"""Every actor receives their copy once: first who would receive what, then the sending, letter by letter."""

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline.delivery.access import Server
from pipeline.delivery.ledger import Entry, Ledger, State, now_text, open_ledger
from pipeline.delivery.letters import Letter
from pipeline.delivery.message import outgoing
from pipeline.delivery.planning import Planned, planned
from pipeline.delivery.post import Answer, deliver
from pipeline.model.stop import Stop

TRIES: Final = 3
_LONGEST_PACE: Final = 60.0
_TO_RESOLVE: Final = (State.INCIERTO, State.RECHAZADO)


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """From where the letters go out: the server, the address, and the seconds between one letter and the next."""

    server: Server
    sender: str
    pace: float = 1
    retry_after: float = 30
    wait: Callable[[float], None] = time.sleep


def send(  # noqa: PLR0913 - what, from where, what is known, and how to tell
    letters: Iterable[Letter],
    outbox: Outbox,
    ledger: Path,
    *,
    now: Callable[[], datetime],
    say: Callable[[str], None],
    new_round: bool = False,
) -> tuple[Planned, ...]:
    """Send what is due, and tell how everything stands afterwards.

    Whatever a run that died left half done is settled first. Stop: what no letter would overcome.
    """
    every = tuple(letters)
    with open_ledger(ledger) as book:
        _settle(book, now())
        due = [p for p in planned(every, book.entries(), new_round=new_round) if p.due]
        _Round(outbox, book, now, say).send(due)
        return planned(every, book.entries(), new_round=False)


def send_test(letter: Letter, outbox: Outbox, *, now: Callable[[], datetime]) -> Answer:
    """Send one letter to the operator alone, marked as a test; the ledger does not count it. Stop: as in ``send``."""
    test = replace(letter, key=f"prueba/{letter.key}", address=outbox.sender, subject=f"[Prueba] {letter.subject}")
    data = outgoing(test, sender=outbox.sender, at=now(), message_id=_message_id(test, 0, outbox.sender, now()))
    return deliver(outbox.server, outbox.sender, outbox.sender, data, leaving=lambda: None)


def resolve(ledger: Path, clave: str, *, arrived: bool, now: datetime) -> Entry:
    """Write down what a person found out of an uncertain or refused letter: it arrived, or it must be sent again.

    ``clave`` is the person's key, or the letter's whole key where the ledger holds several plans.
    Stop: no such letter waits for an answer, or several do.
    """
    with open_ledger(ledger) as book:
        _settle(book, now)
        last = {entry.key: entry for entry in book.entries()}
        waiting = [e for e in last.values() if clave in {e.clave, e.key} and e.state in _TO_RESOLVE]
        if len(waiting) != 1:
            raise Stop(_which(clave, waiting, last))
        state = State.ENVIADO if arrived else State.REINTENTABLE
        reply = f"resuelto por una persona: {'llegó' if arrived else 'no llegó'} (antes: {waiting[0].reply})"
        resolved = replace(waiting[0], state=state, leaving=False, at=now_text(now), reply=reply)
        book.write(resolved)
        return resolved


def _which(clave: str, waiting: list[Entry], last: Mapping[str, Entry]) -> str:
    if waiting:
        return f"Hay varios envíos de “{clave}” por resolver: diga cuál, {', '.join(e.key for e in waiting)}."
    others = ", ".join(e.clave for e in last.values() if e.state in _TO_RESOLVE)
    return f"No hay un envío de “{clave}” por resolver; {f'los que hay son {others}' if others else 'no hay ninguno'}."


def _settle(book: Ledger, now: datetime) -> None:
    for entry in book.entries():
        if entry.state is State.ENVIANDO:
            reply = (
                "el programa se interrumpió al entregar"
                if entry.leaving
                else "el programa se interrumpió antes de entregar"
            )
            book.write(replace(entry, state=entry.settled, leaving=False, at=now_text(now), reply=reply))


class _Round:
    """One pass over what is due, and up to two more over what the server asked to send later."""

    def __init__(self, outbox: Outbox, book: Ledger, now: Callable[[], datetime], say: Callable[[str], None]) -> None:
        self._outbox, self._book, self._now, self._say = outbox, book, now, say
        self._pace = outbox.pace

    def send(self, due: list[Planned]) -> None:
        for attempt in range(TRIES):
            answers = [(p, self._send(p)) for p in due]
            later = [(p, answer) for p, answer in answers if answer.state is State.REINTENTABLE]
            if not later or attempt == TRIES - 1:
                return
            asked = max(answer.pause for _, answer in later)
            pause = max(asked, self._outbox.retry_after * 2**attempt)
            self._say(
                f"Quedan {len(later)} que el servidor pidió enviar después; se intentará en {pause:.0f} segundos."
            )
            self._outbox.wait(pause)
            due = [p for p, _ in later]

    def _send(self, due: Planned) -> Answer:
        letter, sender = due.letter, self._outbox.sender
        message_id = _message_id(letter, due.round, sender, None)
        data = outgoing(letter, sender=sender, at=self._now(), message_id=message_id)
        entry = self._begun(due, message_id, hashlib.sha256(data).hexdigest())
        try:
            answer = deliver(
                self._outbox.server, sender, letter.address, data, leaving=lambda: self._keep(entry, leaving=True)
            )
        except Stop as stopped:
            self._keep(entry, state=State.REINTENTABLE, reply=stopped.sentence)
            raise
        self._keep(entry, state=answer.state, reply=answer.reply)
        self._say(f"{letter.clave} ({letter.name}): {answer.state}. {answer.reply}")
        self._mind(answer)
        return answer

    def _begun(self, due: Planned, message_id: str, sha256: str) -> Entry:
        letter = due.letter
        known = {(e.key, e.round): e.tries for e in self._book.entries()}
        entry = Entry(
            key=letter.key,
            round=due.round,
            clave=letter.clave,
            name=letter.name,
            address=letter.address,
            digest=letter.digest,
            state=State.ENVIANDO,
            tries=known.get((letter.key, due.round), 0) + 1,
            message_id=message_id,
            sha256=sha256,
            files="; ".join(f"{a.name} {a.sha256}" for a in letter.attachments),
            at=now_text(self._now()),
        )
        self._book.write(entry)
        return entry

    def _keep(self, entry: Entry, *, state: State = State.ENVIANDO, leaving: bool = False, reply: str = "") -> None:
        self._book.write(replace(entry, state=state, leaving=leaving, at=now_text(self._now()), reply=reply))

    def _mind(self, answer: Answer) -> None:
        """Slow down when the server complains, and keep the pace between letters."""
        if answer.state is State.REINTENTABLE:
            self._pace = min(max(self._pace * 2, 1), _LONGEST_PACE)
        self._outbox.wait(max(self._pace, min(answer.pause, _LONGEST_PACE)))


def _message_id(letter: Letter, number: int, sender: str, at: datetime | None) -> str:
    """The same for every try of a round, so that a receiver can tell a repetition."""
    moment = f".{at:%Y%m%d%H%M%S}" if at else ""
    return f"pal.{letter.key_hash}.{letter.digest[:16]}.{number}{moment}@{sender.rpartition('@')[2]}"
