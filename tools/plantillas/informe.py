"""Pieces of the reports on the plan's progress: cover, summary, background, method, the counts of the five."""

from escritura import card, listing, p, paragraph, runs, when

_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
_SPACE = '<w:spacing w:before="{}" w:after="200"/>'


def portada(title: str, nature: str) -> str:
    """The cover: what the report is, of which state, on which day, and what it is not."""
    return (
        p("{{ organo_garante }}", "Portada", _SPACE.format(1400))
        + p("{{ membrete.secretariado }}", "Portada")
        + p(title, "Portadagrande")
        + p("**{{ entidad_en_mayusculas }}**", "Portada")
        + p("Plan de Acción Local de Gobierno Abierto", "Portada")
        + p("**Fecha de corte: {{ corte }}**", "Portada", _SPACE.format(600))
        + p(nature, "Portada", _SPACE.format(900))
        + paragraph(
            runs("{{ membrete.folio }}. Escrito el {{ fecha }}") + _PAGE_BREAK,
            "Portada",
            '<w:spacing w:before="300" w:after="0"/>',
        )
    )


def resumen(lead: tuple[tuple[str, str], ...]) -> str:
    """One page: the paragraph, the five together, each commitment in a row."""
    widths = (900, 3022, 1200, 1600, 1100, 1300)
    return (
        p("Resumen ejecutivo", "Ttulo1")
        + p("{{ resumen }}", "Fila")
        + card(lead, "Los compromisos que se evalúan, en conjunto", label=4200)
        + p("Cada compromiso, por separado; los proactivos, al final:", "Trastabla", "<w:keepNext/>")
        + listing(
            "c in compromisos",
            widths,
            ("Clave", "Compromiso", "Estado", "Actividades completadas", "Vencidas", "A destiempo"),
            (
                "{{ c.clave }}",
                p("{{ c.titulo_breve }}", "Celdapequea"),
                "{{ c.estado }}",
                "{{ c.avance }}",
                "{{ c.vencidas }}",
                "{{ c.a_destiempo }}",
            ),
            "Estado de cada compromiso en el corte",
        )
    )


def antecedentes() -> str:
    """From when the term runs, and when it was complete."""
    return (
        p("Antecedentes", "Ttulo1", "<w:pageBreakBefore/>")
        + p(
            "La presentación pública del Plan de Acción Local, con la que inició su implementación y su vigencia, se "
            "realizó en la fecha que se señala. De ella corren los plazos del monitoreo y de la evaluación."
        )
        + card(
            (
                ("Presentación pública", "{{ presentacion }}"),
                ("Plazo de este informe", "{{ plazo }}"),
                ("Fecha de corte", "{{ corte }}"),
                ("Término de la vigencia", "{{ vigencia }}"),
                ("Micrositio", "{{ micrositio }}"),
                ("Tablero de seguimiento", "{{ tablero }}"),
            ),
            "Fechas del Plan y direcciones de publicación",
        )
    )


_METHOD = (
    (
        "**Fuente.** La bitácora de avances de la hoja del Plan, en la que cada reporte lleva su fecha de corte; de "
        "cada actividad vale el último reporte hasta la fecha de corte, y los anteriores se conservan. "
        "{{ ultimo_reporte }}"
    ),
    (
        "**Estados.** Completado: reportada al 100 % y con evidencia que puede consultarse. En proceso: con avance "
        "reportado. Sin avance: sin reportes, o reportada en 0 %. Sin evidencia ninguna actividad se tiene por "
        "completada; “no se contó con evidencia” describe lo que consta en la bitácora y no prejuzga lo realizado."
    ),
    (
        "**Puntualidad.** Se cuenta aparte del estado, en días naturales, desde la fecha de término de la actividad "
        "hasta el día en que quedó completada o, si no lo está, hasta la fecha de corte."
    ),
    (
        "**Metas.** “Alcanzada por sus actividades” dice solo que están completadas todas las que llevan a la meta, no "
        "que su indicador llegó al valor fijado: ese valor se comprueba aparte y lo valora el Secretariado. El texto "
        "es el vigente en la fecha de corte, conforme a las adendas."
    ),
    (
        "**Conjunto.** Los {{ evaluables }} compromisos se evalúan de manera conjunta: se informa cuántos están "
        "completados, y el avance de unos no compensa el de otros. Junto a cada porcentaje va la cuenta de la que "
        "sale. Los compromisos proactivos se informan aparte."
    ),
)


def metodologia(last: str) -> str:
    """Where the figures come from, and what people rate."""
    return p("Metodología", "Ttulo1") + "".join(p(text) for text in (*_METHOD, last))


def en_breve(*more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The counts of the five that the summary gives."""
    return (
        ("Fecha de corte", "{{ corte }}"),
        ("Compromisos completados", "**{{ conjunto.compromisos }}**"),
        ("Actividades completadas", "{{ conjunto.actividades }}"),
        *more,
        ("Completadas, de las que ya debían estarlo", "{{ conjunto.exigibles }}"),
        ("Actividades vencidas", "{{ conjunto.vencidas }}"),
        ("Actividades cumplidas a destiempo", "{{ conjunto.a_destiempo }}"),
        ("Metas parciales alcanzadas por sus actividades", "{{ conjunto.metas_parciales }}"),
        ("Metas finales alcanzadas por sus actividades", "{{ conjunto.metas_finales }}"),
    )


def conjunto(*more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The counts of the five together."""
    return (
        ("Compromisos completados", "**{{ conjunto.compromisos }}**"),
        ("Actividades completadas", "{{ conjunto.actividades }}"),
        *more,
        ("Actividades en proceso", "{{ conjunto.en_proceso }}"),
        ("Actividades sin avance", "{{ conjunto.sin_avance }}"),
        ("Completadas, de las que ya debían estarlo", "{{ conjunto.exigibles }}"),
        ("Actividades vencidas", "{{ conjunto.vencidas }}"),
        ("Actividades cumplidas a destiempo", "{{ conjunto.a_destiempo }}"),
        ("Metas parciales alcanzadas por sus actividades", "{{ conjunto.metas_parciales }}"),
        ("Metas finales alcanzadas por sus actividades", "{{ conjunto.metas_finales }}"),
    )


def fuera_del_conjunto() -> str:
    """What is told apart from the five."""
    return when(
        "conjunto.proactivos",
        p("Compromisos proactivos completados, que se informan aparte: {{ conjunto.proactivos }}.", "Trastabla"),
    ) + when(
        "conjunto.sin_responsable",
        p("No tienen responsable registrado las actividades {{ conjunto.sin_responsable }}.", "Trastabla"),
    )
