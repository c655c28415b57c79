"""What the PAL says of itself: annexes, conformity, who takes part in each commitment."""

from dataclasses import replace
from pathlib import Path

from pipeline.documents.context.calendario import matrix
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Conformidad, Problematica
from tests.documents.case import job, small, written
from tests.documents.word import texts


def pal(plan: Plan, folder: Path) -> str:
    files, _ = written(job(plan), folder, "plan-de-accion-local")
    return "\n".join(texts((folder / next(iter(files))).read_bytes()))


def test_a_methodology_is_annexed_with_what_became_of_its_problem(tmp_path: Path) -> None:
    plan = small()
    problems = tuple(
        Problematica(
            clave=key, problematica="Agua", metodo_seleccion="jerarquización", metodologia="https://m.mx", row=2
        )
        for key in ("P1", "P2", "P3")
    )
    taken = replace(plan.compromisos[0], problematica="P1")
    said = pal(replace(plan, problematicas=problems, compromisos=(taken,)), tmp_path)
    assert "Metodología de jerarquización de la problemática P1: https://m.mx" in said
    assert (
        "Metodología de jerarquización de las problemáticas P2 y P3, sin compromiso en este Plan: https://m.mx" in said
    )
    assert "Aviso de privacidad integral, que puede consultarse en el portal institucional y las oficinas" in said


def test_the_body_is_called_by_one_name_and_defined(tmp_path: Path) -> None:
    said = pal(small(), tmp_path)
    assert "Órgano garante: institución que garantiza" in said
    assert "en este Plan, Instituto de Acceso." in said
    assert "organismo garante" not in said.lower()


def test_the_agreements_are_said_to_be_read_only_where_they_were(tmp_path: Path) -> None:
    plan = small()
    assert "Todavía no consta lo que manifiestan las partes sobre cada compromiso." in pal(plan, tmp_path)
    said = (Conformidad(compromiso="C1", integrante="SC1", manifestacion="conforme"),)
    declared = replace(plan, conformidades=said)
    assert "\nLas partes manifestaron sobre cada compromiso lo siguiente:" in pal(declared, tmp_path)
    read = replace(plan.mesas[1], lectura_acuerdos=True)
    told = pal(replace(declared, mesas=(plan.mesas[0], read)), tmp_path)
    assert "Leídos los acuerdos que integran este Plan, las partes manifestaron" in told


def test_the_matrix_tells_once_in_what_somebody_helps() -> None:
    acts = tuple(
        Actividad(clave=f"A{n}", compromiso="C1", actividad="Medir", **who)  # type: ignore[arg-type] # texts or keys
        for n, who in enumerate(
            ({"responsable": "SC1"}, {"corresponsables": ("SC1",)}, {"corresponsables": ("SC1",)}), start=1
        )
    )
    (row,) = matrix(replace(small(), actividades=acts))
    assert row.sociedad_civil == ("Ana Ruiz: A1; corresponsable en A2 y A3",)
