"""What the last run made is taken over only where nothing changed."""

import hashlib
from datetime import date
from pathlib import Path

from pipeline.model.files import File, Status
from pipeline.storing.manifest import Manifest
from pipeline.storing.memory import Memory
from pipeline.storing.staging import staging

DAY = date(2016, 8, 20)
INPUTS = {"datos": "1", "plantilla": "2"}


def _file(path: str, content: bytes) -> File:
    return File(path, "minuta", Status.FINAL, hashlib.sha256(content).hexdigest(), len(content))


def _remembered(folder: Path, content: bytes = b"uno") -> Memory:
    (folder / "a.docx").write_bytes(content)
    first = Memory(folder, folder)
    assert first.recall("a.docx", INPUTS) is None
    first.keep([_file("a.docx", content)], ["a.docx"])
    return Memory(folder, folder)


def test_the_same_inputs_give_the_file_back(tmp_path: Path) -> None:
    memory = _remembered(tmp_path)
    assert memory.recall("a.docx", INPUTS) == b"uno"
    assert memory.why(_file("a.docx", b"uno")) == "sin cambios"


def test_any_other_input_asks_for_a_new_file_and_names_itself(tmp_path: Path) -> None:
    for kind, word in {"datos": "datos", "plantilla": "plantilla", "fecha": "día"}.items():
        (tmp_path / kind).mkdir()
        memory = _remembered(tmp_path / kind)
        assert memory.recall("a.docx", {**INPUTS, kind: "otro"}) is None
        assert word in memory.why(_file("a.docx", b"dos"))


def test_a_file_that_is_gone_or_touched_is_not_given_back(tmp_path: Path) -> None:
    memory = _remembered(tmp_path)
    (tmp_path / "a.docx").write_bytes(b"tocado")
    assert memory.recall("a.docx", INPUTS) is None
    (tmp_path / "a.docx").unlink()
    assert memory.recall("a.docx", INPUTS) is None


def test_a_file_that_no_longer_stands_is_forgotten(tmp_path: Path) -> None:
    memory = _remembered(tmp_path)
    memory.keep([], [])
    assert Memory(tmp_path, tmp_path).recall("a.docx", INPUTS) is None


def _put(output: Path, word: bytes, pdf: bytes) -> None:
    with staging(output, lambda _: True, print) as stage:
        files = []
        for path, content in (("a.docx", word), ("a.pdf", pdf)):
            (stage.folder / path).write_bytes(content)
            files.append(_file(path, content))
        stage.finish(Manifest("plan.xlsx", "plan", "f", DAY, "2016", DAY, tuple(files), ()))


def test_a_pdf_is_taken_over_only_beside_the_very_same_document(tmp_path: Path) -> None:
    output = tmp_path / "salida"
    _put(output, b"word", b"pdf")
    with staging(output, lambda _: True, print) as stage:
        assert stage.same_pdf(_file("a.docx", b"word")) == b"pdf"
        assert stage.same_pdf(_file("a.docx", b"otro")) is None
        assert stage.same_pdf(_file("b.docx", b"word")) is None
    (output / "a.pdf").write_bytes(b"anotado a mano")
    with staging(output, lambda _: True, print) as stage:
        assert stage.same_pdf(_file("a.docx", b"word")) is None
