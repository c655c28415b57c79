"""Who signs, in which order, and as what."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.documents import registered
from pipeline.documents.context.firmas import FilaDeFirmas, Firma, guest, initials
from pipeline.documents.context.personas import with_treatment
from pipeline.documents.context.plan_publico import OMITTED_POST
from pipeline.documents.job import Due
from pipeline.model.plan import Plan
from pipeline.model.records import Adenda, Asistente, Conformidad, Integrante
from tests.documents.case import job, small


def person(clave: str, sector: str, calidad: str = "titular", **more: str) -> Integrante:
    return Integrante(clave=clave, nombre=f"Persona {clave}", cargo="Cargo", sector=sector, calidad=calidad, **more)  # type: ignore[arg-type] # texts only


STL = (
    person("AC1", "academia"),
    person("AU1", "autoridad"),
    person("AU2", "autoridad", "suplente", suple_a="AU1"),
    person("FA1", "ninguno", "facilitador", tratamiento="Mtra."),
    person("OG1", "órgano garante"),
    person("SC1", "sociedad civil"),
    person("TH1", "autoridad", "testigo"),
)


def context(plan: Plan, ident: str) -> dict[str, object]:
    document = next(d for d in registered() if d.id == ident)
    return dict(next(answer for answer in document.due(job(plan)) if isinstance(answer, Due)).context)


def signatures(plan: Plan, ident: str) -> list[Firma]:
    rows = context(plan, ident)["filas_de_firmas"]
    assert isinstance(rows, tuple)
    assert rows
    return [s for row in rows if isinstance(row, FilaDeFirmas) for s in (row.primera, row.segunda) if s]


def test_the_plan_is_signed_in_the_order_of_protocol() -> None:
    names = [s.nombre for s in signatures(replace(small(), integrantes=STL), "plan-de-accion-local")]
    expected = ["AU1", "OG1", "SC1", "AC1", "FA1", "TH1"]
    assert [name.rpartition(" ")[2] for name in names] == expected


def test_the_strip_names_the_signers_in_the_order_of_their_signatures() -> None:
    plan = replace(small(), integrantes=STL)
    for ident in ("plan-de-accion-local", "minuta"):
        signed = [s.rubrica for s in signatures(plan, ident) if not s.vacante]
        assert signed
        assert list(context(plan, ident)["rubricas"]) == signed  # type: ignore[call-overload] # a tuple of texts


def test_a_vacant_seat_is_printed_and_does_not_sign() -> None:
    vacant = [s for s in signatures(small(), "plan-de-accion-local") if s.vacante]
    assert [s.nombre for s in vacant] == ["Por designar"]
    assert [s.rubrica for s in vacant] == [""]
    assert len(context(small(), "plan-de-accion-local")["rubricas"]) == 1  # type: ignore[arg-type] # a tuple of texts


def test_a_substitute_who_declared_alone_signs_and_says_for_whom() -> None:
    said = (Conformidad(compromiso="C1", integrante="AU2", manifestacion="conforme"),)
    first = signatures(replace(small(), integrantes=STL, conformidades=said), "plan-de-accion-local")[0]
    assert first.nombre == "C. Persona AU2"
    assert first.lineas[-1] == "Autoridad, suplente en ausencia de Persona AU1"


def test_whoever_facilitates_signs_apart_with_a_voice_and_no_vote() -> None:
    found = [s for s in signatures(replace(small(), integrantes=STL), "plan-de-accion-local") if s.rotulo]
    assert (found[0].nombre, found[0].lineas[-1]) == ("Mtra. Persona FA1", "Facilitadora, con voz y sin voto")
    assert found[1].rotulo == "Testigo"


def test_the_minuta_is_signed_by_the_members_who_came() -> None:
    came = tuple(Asistente(mesa="M1", integrante=key) for key in ("SC1", "AU2"))
    plan = replace(small(), integrantes=STL, asistentes=came)
    found = signatures(plan, "minuta")
    assert [s.nombre for s in found] == ["C. Persona AU2", "C. Persona SC1", "Mtra. Persona FA1"]
    assert "en ausencia de Persona AU1" in found[0].lineas[-1]


def test_who_was_absent_from_the_plan_signs_its_adenda() -> None:
    said = (Conformidad(compromiso="C1", integrante="AU2", manifestacion="conforme"),)
    change = (Adenda(clave="AD1", texto_nuevo="Otro texto.", row=2),)
    plan = replace(small(), integrantes=STL, conformidades=said, adendas=change)
    assert signatures(plan, "plan-de-accion-local")[0].nombre == "C. Persona AU2"
    signed = replace(plan, ejercicio=replace(plan.ejercicio, fecha_firma_pal=date(2016, 9, 1)))
    assert signatures(signed, "adenda")[0].nombre == "C. Persona AU1"


def test_a_vacant_seat_neither_declares_nor_takes_a_copy_of_the_declaration() -> None:
    vacant = Integrante(
        clave="AC1", nombre="Por designar", sector="academia", calidad="titular", firma_declaracion=True
    )
    signing = tuple(replace(i, firma_declaracion=True) for i in STL if i.clave in {"AU1", "OG1", "SC1"})
    said = context(replace(small(), integrantes=(vacant, *signing)), "declaracion-conjunta")
    assert said["tantos"] == "tres tantos"
    two_of_one = (*signing, replace(STL[5], clave="SC2", firma_declaracion=True))
    assert context(replace(small(), integrantes=two_of_one), "declaracion-conjunta")["tantos"] == "tres tantos"
    assert said["sectores"] == "autoridad, órgano garante y sociedad civil"


def test_the_acta_names_the_institution_of_a_vacant_seat_and_no_post() -> None:
    plan = small()
    seats = (replace(plan.integrantes[1], institucion="Universidad"), replace(plan.integrantes[1], clave="OG2"))
    rows = context(replace(plan, integrantes=seats), "acta-instalacion-stl")["lugares"]
    assert [(seat.cargo, seat.institucion) for seat in rows] == [("", "Universidad"), ("", "—")]  # type: ignore[attr-defined] # a tuple of seats


def test_who_has_no_title_signs_as_citizen_and_a_name_that_is_omitted_does_not() -> None:
    assert guest("Ana Ruiz", "Vocal", "Colectivo", "sociedad civil").nombre == "C. Ana Ruiz"
    assert [with_treatment(name, "Vocal") for name in ("Lic. Ana Ruiz", "Mtra Ana Ruiz")] == [
        "Lic. Ana Ruiz",
        "Mtra Ana Ruiz",
    ]
    assert with_treatment("Persona representante de la sociedad civil", OMITTED_POST).startswith("Persona")


def test_initials_leave_out_small_words() -> None:
    assert initials("María Fernanda de la Garza y Ñáñez") == "M.F.G.Ñ."


def test_many_signers_have_a_tighter_strip() -> None:
    many = tuple(person(f"SC{n}", "sociedad civil") for n in range(20))
    assert context(replace(small(), integrantes=many), "plan-de-accion-local")["rubricas_compactas"] is True
    assert context(replace(small(), integrantes=STL), "plan-de-accion-local")["rubricas_compactas"] is False


def declared(*people: Integrante) -> list[Firma]:
    return signatures(
        replace(small(), integrantes=tuple(replace(i, firma_declaracion=True) for i in people)), "declaracion-conjunta"
    )


def test_a_substitute_declares_in_the_absence_of_whoever_does_not() -> None:
    holder, substitute = replace(STL[1], tratamiento="Mtra."), STL[2]
    plan = replace(small(), integrantes=(holder, replace(substitute, firma_declaracion=True)))
    (alone,) = signatures(plan, "declaracion-conjunta")
    assert alone.lineas[-1] == "Autoridad, suplente en ausencia de la Mtra. Persona AU1"
    (told,) = context(plan, "declaracion-conjunta")["declarantes"]  # type: ignore[misc] # a tuple of one
    assert told.en_linea == "Persona AU2, Cargo, suplente en ausencia de la Mtra. Persona AU1."  # type: ignore[has-type] # a Declarante
    assert [s.lineas[-1] for s in declared(holder, substitute)] == ["Autoridad, titular", "Autoridad, suplente"]


def test_a_substitute_of_a_vacant_seat_is_in_nobodys_absence() -> None:
    (signed,) = [s for s in declared(replace(STL[1], nombre="Por designar"), STL[2]) if not s.vacante]
    assert signed.lineas[-1] == "Autoridad, suplente"
    plan = replace(small(), integrantes=(replace(STL[1], nombre="Por designar"), STL[2]))
    assert signatures(plan, "plan-de-accion-local")[0].lineas[-1] == "Autoridad, suplente; titular por designar"


def test_a_witness_of_honour_is_told_by_their_post_and_assumes_nothing() -> None:
    honour = replace(STL[6], cargo="Gobernadora del Estado (testigo de honor)")
    _, first, second = declared(STL[1], honour, replace(STL[6], clave="TH2"))
    assert (first.rotulo, first.lineas[0], second.rotulo) == ("Testigo de honor", "Gobernadora del Estado", "Testigo")
    people = (replace(honour, firma_declaracion=True), replace(STL[1], firma_declaracion=True))
    noted = context(replace(small(), integrantes=people), "declaracion-conjunta")["nota_de_firmas"]
    assert "Quienes firman como testigos no asumen obligaciones con esta Declaración." in str(noted)
    alone = context(replace(small(), integrantes=people[1:]), "declaracion-conjunta")["nota_de_firmas"]
    assert "testigos" not in str(alone)


@pytest.mark.parametrize(
    ("name", "treatment", "told"),
    [
        ("Ana Ruiz", "", "C. Ana Ruiz"),
        ("Ana Ruiz", "Dra.", "Dra. Ana Ruiz"),
        ("Mtra. Ana Ruiz", "", "Mtra. Ana Ruiz"),
        ("Por designar", "", "Por designar"),
    ],
)
def test_whoever_has_no_treatment_signs_as_citizen(name: str, treatment: str, told: str) -> None:
    (signed,) = declared(replace(STL[5], nombre=name, tratamiento=treatment))
    assert signed.nombre == told
