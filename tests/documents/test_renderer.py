"""One template and one context into one document."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.documents.renderer import Templates
from pipeline.documents.rendering.properties import Properties
from pipeline.documents.rendering.values import clean
from pipeline.model.stop import Stop
from tests.documents.word import (
    add_table,
    alike,
    canonical,
    part,
    plain_docxtpl,
    read,
    rows,
    template,
    texts,
    with_part,
)
from tests.effort import examples

MARKUP = "A & B < C > D \"E\" 'F' <w:p/> ]]> &amp;"


@dataclass(frozen=True)
class Row:
    clave: str
    nombre: str = ""


class Calidad(StrEnum):
    TITULAR = "titular & <suplente>"


read_once = cache(Templates)


def render(path: Path, context: Mapping[str, object]) -> bytes:
    return Templates(path.parent).render(path.stem, context)


def test_names_conditions_and_loops_of_every_kind_are_filled(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{% if hay %}{{ titulo }}{% else %}nada{% endif %}",
        "{%p for fila in filas %}",
        "• {{ fila.clave }}",
        "{%p endfor %}",
        table=[["{%tr for fila in filas %}", ""], ["{{ fila.clave }}", "{{ loop.index }}"], ["{%tr endfor %}", ""]],
        header="{{ titulo }}",
    )
    made = render(path, {"hay": True, "titulo": "Uno", "filas": [Row("C1"), Row("C2")]})
    assert texts(made) == ["I. Contexto", "Uno", "• C1", "• C2"]
    assert rows(made) == [["C1", "1"], ["C2", "2"]]
    assert read(made).sections[0].header.paragraphs[0].text == "Uno"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    made = render(path, {"x": "a"})
    assert made == render(path, {"x": "a"})
    assert {info.date_time for info in zipfile.ZipFile(BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert zipfile.ZipFile(BytesIO(made)).testzip() is None


def test_untouched_members_travel_as_they_were_compressed(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    made = render(path, {"x": "a"})
    for content in (path.read_bytes(), made):
        assert zlib.decompress(_raw(content, "word/styles.xml"), -15)
    assert _raw(made, "word/styles.xml") == _raw(path.read_bytes(), "word/styles.xml")


def _raw(package: bytes, name: str) -> bytes:
    info = zipfile.ZipFile(BytesIO(package)).getinfo(name)
    start = info.header_offset + 30 + len(name)
    return package[start : start + info.compress_size]


@pytest.mark.parametrize(
    "text", [MARKUP, "{{ x }} {% if %} {# #} {_{ }_} {_% %_}", "emoji 😀 ñ Ñ ￼ \U0010fffd", "x" * 20_000]
)
def test_what_people_type_prints_as_typed(tmp_path: Path, text: str) -> None:
    path = template(tmp_path, "<{{ x }}>", table=[["{{ x }}"]], header="{{ x }}")
    made = render(path, {"x": text})
    assert texts(made)[1] == f"<{text}>"
    assert rows(made) == [[text]]
    assert read(made).sections[0].header.paragraphs[0].text == text


def test_characters_that_word_cannot_hold_are_left_out(tmp_path: Path) -> None:
    path = template(tmp_path, "[{{ x }}] fin", header="[{{ x }}] fin")
    made = render(path, {"x": "a\x00\x07\x0c\x1b\ud800\ufffe\uffffb"})
    assert texts(made)[1] == "[ab] fin"
    assert read(made).sections[0].header.paragraphs[0].text == "[ab] fin"


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\v", "\u2028", "\u2029"])
def test_every_kind_of_line_break_is_one_of_words(tmp_path: Path, breaks: str) -> None:
    path = template(tmp_path, "{{ x }}", header="{{ x }}")
    made = render(path, {"x": f"uno{breaks}dos\ttres"})
    assert texts(made)[1] == "uno\ndos\ttres"
    assert "\r" not in part(made)
    assert "<w:br/>" in part(made, "word/header1.xml")


def test_line_breaks_work_in_text_boxes_too(tmp_path: Path) -> None:
    path = template(tmp_path, "AQUÍ", "{{ x }}")
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        "<w:r><w:t>{{ x }}</w:t></w:r></w:p>"
    )
    with_part(path, {"word/document.xml": lambda xml: xml.replace("<w:sectPr", f"{box}<w:sectPr", 1)})
    xml = part(render(path, {"x": "a\nb"}))
    assert xml.count("<w:br/>") == 3
    assert "a\nb" not in xml


def test_values_that_are_no_text_are_told_in_spanish(tmp_path: Path) -> None:
    path = template(tmp_path, *(f"{{{{ v[{n}] }}}}" for n in range(8)))
    values = [None, True, False, 3, Decimal("1.50"), date(2016, 6, 1), time(10, 30), ("a", "b", "INAI")]
    expected = ["", "Sí", "No", "3", "1.50", "1 de junio de 2016", "10:30 horas", "a, b e INAI"]
    assert texts(render(path, {"v": values}))[1:] == expected


def test_subclasses_of_str_are_escaped_and_cleaned(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    assert texts(render(path, {"x": Calidad.TITULAR}))[1] == "titular & <suplente>"


def test_filters_that_escape_do_not_escape_twice(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x|e }}", "{{ x|upper }}", '{{ y|join(" & ") }}', '{{ x ~ " & " ~ x }}')
    made = render(path, {"x": "a & b", "y": ["<1>", "<2>"]})
    assert texts(made)[1:] == ["a & b", "A & B", "<1> & <2>", "a & b & a & b"]


def test_a_name_that_the_data_lack_stops_with_its_place(tmp_path: Path) -> None:
    path = template(tmp_path, "antes", "El título es {{ titulo }}.")
    with pytest.raises(Stop) as stop:
        render(path, {})
    assert all(words in stop.value.sentence for words in ("t.docx", "“titulo”", "“I. Contexto”", "El título es"))


def test_a_field_that_a_record_lacks_stops_with_its_table_and_row(tmp_path: Path) -> None:
    path = template(tmp_path, table=[["{%tr for f in filas %}"], ["{{ f.nombre_completo }}"], ["{%tr endfor %}"]])
    with pytest.raises(Stop) as stop:
        render(path, {"filas": [Row("C1")]})
    assert all(words in stop.value.sentence for words in ("“nombre_completo”", "tabla 1", "renglón 2", "columna 1"))


def test_a_name_in_the_header_stops_with_its_place(tmp_path: Path) -> None:
    path = template(tmp_path, header="{{ folio }}")
    with pytest.raises(Stop) as stop:
        render(path, {})
    assert "encabezado de página" in stop.value.sentence


def test_a_record_where_a_text_goes_stops(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        render(template(tmp_path, "{{ fila }}"), {"fila": Row("C1")})
    assert "{{ fila }}" in stop.value.sentence


def test_what_may_be_missing_can_be_asked_for(tmp_path: Path) -> None:
    path = template(tmp_path, '{{ x|default("sin dato") }}', "{% if x is defined %}sí{% else %}no{% endif %}")
    assert texts(render(path, {}))[1:] == ["sin dato", "no"]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{% for i in range(1000000000) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{{ x|safe }}",
        "{% macro m() %}{% endmacro %}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{{ lipsum() }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(tmp_path: Path, attack: str) -> None:
    with pytest.raises(Stop) as stop:
        render(template(tmp_path, attack), {"x": "<w:p/>"})
    assert "t.docx" in stop.value.sentence


def test_a_missing_or_damaged_template_stops_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(Stop, match=r"nada\.docx"):
        Templates(tmp_path).render("nada", {})
    (tmp_path / "falsa.docx").write_bytes(b"PK no es un zip")
    with pytest.raises(Stop, match=r"falsa\.docx"):
        Templates(tmp_path).render("falsa", {})


def test_properties_are_plain_text_and_never_too_long(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    properties = Properties(
        title="A & B <c>\x00\n" + "ñ" * 300, on=date(2016, 6, 20), subject="PAL", author="IAIP & Cía"
    )
    told = read(Templates(tmp_path).render(path.stem, {"x": ""}, properties=properties)).core_properties
    assert told.title.startswith("A & B <c> ñ")
    assert len(told.title) == 255
    assert (told.subject, told.author, told.language) == ("PAL", "IAIP & Cía", "es-MX")
    assert told.created == told.modified
    assert told.created is not None
    assert told.created.date() == date(2016, 6, 20)


def test_core_properties_of_the_other_kind_do_not_become_two(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    other = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/metadata/core-properties"
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    with_part(path, {"_rels/.rels": lambda xml: xml.replace(package, other)})
    made = render(path, {"x": ""})
    names = zipfile.ZipFile(BytesIO(made)).namelist()
    assert len(names) == len(set(names))
    assert part(made, "_rels/.rels").count("core-properties") == 1


def test_a_template_without_properties_gets_them(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}
    members["_rels/.rels"] = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", members["_rels/.rels"])
    members["[Content_Types].xml"] = re.sub(rb"<Override [^>]*core.xml[^>]*/>", b"", members["[Content_Types].xml"])
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    properties = Properties(title="Plan", on=date(2016, 6, 20))
    assert read(Templates(tmp_path).render("t", {"x": ""}, properties=properties)).core_properties.title == "Plan"


def test_a_cell_whose_only_paragraph_goes_keeps_an_empty_one(tmp_path: Path) -> None:
    path = template(tmp_path, table=[["x"]])
    document = Document(str(path))
    cell = document.tables[0].cell(0, 0)
    cell.text = "{%p if hay %}"
    for text in ("{{ x }}", "{%p endif %}"):
        cell.add_paragraph(text)
    document.save(str(path))
    assert re.search(r"</w:tcPr><w:p/></w:tc>", part(render(path, {"hay": False, "x": ""})))


def test_a_table_without_rows_goes_whole(tmp_path: Path) -> None:
    path = template(tmp_path, "antes", table=[["{%tr for f in filas %}"], ["{{ f }}"], ["{%tr endfor %}"]])
    made = render(path, {"filas": []})
    assert read(made).tables == []
    assert texts(made)[1] == "antes"
    assert rows(render(path, {"filas": ["a"]})) == [["a"]]


def test_a_nested_table_without_rows_leaves_a_paragraph_in_its_cell(tmp_path: Path) -> None:
    path = template(tmp_path, table=[["x"]])
    document = Document(str(path))
    cell = document.tables[0].cell(0, 0)
    nested = cell.add_table(3, 1)
    for row, text in zip(nested.rows, ("{%tr for f in filas %}", "{{ f }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    for paragraph in cell.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - python-docx has no way to take one away
    document.save(str(path))
    for filas in ([], ["a"]):
        tree = etree.fromstring(part(render(path, {"filas": filas})).encode())
        assert [cell[-1].tag.rpartition("}")[2] for cell in tree.iter("{*}tc")] == ["p"] * (1 + len(filas))


@pytest.mark.parametrize("filas", [["1"], ["1", "2", "3"], ["1", "2", "3", "4", "5"]])
@pytest.mark.parametrize(
    "first", [("{%tc for f in filas %}", "{{ f }}", "{%tc endfor %}"), ("{% colspan n %}x", "", "")]
)
def test_the_grid_has_as_many_columns_as_the_rows_have_cells(
    first: tuple[str, ...], filas: list[str], tmp_path: Path
) -> None:
    path = template(tmp_path, table=[list(first)])
    context = {"filas": filas, "n": len(filas)}
    made, reference = render(path, context), plain_docxtpl(path, context)
    grids = [etree.fromstring(part(each).encode()).findall(".//{*}gridCol") for each in (made, reference)]
    assert len(grids[0]) == len(grids[1]) > 0
    assert alike(canonical(made)) == alike(canonical(reference))


def test_a_row_without_cells_goes(tmp_path: Path) -> None:
    path = template(tmp_path, table=[["{%tc for f in filas %}", "{{ f }}", "{%tc endfor %}"], ["a", "b", "c"]])
    assert rows(render(path, {"filas": []})) == [["a", "b", "c"]]
    assert rows(render(path, {"filas": ["1", "2"]}))[0][:2] == ["1", "2"]


def test_a_header_whose_only_paragraph_goes_keeps_an_empty_one(tmp_path: Path) -> None:
    path = template(tmp_path, header="{%p if borrador %}")
    document = Document(str(path))
    for text in ("BORRADOR", "{%p endif %}"):
        document.sections[0].header.add_paragraph(text)
    document.save(str(path))
    assert "<w:p/></w:hdr>" in part(render(path, {"borrador": False}), "word/header1.xml")
    assert "BORRADOR" in part(render(path, {"borrador": True}), "word/header1.xml")


def test_a_watermark_can_hang_from_a_condition(tmp_path: Path) -> None:
    path = template(tmp_path, header="x")
    mark = (
        "<w:r><w:t>{%r if borrador %}</w:t></w:r>"
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="marca" type="#_x0000_t136">'
        '<v:textpath string="{{ texto }}"/></v:shape></w:pict></w:r><w:r><w:t>{%r endif %}</w:t></w:r>'
    )
    with_part(path, {"word/header1.xml": lambda xml: xml.replace("</w:p>", f"{mark}</w:p>", 1)})
    assert 'string="BORRADOR &#34;A&#34;\n'.strip() in part(
        render(path, {"borrador": True, "texto": 'BORRADOR "A"\nB'}), "word/header1.xml"
    )
    assert "v:shape" not in part(render(path, {"borrador": False, "texto": ""}), "word/header1.xml")


MARKED = '<w:bookmarkStart w:id="3" w:name="sitio"/><w:r><w:t>{{ f }}</w:t></w:r><w:bookmarkEnd w:id="3"/>'
AFTER = '<w:bookmarkStart w:id="4" w:name="fin"/><w:bookmarkEnd w:id="4"/><w:bookmarkEnd w:id="9"/>'


@pytest.mark.parametrize("filas", [[], ["a"], ["a", "b", "c"]])
def test_what_word_numbers_is_not_repeated_by_a_loop(tmp_path: Path, filas: list[str]) -> None:
    path = template(tmp_path, "{%p for f in filas %}", "{{ f }}", "{%p endfor %}", "fin")

    def as_word_saves(xml: str) -> str:
        xml = xml.replace("<w:r><w:t>{{ f }}</w:t></w:r>", MARKED).replace("<w:r><w:t>fin</w:t></w:r>", AFTER)
        return xml.replace("<w:p>", '<w:p w14:paraId="4F3A2B1C" w14:textId="77777777">')

    with_part(path, {"word/document.xml": as_word_saves})
    xml = part(render(path, {"filas": filas}))
    starts = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>', xml)
    names = [name for _, name in starts]
    assert names == [*(["sitio", "sitio_2", "sitio_3"][: len(filas)]), "fin"]
    assert sorted(number for number, _ in starts) == sorted(re.findall(r'<w:bookmarkEnd w:id="(\d+)"/>', xml))
    assert len({number for number, _ in starts}) == len(starts)
    assert "paraId" not in xml


def test_drawings_that_a_loop_repeats_in_a_header_get_numbers_of_their_own(tmp_path: Path) -> None:
    path = template(tmp_path, header="x")
    box = '<w:r><w:drawing><wp:inline xmlns:wp="urn:wp"><wp:docPr id="7" name="n"/></wp:inline></w:drawing></w:r>'
    loop = f"<w:r><w:t>{{%r for f in filas %}}</w:t></w:r>{box}<w:r><w:t>{{%r endfor %}}</w:t></w:r>"
    with_part(path, {"word/header1.xml": lambda xml: xml.replace("</w:p>", f"{loop}</w:p>", 1)})
    assert 'id="7"' in part(render(path, {"filas": ["a"]}), "word/header1.xml")
    assert re.findall(r'docPr id="(\d+)"', part(render(path, {"filas": "abc"}), "word/header1.xml")) == [
        "1001",
        "1002",
        "1003",
    ]


def test_notes_are_printed_once_and_data_is_never_read_as_a_template(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ x }}")
    document = Document(str(path))
    document.add_section()
    document.save(str(path))
    notes = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p><w:r>'
        "<w:t>{{ x }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    override = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.footnotes+xml"/></Types>'
    )
    with_part(
        path,
        {
            "word/footnotes.xml": lambda _: notes,
            "[Content_Types].xml": lambda xml: xml.replace("</Types>", override),
        },
    )
    made = render(path, {"x": "{{ secreto }}", "secreto": "la clave"})
    assert "{{ secreto }}" in part(made, "word/footnotes.xml")
    assert "la clave" not in part(made, "word/footnotes.xml")


PIECES = st.one_of(
    st.characters(exclude_characters="\ue000"),
    st.sampled_from([*"\n\t\r\v\x00\x1b\ud800\ufffe<>&\"'{}%#_]", "{{", "%}", "]]>", "{_{", "palabra"]),
)
HOSTILE = st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filas=st.lists(HOSTILE, max_size=4), titulo=HOSTILE, hay=st.booleans())
def test_whatever_the_data_every_part_is_well_formed_and_equal_to_docxtpls(
    tmp_path: Path, filas: list[str], titulo: str, *, hay: bool
) -> None:
    path = tmp_path / "t.docx"
    if not path.exists():
        _varied(tmp_path)
    made = canonical(read_once(tmp_path).render("t", {"filas": filas, "titulo": titulo, "hay": hay}))
    cleaned = {"filas": [_kept(fila) for fila in filas], "titulo": _kept(titulo), "hay": hay}
    assert alike(made) == alike(canonical(plain_docxtpl(path, cleaned)))


def _kept(text: str) -> str:
    """The text as docxtpl can be given it: it takes {_{ for a mark of its own."""
    return clean(text).replace("_", "\ue000")


def _varied(folder: Path) -> None:
    path = template(
        folder,
        "{{ titulo }}",
        "{% if hay %}a {{ titulo }} b{% else %}{{ filas|length }}{% endif %}",
        "{%p for fila in filas %}",
        "{{ loop.index }}) {{ fila }}",
        "{%p endfor %}",
        "{%p if not hay %}",
        "{{ titulo|upper }}",
        "{%p endif %}",
        table=[
            ["N.º", "Fila"],
            ["{%tr for fila in filas %}", ""],
            ["{{ loop.index }}", "{{ fila }}"],
            ["{%tr endfor %}", ""],
        ],
        header="{{ titulo }}",
    )
    document = Document(str(path))
    paragraph = document.add_paragraph()
    for piece in ("{", "{ tit", "ulo }", "} y ", "{% if h", "ay %}sí", "{% endif %}"):
        paragraph.add_run(piece).bold = piece.startswith("{")
    add_table(document, [["{% if hay %}{{ titulo }}{% endif %}", "fijo"]])
    document.save(str(path))
