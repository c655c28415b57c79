"""Consultations and mesas, and what came out of them."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from pipeline.model.choices import CONJUNTA, INSUMOS, NUCLEOS, OTHER_NUCLEOS
from pipeline.model.schema import Kind, Record, Shown, column

# One column, one line.
# fmt: off

@dataclass(frozen=True, kw_only=True)
class Consulta(Record):
    """A public consultation of a núcleo."""

    TAB: ClassVar[str] = "Consultas"
    HELP: ClassVar[str] = "Las consultas públicas de cada núcleo."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo Q1.", always=True, aliases=("ID", "Identificador"))
    nucleo: str = column("Núcleo", Kind.CHOICE, "El núcleo que consultó.", always=True, choices=NUCLEOS, also=OTHER_NUCLEOS)
    mecanismo: str = column("Mecanismo", Kind.TEXT, "Cómo se consultó: foro, encuesta en línea, buzón.", always=True)
    abierta_al_publico: bool | None = column("Abierta al público", Kind.BOOL, "Sí, si cualquiera pudo participar.")
    inicio: date | None = column("Inicio", Kind.DATE, "El primer día de la consulta.", aliases=("Fecha de inicio", "Fecha inicial"))
    fin: date | None = column("Fin", Kind.DATE, "El último día de la consulta.", aliases=("Fecha de fin", "Fecha de término", "Fecha final"))
    participantes: int | None = column("Participantes", Kind.INT, "Cuántas personas participaron.")
    convocatoria: str = column("Convocatoria", Kind.URL, "La liga a la convocatoria: https://…")
    evidencia: str = column("Evidencia", Kind.URL, "La liga a los resultados: https://…", aliases=("Liga de la evidencia", "Enlace de la evidencia"))
    descripcion: str = column("Descripción", Kind.LONG, "Qué se preguntó y qué resultó.")


@dataclass(frozen=True, kw_only=True)
class Mesa(Record):
    """A mesa de diálogo."""

    TAB: ClassVar[str] = "Mesas"
    HELP: ClassVar[str] = "Las mesas de diálogo, celebradas o por celebrarse."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo M1.", always=True, aliases=("ID", "Identificador"))
    nucleo: str = column("Núcleo", Kind.CHOICE, "El núcleo que dialoga, o conjunta si se reúnen todos.", always=True, choices=(*NUCLEOS, CONJUNTA), also=OTHER_NUCLEOS)
    tema: str = column("Tema", Kind.TEXT, "El tema de la mesa.", always=True)
    objetivo: str = column("Objetivo", Kind.LONG, "Para qué se reúne; empieza con un verbo en infinitivo.")
    fecha: date | None = column("Fecha", Kind.DATE, "El día de la mesa.", always=True)
    hora_inicio: time | None = column("Hora de inicio", Kind.TIME, "La hora en que empezó: 10:00.")
    hora_termino: time | None = column("Hora de término", Kind.TIME, "La hora en que terminó: 13:30.", aliases=("Hora de fin", "Hora de cierre"))
    lugar: str = column("Lugar", Kind.TEXT, "El recinto y su domicilio.")
    convoca: str = column("Convoca", Kind.TEXT, "Quién convocó a la mesa.")
    modera: str = column("Modera", Kind.REF, "La clave o el nombre de quien moderó; es el facilitador.", tabs=("Integrantes",))
    introduccion: str = column("Introducción", Kind.LONG, "Cómo se abrió la mesa.")
    analisis: str = column("Análisis", Kind.LONG, "El análisis de la problemática y las soluciones.")
    lectura_acuerdos: bool | None = column("Lectura de acuerdos", Kind.BOOL, "Sí, si el facilitador leyó los acuerdos.")
    proxima_reunion: str = column("Próxima reunión", Kind.TEXT, "Cuándo y dónde será la siguiente.")
    evidencia: str = column("Evidencia", Kind.URL, "La liga a la evidencia: https://…", aliases=("Liga de la evidencia", "Enlace de la evidencia"))


@dataclass(frozen=True, kw_only=True)
class Envio(Record):
    """Information sent before a mesa."""

    TAB: ClassVar[str] = "Envíos"
    HELP: ClassVar[str] = "La información que se envió antes de cada mesa."

    mesa: str = column("Mesa", Kind.REF, "La clave de la mesa.", always=True, tabs=("Mesas",))
    insumo: str = column("Insumo", Kind.CHOICE, "Qué se envió.", always=True, choices=INSUMOS)
    remite: str = column("Remite", Kind.REF, "La clave o el nombre de quien lo envió.", tabs=("Integrantes",))
    fecha_envio: date | None = column("Fecha de envío", Kind.DATE, "El día en que se envió.", always=True)
    destinatarios: tuple[str, ...] = column("Destinatarios", Kind.REFS, "Las claves de quienes lo recibieron, separadas por comas, o la palabra todos.", tabs=("Integrantes",), shown=Shown.INTERNAL)
    evidencia: str = column("Evidencia", Kind.URL, "La liga a la constancia del envío: https://…", aliases=("Liga de la evidencia", "Enlace de la evidencia"))


@dataclass(frozen=True, kw_only=True)
class Asistente(Record):
    """Someone who attended a mesa: a member by key, or anyone else by name."""

    TAB: ClassVar[str] = "Asistentes"
    HELP: ClassVar[str] = "Quiénes asistieron a cada mesa."

    mesa: str = column("Mesa", Kind.REF, "La clave de la mesa.", always=True, tabs=("Mesas",))
    integrante: str = column("Integrante", Kind.REF, "La clave del integrante; si no es integrante, deje en blanco y llene las columnas siguientes.", tabs=("Integrantes",))
    nombre: str = column("Nombre", Kind.TEXT, "El nombre de quien asistió sin ser integrante.", shown=Shown.INTERNAL, aliases=("Nombre completo",))
    cargo: str = column("Cargo", Kind.TEXT, "Su cargo.", shown=Shown.NAMED, aliases=("Puesto",))
    institucion: str = column("Institución", Kind.TEXT, "Su institución u organización.", aliases=("Organización", "Dependencia"))
    sector: str = column("Sector", Kind.TEXT, "El sector al que pertenece.")
    correo: str = column("Correo", Kind.EMAIL, "Su correo; nunca se publica.", shown=Shown.INTERNAL, aliases=("Correo electrónico", "E-mail", "Email"))


@dataclass(frozen=True, kw_only=True)
class Intervencion(Record):
    """What someone said at a mesa; the order of the rows is the order of speaking."""

    TAB: ClassVar[str] = "Intervenciones"
    HELP: ClassVar[str] = "Lo que manifestó cada actor en cada mesa, en el orden en que habló."

    mesa: str = column("Mesa", Kind.REF, "La clave de la mesa.", always=True, tabs=("Mesas",))
    participante: str = column("Participante", Kind.TEXT, "La clave del integrante o el nombre de un asistente.", always=True, shown=Shown.INTERNAL)
    tipo: str = column("Tipo", Kind.CHOICE, "Si fue duda, aportación o retroalimentación.", always=True, choices=("duda", "aportación", "retroalimentación"))
    texto: str = column("Texto", Kind.LONG, "Qué manifestó.", always=True, shown=Shown.INTERNAL)


@dataclass(frozen=True, kw_only=True)
class Problematica(Record):
    """A local problem that a núcleo put forward."""

    TAB: ClassVar[str] = "Problemáticas"
    HELP: ClassVar[str] = "Las problemáticas que se identificaron y cómo se priorizaron."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo P1.", always=True, aliases=("ID", "Identificador"))
    problematica: str = column("Problemática", Kind.LONG, "El problema local, en una o dos oraciones.", always=True)
    nucleo: str = column("Núcleo", Kind.CHOICE, "El núcleo que lo planteó.", always=True, choices=NUCLEOS, also=OTHER_NUCLEOS)
    origen: tuple[str, ...] = column("Origen", Kind.REFS, "Las claves de las consultas o mesas de donde salió, separadas por comas.", tabs=("Consultas", "Mesas"))
    fuente: str = column("Fuente", Kind.TEXT, "El documento o dato que lo sustenta.")
    causas_y_efectos: str = column("Causas y efectos", Kind.LONG, "Por qué ocurre y a quién afecta.")
    prioridad: int | None = column("Prioridad", Kind.INT, "El lugar que ocupó: 1 es el primero.")
    metodo_seleccion: str = column("Método de selección", Kind.CHOICE, "Cómo se eligió.", choices=("consenso", "votación", "jerarquización", "otro"))
    metodologia: str = column("Metodología", Kind.URL, "Si se jerarquizó, la liga a la metodología: https://…")


@dataclass(frozen=True, kw_only=True)
class Solucion(Record):
    """An alternative of solution to a problemática."""

    TAB: ClassVar[str] = "Soluciones"
    HELP: ClassVar[str] = "Las alternativas de solución de cada problemática."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo S1.", always=True, aliases=("ID", "Identificador"))
    problematica: str = column("Problemática", Kind.REF, "La clave de la problemática que atiende.", always=True, tabs=("Problemáticas",))
    solucion: str = column("Solución", Kind.LONG, "En qué consiste.", always=True)
    viabilidad: str = column("Viabilidad", Kind.CHOICE, "Qué tan realizable es.", choices=("alta", "media", "baja"))
    elegida: bool | None = column("Elegida", Kind.BOOL, "Sí, si es la que se eligió.")
    motivo: str = column("Motivo", Kind.LONG, "Por qué se eligió o se descartó.")


@dataclass(frozen=True, kw_only=True)
class Acuerdo(Record):
    """An agreement of a mesa."""

    TAB: ClassVar[str] = "Acuerdos"
    HELP: ClassVar[str] = "Los acuerdos de cada mesa."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo A1.", always=True, aliases=("ID", "Identificador"))
    mesa: str = column("Mesa", Kind.REF, "La clave de la mesa.", always=True, tabs=("Mesas",))
    acuerdo: str = column("Acuerdo", Kind.LONG, "Qué se acordó.", always=True)
    responsable: str = column("Responsable", Kind.REF, "La clave o el nombre de quien lo cumplirá.", tabs=("Integrantes",))
    fecha_compromiso: date | None = column("Fecha compromiso", Kind.DATE, "El día en que debe estar cumplido.")
    compromiso: str = column("Compromiso", Kind.REF, "La clave del compromiso del PAL al que pertenece, si lo hay.", tabs=("Compromisos",))
    estado: str = column("Estado", Kind.CHOICE, "Cómo va.", choices=("pendiente", "en proceso", "cumplido", "cancelado"))
