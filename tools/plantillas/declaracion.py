"""Declaración conjunta."""

from escritura import each, p, tag
from paquete import Plantilla
from piezas import aviso_de_borrador, firmas

BODY = (
    aviso_de_borrador()
    + p("DECLARACIÓN CONJUNTA PARA LA IMPLEMENTACIÓN DE ACCIONES PARA UN GOBIERNO ABIERTO", "Ttulo")
    + p("en {{ entidad }}", "Subttulo")
    + p(
        "Quienes al calce firman, en representación de los sectores que participan en los ejercicios locales de "
        "gobierno abierto {{ anio }} ({{ sectores }}), en adelante “las personas declarantes”:",
        "Fila",
    )
    + tag("if declarantes")
    + each("d in declarantes", p("**{{ d.sector }}:** {{ d.en_linea }}", "Listaconvietas"))
    + tag("else")
    + p("Las personas declarantes están por designarse.")
    + tag("endif")
    + p("Antecedentes", "Ttulo1")
    + each("a in antecedentes", p("{{ a }}", "Listaromana"))
    + p("Considerandos", "Ttulo1")
    + each("c in considerandos", p("{{ c }}"))
    + p("Declaran", "Ttulo1")
    + each("punto in puntos", p("**{{ punto.ordinal }}.** {{ punto.texto }}", "Ordinal"))
    + p(
        "Leída que fue la presente Declaración y enteradas las personas declarantes de su contenido y alcance, la "
        "firman por {{ tantos }} en {{ lugar }}, {{ dia_en_letra }}.",
        "Cierre",
    )
    + firmas()
)

PLANTILLA = Plantilla(
    "declaracion-conjunta",
    "Plantilla de la Declaración conjunta",
    BODY,
    rubricated=True,
    parties="{{ instituciones }}",
)
