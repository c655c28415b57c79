"""The engine: it asks each requirement, decides its result, and stamps who says what and how grave it is."""

from collections.abc import Iterable
from datetime import date

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding, Grade
from pipeline.model.outcome import Judged, Outcome, Result
from pipeline.model.plan import Plan
from pipeline.model.records import TABS
from pipeline.model.stages import STEPS
from pipeline.model.stop import Stop
from pipeline.model.words import fold
from pipeline.model.workbook import Place
from pipeline.requirements._absent import with_what_they_break
from pipeline.requirements._case import Case
from pipeline.requirements._catalogue import CATALOGUE
from pipeline.requirements._merge import Raised, merged
from pipeline.requirements._requirement import Requirement
from pipeline.requirements._unread import silenced, unread_tabs
from pipeline.requirements._verdicts import Evidence, NotApplicable, Pending, Shortfall, ToldElsewhere, Verdict

_TABS = {fold(tab.TAB): at for at, tab in enumerate(TABS)}


def check(plan: Plan, readings: tuple[Finding, ...], edition: Edition, today: date) -> Outcome:
    """Decide every requirement of the catalogue for a plan as it stands on a day.

    ``readings`` are the findings of the reading; they come back among the outcome's, the gravest first and
    then in the order of the sheet, and no requirement complains again at their cells.
    Stop: the edition gives a requirement no grade.
    """
    case = Case(silenced(plan, readings), edition, today)
    judged, raised, unread = [], [], unread_tabs(readings)
    for requirement in CATALOGUE:
        grade = _grade(requirement, edition)
        verdicts = tuple(requirement.ask(case)) if _has_begun(requirement, case) else _not_begun(requirement)
        judged.append(_judged(requirement, grade, verdicts, edition))
        told = (v for v in verdicts if isinstance(v, Shortfall) and v.place.sheet not in unread)
        raised += [Raised(requirement.id, v.grade or grade, v) for v in told]
    unmet = {one.id for one in judged if one.result is Result.NO_CUMPLE}
    findings = with_what_they_break(
        (*readings, *merged(raised)),
        (requirement for requirement in CATALOGUE if requirement.id in unmet),
        case.plan,
        lambda requirement, asked: requirement.ask(Case(asked, edition, today)),
    )
    return Outcome(tuple(judged), tuple(sorted(findings, key=_in_order)))


def _grade(requirement: Requirement, edition: Edition) -> Grade:
    if requirement.id not in edition.grados:
        raise Stop(
            f"La edición “{edition.nombre}” no dice qué tan grave es {requirement.id}; "
            f'agregue en su archivo, bajo [grados]: {requirement.id} = "impide".'
        )
    return edition.grados[requirement.id]


def _has_begun(requirement: Requirement, case: Case) -> bool:
    return not requirement.stage or requirement.stage in case.begun


def _not_begun(requirement: Requirement) -> tuple[Verdict, ...]:
    return (Pending(f"El paso {requirement.stage} ({STEPS[requirement.stage - 1]}) no ha empezado."),)


def _judged(requirement: Requirement, grade: Grade, verdicts: tuple[Verdict, ...], edition: Edition) -> Judged:
    evidence = tuple(dict.fromkeys(place for v in verdicts if isinstance(v, Evidence) for place in v.places))
    result, why = _decided(verdicts, found=bool(evidence))
    return Judged(
        id=requirement.id,
        result=result,
        grade=grade,
        title=requirement.title(edition),
        source=requirement.source,
        reason=(why or requirement.reason(edition)).replace("“”", "sin clave"),
        evidence=evidence if result is Result.CUMPLE else (),
    )


def _decided(verdicts: Iterable[Verdict], *, found: bool) -> tuple[Result, str]:
    verdicts = tuple(verdicts)
    if any(isinstance(v, ToldElsewhere) or (isinstance(v, Shortfall) and v.grade is None) for v in verdicts):
        return Result.NO_CUMPLE, ""
    for v in verdicts:
        if isinstance(v, Pending):
            return Result.PENDIENTE, v.reason
    for v in verdicts:
        if isinstance(v, NotApplicable):
            return Result.NO_APLICA, v.reason
    return (Result.CUMPLE, "") if found else (Result.PENDIENTE, "Todavía no hay en la hoja nada de esto que revisar.")


def _in_order(finding: Finding) -> tuple[int, int, int, int, str]:
    place: Place = finding.place
    tab = _TABS.get(fold(place.sheet), len(_TABS))
    return (finding.grade.rank, tab, place.row or 0, place.column or 0, finding.code)
