"""Evaluación final."""

from escritura import card, each, listing, p, paragraphs_of, when
from informe import antecedentes, conjunto, en_breve, fuera_del_conjunto, metodologia, portada, resumen
from informe_avance import adendas, avance, evidencias, por_actor, to_fill
from paquete import Plantilla
from piezas import aviso_de_borrador, quien_firma

_ACHIEVED = (
    p("1. Nivel de logro por compromiso", "Ttulo1", "<w:pageBreakBefore/>")
    + p(
        "La cuenta sale de la bitácora; el nivel de logro lo marca la persona que evalúa, con su motivo. "
        "Evalúa: ______________________________."
    )
    + each(
        "c in compromisos",
        p("{{ c.clave }}. {{ c.titulo }}", "Ttulo2")
        + card(
            (
                ("Tipo", "{{ c.tipo }}"),
                ("Actividades completadas", "**{{ c.avance }}**"),
                ("Metas parciales alcanzadas por sus actividades", "{{ c.metas_parciales }}"),
                ("Metas finales alcanzadas por sus actividades", "{{ c.metas_finales }}"),
                ("¿Conforme al calendario?", "{{ c.calendario }}"),
                ("Nivel de logro (marque uno)", p("{% for nivel in niveles %}{{ nivel }}    {% endfor %}", "Celda")),
                ("Motivo", p("", "Celda")),
            ),
            "Nivel de logro del compromiso, con la cuenta y la casilla por marcar",
        )
        + avance("c")
        + when(
            "c.resultados",
            p("**Resultados reportados:**", "Trastabla", "<w:keepNext/>")
            + each("resultado in c.resultados", p("{{ resultado }}", "Listaconvietas")),
        ),
    )
)

_INDICATORS = (
    p("2. Indicadores", "Ttulo1")
    + p("El resultado lo anota quien mide, con el dato de la fuente que se señala.", "Fila")
    + when(
        "indicadores",
        listing(
            "i in indicadores",
            (950, 2572, 1150, 1150, 1500, 1800),
            ("Clave", "Indicador", "Línea base", "Meta", "Resultado", "Fuente"),
            (
                p("{{ i.clave }}", "Celda") + p("{{ i.tipo }}", "Celdapequea"),
                "{{ i.nombre }}",
                "{{ i.linea_base }}",
                "{{ i.meta }}",
                p("", "Celda"),
                "{{ i.fuente }}",
            ),
            "Indicadores con su línea base, su meta y espacio para su resultado",
        ),
        p("No se asentaron indicadores."),
    )
)

_EFFECTS = (
    p("6. Efecto en la vida de las personas", "Ttulo1")
    + p(
        "Para cada compromiso, lo que se esperaba que cambiara y lo que se aprecia que cambió en la calidad de vida de "
        "las personas de la comunidad.",
        "Fila",
    )
    + to_fill(
        (900, 3322, 1500, 3400),
        ("Clave", "Resultado esperado", "Indicadores de efecto", "Lo que se aprecia"),
        "x in efectos",
        ("{{ x.clave }}", paragraphs_of("x.resultado", "Celda"), "{{ x.indicadores }}", p("", "Celda")),
        "Efecto esperado de cada compromiso, con espacio para el que se aprecia",
    )
    + p("**Contribución del Plan a la apertura institucional** (opcional; marque una):", "Trastabla", "<w:keepNext/>")
    + paragraphs_of("apertura")
)

BODY = (
    aviso_de_borrador()
    + portada(
        "EVALUACIÓN FINAL",
        "Insumo que elabora el Secretariado Técnico Local. La evaluación de desempeño la coordina la Secretaría "
        "Técnica de la Comisión Permanente de Gobierno Abierto y Transparencia del INAI.",
    )
    + resumen(en_breve(("Concluidas dentro de la vigencia", "{{ dentro_del_anio }}")))
    + fuera_del_conjunto()
    + antecedentes()
    + metodologia(
        "**Valoraciones.** El nivel de logro, el resultado de los indicadores, el efecto y las conclusiones los "
        "asientan personas en los espacios en blanco; el programa no los calcula ni los propone. Esta evaluación es "
        "del Plan; la de los actores del Secretariado corresponde a la Comisión del INAI."
    )
    + _ACHIEVED
    + _INDICATORS
    + por_actor(
        "De cada actor se informa lo que tenía a su cargo, lo que de ello está completado y lo que se cumplió a "
        "destiempo; lo que hizo la persona suplente cuenta en el lugar de la titular."
    ).replace("Cumplimiento por actor</w:t>", "3. Cumplimiento por actor</w:t>", 1)
    + p("4. Resultado global", "Ttulo1")
    + p("{{ resumen }}", "Fila")
    + card(conjunto(("Concluidas dentro de la vigencia", "{{ dentro_del_anio }}")), "Resultado global", label=4200)
    + fuera_del_conjunto()
    + p("5. Modificaciones al Plan", "Ttulo1")
    + adendas()
    + _EFFECTS
    + p("7. Lecciones y recomendaciones para el siguiente Plan", "Ttulo1")
    + to_fill(
        (1500, 3811, 3811),
        ("Compromiso", "Lección", "Recomendación"),
        "c in compromisos",
        ("{{ c.clave }}", p("", "Celda"), p("", "Celda")),
        "Lecciones y recomendaciones por compromiso, por llenar",
    )
    + p("8. Conclusiones por sector", "Ttulo1")
    + p("Cada sector del Secretariado Técnico Local asienta las suyas.", "Fila")
    + when(
        "sectores_que_concluyen",
        to_fill(
            (2300, 6822),
            ("Sector", "Conclusiones"),
            "sector in sectores_que_concluyen",
            ("**{{ sector }}**", p("", "Celda")),
            "Conclusiones de cada sector, por llenar",
        ),
        p("El Secretariado Técnico Local todavía no tiene sectores registrados."),
    )
    + quien_firma("Elaboró", "Revisó", "Validó")
    + evidencias()
)

PLANTILLA = Plantilla("evaluacion-final", "Plantilla de la evaluación final", BODY)
