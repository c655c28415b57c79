"""The calendar of the plan by months, and the shared agenda: who answers for what, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pipeline.documents.context.blanks import joined, paragraphs, short_day
from pipeline.documents.context.compromisos import activities_of, in_order, involved
from pipeline.documents.context.personas import name_of, sector_of
from pipeline.documents.language import con_mayuscula, lista, mes, mes_y_anio
from pipeline.model.choices import AUTORIDAD, ORGANO_GARANTE, SOCIEDAD_CIVIL
from pipeline.model.plan import Plan
from pipeline.model.records import Actividad, Compromiso, Integrante, Meta
from pipeline.model.words import natural, tidy

YEAR: Final = 12
"""The months of a calendar table; thirteen where that is what it shows, as a year counted from any day touches."""

_LONGEST: Final = 90
_BAR: Final = "B7C9E2"
_GOAL: Final = "F4DFA8"
_EMPTY: Final = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Casilla:
    """Un mes de un renglón del calendario."""

    fondo: Annotated[str, "el color de la casilla"]
    signo: Annotated[str, "■ si la actividad se realiza en ese mes; ▲ si vence una meta"]


@dataclass(frozen=True, slots=True)
class RenglonDeCalendario:
    """Una actividad, o las metas, de un compromiso en el calendario."""

    compromiso: Annotated[str, "el título del compromiso, si el renglón lo anuncia; si no, vacío"]
    etiqueta: Annotated[str, "la clave y el principio de la actividad"]
    meses: Annotated[tuple[Casilla, ...], "las casillas, una por mes"]


@dataclass(frozen=True, slots=True)
class Tramo:
    """Un año del calendario: doce meses, o trece."""

    titulo: Annotated[str, "de qué mes a qué mes"]
    meses: Annotated[tuple[str, ...], "los meses, abreviados, con el año en otro renglón"]
    trece: Annotated[bool, "verdadero si son trece meses; falso si son doce"]
    renglones: Annotated[tuple[RenglonDeCalendario, ...], "los renglones del calendario"]


@dataclass(frozen=True, slots=True)
class Vencimiento:
    """Lo que termina en un mes de la ruta de acción."""

    mes: Annotated[str, "el mes: junio de 2017"]
    actividades: Annotated[tuple[str, ...], "las actividades que terminan"]
    metas: Annotated[tuple[str, ...], "las metas que vencen"]


@dataclass(frozen=True, slots=True)
class RenglonDeMatriz:
    """Un compromiso en la agenda compartida: quién participa por cada sector."""

    compromiso: Annotated[str, "la clave y el título"]
    autoridad: Annotated[tuple[str, ...], "quienes participan por la autoridad, con sus actividades"]
    organo_garante: Annotated[tuple[str, ...], "quienes participan por el órgano garante"]
    sociedad_civil: Annotated[tuple[str, ...], "quienes participan por la sociedad civil"]
    otros: Annotated[tuple[str, ...], "quienes participan por otros sectores"]


@dataclass(frozen=True, slots=True)
class RenglonDeAgenda:
    """La responsabilidad particular de una persona en un compromiso."""

    integrante: Annotated[str, "el nombre con su tratamiento"]
    sector: Annotated[str, "el sector"]
    compromiso: Annotated[str, "la clave del compromiso"]
    responsabilidad: Annotated[tuple[str, ...], "de qué responde, por párrafos"]
    actividades: Annotated[tuple[str, ...], "sus actividades, con su papel y sus fechas"]


def calendar(plan: Plan) -> tuple[Tramo, ...]:
    """The calendar in tables of a year, from the first month that holds something; none where no activity has dates."""
    dated = [a for a in plan.actividades if a.inicio and a.fin and a.inicio <= a.fin]
    days = [day for a in dated for day in (a.inicio, a.fin) if day] + [m.fecha for m in plan.metas if m.fecha]
    if not dated:
        return ()
    first, last = min(map(_month, days)), max(map(_month, days))
    count = YEAR + 1 if last - first == YEAR else YEAR
    return tuple(_stretch(plan, range(start, start + count), last) for start in range(first, last + 1, count))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _stretch(plan: Plan, months: range, last: int) -> Tramo:
    first, ends = _first_day(months[0]), _first_day(min(last, months[-1]))
    told = f"De {mes_y_anio(first)} a {mes_y_anio(ends)}" if ends > first else mes_y_anio(ends)
    return Tramo(
        titulo=con_mayuscula(told),
        meses=tuple(f"{mes(day)[:3]}\n{day:%y}" for day in map(_first_day, months)),
        trece=len(months) > YEAR,
        renglones=tuple(row for c in in_order(plan.compromisos) for row in _rows(plan, c, months)),
    )


def _rows(plan: Plan, c: Compromiso, months: range) -> Iterator[RenglonDeCalendario]:
    yield RenglonDeCalendario(f"{c.clave}. {tidy(c.titulo)}", "", ())
    for a in activities_of(plan, c):
        yield RenglonDeCalendario("", f"{a.clave} {_short(tidy(a.actividad))}", tuple(_bar(a, months)))
    marks = {_month(m.fecha) for m in plan.metas if m.compromiso == c.clave and m.fecha}
    if marks & set(months):
        cells = (Casilla(_GOAL, "▲") if month in marks else Casilla(_EMPTY, "") for month in months)
        yield RenglonDeCalendario("", "Metas", tuple(cells))


def _bar(a: Actividad, months: range) -> Iterator[Casilla]:
    for month in months:
        held = a.inicio and a.fin and _month(a.inicio) <= month <= _month(a.fin)
        yield Casilla(_BAR, "■") if held else Casilla(_EMPTY, "")


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;.:") + "…"


def route(plan: Plan) -> tuple[Vencimiento, ...]:
    """Month by month, what ends and which goals fall due."""
    ending: dict[int, tuple[list[Actividad], list[Meta]]] = {}
    for a in plan.actividades:
        if a.fin:
            ending.setdefault(_month(a.fin), ([], []))[0].append(a)
    for m in plan.metas:
        if m.fecha:
            ending.setdefault(_month(m.fecha), ([], []))[1].append(m)
    return tuple(_due_in(month, *ending[month]) for month in sorted(ending))


def _due_in(month: int, acts: list[Actividad], goals: list[Meta]) -> Vencimiento:
    acts = sorted(acts, key=lambda a: (str(a.fin), natural(a.clave)))
    goals = sorted(goals, key=lambda m: (str(m.fecha), natural(m.compromiso), m.row))
    return Vencimiento(
        con_mayuscula(mes_y_anio(_first_day(month))),
        tuple(f"{short_day(a.fin)}: {a.clave} {_short(tidy(a.actividad))}" for a in acts) or ("Ninguna.",),
        tuple(f"{short_day(m.fecha)}: {m.compromiso}, meta {m.tipo}" for m in goals) or ("Ninguna.",),
    )


def matrix(plan: Plan) -> tuple[RenglonDeMatriz, ...]:
    """One row for each commitment: who takes part for each sector."""
    return tuple(_matrix_row(plan, c) for c in in_order(plan.compromisos))


def _matrix_row(plan: Plan, c: Compromiso) -> RenglonDeMatriz:
    people = [i for i in involved(plan) if _roles(plan, c, i) or _answers(plan, c, i)]

    def of(*sectors: str) -> tuple[str, ...]:
        return tuple(_in_cell(plan, c, i) for i in people if i.sector in sectors) or ("—",)

    rest = {i.sector for i in people} - {AUTORIDAD, ORGANO_GARANTE, SOCIEDAD_CIVIL}
    return RenglonDeMatriz(
        f"{c.clave}. {tidy(c.titulo)}", of(AUTORIDAD), of(ORGANO_GARANTE), of(SOCIEDAD_CIVIL), of(*rest)
    )


def _in_cell(plan: Plan, c: Compromiso, i: Integrante) -> str:
    mine = _roles(plan, c, i)
    own = lista(a.clave for a in mine if a.responsable == i.clave)
    helped = lista(a.clave for a in mine if a.responsable != i.clave)
    roles = joined((own, f"corresponsable en {helped}" if helped else ""), "; ")
    return f"{name_of(i)}: {roles}" if roles else name_of(i)


def _roles(plan: Plan, c: Compromiso, i: Integrante) -> list[Actividad]:
    return [a for a in activities_of(plan, c) if i.clave in (a.responsable, *a.corresponsables)]


def _answers(plan: Plan, c: Compromiso, i: Integrante) -> bool:
    return any(r.compromiso == c.clave and r.integrante == i.clave for r in plan.responsables)


def agenda(plan: Plan) -> tuple[RenglonDeAgenda, ...]:
    """Person by person, what each answers for in each commitment."""
    return tuple(
        _agenda_row(plan, i, c)
        for i in involved(plan)
        for c in in_order(plan.compromisos)
        if _roles(plan, c, i) or _answers(plan, c, i)
    )


def _agenda_row(plan: Plan, i: Integrante, c: Compromiso) -> RenglonDeAgenda:
    duties = [r.responsabilidad for r in plan.responsables if r.compromiso == c.clave and r.integrante == i.clave]
    mine = _roles(plan, c, i)
    return RenglonDeAgenda(
        integrante=name_of(i),
        sector=sector_of(i.sector),
        compromiso=c.clave,
        responsabilidad=paragraphs("\n".join(duties), "La que resulta de sus actividades."),
        actividades=tuple(_dated(a, i) for a in mine) or ("Sin actividades a su nombre.",),
    )


def _dated(a: Actividad, i: Integrante) -> str:
    role = "" if a.responsable == i.clave else ", corresponsable"
    return f"{a.clave}{role}: {short_day(a.inicio)} a {short_day(a.fin)}"
