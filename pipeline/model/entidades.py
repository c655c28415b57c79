"""The abbreviations of the 32 states, as folios bear them."""

import re
from collections.abc import Mapping
from typing import Final

from pipeline.model.words import fold

_BY_NAME: Final[Mapping[str, str]] = {
    fold(name): code
    for code, names in {
        "AGS": ("Aguascalientes",),
        "BC": ("Baja California",),
        "BCS": ("Baja California Sur",),
        "CAMP": ("Campeche",),
        "CDMX": ("Ciudad de México",),
        "CHIH": ("Chihuahua",),
        "CHIS": ("Chiapas",),
        "COAH": ("Coahuila", "Coahuila de Zaragoza"),
        "COL": ("Colima",),
        "DGO": ("Durango",),
        "GRO": ("Guerrero",),
        "GTO": ("Guanajuato",),
        "HGO": ("Hidalgo",),
        "JAL": ("Jalisco",),
        "MEX": ("México",),
        "MICH": ("Michoacán", "Michoacán de Ocampo"),
        "MOR": ("Morelos",),
        "NAY": ("Nayarit",),
        "NL": ("Nuevo León",),
        "OAX": ("Oaxaca",),
        "PUE": ("Puebla",),
        "QRO": ("Querétaro",),
        "QROO": ("Quintana Roo",),
        "SIN": ("Sinaloa",),
        "SLP": ("San Luis Potosí",),
        "SON": ("Sonora",),
        "TAB": ("Tabasco",),
        "TAMPS": ("Tamaulipas",),
        "TLAX": ("Tlaxcala",),
        "VER": ("Veracruz", "Veracruz de Ignacio de la Llave"),
        "YUC": ("Yucatán",),
        "ZAC": ("Zacatecas",),
    }.items()
    for name in names
}
_STATE: Final = re.compile(r"estado (?:libre y soberano )?de ")


def abbreviation(entidad: str) -> str:
    """TLAX for Tlaxcala or Estado de Tlaxcala; blank for a name that is none of the 32."""
    return _BY_NAME.get(_STATE.sub("", fold(entidad), count=1), "")
