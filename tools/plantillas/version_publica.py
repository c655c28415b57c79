"""Versiones públicas: the documents that may be published, with a line that says what they are and no place to sign."""

import acta
import declaracion
import minuta
import pal
from escritura import card, each, listing, p, when
from paquete import Plantilla
from piezas import aviso_de_borrador, firmas

_CARATULA = p("VERSIÓN PÚBLICA", "Avisodeborrador") + p(
    "{{ caratula.criterio }} {{ caratula.fundamento }} Responsable de esta versión: {{ caratula.responsable }}. "
    "Fecha de esta versión: {{ caratula.fecha }}.",
    "Nota",
)

_SIGNERS = p("Firmantes del documento íntegro", "Ttulo1") + each(
    "fila in filas_de_firmas",
    "".join(
        when(
            f"fila.{place}",
            p(
                f"**{{{{ fila.{place}.nombre }}}}**"
                f"{{% for linea in fila.{place}.lineas %}}, {{{{ linea }}}}{{% endfor %}}",
                "Listaconvietas",
            ),
        )
        for place in ("primera", "segunda")
    ),
)


def _public(full: Plantilla) -> Plantilla:
    """The template of a document without its notice of a draft, its strip of rúbricas and its signatures."""
    notice, signing = aviso_de_borrador(), firmas()
    if not full.body.startswith(notice) or not full.body.endswith(signing):
        msg = f"{full.name}: the body no longer begins with the notice and ends with the signatures"
        raise ValueError(msg)
    body = full.body.removeprefix(notice).removesuffix(signing)
    return Plantilla(
        f"{full.name}-version-publica",
        f"{full.title} (versión pública)",
        _CARATULA + body + _SIGNERS,
        parties=full.parties,
    )


_LISTA = (
    _CARATULA
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
    + p("Asistentes", "Ttulo1")
    + listing(
        "a in personas",
        (600, 2922, 2800, 2800),
        ("No.", "Nombre o sector", "Cargo", "Institución, sector y calidad"),
        (
            "{{ a.numero }}",
            "**{{ a.nombre }}**",
            "{{ a.cargo }}",
            p("{{ a.institucion }}", "Celda")
            + p("{% if a.sector %}{{ a.sector }}, {% endif %}{{ a.calidad }}", "Celdapequea"),
        ),
        "Asistentes a la mesa",
    )
)

PLANTILLAS = (
    _public(declaracion.PLANTILLA),
    _public(acta.PLANTILLA),
    Plantilla("lista-asistencia-version-publica", "Plantilla de la lista de asistencia (versión pública)", _LISTA),
    _public(minuta.PLANTILLA),
    _public(pal.PLANTILLA),
)
