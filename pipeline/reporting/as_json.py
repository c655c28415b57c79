"""The outcome as one JSON object, for other programs."""

from typing import Any

from pipeline.model.findings import Finding
from pipeline.model.outcome import Judged, Outcome
from pipeline.model.plan import Plan
from pipeline.model.workbook import Place, Workbook
from pipeline.reporting.by_actor import by_actor
from pipeline.reporting.changes import Change


def told(workbook: Workbook, outcome: Outcome, fingerprint: str) -> dict[str, Any]:
    """What ``pal check --json`` prints."""
    return {
        "plan": {"origin": workbook.origin, "title": workbook.title, "fingerprint": fingerprint},
        "valid": outcome.valid,
        "requirements": [_requirement(judged) for judged in outcome.requirements],
        "findings": [_finding(finding, workbook) for finding in outcome.findings],
    }


def changed(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """What changed since the last documents, under the key ``changes``."""
    return [{**_cell(one.place), "sentence": one.sentence, "signed": one.signed} for one in changes]


def listed(workbook: Workbook, outcome: Outcome, plan: Plan) -> list[dict[str, Any]]:
    """What each actor has to mend, under the key ``by_actor``."""
    lists = by_actor(outcome, plan)
    return [{"actor": name, "findings": [_finding(one, workbook) for one in found]} for name, found in lists.items()]


def _requirement(judged: Judged) -> dict[str, Any]:
    return {
        "id": judged.id,
        "result": judged.result.value,
        "grade": judged.grade.value,
        "title": judged.title,
        "source": judged.source,
        "evidence": [_cell(place) for place in judged.evidence],
    }


def _cell(place: Place) -> dict[str, str | None]:
    return {"sheet": place.sheet, "cell": place.cell}


def _finding(finding: Finding, workbook: Workbook) -> dict[str, Any]:
    place = finding.place
    also = {"also": list(finding.also)} if finding.also else {}
    return {
        "code": finding.code,
        "grade": finding.grade.value,
        "message": finding.message,
        "fix": finding.fix,
        "sheet": place.sheet,
        "cell": place.cell,
        "row": place.row,
        "column": place.header or None,
        "value": finding.value,
        "url": workbook.link(place),
        **also,
    }
