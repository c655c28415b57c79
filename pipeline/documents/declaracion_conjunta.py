"""Declaración conjunta: with its signature the exercise begins (Seis pasos, 1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from pipeline.documents.context.blanks import closing_day, copies, joined, long_day, or_line, spelled_day, titled
from pipeline.documents.context.bloqueo import impeding
from pipeline.documents.context.firmas import (
    Firma,
    Firmantes,
    HojaFirmada,
    as_witness,
    blocks,
    in_whose_absence,
    signature,
    signed,
    standing_in,
)
from pipeline.documents.context.fundamento import (
    ARTICULO_59,
    CONSTITUCION,
    LGTAIP,
    REFORMA_DE_2014,
    ULTIMO_DIA,
    cites_constitution,
    cites_general_law,
    local_law_applies,
)
from pipeline.documents.context.hoja import common, names_of
from pipeline.documents.context.personas import by_protocol, in_line, sector_of
from pipeline.documents.job import Document, Due, Job
from pipeline.documents.language import con_articulo, con_minuscula, con_punto, lista, mayusculas, ordinal
from pipeline.model.choices import FACILITADOR, SUPLENTE, TESTIGO
from pipeline.model.files import Omitted
from pipeline.model.folios import folio_of_declaracion
from pipeline.model.plan import Plan, vacant
from pipeline.model.records import Ejercicio, Integrante
from pipeline.model.words import tidy

ID: Final = "declaracion-conjunta"
STEP: Final = 1
MOST_IN_A_HEADER: Final = 420
REQUIREMENTS: Final = ("SP-1",)
AFTER_THE_FIRST: Final = date(2016, 1, 1)


@dataclass(frozen=True, slots=True)
class Declarante:
    """Quien firma la Declaración."""

    sector: Annotated[str, "el sector que representa"]
    en_linea: Annotated[str, "nombre, cargo e institución en un renglón, con punto final"]


@dataclass(frozen=True, slots=True)
class Punto:
    """Un punto de la Declaración."""

    ordinal: Annotated[str, "PRIMERO, SEGUNDO…"]
    texto: Annotated[str, "lo que se declara"]


@dataclass(frozen=True, kw_only=True)
class Declaracion(HojaFirmada):
    """Lo que puede nombrar la plantilla de la Declaración conjunta."""

    instituciones: Annotated[
        str, "las instituciones de quienes firman, en orden de protocolo, o sus sectores si son muchas"
    ]
    declarantes: Annotated[tuple[Declarante, ...], "quienes firman, en orden de protocolo"]
    sectores: Annotated[str, "los sectores que declaran: autoridad, órgano garante y sociedad civil"]
    antecedentes: Annotated[tuple[str, ...], "los antecedentes, sin número"]
    considerandos: Annotated[tuple[str, ...], "los considerandos, con su “Que” y su puntuación"]
    puntos: Annotated[tuple[Punto, ...], "lo que se declara, punto por punto"]
    tantos: Annotated[str, "cuántos ejemplares se firman, uno por sector: tres tantos"]
    lugar: Annotated[str, "el lugar de la firma, con su artículo, o una línea para llenarlo"]
    dia_en_letra: Annotated[str, "el día de la firma: a los veinte días del mes de junio de dos mil dieciséis"]


def due(job: Job) -> Iterator[Due | Omitted]:
    """Due once its date, its place or a signer stands in the sheet."""
    ejercicio = job.plan.ejercicio
    signers = _signers(job.plan)
    if not (ejercicio.fecha_declaracion or tidy(ejercicio.lugar_declaracion) or signers):
        yield Omitted(ID, "La Declaración conjunta todavía no tiene fecha, lugar ni firmantes en la hoja.")
        return
    seated = tuple(i for i in signers if not vacant(i))
    blocked = impeding(job.outcome, requirements=REQUIREMENTS, tabs=(Ejercicio, Integrante))
    hoja = Declaracion(
        **common(job, "Declaración conjunta", folio_of_declaracion(job.plan), blocked),
        **signed(firmantes := _signatures(job.plan, signers), _legend(ejercicio), _about_witnesses(firmantes)),
        instituciones=_institutions(job.plan, seated),
        declarantes=tuple(_declarant(job.plan, i, signers) for i in seated),
        sectores=lista(dict.fromkeys(i.sector for i in seated or signers)),
        antecedentes=tuple(_background(job.plan, job.today)),
        considerandos=tuple(_punctuated(list(_reasons(ejercicio, job.today)))),
        puntos=tuple(Punto(mayusculas(ordinal(n)), text) for n, text in enumerate(_POINTS, start=1)),
        tantos=copies(len({i.sector for i in seated})),
        lugar=con_articulo(or_line(ejercicio.lugar_declaracion)),
        dia_en_letra=closing_day(ejercicio.fecha_declaracion),
    )
    yield Due(
        document=ID,
        path="01-declaracion-conjunta",
        template=ID,
        title=titled("Declaración conjunta", hoja.entidad),
        context=names_of(hoja),
        blocked_by=blocked,
        values=tuple(_values(ejercicio, signers)),
        on=ejercicio.fecha_declaracion or job.today,
    )


DOCUMENT: Final = Document(ID, due, Declaracion)


def _signers(plan: Plan) -> tuple[Integrante, ...]:
    own_block = {FACILITADOR, TESTIGO}
    return by_protocol(i for i in plan.integrantes if i.firma_declaracion and i.calidad not in own_block)


def _signatures(plan: Plan, signers: tuple[Integrante, ...]) -> Firmantes:
    witnesses = by_protocol(i for i in plan.integrantes if i.firma_declaracion and i.calidad == TESTIGO)
    return blocks(tuple(_signature(plan, i, signers) for i in signers), tuple(as_witness(i) for i in witnesses))


def _signature(plan: Plan, signer: Integrante, signers: tuple[Integrante, ...]) -> Firma:
    absent = _absent(plan, signer, signers)
    return standing_in(signer, absent) if absent else signature(signer)


def _absent(plan: Plan, signer: Integrante, signers: tuple[Integrante, ...]) -> Integrante | None:
    """The titular in whose stead a substitute signs, if that titular does not."""
    holder = plan.integrante.get(signer.suple_a) if signer.calidad == SUPLENTE else None
    return None if holder in signers else holder


def _declarant(plan: Plan, signer: Integrante, signers: tuple[Integrante, ...]) -> Declarante:
    absent = _absent(plan, signer, signers)
    told = joined((in_line(signer), in_whose_absence(absent) if absent else ""))
    return Declarante(sector_of(signer.sector), con_punto(told))


def _institutions(plan: Plan, signers: tuple[Integrante, ...]) -> str:
    """Who heads each page: the institutions of the signers; where they would fill it, the sectors."""
    told = " · ".join(dict.fromkeys(name for i in signers if (name := tidy(i.institucion))))
    if len(told) > MOST_IN_A_HEADER:
        told = " · ".join(dict.fromkeys(sector_of(i.sector) for i in signers))
    return told or or_line(plan.ejercicio.organo_garante)


def _about_witnesses(firmantes: Firmantes) -> str:
    attest = any(firma.rotulo for firma in firmantes)
    return "Quienes firman como testigos no asumen obligaciones con esta Declaración." if attest else ""


def _legend(ejercicio: Ejercicio) -> str:
    return (
        "La presente foja de firmas corresponde a la Declaración conjunta para la implementación de acciones para "
        f"un gobierno abierto, firmada el {spelled_day(ejercicio.fecha_declaracion)}, y forma parte integrante de la "
        "misma."
    )


def _background(plan: Plan, today: date) -> Iterator[str]:
    ejercicio = plan.ejercicio
    when = ejercicio.fecha_declaracion or today
    yield (
        "En 2011 se constituyó la Alianza para el Gobierno Abierto (AGA), a la que México se sumó ese mismo año. Sus "
        "trabajos en el ámbito nacional los coordinó un Secretariado Técnico Tripartita (STT), con representación del "
        "Gobierno Federal, del organismo garante nacional y de la sociedad civil."
    )
    if REFORMA_DE_2014 <= when <= ULTIMO_DIA:
        yield (
            "El 7 de febrero de 2014 se publicó en el Diario Oficial de la Federación el decreto por el que se "
            "reformaron y adicionaron diversas disposiciones de la Constitución Política de los Estados Unidos "
            "Mexicanos en materia de transparencia."
        )
    if LGTAIP <= when <= ULTIMO_DIA:
        yield (
            "El 4 de mayo de 2015 se publicó en el Diario Oficial de la Federación la Ley General de Transparencia y "
            "Acceso a la Información Pública, que prevé la participación de los órganos garantes en las políticas de "
            "apertura gubernamental."
        )
    if when >= AFTER_THE_FIRST:
        yield (
            "En 2015 el Instituto Nacional de Transparencia, Acceso a la Información y Protección de Datos Personales "
            "(INAI) impulsó los primeros ejercicios locales de gobierno abierto en entidades federativas."
        )
    yield from _registered(plan, when)
    garante = f" ({tidy(ejercicio.organo_garante)})" if tidy(ejercicio.organo_garante) else ""
    yield (
        f"Representantes de la ciudadanía, del gobierno y del órgano garante{garante} postularon a la entidad, que fue "
        "seleccionada para participar en los ejercicios locales de gobierno abierto "
        f"{ejercicio.anio_ejercicio or '____'}."
    )


def _registered(plan: Plan, when: date) -> Iterator[str]:
    """What the sheet tells of the first step before the Declaración: the invitation, the postulation."""
    before = [e for e in plan.etapas if e.paso == STEP and e.fecha and e.fecha < when and tidy(e.descripcion)]
    for e in sorted(before, key=lambda e: e.fecha or when):
        yield f"El {long_day(e.fecha)}: {con_punto(con_minuscula(tidy(e.descripcion)))}"


def _reasons(ejercicio: Ejercicio, today: date) -> Iterator[str]:
    when = ejercicio.fecha_declaracion or today
    if cites_constitution(when):
        yield f"Que el derecho de acceso a la información está reconocido en el {CONSTITUCION}"
    if cites_general_law(when):
        yield (
            f"Que, de conformidad con el {ARTICULO_59}, los órganos garantes coadyuvan con los sujetos obligados y "
            "con representantes de la sociedad civil en la implementación de mecanismos de colaboración para la "
            "promoción e implementación de políticas y mecanismos de apertura gubernamental"
        )
    if local := local_law_applies(ejercicio):
        yield f"Que en la entidad {local}"
    yield (
        "Que los ejercicios locales de gobierno abierto promueven la apertura institucional y la colaboración entre "
        "distintos actores sociales, para atender demandas ciudadanas y resolver problemáticas locales específicas a "
        "través de la participación, la cocreación y la innovación ciudadana"
    )
    yield "Que el ejercicio se desarrolla en seis pasos mínimos a lo largo de un periodo de doce meses"
    yield "Que con la firma de esta Declaración arrancan formalmente los trabajos de cocreación desde lo local"


def _punctuated(reasons: list[str]) -> Iterator[str]:
    last = len(reasons) - 1
    for n, reason in enumerate(reasons):
        yield reason + (";" if n < last - 1 else "; y" if n == last - 1 else ".")


_POINTS: Final = (
    (
        "Dar continuidad a las actividades contempladas en los ejercicios locales de gobierno abierto, hasta su "
        "conclusión."
    ),
    (
        "Sensibilizar y socializar el ejercicio entre un mayor número de actores sociales y públicos de la entidad, "
        "para que su perspectiva lo enriquezca."
    ),
    (
        "Integrar el Secretariado Técnico Local como espacio de coordinación e instancia de máxima decisión entre "
        "gobierno y ciudadanía, con al menos una representación del órgano garante, una de la sociedad civil y una "
        "de la autoridad, y dotarlo de reglas mínimas, de quien facilite el diálogo y de una agenda anual de "
        "trabajo."
    ),
    (
        "Definir, mediante mesas de diálogo y consultas públicas abiertas, las problemáticas locales que habrán de "
        "atenderse y los compromisos del Plan de Acción Local, con actividades, responsables, fechas e indicadores."
    ),
    (
        "Presentar a la sociedad el Plan de Acción Local y darle cumplimiento durante su vigencia, con apego a las "
        "responsabilidades que cada parte asuma en él."
    ),
    (
        "Publicar en el micrositio de gobierno abierto la evidencia documental del ejercicio y un tablero de "
        "seguimiento que se actualice periódicamente."
    ),
    (
        "Hacer constar que la presente Declaración expresa la voluntad de quienes la firman, no compromete recursos ni "
        "sustituye las atribuciones de ninguna de las partes."
    ),
    "Dar vigencia a la presente Declaración a partir de su firma; podrá refrendarse por acuerdo de las partes.",
)


def _values(ejercicio: Ejercicio, signers: tuple[Integrante, ...]) -> Iterator[tuple[str, str]]:
    yield "la entidad federativa", ejercicio.entidad_federativa
    yield "el órgano garante", ejercicio.organo_garante
    yield "el lugar de la Declaración", ejercicio.lugar_declaracion
    if ejercicio.fecha_declaracion:
        yield "la fecha de la Declaración", closing_day(ejercicio.fecha_declaracion)
    for i in signers:
        yield f"el nombre de {i.clave}", i.nombre
        if not vacant(i):
            yield f"el cargo de {i.clave}", i.cargo
            yield f"la institución de {i.clave}", i.institucion
