"""A complete plan of an invented entity, made of plain rows that a test may change before it becomes a Plan.

Every tab has its header in row 1 and its rows from row 2, in the order in which they stand here.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from pipeline.model.choices import TEMAS
from pipeline.model.findings import Finding, Grade
from pipeline.model.plan import Plan
from pipeline.model.records import (
    TABS,
    Actividad,
    Asistente,
    Avance,
    Compromiso,
    Conformidad,
    Consulta,
    Ejercicio,
    Envio,
    Etapa,
    Indicador,
    Integrante,
    Intervencion,
    Mesa,
    Meta,
    Problematica,
    Regla,
    Responsable,
    Sesion,
    Solucion,
)
from pipeline.model.schema import Record, column_of, columns
from pipeline.model.workbook import Place
from pipeline.settings import load_edition

EDITION: Final = load_edition(Path(__file__).parents[1] / "config" / "ediciones" / "2016.toml")
TODAY: Final = date(2017, 9, 1)
"""A day on which the complete plan has run its year, and every requirement is met."""

LINK: Final = "https://gobiernoabierto.example/evidencia"
SECTORS: Final = {"SC": "sociedad civil", "AU": "autoridad", "OG": "órgano garante", "AC": "academia"}
PREVIOUS: Final = {
    "OG1": (
        "kit de capacidades",
        "problemáticas del arranque",
        "criterios mínimos",
        "soluciones preliminares",
        "compromisos preliminares",
    ),
    "AU1S": ("consulta pública",),
}
EVERYONE: Final = ("SC1", "AU1", "OG1", "AC1", "F1")
Row = dict[str, Any]
ATTRIBUTES: Final = {tab: field.name for tab, field in zip(TABS, fields(Plan), strict=False)}


class Book:
    """The rows of every tab, to be changed freely; ``plan`` is the plan that they make."""

    def __init__(self, tabs: Mapping[type[Record], list[Row]]) -> None:
        self.tabs: dict[type[Record], list[Row]] = {tab: list(tabs.get(tab, [])) for tab in TABS}
        self.absent: set[type[Record]] = set()
        self.lacking: set[tuple[type[Record], str]] = set()

    def find(self, tab: type[Record], key: str = "", **match: object) -> Row:
        """The first row with that key and those values."""
        if key:
            match["clave"] = key
        return next(row for row in self.tabs[tab] if all(row.get(name) == value for name, value in match.items()))

    def put(
        self, tab: type[Record], key: str = "", /, where: Mapping[str, object] | None = None, **values: object
    ) -> None:
        """Change cells of a row."""
        self.find(tab, key, **(where or {})).update(values)

    def blur(self, tab: type[Record], name: str, key: str = "", **match: object) -> None:
        """Make a cell one that could not be read."""
        row = self.find(tab, key, **match)
        row.pop(name, None)
        row["unread"] = row.get("unread", frozenset()) | {name}

    def drop(self, tab: type[Record], key: str = "", **match: object) -> None:
        """Take all such rows away."""
        if key:
            match["clave"] = key
        kept = [row for row in self.tabs[tab] if not all(row.get(name) == value for name, value in match.items())]
        assert len(kept) < len(self.tabs[tab]), "nothing to drop"
        self.tabs[tab] = kept

    def add(self, tab: type[Record], **values: object) -> None:
        """Add a row at the end of a tab."""
        self.tabs[tab].append(values)

    def without_compromiso(self, key: str) -> None:
        """Take away a commitment and all that hangs from it."""
        acts = {row["clave"] for row in self.tabs[Actividad] if row.get("compromiso") == key}
        for tab, rows in self.tabs.items():
            own = (row for row in rows if (tab is Compromiso and row["clave"] == key) or row.get("compromiso") == key)
            logged = (row for row in rows if tab is Avance and row.get("actividad") in acts)
            gone = [id(row) for row in (*own, *logged)]
            self.tabs[tab] = [row for row in rows if id(row) not in gone]

    def settle(self) -> "Book":
        """Make every reference that names no row one that could not be read, as the reading of a sheet does."""
        keys = {tab.TAB: {row.get("clave") for row in rows} - {None, ""} for tab, rows in self.tabs.items()}
        for tab, rows in self.tabs.items():
            for column in columns(tab):
                known = {key for name in column.tabs for key in keys[name]}
                for row in rows if column.tabs else ():
                    held = row.get(column.field) or ()
                    if not known.issuperset((held,) if isinstance(held, str) else held):
                        row.pop(column.field)
                        row["unread"] = row.get("unread", frozenset()) | {column.field}
        return self

    def at(self, tab: type[Record], name: str, key: str = "", **match: object) -> Place:
        """The place of a cell."""
        return _place(tab, self.tabs[tab].index(self.find(tab, key, **match)), name)

    def header(self, tab: type[Record], name: str) -> Place:
        """The place of a header."""
        return self.plan().header(tab, name)

    def plan(self) -> Plan:
        """The rows as a plan whose records remember their cells."""
        rows: dict[str, Any] = {
            ATTRIBUTES[tab]: tuple(self._record(tab, at, row) for at, row in enumerate(self.tabs[tab])) for tab in TABS
        }
        rows["ejercicio"] = rows["ejercicio"][0] if rows["ejercicio"] else Ejercicio()
        return Plan(headers={tab.TAB: self._headers(tab) for tab in TABS if tab not in self.absent}, **rows)

    def readings(self) -> tuple[Finding, ...]:
        """What a reading says of it: one finding for each unread cell, and for each blank that may not be."""
        return tuple(
            Finding("D-prueba", Grade.AVISO, "No se pudo leer.", "Escríbalo.", _place(tab, at, column.field))
            for tab in TABS
            for at, row in enumerate(self.tabs[tab])
            for column in columns(tab)
            if column.field in row.get("unread", ()) or (column.always and row.get(column.field) in {None, ""})
        )

    def _record(self, tab: type[Record], at: int, row: Row) -> Record:
        places = {c.field: _place(tab, at, c.field) for c in columns(tab) if (tab, c.field) not in self.lacking}
        values = {name: value for name, value in row.items() if (tab, name) not in self.lacking}
        return tab(row=at + 2, places=places, **values)

    def _headers(self, tab: type[Record]) -> dict[str, Place]:
        known = [c for c in columns(tab) if (tab, c.field) not in self.lacking]
        return {c.field: Place(tab.TAB, 1, columns(tab).index(c) + 1, c.name) for c in known}


def _place(tab: type[Record], at: int, name: str) -> Place:
    column = column_of(tab, name)
    index = columns(tab).index(column)
    return (
        Place(tab.TAB, index + 2, 2, column.name)
        if tab is Ejercicio
        else Place(tab.TAB, at + 2, index + 1, column.name)
    )


def complete() -> Book:
    """A plan in which, on ``TODAY``, everything that INAI asks for is there."""
    return deepcopy(_COMPLETE)


def _ejercicio() -> Row:
    return {
        "entidad_federativa": "Tierra Mayor", "anio_ejercicio": 2016, "organo_garante": "Instituto de Transparencia",
        "fecha_declaracion": date(2016, 2, 1), "lugar_declaracion": "Villa Mayor, Tierra Mayor",
        "fecha_instalacion_stl": date(2016, 3, 1), "fecha_eleccion_facilitador": date(2016, 3, 1),
        "fecha_firma_pal": date(2016, 8, 10), "fecha_presentacion_publica": date(2016, 8, 15),
        "micrositio": "https://gobiernoabierto.example", "tablero": "https://gobiernoabierto.example/tablero",
    }  # fmt: skip


def _integrantes() -> list[Row]:
    def person(key: str, calidad: str, sector: str, **more: object) -> Row:
        own = {"clave": key, "nombre": f"Persona {key}", "institucion": f"Casa {key}", "correo": f"{key}@casa.example"}
        return {**own, "sector": sector, "calidad": calidad, **more}

    seats = [person(f"{s}1", "titular", name, firma_declaracion=True) for s, name in SECTORS.items()]
    suplentes = [person(f"{s}1S", "suplente", name, suple_a=f"{s}1") for s, name in SECTORS.items()]
    return [*seats, *suplentes, person("F1", "facilitador", "ninguno"), person("T1", "testigo", "autoridad")]


def _etapas() -> list[Row]:
    def etapa(key: str, paso: int, hecho: str, fecha: date) -> Row:
        own = {"clave": key, "paso": paso, "hecho": hecho, "fecha": fecha, "evidencia": LINK}
        return {**own, "asistentes": 40, "fecha_envio_al_inai": fecha}

    return [
        etapa("E1", 1, "firma de la Declaración", date(2016, 2, 1)),
        etapa("E2", 2, "sensibilización", date(2016, 2, 15)),
        etapa("E3", 3, "instalación del STL", date(2016, 3, 1)),
        etapa("E4", 4, "mesas de diálogo", date(2016, 7, 20)),
        etapa("E5", 5, "presentación pública", date(2016, 8, 15)),
        etapa("E6", 6, "monitoreo de seis meses", date(2017, 2, 20)),
        etapa("E7", 6, "evaluación final", date(2017, 8, 20)),
    ]


def _mesas() -> list[Row]:
    days = {"M1": date(2016, 4, 20), "M2": date(2016, 5, 18), "M3": date(2016, 6, 15), "M4": date(2016, 7, 20)}
    nucleos = dict(zip(days, ("sociedad civil", "autoridad", "órgano garante", "conjunta"), strict=True))
    own = {
        "tema": "Obra pública",
        "modera": "F1",
        "analisis": "Se analizó.",
        "lectura_acuerdos": True,
        "evidencia": LINK,
        "lugar": "Casa de la Cultura",
        "hora_inicio": time(10),
        "hora_termino": time(13, 30),
    }
    return [{"clave": key, "fecha": day, "nucleo": nucleos[key], **own} for key, day in days.items()]


def _envios() -> list[Row]:
    sent = {"M1": date(2016, 3, 28), "M2": date(2016, 4, 20), "M3": date(2016, 5, 25), "M4": date(2016, 6, 28)}
    return [
        {
            "mesa": mesa,
            "insumo": insumo,
            "remite": who,
            "fecha_envio": day,
            "destinatarios": EVERYONE,
            "evidencia": LINK,
        }
        for mesa, day in sent.items()
        for who, insumos in PREVIOUS.items()
        for insumo in insumos
    ]


def _asistentes() -> list[Row]:
    own = {"M1": "SC1", "M2": "AU1", "M3": "OG1"}
    visitors = [{"mesa": "M1", "nombre": "Ana Visita", "institucion": "Colectivo", "sector": " Sociedad  Civil "}]
    members = [{"mesa": mesa, "integrante": key} for mesa, key in own.items()]
    return [*members, *visitors, *({"mesa": "M4", "integrante": f"{s}1"} for s in SECTORS)]


def _intervenciones() -> list[Row]:
    said = {"tipo": "aportación", "texto": "Propuso abrir los datos."}
    own = [("M1", "Ana Visita"), ("M2", "AU1"), ("M3", "OG1"), *(("M4", f"{s}1") for s in SECTORS)]
    return [{"mesa": mesa, "participante": who, **said} for mesa, who in own]


def _problematicas() -> list[Row]:
    origins = {
        "PB1": ("sociedad civil", "Q1"), "PB2": ("autoridad", "M2"), "PB3": ("sociedad civil", "M1"),
        "PB4": ("órgano garante", "M4"), "PB5": ("autoridad", "M2"), "PB6": ("academia", "M4"),
    }  # fmt: skip
    rows: list[Row] = [
        {"clave": key, "problematica": "Falta información.", "nucleo": nucleo, "origen": (origin,), "prioridad": at}
        for at, (key, (nucleo, origin)) in enumerate(origins.items(), start=1)
    ]
    rows[4] |= {"metodo_seleccion": "jerarquización", "metodologia": LINK}
    return rows


def _soluciones() -> list[Row]:
    chosen = [
        {"clave": f"S{n}", "problematica": f"PB{n}", "solucion": "Abrir.", "viabilidad": "alta", "elegida": True}
        for n in range(1, 7)
    ]
    return [*chosen, {"clave": "S1B", "problematica": "PB1", "solucion": "Otra.", "viabilidad": "media"}]


def _compromisos() -> list[Row]:
    tipos = {"C1": "AGA", "C2": "AGA", "C3": "Local", "C4": "Local", "C5": "FtM", "CP": "Proactivo"}
    rows: list[Row] = [
        {
            "clave": key, "tipo": tipo, "titulo": f"Abrir {key}", "objetivo": "Que se sepa.",
            "problematica": f"PB{n}", "solucion": f"S{n}", "inicio": date(2016, 8, 15), "fin": date(2017, 8, 15),
        }
        for n, (key, tipo) in enumerate(tipos.items(), start=1)
    ]  # fmt: skip
    rows[0]["tema_pa18"], rows[1]["tema_pa18"] = TEMAS[2], TEMAS[5]
    rows[4] |= {"programa_o_fondo": "Fondo de obra", "ejercicio_fiscal": "2016", "territorio": "Tierra Mayor"}
    return rows


def _of_each() -> dict[type[Record], list[Row]]:
    """What hangs from each commitment."""
    keys = [row["clave"] for row in _compromisos()]
    acts = [
        {
            "clave": f"{c}-A{n}", "compromiso": c, "actividad": "Publicar.", "producto": "Portal",
            "responsable": who, "corresponsables": helpers, "inicio": date(2016, 9, n), "fin": date(2017, 6, n),
        }
        for c in keys
        for n, (who, helpers) in enumerate({"SC1": ("AC1",), "AU1S": ("AU1",), "OG1": ()}.items(), start=1)
    ]  # fmt: skip
    return {
        Actividad: acts,
        Responsable: [
            {"compromiso": c, "integrante": f"{s}1", "responsabilidad": "Vigila."} for c in keys for s in SECTORS
        ],
        Indicador: [
            {
                "clave": f"{c}-I1",
                "compromiso": c,
                "indicador": "Datos abiertos",
                "unidad": "bases",
                "linea_base": "0",
                "meta": "9",
            }
            for c in keys
        ],
        Meta: [
            {"compromiso": c, "tipo": tipo, "meta": "Bases", "fecha": day, "actividades": (f"{c}-A1",)}
            for c in keys
            for tipo, day in (("parcial", date(2017, 1, 31)), ("final", date(2017, 7, 31)))
        ],
        Conformidad: [
            {"compromiso": c, "integrante": key, "manifestacion": "conforme"}
            for c in keys
            for key in ("SC1", "AU1S", "OG1", "AC1")
        ],
        Avance: [
            {"actividad": a["clave"], "fecha_corte": date(2017, 6, 30), "porcentaje": Decimal(1), "evidencia": LINK}
            for a in acts
        ],
    }


_COMPLETE: Final = Book(
    {
        Ejercicio: [_ejercicio()],
        Integrante: _integrantes(),
        Regla: [{"numero": 1, "regla": "El STL decide por consenso."}],
        Sesion: [{"fecha": date(2016, 4, 1), "actividad": "Sesión ordinaria", "responsable": "OG1"}],
        Etapa: _etapas(),
        Consulta: [
            {
                "clave": "Q1", "nucleo": "sociedad civil", "mecanismo": "Encuesta", "abierta_al_publico": True,
                "inicio": date(2016, 3, 10), "fin": date(2016, 4, 10), "evidencia": LINK,
            }
        ],
        Mesa: _mesas(),
        Envio: _envios(),
        Asistente: _asistentes(),
        Intervencion: _intervenciones(),
        Problematica: _problematicas(),
        Solucion: _soluciones(),
        Compromiso: _compromisos(),
        **_of_each(),
    }
)  # fmt: skip
