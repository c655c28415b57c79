"""The article that a law or a place takes in a sentence: la Ley de…, el Reglamento de…, la Ciudad de México."""

import re
from typing import Final

from pipeline.model.words import fold

# ruff: noqa: SIM905 - a row of words reads best as words

_NOUNS: Final = {
    **dict.fromkeys(
        "ley constitucion norma casa sala universidad biblioteca plaza secretaria presidencia sede escuela facultad "
        "explanada oficina camara comision torre alcaldia contraloria fiscalia".split(),
        "la",
    ),
    **dict.fromkeys(
        "reglamento codigo decreto acuerdo estatuto manual plan programa convenio bando articulo salon palacio "
        "auditorio centro teatro museo recinto congreso instituto hotel foro edificio colegio ayuntamiento tribunal "
        "poder patio jardin aula parque consejo complejo".split(),
        "el",
    ),
    **dict.fromkeys("lineamientos criterios articulos principios salones".split(), "los"),
    **dict.fromkeys("instalaciones oficinas bases reglas disposiciones normas leyes".split(), "las"),
}
_FIRST: Final = re.compile(
    r"(?:(?P<article>el|la|los|las)\s+)?(?:H\.\s*)?(?P<noun>[^\W\d_]+)(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_COMMON: Final = frozenset({"articulo", "articulos"})
_CAPITAL: Final = "ciudad de mexico"


def articulo_de(text: str) -> str:
    """The article that the first noun of a text takes; blank where it is no noun that takes one."""
    if fold(text).startswith(_CAPITAL):
        return "la"
    match = _FIRST.match(text)
    if match is None or not re.match(r"\s+\S", match["rest"]):
        return ""  # a noun alone, or followed by a comma, is the name of a town: Centro, Tabasco
    return _NOUNS.get(fold(match["noun"]), "")


def con_articulo(text: str) -> str:
    """The text with its article, in small letters, where it takes one: la Sala de Plenos; Villa Mayor stays."""
    article, match = articulo_de(text), _FIRST.match(text)
    if not article or match is None:
        return text
    if match["article"]:
        return text[:1].lower() + text[1:]
    small = fold(match["noun"]) in _COMMON
    return f"{article} {text[:1].lower() + text[1:] if small else text}"
