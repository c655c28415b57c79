"""The ledger: what was sent to whom, written down before and after, so that a death at any moment is told apart.

One row for each letter and round. ``enviando`` is written before the connection opens, and that the text of
the message began to leave before its first byte does: what a dead run left behind is therefore known to be
either never delivered (it is sent again) or uncertain (only a person can tell).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from pipeline.model.stop import Stop


class State(StrEnum):
    """Where a letter stands."""

    ENVIANDO = "enviando"
    ENVIADO = "enviado"
    RECHAZADO = "rechazado"
    REINTENTABLE = "reintentable"
    INCIERTO = "incierto"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A letter of a round. ``at`` is the last change, in ISO with its zone; ``reply`` the server's own words.

    ``digest`` is what the letter says, ``sha256`` the message as it left, ``files`` its attachments with their
    hashes, ``leaving`` whether its text began to leave.
    """

    key: str
    round: int
    clave: str
    name: str
    address: str
    digest: str
    state: State
    leaving: bool = False
    tries: int = 0
    message_id: str = ""
    sha256: str = ""
    files: str = ""
    at: str = ""
    reply: str = ""

    @property
    def settled(self) -> State:
        """The state once no run is at work: a letter that was leaving is uncertain, another was not sent."""
        if self.state is not State.ENVIANDO:
            return self.state
        return State.INCIERTO if self.leaving else State.REINTENTABLE


_COLUMNS: Final = tuple(f.name for f in fields(Entry))
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS carta (
  key TEXT NOT NULL, round INTEGER NOT NULL, clave TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
  digest TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('enviando', 'enviado', 'rechazado', 'reintentable', 'incierto')),
  leaving INTEGER NOT NULL, tries INTEGER NOT NULL, message_id TEXT NOT NULL, sha256 TEXT NOT NULL,
  files TEXT NOT NULL, at TEXT NOT NULL, reply TEXT NOT NULL, PRIMARY KEY (key, round)
);
CREATE TABLE IF NOT EXISTS bitacora (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, key TEXT NOT NULL, round INTEGER NOT NULL, state TEXT NOT NULL,
  sha256 TEXT NOT NULL, reply TEXT NOT NULL
);
"""


class Ledger:
    """The open ledger, held by this run alone."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def entries(self) -> tuple[Entry, ...]:
        """Every letter of every round, in order of key and round."""
        query = f"SELECT {', '.join(_COLUMNS)} FROM carta ORDER BY key, round"  # noqa: S608 - our own names
        with _told_as_stop(self._path):
            return tuple(_entry(row) for row in self._connection.execute(query))

    def write(self, entry: Entry) -> None:
        """Keep the entry, and a line of what happened, before going on. Stop: it could not be kept."""
        with _told_as_stop(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._keep(entry)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _keep(self, entry: Entry) -> None:
        marks = ", ".join("?" * len(_COLUMNS))
        row = f"INSERT OR REPLACE INTO carta ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608 - our own names
        self._connection.execute(row, [getattr(entry, name) for name in _COLUMNS])
        line = "INSERT INTO bitacora (at, key, round, state, sha256, reply) VALUES (?, ?, ?, ?, ?, ?)"
        said = (entry.at, entry.key, entry.round, entry.state, entry.sha256, entry.reply)
        self._connection.execute(line, said)


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """The ledger at a path, made if there is none, closed to every other run until it is left.

    Stop: another run holds it, it is damaged, or it cannot be written.
    """
    with _told_as_stop(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # it holds addresses
        connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    with closing(connection):
        with _told_as_stop(path):
            _prepare(connection)
        yield Ledger(path, connection)


@contextmanager
def _told_as_stop(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as trouble:
        raise Stop(_told(path, trouble)) from trouble


def read_ledger(path: Path) -> tuple[Entry, ...]:
    """Every entry of a ledger; none where there is no ledger yet. Stop: as in ``open_ledger``."""
    if not path.exists():
        return ()
    with open_ledger(path) as ledger:
        return ledger.entries()


def now_text(now: datetime) -> str:
    """A moment as the ledger keeps it."""
    return now.isoformat(timespec="seconds")


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")  # FULL, and the folder too: the end of the journal is kept
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("BEGIN EXCLUSIVE")
    for statement in filter(str.strip, _TABLES.split(";")):
        connection.execute(statement)
    connection.execute("COMMIT")


def _entry(row: tuple[object, ...]) -> Entry:
    values = dict(zip(_COLUMNS, row, strict=True))
    return Entry(**values | {"state": State(str(values["state"])), "leaving": bool(values["leaving"])})  # type: ignore[arg-type] # as the columns say


def _told(path: Path, trouble: Exception) -> str:
    if isinstance(trouble, sqlite3.OperationalError) and "locked" in str(trouble):
        return "Otro envío está en curso con el mismo registro; espere a que termine y repita."
    if isinstance(trouble, sqlite3.DatabaseError) and not isinstance(trouble, sqlite3.OperationalError):
        return f"El registro de envíos {path} está dañado. No lo borre: restaure una copia, para no enviar dos veces."
    return f"No se pudo escribir el registro de envíos {path} ({trouble}). Revise el espacio y los permisos, y repita."
