"""Adenda: a change to the plan agreed after its signature, with the text before and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pipeline.documents.context.blanks import closing_day, or_line, paragraphs, spelled_day
from pipeline.documents.context.bloqueo import is_data
from pipeline.documents.context.firmas import HojaFirmada, groups, seats, signed
from pipeline.documents.context.hoja import common, names_of
from pipeline.documents.job import Document, Due, Job
from pipeline.model.files import Omitted
from pipeline.model.findings import Finding
from pipeline.model.folios import folio_of_adenda
from pipeline.model.records import Adenda, Ejercicio, Integrante
from pipeline.model.words import fold, slugs, tidy

ID: Final = "adenda"


@dataclass(frozen=True, kw_only=True)
class AcuerdoModificatorio(HojaFirmada):
    """Lo que puede nombrar la plantilla de la adenda."""

    clave: Annotated[str, "la clave en la hoja Adendas"]
    dia_en_letra: Annotated[str, "el día del acuerdo, en letra, con su nombre"]
    cierre_en_letra: Annotated[str, "el día del acuerdo: a los veinte días del mes de …"]
    firma_del_pal: Annotated[str, "el día en que se firmó el PAL, en letra"]
    compromiso: Annotated[str, "la clave y el título del compromiso, o “el Plan de Acción Local”"]
    texto_anterior: Annotated[tuple[str, ...], "lo que decía, por párrafos"]
    texto_nuevo: Annotated[tuple[str, ...], "lo que dirá, por párrafos"]
    motivo: Annotated[tuple[str, ...], "por qué cambia, por párrafos"]
    acuerdo: Annotated[str, "el acuerdo del STL que lo aprobó, o una línea"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due for each row of Adendas, once the plan that it changes is signed."""
    signed_on = job.plan.ejercicio.fecha_firma_pal
    if not job.plan.adendas:
        yield Omitted(ID, "La hoja Adendas no tiene modificaciones al plan.")
        return
    if signed_on is None or signed_on > job.today:
        yield Omitted(ID, "Una adenda modifica un plan firmado, y el Plan de Acción Local todavía no se firma.")
        return
    taken: set[str] = set()
    names = slugs([a.clave for a in job.plan.adendas])
    for row in job.plan.adendas:
        name, count = names[row.clave], 1
        while name in taken or (count > 1 and name in names.values()):
            count += 1
            name = f"{names[row.clave]}-{count}"
        taken.add(name)
        yield _addendum(job, row, f"08-adendas/{name}-adenda")


def _addendum(job: Job, row: Adenda, path: str) -> Due:
    blocked = tuple(f for f in job.outcome.impeding if _touches(f, row))
    hoja = AcuerdoModificatorio(
        **common(job, f"Adenda {row.clave}", folio_of_adenda(job.plan, row), blocked),
        **signed(groups(job.plan, seats(job.plan, declared=False)), _legend(row)),
        **_content(job, row),
    )
    return Due(
        document=ID,
        path=path,
        template=ID,
        title=f"Adenda {row.clave} al Plan de Acción Local",
        context=names_of(hoja),
        blocked_by=blocked,
        values=(
            ("el texto anterior", row.texto_anterior),
            ("el texto nuevo", row.texto_nuevo),
            ("el motivo", row.motivo),
            ("el acuerdo", row.acuerdo),
        ),
        on=row.fecha or job.today,
    )


DOCUMENT: Final = Document(ID, due, AcuerdoModificatorio)


def _content(job: Job, row: Adenda) -> dict[str, Any]:
    commitment = job.plan.compromiso.get(row.compromiso)
    return {
        "clave": row.clave,
        "dia_en_letra": spelled_day(row.fecha),
        "cierre_en_letra": closing_day(row.fecha),
        "firma_del_pal": spelled_day(job.plan.ejercicio.fecha_firma_pal),
        "compromiso": f"compromiso {commitment.clave}, “{tidy(commitment.titulo)}”"
        if commitment
        else "Plan en general",
        "texto_anterior": paragraphs(row.texto_anterior, "Sin texto anterior: se agrega."),
        "texto_nuevo": paragraphs(row.texto_nuevo),
        "motivo": paragraphs(row.motivo, "No se asentó el motivo: ________."),
        "acuerdo": or_line(row.acuerdo),
    }


def _legend(row: Adenda) -> str:
    return (
        f"La presente foja de firmas corresponde a la adenda {row.clave} al Plan de Acción Local, acordada el "
        f"{spelled_day(row.fecha)}, y forma parte integrante de la misma."
    )


def _touches(finding: Finding, row: Adenda) -> bool:
    tab, place = fold(finding.place.sheet), finding.place
    if not is_data(finding):
        return False
    if tab == fold(Adenda.TAB):
        return place.row in {None, row.row}
    return tab in {fold(Ejercicio.TAB), fold(Integrante.TAB)}
