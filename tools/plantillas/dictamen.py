"""Dictamen de requisitos mínimos."""

from escritura import card, each, liga, listing, p, paragraph, run_tag, runs, when
from paquete import Plantilla
from piezas import quien_firma

_EVIDENCE = each(
    "e in r.evidencia",
    paragraph(
        runs("{{ e.hoja }}: ")
        + run_tag("for c in e.celdas")
        + run_tag("if not loop.first")
        + runs(", ")
        + run_tag("endif")
        + liga("c")
        + run_tag("endfor")
        + runs("{{ e.resto }}"),
        "Celdapequea",
    ),
) + when("r.sin_evidencia", p("{{ r.sin_evidencia }}", "Celdapequea"))

_MENDING = each(
    "c in r.correcciones",
    paragraph(
        runs("{{ c.texto }}") + run_tag("if c.lugar") + runs(" (") + liga("c.lugar") + runs(")") + run_tag("endif"),
        "Celdapequea",
    ),
)

BODY = (
    p("DICTAMEN DE REQUISITOS MÍNIMOS DEL PLAN DE ACCIÓN LOCAL", "Ttulo")
    + p("{{ edicion }}, en {{ entidad }}", "Subttulo")
    + p("Resumen", "Ttulo1")
    + card(
        (
            ("Fecha de la revisión", "{{ fecha }}"),
            ("Etapas que han comenzado", "{{ etapas }}"),
            ("Requisitos que se cumplen", "{{ cumplen }}"),
            ("Requisitos que no se cumplen", "{{ no_cumplen }}"),
            ("Pendientes de su etapa", "{{ pendientes_de_etapa }}"),
            ("No aplican", "{{ no_aplican }}"),
            ("Conclusión", "**{{ conclusion }}**"),
        ),
        "Resumen del dictamen",
    )
    + p(
        "Este dictamen es un insumo que elabora el Secretariado Técnico Local con los datos de la hoja del plan; la "
        "validación del ejercicio corresponde al INAI. “Impide” señala lo que el texto exige; “Aviso”, lo que "
        "recomienda; “Nota”, lo que espera. “Pendiente” significa que su etapa todavía no comienza.",
        "Trastabla",
    )
    + each(
        "t in apartados",
        p("{{ t.titulo }}", "Ttulo1")
        + p("{{ t.resumen }}", "Fila")
        + listing(
            "r in t.requisitos",
            (3000, 1150, 1800, 3172),
            ("Requisito y cláusula", "Resultado", "Evidencia en la hoja", "Qué corregir"),
            (
                p("**{{ r.id }}.** {{ r.titulo }}", "Celda") + p("{{ r.clausula }} · {{ r.grado }}", "Celdapequea"),
                "**{{ r.resultado }}**",
                _EVIDENCE,
                _MENDING,
            ),
            "Requisitos con su resultado, su evidencia y lo que debe corregirse",
        ),
    )
    + p("Observaciones sobre los datos de la hoja", "Ttulo1")
    + when(
        "observaciones",
        listing(
            "o in observaciones",
            (3322, 3200, 1700, 900),
            ("Observación", "Cómo se corrige", "Dónde", "Grado"),
            ("{{ o.mensaje }}", "{{ o.remedio }}", paragraph(liga("o.lugar"), "Celda"), "{{ o.grado }}"),
            "Observaciones sobre los datos de la hoja",
        ),
        p("No hay observaciones sobre los datos de la hoja."),
    )
    + quien_firma("Elaboró", "Revisó")
    + p("Documento de trabajo del Secretariado Técnico Local.", "Trastabla")
)

PLANTILLA = Plantilla("dictamen-requisitos-minimos", "Plantilla del dictamen de requisitos mínimos", BODY)
