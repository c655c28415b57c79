"""The plantilla of one commitment, on a page of its own."""

from escritura import (
    TEXT_WIDTH,
    cell,
    each_row,
    grid,
    head,
    listing,
    p,
    paragraph,
    paragraphs_of,
    row,
    row_tag,
    run,
    run_tag,
    runs,
    when,
)

_LABEL = 2400


def tipo(name: str) -> str:
    """Runs with the kind of a commitment; Follow the Money in italics."""
    italics = run("Follow the Money", "<w:i/>")
    return run_tag(f"if {name}.es_ftm") + italics + run_tag("else") + runs(f"{{{{ {name}.tipo }}}}") + run_tag("endif")


def _datum(name: str, content: str) -> str:
    value = content if content.startswith("<w:p>") else p(content, "Celda")
    return row([cell(p(name, "Etiqueta"), _LABEL, shade="F2F2F2"), cell(value, TEXT_WIDTH - _LABEL)])


def _datum_if(condition: str, name: str, content: str) -> str:
    return row_tag(f"if {condition}", 2) + _datum(name, content) + row_tag("endif", 2)


_WIDTHS = (_LABEL, TEXT_WIDTH - _LABEL)

_CARD = grid(
    _WIDTHS,
    head(_WIDTHS, ("Dato", "Contenido"))
    + _datum("Clave", "{{ c.clave }}")
    + _datum("Tipo", paragraph(tipo("c"), "Celda"))
    + _datum_if("c.tema", "Tema del PA18", "{{ c.tema }}")
    + _datum("Problemática", paragraphs_of("c.problematica", "Celda"))
    + _datum("Causas y efectos", paragraphs_of("c.causas", "Celda"))
    + _datum("Origen", "{{ c.origen }}")
    + _datum("Solución elegida", paragraphs_of("c.solucion", "Celda"))
    + _datum("Objetivo", paragraphs_of("c.objetivo", "Celda"))
    + _datum("Descripción", paragraphs_of("c.descripcion", "Celda"))
    + _datum("Resultado esperado", paragraphs_of("c.resultado", "Celda"))
    + _datum("Vigencia", "{{ c.vigencia }}")
    + _datum_if("c.motivo_duracion", "Motivo de la duración", paragraphs_of("c.motivo_duracion", "Celda"))
    + _datum_if("c.es_ftm", "Programa o fondo", "{{ c.programa }}")
    + _datum_if("c.es_ftm", "Ejercicio fiscal", "{{ c.ejercicio_fiscal }}")
    + _datum_if("c.es_ftm", "Territorio", "{{ c.territorio }}"),
    "Datos del compromiso",
)

_ACTIVITIES = (900, 2622, 1900, 1200, 2500)

COMPROMISO = (
    p("Compromiso {{ c.clave }}. {{ c.titulo }}", "Ttulo2", "<w:pageBreakBefore/>")
    + _CARD
    + p("Responsables de cada parte", "Ttulo3")
    + when(
        "c.responsables",
        listing(
            "r in c.responsables",
            (1500, 2300, 2622, 2700),
            ("Sector", "Responsable", "Cargo e institución", "Responsabilidad"),
            ("{{ r.sector }}", "{{ r.nombre }}", "{{ r.cargo }}", paragraphs_of("r.responsabilidad", "Celda")),
            "Responsables de cada parte",
        ),
        p("Este compromiso todavía no tiene responsables asentados."),
    )
    + p("Actividades", "Ttulo3")
    + when(
        "c.actividades",
        grid(
            _ACTIVITIES,
            head(
                _ACTIVITIES,
                ("Clave", "Actividad", "Responsable", "Inicio y término", "Producto y medio de verificación"),
            )
            + each_row(
                "a in c.actividades",
                row(
                    [
                        cell(p("{{ a.clave }}", "Celda"), _ACTIVITIES[0]),
                        cell(paragraphs_of("a.texto", "Celda"), _ACTIVITIES[1]),
                        cell(
                            p("{{ a.responsable }}", "Celda")
                            + when("a.corresponsables", p("Corresponsables: {{ a.corresponsables }}", "Celdapequea")),
                            _ACTIVITIES[2],
                        ),
                        cell(p("{{ a.inicio }}", "Celda") + p("{{ a.fin }}", "Celda"), _ACTIVITIES[3]),
                        cell(p("{{ a.producto }}", "Celda") + p("Medio: {{ a.medio }}", "Celdapequea"), _ACTIVITIES[4]),
                    ]
                ),
                len(_ACTIVITIES),
            ),
            "Actividades del compromiso",
        ),
        p("Este compromiso todavía no tiene actividades asentadas."),
    )
    + p("Indicadores", "Ttulo3")
    + when(
        "c.indicadores",
        listing(
            "i in c.indicadores",
            (2222, 2100, 1100, 1100, 1300, 1300),
            ("Indicador y tipo", "Fórmula y unidad", "Línea base", "Meta", "Frecuencia", "Fuente"),
            (
                p("{{ i.clave }}. {{ i.nombre }}", "Celda") + p("{{ i.tipo }}", "Celdapequea"),
                paragraphs_of("i.formula", "Celda") + p("Unidad: {{ i.unidad }}", "Celdapequea"),
                "{{ i.linea_base }}",
                "{{ i.meta }}",
                "{{ i.frecuencia }}",
                "{{ i.fuente }}",
            ),
            "Indicadores del compromiso",
        ),
        p("Este compromiso todavía no tiene indicadores asentados."),
    )
    + p("Metas parciales y finales", "Ttulo3")
    + when(
        "c.metas",
        listing(
            "m in c.metas",
            (900, 3422, 1250, 2250, 1300),
            ("Tipo", "Meta", "Fecha", "Indicador y valor", "Actividades"),
            (
                "{{ m.tipo }}",
                paragraphs_of("m.texto", "Celda"),
                "{{ m.fecha }}",
                "{{ m.medida }}",
                "{{ m.actividades }}",
            ),
            "Metas parciales y finales del compromiso",
        ),
        p("Este compromiso todavía no tiene metas asentadas."),
    )
)
