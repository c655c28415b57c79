"""The example plan and the documents that are due for a plan, for the tests of this folder."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.documents import Job, registered
from pipeline.documents.job import Due
from pipeline.model.edition import Edition
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.reading import read_plan
from pipeline.settings import EXAMPLE, PROJECT, TEMPLATES, load_edition
from pipeline.sources import Access, open_workbook

TODAY = date(2017, 12, 15)


def edition() -> Edition:
    return load_edition(PROJECT / "config" / "ediciones" / "2016.toml")


def plan_of_example(scratch: Path) -> Plan:
    workbook = open_workbook(str(EXAMPLE), Access(None, ""), today=TODAY, kept=scratch / "plan", say=print)
    plan, _ = read_plan(workbook, edition())
    return plan


def dues(plan: Plan) -> Iterator[Due]:
    job = Job(
        plan=plan, outcome=Outcome((), ()), edition=edition(), today=TODAY, fingerprint="f" * 64, read_on=TODAY,
        templates=TEMPLATES,
    )  # fmt: skip
    for document in registered():
        yield from (answer for answer in document.due(job) if isinstance(answer, Due))
