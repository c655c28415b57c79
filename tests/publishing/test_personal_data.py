"""No e-mail, telephone or unauthorised name reaches a public byte."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.personal import named, unauthorised
from pipeline.model.plan import Plan
from pipeline.model.records import TABS, Asistente, Ejercicio, Etapa, Integrante, Intervencion
from pipeline.model.schema import Column, Kind, Record, Shown, columns
from pipeline.model.stop import Stop
from pipeline.model.workbook import Place
from pipeline.publishing import Download, Site, publish
from pipeline.publishing.publico import people
from pipeline.publishing.revision import review
from pipeline.publishing.tablas import table_name
from tests.publishing.conftest import one_of_each

PLANTS = {
    "el correo": "zenobia.q@correo.example.mx",
    "el teléfono": "246 123 4567",
    "el nombre": "Zenobia Quetzal Ixtlán",
}
TYPED = {Kind.TEXT, Kind.LONG, Kind.URL, Kind.EMAIL, Kind.KEY, Kind.REF, Kind.REFS, Kind.CHOICE}
COLUMNS = [(tab, c) for tab in TABS for c in columns(tab) if c.kind in TYPED]


def words(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix != ".xlsx":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist())


def all_words(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 20
    return "\n".join(map(words, files))


def with_cell(plan: Plan, tab: type[Record], field: str, text: str) -> Plan:
    held = getattr(plan, table_name(tab.TAB))
    record = held if tab is Ejercicio else held[-1]
    kind = {c.field: c.kind for c in columns(tab)}[field]
    value: Any = {Kind.REFS: (text,), Kind.URL: f"https://ejemplo.mx/{text}"}.get(kind, text)
    changed = replace(record, **{field: value}, places={field: Place(tab.TAB, 7, 4, field)})
    return replace(plan, **{table_name(tab.TAB): changed if tab is Ejercicio else (*held[:-1], changed)})


def test_there_are_columns_to_plant_in() -> None:
    assert len(COLUMNS) > 100


def _one_in_four(number: int) -> list[pytest.MarkDecorator]:
    """A bare run plants in one column of each four; the long one in all."""
    return [] if number % 4 == 0 else [pytest.mark.long]


@pytest.mark.parametrize(
    ("tab", "column"),
    [
        pytest.param(tab, column, id=f"{tab.TAB}-{column.field}", marks=_one_in_four(number))
        for number, (tab, column) in enumerate(COLUMNS)
    ],
)
def test_what_is_planted_in_a_column_never_reaches_a_public_byte(
    tab: type[Record], column: Column, site_of: Callable[..., Site], tmp_path: Path
) -> None:
    plan = with_cell(one_of_each(), tab, column.field, "; ".join(PLANTS.values()))
    stop = stopped(lambda: publish(site_of(plan), tmp_path))
    if stop:
        assert all(f"{tab.TAB}!D7: {kind}" in stop.sentence for kind in PLANTS)
        assert column.shown is not Shown.INTERNAL
        assert not list(tmp_path.iterdir())
    else:
        found = all_words(tmp_path)
        assert not [plant for plant in PLANTS.values() if plant in found]
        assert column.shown is not Shown.PUBLIC or column.kind in {Kind.REF, Kind.REFS} or tab is Intervencion


def stopped(action: Callable[[], object]) -> Stop | None:
    try:
        action()
    except Stop as stop:
        return stop
    return None


@pytest.mark.parametrize("typed", [
    "Llame al 2461234567", "(246) 123 45 67", "+52 246 123 4567", "55-1234-5678", "01 246 46 2 00 39", "tel. 46 20 039",
    "WhatsApp: 521 246 123 4567", "https://wa.me/5212461234567", "Cel 246.123.4567, por las tardes",
    "55–1234–5678", "llame al 1234-5678",
])  # fmt: skip
def test_a_telephone_is_found_as_people_type_it(typed: str) -> None:
    with pytest.raises(Stop):
        review({"a.csv": f'id,texto\r\n1,"{typed}"\r\n'.encode()}, Plan())


@pytest.mark.parametrize("typed", [
    "2016-08-20 10:30", "28-09-2016 a 12-10-2016", "$1,234,567,890.00", "Acuerdo 12 2015-2016",
    "folio STL-TLAX/MIN/003/2016",
    "1 234 567 890 pesos", "artículo 59", "https://ejemplo.mx/docs/1234567890/ver", "Ejercicios 2015 2016 2017",
    "@gobierno", "45 % de 2,000 personas", "CURP no aplica", "12345", "$ 1234567890.50",
])  # fmt: skip
def test_what_is_no_personal_datum_passes(typed: str) -> None:
    review({"a.csv": f'id,texto\r\n1,"{typed}"\r\n'.encode()}, Plan())


def test_a_telephone_typed_where_a_number_goes_is_found_too(site_of: Callable[..., Site], tmp_path: Path) -> None:
    place = Place("Etapas", 7, 7, "Asistentes")
    plan = Plan(etapas=(Etapa(paso=1, asistentes=2461234567, places={"asistentes": place}),))
    with pytest.raises(Stop, match=r"vista\. Etapas!G7: el teléfono"):
        publish(site_of(plan), tmp_path)


def test_an_institutional_datum_that_the_configuration_lists_may_appear() -> None:
    page = {"index.html": b"<p>Escriba a abierto@instituto.mx o llame al 246 123 4567</p>"}
    with pytest.raises(Stop):
        review(page, Plan())
    review(page, Plan(), {"abierto@instituto.mx", "246 123 4567"})


@pytest.mark.parametrize("typed", [
    "La Mtra. Zenobia Quetzal explicó", "ZENOBIA QUETZAL IXTLAN", "Quetzal Ixtlán, Zenobia", "zenobia  quetzal\nixtlán",
    "Zenobia\u200bQuetzal",
])  # fmt: skip
def test_a_name_is_found_however_it_is_written(typed: str) -> None:
    with pytest.raises(Stop, match="zenobia"):
        review({"index.html": f"<p>{typed}</p>".encode()}, one_of_each())


@pytest.mark.parametrize(
    ("sector", "authorises", "shown"),
    [
        ("sociedad civil", None, False), ("sociedad civil", True, True), ("sociedad civil", False, False),
        ("autoridad", None, True), ("autoridad", False, False), ("órgano garante", None, True),
        ("academia", None, False), ("organismo autónomo", None, False), ("ninguno", None, False),
    ],
)  # fmt: skip
def test_who_may_be_named(sector: str, authorises: bool | None, shown: bool) -> None:  # noqa: FBT001 - a case
    person = Integrante(clave="X", nombre="Ana Ruiz", sector=sector, autoriza_publicar_su_nombre=authorises)
    assert named(Plan(integrantes=(person,)), person) is shown


def test_an_authorisation_that_could_not_be_read_is_none() -> None:
    person = Integrante(
        clave="X", nombre="Ana Ruiz", sector="autoridad", unread=frozenset({"autoriza_publicar_su_nombre"})
    )
    assert not named(Plan(integrantes=(person,)), person)


def test_a_person_who_may_not_be_named_shows_as_their_institution() -> None:
    seen = people(one_of_each())["SC2"]
    assert (seen.nombre, seen.cargo, str(seen)) == ("", "", "Agua Clara, A.C.")


def test_the_names_that_may_not_appear_come_from_every_tab() -> None:
    plan = Plan(
        integrantes=(
            Integrante(clave="AU1", nombre="Ada Uno Tres", sector="autoridad"),
            Integrante(clave="SC1", nombre="Por designar", sector="sociedad civil"),
        ),
        asistentes=(
            Asistente(nombre="Eva Siete", sector="vecinos"),
            Asistente(nombre="Sociedad civil"),
            Asistente(nombre="Lic. Luz Diez", sector="autoridad"),
            Asistente(nombre="Ada Uno Tres"),
        ),
        intervenciones=(Intervencion(participante="Iván Ocho"), Intervencion(participante="AU1")),
    )
    assert unauthorised(plan) == {"eva siete", "siete eva", "ivan ocho", "ocho ivan"}


def test_a_document_with_an_unauthorised_name_stops_everything(site_of: Callable[..., Site], tmp_path: Path) -> None:
    docx = tmp_path / "04-plan.docx"
    with zipfile.ZipFile(docx, "w") as package:
        runs = "<w:p><w:r><w:t>Zenobia </w:t></w:r><w:r><w:t>Quetzal Ixtlán</w:t></w:r></w:p>"
        package.writestr("word/document.xml", f"<w:document>{runs}</w:document>")
    site = site_of(one_of_each(), documents=(Download(docx, "Plan de Acción Local"),))
    with pytest.raises(Stop, match=r"vista\. documentos/04-plan\.docx: el nombre"):
        publish(site, tmp_path / "salida")
    assert not (tmp_path / "salida").exists()


def test_a_lone_pdf_cannot_be_reviewed_and_is_not_offered(site_of: Callable[..., Site], tmp_path: Path) -> None:
    pdf = tmp_path / "04-plan.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    with pytest.raises(Stop, match=r"04-plan\.pdf"):
        publish(site_of(Plan(), documents=(Download(pdf, "Plan"),)), tmp_path / "salida")


def test_the_example_holds_people_who_are_not_named_and_none_of_them_shows(example: Plan, published: Path) -> None:
    hidden = [p.nombre for p in example.integrantes if not named(example, p)]
    addresses = [p.correo for p in example.integrantes if p.correo]
    assert hidden
    assert addresses
    found = all_words(published)
    assert not [text for text in (*hidden, *addresses) if text in found]
