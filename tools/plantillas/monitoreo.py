"""Informe de monitoreo a los seis meses."""

from escritura import body, card, each, each_row, grid, head, p, when
from informe import antecedentes, conjunto, en_breve, fuera_del_conjunto, metodologia, portada, resumen
from informe_avance import adendas, avance, evidencias, por_actor, to_fill
from paquete import Plantilla
from piezas import aviso_de_borrador, quien_firma

_RATED = (1500, 2722, 2000, 2900)
_SEEN = (600, 3322, 2100, 1500, 1600)
_DAY = "___/___/____"

_QUALITY = (
    p("Parte A. Calidad y relevancia de los compromisos", "Ttulo1", "<w:pageBreakBefore/>")
    + p(
        "La valoración corresponde a las personas que el Secretariado Técnico Local designe: se marca una casilla por "
        "criterio y se anota el motivo en un renglón. “Lo que consta” resume los datos del Plan y no es una "
        "valoración. Valora: ______________________________."
    )
    + each(
        "f in valoraciones",
        p("{{ f.clave }}. {{ f.titulo }}", "Ttulo2")
        + grid(
            _RATED,
            head(_RATED, ("Criterio", "Lo que consta", "Valoración", "Motivo"))
            + each_row(
                "k in f.criterios",
                body(
                    _RATED,
                    (
                        "**{{ k.nombre }}**",
                        "{{ k.consta }}",
                        p("{% for grado in k.escala %}{{ grado }}  {% endfor %}", "Celda"),
                        p("", "Celda"),
                    ),
                ),
                len(_RATED),
            ),
            "Valoración de la calidad y relevancia del compromiso, por llenar",
        ),
    )
)

_PROGRESS = (
    p("Parte B. Avance de las actividades", "Ttulo1", "<w:pageBreakBefore/>")
    + p("Situación de cada compromiso al {{ corte }}, con sus metas parciales y finales y sus actividades.")
    + each(
        "c in compromisos",
        p("{{ c.clave }}. {{ c.titulo }}", "Ttulo2")
        + p(
            "**{{ c.estado }}.** Actividades completadas: {{ c.avance }}; de las que ya debían estarlo: "
            "{{ c.exigible | lower }}. Metas parciales alcanzadas por sus actividades: "
            "{{ c.metas_parciales | lower }}.",
            "Fila",
        )
        + avance("c"),
    )
    + p("Modificaciones al Plan", "Ttulo2")
    + adendas()
)

_REMARKS = (
    p("Observaciones y recomendaciones", "Ttulo1")
    + when(
        "observaciones",
        p("Lo que muestra el corte; la fecha de atención la acuerda el Secretariado Técnico Local.", "Fila"),
        p("El corte no muestra actividades vencidas ni metas vencidas sin evidencia.", "Fila"),
    )
    + grid(
        _SEEN,
        head(_SEEN, ("No.", "Observación", "Recomendación", "Responsable", "Fecha"))
        + each_row(
            "o in observaciones",
            body(
                _SEEN,
                ("{{ o.numero }}", "{{ o.observacion }}", "{{ o.recomendacion }}", "{{ o.responsable }}", _DAY),
            ),
            len(_SEEN),
        )
        + each_row(
            "numero in renglones_en_blanco",
            body(_SEEN, ("{{ numero }}", p("", "Celda"), p("", "Celda"), p("", "Celda"), _DAY)),
            len(_SEEN),
        ),
        "Observaciones y recomendaciones, con espacio para agregar",
    )
)

BODY = (
    aviso_de_borrador()
    + portada(
        "INFORME DE MONITOREO A SEIS MESES",
        "Insumo que elabora el Secretariado Técnico Local. El ejercicio de monitoreo corresponde a la Secretaría "
        "Técnica de la Comisión Permanente de Gobierno Abierto y Transparencia del INAI.",
    )
    + resumen(en_breve())
    + fuera_del_conjunto()
    + antecedentes()
    + metodologia(
        "**Valoraciones.** La calidad y relevancia (Parte A) las valoran personas, con las escalas que se imprimen en "
        "cada ficha; el programa no las calcula ni las propone."
    )
    + _QUALITY
    + _PROGRESS
    + por_actor(
        "De cada actor se informa lo que tenía a su cargo y lo que de ello está completado; lo que hizo la persona "
        "suplente cuenta en el lugar de la titular."
    )
    + p("Valoración global", "Ttulo1")
    + p("Los {{ evaluables }} compromisos, en conjunto:", "Fila")
    + card(conjunto(), "Valoración global: la cuenta", label=4200)
    + p("Lo que el Secretariado Técnico Local aprecia de ello:", "Trastabla", "<w:keepNext/>")
    + to_fill(
        (2600, 6522),
        ("Apartado", "Valoración del Secretariado Técnico Local"),
        "apartado in ('Lo que avanza conforme a lo acordado', 'Lo que requiere atención', 'Conclusión')",
        ("**{{ apartado }}**", p("", "Celda")),
        "Valoración global, por llenar",
    )
    + _REMARKS
    + quien_firma("Elaboró", "Revisó", "Vo. Bo.")
    + evidencias()
)

PLANTILLA = Plantilla("informe-monitoreo-seis-meses", "Plantilla del informe de monitoreo a seis meses", BODY)
