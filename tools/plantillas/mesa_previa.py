"""Información previa a una mesa."""

from escritura import card, listing, p, when
from paquete import Plantilla
from piezas import aviso_de_borrador

BODY = (
    aviso_de_borrador()
    + p("INFORMACIÓN PREVIA A LA MESA DE DIÁLOGO", "Ttulo")
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
    + p("Información enviada", "Ttulo1")
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
