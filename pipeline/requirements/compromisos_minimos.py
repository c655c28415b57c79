# ruff: noqa: E501 - a sentence that people read stays on one line
"""RM-0: the commitments that INAI asks for, of each type, puntuales, realizables y medibles."""

from pipeline.model.choices import AGA, FTM, LOCAL
from pipeline.model.findings import Grade
from pipeline.model.records import Compromiso
from pipeline.model.schema import column_of
from pipeline.model.words import fold
from pipeline.requirements._case import Case
from pipeline.requirements._known import has
from pipeline.requirements._quotas import of_type, quota, total
from pipeline.requirements._requirement import requirement
from pipeline.requirements._seek import blanks, seek
from pipeline.requirements._verdicts import Verdicts, fault, graded, shown
from pipeline.requirements.responsabilidades import without_indicador


@requirement(
    "RM-0a",
    "Requerimientos mínimos, párrafo inicial",
    "El plan tiene exactamente {compromisos} compromisos, sin contar los de tipo Proactivo.",
    stage=5,
)
def los_compromisos_son_los_que_pide_la_edicion(case: Case) -> Verdicts:
    """El INAI valida un plan de {compromisos} compromisos y los evalúa en conjunto; lo que el STL quiera hacer además se marca como Proactivo."""
    yield from total(case)


@requirement(
    "RM-0b",
    "Requerimientos mínimos, párrafo inicial",
    "De los compromisos, exactamente {AGA} de tipo AGA, cada uno con uno de los {temas} temas del PA18.",
    stage=5,
)
def los_de_la_alianza_tienen_un_tema_del_pa18(case: Case) -> Verdicts:
    """Estos compromisos se alinean con el Plan de Acción 2016-2018 de la Alianza para el Gobierno Abierto; sin el tema no se sabe con cuál de sus líneas."""
    yield from quota(case, AGA)
    themes = {fold(tema) for tema in case.edition.temas}
    for c in of_type(case, AGA):
        if fold(c.tema_pa18) in themes:
            yield shown(c, "tema_pa18")
            continue
        lack = "tiene un tema que no es de esta edición" if c.tema_pa18 else "es AGA y no tiene tema del PA18"
        fix = f"Elija en Compromisos, columna “Tema PA18”, uno de los {len(themes)} temas."
        yield fault(c, "tema_pa18", f"El compromiso “{c.clave}” {lack}.", fix)


@requirement(
    "RM-0c",
    "Requerimientos mínimos, párrafo inicial",
    "De los compromisos, exactamente {Local} de tipo Local, cada uno basado en una problemática de la hoja.",
    stage=5,
)
def los_locales_atienden_una_problematica(case: Case) -> Verdicts:
    """Los compromisos locales resuelven problemáticas específicas de la comunidad: cada uno debe decir cuál."""
    yield from quota(case, LOCAL)
    for c in of_type(case, LOCAL):
        yield from rests_on_a_problematica(case, c)


@requirement(
    "RM-0d",
    "Requerimientos mínimos, párrafo inicial",
    "De los compromisos, exactamente {FtM} de tipo FtM (Follow the Money), con programa o fondo, ejercicio fiscal y territorio.",
    stage=5,
)
def el_de_seguir_el_dinero_dice_cual_dinero(case: Case) -> Verdicts:
    """El proyecto Follow the Money rastrea un recurso público: hace falta saber cuál, de qué año y dónde se ejerce."""
    yield from quota(case, FTM)
    for c in of_type(case, FTM):
        for name in ("programa_o_fondo", "ejercicio_fiscal", "territorio"):
            if getattr(c, name):
                yield shown(c, name)
                continue
            header = column_of(Compromiso, name).name
            message = f"El compromiso “{c.clave}” es FtM y no dice “{header}”."
            fix = f"Escriba el dato en Compromisos, columna “{header}”."
            yield from graded(Grade.AVISO, fault(c, name, message, fix))


@requirement(
    "RM-0e",
    "Requerimientos mínimos, párrafo inicial",
    "Cada compromiso es puntual (título y objetivo), realizable (una solución elegida y con viabilidad) y medible (un indicador con meta).",
    stage=5,
)
def cada_compromiso_es_puntual_realizable_y_medible(case: Case) -> Verdicts:
    """Un compromiso que no dice qué logrará, con qué solución y cómo se medirá no se puede cumplir ni evaluar."""
    yield from case.each_compromiso(_is_puntual)
    yield from case.each_compromiso(_is_realizable)
    yield from case.each_compromiso(_is_medible)


def rests_on_a_problematica(case: Case, c: Compromiso) -> Verdicts:
    """The commitment names a row of Problemáticas."""
    if c.problematica in case.plan.problematica:
        yield shown(c, "problematica")
        return
    message = f"El compromiso “{c.clave}” no nombra una problemática de la hoja."
    fix = "Escriba en Compromisos, columna “Problemática”, la clave de un renglón de Problemáticas."
    yield fault(c, "problematica", message, fix)


def _is_puntual(_: Case, c: Compromiso) -> Verdicts:
    for name in ("titulo", "objetivo"):
        if getattr(c, name):
            yield shown(c, name)
    yield from blanks(
        c, f"Compromiso “{c.clave}”", {"titulo": "el compromiso en una línea", "objetivo": "qué se logrará"}
    )


def _is_realizable(case: Case, c: Compromiso) -> Verdicts:
    solucion = case.plan.solucion.get(c.solucion)
    if solucion is None:
        message = f"El compromiso “{c.clave}” no nombra una solución de la hoja."
        fix = "Escriba en Compromisos, columna “Solución”, la clave de la solución elegida."
        yield fault(c, "solucion", message, fix)
        return
    yield shown(c, "solucion")
    yield shown(solucion, "elegida", "viabilidad")
    if not solucion.elegida:
        message = f"La solución “{solucion.clave}” es la del compromiso “{c.clave}” y no está marcada como elegida."
        fix = "Escriba Sí en Soluciones, columna “Elegida”, o cambie la “Solución” del compromiso."
        yield fault(solucion, "elegida", message, fix)
    yield from blanks(solucion, f"Solución “{solucion.clave}”", {"viabilidad": "alta, media o baja"})


def _is_medible(case: Case, c: Compromiso) -> Verdicts:
    candidates = case.indicadores.candidates(c.clave)
    yield from seek(candidates, lambda i: has(i, "meta"), ("meta",), without_indicador(case, c, "meta"))
