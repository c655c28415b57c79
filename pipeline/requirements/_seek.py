"""Looking for a row: what was found, what an unread cell leaves open, or the fault."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from pipeline.model.records import Ejercicio, Integrante
from pipeline.model.schema import Record, column_of
from pipeline.requirements._known import Known
from pipeline.requirements._verdicts import Shortfall, ToldElsewhere, Verdict, Verdicts, fault, shown

R = TypeVar("R", bound=Record)


def seek(
    candidates: Iterable[tuple[Known, R]], test: Callable[[R], Known], cells: tuple[str, ...], otherwise: Verdicts
) -> Verdicts:
    """Show these cells of the first row that passes the test.

    Where none does but an unread cell might make one pass, only the finding at that cell speaks; where
    no reading of the sheet would, ``otherwise`` tells the fault.
    """
    best = Known.NO
    for candidate, record in candidates:
        known = min(candidate, test(record))
        if known is Known.YES:
            yield shown(record, *cells)
            return
        best = max(best, known)
    if best is Known.MAYBE:
        yield ToldElsewhere()
    else:
        yield from otherwise


def blanks(record: Record, whose: str, needs: Mapping[str, str]) -> Verdicts:
    """One fault for each of these cells that is blank or says No; ``needs`` tells what to write in each."""
    for name, fix in needs.items():
        if not getattr(record, name):
            header = column_of(type(record), name).name
            yield fault(
                record, name, f"{whose}: falta “{header}”.", f"Escriba en {record.TAB}, columna “{header}”: {fix}."
            )


def asked_of(person: Integrante, verdicts: Verdicts) -> Verdicts:
    """What is asked of a seat; where its name could not be read it may be vacant, and asked for nothing."""
    for verdict in verdicts:
        if not isinstance(verdict, Shortfall) or person.read("nombre"):
            yield verdict
        elif verdict.grade is None:
            yield ToldElsewhere()


def datum(ejercicio: Ejercicio, name: str, message: str) -> Verdict:
    """A datum of the exercise, or its absence."""
    if getattr(ejercicio, name):
        return shown(ejercicio, name)
    return fault(ejercicio, name, message, f"Escriba en Ejercicio el dato “{column_of(Ejercicio, name).name}”.")
