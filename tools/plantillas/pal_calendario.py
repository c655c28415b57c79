"""The calendar by months, the route month by month, and the shared agenda."""

from escritura import TEXT_WIDTH, cell, each, each_row, grid, listing, p, paragraphs_of, row, row_tag, when

_MONTHS = 13
_MONTH = 510
_NAME = TEXT_WIDTH - _MONTHS * _MONTH
_WIDTHS = (_NAME, *([_MONTH] * _MONTHS))


def _sized(properties: str, content: str) -> str:
    """A cell whose colour or span is data: docxtpl writes it first in the properties, so nothing may stand before."""
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _month(words: str, shade: str, content: str, properties: str = "") -> str:
    """A cell for each month."""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>'
    return _cell_tag(f"for {words}") + _sized(shaded, p(content, "Mes", properties)) + _cell_tag("endfor")


def _cell_tag(words: str) -> str:
    return _sized("", p("{%tc " + words + " %}"))


def _named(content: str, style: str, shade: str = "") -> str:
    """The name of the activity: as wide as the months leave room for."""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return _sized(shaded, p("{% colspan t.columnas %}" + content, style))


_HEAD = row(
    [
        _named("Actividad", "Encabezadodecelda", "E7E6E6"),
        _month("m in t.meses", "E7E6E6", "{{ m }}", "<w:keepNext/>"),
    ],
    header=True,
)
_TITLE = row(
    [cell(p("**{{ r.compromiso }}**", "Celdapequea", "<w:keepNext/>"), TEXT_WIDTH, span=_MONTHS + 1, shade="F2F2F2")]
)
_BAR = row(
    [
        _named("{{ r.etiqueta }}", "Celdapequea"),
        _month("k in r.meses", "FFFFFF", "{% cellbg k.fondo %}{{ k.signo }}"),
    ]
)
_COLUMNS = _MONTHS + 1

CALENDARIO = (
    p("A. Calendario", "Ttulo2")
    + when(
        "calendario",
        each(
            "t in calendario",
            p("**{{ t.titulo }}.** ■ mes en que se realiza la actividad; ▲ mes en que vence una meta.", "Fila")
            + grid(
                _WIDTHS,
                _HEAD
                + each_row(
                    "r in t.renglones",
                    row_tag("if r.compromiso", _COLUMNS)
                    + _TITLE
                    + row_tag("else", _COLUMNS)
                    + _BAR
                    + row_tag("endif", _COLUMNS),
                    _COLUMNS,
                ),
                "Calendario de actividades por mes",
                description="Cada renglón es una actividad; las casillas con ■ son los meses en que se realiza.",
            ),
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
