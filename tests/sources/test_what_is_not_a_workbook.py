"""Files that are not the .xlsx they should be: each kind ends in its own sentence, with its remedy."""

import os
import subprocess
import sys
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.stop import Stop
from pipeline.model.workbook import Workbook
from pipeline.sources import Access, open_workbook
from tests.effort import examples
from tests.sources.by_hand import parts, write_parts, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def read(origin: Path | str, *, offline: bool = False) -> Workbook:
    kept = Path("/nunca/lectura.json")
    return open_workbook(str(origin), Access(), today=date(2016, 5, 1), kept=kept, offline=offline, say=print)


def refused(origin: Path | str) -> str:
    with pytest.raises(Stop) as stop:
        read(origin)
    assert stop.value.exit_code == 2
    assert stop.value.sentence.endswith(".")
    return stop.value.sentence


def a_workbook(path: Path) -> bytes:
    book = openpyxl.Workbook()
    for row in range(40):
        book.active.append([f"texto {row}", row, date(2016, 3, 5)])
    book.save(path)
    return path.read_bytes()


DISGUISES = {
    "empty": b"",
    "old Excel": OLE + "Workbook".encode("utf-16-le"),
    "password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "CSV": "Clave,Nombre\nC1,Compromiso número uno\n".encode(),
    "page": b"\xef\xbb\xbf\n<html><table></table></html>",
    "PDF": b"%PDF-1.7\n",
    "XML": b'<?xml version="1.0"?><Workbook/>',
    "shortcut": b'{"url":"https://docs.google.com/open?id=1","doc_id":"1"}',
    "unknown": b"\x00\x01\x02\x03" * 50,
    "cut zip": b"PK\x03\x04" + bytes(100),
}
PACKAGES = {
    "ODS": {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
    "Numbers": {"Index/Document.iwa": "x"},
    "Word": {"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"},
    "slides": {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"},
    "xlsb": {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"},
    "zip": {"foto.jpg": "x"},
}


@pytest.mark.parametrize("content", DISGUISES.values(), ids=DISGUISES)
def test_a_file_in_disguise_is_told_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    assert str(path) in refused(path)


@pytest.mark.parametrize("members", PACKAGES.values(), ids=PACKAGES)
def test_a_zip_that_is_no_workbook_is_told_by_name(tmp_path: Path, members: dict[str, str]) -> None:
    zipped(tmp_path / "plan.xlsx", members)
    assert str(tmp_path / "plan.xlsx") in refused(tmp_path / "plan.xlsx")


def test_each_kind_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    sentences = set()
    for content in DISGUISES.values():
        path.write_bytes(content)
        sentences.add(refused(path))
    for members in PACKAGES.values():
        zipped(path, members)
        sentences.add(refused(path))
    assert len(sentences) == len(DISGUISES) + len(PACKAGES)


def test_a_workbook_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomba.xlsx"
    zipped(path, {**parts(ONE), "xl/sharedStrings.xml": f"<sst><si><t>{'A' * 60_000_000}</t></si></sst>"})
    assert path.stat().st_size < 200_000
    tracemalloc.start()
    assert "50 MB" in refused(path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_workbook_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "miente.xlsx"
    zipped(path, parts("<row r='1'>" + "<c><v>1</v></c>" * 200_000 + "</row>"))
    whole = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        true = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    declared = true.to_bytes(4, "little")
    assert whole.count(declared) == 2
    path.write_bytes(bytes(whole).replace(declared, (900).to_bytes(4, "little")))
    refused(path)


def test_a_workbook_near_the_limit_is_read(tmp_path: Path) -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>' + "x" * 400 + "</t></is></c></row>"
    write_parts(tmp_path / "grande.xlsx", "".join(row.format(n) for n in range(1, 100_001)))
    assert len(read(tmp_path / "grande.xlsx").sheets[0].rows) == 100_000


BROKEN = {
    "no XML": "<row",
    "entities": "",
    "a tag without end": f'<row r="1" z="{"x" * 3_000_000}"/>',
    "deep": "<a>" * 500 + "</a>" * 500,
    "no such text": '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
    "negative text": '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
    "no such column": '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>',
    "no such row": '<row r="1"><c r="A1048577"><v>1</v></c></row>',
    "row zero": '<row r="0"><c><v>1</v></c></row>',
    "odd address": '<row r="1"><c r="1A"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", BROKEN.values(), ids=BROKEN)
def test_a_workbook_broken_inside_is_told_as_damaged(tmp_path: Path, rows: str) -> None:
    members = parts(rows)
    if not rows:
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        members["xl/worksheets/sheet1.xml"] = bomb + members["xl/worksheets/sheet1.xml"]
    zipped(tmp_path / "roto.xlsx", members)
    assert "dañado" in refused(tmp_path / "roto.xlsx")


def test_merged_ranges_that_overlap_without_end_do_not_hold_the_reading(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 5001))
    merges = "".join(f'<mergeCell ref="A{n}:XFC5000"/>' for n in range(1, 4999))
    many = "".join(f'<mergeCell ref="B{n}:XFC5000"/>' for n in range(1, 4999))
    write_parts(tmp_path / "x.xlsx", rows, after=f"<mergeCells>{merges}{many}</mergeCells>")
    assert "dañado" in refused(tmp_path / "x.xlsx")


def test_a_workbook_with_nothing_written_says_so(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "vacío.xlsx")
    assert "vacío" in refused(tmp_path / "vacío.xlsx")


def test_offline_reads_a_file_as_always(tmp_path: Path) -> None:
    write_parts(tmp_path / "plan.xlsx", ONE)
    assert read(tmp_path / "plan.xlsx", offline=True).kept_on is None


def test_a_missing_file_names_its_neighbours(tmp_path: Path) -> None:
    write_parts(tmp_path / "plan-2016.xlsx", ONE)
    assert "“plan-2016.xlsx”" in refused(tmp_path / "plan2016.xlsx")
    assert str(tmp_path / "otra") in refused(tmp_path / "otra" / "plan.xlsx")


def test_a_folder_a_lock_and_a_thing_that_is_no_file(tmp_path: Path) -> None:
    write_parts(tmp_path / "plan.xlsx", ONE)
    (tmp_path / "~$plan.xlsx").write_bytes(b"x")
    assert "“plan.xlsx”" in refused(tmp_path)
    assert "“plan.xlsx”" in refused(tmp_path / "~$plan.xlsx")
    os.mkfifo(tmp_path / "tubo.xlsx")
    refused(tmp_path / "tubo.xlsx")
    refused(tmp_path / ("x" * 300 + ".xlsx"))
    refused("a\0b.xlsx")


def test_a_file_without_permission(tmp_path: Path) -> None:
    write_parts(tmp_path / "abierto.xlsx", ONE)
    write_parts(tmp_path / "plan.xlsx", ONE)
    (tmp_path / "plan.xlsx").chmod(0)
    tmp_path.chmod(0o711)
    asked = (
        "import os; from tests.sources.test_what_is_not_a_workbook import read; read('abierto.xlsx'); "
        "os.geteuid() or os.seteuid(65534); read('plan.xlsx')"
    )
    done = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", asked],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Stop: No hay permiso para leer" in done.stderr, done.stderr


def test_any_damage_to_a_workbook_ends_in_a_sentence_or_in_a_reading(tmp_path: Path) -> None:
    whole = a_workbook(tmp_path / "sano.xlsx")
    path = tmp_path / "dañado.xlsx"
    counted: list[int] = []

    @settings(max_examples=examples(300), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def damaged(data: st.DataObject) -> None:
        content = bytearray(whole[: data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))])
        for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole)), st.integers(0, 255)), max_size=8)):
            if place < len(content):
                content[place] = byte
        path.write_bytes(content)
        counted.append(len(content))
        with suppress(Stop):
            read(path)

    damaged()
    assert len(counted) >= examples(300)


def test_any_damage_to_the_parts_ends_in_a_sentence_or_in_a_reading(tmp_path: Path) -> None:
    a_workbook(tmp_path / "sano.xlsx")
    with zipfile.ZipFile(tmp_path / "sano.xlsx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    names = sorted(n for n in members if not n.startswith("docProps"))
    assert len(names) > 5
    path = tmp_path / "dañado.xlsx"
    pieces = st.sampled_from(
        [b"", b"<", b'"', b"-1", b"99999999999", b"\xff", b"A", b"rId9", b"<c r='A1'>", b"&x;", b"/"]
    )
    counted: list[str] = []

    @settings(max_examples=examples(400), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(names), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), pieces), max_size=4))
    def damaged(name: str, cuts: list[tuple[float, int, bytes]]) -> None:
        content = members[name]
        for where, length, piece in cuts:
            place = int(where * len(content))
            content = content[:place] + piece + content[place + length :]
        zipped(path, {**members, name: content})
        counted.append(name)
        with suppress(Stop):
            read(path)

    damaged()
    assert len(counted) >= examples(400)
