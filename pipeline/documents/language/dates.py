"""Days and hours as acts, letters and tables write them."""

from datetime import date, time
from typing import Final

from pipeline.documents.language.numerals import Forma, numero_en_letra

MESES: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
DIAS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def mes(when: date) -> str:
    """The name of the month, in lower case."""
    return MESES[when.month - 1]


def fecha_larga(when: date) -> str:
    """A day as letters write it: 20 de junio de 2016."""
    return f"{when.day} de {mes(when)} de {when.year}"


def fecha_con_dia(when: date) -> str:
    """A day with its name: lunes 20 de junio de 2016."""
    return f"{DIAS[when.weekday()]} {fecha_larga(when)}"


def fecha_corta(when: date) -> str:
    """A day as tables write it: 20/06/2016."""
    return f"{when.day:02d}/{when.month:02d}/{when.year:04d}"


def mes_y_anio(when: date) -> str:
    """A month of a year: junio de 2016."""
    return f"{mes(when)} de {when.year}"


def fecha_en_letra(when: date) -> str:
    """A day in words: veinte de junio de dos mil dieciséis; primero de julio de …."""
    day = "primero" if when.day == 1 else numero_en_letra(when.day)
    return f"{day} de {mes(when)} de {numero_en_letra(when.year)}"


def fecha_con_dia_en_letra(when: date) -> str:
    """A day in words with its name: miércoles diecinueve de agosto de dos mil quince."""
    return f"{DIAS[when.weekday()]} {fecha_en_letra(when)}"


def dia_formal(when: date) -> str:
    """The closing of an act: a los veinte días del mes de junio de dos mil dieciséis; al primer día del mes de …."""
    days = "al primer día" if when.day == 1 else f"a los {numero_en_letra(when.day, Forma.APOCOPADO)} días"
    return f"{days} del mes de {mes(when)} de {numero_en_letra(when.year)}"


def lugar_y_fecha(lugar: str, when: date) -> str:
    """The date line of a letter: Tlaxcala, Tlaxcala, a 20 de junio de 2016."""
    return f"{lugar}, a {fecha_larga(when)}" if lugar else fecha_larga(when)


def periodo(inicio: date, fin: date) -> str:
    """A span of days: del 1 de julio de 2016 al 30 de junio de 2017."""
    if inicio == fin:
        return f"el {fecha_larga(inicio)}"
    if (inicio.year, inicio.month) == (fin.year, fin.month):
        return f"del {inicio.day} al {fecha_larga(fin)}"
    start = f"{inicio.day} de {mes(inicio)}" if inicio.year == fin.year else fecha_larga(inicio)
    return f"del {start} al {fecha_larga(fin)}"


def hora(when: time) -> str:
    """An hour as letters write it: 10:30 horas."""
    return f"{when.hour}:{when.minute:02d} horas"


def hora_en_letra(when: time) -> str:
    """An hour in words with its article: las once horas con treinta minutos; la una hora; las veintiuna horas."""
    hours = numero_en_letra(when.hour, Forma.FEMENINO)
    whole = f"la {hours} hora" if when.hour == 1 else f"las {hours} horas"
    if not when.minute:
        return whole
    minutes = numero_en_letra(when.minute, Forma.APOCOPADO)
    return f"{whole} con {minutes} minuto{'' if when.minute == 1 else 's'}"
