"""Minuta de mesa de diálogo."""

from escritura import body, card, each, each_row, grid, head, listing, p, paragraphs_of, when
from paquete import Plantilla
from piezas import ORDEN_DE_LA_MESA, aviso_de_borrador, firmas, vinetas

_TREATED = (800, 2722, 1300, 1300, 3000)
_AGREED = (800, 3322, 2300, 1350, 1350)


def _agreements(name: str, title: str, last: tuple[str, str], first: str = "{{ a.clave }}") -> str:
    return listing(
        f"a in {name}",
        _AGREED,
        ("Clave", "Acuerdo", "Responsable", "Fecha compromiso", last[0]),
        (first, paragraphs_of("a.texto", "Celda"), "{{ a.responsable }}", "{{ a.fecha }}", last[1]),
        title,
    )


BODY = (
    aviso_de_borrador()
    + p("MINUTA DE MESA DE DIÁLOGO", "Ttulo")
    + p("{{ mesa.tema }}", "Subttulo")
    + p("Datos generales", "Ttulo1")
    + card(
        (
            ("Mesa", "{{ mesa.clave }}"),
            ("Núcleo", "{{ mesa.nucleo }}"),
            ("Convoca", "{{ mesa.convoca }}"),
            ("Modera", "{{ mesa.modera }}"),
            ("Lugar", "{{ mesa.lugar }}"),
            ("Fecha", "{{ mesa.fecha }}"),
            ("Hora de inicio y de término", "De {{ mesa.hora_inicio }} a {{ mesa.hora_termino }}"),
            ("Objetivo", paragraphs_of("mesa.objetivo", "Celda")),
        ),
        "Datos generales de la mesa",
    )
    + p("Apertura y asistentes", "Ttulo1")
    + p(
        "Siendo {{ mesa.hora_inicio_en_letra }} del día {{ mesa.fecha_en_letra }}, en {{ mesa.lugar_en_oracion }}, dio "
        "inicio la mesa de diálogo “{{ mesa.tema }}”, moderada por {{ mesa.modera_en_oracion }}{% if asistentes %}, "
        "con la asistencia de las personas siguientes:{% else %}.{% endif %}",
        "Fila",
    )
    + when(
        "asistentes",
        listing(
            "a in asistentes",
            (500, 2522, 2100, 2400, 1600),
            ("No.", "Nombre", "Cargo", "Institución", "Sector y calidad"),
            (
                "{{ a.numero }}",
                "{{ a.nombre }}",
                "{{ a.cargo }}",
                "{{ a.institucion }}",
                when("a.sector", p("{{ a.sector }}", "Celda")) + p("{{ a.calidad }}", "Celda"),
            ),
            "Asistentes a la mesa",
        ),
        p("No se registró la asistencia a esta mesa."),
    )
    + when("ausencias", p("{{ ausencias }}", "Trastabla"))
    + p("Información previa", "Ttulo1")
    + when(
        "insumos",
        listing(
            "i in insumos",
            (2000, 2322, 1200, 2300, 1300),
            ("Insumo", "Remite", "Fecha de envío", "Destinatarios", "Anticipación"),
            ("{{ i.insumo }}", "{{ i.remite }}", "{{ i.fecha }}", "{{ i.destinatarios }}", "{{ i.anticipacion }}"),
            "Información que se envió antes de la mesa",
        )
        + p("{{ plazo_de_insumos }}", "Trastabla"),
        p("No se registró el envío de información antes de la mesa."),
    )
    + p("Orden del día", "Ttulo1")
    + ORDEN_DE_LA_MESA
    + p("Introducción", "Ttulo1")
    + paragraphs_of("introduccion")
    + p("Seguimiento de acuerdos anteriores", "Ttulo1")
    + when(
        "anteriores",
        _agreements(
            "anteriores",
            "Acuerdos de mesas anteriores",
            ("Estado", "{{ a.estado }}"),
            p("{{ a.clave }}", "Celda") + p("Mesa {{ a.mesa }}", "Celdapequea"),
        )
        + p(
            "El estado de cada acuerdo es el que consta en la hoja del plan leída el {{ membrete.leido }}.", "Trastabla"
        ),
        p("No hay acuerdos de mesas anteriores."),
    )
    + p("Análisis de la problemática y soluciones", "Ttulo1")
    + paragraphs_of("analisis")
    + p("Dudas, aportaciones y retroalimentación", "Ttulo2")
    + when(
        "intervenciones",
        listing(
            "i in intervenciones",
            (2700, 1700, 4722),
            ("Participante", "Tipo", "Manifestó"),
            ("{{ i.quien }}", "{{ i.tipo }}", paragraphs_of("i.texto", "Celda")),
            "Lo que manifestó cada participante",
        ),
        p("No se registraron intervenciones."),
    )
    + p("Problemáticas y alternativas de solución", "Ttulo2")
    + when(
        "problematicas",
        grid(
            _TREATED,
            head(_TREATED, ("Clave", "Problemática", "Núcleo", "Prioridad", "Alternativas"))
            + each_row(
                "x in problematicas",
                body(
                    _TREATED,
                    (
                        "{{ x.clave }}",
                        paragraphs_of("x.texto", "Celda"),
                        "{{ x.nucleo }}",
                        "{{ x.prioridad }}",
                        each("alternativa in x.alternativas", p("{{ alternativa }}", "Celda")),
                    ),
                ),
                len(_TREATED),
            ),
            "Problemáticas y alternativas de solución",
        ),
        p("De esta mesa no se registraron problemáticas."),
    )
    + p("Acuerdos", "Ttulo1")
    + when(
        "acuerdos",
        _agreements("acuerdos", "Acuerdos de la mesa", ("Compromiso", "{{ a.compromiso }}")),
        p("{{ sin_acuerdos }}"),
    )
    + p("Lectura y conformidad", "Ttulo1")
    + p("{{ lectura }}")
    + when(
        "conformidades",
        p("Sobre los compromisos que integran el Plan de Acción Local, las partes manifestaron:", "Fila")
        + listing(
            "c in conformidades",
            (900, 3500, 4722),
            ("Clave", "Compromiso", "Manifestación"),
            ("{{ c.clave }}", "{{ c.compromiso }}", paragraphs_of("c.lineas", "Celda")),
            "Manifestación de conformidad con cada compromiso",
        ),
        when("firma_del_pal", p("No se registró la manifestación de las partes sobre los compromisos.")),
    )
    + when("firma_del_pal", p("{{ firma_del_pal }}", "Trastabla"))
    + p("Seguimiento", "Ttulo1")
    + when(
        "firma_del_pal",
        p(
            "Por correo electrónico, {{ mesa.moderador }} del Secretariado Técnico Local remitirá a todos los actores "
            "copia del Plan de Acción Local."
        ),
    )
    + p("**Próxima reunión:** {{ proxima_reunion }}")
    + p("**Anexos:**", "Fila")
    + vinetas("anexos")
    + p(
        "No habiendo más asuntos que tratar, se dio por concluida la mesa siendo {{ mesa.hora_termino_en_letra }} "
        "del mismo día, y se levanta la presente minuta, que firman al calce y rubrican al margen quienes en ella "
        "intervinieron.",
        "Cierre",
    )
    + firmas()
)

PLANTILLA = Plantilla("minuta", "Plantilla de la minuta de mesa de diálogo", BODY, rubricated=True)
