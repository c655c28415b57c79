"""Where two places tell the same fact, or cannot both be right, or the sheet itself may have changed what was typed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from pipeline.model.findings import Finding, Grade
from pipeline.model.plan import Plan
from pipeline.model.records import Ejercicio, Etapa, Mesa
from pipeline.model.schema import Kind, Record, column_of, columns
from pipeline.model.stages import TOLD_BY_EJERCICIO
from pipeline.model.words import fold, tidy
from pipeline.model.workbook import Place, Workbook
from pipeline.reading.readings import Code, quoted
from pipeline.reading.rows import Draft
from pipeline.reading.spanish import long_date

_HOURS: Final[Mapping[type[Record], tuple[str, str]]] = {
    Ejercicio: ("hora_instalacion", "hora_clausura_instalacion"),
    Mesa: ("hora_inicio", "hora_termino"),
}
_MONTH_FIRST: Final = ("en_us", "en-us", "en_ph", "en-ph")
_LAST_MONTH: Final = 12


def different_dates(plan: Plan) -> Iterator[Finding]:
    """A note where Etapas tells a fact of Ejercicio, but no row of it has the same day."""
    for hecho, name in TOLD_BY_EJERCICIO.items():
        day = getattr(plan.ejercicio, name)
        rows: list[Etapa] = [e for e in plan.etapas if fold(e.hecho) == fold(hecho) and e.fecha is not None]
        if day is None or not rows or any(etapa.fecha == day for etapa in rows):
            continue
        first = rows[0]
        there = plan.ejercicio.place(name)
        yield Finding(
            Code.FECHAS_DISTINTAS,
            Grade.NOTA,
            f"Aquí “{hecho}” es el {long_date(first.fecha)}; en {there} es el {long_date(day)}."  # type: ignore[arg-type] # rows without a date are left out
            f" Para los documentos vale {there}.",
            f"Deje la misma fecha en las dos: aquí y en “{column_of(Ejercicio, name).name}”.",
            first.place("fecha"),
            f"{first.fecha:%d/%m/%Y}",
        )


def another_year(plan: Plan) -> Iterator[Finding]:
    """A note where the year of the exercise is that of none of its days."""
    ejercicio = plan.ejercicio
    days = [getattr(ejercicio, c.field) for c in columns(Ejercicio) if c.kind is Kind.DATE]
    years = sorted({day.year for day in days if day})
    if ejercicio.anio_ejercicio and years and ejercicio.anio_ejercicio not in years:
        yield Finding(
            Code.FECHAS_DISTINTAS,
            Grade.NOTA,
            f"El año del ejercicio es {ejercicio.anio_ejercicio}, y sus fechas son de {' y '.join(map(str, years))}.",
            "Corrija “Año del ejercicio”, o la fecha que no corresponda.",
            ejercicio.place("anio_ejercicio"),
            str(ejercicio.anio_ejercicio),
        )


def hours_in_disorder(records: Iterable[Record], said: Iterable[Finding]) -> Iterator[Finding]:
    """An advice where an act ends before it begins, at the hour of which nothing was said yet."""
    spoken = {finding.place for finding in said}
    for record in records:
        if type(record) not in _HOURS:
            continue
        begun, ended = _HOURS[type(record)]
        opening, closing = getattr(record, begun), getattr(record, ended)
        place = next((record.place(name) for name in (ended, begun) if record.place(name) not in spoken), None)
        if opening is None or closing is None or opening <= closing or place is None:
            continue
        yield Finding(
            Code.HORAS_EN_DESORDEN,
            Grade.AVISO,
            f"Según la hoja, el acto empezó a las {opening:%H:%M} y terminó antes, a las {closing:%H:%M}.",
            f"Corrija “{column_of(type(record), begun).name}” o “{column_of(type(record), ended).name}”; por la tarde "
            "escriba 13:30, no 1:30.",
            place,
        )


def treatment_apart(integrantes: Iterable[Draft]) -> Iterator[Finding]:
    """A note for each name that repeats its treatment, which is taken away so that it is not printed twice."""
    for draft in integrantes:
        name, treatment = draft.text("nombre"), tidy(draft.text("tratamiento"))
        first, _, bare = name.partition(" ")
        if treatment and bare and fold(first).rstrip(".") == fold(treatment).rstrip("."):
            draft.values["nombre"] = tidy(bare)
            yield Finding(
                Code.LECTURA,
                Grade.NOTA,
                f"{quoted(name)} se leyó como {quoted(tidy(bare))}: su tratamiento ya está en la columna Tratamiento.",
                f"Deje aquí {quoted(tidy(bare))}, sin {quoted(treatment)}.",
                draft.places["nombre"],
                name,
            )


def swapped_by_the_sheet(workbook: Workbook, records: Iterable[Record]) -> Iterator[Finding]:
    """A note where the sheet is set to a country that puts the month first.

    There, whoever types 05/03/2016 for the fifth of March gets a date cell with the third of May.
    """
    if not workbook.locale.casefold().startswith(_MONTH_FIRST):
        return
    place = next(_ambiguous(workbook, records), None)
    if place is not None:
        yield Finding(
            Code.CONFIGURACION_REGIONAL,
            Grade.NOTA,
            "La hoja está configurada con el mes antes que el día: quien escriba 05/03/2016 deja el 3 de mayo.",
            "En Archivo, Configuración, Configuración regional, elija México; después revise cada fecha.",
            place,
        )


def _ambiguous(workbook: Workbook, records: Iterable[Record]) -> Iterator[Place]:
    """The date cells whose day could be a month."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for record in records:
        for column in columns(type(record)):
            day = getattr(record, column.field)
            place = record.place(column.field)
            if isinstance(day, date) and day.day <= _LAST_MONTH and day.day != day.month and place.cell:
                cell = sheets[place.sheet].rows[place.row or 0][place.column or 0]
                if not isinstance(cell.value, str):
                    yield place
