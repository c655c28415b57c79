"""What is found in a text as personal, and what is not, however either is typed."""

from urllib.parse import quote

import pytest

from pipeline.model.naming import ways
from pipeline.model.personal import EMAIL, NAME, TELEPHONE, unauthorised, watch
from pipeline.model.plan import Plan
from pipeline.model.records import Asistente, Ejercicio, Integrante, Intervencion, Mesa

ANA = "Ana Pérez Ruiz"


def hidden(*names: str) -> Plan:
    return Plan(integrantes=tuple(Integrante(clave=n, nombre=n, sector="sociedad civil") for n in names))


def found(plan: Plan, text: str) -> list[tuple[str, str]]:
    return list(watch(plan).found(text))


@pytest.mark.parametrize(
    "typed",
    [
        "https://x.example/actas/ana-perez-ruiz.pdf",
        "https://x.example/ana_perez_ruiz",
        "https://x.example/?q=Ana+Perez+Ruiz",
        "https://x.example/Ana.Perez.Ruiz/acta",
        "https://x.example/actas/AnaPerezRuiz.pdf",
        "ActaDeAnaPerezRuiz2016.pdf",
        "https://x.example/Ana%20P%C3%A9rez%20Ruiz",
        "https://x.example/Ana%20P%E9rez%20Ruiz",
        "Ana&#32;P&eacute;rez&nbsp;Ruiz",
        "https://x.example/Ana%2520P%25C3%25A9rez%2520Ruiz",
        "acta_ana-perez-ruiz_v2.docx",
        "anaperezruiz.pdf",
        "ANA PEREZ RUIZ",
        "ana  pérez\nruiz",
        "Pérez Ruiz, Ana",
        "P\u00e9rez/Ruiz/Ana",
        "Ana P\u00adérez Ruiz",
        "2016anaperezruiz",
    ],
)
def test_a_name_is_found_whatever_joins_its_words_and_told_in_one_way(typed: str) -> None:
    told = found(hidden(ANA), typed)
    assert [kind for kind, _ in told] == [NAME]
    assert told[0][1] in ways(ANA)


@pytest.mark.parametrize(
    "typed",
    [
        "https://x.example/banana-perezoso-ruiz.pdf",
        "anaperezruizcortines",
        "Ana, la titular, y Pérez",
        "Plan Anaperez",
        "Ana Ruiz Pérez",
        "perez-ruiz",
    ],
)
def test_a_part_of_another_word_is_no_name(typed: str) -> None:
    assert found(hidden(ANA), typed) == []


@pytest.mark.parametrize("typed", ["el rosario", "Rosario", "rosario-2016.pdf", "prosa rioja"])
def test_a_short_name_run_together_is_an_ordinary_word(typed: str) -> None:
    assert found(hidden("Rosa Río"), typed) == []


LONG = "María de los Ángeles Pérez Gómez"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (LONG, "María de los Ángeles Pérez"),
        (LONG, "Pérez Gómez, María"),
        (LONG, "Ángeles Pérez Gómez"),
        (LONG, "María Pérez"),
        (LONG, "la Lic. María Pérez Gómez"),
        (LONG, "PEREZ GOMEZ MARIA DE LOS ANGELES"),
        (LONG, "maria-de-los-angeles-perez.pdf"),
        ("Juan de la Cruz Pérez Soto", "Juan de la Cruz Pérez"),
        ("Ana Pérez de León", "Ana Pérez"),
        ("Ana Pérez-Gómez", "Ana Pérez"),
        ("José Ángel del Valle Mora", "José del Valle"),
        ("Pérez Gómez, María", "María Pérez Gómez"),
        ("María Elena Ruiz Paz", "Ruiz Paz, María"),
        ("Eva Siete", "Siete, Eva"),
        ("Lic. Eva Siete Paz", "Eva Siete"),
    ],
)
def test_a_long_name_is_found_as_people_shorten_it(name: str, typed: str) -> None:
    assert [kind for kind, _ in found(hidden(name), typed)] == [NAME]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (LONG, "María de los Ángeles"),
        (LONG, "la parroquia de los Ángeles"),
        (LONG, "Pérez Gómez"),
        ("Juan de la Cruz Pérez", "San Juan Pérez Cruz"),
        ("Ana Pérez de León", "Pérez de León, Guanajuato"),
    ],
)
def test_a_part_that_is_of_many_people_and_places_is_not(name: str, typed: str) -> None:
    assert found(hidden(name), typed) == []


def test_a_group_that_attended_is_not_shortened() -> None:
    guests = (Asistente(mesa="M1", nombre="Comité de Agua Potable", sector="vecinos"),)
    said = (Intervencion(mesa="M1", participante="Vecinas del barrio Norte"),)
    plan = Plan(asistentes=guests, intervenciones=said)
    assert found(plan, "el comité de agua y las vecinas del barrio") == []
    assert found(plan, "Comité de Agua Potable") == [(NAME, "comite de agua potable")]


@pytest.mark.parametrize(
    ("name", "typed", "is_found"),
    [
        ("Zenobia", "Zenobia explicó el problema", True),
        ("Zenobia", "https://x.example/acta-zenobia.pdf", True),
        ("Zenobia", "Cenobia", False),
        ("Zenobia", "zenobiana", False),
        ("Gaspar", "C. Gaspar", True),
        ("Luz", "Luz y agua para todos", False),
        ("Luz", "la Sra. Luz explicó", True),
        ("Luz", "doña Luz", True),
        ("Ana", "la Mtra. Ana", True),
        ("Ana", "Santa Ana", False),
        ("Esperanza", "la esperanza de vida", False),
        ("Esperanza", "Esperanza", False),
        ("Esperanza", "la señora Esperanza", True),
        ("Hidalgo", "Hidalgo", False),
    ],
)
def test_a_name_of_one_word_is_found_alone_where_the_word_is_nothing_else(
    name: str, typed: str, *, is_found: bool
) -> None:
    assert bool(found(hidden(name), typed)) is is_found


