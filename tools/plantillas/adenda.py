"""Adenda al Plan de Acción Local."""

from escritura import body, grid, head, p, paragraphs_of
from paquete import Plantilla
from piezas import aviso_de_borrador, firmas

_WIDTHS = (4561, 4561)

BODY = (
    aviso_de_borrador()
    + p("ADENDA AL PLAN DE ACCIÓN LOCAL", "Ttulo")
    + p("Acuerdo modificatorio {{ clave }}", "Subttulo")
    + p(
        "El Secretariado Técnico Local de Gobierno Abierto {{ de_la_entidad }}, en sesión del {{ dia_en_letra }}, "
        "acordó modificar el Plan de Acción Local firmado el {{ firma_del_pal }}, en los términos siguientes."
    )
    + p("Lo que se modifica", "Ttulo1")
    + p("**Materia:** {{ compromiso }}.")
    + p("**Acuerdo que lo aprueba:** {{ acuerdo }}", "Fila")
    + grid(
        _WIDTHS,
        head(_WIDTHS, ("Texto anterior", "Texto nuevo"))
        + body(_WIDTHS, (paragraphs_of("texto_anterior", "Celda"), paragraphs_of("texto_nuevo", "Celda"))),
        "Texto anterior y texto nuevo",
    )
    + p("Motivo", "Ttulo1")
    + paragraphs_of("motivo")
    + p("Alcance", "Ttulo1")
    + p(
        "Lo que esta adenda no modifica conserva su contenido. La presente adenda forma parte integrante del Plan "
        "de Acción Local, se publica en el micrositio de gobierno abierto y se comunica al INAI."
    )
    + p(
        "Leída que fue la presente adenda y enteradas las partes de su contenido, la firman al calce y rubrican al "
        "margen {{ cierre_en_letra }}.",
        "Cierre",
    )
    + firmas()
)

PLANTILLA = Plantilla("adenda", "Plantilla de la adenda al Plan de Acción Local", BODY, rubricated=True)
