"""No cell of the sheet adds a header or a recipient to a message."""

import hashlib
import string
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.delivery.addresses import clean_line, clean_name, is_address
from pipeline.delivery.letters import Attachment, Letter
from pipeline.delivery.message import draft, outgoing
from tests.delivery.second_readers import read_by
from tests.effort import examples

HEADERS = ["Content-Language", "Content-Type", "MIME-Version", "Subject", "To", "X-PAL-Carta", "X-PAL-Huella"]
TRICKS = [
    "=?utf-8?q?=0D=0ABcc:_x@y.z?=", "\r\nBcc: x@y.z", "\n\n<html>", ", otro@x.mx", "<otro@x.mx>", '"', "=?",
    "?=", "=\u200b?utf-8?q?=0ABcc:_x@y.z?=", "\u2028Bcc: a@b.c", "\ud800", "\0", "; ", "(c)", "\\",
    "á" * 90, "a" * 300, "=?utf-8?b?DQpCY2M6IHhAeS56?=", "＝？utf-8?q?=0A?=", "undisclosed:;", "\u202e",
    "🏛️",
]  # fmt: skip
HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x2FFF), max_size=30),
        st.sampled_from(TRICKS),
    ),
    max_size=6,
).map(" ".join)  # fmt: skip
ADDRESS = st.builds(
    lambda local, host: f"{local}@{host}",
    st.text(alphabet=string.ascii_letters + string.digits + "_+-", min_size=1, max_size=30),
    st.sampled_from(["gob.mx", "osc.example.org", "x-1.example.mx"]),
)


def letter(name: str, subject: str, address: str, signer: str = "Quien facilita") -> Letter:
    return Letter(
        key="entidad-2016/sc1",
        slug="sc1",
        clave="SC1",
        name=clean_name(name),
        address=address,
        signer=clean_name(signer),
        subject=clean_line(subject),
        text="texto",
        html="<p>texto</p>",
        attachments=(Attachment("plan.docx", "Plan", ("application", "pdf"), b"datos\r\n.\r\n"),),
        digest=hashlib.sha256(b"x").hexdigest(),
    )


@settings(max_examples=examples(300), deadline=None)
@given(name=HOSTILE, subject=HOSTILE, address=ADDRESS)
def test_headers_and_recipients_are_the_expected_ones_whatever_the_sheet_says(
    name: str, subject: str, address: str
) -> None:
    data = draft(letter(name, subject, address))
    head = data.split(b"\r\n\r\n", 1)[0]
    message = BytesParser(policy=policy.default).parsebytes(data)
    old = BytesParser(policy=policy.compat32).parsebytes(data)
    assert sorted(message.keys()) == sorted(old.keys()) == sorted([*HEADERS, "X-Unsent"])
    assert [a.addr_spec for a in message["To"].addresses] == [address]
    assert b"\n" not in head.replace(b"\r\n", b"")


@pytest.mark.tools
def test_a_second_parser_sees_the_same_name_and_recipient(tmp_path: Path) -> None:
    names = [*(f"{a} Ana {b}" for a, b in product(TRICKS, TRICKS)), "María José Muñoz Ñandú de la Peña y Ávila" * 4]
    files = [tmp_path / f"{number}.eml" for number in range(len(names))]
    for name, file in zip(names, files, strict=True):
        file.write_bytes(draft(letter(name, name, "ana@b.mx")))
    for name, found in zip(names, read_by("message.mjs", *files), strict=True):
        assert found["headers"] == sorted(h.lower() for h in [*HEADERS, "X-Unsent"])
        assert found["to"] == [{"address": "ana@b.mx", "name": clean_name(name)}]
        assert found["subject"] == clean_line(name)


@settings(max_examples=examples(100), deadline=None)
@given(name=HOSTILE, sender=HOSTILE)
def test_a_message_that_is_sent_adds_only_who_when_and_its_own_number(name: str, sender: str) -> None:
    data = outgoing(
        letter(name, "Asunto", "a@b.mx", sender),
        sender="f@x.mx",
        at=datetime(2016, 8, 20, 9, 30, tzinfo=UTC),
        message_id="1.2@x.mx",
    )
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert sorted(message.keys()) == sorted([*HEADERS, "Date", "From", "Message-ID"])
    assert [a.addr_spec for a in message["From"].addresses] == ["f@x.mx"]
    assert message["Message-ID"] == "<1.2@x.mx>"


@given(text=HOSTILE)
def test_a_clean_name_holds_nothing_that_a_mail_program_interprets(text: str) -> None:
    name = clean_name(text)
    assert not set(name) & set('()<>[]:;@\\,."=?\r\n\0')
    assert len(name) <= 200
    assert name == clean_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a@b",
        "a b@c.mx",
        "a@b.mx,c@d.mx",
        "a@b.mx\r\nBcc: c@d.mx",
        "<a@b.mx>",
        "ana@españa.mx",
        "ñ@b.mx",
        ".a@b.mx",
        "a..b@c.mx",
        "a@-b.mx",
        "a@b.mx.",
        "a@b.1",
        '"a b"@c.mx',
        "a@[127.0.0.1]",
        "=?utf-8?q?a?=@b.mx",
        "a@b.mx\n",
        f"{'a' * 65}@b.mx",
        f"a@{'b' * 64}.mx",
        f"a@{'.'.join(['b' * 60] * 5)}.mx",
        "а@b.mx",  # a Cyrillic а
    ],
)
def test_what_is_not_one_plain_address_is_refused(text: str) -> None:
    assert not is_address(text)
    with pytest.raises(ValueError, match="address"):
        draft(letter("Ana", "Asunto", text))


@pytest.mark.parametrize("text", ["a@b.mx", "ana.lopez+pal@sub.gob.mx", "o'neil_x-1@a-b.example", "a@xn--espaa-rta.mx"])
def test_ordinary_addresses_are_accepted(text: str) -> None:
    assert is_address(text)
    assert draft(letter("Ana", "Asunto", text))
