"""Acta de instalación del Secretariado Técnico Local."""

from escritura import each, listing, p, paragraph, run_tag, runs, when
from paquete import Plantilla
from piezas import aviso_de_borrador, firmas, orden_del_dia

_AGENDA = (
    "Lista de asistencia y declaración de quórum.",
    "Lectura y aprobación del orden del día.",
    "Antecedentes.",
    "Presentación de los representantes electos por cada sector.",
    "Designación de quien facilitará el diálogo.",
    "Declaratoria de instalación.",
    "Reglas mínimas de integración e interacción.",
    "Agenda anual de trabajo.",
    "Acuerdos y asuntos generales.",
    "Clausura y firma del acta.",
)

_RULE = paragraph(
    run_tag("if loop.first") + runs("**Regla {{ r.numero }}.** ") + run_tag("endif") + runs("{{ parrafo }}")
)

_OPENING = (
    p("ACTA DE INSTALACIÓN DEL SECRETARIADO TÉCNICO LOCAL DE GOBIERNO ABIERTO", "Ttulo")
    + p("{{ de_la_entidad }}", "Subttulo")
    + p(
        "En {{ lugar }}, siendo {{ hora_en_letra }} del día {{ dia_en_letra }}, se reúnen, previa convocatoria del "
        "órgano garante ({{ organo_garante }}){% if convocatoria %} {{ convocatoria }}{% endif %}, las personas que "
        "en esta acta se relacionan, con el propósito de instalar el Secretariado Técnico Local de Gobierno Abierto "
        "{{ de_la_entidad }}, como espacio de coordinación e instancia de máxima decisión entre gobierno y "
        "ciudadanía para el ejercicio de gobierno abierto {{ anio }}."
    )
    + when("fundamento", p("Lo anterior, de conformidad {{ fundamento }}."))
)

BODY = (
    aviso_de_borrador()
    + _OPENING
    + p("Lista de asistencia y declaración de quórum", "Ttulo1")
    + when(
        "lugares",
        p("Se pasa lista a las representaciones de cada sector:", "Fila")
        + listing(
            "x in lugares",
            (1500, 2222, 2800, 2600),
            ("Sector", "Titular", "Cargo e institución", "Suplente"),
            (
                "{{ x.sector }}",
                "{{ x.titular }}",
                when("x.cargo", p("{{ x.cargo }}", "Celda")) + p("{{ x.institucion }}", "Celda"),
                "{{ x.suplente }}",
            ),
            "Representantes titulares y suplentes de cada sector",
        )
        + p("{{ quorum }}", "Trastabla"),
        p("Todavía no hay representantes registrados; el quórum está por declararse."),
    )
    + p("Lectura y aprobación del orden del día", "Ttulo1")
    + p("Se da lectura al orden del día siguiente, que las personas presentes aprueban:", "Fila")
    + orden_del_dia(*_AGENDA)
    + p("Antecedentes", "Ttulo1")
    + when(
        "antecedentes",
        p("A la instalación precedieron los hechos siguientes:", "Fila")
        + listing(
            "h in antecedentes",
            (700, 2200, 1250, 4972),
            ("Paso", "Hecho", "Fecha", "Descripción y evidencia"),
            (
                "{{ h.paso }}",
                "{{ h.hecho }}",
                "{{ h.fecha }}",
                when("h.descripcion", p("{{ h.descripcion }}", "Celda"), p("Sin descripción.", "Celda"))
                + p("{{ h.evidencia }}", "Celdapequea"),
            ),
            "Hechos anteriores a la instalación, con su evidencia",
        ),
        p("No se asentaron hechos anteriores a la instalación."),
    )
    + p("Integración", "Ttulo1")
    + p("{{ integracion }}")
    + when(
        "vacantes",
        p("Los lugares por designar constan como tales y los ocupará quien elija el sector que corresponda."),
    )
    + p("Facilitación", "Ttulo1")
    + when(
        "facilitadores",
        each(
            "f in facilitadores",
            p("Se tiene por designada a la persona siguiente para facilitar el diálogo: {{ f.en_linea }}."),
        )
        + p(
            "{{ eleccion }} {{ facilitador }} es una figura neutral, no representa a ninguna de las partes que "
            "integran el Secretariado, participa con voz y sin voto en la toma de decisiones, y acepta el encargo "
            "en esos términos."
        ),
        p("{{ eleccion }}"),
    )
    + p("Declaratoria de instalación", "Ttulo1")
    + p("{{ declaratoria }}")
    + p("Reglas mínimas de integración e interacción", "Ttulo1")
    + when(
        "reglas",
        each("r in reglas", each("parrafo in r.texto", _RULE)),
        p("Las reglas mínimas están por definirse."),
    )
    + p("Agenda anual de trabajo", "Ttulo1")
    + when(
        "agenda",
        listing(
            "s in agenda",
            (1300, 3422, 2200, 2200),
            ("Fecha", "Actividad", "Responsable", "Lugar"),
            ("{{ s.fecha }}", "{{ s.actividad }}", "{{ s.responsable }}", "{{ s.lugar }}"),
            "Agenda anual de trabajo",
        ),
        p("La agenda anual de trabajo está por definirse."),
    )
    + p("Acuerdos", "Ttulo1")
    + each("a in acuerdos", p("**{{ a.numero }}.** {{ a.texto }}"))
    + p("Asuntos generales", "Ttulo1")
    + p("No se asentaron asuntos generales.")
    + p(
        "No habiendo más asuntos que tratar, se dan por concluidos los trabajos siendo {{ clausura_en_letra }} del "
        "mismo día, levantándose la presente acta por {{ tantos }}, que firman al calce y rubrican al margen "
        "quienes intervinieron.",
        "Cierre",
    )
    + firmas()
)

PLANTILLA = Plantilla("acta-instalacion-stl", "Plantilla del acta de instalación del STL", BODY, rubricated=True)
