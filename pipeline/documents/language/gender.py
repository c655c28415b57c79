"""The gender in which a person is addressed, from what the sheet says of them, and how words agree with it."""

# ruff: noqa: SIM905 - a row of words reads best as words

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

from pipeline.model.words import plain


class Genero(Enum):
    """What is known: a woman, a man, or nothing (then the wording stays neutral)."""

    FEMENINO = "femenino"
    MASCULINO = "masculino"
    NEUTRO = "neutro"


_TITLES: Final = {
    **dict.fromkeys(
        "mtra maestra dra doctora sra señora srita señorita profa profesora lcda licda licenciada arqta inga dña doña "
        "psica biola diputada dip.ª".split(),
        Genero.FEMENINO,
    ),
    **dict.fromkeys(
        "mtro maestro dr doctor sr señor profr profesor lcdo licdo licenciado arqto ingeniero don".split(),
        Genero.MASCULINO,
    ),
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_LINKS: Final = frozenset("de del en para por ante con a al y e".split())
_WOMEN: Final = frozenset("jueza alcaldesa jefa presidenta vicepresidenta regidora síndica".split())
_MEN: Final = frozenset("presidente vicepresidente alcalde jefe intendente juez".split())
_INSTITUTIONS: Final = frozenset(
    "enlace persona miembro órgano organismo área oficina junta red cámara instituto centro consejo comité "
    "despacho departamento ayuntamiento congreso gobierno secretariado colectivo grupo".split()
)
_ABSTRACT_ENDINGS: Final = ("ía", "ción", "sión", "dad", "encia", "ancia", "tura", "ista", "ura")


def genero(cargo: str, tratamiento: str = "") -> Genero:
    """The gender that a person's own treatment or post tells: Mtra., Comisionada Presidenta, Secretario.

    The treatment counts before the post. Lic., Ing., C. and posts such as Titular or Representante tell nothing.
    """
    for word in _WORD.findall(tratamiento.casefold()):
        if word in _TITLES:
            return _TITLES[word]
    for word in _WORD.findall(cargo.casefold()):
        if word in _LINKS or word in _INSTITUTIONS or word.endswith(_ABSTRACT_ENDINGS):
            return Genero.NEUTRO
        if (told := _of_noun(word)) is not Genero.NEUTRO:
            return told
    return Genero.NEUTRO


def _of_noun(word: str) -> Genero:
    if word in _WOMEN or (word.endswith("a") and plain(word) not in {"guia", "policia", "vocalia"}):
        return Genero.FEMENINO
    if word in _MEN or word.endswith(("o", "or")):
        return Genero.MASCULINO
    return Genero.NEUTRO


def segun(quien: Genero, *, masculino: str, femenino: str, neutro: str) -> str:
    """The wording that agrees with a gender."""
    return {Genero.MASCULINO: masculino, Genero.FEMENINO: femenino, Genero.NEUTRO: neutro}[quien]


def titular(quien: Genero) -> str:
    """El titular, la titular or la persona titular."""
    return segun(quien, masculino="el titular", femenino="la titular", neutro="la persona titular")


def suplente(quien: Genero) -> str:
    """El suplente, la suplente or la persona suplente."""
    return segun(quien, masculino="el suplente", femenino="la suplente", neutro="la persona suplente")


def facilitador(quien: Genero) -> str:
    """El facilitador, la facilitadora or la persona facilitadora."""
    return segun(quien, masculino="el facilitador", femenino="la facilitadora", neutro="la persona facilitadora")


def grupo(quienes: Iterable[Genero]) -> Genero:
    """The gender of several: one if all share it, else neutral (las y los)."""
    kinds = set(quienes)
    return kinds.pop() if len(kinds) == 1 else Genero.NEUTRO


def articulo(quien: Genero, *, plural: bool = False) -> str:
    """El, la; los, las; for what is not known, la persona / las y los."""
    if plural:
        return segun(quien, masculino="los", femenino="las", neutro="las y los")
    return segun(quien, masculino="el", femenino="la", neutro="la persona")


def nombre_con_tratamiento(nombre: str, tratamiento: str = "") -> str:
    """Mtra. Ana Ruiz; the name alone where no treatment is given."""
    return f"{tratamiento} {nombre}".strip()
