"""The Secretariado Técnico Local and the steps it went through."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from pipeline.model.choices import (
    FACILITADOR,
    HECHOS,
    INVITADO,
    NINGUNO,
    NUCLEOS,
    OTHER_NUCLEOS,
    SUPLENTE,
    TESTIGO,
    TITULAR,
)
from pipeline.model.schema import Kind, Record, Shown, column

# One column, one line.
# fmt: off

@dataclass(frozen=True, kw_only=True)
class Integrante(Record):
    """A seat of the STL, or a person who takes part in it."""

    TAB: ClassVar[str] = "Integrantes"
    HELP: ClassVar[str] = "Quiénes integran el STL, el facilitador, los testigos y los invitados."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo SC1; las demás hojas la usan.", always=True, aliases=("ID", "Identificador"))
    nombre: str = column("Nombre", Kind.TEXT, "Nombre y apellidos, sin tratamiento. Si el lugar está vacante, escriba Por designar.", always=True, shown=Shown.NAMED, aliases=("Nombre completo",))
    tratamiento: str = column("Tratamiento", Kind.TEXT, "La abreviatura que va antes del nombre: Lic., Mtra., Dr., C.", shown=Shown.NAMED)
    cargo: str = column("Cargo", Kind.TEXT, "El cargo, con el género de la persona: Comisionada Presidenta.", shown=Shown.NAMED, aliases=("Puesto",))
    institucion: str = column("Institución", Kind.TEXT, "El nombre completo de la institución u organización.", aliases=("Organización", "Dependencia"))
    sector: str = column("Sector", Kind.CHOICE, "El sector que representa; quien facilita no representa a ninguno: escriba ninguno.", always=True, choices=(*NUCLEOS, NINGUNO), also=OTHER_NUCLEOS)
    calidad: str = column("Calidad", Kind.CHOICE, "El papel de la persona en el STL.", always=True, choices=(TITULAR, SUPLENTE, FACILITADOR, TESTIGO, INVITADO))
    suple_a: str = column("Suple a", Kind.REF, "Si es suplente, la clave o el nombre del titular a quien suple.", tabs=("Integrantes",))
    correo: str = column("Correo", Kind.EMAIL, "El correo donde recibirá su copia del plan.", shown=Shown.INTERNAL, aliases=("Correo electrónico", "E-mail", "Email"))
    firma_declaracion: bool | None = column("Firma la Declaración", Kind.BOOL, "Sí, si firma la Declaración conjunta.")
    autoriza_publicar_su_nombre: bool | None = column("Autoriza publicar su nombre", Kind.BOOL, "Sí, si autorizó que su nombre se publique en el micrositio.", shown=Shown.INTERNAL)


@dataclass(frozen=True, kw_only=True)
class Regla(Record):
    """A rule of integration and interaction that the STL gave itself."""

    TAB: ClassVar[str] = "Reglas"
    HELP: ClassVar[str] = "Las reglas mínimas de integración e interacción del STL."

    numero: int | None = column("Número", Kind.INT, "El número de la regla; si lo deja en blanco vale el orden de los renglones.")
    regla: str = column("Regla", Kind.LONG, "El texto de la regla.", always=True)


@dataclass(frozen=True, kw_only=True)
class Sesion(Record):
    """An act of the annual agenda of the STL."""

    TAB: ClassVar[str] = "Agenda STL"
    HELP: ClassVar[str] = "La agenda anual de trabajo del STL."

    fecha: date | None = column("Fecha", Kind.DATE, "El día de la actividad.", always=True)
    actividad: str = column("Actividad", Kind.TEXT, "Qué se hará: sesión, taller, revisión.", always=True)
    responsable: str = column("Responsable", Kind.REF, "La clave o el nombre de quien responde por la actividad.", tabs=("Integrantes",))
    lugar: str = column("Lugar", Kind.TEXT, "Dónde será.")


@dataclass(frozen=True, kw_only=True)
class Etapa(Record):
    """A fact of the exercise with its evidence."""

    TAB: ClassVar[str] = "Etapas"
    HELP: ClassVar[str] = "Lo que se hizo en cada uno de los seis pasos y su evidencia."

    clave: str = column("Clave", Kind.KEY, "Una clave corta y única, por ejemplo E1.", aliases=("ID", "Identificador"))
    paso: int | None = column("Paso", Kind.INT, "El número del paso, del 1 al 6.", always=True)
    hecho: str = column("Hecho", Kind.CHOICE, "Qué ocurrió.", always=True, choices=HECHOS)
    fecha: date | None = column("Fecha", Kind.DATE, "El día en que ocurrió.", always=True)
    lugar: str = column("Lugar", Kind.TEXT, "Dónde ocurrió.")
    convoca: str = column("Convoca", Kind.TEXT, "Quién convocó.")
    asistentes: int | None = column("Asistentes", Kind.INT, "Cuántas personas asistieron.")
    descripcion: str = column("Descripción", Kind.LONG, "Qué pasó, en pocas líneas.")
    evidencia: str = column("Evidencia", Kind.URL, "La liga a la evidencia: https://…", aliases=("Liga de la evidencia", "Enlace de la evidencia"))
    fecha_envio_al_inai: date | None = column("Fecha de envío al INAI", Kind.DATE, "El día en que la evidencia se envió al INAI.")
