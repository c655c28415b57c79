"""Whatever single thing is taken from a complete plan or moved in it, what is told is whole sentences at places."""

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.model.findings import Finding
from pipeline.model.records import TABS
from pipeline.model.schema import columns
from pipeline.requirements import check
from tests.plans import EDITION, TODAY, Book, complete
from tests.sentences import assert_whole


def _spoilt() -> Iterator[Book]:
    """A complete plan with a tab emptied, a row dropped, a column blanked, or its days moved, one at a time."""
    for tab in TABS:
        for keep in (0, 1):
            book = complete()
            book.tabs[tab] = book.tabs[tab][:keep]
            yield book
        for column in columns(tab):
            book = complete()
            for row in book.tabs[tab]:
                row.pop(column.field, None)
            yield book
            for days in (-400, 400):
                book = complete()
                moved = [row for row in book.tabs[tab] if isinstance(row.get(column.field), date)]
                for row in moved:
                    row[column.field] += timedelta(days)
                if moved:
                    yield book


def test_every_finding_says_what_and_what_to_do_in_whole_sentences() -> None:
    told: dict[str, Finding] = {}
    for book in _spoilt():
        for finding in check(book.plan(), (), EDITION, TODAY).findings:
            assert_whole(finding)
            told[finding.code] = finding
    assert len(told) > 35, sorted(told)
