"""What a workbook says becomes a plan, and each thing that cannot be read is told once, at its cell."""

from tests.reading.books import read, small, spots


def test_a_workbook_written_to_the_contract_is_read_without_a_word() -> None:
    plan, findings = read(small())
    assert findings == []
    assert [len(rows) for rows in (plan.integrantes, plan.mesas, plan.actividades)] == [6, 2, 2]


def test_no_workbook_at_all_is_an_empty_plan() -> None:
    plan, findings = read({})
    assert findings == []
    assert plan.mesas == ()
    assert spots(findings) == []
