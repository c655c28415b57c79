"""The Spanish of acts and letters."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.language import (
    Forma,
    Genero,
    cantidad,
    con_minuscula,
    con_punto,
    dia_formal,
    entre_comillas,
    fecha_con_dia,
    fecha_con_dia_en_letra,
    fecha_corta,
    fecha_en_letra,
    fecha_larga,
    genero,
    grupo,
    hora,
    hora_en_letra,
    lista,
    lugar_y_fecha,
    mayusculas,
    moneda,
    nombre_con_tratamiento,
    numero_en_letra,
    ordinal,
    periodo,
    porcentaje,
    romano,
    sin_punto,
    tipografia,
    titular,
)

MASCULINO, FEMENINO, APOCOPADO = Forma.MASCULINO, Forma.FEMENINO, Forma.APOCOPADO


@pytest.mark.parametrize(
    ("numero", "forma", "words"),
    [
        (0, MASCULINO, "cero"),
        (1, APOCOPADO, "un"),
        (1, FEMENINO, "una"),
        (16, MASCULINO, "dieciséis"),
        (21, MASCULINO, "veintiuno"),
        (21, FEMENINO, "veintiuna"),
        (21, APOCOPADO, "veintiún"),
        (22, MASCULINO, "veintidós"),
        (31, APOCOPADO, "treinta y un"),
        (100, MASCULINO, "cien"),
        (101, FEMENINO, "ciento una"),
        (500, FEMENINO, "quinientas"),
        (1000, MASCULINO, "mil"),
        (2016, MASCULINO, "dos mil dieciséis"),
        (2021, MASCULINO, "dos mil veintiuno"),
        (21_000, MASCULINO, "veintiún mil"),
        (100_000, FEMENINO, "cien mil"),
        (500_200, FEMENINO, "quinientas mil doscientas"),
        (1_000_000, MASCULINO, "un millón"),
        (2_000_001, FEMENINO, "dos millones una"),
        (10**12, MASCULINO, "un billón"),
        (-3, MASCULINO, "menos tres"),
    ],
)
def test_numbers_have_their_words(numero: int, forma: Forma, words: str) -> None:
    assert numero_en_letra(numero, forma) == words


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (numero_en_letra(one) == numero_en_letra(other)) == (one == other)


@pytest.mark.parametrize(
    ("numero", "forma", "words"),
    [
        (1, MASCULINO, "primero"),
        (1, APOCOPADO, "primer"),
        (3, APOCOPADO, "tercer"),
        (2, APOCOPADO, "segundo"),
        (10, FEMENINO, "décima"),
        (11, MASCULINO, "décimo primero"),
        (22, FEMENINO, "vigésima segunda"),
        (100, MASCULINO, "centésimo"),
        (999, MASCULINO, "noningentésimo nonagésimo noveno"),
        (1000, MASCULINO, "milésimo"),
        (2001, MASCULINO, "dosmilésimo primero"),
    ],
)
def test_ordinals_have_any_size(numero: int, forma: Forma, words: str) -> None:
    assert ordinal(numero, forma) == words


def test_ordinals_and_roman_numerals_begin_at_one() -> None:
    with pytest.raises(ValueError, match="0"):
        ordinal(0)
    with pytest.raises(ValueError, match="0"):
        romano(0)


@pytest.mark.parametrize(
    ("numero", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2016, "MMXVI")]
)
def test_roman_numerals(numero: int, letters: str) -> None:
    assert romano(numero) == letters


def test_days_of_letters_tables_and_acts() -> None:
    day = date(2016, 6, 20)
    assert fecha_larga(day) == "20 de junio de 2016"
    assert fecha_corta(day) == "20/06/2016"
    assert fecha_con_dia(day) == "lunes 20 de junio de 2016"
    assert fecha_en_letra(day) == "veinte de junio de dos mil dieciséis"
    assert fecha_con_dia_en_letra(date(2015, 8, 19)) == "miércoles diecinueve de agosto de dos mil quince"
    assert lugar_y_fecha("Tlaxcala, Tlaxcala", day) == "Tlaxcala, Tlaxcala, a 20 de junio de 2016"


@pytest.mark.parametrize(
    ("day", "closing", "letters"),
    [
        (1, "al primer día del mes de mayo de dos mil dieciséis", "primero de mayo de dos mil dieciséis"),
        (21, "a los veintiún días del mes de mayo de dos mil dieciséis", "veintiuno de mayo de dos mil dieciséis"),
        (
            31,
            "a los treinta y un días del mes de mayo de dos mil dieciséis",
            "treinta y uno de mayo de dos mil dieciséis",
        ),
    ],
)
def test_the_days_that_trip_people_up(day: int, closing: str, letters: str) -> None:
    assert dia_formal(date(2016, 5, day)) == closing
    assert fecha_en_letra(date(2016, 5, day)) == letters


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2016, 7, 1), date(2017, 6, 30), "del 1 de julio de 2016 al 30 de junio de 2017"),
        (date(2016, 7, 1), date(2016, 9, 30), "del 1 de julio al 30 de septiembre de 2016"),
        (date(2016, 7, 1), date(2016, 7, 30), "del 1 al 30 de julio de 2016"),
        (date(2016, 7, 1), date(2016, 7, 1), "el 1 de julio de 2016"),
    ],
)
def test_spans_do_not_repeat_what_both_ends_share(start: date, end: date, words: str) -> None:
    assert periodo(start, end) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (time(11, 30), "las once horas con treinta minutos"),
        (time(1), "la una hora"),
        (time(1, 1), "la una hora con un minuto"),
        (time(21), "las veintiuna horas"),
        (time(10, 21), "las diez horas con veintiún minutos"),
        (time(0, 5), "las cero horas con cinco minutos"),
    ],
)
def test_hours_are_feminine_and_minutes_masculine(when: time, words: str) -> None:
    assert hora_en_letra(when) == words


def test_hours_in_figures_need_no_abbreviation() -> None:
    assert hora(time(9, 5)) == "9:05 horas"


@pytest.mark.parametrize(
    ("parts", "link", "told"),
    [
        ((), "y", ""),
        (("uno",), "y", "uno"),
        (("a", "", "b", "c"), "y", "a, b y c"),
        (("padres", "hijos"), "y", "padres e hijos"),
        (("a", "INAI"), "y", "a e INAI"),
        (("a", "“Ítaca”"), "y", "a e “Ítaca”"),
        (("agua", "hielo"), "y", "agua y hielo"),
        (("a", "hiato"), "y", "a y hiato"),
        (("a", "yeso"), "y", "a y yeso"),
        (("I", "II"), "y", "I y II"),
        (("siete", "ocho"), "o", "siete u ocho"),
        (("mujeres", "hombres"), "o", "mujeres u hombres"),
        (("7", "8"), "o", "7 u 8"),
        (("70", "80"), "o", "70 u 80"),
        (("10", "11"), "o", "10 u 11"),
        (("100", "110"), "o", "100 o 110"),
        (("VII", "VIII"), "o", "VII u VIII"),
        (("Salud, estatal", "Obras"), "y", "Salud, estatal; y Obras"),
    ],
)
def test_lists_end_in_the_conjunction_that_sounds_right(parts: tuple[str, ...], link: str, told: str) -> None:
    assert lista(parts, link) == told


def test_money_says_its_amount_twice() -> None:
    assert moneda(Decimal(1234567)) == (
        "$1,234,567.00 (un millón doscientos treinta y cuatro mil quinientos sesenta y siete pesos 00/100 M.N.)"
    )
    assert moneda(Decimal(1)) == "$1.00 (un peso 00/100 M.N.)"
    assert moneda(Decimal("2000000.505")) == "$2,000,000.51 (dos millones de pesos 51/100 M.N.)"
    assert moneda(Decimal("-0.5")) == "-$0.50 (menos cero pesos 50/100 M.N.)"


@pytest.mark.parametrize(
    ("share", "told"), [("0.45", "45\xa0%"), ("1", "100\xa0%"), ("0.455", "45.5\xa0%"), ("0", "0\xa0%")]
)
def test_percentages_keep_their_sign_on_the_same_line(share: str, told: str) -> None:
    assert porcentaje(Decimal(share)) == told


@pytest.mark.parametrize(
    ("cargo", "tratamiento", "expected"),
    [
        ("Comisionada Presidenta del Instituto", "Lic.", Genero.FEMENINO),
        ("Secretario de la Función Pública", "", Genero.MASCULINO),
        ("Directora General", "", Genero.FEMENINO),
        ("Coordinador de Vinculación", "C.", Genero.MASCULINO),
        ("Titular de la Secretaría de la Función Pública", "", Genero.NEUTRO),
        ("Titular", "Mtra.", Genero.FEMENINO),
        ("Director General", "Dra.", Genero.FEMENINO),
        ("Secretaría Técnica", "", Genero.NEUTRO),
        ("Secretaria Técnica", "", Genero.FEMENINO),
        ("Representante propietaria", "", Genero.FEMENINO),
        ("Enlace técnico", "", Genero.NEUTRO),
        ("Activista", "", Genero.NEUTRO),
        ("", "Ing.", Genero.NEUTRO),
        ("", "Dr.", Genero.MASCULINO),
        ("", "", Genero.NEUTRO),
    ],
)
def test_gender_is_what_the_sheet_says_and_nothing_else(cargo: str, tratamiento: str, expected: Genero) -> None:
    assert genero(cargo, tratamiento) is expected


def test_words_agree_with_the_gender_or_stay_neutral() -> None:
    assert [titular(each) for each in (Genero.FEMENINO, Genero.MASCULINO, Genero.NEUTRO)] == [
        "la titular",
        "el titular",
        "la persona titular",
    ]
    assert grupo([Genero.FEMENINO, Genero.FEMENINO]) is Genero.FEMENINO
    assert grupo([Genero.FEMENINO, Genero.MASCULINO]) is Genero.NEUTRO
    assert grupo([]) is Genero.NEUTRO


def test_capitals_keep_their_accents() -> None:
    assert mayusculas("garanti\u0301a pública de México") == "GARANTÍA PÚBLICA DE MÉXICO"


def test_quotes_are_those_of_mexico() -> None:
    assert tipografia('el "kit" y «la guía»') == "el “kit” y “la guía”"
    assert entre_comillas('el "kit"') == "“el ‘kit’”"


def test_sentences_end_once() -> None:
    assert [con_punto(text) for text in ("Sí", "Sí.", "¿Sí?", "", "uno;")] == ["Sí.", "Sí.", "¿Sí?", "", "uno."]
    assert [sin_punto(text) for text in ("Sí.", "Sí;", "Sí")] == ["Sí", "Sí", "Sí"]


def test_small_things_agree() -> None:
    assert cantidad(1, "actividad", "actividades") == "1 actividad"
    assert cantidad(1200, "actividad", "actividades") == "1,200 actividades"
    assert con_minuscula("Implementar el INAI") == "implementar el INAI"
    assert con_minuscula("INAI y estado") == "INAI y estado"
    assert nombre_con_tratamiento("Ana Ruiz", "Mtra.") == "Mtra. Ana Ruiz"
    assert nombre_con_tratamiento("Ana Ruiz") == "Ana Ruiz"
