"""What becomes of a cell: it is understood, perhaps not to the letter, or it cannot be read."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Code(StrEnum):
    """Every finding about the data itself."""

    HOJA_FALTANTE = "D-hoja-faltante"
    HOJA_DESCONOCIDA = "D-hoja-desconocida"
    HOJA_REPETIDA = "D-hoja-repetida"
    ENCABEZADO = "D-encabezado"
    COLUMNA_FALTANTE = "D-columna-faltante"
    COLUMNA_DESCONOCIDA = "D-columna-desconocida"
    COLUMNA_REPETIDA = "D-columna-repetida"
    CAMPO_DESCONOCIDO = "D-campo-desconocido"
    CAMPO_REPETIDO = "D-campo-repetido"
    CELDA_VACIA = "D-celda-vacia"
    CLAVE_REPETIDA = "D-clave-repetida"
    CLAVE_DESCONOCIDA = "D-clave-desconocida"
    VARIAS_CLAVES = "D-varias-claves"
    PARTICIPANTE = "D-participante"
    FECHA = "D-fecha"
    HORA = "D-hora"
    HORAS_EN_DESORDEN = "D-horas-en-desorden"
    NUMERO = "D-numero"
    PORCENTAJE = "D-porcentaje"
    SI_NO = "D-si-no"
    OPCION = "D-opcion"
    CORREO = "D-correo"
    LIGA = "D-liga"
    ERROR_DE_FORMULA = "D-error-de-formula"
    FORMULA_SIN_CALCULAR = "D-formula-sin-calcular"
    LECTURA = "D-lectura"
    FECHAS_DISTINTAS = "D-fechas-distintas"
    CONFIGURACION_REGIONAL = "D-configuracion-regional"
    RENGLONES_DE_EJEMPLO = "D-renglones-de-ejemplo"


@dataclass(frozen=True, slots=True)
class Understood:
    """The value of a cell.

    ``note`` says how it was read where that was not to the letter, ``fix`` what removes the doubt.
    """

    value: object
    note: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read: ``why`` as one sentence, ``fix`` what to write instead."""

    code: Code
    why: str
    fix: str


Reading = Understood | Fault

_SHORT: Final = 60


def quoted(text: str) -> str:
    """The text as typed, on one line and not too long, between quotation marks."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _SHORT else f"“{line[: _SHORT - 1]}…”"


def listed(words: list[str] | tuple[str, ...], last: str = "o") -> str:
    """Words as Spanish lists them: a, b o c."""
    if len(words) < 2:  # noqa: PLR2004 - one word is no list
        return "".join(words)
    final = words[-1]
    if last == "o" and final[:1].casefold() == "o":
        last = "u"
    return f"{', '.join(words[:-1])} {last} {final}"
