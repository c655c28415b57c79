"""The commitments of the PAL and all that hangs from them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from pipeline.model.choices import AGA, FTM, LOCAL, OTHER_TIPOS, PROACTIVO, TEMAS, TEMAS_BY_NUMBER
from pipeline.model.schema import Kind, Record, column

# One column, one line.
# fmt: off

@dataclass(frozen=True, kw_only=True)
class Conformidad(Record):
    """What a member declared about a commitment."""

    TAB: ClassVar[str] = "Conformidades"
    HELP: ClassVar[str] = "La manifestación de conformidad de cada integrante con cada compromiso."

    compromiso: str = column("Compromiso", Kind.REF, "La clave del compromiso.", always=True, tabs=("Compromisos",))
    integrante: str = column("Integrante", Kind.REF, "La clave o el nombre del integrante.", always=True, tabs=("Integrantes",))
    manifestacion: str = column("Manifestación", Kind.CHOICE, "Lo que manifestó.", always=True, choices=("conforme", "con reserva", "no conforme"))
    observacion: str = column("Observación", Kind.LONG, "Su reserva o comentario.")


@dataclass(frozen=True, kw_only=True)
class Compromiso(Record):
    """A commitment of the PAL."""

    TAB: ClassVar[str] = "Compromisos"
    HELP: ClassVar[str] = "Los compromisos del Plan de Acción Local."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo C1.", always=True, aliases=("ID", "Identificador"))
    tipo: str = column("Tipo", Kind.CHOICE, "AGA, Local, FtM (Follow the Money) o Proactivo.", always=True, choices=(AGA, LOCAL, FTM, PROACTIVO), also=OTHER_TIPOS)
    tema_pa18: str = column("Tema PA18", Kind.CHOICE, "Si es AGA, el tema del Plan de Acción 2016-2018.", choices=TEMAS, also=TEMAS_BY_NUMBER)
    titulo: str = column("Título", Kind.TEXT, "El compromiso en una línea; empieza con un verbo en infinitivo.", always=True, aliases=("Nombre del compromiso",))
    problematica: str = column("Problemática", Kind.REF, "La clave de la problemática que atiende.", tabs=("Problemáticas",))
    solucion: str = column("Solución", Kind.REF, "La clave de la solución elegida.", tabs=("Soluciones",))
    objetivo: str = column("Objetivo", Kind.LONG, "Qué se logrará.")
    descripcion: str = column("Descripción", Kind.LONG, "En qué consiste.")
    resultado_esperado: str = column("Resultado esperado", Kind.LONG, "Qué cambiará para las personas.")
    inicio: date | None = column("Inicio", Kind.DATE, "El primer día.", aliases=("Fecha de inicio", "Fecha inicial"))
    fin: date | None = column("Fin", Kind.DATE, "El último día.", aliases=("Fecha de fin", "Fecha de término", "Fecha final"))
    motivo_duracion: str = column("Motivo de la duración", Kind.LONG, "Si dura más de un año, por qué.")
    programa_o_fondo: str = column("Programa o fondo", Kind.TEXT, "En FtM, el programa o fondo que se rastrea.")
    ejercicio_fiscal: str = column("Ejercicio fiscal", Kind.TEXT, "En FtM, el año fiscal.")
    territorio: str = column("Territorio", Kind.TEXT, "En FtM, dónde se ejerce el recurso.")


@dataclass(frozen=True, kw_only=True)
class Responsable(Record):
    """Who answers for a commitment, and for what."""

    TAB: ClassVar[str] = "Responsables"
    HELP: ClassVar[str] = "Quién responde por cada compromiso."

    compromiso: str = column("Compromiso", Kind.REF, "La clave del compromiso.", always=True, tabs=("Compromisos",))
    integrante: str = column("Integrante", Kind.REF, "La clave o el nombre del integrante.", always=True, tabs=("Integrantes",))
    responsabilidad: str = column("Responsabilidad", Kind.LONG, "De qué responde.")


@dataclass(frozen=True, kw_only=True)
class Actividad(Record):
    """An activity of a commitment."""

    TAB: ClassVar[str] = "Actividades"
    HELP: ClassVar[str] = "Las actividades de cada compromiso, con su responsable y sus fechas."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo C1-A1.", always=True, aliases=("ID", "Identificador"))
    compromiso: str = column("Compromiso", Kind.REF, "La clave del compromiso.", always=True, tabs=("Compromisos",))
    actividad: str = column("Actividad", Kind.LONG, "Qué se hará.", always=True)
    responsable: str = column("Responsable", Kind.REF, "La clave o el nombre de una sola persona responsable.", tabs=("Integrantes",))
    corresponsables: tuple[str, ...] = column("Corresponsables", Kind.REFS, "Las claves de quienes ayudan, separadas por comas.", tabs=("Integrantes",))
    inicio: date | None = column("Inicio", Kind.DATE, "El primer día.", aliases=("Fecha de inicio", "Fecha inicial"))
    fin: date | None = column("Fin", Kind.DATE, "El último día.", aliases=("Fecha de fin", "Fecha de término", "Fecha final"))
    producto: str = column("Producto", Kind.TEXT, "Lo que quedará hecho.")
    medio_verificacion: str = column("Medio de verificación", Kind.TEXT, "Con qué se comprueba.")


@dataclass(frozen=True, kw_only=True)
class Indicador(Record):
    """How the fulfilment of a commitment is measured."""

    TAB: ClassVar[str] = "Indicadores"
    HELP: ClassVar[str] = "Los indicadores de cada compromiso."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo C1-I1.", always=True, aliases=("ID", "Identificador"))
    compromiso: str = column("Compromiso", Kind.REF, "La clave del compromiso.", always=True, tabs=("Compromisos",))
    indicador: str = column("Indicador", Kind.TEXT, "Qué se mide.", always=True)
    tipo: str = column("Tipo", Kind.CHOICE, "De gestión o de efecto.", choices=("gestión", "efecto"))
    formula: str = column("Fórmula", Kind.LONG, "Cómo se calcula.")
    unidad: str = column("Unidad", Kind.TEXT, "En qué se expresa: porcentaje, número de obras.")
    linea_base: str = column("Línea base", Kind.TEXT, "El valor del que se parte.")
    meta: str = column("Meta", Kind.TEXT, "El valor al que se llegará.")
    frecuencia: str = column("Frecuencia", Kind.TEXT, "Cada cuándo se mide.")
    fuente: str = column("Fuente", Kind.TEXT, "De dónde sale el dato.")


@dataclass(frozen=True, kw_only=True)
class Meta(Record):
    """A partial or final goal of a commitment."""

    TAB: ClassVar[str] = "Metas"
    HELP: ClassVar[str] = "Las metas parciales y finales de cada compromiso."

    compromiso: str = column("Compromiso", Kind.REF, "La clave del compromiso.", always=True, tabs=("Compromisos",))
    tipo: str = column("Tipo", Kind.CHOICE, "Parcial o final.", always=True, choices=("parcial", "final"))
    meta: str = column("Meta", Kind.LONG, "Lo que se habrá logrado.", always=True)
    fecha: date | None = column("Fecha", Kind.DATE, "Para cuándo.")
    indicador: str = column("Indicador", Kind.REF, "La clave del indicador con que se mide.", tabs=("Indicadores",))
    valor: str = column("Valor", Kind.TEXT, "El valor que tendrá el indicador.")
    actividades: tuple[str, ...] = column("Actividades", Kind.REFS, "Las claves de las actividades que llevan a la meta, separadas por comas.", tabs=("Actividades",))
