"""What may go wrong with one call."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """How to spoil an answer; with no status and no body the true answer goes, spoiled in the other ways.

    ``undone`` keeps the call from being carried out; ``delay`` waits before answering; ``reset`` drops the
    connection instead; ``cut`` sends so many bytes of the declared length and drops it; ``drip`` waits so
    long before each byte; ``raw`` goes as it is, instead of an answer of HTTP.
    """

    status: int | None = None
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    reset: bool = False
    cut: int | None = None
    drip: float = 0.0
    undone: bool = False
    raw: bytes = b""


def refusal(code: int, status: str, message: str, reason: str = "") -> Fault:
    """An error as Google writes it."""
    error: dict[str, object] = {"code": code, "message": message, "status": status}
    if reason:
        kind = "type.googleapis.com/google.rpc.ErrorInfo"
        error["details"] = [{"@type": kind, "reason": reason, "domain": "googleapis.com"}]
    return Fault(code, json.dumps({"error": error}, indent=2).encode(), {"Content-Type": "application/json"})
