"""Plan de Acción Local (Anexo 2)."""

from escritura import TEXT_WIDTH, card, each, listing, p, paragraph, paragraphs_of, run, runs, when
from pal_calendario import AGENDA, CALENDARIO
from pal_compromiso import COMPROMISO, tipo
from paquete import Plantilla
from piezas import aviso_de_borrador, firmas, orden, vinetas

_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'

_COVER = (
    p("{{ organo_garante }}", "Portada", '<w:spacing w:before="1600" w:after="200"/>')
    + p("{{ membrete.secretariado }}", "Portada")
    + p("PLAN DE ACCIÓN LOCAL DE\u00a0GOBIERNO\u00a0ABIERTO", "Portadagrande")
    + p("**{{ entidad_en_mayusculas }}**", "Portada")
    + p("**{{ periodo }}**", "Portada")
    + p("Anexo 2", "Portada", '<w:spacing w:before="900" w:after="200"/>')
    + paragraph(runs("{{ lugar_y_fecha }}") + _PAGE_BREAK, "Portada", '<w:spacing w:before="900" w:after="0"/>')
)

_INDEX = p("Índice", "Ttulodendice") + paragraph(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("El índice se forma al escribir el documento.")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "TDC1",
)

_PROCESS = (
    p("B. Proceso de integración", "Ttulo2")
    + p(
        "El Plan es resultado de los pasos que a continuación se relacionan, con su fecha y la evidencia que los "
        "acredita.",
        "Fila",
    )
    + when(
        "hechos",
        listing(
            "h in hechos",
            (650, 2000, 1250, 5222),
            ("Paso", "Hecho", "Fecha", "Descripción, asistencia y evidencia"),
            (
                "{{ h.paso }}",
                "{{ h.hecho }}",
                "{{ h.fecha }}",
                when("h.descripcion", p("{{ h.descripcion }}", "Celda"))
                + p("Asistentes: {{ h.asistentes }}", "Celda")
                + p("{{ h.evidencia }}", "Celdapequea"),
            ),
            "Hechos de los seis pasos del ejercicio",
        ),
        p("Todavía no se han asentado los hechos del proceso."),
    )
    + p("Consultas públicas", "Ttulo3")
    + when(
        "consultas",
        listing(
            "c in consultas",
            (700, 1400, 4172, 1450, 1400),
            ("Clave", "Núcleo", "Mecanismo y evidencia", "Periodo", "Participantes"),
            (
                "{{ c.clave }}",
                "{{ c.nucleo }}",
                p("{{ c.mecanismo }}", "Celda") + p("{{ c.evidencia }}", "Celdapequea"),
                "{{ c.periodo }}",
                "{{ c.participantes }}",
            ),
            "Consultas públicas de cada núcleo",
        ),
        p("No se registraron consultas públicas."),
    )
    + p("Mesas de diálogo", "Ttulo3")
    + when(
        "mesas",
        listing(
            "m in mesas",
            (700, 1600, 4322, 1300, 1200),
            ("Clave", "Núcleo", "Tema y evidencia", "Fecha", "Asistentes"),
            (
                "{{ m.clave }}",
                "{{ m.nucleo }}",
                p("{{ m.tema }}", "Celda") + p("{{ m.evidencia }}", "Celdapequea"),
                "{{ m.fecha }}",
                "{{ m.asistentes }}",
            ),
            "Mesas de diálogo, con su asistencia y su evidencia",
        ),
        p("No se registraron mesas de diálogo."),
    )
)

_PARTICIPANTS = p("C. Participantes", "Ttulo2") + when(
    "participantes",
    p("Integran el Secretariado Técnico Local, o participan en él con voz y sin voto en la facilitación:", "Fila")
    + listing(
        "i in participantes",
        (1500, 2622, 2200, 2800),
        ("Sector", "Nombre", "Cargo", "Institución y calidad"),
        (
            "{{ i.sector }}",
            "{{ i.nombre }}",
            "{{ i.cargo }}",
            p("{{ i.institucion }}", "Celda")
            + p("{{ i.calidad }}{% if i.suple_a %} de {{ i.suple_a }}{% endif %}", "Celda"),
        ),
        "Integrantes del Secretariado Técnico Local",
    ),
    p("El Secretariado Técnico Local todavía no tiene integrantes registrados."),
)

