"""Oficio de remisión de evidencia al INAI."""

from escritura import listing, p, when
from paquete import Plantilla
from piezas import atentamente, aviso_de_borrador, presente

BODY = (
    aviso_de_borrador()
    + p("{{ lugar_y_fecha }}", "Derecha")
    + p("**Folio:** {{ membrete.folio }}", "Derecha")
    + p(
        "**ASUNTO:** Se remite evidencia {{ de_los_pasos }} del ejercicio local de gobierno abierto {{ anio }}.",
        "Derecha",
    )
    + p("Secretaría Técnica de la Comisión Permanente de Gobierno Abierto y Transparencia", "Destinatario")
    + p(
        "Instituto Nacional de Transparencia, Acceso a la Información y Protección de Datos Personales (INAI)",
        "Destinatario",
    )
    + presente()
    + p(
        "Por este medio, y con el propósito de documentar cada una de las fases del ejercicio local de gobierno "
        "abierto en {{ entidad }}, se remite la evidencia que a continuación se relaciona:",
        "Fila",
    )
    + when(
        "hechos",
        listing(
            "h in hechos",
            (700, 2100, 1250, 3672, 1400),
            ("Paso", "Hecho", "Fecha", "Evidencia", "Envío anterior"),
            ("{{ h.paso }}", "{{ h.hecho }}", "{{ h.fecha }}", "{{ h.evidencia }}", "{{ h.envio }}"),
            "Relación de la evidencia que se remite",
        ),
        p("A la fecha de este oficio no hay hechos que relacionar."),
    )
    + when("sin_liga", p("{{ sin_liga }}", "Trastabla"))
    + p(
        "La evidencia puede consultarse en las direcciones que se señalan, y queda a su disposición en el archivo "
        "del órgano garante. Sin otro particular, aprovecho la ocasión para enviarle un cordial saludo.",
        "Trastabla",
        "<w:keepNext/>",
    )
    + atentamente("firma")
    + p(
        "c.c.p. Integrantes del Secretariado Técnico Local.- Para su conocimiento.- Presente.",
        "Copia",
        '<w:keepNext/><w:spacing w:before="360" w:after="0"/>',
    )
    + p("{{ iniciales }}", "Copia")
)

PLANTILLA = Plantilla("oficio-remision-inai", "Plantilla del oficio de remisión al INAI", BODY)
