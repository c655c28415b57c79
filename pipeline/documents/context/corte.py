"""The day on which a report looks at the plan, and why it is or is not due."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pipeline.documents.context.avance import days
from pipeline.documents.context.blanks import or_line
from pipeline.documents.context.hoja import Hoja
from pipeline.documents.job import Job
from pipeline.documents.language import cantidad, fecha_larga, mayusculas
from pipeline.model.board import Progress
from pipeline.model.plazos import months_on, years_on
from pipeline.model.progress import cuts
from pipeline.model.records import Actividad, Adenda, Avance, Compromiso, Ejercicio, Indicador, Integrante, Meta

TABS: Final = (Ejercicio, Integrante, Compromiso, Actividad, Indicador, Meta, Avance, Adenda)


@dataclass(frozen=True, kw_only=True)
class HojaDeInforme(Hoja):
    """Lo que tiene todo informe sobre el avance del plan."""

    entidad_en_mayusculas: Annotated[str, "el nombre de la entidad en mayúsculas"]
    corte: Annotated[str, "la fecha de corte: 8 de junio de 2017"]
    fecha: Annotated[str, "el día en que se escribe el informe"]
    presentacion: Annotated[str, "el día de la presentación pública, en que empezó la vigencia"]
    plazo: Annotated[str, "cuándo se cumplió el plazo del informe, y cuántos días antes del corte"]
    vigencia: Annotated[str, "hasta qué día llega la vigencia del plan"]
    ultimo_reporte: Annotated[str, "el último corte de la bitácora que se tomó en cuenta, en una oración"]
    micrositio: Annotated[str, "la dirección del micrositio, o una línea"]
    tablero: Annotated[str, "la dirección del tablero, o una línea"]


def not_yet(job: Job, months: int, what: str) -> str:
    """Why a report is not due, in a sentence; nothing if it is."""
    start = job.plan.ejercicio.fecha_presentacion_publica
    if not job.plan.compromisos:
        return "La hoja Compromisos todavía no tiene compromisos."
    if start is None:
        return f"Falta la Fecha de presentación pública en la hoja Ejercicio; {what} se cuenta a partir de ella."
    due = months_on(start, months)
    if job.today < due:
        length = cantidad(months, "mes", "meses")
        return (
            f"{what[:1].upper()}{what[1:]} corresponde a partir del {fecha_larga(due)}, a los {length} de la "
            "presentación pública."
        )
    return ""


def on_time(job: Job, months: int) -> date:
    """The day that completes so many months since the public presentation."""
    return months_on(job.plan.ejercicio.fecha_presentacion_publica or job.today, months)


def of_report(job: Job, board: Progress, months: int) -> dict[str, Any]:
    """The fields of ``HojaDeInforme`` that ``Hoja`` lacks."""
    ejercicio = job.plan.ejercicio
    start, term = ejercicio.fecha_presentacion_publica or job.today, on_time(job, months)
    since = (board.day - term).days
    reports = cuts(job.plan, board.day)
    return {
        "entidad_en_mayusculas": mayusculas(or_line(ejercicio.entidad_federativa)),
        "corte": fecha_larga(board.day),
        "fecha": fecha_larga(job.today),
        "presentacion": fecha_larga(start),
        "plazo": f"{fecha_larga(term)}" + (f"; el corte se tomó {days(since)} después" if since else ", día del corte"),
        "vigencia": fecha_larga(years_on(start, job.edition.anios_de_vigencia)),
        "ultimo_reporte": f"El último reporte que se tomó en cuenta es del {fecha_larga(reports[-1])}."
        if reports
        else "Al corte, la bitácora de avances no tiene reportes.",
        "micrositio": or_line(ejercicio.micrositio),
        "tablero": or_line(ejercicio.tablero),
    }