_FTM = "Follow the Money"
_DEFINITIONS = (
    (
        "Acta de instalación",
        "documento que formaliza y deja constancia de la integración del Secretariado Técnico Local.",
    ),
    ("Actividad", "acción concreta, con una persona responsable y fechas, que contribuye a cumplir un compromiso."),
    ("AGA", "Alianza para el Gobierno Abierto."),
    ("Compromiso", "objetivo de política pública puntual, realizable y medible que asumen las partes."),
    (
        "Facilitación",
        "labor neutral, con voz y sin voto, que sirve de puente para el diálogo y la consecución de los acuerdos.",
    ),
    (
        "Follow the Money (FtM)",
        (
            "proyecto desarrollado por el INAI, el Instituto Mexicano para la Competitividad (IMCO) y Global Integrity "
            "para transparentar el recurso público y las contrataciones públicas."
        ),
    ),
    ("INAI", "Instituto Nacional de Transparencia, Acceso a la Información y Protección de Datos Personales."),
    ("Indicador", "medida con línea base y meta que permite evaluar el cumplimiento de un compromiso."),
    ("Mesa de diálogo", "reunión de los actores para definir y priorizar problemáticas y acordar compromisos."),
    (
        "Meta parcial y meta final",
        "resultado que se habrá alcanzado en una fecha durante la ejecución del compromiso y a su término.",
    ),
    (
        "Micrositio",
        "espacio del portal del órgano garante en el que se concentra la evidencia documental del ejercicio.",
    ),
    ("Núcleo", "cada una de las partes del Secretariado Técnico Local: sociedad civil, autoridades y órgano garante."),
    (
        "Órgano garante",
        (
            "institución que garantiza en la entidad el derecho de acceso a la información; en este Plan, "
            "{{ organo_garante }}."
        ),
    ),
    ("PA18", "Plan de Acción 2016-2018 de la Alianza para el Gobierno Abierto en el ámbito nacional."),
    ("PAL o Plan", "Plan de Acción Local."),
    (
        "STL",
        (
            "Secretariado Técnico Local, espacio de coordinación e instancia de máxima decisión del ejercicio en la "
            "entidad."
        ),
    ),
    ("Tablero", "instrumento público de seguimiento de las actividades del Plan."),
)


def _definition(term: str, meaning: str) -> str:
    if not term.startswith(_FTM):
        return p(f"**{term}:** {meaning}")
    return paragraph(run(_FTM, "<w:b/><w:i/>") + runs(f"**{term.removeprefix(_FTM)}:** {meaning}"))


_MEASURES = (
    p("VIII. Medición de compromisos", "Ttulo1")
    + p("{{ evaluacion }}")
    + p("{{ monitoreo }}", "Fila")
    + when(
        "metas",
        listing(
            "m in metas",
            (1350, 850, 2472, 1150, 2000, 1300),
            ("Compromiso", "Tipo", "Meta", "Fecha", "Indicador y valor", "Actividades"),
            (
                "{{ m.compromiso }}",
                "{{ m.tipo }}",
                paragraphs_of("m.texto", "Celda"),
                "{{ m.fecha }}",
                "{{ m.medida }}",
                "{{ m.actividades }}",
            ),
            "Metas parciales y finales de todos los compromisos",
        ),
        p("Todavía no se han fijado metas parciales ni finales."),
    )
)

