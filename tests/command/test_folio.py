"""The letter tells the folio that the plan bears."""

import re
from email import message_from_bytes, policy
from pathlib import Path

from tests.command.conftest import Pal
from tests.documents.word import part

DAY = "2017-11-01"


def test_the_letter_and_the_plan_tell_one_folio(pal: Pal, tmp_path: Path) -> None:
    assert pal("emails", "--date", DAY).returncode == 0
    letters = sorted((tmp_path / "salida/correos").glob("*.eml"))
    assert letters
    header = part((tmp_path / "salida/04-plan-de-accion-local.docx").read_bytes(), "word/header1.xml")
    folio = re.findall(r"STL/PAL/\d{3}/\d{4}", header)
    assert folio == ["STL/PAL/001/2016"]
    for path in letters:
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert folio[0] in letter["Subject"]
        body = letter.get_body(("plain",))
        assert body is not None
        assert folio[0] in body.get_content()