@pytest.mark.parametrize(
    "also",
    [
        Plan(ejercicio=Ejercicio(introduccion="Se sembró zempasúchil en la ribera.")),
        Plan(ejercicio=Ejercicio(entidad_federativa="Zempasúchil")),
        Plan(mesas=(Mesa(clave="M1", lugar="Auditorio Zempasúchil"),)),
        Plan(integrantes=(Integrante(clave="AU1", nombre="Zempasúchil Ruiz", sector="autoridad"),)),
        Plan(integrantes=(Integrante(clave="OG1", nombre="Por designar", institucion="Fundación Zempasúchil"),)),
    ],
)
def test_a_word_that_the_plan_uses_for_something_else_is_no_ones_name(also: Plan) -> None:
    person = Integrante(clave="SC1", nombre="Zempasúchil", sector="sociedad civil")
    alone = Plan(integrantes=(person,))
    both = Plan(ejercicio=also.ejercicio, mesas=also.mesas, integrantes=(*also.integrantes, person))
    assert "zempasuchil" in unauthorised(alone)
    assert "zempasuchil" not in unauthorised(both)


@pytest.mark.parametrize(
    "typed",
    [
        "55/1234/5678",
        "246/123/4567",
        "55 / 1234 / 5678",
        "tel. 55/1234-5678",
        "+52/55/1234/5678",
        "246/123/45/67",
        "tel: 46/200/39 ext. 2",
        "55&#45;1234&#45;5678",
        "55\u00ad1234\u00ad5678",
    ],
)
def test_a_telephone_with_strokes_is_found(typed: str) -> None:
    assert [kind for kind, _ in found(Plan(), typed)] == [TELEPHONE]


@pytest.mark.parametrize(
    "typed",
    [
        "05/03/2016",
        "05/03/16",
        "del 05/03/2016 al 06/04/2016",
        "01/02/03/04/05",
        "12/2015/0034",
        "oficio 123/4567/2016",
        "STL/MIN/003/123/4567",
        "https://x.example/55/1234/5678",
        "artículos 10/11/12",
        "llamen al 05/03/2016",
        "1/2",
        "3/4/5/6",
        "expediente 246/1234567",
        "10/20/30/40/50",
    ],
)
def test_a_date_a_folio_and_a_list_have_strokes_and_are_no_telephone(typed: str) -> None:
    assert found(Plan(), typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "gaspar@servidor",
        "Escriba a gaspar@servidor.",
        "gaspar@correo.example.mx",
        "gaspar@ correo.example.mx",
        "gaspar.q\n@correo.example.mx",
        "gaspar@correo.\nexample.mx",
        "gaspar&#64;correo.example.mx",
        "https://x.example/?de=gaspar%40correo.example.mx",
        "gaspar%2540correo.example.mx",
        "GASPAR＠CORREO.EXAMPLE.MX",
        "gaspar (arroba) correo.example.mx",
        "gaspar [at] correo.example.mx",
    ],
)
def test_an_address_is_found_with_and_without_a_domain(typed: str) -> None:
    assert [kind for kind, _ in found(Plan(), typed)] == [EMAIL]


@pytest.mark.parametrize(
    "typed",
    [
        "l@s ciudadan@s",
        "niñ@s",
        "Síganos en @gobierno",
        "Síganos en @gobierno.mx",
        "10@500 pesos",
        "un@ de l@s representantes",
        "https://www.flickr.com/photos/12345678@N02",
        "https://x.example/@gobierno",
        "https://mapas.example/@19.4326,-99.1332,15z",
    ],
)
def test_an_at_sign_alone_is_no_address(typed: str) -> None:
    assert found(Plan(), typed) == []


def test_one_address_that_holds_a_name_is_told_once_and_a_listed_one_may_appear() -> None:
    plan = hidden(ANA)
    assert found(plan, "ana.perez.ruiz@correo.example.mx") == [(EMAIL, "ana.perez.ruiz@correo.example.mx")]
    assert list(watch(plan, ["Ana.Perez.Ruiz@correo.example.mx"]).found("ana.perez.ruiz@correo.example.mx")) == []


def test_a_name_that_the_configuration_lists_may_appear_as_people_shorten_it() -> None:
    assert list(watch(hidden(ANA), [ANA]).found("Ana Pérez Ruiz, AnaPerez, Pérez Ruiz, Ana")) == []


@pytest.mark.parametrize(
    ("typed", "public"),
    [
        ("Vea https://x.example/ana_perez_ruiz.pdf y siga", "Vea https://x.example/[nombre omitido].pdf y siga"),
        ("Llame al 55/1234/5678, o a gaspar@servidor.", "Llame al [teléfono omitido], o a [correo omitido]."),
        ("Ana P\u00adérez Ruiz vino", "[nombre omitido] vino"),
        ("Vea " + quote("Ana Pérez Ruiz"), "[texto omitido]"),
        ("Vea ActaDeAnaPerezRuiz.pdf", "[texto omitido]"),
    ],
)
def test_a_public_text_loses_what_is_personal_and_keeps_the_rest(typed: str, public: str) -> None:
    assert watch(hidden(ANA)).without(typed) == public
