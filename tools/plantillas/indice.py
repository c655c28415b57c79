"""Índice de evidencias."""

from escritura import each, listing, p
from paquete import Plantilla
from piezas import aviso_de_borrador

BODY = (
    aviso_de_borrador()
    + p("ÍNDICE DE EVIDENCIAS", "Ttulo")
    + p("Ejercicio local de gobierno abierto {{ anio }}, en {{ entidad }}", "Subttulo")
    + p(
        "Relación de la evidencia de cada paso del ejercicio al {{ fecha }}, para su remisión a la Secretaría Técnica "
        "de la Comisión Permanente de Gobierno Abierto y Transparencia del INAI. Hechos con liga: {{ con_liga }}. El "
        "mismo índice está en 10-indice-de-evidencias.csv."
    )
    + each(
        "s in pasos",
        p("{{ s.titulo }}", "Ttulo1")
        + p("{{ s.resumen }}", "Fila")
        + listing(
            "e in s.renglones",
            (600, 2322, 1200, 3700, 1300),
            ("No.", "Hecho", "Fecha", "Evidencia", "Envío al INAI"),
            (
                "{{ e.numero }}",
                p("{{ e.hecho }}", "Celda") + p("{{ e.clave }}", "Celdapequea"),
                "{{ e.fecha }}",
                p("{{ e.evidencia }}", "Celdapequea") + p("{{ e.lugar }}", "Celdapequea"),
                "{{ e.envio }}",
            ),
            "Hechos del paso con su evidencia",
        ),
    )
)

PLANTILLA = Plantilla("indice-evidencias", "Plantilla del índice de evidencias", BODY)
