"""Rows are found by their keys."""

from pipeline.model.plan import Plan
from pipeline.model.records import Solucion


def test_a_blank_key_names_no_row() -> None:
    plan = Plan(soluciones=(Solucion(row=2, clave=""), Solucion(row=3, clave="S1")))
    assert set(plan.solucion) == {"S1"}


def test_of_a_repeated_key_the_first_row_answers() -> None:
    plan = Plan(soluciones=(Solucion(row=2, clave="S1"), Solucion(row=3, clave="S1")))
    assert plan.solucion["S1"].row == 2
