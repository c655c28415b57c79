"""Yes or no, choices, addresses and links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.choices import NUCLEOS, OTHER_NUCLEOS, OTHER_TIPOS, TEMAS
from pipeline.model.records import Compromiso, Integrante
from pipeline.model.schema import column_of
from pipeline.model.workbook import Cell
from pipeline.reading.addresses import read_email, read_url
from pipeline.reading.kinds import reader
from pipeline.reading.options import Options, read_bool
from pipeline.reading.readings import Code, Fault, Understood
from tests.reading.books import EDITION

NUCLEO = Options(NUCLEOS, OTHER_NUCLEOS)


@pytest.mark.parametrize(
    "typed", ["Sí", "si", "SÍ", " sí ", "X", "x", "✓", "✔", "✔️", "☑", "verdadero", "TRUE", "1", 1.0, True]
)
def test_yes(typed: str | float) -> None:
    assert read_bool(typed) == Understood(value=True)


@pytest.mark.parametrize("typed", ["No", "NO", "no ", "falso", "FALSE", "0", 0.0, False])
def test_no(typed: str | float) -> None:
    assert read_bool(typed) == Understood(value=False)


@pytest.mark.parametrize(("typed", "value"), [("S", True), ("N", False), ("yes", True)])
def test_nearly_yes_and_nearly_no_are_noted(typed: str, value: bool) -> None:  # noqa: FBT001 - the expected value
    read = read_bool(typed)
    assert isinstance(read, Understood)
    assert (read.value, bool(read.note)) == (value, True)


@pytest.mark.parametrize("typed", ["✗", "☐", "-", "tal vez", "pendiente", 2.0, 0.5, float("nan"), "sí/no", "XX"])
def test_what_is_neither_is_told(typed: str | float) -> None:
    read = read_bool(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.SI_NO


@pytest.mark.parametrize("typed", ["sociedad civil", "Sociedad Civil", "SOCIEDAD  CIVIL", " sociedad\u00a0civil"])
def test_a_choice_in_another_case_is_the_choice(typed: str) -> None:
    assert NUCLEO.read(typed) == Understood("sociedad civil")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("organismo garante", "órgano garante"),
        ("autoridades", "autoridad"),
        ("Órganos garantes", "órgano garante"),
        ("otros", "otro"),
    ],
)
def test_another_spelling_of_a_choice_is_noted(typed: str, word: str) -> None:
    read = NUCLEO.read(typed)
    assert isinstance(read, Understood)
    assert (read.value, bool(read.note)) == (word, True)


@pytest.mark.parametrize(
    ("typed", "near"), [("sociedad cvil", "sociedad civil"), ("civil", "sociedad civil"), ("autoridda", "autoridad")]
)
def test_an_unknown_choice_is_told_with_the_nearest(typed: str, near: str) -> None:
    read = NUCLEO.read(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.OPCION
    assert near in read.fix


def test_a_choice_like_no_other_is_told_with_all_of_them() -> None:
    read = NUCLEO.read("marcianos")
    assert isinstance(read, Fault)
    assert all(word in read.fix for word in NUCLEOS)


@pytest.mark.parametrize("typed", ["PA18", "pa18", "PA 18", "Follow-the-Money", "Follow the Money", "FOLLOW DE MONEY"])
def test_a_type_has_other_names(typed: str) -> None:
    read = Options(("AGA", "Local", "FtM", "Proactivo"), OTHER_TIPOS).read(typed)
    assert isinstance(read, Understood)
    assert read.value in {"AGA", "FtM"}


@pytest.mark.parametrize("typed", ["3", 3.0, "Combate a la corrupción", "COMBATE A LA CORRUPCION"])
def test_a_theme_is_read_by_name_or_number(typed: str | float) -> None:
    read = reader(column_of(Compromiso, "tema_pa18"), EDITION)(Cell(typed))
    assert read == Understood(TEMAS[2])


def test_a_theme_with_its_number_before_is_noted_and_the_two_must_agree() -> None:
    themes = reader(column_of(Compromiso, "tema_pa18"), EDITION)
    read = themes(Cell("3. Combate a la corrupción"))
    assert isinstance(read, Understood)
    assert (read.value, bool(read.note)) == (TEMAS[2], True)
    assert isinstance(themes(Cell("4. Combate a la corrupción")), Fault)
    assert isinstance(themes(Cell("7")), Fault)


@pytest.mark.parametrize(
    "typed", ["ana@ejemplo.mx", " ana@ejemplo.mx\u00a0", "Ana.Ruiz+pal@sub.ejemplo.org.mx", "a_b-c@x-y.mx"]
)
def test_an_address_is_read_to_the_letter(typed: str) -> None:
    assert read_email(typed) == Understood(typed.strip("\u00a0 "))


@pytest.mark.parametrize(
    "typed",
    ["mailto:ana@ejemplo.mx", "Ana Ruiz <ana@ejemplo.mx>", "<ana@ejemplo.mx>", "ana@ejemplo.mx;", "ana@ejemplo.mx."],
)
def test_an_address_with_something_around_it_is_noted(typed: str) -> None:
    read = read_email(typed)
    assert isinstance(read, Understood)
    assert (read.value, bool(read.note)) == ("ana@ejemplo.mx", True)


@pytest.mark.parametrize(
    "typed",
    [
        "a@b.mx; c@d.mx",
        "a@b.mx, c@d.mx",
        "a@b.mx c@d.mx",
        "ana",
        "ana@",
        "@ejemplo.mx",
        "ana@ejemplo",
        "ana@@x.mx",
        "ana @x.mx",
        "ana@x,mx",
        "añá@ejemplo.mx",
        "ana..r@x.mx",
        ".ana@x.mx",
        "ana@-x.mx",
        "pendiente",
        "-",
        "=?utf-8?q?=0D=0ABcc:_x@y.z?=",
        "a" * 65 + "@x.mx",
        "ana@" + "x" * 250 + ".mx",
        "ana@x.mx\nBcc: b@x.mx",
    ],
)
def test_what_is_no_single_address_is_told(typed: str) -> None:
    read = read_email(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.CORREO


@pytest.mark.parametrize("typed", ["ana @x,mx", "ana(at)x.mx", "ana [at] x.mx", "ana@x,mx;"])
def test_a_slip_in_an_address_is_told_with_the_address_that_it_seems(typed: str) -> None:
    read = read_email(typed)
    assert isinstance(read, Fault)
    assert "ana@x.mx" in read.fix


@pytest.mark.parametrize(
    "typed",
    [
        "https://ejemplo.org.mx",
        "http://ejemplo.mx/a?b=c&d=e#f",
        "https://drive.google.com/file/d/1_-x/view",
        "https://méxico.mx/niños",
    ],
)
def test_a_link_is_read_to_the_letter(typed: str) -> None:
    assert read_url(f" {typed}\u00a0") == Understood(typed)


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("www.ejemplo.mx/acta", "https://www.ejemplo.mx/acta"),
        ("ejemplo.org.mx", "https://ejemplo.org.mx"),
        ("<https://ejemplo.mx/a>", "https://ejemplo.mx/a"),
        ("“https://ejemplo.mx/a”", "https://ejemplo.mx/a"),
        ("Acta: https://ejemplo.mx/a", "https://ejemplo.mx/a"),
        ("https://ejemplo.mx/a (carpeta)", "https://ejemplo.mx/a"),
        ("https://ejemplo.mx/a\nCarpeta de la mesa", "https://ejemplo.mx/a"),
        ("Ver https://ejemplo.mx/a y https://ejemplo.mx/b", "https://ejemplo.mx/a"),
        ("https://ejemplo.mx/a.", "https://ejemplo.mx/a"),
        ("https://ejemplo.mx/a\nhttps://ejemplo.mx/b", "https://ejemplo.mx/a"),
        ("https://ejemplo.mx/a,https://ejemplo.mx/b", "https://ejemplo.mx/a"),
    ],
)
def test_a_link_with_something_around_it_is_noted(typed: str, link: str) -> None:
    read = read_url(typed)
    assert isinstance(read, Understood)
    assert (read.value, bool(read.note)) == (link, True)


@pytest.mark.parametrize(
    "typed",
    [
        "pendiente",
        "-",
        "javascript:alert(1)",
        "file:///C:/acta.pdf",
        "C:\\acta.pdf",
        "acta.pdf",
        "https://",
        "http://x",
        "https:/ejemplo.mx",
        "htp://ejemplo.mx",
        "ftp://ejemplo.mx/a",
        "https://ejemplo.mx/mi acta.pdf",
        "https://a@ejemplo.mx",
        "https://ejemplo.mx:99999999/",
        "https://[::1/",
        "https://ejemplo..mx",
        "data:text/html,x",
        "https://ejemplo.mx\\@malo.mx",
    ],
)
def test_what_is_no_link_is_told(typed: str) -> None:
    read = read_url(typed)
    assert isinstance(read, Fault)
    assert read.code is Code.LIGA


def test_a_slip_in_a_link_is_told_with_the_link_that_it_seems() -> None:
    for typed in ("https:/ejemplo.mx/a", "htp://ejemplo.mx/a", "http//ejemplo.mx/a", "https;//ejemplo.mx/a"):
        read = read_url(typed)
        assert isinstance(read, Fault)
        assert "https://ejemplo.mx/a" in read.fix


@given(st.text(max_size=60))
def test_anything_at_all_is_read_or_told(typed: str) -> None:
    email, link = read_email(typed), read_url(typed)
    assert isinstance(email, Fault) or (str(email.value).isascii() and str(email.value).count("@") == 1)
    assert isinstance(link, Fault) or str(link.value).startswith(("http://", "https://"))
    assert isinstance(read_bool(typed), Understood | Fault)
    choice = reader(column_of(Integrante, "sector"), EDITION)(Cell(typed))
    assert isinstance(choice, Fault) or choice.value in (*NUCLEOS, "ninguno")
