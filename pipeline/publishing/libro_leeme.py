"""The first tab of the guided workbook: the six steps, and which tab belongs to which."""

from collections.abc import Iterator, Mapping
from typing import Final

from xlsxwriter.worksheet import Worksheet

from pipeline.model.choices import PROACTIVO
from pipeline.model.edition import Edition
from pipeline.model.guided import EXAMPLE_MARK, README_TAB
from pipeline.model.records import (
    TABS,
    Actividad,
    Acuerdo,
    Adenda,
    Asistente,
    Avance,
    Compromiso,
    Conformidad,
    Consulta,
    Ejercicio,
    Envio,
    Etapa,
    Indicador,
    Integrante,
    Intervencion,
    Mesa,
    Meta,
    Problematica,
    Regla,
    Responsable,
    Sesion,
    Solucion,
)
from pipeline.model.schema import Record
from pipeline.model.stages import STEPS
from pipeline.publishing.libro_formato import CELL, CENTRED, LINK, MIDDLE, OPTIONAL, REQUIRED, SUBTITLE, TITLE, Book

ANY_STEP: Final = 0
_ON_SCREEN_AND_PAPER: Final = 2
_ROW_HEIGHT: Final = 21  # points
STEP_OF: Final[Mapping[type[Record], int]] = {
    Ejercicio: ANY_STEP, Etapa: ANY_STEP,
    Integrante: 3, Regla: 3, Sesion: 3,
    Consulta: 4, Mesa: 4, Envio: 4, Asistente: 4, Intervencion: 4, Problematica: 4, Solucion: 4, Acuerdo: 4,
    Conformidad: 5, Compromiso: 5, Responsable: 5, Actividad: 5, Indicador: 5, Meta: 5,
    Avance: 6, Adenda: 6,
}  # fmt: skip
COLOURS: Final = ("#44546A", "#7F7F7F", "#7F7F7F", "#2E75B6", "#548235", "#B3541E", "#7030A0")
_DOING: Final = (
    "Los datos generales del ejercicio y la evidencia de cada paso.",
    "Se firma la Declaración conjunta. Llene su fecha y lugar en Ejercicio, y en Integrantes marque quién la firma.",
    "Se convoca a más actores. Anote cada jornada en Etapas, con su asistencia y su evidencia.",
    "Cada sector elige a sus titulares y suplentes; el STL se instala, se da reglas, elige facilitador y fija agenda.",
    "Cada núcleo consulta y dialoga; de ahí salen las problemáticas, las soluciones y los acuerdos.",
    "Los compromisos, con responsables, actividades, indicadores y metas, se acuerdan, se firman y se presentan.",
    "Se registran los avances y sus evidencias; lo que cambia se acuerda en una adenda.",
)


def write_readme(book: Book, edition: Edition) -> None:
    """The tab "Léame", the first of the workbook."""
    sheet = book.page(README_TAB, [8, 52, 100])
    sheet.hide_gridlines(_ON_SCREEN_AND_PAPER)
    sheet.set_tab_color(COLOURS[ANY_STEP])
    sheet.write_string(0, 0, "Plan de Acción Local de gobierno abierto", book.format(TITLE))
    sheet.write_string(1, 0, edition.nombre, book.format(SUBTITLE))
    row = _write_advice(book, sheet, edition, 3)
    row = _write_steps(book, sheet, row + 1)
    _write_colours(book, sheet, row + 1)


def _write_advice(book: Book, sheet: Worksheet, edition: Edition, row: int) -> int:
    for number, text in enumerate(_advice(edition), start=1):
        sheet.write_number(row, 0, number, book.format(CENTRED))
        sheet.merge_range(row, 1, row, 2, text, book.format(MIDDLE))
        sheet.set_row(row, _ROW_HEIGHT)
        row += 1
    return row


def _write_steps(book: Book, sheet: Worksheet, row: int) -> int:
    sheet.write_string(row, 0, "Los seis pasos y sus hojas", book.format(SUBTITLE))
    row += 1
    for column, header in enumerate(("Paso", "Hoja", "Para qué sirve")):
        sheet.write_string(row, column, header, book.format(OPTIONAL))
    strong = book.format({**MIDDLE, "bold": True, "bg_color": "#E8EDF3"})
    for step, (name, doing) in enumerate(zip(("Todos los pasos", *STEPS), _DOING, strict=True)):
        row += 1
        sheet.set_row(row, _ROW_HEIGHT)
        sheet.write_string(row, 0, str(step or ""), strong)
        sheet.write_string(row, 1, name, strong)
        sheet.write_string(row, 2, doing, strong)
        for tab in (tab for tab in TABS if STEP_OF[tab] == step):
            row += 1
            sheet.write_blank(row, 0, None, book.format(CELL))
            sheet.write_url(row, 1, f"internal:'{tab.TAB}'!A1", book.format(LINK), tab.TAB)
            sheet.write_string(row, 2, tab.HELP, book.format(CELL))
    return row + 1


def _write_colours(book: Book, sheet: Worksheet, row: int) -> None:
    meanings = (
        (REQUIRED, "Dato obligatorio en cada renglón que use."),
        (OPTIONAL, "Puede quedar en blanco por ahora; la revisión le dirá si hace falta."),
    )
    for number, (colour, meaning) in enumerate(meanings, start=row):
        sheet.write_string(number, 1, "Encabezado de este color", book.format(colour))
        sheet.write_string(number, 2, meaning, book.format(CELL))


def _advice(edition: Edition) -> Iterator[str]:
    types = ", ".join(f"{number} de tipo {kind}" for kind, number in edition.cuotas.items())
    yield "Llene las hojas conforme avance el ejercicio: no tiene que llenarlas todas desde el principio."
    yield (
        "En cada encabezado hay una nota con lo que se pide. "
        "Puede cambiar el orden de las hojas; no cambie sus nombres ni los de las columnas."
    )
    yield (
        f"El renglón que empieza con {EXAMPLE_MARK} es una muestra y no se lee. "
        "Escriba los suyos debajo; puede borrarlo cuando quiera."
    )
    yield (
        "La clave (SC1, M1, C1…) es el nombre corto de cada renglón: "
        "escríbala igual en las demás hojas, o elíjala de la lista."
    )
    yield "Escriba las fechas como 05/08/2016 o 5 de agosto de 2016, y las horas como 10:30."
    yield f"El plan se integra por {edition.compromisos} compromisos: {types}. Los adicionales son de tipo {PROACTIVO}."
