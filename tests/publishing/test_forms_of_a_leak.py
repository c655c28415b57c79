"""Whatever the file and however it was typed, a personal datum in a public byte stops the publication."""

import csv
import html
import io
import json
from collections.abc import Callable
from urllib.parse import quote

import docx
import icalendar
import pytest
import xlsxwriter

from pipeline.model.plan import Plan
from pipeline.model.records import Integrante
from pipeline.model.stop import Stop
from pipeline.publishing.revision import review

NAME, EMAIL, TELEPHONE = "Zenobia Quetzal Ixtlán", "zenobia.q@correo.example.mx", "246 123 4567"
PLAN = Plan(integrantes=(Integrante(clave="SC9", nombre=NAME, sector="sociedad civil"),))


def entities(text: str) -> str:
    return "".join(c if c.isalnum() else f"&#{ord(c)};" for c in text)


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "in capitals": str.upper,
    "without accents": lambda text: text.replace("á", "a"),
    "in two lines": lambda text: text.replace("@", "@\n").replace(" ", "\n", 1),
    "as entities": entities,
    "per cent in an address": lambda text: f"https://ejemplo.mx/?q={quote(text, safe='')}",
    "in the old per cent": lambda text: f"https://ejemplo.mx/?q={quote(text, safe='', encoding='latin-1')}",
    "in a file's name": lambda text: f"https://ejemplo.mx/{text.replace(' ', '-')}.pdf" if " Q" in text else text,
}


def page(text: str) -> bytes:
    return f"<body><p>{html.escape(text)}</p></body>".encode()


def page_with_breaks(text: str) -> bytes:
    return f"<body><p>{'<br>'.join(map(html.escape, text.split(chr(10))))}</p></body>".encode()


def attribute(text: str) -> bytes:
    return f'<body><a href="{html.escape(text)}">liga</a></body>'.encode()


def drawing(text: str) -> bytes:
    return f'<body><svg><g><title>{html.escape(text)}</title><path d="M0 0"/></g></svg></body>'.encode()


def table(text: str) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["id", "texto"], ["1", text]])
    return written.getvalue().encode()


def values(text: str) -> bytes:
    return json.dumps({"filas": [{"texto": text}]}).encode()


def names(text: str) -> bytes:
    return json.dumps({text: 1}, ensure_ascii=False).encode()


def calendar(text: str) -> bytes:
    made, event = icalendar.Calendar(), icalendar.Event()
    event.add("UID", "pal-1")
    event.add("SUMMARY", text)
    event.add("DESCRIPTION", "Una línea larga que se dobla. " * 2)
    made.add_component(event)
    return made.to_ical()


def folded_calendar(text: str) -> bytes:
    made, event = icalendar.Calendar(), icalendar.Event()
    event.add("DESCRIPTION", f"{'Una línea larga que se dobla. ' * 2}{text}")
    made.add_component(event)
    return made.to_ical()


def marks(text: str) -> bytes:
    made, event = icalendar.Calendar(), icalendar.Event()
    event.add("UID", quote(text, safe=""))
    made.add_component(event)
    return made.to_ical()


def book(text: str) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"strings_to_urls": False}) as made:
        made.add_worksheet().write_string(3, 2, text)
    return written.getvalue()


def book_with_properties(text: str) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as made:
        made.set_properties({"author": text})
        made.add_worksheet()
    return written.getvalue()


def document(text: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(f"Consta que {text}")
    return saved(made)


def header(text: str) -> bytes:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = text
    return saved(made)


def link(text: str) -> bytes:
    made = docx.Document()
    made.part.relate_to(text, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", True)  # noqa: FBT003 - its third, is_external
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


FILES = [
    (page, "a.html"), (page_with_breaks, "a.html"), (attribute, "a.html"), (drawing, "a.html"), (table, "a.csv"),
    (values, "a.json"), (names, "a.json"), (calendar, "a.ics"), (folded_calendar, "a.ics"), (marks, "a.ics"),
    (book, "a.xlsx"), (book_with_properties, "a.xlsx"), (document, "a.docx"), (header, "a.docx"), (link, "a.docx"),
]  # fmt: skip


@pytest.mark.parametrize("datum", [NAME, EMAIL, TELEPHONE], ids=["name", "e-mail", "telephone"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("make", "file"), FILES, ids=[make.__name__ for make, _ in FILES])
def test_it_stops_the_publication(make: Callable[[str], bytes], file: str, form: str, datum: str) -> None:
    review({file: make("Agua limpia en la ribera")}, PLAN)
    with pytest.raises(Stop, match="datos personales a la vista"):
        review({file: make(FORMS[form](datum))}, PLAN)


def test_the_name_of_a_public_file_is_looked_at_too() -> None:
    with pytest.raises(Stop, match=r"compromiso-zenobia-quetzal-ixtlan\.html: el nombre “zenobia quetzal ixtlan”"):
        review({"compromiso-zenobia-quetzal-ixtlan.html": page("Agua")}, PLAN)


def test_what_two_elements_show_apart_is_not_one_name() -> None:
    review({"a.html": b"<ul><li>Zenobia</li><li>Quetzal</li></ul><td>246</td><td>123</td><td>4567</td>"}, PLAN)
    with pytest.raises(Stop):
        review({"a.html": b"<p>Zenobia <strong>Quetzal</strong></p>"}, PLAN)


@pytest.mark.parametrize(
    ("count", "told"), [(20, "Clave20: el nombre"), (21, "y un lugar más"), (25, "y 5 lugares más")]
)
def test_of_many_places_the_rest_are_counted(count: int, told: str) -> None:
    files = {f"Clave{n}.html": page(NAME) for n in range(1, count + 1)}
    with pytest.raises(Stop) as stopped:
        review(files, PLAN)
    assert told.replace(": el", ".html: el") in stopped.value.sentence
