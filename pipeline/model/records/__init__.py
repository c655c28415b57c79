"""The tabs of the sheet, one record class each (``contrato/hoja.toml``).

A blank text, choice, key or reference is ``""``; a blank date, hour, number or yes-no is ``None``;
blank references are ``()``. References hold the key of the row that they name.
"""

from typing import Final

from pipeline.model.records.compromisos import Actividad, Compromiso, Conformidad, Indicador, Meta, Responsable
from pipeline.model.records.dialogo import (
    Acuerdo,
    Asistente,
    Consulta,
    Envio,
    Intervencion,
    Mesa,
    Problematica,
    Solucion,
)
from pipeline.model.records.ejercicio import Ejercicio
from pipeline.model.records.secretariado import Etapa, Integrante, Regla, Sesion
from pipeline.model.records.seguimiento import Adenda, Avance
from pipeline.model.schema import Record

TABS: Final[tuple[type[Record], ...]] = (
    Ejercicio,
    Integrante,
    Regla,
    Sesion,
    Etapa,
    Consulta,
    Mesa,
    Envio,
    Asistente,
    Intervencion,
    Problematica,
    Solucion,
    Acuerdo,
    Conformidad,
    Compromiso,
    Responsable,
    Actividad,
    Indicador,
    Meta,
    Avance,
    Adenda,
)

__all__ = [
    "TABS",
    "Actividad",
    "Acuerdo",
    "Adenda",
    "Asistente",
    "Avance",
    "Compromiso",
    "Conformidad",
    "Consulta",
    "Ejercicio",
    "Envio",
    "Etapa",
    "Indicador",
    "Integrante",
    "Intervencion",
    "Mesa",
    "Meta",
    "Problematica",
    "Regla",
    "Responsable",
    "Sesion",
    "Solucion",
]
