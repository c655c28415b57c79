"""Lista de asistencia de una mesa."""

from escritura import card, cell, each_row, grid, head, p, row, when
from paquete import Plantilla
from piezas import aviso_de_borrador

_WIDTHS = (520, 2850, 2452, 1100, 2200)
_TALL = '<w:trHeight w:val="640" w:hRule="atLeast"/>'


def _tall(*contents: str) -> str:
    made = row([cell(content, width, valign="center") for content, width in zip(contents, _WIDTHS, strict=True)])
    return made.replace("<w:cantSplit/>", f"<w:cantSplit/>{_TALL}", 1)


_CONSENT = p("Sí (   )", "Celdacentrada") + p("No (   )", "Celdacentrada")

BODY = (
    aviso_de_borrador()
    + p("LISTA DE ASISTENCIA", "Ttulo")
    + p("Mesa de diálogo {{ mesa.clave }}. {{ mesa.tema }}", "Subttulo")
    + card(
        (
            ("Núcleo", "{{ mesa.nucleo }}"),
            ("Fecha y hora", "{{ mesa.fecha }}, {{ mesa.hora_inicio }}"),
            ("Lugar", "{{ mesa.lugar }}"),
            ("Modera", "{{ mesa.modera }}"),
        ),
        "Datos de la mesa",
    )
    + p("Aviso de privacidad simplificado", "Ttulo1")
    + p(
        "El órgano garante ({{ organo_garante }}) es responsable del tratamiento de los datos personales que se "
        "recaban en esta lista{% if ley_de_privacidad %}, en términos de la {{ ley_de_privacidad }}{% endif %}. Se "
        "utilizan para registrar la asistencia, integrar la minuta y acreditar la celebración de la mesa ante el "
        "INAI; el nombre y la imagen se publican únicamente con la autorización que cada persona marca en esta "
        "lista. Quien no desee que sus datos se usen para estos fines puede manifestarlo al firmar. El aviso de "
        "privacidad integral puede consultarse en {{ aviso_integral }}.",
        "Nota",
    )
    + p("Asistentes", "Ttulo1")
    + p("{{ aclaracion }}", "Trastabla", "<w:keepNext/>")
    + grid(
        _WIDTHS,
        head(
            _WIDTHS,
            ("No.", "Nombre, cargo y correo", "Institución y sector", "Autoriza publicar nombre e imagen", "Firma"),
        )
        + each_row(
            "a in personas",
            _tall(
                p("{{ a.numero }}", "Celda"),
                p("**{{ a.nombre }}**", "Celda")
                + p("{{ a.cargo }}", "Celdapequea")
                + when("a.correo", p("{{ a.correo }}", "Celdapequea")),
                p("{{ a.institucion }}", "Celda")
                + p("{% if a.sector %}{{ a.sector }}, {% endif %}{{ a.calidad }}", "Celdapequea"),
                _CONSENT,
                p("", "Celda"),
            ),
            len(_WIDTHS),
        )
        + each_row(
            "numero in renglones_en_blanco",
            _tall(p("{{ numero }}", "Celda"), p("", "Celda"), p("", "Celda"), _CONSENT, p("", "Celda")),
            len(_WIDTHS),
        ),
        "Asistentes a la mesa, con su autorización y su firma",
    )
)

PLANTILLA = Plantilla("lista-asistencia", "Plantilla de la lista de asistencia", BODY)
