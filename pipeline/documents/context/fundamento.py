"""The law that a document may cite on its own date, and nothing else.

Only what was in force: article 6, A, of the Constitution; article 59 of the LGTAIP from 5 May 2015; the
LGPDPPSO from 27 January 2017. After 20 March 2025 that basis changed as a whole, and only the sheet's own
“Marco normativo local” is cited.
"""

from datetime import date
from typing import Final

from pipeline.documents.context.blanks import lines_of
from pipeline.documents.language import articulo_de, con_articulo, lista, sin_punto
from pipeline.model.records import Ejercicio

REFORMA_DE_2014: Final = date(2014, 2, 7)
LGTAIP: Final = date(2015, 5, 5)
LGPDPPSO: Final = date(2017, 1, 27)
ULTIMO_DIA: Final = date(2025, 3, 20)

CONSTITUCION: Final = "artículo 6, apartado A, de la Constitución Política de los Estados Unidos Mexicanos"
LEY_GENERAL: Final = "Ley General de Transparencia y Acceso a la Información Pública"
ARTICULO_59: Final = f"artículo 59 de la {LEY_GENERAL}"
PRIVACIDAD: Final = "Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados"


def cites_constitution(when: date) -> bool:
    """Whether the constitutional basis is cited on that day."""
    return when <= ULTIMO_DIA


def cites_general_law(when: date) -> bool:
    """Whether article 59 of the LGTAIP is cited on that day."""
    return LGTAIP <= when <= ULTIMO_DIA


def cites_privacy_law(when: date) -> bool:
    """Whether the LGPDPPSO is cited on that day."""
    return LGPDPPSO <= when <= ULTIMO_DIA


def fundamento(when: date) -> tuple[str, ...]:
    """The federal articles that a document of that day rests on."""
    cited = ((cites_constitution(when), CONSTITUCION), (cites_general_law(when), ARTICULO_59))
    return tuple(text for applies, text in cited if applies)


def confidencialidad(when: date) -> tuple[str, ...]:
    """What makes personal data confidential on that day; nothing once that basis changed."""
    cited = (
        (cites_constitution(when), CONSTITUCION),
        (cites_general_law(when), LEY_GENERAL),
        (cites_privacy_law(when), PRIVACIDAD),
    )
    return tuple(text for applies, text in cited if applies)


def local_law(ejercicio: Ejercicio) -> tuple[str, ...]:
    """The state's own laws, one a line, as the sheet gives them and without the closing stop."""
    return tuple(sin_punto(line) for line in lines_of(ejercicio.marco_normativo_local))


def local_law_told(ejercicio: Ejercicio) -> str:
    """The state's own laws as a sentence names them: la Constitución…, la Ley… y el Reglamento…; blank if none.

    Where one is named in a way that takes no article, all stand after “lo dispuesto en”.
    """
    laws = local_law(ejercicio)
    if all(map(articulo_de, laws)):
        return lista(map(con_articulo, laws))
    return f"lo dispuesto en: {lista(laws)}"


def local_law_applies(ejercicio: Ejercicio) -> str:
    """That the state's own laws apply, with its verb agreeing; blank if none."""
    laws, told = local_law(ejercicio), local_law_told(ejercicio)
    one = told.startswith("lo dispuesto") or (len(laws) == 1 and articulo_de(laws[0]) in {"el", "la"})
    return f"{'resulta aplicable' if one else 'resultan aplicables'} {told}" if laws else ""
