"""Comparativo de los planes de un lote."""

from escritura import card, listing, p, when
from paquete import Plantilla

BODY = (
    p("COMPARATIVO DE REQUISITOS MÍNIMOS", "Ttulo")
    + p("{{ edicion }}", "Subttulo")
    + card(
        (
            ("Fecha de la revisión", "{{ fecha }}"),
            ("Planes revisados", "{{ revisados }}"),
            ("Sin nada que los impida", "{{ sin_impedimento }}"),
            ("No se pudieron revisar", "{{ sin_revisar }}"),
        ),
        "Resumen de la revisión",
    )
    + p("Los planes", "Ttulo1")
    + listing(
        "x in planes",
        (3022, 900, 1000, 1100, 1000, 2100),
        ("Plan", "Cumple", "No cumple", "Pendiente", "No aplica", "Situación"),
        (
            "{{ x.nombre }}",
            "{{ x.cumple }}",
            "{{ x.no_cumple }}",
            "{{ x.pendiente }}",
            "{{ x.no_aplica }}",
            "{{ x.situacion }}",
        ),
        "Los planes con el número de requisitos por resultado",
    )
    + p("Los requisitos", "Ttulo1")
    + listing(
        "r in requisitos",
        (3600, 1000, 1000, 3522),
        ("Requisito y cláusula", "Cumplen", "No cumplen", "Quiénes no cumplen"),
        (
            p("**{{ r.id }}.** {{ r.titulo }}", "Celda") + p("{{ r.clausula }} · {{ r.grado }}", "Celdapequea"),
            "{{ r.cumplen }}",
            "{{ r.no_cumplen }}",
            "{{ r.quienes }}",
        ),
        "Los requisitos con los planes que no los cumplen",
    )
    + when(
        "problemas",
        p("Planes que no se pudieron revisar", "Ttulo1")
        + listing(
            "x in problemas",
            (3022, 6100),
            ("Plan", "Qué pasó y qué hacer"),
            ("{{ x.nombre }}", "{{ x.motivo }}"),
            "Los planes que no se pudieron revisar",
        ),
    )
)

PLANTILLA = Plantilla("comparativo", "Plantilla del comparativo de un lote", BODY)
"""It belongs to no plan: it stands apart, in templates/lote."""
