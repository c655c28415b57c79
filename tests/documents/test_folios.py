"""The folio of each document: the state, the kind, the consecutive of its year."""

from dataclasses import replace
from datetime import date, time
from itertools import permutations

import pytest

from pipeline.documents import registered
from pipeline.documents.job import Due
from pipeline.model.entidades import abbreviation
from pipeline.model.plan import Plan
from pipeline.model.records import Adenda, Etapa, Mesa
from tests.documents.case import job, signed_on, small


def folios(plan: Plan, *, today: date = date(2018, 12, 15)) -> dict[str, str]:
    """The folio of every document that is due, by its path."""
    asked = job(plan, today=today)
    answers = (answer for document in registered() for answer in document.due(asked))
    return {due.path: due.context["membrete"].folio for due in answers if isinstance(due, Due)}  # type: ignore[attr-defined] # a Membrete


def full() -> Plan:
    plan = signed_on(small(), date(2016, 6, 20))
    data = replace(
        plan.ejercicio,
        fecha_instalacion_stl=date(2016, 8, 5),
        hora_instalacion=time(10),
        hora_clausura_instalacion=time(12),
        lugar_instalacion="Sala de Plenos del Instituto",
        fecha_firma_pal=date(2017, 1, 9),
        fecha_presentacion_publica=date(2017, 2, 1),
    )
    steps = (
        Etapa(clave="E1", paso=1, hecho="otro", fecha=date(2016, 6, 20), fecha_envio_al_inai=date(2018, 6, 24), row=2),
        Etapa(clave="E2", paso=1, hecho="otro", fecha=date(2016, 6, 20), fecha_envio_al_inai=date(2018, 6, 24), row=3),
        Etapa(clave="E3", paso=1, hecho="otro", fecha=date(2016, 6, 20), fecha_envio_al_inai=date(2016, 7, 1), row=4),
    )
    change = (Adenda(clave="AD1", fecha=date(2017, 7, 20), texto_nuevo="Otro texto.", row=2),)
    return replace(plan, ejercicio=data, etapas=steps, adendas=change)


def test_each_document_bears_the_state_its_kind_its_consecutive_and_the_year_of_its_own_day() -> None:
    assert folios(full()) == {
        "01-declaracion-conjunta": "DECL/TLAX/2016",
        "02-acta-instalacion-stl": "STL-TLAX/AI/001/2016",
        "03-mesas/m1-informacion-previa": "STL-TLAX/IP/001/2016",
        "03-mesas/m2-informacion-previa": "STL-TLAX/IP/001/2018",
        "03-mesas/m1-lista-asistencia": "STL-TLAX/LA/001/2016",
        "03-mesas/m2-lista-asistencia": "STL-TLAX/LA/001/2018",
        "03-mesas/m1-minuta": "STL-TLAX/MIN/001/2016",
        "03-mesas/m2-minuta": "STL-TLAX/MIN/001/2018",
        "04-plan-de-accion-local": "STL-TLAX/PAL/001/2017",
        "05-dictamen-requisitos-minimos": "STL-TLAX/DIC/2018",
        "06-informe-monitoreo-seis-meses": "STL-TLAX/MON/001/2017",
        "07-evaluacion-final": "STL-TLAX/EVA/001/2018",
        "08-adendas/ad1-adenda": "STL-TLAX/AD/001/2017",
        "09-oficio-remision-inai": "STL-TLAX/OF/002/2018",
        "10-indice-de-evidencias": "STL-TLAX/EVI/2018",
        "publico/01-declaracion-conjunta-version-publica": "DECL/TLAX/2016",
        "publico/02-acta-instalacion-stl-version-publica": "STL-TLAX/AI/001/2016",
        "publico/m1-minuta-version-publica": "STL-TLAX/MIN/001/2016",
        "publico/m2-minuta-version-publica": "STL-TLAX/MIN/001/2018",
        "publico/04-plan-de-accion-local-version-publica": "STL-TLAX/PAL/001/2017",
    }


def test_an_invented_state_has_no_abbreviation_and_nothing_in_its_place() -> None:
    plan = full()
    told = folios(replace(plan, ejercicio=replace(plan.ejercicio, entidad_federativa="Tonalmeca de la Peña")))
    assert told["01-declaracion-conjunta"] == "DECL/2016"
    assert told["03-mesas/m1-minuta"] == "STL/MIN/001/2016"


MESAS = (
    Mesa(clave="M1", fecha=date(2016, 9, 29), hora_inicio=time(16), row=2),
    Mesa(clave="M2", fecha=date(2016, 9, 1), row=3),
    Mesa(clave="M3", fecha=date(2016, 9, 29), hora_inicio=time(9), row=4),
    Mesa(clave="M4", fecha=date(2017, 1, 5), row=5),
    Mesa(clave="M5", row=6),
)


def numbers(*mesas: Mesa) -> dict[str, str]:
    told = folios(replace(small(), mesas=mesas))
    return {m.clave: told[f"03-mesas/{m.clave.lower()}-lista-asistencia"].removeprefix("STL-TLAX/LA/") for m in mesas}


@pytest.mark.parametrize("mesas", list(permutations(MESAS))[::17])
def test_mesas_are_counted_in_their_order_in_time_within_the_year(mesas: tuple[Mesa, ...]) -> None:
    expected = {"M2": "001/2016", "M3": "002/2016", "M1": "003/2016", "M4": "001/2017", "M5": "____/2016"}
    assert numbers(*mesas) == expected


def test_a_later_mesa_changes_no_earlier_folio() -> None:
    before = numbers(*MESAS)
    after = numbers(*MESAS, Mesa(clave="M6", fecha=date(2016, 12, 1), row=7))
    assert after == {**before, "M6": "004/2016"}


def test_two_mesas_of_one_key_have_two_folios() -> None:
    twice = (MESAS[1], replace(MESAS[1], fecha=date(2016, 9, 2), row=9))
    told = [f for path, f in folios(replace(small(), mesas=twice)).items() if path.endswith("minuta")]
    assert told == ["STL-TLAX/MIN/001/2016", "STL-TLAX/MIN/002/2016"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Tlaxcala", "TLAX"),
        ("Estado de México", "MEX"),
        ("MÉXICO", "MEX"),
        ("Ciudad de México", "CDMX"),
        ("estado libre y soberano de  Nuevo Leon", "NL"),
        ("Michoacán de Ocampo", "MICH"),
        ("Baja California Sur", "BCS"),
        ("Tonalmeca de la Peña", ""),
        ("", ""),
    ],
)
def test_the_abbreviation_is_of_the_state_however_it_is_typed(typed: str, code: str) -> None:
    assert abbreviation(typed) == code
