"""Who would receive what: every letter held against what the ledger knows of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.delivery.ledger import Entry, State, read_ledger
from pipeline.delivery.letters import Letter


class Action(StrEnum):
    """What a sending would do with a letter."""

    ENVIAR = "se enviará"
    REINTENTAR = "se volverá a intentar"
    YA_ENVIADO = "ya se envió"
    CAMBIO = "ya se envió con otro contenido; pida una ronda nueva para enviarlo"
    INCIERTO = "no se sabe si llegó; pregunte a la persona y resuélvalo"
    RECHAZADO = "el servidor lo rechazó; corrija la dirección o resuélvalo"


@dataclass(frozen=True, slots=True)
class Planned:
    """A letter, what would be done with it, in which round, and what the server last said of it."""

    letter: Letter
    action: Action
    round: int
    reply: str = ""

    @property
    def due(self) -> bool:
        """Whether a sending would send it."""
        return self.action in {Action.ENVIAR, Action.REINTENTAR}


def plan_sending(letters: Iterable[Letter], ledger: Path, *, new_round: bool = False) -> tuple[Planned, ...]:
    """Who would receive what; nothing is sent nor written. Stop: the ledger cannot be read."""
    return planned(tuple(letters), read_ledger(ledger), new_round=new_round)


def planned(letters: tuple[Letter, ...], entries: tuple[Entry, ...], *, new_round: bool) -> tuple[Planned, ...]:
    """What is to be done with every letter, given what the ledger holds."""
    last = {entry.key: entry for entry in entries}
    keys = {letter.key for letter in letters}
    return tuple(_decided(letter, _known(letter, last, keys), new_round=new_round) for letter in letters)


def _known(letter: Letter, last: Mapping[str, Entry], keys: set[str]) -> Entry | None:
    """What the ledger knows of a letter: by its key, or by its address when the person's key changed in the sheet."""
    plan = letter.key.partition("/")[0]
    renamed = (
        e for e in last.values() if e.address == letter.address and e.key.startswith(f"{plan}/") and e.key not in keys
    )
    return last.get(letter.key) or next(renamed, None)


def _decided(letter: Letter, known: Entry | None, *, new_round: bool) -> Planned:
    if known is None:
        return Planned(letter, Action.ENVIAR, 1)
    same = known.digest == letter.digest
    following = known.round + (0 if same else 1)
    action = {
        State.INCIERTO: Action.INCIERTO,
        State.REINTENTABLE: Action.REINTENTAR if same else Action.ENVIAR,
        State.RECHAZADO: Action.RECHAZADO if same else Action.ENVIAR,
        State.ENVIADO: Action.YA_ENVIADO if same else Action.ENVIAR if new_round else Action.CAMBIO,
    }[known.settled]
    return Planned(letter, action, following, known.reply)
