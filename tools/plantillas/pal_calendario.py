"""The calendar by months, the route month by month, and the shared agenda."""

from escritura import TEXT_WIDTH, cell, each, each_row, grid, listing, p, paragraphs_of, row, row_tag, when

_MONTH = 510


def _coloured(content: str) -> str:
    """A cell whose colour is data: docxtpl writes it first in the properties, so nothing may stand before it."""
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
    return f'<w:tc><w:tcPr>{shaded}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _calendar(months: int) -> str:
    """The table of a stretch of so many months."""
    name = TEXT_WIDTH - months * _MONTH
    columns = months + 1
    head = row(
        [
            cell(p("Actividad", "Encabezadodecelda"), name, shade="E7E6E6", valign="center"),
            *(
                cell(p(f"{{{{ t.meses[{n}] }}}}", "Mes", "<w:keepNext/>"), _MONTH, shade="E7E6E6", valign="center")
                for n in range(months)
            ),
        ],
        header=True,
    )
    title = row(
        [cell(p("**{{ r.compromiso }}**", "Celdapequea", "<w:keepNext/>"), TEXT_WIDTH, span=columns, shade="F2F2F2")]
    )
    bar = row(
        [
            cell(p("{{ r.etiqueta }}", "Celdapequea"), name),
            *(
                _coloured(p(f"{{% cellbg r.meses[{n}].fondo %}}{{{{ r.meses[{n}].signo }}}}", "Mes"))
                for n in range(months)
            ),
        ]
    )
    each_line = row_tag("if r.compromiso", columns) + title + row_tag("else", columns) + bar + row_tag("endif", columns)
    return grid(
        (name, *([_MONTH] * months)),
        head + each_row("r in t.renglones", each_line, columns),
        "Calendario de actividades por mes",
        description="Cada renglón es una actividad; las casillas con ■ son los meses en que se realiza.",
    )


CALENDARIO = (
    p("A. Calendario", "Ttulo2")
    + when(
        "calendario",
        each(
            "t in calendario",
            p("**{{ t.titulo }}.** ■ mes en que se realiza la actividad; ▲ mes en que vence una meta.", "Fila")
            + when("t.trece", _calendar(13), _calendar(12)),
        ),
        p("Las actividades todavía no tienen fechas con que formar el calendario."),
    )
    + p("B. Ruta de acción", "Ttulo2")
    + when(
        "ruta",
        p("Mes por mes, lo que debe quedar concluido:", "Fila")
        + listing(
            "v in ruta",
            (1700, 4922, 2500),
            ("Mes", "Actividades que terminan", "Metas que vencen"),
            ("{{ v.mes }}", paragraphs_of("v.actividades", "Celda"), paragraphs_of("v.metas", "Celda")),
            "Ruta de acción por mes de vencimiento",
        ),
        p("Las actividades y las metas todavía no tienen fechas de término."),
    )
)

AGENDA = (
    p("C. Agenda compartida", "Ttulo2")
    + p("Quién participa en cada compromiso, por sector, y en qué actividades:", "Fila")
    + listing(
        "m in matriz",
        (1922, 1800, 1800, 1800, 1800),
        ("Compromiso", "Autoridad", "Órgano garante", "Sociedad civil", "Otros sectores"),
        (
            "{{ m.compromiso }}",
            paragraphs_of("m.autoridad", "Celdapequea"),
            paragraphs_of("m.organo_garante", "Celdapequea"),
            paragraphs_of("m.sociedad_civil", "Celdapequea"),
            paragraphs_of("m.otros", "Celdapequea"),
        ),
        "Agenda compartida: compromisos y sectores",
    )
    + p("Responsabilidades particulares", "Ttulo3")
    + when(
        "agenda",
        listing(
            "g in agenda",
            (2300, 1350, 2872, 2600),
            ("Integrante", "Compromiso", "Responsabilidad", "Actividades y fechas"),
            (
                p("{{ g.integrante }}", "Celda") + p("{{ g.sector }}", "Celdapequea"),
                "{{ g.compromiso }}",
                paragraphs_of("g.responsabilidad", "Celda"),
                paragraphs_of("g.actividades", "Celda"),
            ),
            "Responsabilidades particulares de cada integrante",
        ),
        p("Todavía no se han asentado responsabilidades particulares."),
    )
)
