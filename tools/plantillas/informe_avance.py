"""Pieces of the reports on the plan's progress: goals, activities, actors, changes, evidence, who signs."""

from escritura import (
    body,
    each,
    each_row,
    grid,
    head,
    listing,
    p,
    paragraphs_of,
    when,
)

_GOALS = (850, 2922, 1200, 1650, 2500)
_ACTS = (950, 2672, 1300, 1250, 1250, 1700)


def avance(name: str) -> str:
    """The goals and the activities of one commitment, with what was reported of them."""
    return (
        p("Metas", "Ttulo3")
        + when(
            f"{name}.metas",
            listing(
                f"m in {name}.metas",
                _GOALS,
                ("Tipo", "Meta", "Fecha", "Actividades completadas", "Situación en el corte"),
                (
                    "{{ m.tipo }}",
                    paragraphs_of("m.texto", "Celda")
                    + p("{{ m.medida }}", "Celdapequea")
                    + when("m.modificada", p("Modificada por la adenda {{ m.modificada }}.", "Celdapequea")),
                    "{{ m.fecha }}",
                    "{{ m.actividades }}",
                    "{{ m.situacion }}",
                ),
                "Metas parciales y finales del compromiso",
            ),
            p("No se asentaron metas para este compromiso."),
        )
        + p("Actividades", "Ttulo3")
        + when(
            f"{name}.actividades",
            listing(
                f"a in {name}.actividades",
                _ACTS,
                ("Clave", "Actividad y responsable", "Plazo", "Estado y avance", "Puntualidad y atraso", "Evidencia"),
                (
                    "**{{ a.clave }}**",
                    paragraphs_of("a.texto", "Celda") + p("Responde: {{ a.responsable }}", "Celdapequea"),
                    "{{ a.plazo }}",
                    p("**{{ a.estado }}**", "Celda") + p("{{ a.porcentaje }}", "Celda"),
                    p("{{ a.puntualidad }}", "Celda") + p("Atraso: {{ a.atraso }}", "Celda"),
                    "{{ a.evidencia }}",
                ),
                "Actividades del compromiso: estado, avance, puntualidad y evidencia",
            ),
            p("No se asentaron actividades para este compromiso."),
        )
        + when(
            f"{name}.obstaculos",
            p("**Obstáculos reportados:**", "Trastabla", "<w:keepNext/>")
            + each(f"obstaculo in {name}.obstaculos", p("{{ obstaculo }}", "Listaconvietas")),
        )
    )


def por_actor(note: str) -> str:
    """Who fulfilled and who has not yet, person by person and sector by sector."""
    return (
        p("Cumplimiento por actor", "Ttulo1")
        + p(note, "Fila")
        + when(
            "actores",
            listing(
                "x in actores",
                (2300, 1350, 1300, 1300, 1250, 1622),
                (
                    "Actor",
                    "Actividades de que responde",
                    "Cuyo término ya llegó",
                    "A destiempo",
                    "En que ayuda",
                    "Vencidas sin evidencia de su conclusión",
                ),
                (
                    p("**{{ x.nombre }}**", "Celda")
                    + p("{{ x.institucion }}", "Celdapequea")
                    + p("{{ x.sector }}", "Celdapequea"),
                    p("{{ x.propias }}", "Celda")
                    + when("x.proactivas", p("Proactivas: {{ x.proactivas }}", "Celdapequea")),
                    "{{ x.exigibles }}",
                    "{{ x.a_destiempo }}",
                    "{{ x.corresponsable }}",
                    when("x.pendientes", paragraphs_of("x.pendientes", "Celda"), p("Ninguna", "Celda")),
                ),
                "Cumplimiento por actor en el corte",
            ),
            p("Las actividades todavía no tienen responsables registrados."),
        )
        + p("Por sector de quien responde:", "Trastabla", "<w:keepNext/>")
        + listing(
            "s in sectores",
            (4122, 3000, 2000),
            ("Sector", "Actividades completadas", "Vencidas"),
            ("{{ s.sector }}", "{{ s.actividades }}", "{{ s.vencidas }}"),
            "Actividades completadas por sector",
        )
    )


_CHANGED = (900, 1250, 2122, 2200, 2650)


def adendas() -> str:
    """What was modified, and why."""
    return when(
        "modificaciones",
        listing(
            "m in modificaciones",
            _CHANGED,
            ("Adenda", "Fecha", "Texto anterior", "Texto nuevo", "Motivo y acuerdo"),
            (
                p("{{ m.clave }}", "Celda") + p("{{ m.compromiso }}", "Celdapequea"),
                "{{ m.fecha }}",
                "{{ m.anterior }}",
                "{{ m.nuevo }}",
                "{{ m.motivo }}",
            ),
            "Modificaciones al Plan acordadas hasta el corte",
        ),
        p("Hasta la fecha de corte no se acordaron modificaciones al Plan."),
    )


def evidencias() -> str:
    """The annex: each evidence of the log, with the key under which it is cited."""
    return p("Anexo. Relación de la evidencia", "Ttulo1", "<w:pageBreakBefore/>") + when(
        "evidencias",
        p("La clave es la de la actividad y el número de su reporte en la bitácora.", "Fila")
        + listing(
            "e in evidencias",
            (1150, 1250, 2922, 3800),
            ("Clave", "Corte", "Lo reportado", "Dirección y quién reporta"),
            (
                "{{ e.clave }}",
                "{{ e.corte }}",
                "{{ e.avance }}",
                p("{{ e.liga }}", "Celdapequea") + p("Reporta: {{ e.reporta }}", "Celdapequea"),
            ),
            "Evidencia de la bitácora de avances hasta el corte",
        ),
        p("Hasta la fecha de corte no se contó con evidencia en la bitácora de avances."),
    )


def to_fill(widths: tuple[int, ...], titles: tuple[str, ...], words: str, contents: tuple[str, ...], title: str) -> str:
    """A table with tall rows to be filled in by hand; an empty content is a blank cell."""
    tall = body(widths, contents).replace(
        "<w:cantSplit/>", '<w:cantSplit/><w:trHeight w:val="900" w:hRule="atLeast"/>', 1
    )
    return grid(widths, head(widths, titles) + each_row(words, tall, len(widths)), title)
