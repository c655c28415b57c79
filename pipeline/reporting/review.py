"""The outcome as the sheet itself shows it: a line for each finding, with its clause and its owner."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Outcome
from pipeline.model.plan import Plan
from pipeline.model.review import Remark, Review
from pipeline.reporting.by_actor import owners_of
from pipeline.reporting.quantities import counted

MOST_REMARKS: Final = 5_000
_OF_THE_DATA: Final = "Los datos de la hoja"


def review(plan: Plan, outcome: Outcome, fingerprint: str, today: date) -> Review:
    """What the tab Validación says; beyond ``MOST_REMARKS`` lines it says how many it leaves out."""
    clauses = {judged.id: judged.source for judged in outcome.requirements}
    remarks = tuple(_remarks(plan, outcome, clauses))
    return Review(tuple(_introduction(outcome, fingerprint, today, len(remarks))), remarks)


def _remarks(plan: Plan, outcome: Outcome, clauses: dict[str, str]) -> Iterator[Remark]:
    owners = owners_of(plan)
    for finding in outcome.findings[:MOST_REMARKS]:
        codes = (finding.code, *finding.also)
        yield Remark(
            grade=finding.grade,
            code=", ".join(codes),
            place=finding.place,
            what=_what(finding),
            fix=finding.fix,
            clause="; ".join(filter(None, (clauses.get(code, "") for code in codes))) or _OF_THE_DATA,
            whose="; ".join(owners(finding)),
        )


def _what(finding: Finding) -> str:
    said = finding.value and finding.value not in finding.message
    return f"{finding.message} Dice: “{finding.value}”." if said else finding.message


def _introduction(outcome: Outcome, fingerprint: str, today: date, shown: int) -> Iterator[str]:
    total = len(outcome.findings)
    grades = [finding.grade for finding in outcome.findings]
    impede = counted(grades.count(Grade.IMPIDE), "que impide", "que impiden")
    warn, tell = counted(grades.count(Grade.AVISO), "aviso"), counted(grades.count(Grade.NOTA), "nota")
    yield (
        f"Hecha el {today:%d/%m/%Y}, huella {fingerprint[:12]}. "
        f"{counted(total, 'observación', 'observaciones')}: {impede}, {warn} y {tell}."
    )
    yield (
        "Corrija cada dato en su celda y repita la revisión. Esta pestaña se vuelve a escribir completa cada vez; "
        "el programa no la lee."
    )
    if shown < total:
        yield f"Se muestran las primeras {shown}; faltan {total - shown}, que verá cuando corrija estas."
