"""Información previa a una mesa."""

from escritura import card, listing, p, paragraphs_of, when
from paquete import Plantilla
from piezas import ORDEN_DE_LA_MESA, atentamente, aviso_de_borrador, presente

_TITLE = "INFORMACIÓN PREVIA A LA MESA DE DIÁLOGO"

_CALL = (
    p("{{ convocatoria.lugar_y_fecha }}", "Derecha")
    + p("**Folio:** {{ membrete.folio }}", "Derecha")
    + p(
        "**ASUNTO:** Se convoca a la mesa de diálogo {{ mesa.clave }}"
        "{% if convocatoria.acompana %} y se remite la información previa{% endif %}.",
        "Derecha",
    )
    + p("Integrantes del Secretariado Técnico Local de Gobierno Abierto {{ de_la_entidad }}", "Destinatario")
    + p("y demás personas convocadas a la mesa", "Destinatario")
    + presente()
    + p(
        "Por este medio se les convoca a la mesa de diálogo “{{ mesa.tema }}”, que se celebrará "
        "{{ convocatoria.cuando_y_donde }}."
    )
    + when(
        "convocatoria.objetivo",
        p("El objetivo de la mesa es el siguiente:", "Fila") + paragraphs_of("convocatoria.objetivo"),
    )
    + p("La mesa se desarrollará conforme al orden del día siguiente:", "Fila")
    + ORDEN_DE_LA_MESA
    + when(
        "convocatoria.acompana",
        p("Se acompaña la información previa, que se relaciona en las hojas que siguen.", "Trastabla"),
        p("La información previa que debe remitirse se relaciona en las hojas que siguen.", "Trastabla"),
    )
    + when(
        "convocatoria.limite",
        p(
            "Quien deba remitir información la hará llegar a todos los actores a más tardar el "
            "{{ convocatoria.limite }}, para que cuenten con ella por lo menos {{ plazo }} antes de la mesa."
        ),
    )
    + p("Sin otro particular, se les envía un cordial saludo.", "", "<w:keepNext/>")
    + atentamente("convocatoria.firma")
)

BODY = (
    aviso_de_borrador()
    + when("convocatoria", _CALL)
    + when("convocatoria", p(_TITLE, "Ttulo", "<w:pageBreakBefore/>"), p(_TITLE, "Ttulo"))
    + p("{{ mesa.tema }}", "Subttulo")
    + card(
        (
            ("Mesa", "{{ mesa.clave }}"),
            ("Núcleo", "{{ mesa.nucleo }}"),
            ("Fecha", "{{ mesa.fecha }}"),
            ("Hora de inicio", "{{ mesa.hora_inicio }}"),
            ("Lugar", "{{ mesa.lugar }}"),
            ("Convoca", "{{ mesa.convoca }}"),
        ),
        "Datos de la mesa",
    )
    + p(
        "Todos los actores deben contar con la información por lo menos {{ plazo }} antes de la celebración de la "
        "mesa, sin contar el día de la mesa.",
        "Trastabla",
    )
    + p("Información que debe remitirse", "Ttulo1")
    + listing(
        "x in requeridos",
        (3922, 2600, 2600),
        ("Insumo", "Quién lo remite", "Estado"),
        ("{{ x.insumo }}", "{{ x.quien }}", "{{ x.estado }}"),
        "Información que debe remitirse antes de la mesa, y su estado",
    )
    + p("Información enviada o por enviarse", "Ttulo1")
    + when(
        "insumos",
        listing(
            "i in insumos",
            (2100, 2100, 1500, 3422),
            ("Insumo", "Remite", "Fecha de envío y anticipación", "Destinatarios y evidencia"),
            (
                "{{ i.insumo }}",
                "{{ i.remite }}",
                p("{{ i.fecha }}", "Celda") + p("{{ i.anticipacion }}", "Celda"),
                p("{{ i.destinatarios }}", "Celda") + p("{{ i.evidencia }}", "Celdapequea"),
            ),
            "Información enviada antes de la mesa",
        ),
        p("No se registró el envío de información antes de la mesa."),
    )
    + p("Recepción por cada actor", "Ttulo1")
    + when(
        "recepciones",
        listing(
            "r in recepciones",
            (2722, 1200, 1300, 1500, 2400),
            ("Actor", "Insumos recibidos", "Último envío", "Días de anticipación", "Resultado"),
            (
                p("{{ r.actor }}", "Celda") + p("{{ r.calidad }}", "Celdapequea"),
                "{{ r.recibidos }}",
                "{{ r.ultimo }}",
                "{{ r.dias }}",
                "**{{ r.veredicto }}**",
            ),
            "Recepción de la información por cada actor",
        ),
    )
    + p("{{ conclusion }}", "Trastabla")
)

PLANTILLA = Plantilla("informacion-previa", "Plantilla de la información previa a una mesa", BODY)
