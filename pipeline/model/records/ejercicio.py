"""The exercise itself: one datum a row."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from pipeline.model.schema import Kind, Record, column

# One column, one line.
# fmt: off

@dataclass(frozen=True, kw_only=True)
class Ejercicio(Record):
    """The datum sheet of the exercise: one record, each field a row Campo | Valor."""

    TAB: ClassVar[str] = "Ejercicio"
    HELP: ClassVar[str] = "Los datos del ejercicio: un dato por renglón."

    entidad_federativa: str = column("Entidad federativa", Kind.TEXT, "El estado, como se escribe en sus documentos oficiales: Tlaxcala, Ciudad de México.", always=True)
    anio_ejercicio: int | None = column("Año del ejercicio", Kind.INT, "El año en cuatro cifras: 2016.", always=True)
    organo_garante: str = column("Órgano garante", Kind.TEXT, "El nombre completo y vigente del órgano garante.", always=True)
    siglas_organo_garante: str = column("Siglas del órgano garante", Kind.TEXT, "Las siglas con que se le conoce.")
    fecha_declaracion: date | None = column("Fecha de la Declaración", Kind.DATE, "El día en que se firma la Declaración conjunta.")
    lugar_declaracion: str = column("Lugar de la Declaración", Kind.TEXT, "La ciudad y el estado donde se firma.")
    fecha_instalacion_stl: date | None = column("Fecha de instalación del STL", Kind.DATE, "El día en que se instaló el Secretariado Técnico Local.")
    hora_instalacion: time | None = column("Hora de instalación", Kind.TIME, "La hora en que empezó el acto: 10:30.")
    hora_clausura_instalacion: time | None = column("Hora de clausura de la instalación", Kind.TIME, "La hora en que terminó el acto: 13:00.")
    lugar_instalacion: str = column("Lugar de instalación", Kind.TEXT, "El recinto y su domicilio, con la ciudad.")
    fecha_eleccion_facilitador: date | None = column("Fecha de elección del facilitador", Kind.DATE, "El día en que el STL eligió al facilitador; el de la instalación o uno posterior.")
    fecha_firma_pal: date | None = column("Fecha de firma del PAL", Kind.DATE, "El día en que se firma el Plan de Acción Local.")
    lugar_firma_pal: str = column("Lugar de firma del PAL", Kind.TEXT, "La ciudad y el estado donde se firma.")
    fecha_presentacion_publica: date | None = column("Fecha de presentación pública", Kind.DATE, "El día del evento público que da inicio al año de vigencia.")
    lugar_presentacion_publica: str = column("Lugar de presentación pública", Kind.TEXT, "El recinto y la ciudad del evento.")
    micrositio: str = column("Micrositio", Kind.URL, "La dirección del micrositio de gobierno abierto: https://…")
    tablero: str = column("Tablero", Kind.URL, "La dirección del tablero de seguimiento: https://…")
    introduccion: str = column("Introducción", Kind.LONG, "El texto con que empieza el PAL.")
    contexto_y_retos: str = column("Contexto y retos", Kind.LONG, "La situación del estado y los retos que el plan atiende.")
    marco_normativo_local: str = column("Marco normativo local", Kind.LONG, "Las leyes y reglamentos del estado en que se apoya el plan, uno por renglón.")
    objetivo_estrategico: str = column("Objetivo estratégico", Kind.LONG, "El propósito general del plan; empieza con un verbo en infinitivo.")
    objetivos_especificos: str = column("Objetivos específicos", Kind.LONG, "Uno por renglón; cada uno empieza con un verbo en infinitivo.")
    leyenda_anio: str = column("Leyenda del año", Kind.TEXT, "La leyenda oficial del año, si su estado la ordena; si no, déjela en blanco.")
