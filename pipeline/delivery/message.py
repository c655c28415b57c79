"""A letter as the bytes of a message, held against what they must be before anyone sees them."""

import base64
from collections.abc import Mapping
from datetime import datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import format_datetime, getaddresses
from typing import Final

from pipeline.delivery.addresses import is_address
from pipeline.delivery.letters import Letter

CARTA: Final = "X-PAL-Carta"
HUELLA: Final = "X-PAL-Huella"
_LONGEST_LINE: Final = 998
_LONGEST_WORD: Final = 39  # bytes: 52 in base64, a word of 64 characters of the 75 that RFC 2047 allows


def draft(letter: Letter) -> bytes:
    """The letter as a draft file that mail programs open ready to send; the same letter gives the same bytes."""
    return _sealed(letter, {"X-Unsent": "1"})


def mailbox_draft(letter: Letter, sender: str) -> bytes:
    """The letter as a draft for a mailbox, from whom the mailbox belongs to (``""``: let the server say)."""
    return _sealed(letter, {"From": sender} if sender else {})


def outgoing(letter: Letter, *, sender: str, at: datetime, message_id: str) -> bytes:
    """The letter as it is sent. ``at`` carries its zone."""
    extra = {
        "From": _mailbox(letter.signer, sender),
        "Date": format_datetime(at),
        "Message-ID": f"<{message_id}>",
    }
    return _sealed(letter, extra)


def _sealed(letter: Letter, extra: Mapping[str, str]) -> bytes:
    headers = {
        **extra,
        "To": _mailbox(letter.name, letter.address),
        "Subject": _encoded(letter.subject),
        CARTA: letter.key_hash,
        HUELLA: letter.digest,
        "Content-Language": "es-MX",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    data = head.encode("ascii") + _body(letter)
    _prove(data, letter, (*headers, "MIME-Version", "Content-Type"))
    return data


def _mailbox(name: str, address: str) -> str:
    if not is_address(address):
        msg = f"not one plain address: {address!r}"
        raise ValueError(msg)
    return f"{_encoded(name)} <{address}>" if name else address


def _encoded(text: str) -> str:
    """A header's text, in encoded words where it is not ASCII.

    The standard generator does not always give back the name that it was given (3.11), so the words are made here.
    """
    if text.isascii():
        return text
    chunks: list[str] = []
    chunk = ""
    for character in text:
        if len((chunk + character).encode()) > _LONGEST_WORD:
            chunks, chunk = [*chunks, chunk], ""
        chunk += character
    words = (base64.b64encode(part.encode()).decode() for part in (*chunks, chunk))
    return "\r\n ".join(f"=?utf-8?b?{word}?=" for word in words)


def _body(letter: Letter) -> bytes:
    message = EmailMessage(policy=policy.SMTP)
    message.set_content(letter.text, cte="base64")
    message.add_alternative(letter.html, subtype="html", cte="base64")
    for attached in letter.attachments:
        maintype, subtype = attached.media
        message.add_attachment(attached.data, maintype=maintype, subtype=subtype, filename=attached.name, cte="base64")
    for number, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_pal-{letter.key_hash[:24]}-{number}")  # «=_» never occurs in base64
    return message.as_bytes()


def _prove(data: bytes, letter: Letter, expected: tuple[str, ...]) -> None:
    """Parse the finished bytes back. ValueError: they say other than the letter does."""
    parsed = BytesParser(policy=policy.default).parsebytes(data)
    raw = BytesParser(policy=policy.compat32).parsebytes(data)
    problems = {
        "headers": sorted(parsed.keys()) != sorted(expected),
        "recipients": [a.addr_spec for a in parsed["To"].addresses] != [letter.address],
        "recipients, read plainly": [a for _, a in getaddresses([raw["To"]])] != [letter.address],
        "name": [_decoded(name) for name, _ in getaddresses([raw["To"]])] != [letter.name],
        "subject": _decoded(raw["Subject"]) != letter.subject,
        "defects": bool(parsed.defects),
        "attachments": _carried(parsed) != [(a.name, a.data) for a in letter.attachments],
        "line ends": b"\n" in data.replace(b"\r\n", b""),
        "line lengths": max(map(len, data.split(b"\r\n"))) > _LONGEST_LINE,
    }
    if any(problems.values()):
        msg = (
            f"the message of {letter.slug} is not what was asked: {[name for name, wrong in problems.items() if wrong]}"
        )
        raise ValueError(msg)


def _decoded(value: str) -> str:
    return str(make_header(decode_header(value)))


def _carried(parsed: EmailMessage) -> list[tuple[str | None, object]]:
    return [(part.get_filename(), part.get_payload(decode=True)) for part in parsed.iter_attachments()]
