"""Pictures in the place of a template's placeholders."""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Emu

from pipeline.documents.renderer import Templates
from pipeline.documents.rendering.pictures import Picture, read_picture
from pipeline.model.stop import Stop
from tests.documents.word import part, read, template

BOX = 900_000


def png(width: int, height: int) -> bytes:
    rows = zlib.compress((b"\0" + b"\xd9" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    told = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def jpeg(width: int, height: int) -> bytes:
    start = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return start + b"\xff\xc0" + frame + b"\xff\xd9"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    """A template with a placeholder «logo» in its header and another «Calendario» in its body."""
    path = template(tmp_path, "{{ x }}")
    document = Document(str(path))
    for run, name in (
        (document.sections[0].header.paragraphs[0].add_run(), "logo"),
        (document.add_paragraph().add_run(), "Calendario"),
    ):
        shape = run.add_picture(BytesIO(png(4, 4)), Emu(BOX), Emu(BOX))
        shape._inline.docPr.set("descr", name)  # noqa: SLF001 - python-docx has no way to set it
    document.save(str(path))
    return path


def drawings(content: bytes, name: str) -> list[str]:
    return re.findall(r"<w:drawing>.*?</w:drawing>", part(content, name), re.DOTALL)


def test_a_picture_takes_the_place_of_the_placeholder_of_its_name(path: Path) -> None:
    logo, calendar = Picture(png(20, 10), 'Emblema de "A & B"'), Picture(png(10, 20), "Calendario de C1")
    made = Templates(path.parent).render("t", {"x": "x"}, pictures={"logo": logo, "calendario": calendar})
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert package.read("word/media/logo.png") == logo.content
        assert package.read("word/media/calendario.png") == calendar.content
    (header,), (body,) = drawings(made, "word/header1.xml"), drawings(made, "word/document.xml")
    assert "descr='Emblema de \"A &amp; B\"'" in header
    assert f'<wp:extent cx="{BOX}" cy="{BOX // 2}"' in header
    assert f'<a:ext cx="{BOX // 2}" cy="{BOX}"' in body
    document = read(made)
    assert document.inline_shapes[0].width == BOX // 2
    (relation,) = re.findall(r'r:embed="([^"]*)"', body)
    assert document.part.related_parts[relation].blob == calendar.content


def test_the_same_picture_may_be_a_jpeg(path: Path) -> None:
    made = Templates(path.parent).render("t", {"x": "x"}, pictures={"logo": Picture(jpeg(30, 10), "Emblema")})
    assert 'Extension="jpeg"' in part(made, "[Content_Types].xml")
    assert f'cx="{BOX}" cy="{BOX // 3}"' in drawings(made, "word/header1.xml")[0]


def test_no_picture_takes_the_placeholder_away_and_an_unnamed_one_stays(path: Path) -> None:
    made = Templates(path.parent).render("t", {"x": "x"}, pictures={"logo": None})
    assert drawings(made, "word/header1.xml") == []
    assert len(drawings(made, "word/document.xml")) == 1
    assert read(made).paragraphs


def test_pictures_keep_the_bytes_the_same(path: Path) -> None:
    pictures = {"logo": Picture(png(20, 10), "Emblema")}
    templates = Templates(path.parent)
    assert templates.render("t", {"x": "x"}, pictures=pictures) == templates.render("t", {"x": "x"}, pictures=pictures)


def test_what_is_no_picture_stops_with_the_remedy(path: Path) -> None:
    with pytest.raises(Stop, match="guárdela como PNG"):
        Templates(path.parent).render("t", {"x": "x"}, pictures={"logo": Picture(b"GIF89a", "Emblema")})


def test_a_picture_is_read_from_its_file_or_stops(tmp_path: Path) -> None:
    good, bad = tmp_path / "logo.png", tmp_path / "logo.svg"
    good.write_bytes(png(3, 2))
    bad.write_bytes(b"<svg/>")
    assert read_picture(good, "Emblema").size == (3, 2)
    with pytest.raises(Stop, match=r"logo\.svg"):
        read_picture(bad, "Emblema")
    with pytest.raises(Stop, match=r"nada\.png"):
        read_picture(tmp_path / "nada.png", "Emblema")
