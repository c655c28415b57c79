"""What a changed plan is told, against what the complete one is told."""

from datetime import date

from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Outcome, Result
from pipeline.model.workbook import Place
from pipeline.requirements import check
from tests.plans import EDITION, TODAY, Book, complete

CUMPLE, NO, PENDIENTE, NO_APLICA = Result.CUMPLE, Result.NO_CUMPLE, Result.PENDIENTE, Result.NO_APLICA
IMPIDE, AVISO, NOTA = Grade.IMPIDE, Grade.AVISO, Grade.NOTA
Told = tuple[str, Grade, Place, tuple[str, ...]]


def outcome(book: Book, today: date = TODAY) -> Outcome:
    return check(book.plan(), book.readings(), EDITION, today)


def told(code: str, grade: Grade, place: Place, *also: str) -> Told:
    return (code, grade, place, also)


def assert_told(book: Book, results: dict[str, Result], *findings: Told, today: date = TODAY) -> None:
    """The results that differ from the complete plan's on that day are these; the findings, to the last, these."""
    expected = {j.id: j.result for j in outcome(complete(), today).requirements} | results
    found = outcome(book, today)
    assert {j.id: j.result for j in found.requirements} == expected
    assert sorted(map(_told, _own(found)), key=str) == sorted(findings, key=str)


def _own(found: Outcome) -> list[Finding]:
    return [f for f in found.findings if not f.code.startswith("D-")]


def _told(finding: Finding) -> Told:
    return (finding.code, finding.grade, finding.place, finding.also)
