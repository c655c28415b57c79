"""What a changed plan is told, against what the complete one is told."""

from collections import Counter
from datetime import date

from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Outcome, Result
from pipeline.model.workbook import Place
from pipeline.requirements import check
from pipeline.requirements._catalogue import CATALOGUE
from tests.plans import EDITION, TODAY, Book, complete
from tests.sentences import assert_whole

CUMPLE, NO, PENDIENTE, NO_APLICA = Result.CUMPLE, Result.NO_CUMPLE, Result.PENDIENTE, Result.NO_APLICA
IMPIDE, AVISO, NOTA = Grade.IMPIDE, Grade.AVISO, Grade.NOTA
Told = tuple[str, Grade, Place, tuple[str, ...]]


def outcome(book: Book, today: date = TODAY) -> Outcome:
    """What is told of a book, in whole sentences: also why what waits or does not apply does so."""
    found = check(book.plan(), book.readings(), EDITION, today)
    for finding in found.findings:
        assert_whole(finding)
    for judged, asked in zip(found.requirements, CATALOGUE, strict=True):
        assert judged.reason.endswith("."), judged
        assert (judged.reason == asked.reason(EDITION)) is (judged.result in {CUMPLE, NO}), judged
    return found


def told(code: str, grade: Grade, place: Place, *also: str) -> Told:
    return (code, grade, place, also)


def assert_told(book: Book, results: dict[str, Result], *findings: Told, today: date = TODAY) -> None:
    """The results that differ from the complete plan's on that day are these; so are the findings, to the last."""
    before, found = outcome(complete(), today), outcome(book, today)
    assert _results(found) == _results(before) | results
    assert Counter(map(_told, _own(found))) == Counter((*map(_told, _own(before)), *findings))


def _results(found: Outcome) -> dict[str, Result]:
    return {j.id: j.result for j in found.requirements}


def _own(found: Outcome) -> list[Finding]:
    return [f for f in found.findings if not f.code.startswith("D-")]


def _told(finding: Finding) -> Told:
    return (finding.code, finding.grade, finding.place, finding.also)
