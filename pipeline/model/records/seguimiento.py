"""What happens to the plan once it runs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.model.schema import Kind, Record, column

# One column, one line.
# fmt: off

@dataclass(frozen=True, kw_only=True)
class Avance(Record):
    """An entry of the log of progress: the latest cut of an activity counts."""

    TAB: ClassVar[str] = "Avances"
    HELP: ClassVar[str] = "La bitácora de avances: se agregan renglones, nunca se borran."

    actividad: str = column("Actividad", Kind.REF, "La clave de la actividad.", always=True, tabs=("Actividades",))
    fecha_corte: date | None = column("Fecha de corte", Kind.DATE, "El día al que corresponde el avance.", always=True)
    avance: str = column("Avance", Kind.LONG, "Qué se ha hecho.")
    porcentaje: Decimal | None = column("Porcentaje", Kind.PERCENT, "Cuánto va: 45 %.", aliases=("Porcentaje de avance", "% de avance", "%"))
    obstaculo: str = column("Obstáculo", Kind.LONG, "Qué lo ha impedido.")
    resultado_final: str = column("Resultado final", Kind.LONG, "Si terminó, qué se logró.")
    evidencia: str = column("Evidencia", Kind.URL, "La liga a la evidencia: https://…", aliases=("Liga de la evidencia", "Enlace de la evidencia"))
    reporta: str = column("Reporta", Kind.REF, "La clave o el nombre de quien reporta.", tabs=("Integrantes",))


@dataclass(frozen=True, kw_only=True)
class Adenda(Record):
    """A change to the plan agreed after its signature."""

    TAB: ClassVar[str] = "Adendas"
    HELP: ClassVar[str] = "Las modificaciones al plan acordadas después de la firma."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo AD1.", always=True, aliases=("ID", "Identificador"))
    fecha: date | None = column("Fecha", Kind.DATE, "El día en que se acordó.", always=True)
    compromiso: str = column("Compromiso", Kind.REF, "La clave del compromiso que cambia.", tabs=("Compromisos",))
    texto_anterior: str = column("Texto anterior", Kind.LONG, "Lo que decía.")
    texto_nuevo: str = column("Texto nuevo", Kind.LONG, "Lo que dirá.", always=True)
    motivo: str = column("Motivo", Kind.LONG, "Por qué cambia.")
    acuerdo: str = column("Acuerdo", Kind.TEXT, "El acuerdo del STL que lo aprobó.")
