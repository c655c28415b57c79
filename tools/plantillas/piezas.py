"""Pieces that several documents share: the notice of a draft, signatures, empty sections."""

from escritura import (
    TEXT_WIDTH,
    cell,
    each,
    grid,
    listing,
    p,
    paragraph,
    row,
    row_tag,
    runs,
    tag,
    when,
)

_HALF = TEXT_WIDTH // 2
_SPACED = '<w:spacing w:val="100"/>'
"""Letters set apart by their format, so that the word is still read and found as one."""
_ALONE = '<w:keepNext/><w:ind w:left="2200" w:right="2200"/>'


def aviso_de_borrador() -> str:
    """At the head of a draft: what is missing, how to mend it and where. It ends its own page."""
    return when(
        "borrador",
        p("BORRADOR: este documento todavía no puede firmarse", "Avisodeborrador")
        + p(
            "Falta atender lo siguiente en la hoja del plan; al volver a generar los documentos, este aviso "
            "desaparece.",
            "Fila",
        )
        + listing(
            "pendiente in pendientes",
            (3700, 3722, 1700),
            ("Qué falta", "Cómo se corrige", "Dónde"),
            ("{{ pendiente.mensaje }}", "{{ pendiente.remedio }}", "{{ pendiente.lugar }}"),
            "Lo que falta para que este documento sea definitivo",
        )
        + paragraph(
            runs("El texto que sigue es un proyecto y no surte efectos mientras lleve la leyenda BORRADOR.")
            + '<w:r><w:br w:type="page"/></w:r>',
            "Trastabla",
        ),
    )


def _signature(name: str, indent: int, kept: str) -> str:
    narrowed = f'{kept}<w:ind w:left="{indent}" w:right="{indent}"/>'
    return (
        when(f"{name}.rotulo", p(f"{{{{ {name}.rotulo }}}}", "Rtulodefirma", kept))
        + tag(f"if {name}.vacante")
        + p(f"{{{{ {name}.nombre }}}}", "Firmavacante", narrowed)
        + tag("else")
        + p(f"{{{{ {name}.nombre }}}}", "Firma", narrowed)
        + tag("endif")
        + each(f"linea in {name}.lineas", p("{{ linea }}", "Datosdefirma", kept))
    )


def _row_of_signatures(kept: str) -> str:
    return (
        row_tag("if fila.segunda", 2)
        + row([cell(_signature(f"fila.{side}", 200, kept), _HALF) for side in ("primera", "segunda")])
        + row_tag("else", 2)
        + row([cell(_signature("fila.primera", 2400, kept), TEXT_WIDTH, span=2)])
        + row_tag("endif", 2)
    )


def firmas() -> str:
    """The block of signatures: two columns, the legend of the sheet on each page, no row split.

    ``filas_de_firmas`` holds rows with one signature or two. The last two do not part, nor the last from the
    note: no page holds a row by itself.
    """
    rows = (
        row([cell(p("{{ leyenda_de_foja }}", "Foja"), TEXT_WIDTH, span=2)], header=True)
        + row_tag("for fila in filas_de_firmas", 2)
        + row_tag("if loop.revindex <= 2", 2)
        + _row_of_signatures("<w:keepNext/>")
        + row_tag("else", 2)
        + _row_of_signatures("")
        + row_tag("endif", 2)
        + row_tag("endfor", 2)
    )
    table = grid((_HALF, TEXT_WIDTH - _HALF), rows, "Firmas", style="Tabladefirmas")
    return when("filas_de_firmas", table) + p("{{ nota_de_firmas }}", "Trastabla")


def quien_firma(*titles: str) -> str:
    """The spaces of those who made, reviewed and approved a paper, with the legend of their sheet, all on one page."""
    width = TEXT_WIDTH // len(titles)
    kept = "<w:keepNext/>"
    indent = f'{kept}<w:ind w:left="120" w:right="120"/>'
    cells = [
        cell(
            p(title, "Rtulodefirma", kept)
            + p("Nombre y firma", "Firma", indent)
            + p("Cargo: ____________", "Datosdefirma", kept),
            width,
        )
        for title in titles
    ]
    legend = (
        "La presente foja de firmas corresponde a: {{ membrete.documento }}, {{ membrete.folio }}, con los datos de la "
        "hoja del plan leída el {{ membrete.leido }}."
    )
    return (
        p("Lugar y fecha: ______________________, a ____ de ____________ de ______.", "Cierre")
        + p(legend, "Foja")
        + grid((width,) * len(titles), row(cells), "Quién elaboró y quién revisó", style="Tabladefirmas")
    )


def presente() -> str:
    """The end of an addressee."""
    return paragraph(runs("PRESENTE", _SPACED), "Destinatario", '<w:spacing w:before="0" w:after="240"/>')


def atentamente(name: str) -> str:
    """The closing of a letter of the órgano garante, signed by ``name`` or, while there is nobody, by a line."""
    return paragraph(
        runs("**ATENTAMENTE**", _SPACED), "Subttulo", '<w:keepNext/><w:spacing w:before="240" w:after="0"/>'
    ) + when(
        name,
        p(f"{{{{ {name}.nombre }}}}", "Firma", _ALONE)
        + each(f"linea in {name}.lineas", p("{{ linea }}", "Datosdefirma", "<w:keepNext/>")),
        p("Por el órgano garante: nombre y cargo", "Firma", _ALONE),
    )


def orden(name: str) -> str:
    """A numbered list of texts."""
    return each(f"punto in {name}", p("{{ punto }}", "Listaconnmeros"))


def orden_del_dia(*puntos: str) -> str:
    """The points of an agenda, whole on its page."""
    *first, last = puntos
    return "".join(p(punto, "Listaconnmeros", "<w:keepNext/>") for punto in first) + p(last, "Listaconnmeros")


ORDEN_DE_LA_MESA = orden_del_dia(
    "Introducción.",
    "Seguimiento de acuerdos anteriores.",
    "Análisis de la problemática y soluciones.",
    "Acuerdos.",
    "Seguimiento.",
)
"""What the convocatoria of a mesa announces and its minuta tells."""


def vinetas(name: str) -> str:
    """A bulleted list of texts."""
    return each(f"punto in {name}", p("{{ punto }}", "Listaconvietas"))