_FOLLOW_UP = (
    p("X. Seguimiento", "Ttulo1")
    + p("{{ vigencia }}")
    + p(
        "El órgano garante concentra la evidencia documental de las actividades en el micrositio de gobierno "
        "abierto y publica en él el tablero de seguimiento, que se actualiza {{ periodicidad }}."
    )
    + card(
        (("Micrositio", "{{ micrositio }}"), ("Tablero de seguimiento", "{{ tablero }}")), "Direcciones de publicación"
    )
    + p(
        "Lo acordado en este Plan se modifica únicamente por acuerdo del Secretariado Técnico Local, mediante "
        "adenda que exprese el texto anterior, el nuevo y el motivo del cambio.",
        "Trastabla",
    )
    + p("Cada actor recibe por correo electrónico copia de este Plan, que le remite {{ facilitador }}.")
)

BODY = (
    aviso_de_borrador()
    + _COVER
    + _INDEX
    + p("I. Introducción", "Ttulo1", "<w:pageBreakBefore/>")
    + paragraphs_of("introduccion")
    + p("A. Contexto y retos", "Ttulo2")
    + paragraphs_of("contexto")
    + _PROCESS
    + _PARTICIPANTS
    + p("II. Contexto normativo", "Ttulo1")
    + when(
        "marco_normativo",
        p("El Plan se elabora de conformidad con:", "Fila") + vinetas("marco_normativo"),
        p("Las disposiciones aplicables en la fecha de firma son: ________."),
    )
    + p("III. Definiciones", "Ttulo1")
    + "".join(_definition(*pair) for pair in _DEFINITIONS)
    + p("IV. Objetivo estratégico", "Ttulo1")
    + paragraphs_of("objetivo_estrategico")
    + p("V. Objetivos específicos", "Ttulo1")
    + when(
        "objetivos_especificos",
        orden("objetivos_especificos"),
        p("Los objetivos específicos están por definirse: ________."),
    )
    + p("VI. Problemáticas y compromisos", "Ttulo1")
    + p("{{ composicion }}", "Fila")
    + listing(
        "x in problematicas",
        (2500, 2100, 1000, 1922, 1600),
        ("Problemática", "Fuente de la consulta", "Prioridad", "Compromiso", "Tipo y tema"),
        (
            "{{ x.problematica }}",
            "{{ x.origen }}",
            "{{ x.prioridad }}",
            "{{ x.compromiso }}",
            paragraph(tipo("x"), "Celda") + when("x.tema", p("{{ x.tema }}", "Celda")),
        ),
        "Problemáticas y compromisos",
    )
    + p("VII. Plantillas de compromisos", "Ttulo1")
    + p("Cada compromiso se describe en una plantilla, que inicia en hoja nueva.")
    + each("c in compromisos", COMPROMISO)
    + _MEASURES.replace('<w:pStyle w:val="Ttulo1"/>', '<w:pStyle w:val="Ttulo1"/><w:pageBreakBefore/>', 1)
    + p("IX. Calendario y ruta de acción", "Ttulo1")
    + CALENDARIO
    + AGENDA
    + _FOLLOW_UP
    + p("Anexos", "Ttulo1")
    + vinetas("anexos")
    + p("Conformidad y firmas", "Ttulo1")
    + p("{{ manifestaciones }}", "Fila")
    + when(
        "conformidades",
        listing(
            "c in conformidades",
            (900, 3300, TEXT_WIDTH - 4200),
            ("Clave", "Compromiso", "Manifestación"),
            ("{{ c.clave }}", "{{ c.compromiso }}", paragraphs_of("c.lineas", "Celda")),
            "Manifestación de conformidad con cada compromiso",
        ),
    )
    + p(
        "Las personas que suscriben, en representación de los sectores que integran el Secretariado Técnico Local, "
        "manifiestan su conformidad con los compromisos contenidos en este Plan de Acción Local, con las reservas "
        "que en su caso han quedado asentadas, y lo rubrican en cada hoja y firman al calce en {{ lugar }}, "
        "{{ dia_en_letra }}.",
        "Cierre",
    )
    + firmas()
)

PLANTILLA = Plantilla("plan-de-accion-local", "Plantilla del Plan de Acción Local", BODY, rubricated=True)
