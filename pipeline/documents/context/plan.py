"""What the PAL says of itself as a whole: its years, how many commitments, how and when it is measured."""

from pipeline.documents.context.blanks import (
    long_day,
)
from pipeline.documents.job import Job
from pipeline.documents.language import (
    cantidad,
    lista,
    numero_en_letra,
)
from pipeline.documents.language.numerals import Forma
from pipeline.model.choices import AGA, FTM, LOCAL, PROACTIVO
from pipeline.model.plan import Plan


def years(plan: Plan) -> str:
    """The years that the plan covers: 2016-2017."""
    days = [day for c in plan.compromisos for day in (c.inicio, c.fin) if day]
    first = plan.ejercicio.anio_ejercicio or (min(days).year if days else None)
    if first is None:
        return "____"
    last = max([first, *(day.year for day in days)])
    return str(first) if first == last else f"{first}-{last}"


def composition(plan: Plan) -> str:
    """How many commitments there are of each kind, in a sentence (Seis pasos, 4)."""
    by_type = {tipo: sum(1 for c in plan.compromisos if c.tipo == tipo) for tipo in (AGA, LOCAL, FTM, PROACTIVO)}
    words = {
        AGA: "en torno a las líneas del Plan de Acción 2016-2018 de la Alianza para el Gobierno Abierto",
        LOCAL: "en torno a problemáticas locales específicas",
        FTM: "del proyecto FtM",
    }
    main = sum(by_type[tipo] for tipo in words)
    parts = [f"{numero_en_letra(by_type[tipo])} {words[tipo]}" for tipo in words if by_type[tipo]]
    extra = by_type[PROACTIVO]
    beyond = f", y por {_commitments(extra)} de carácter proactivo" if extra else ""
    detail = f" ({lista(parts)})" if parts else ""
    return f"El Plan se integra por {_commitments(main)}{detail}{beyond}."


def _commitments(count: int) -> str:
    noun = "compromiso" if count == 1 else "compromisos"
    return f"{numero_en_letra(count, Forma.APOCOPADO)} {noun}"


def global_rule(plan: Plan) -> str:
    """How the commitments are evaluated together, in a sentence (Seis pasos, 6)."""
    main = sum(1 for c in plan.compromisos if c.tipo != PROACTIVO)
    return (
        f"Los compromisos se evalúan de manera conjunta o global: el avance se informa como compromisos cumplidos de "
        f"{numero_en_letra(main)}, y el cumplimiento de unos no compensa el incumplimiento de otros. Para cada uno se "
        "identifica al actor que cumplió o incumplió su responsabilidad."
    )


def monitoring(job: Job) -> str:
    """When the plan is monitored and evaluated, in a sentence (Seis pasos, 5 and 6)."""
    edition, start = job.edition, job.plan.ejercicio.fecha_presentacion_publica
    first = _months(edition.meses_para_monitoreo)
    last = _months(edition.meses_para_evaluacion)
    when = f", el {long_day(start)}" if start else ""
    return (
        f"El plazo corre a partir de la presentación pública del Plan{when}: a los {first} se realiza el monitoreo "
        f"de la calidad y relevancia de los compromisos y del avance de las actividades, y a los {last}, la "
        "evaluación del nivel de logro."
    )


def _months(count: int) -> str:
    return cantidad(count, "mes", "meses").replace(str(count), numero_en_letra(count, Forma.APOCOPADO))


def validity(job: Job) -> str:
    """From when and for how long the plan is in force, in a sentence."""
    count = job.edition.anios_de_vigencia
    length = f"{numero_en_letra(count, Forma.APOCOPADO)} año" + ("" if count == 1 else "s")
    start = job.plan.ejercicio.fecha_presentacion_publica
    when = f", prevista para el {long_day(start)}" if start and start > job.today else f", el {long_day(start)}"
    return f"El Plan tiene una vigencia de {length} a partir de su presentación pública{when}."
