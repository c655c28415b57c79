"""Workbooks made of plain rows, and a small complete one to change."""

from pathlib import Path
from typing import Any

from pipeline.model.edition import Edition
from pipeline.model.findings import Finding
from pipeline.model.plan import Plan
from pipeline.model.schema import columns
from pipeline.model.workbook import Cell, Sheet, Workbook
from pipeline.reading import read_plan
from pipeline.reading.plan import ATTRIBUTES
from pipeline.settings import load_edition
from tests.sentences import assert_whole

EDITION: Edition = load_edition(Path(__file__).parents[2] / "config" / "ediciones" / "2016.toml")
Row = list[Any]
Tabs = dict[str, list[Row]]


def sheet(name: str, rows: list[Row], first: int = 1) -> Sheet:
    cells = {
        number: {
            at: value if isinstance(value, Cell) else Cell(value)
            for at, value in enumerate(row, start=1)
            if value is not None
        }
        for number, row in enumerate(rows, start=first)
    }
    return Sheet(name, {number: row for number, row in cells.items() if row})


def book(tabs: Tabs, locale: str = "es_MX") -> Workbook:
    return Workbook("plan.xlsx", "Plan", tuple(sheet(name, rows) for name, rows in tabs.items()), locale=locale)


def read(tabs: Tabs, locale: str = "es_MX") -> tuple[Plan, list[Finding]]:
    plan, findings = read_plan(book(tabs, locale), EDITION)
    for finding in findings:
        assert_whole(finding)
    cells = [(f.place.sheet, f.place.cell) for f in findings if f.place.cell]
    assert len(cells) == len(set(cells)), "one cell, one voice"
    return plan, list(findings)


def spots(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(f.code, f.place.sheet, f.place.cell) for f in findings]


def values(plan: Plan) -> dict[str, list[list[Any]]]:
    """All that a plan says, without where it stands."""
    told = {}
    for tab, name in ATTRIBUTES.items():
        held = getattr(plan, name)
        records = held if isinstance(held, tuple) else (held,)
        told[tab.TAB] = [[getattr(record, c.field) for c in columns(tab)] for record in records]
    return told


def small() -> Tabs:
    """A plan of three members, two mesas and two commitments, with nothing to be said of it."""
    return {
        "Ejercicio": [
            ["Campo", "Valor"],
            ["Entidad federativa", "Tlaxcala"],
            ["Año del ejercicio", 2016.0],
            ["Órgano garante", "Instituto de Acceso a la Información Pública"],
            ["Fecha de la Declaración", "05/03/2016"],
            ["Hora de instalación", "10:30 hrs."],
            ["Micrositio", "https://ejemplo.org.mx/ga"],
        ],
        "Integrantes": [
            ["Clave", "Nombre", "Tratamiento", "Sector", "Calidad", "Suple a", "Correo", "Firma la Declaración"],
            ["SC1", "Ana Ruiz Soto", "Mtra.", "sociedad civil", "titular", None, "ana@ejemplo.org.mx", "Sí"],
            ["SC2", "Luis Ríos", None, "sociedad civil", "suplente", "SC1", "luis@ejemplo.org.mx", "No"],
            ["AU1", "Pérez, Juan", "Lic.", "autoridad", "titular", None, "juan@ejemplo.gob.mx", "X"],
            ["OG1", "Eva Núñez", None, "órgano garante", "titular", None, "eva@ejemplo.org.mx", True],
            ["F1", "Olga Paz", "Dra.", "ninguno", "facilitador", None, "olga@ejemplo.edu.mx", None],
            ["V1", "Por designar", None, "academia", "titular", None, None, None],
        ],
        "Reglas": [["Número", "Regla"], [1.0, "Se decide por consenso."], [2.0, "El facilitador no vota."]],
        "Agenda STL": [
            ["Fecha", "Actividad", "Responsable"],
            ["5-abr-16", "Sesión", "Eva Núñez"],
            [42470.0, "Taller", "F1"],
        ],
        "Etapas": [
            ["Paso", "Hecho", "Fecha", "Evidencia"],
            [1.0, "firma de la Declaración", "5 de marzo de 2016", "https://ejemplo.org.mx/d"],
        ],
        "Consultas": [
            ["Clave", "Núcleo", "Mecanismo", "Inicio"],
            ["Q1", "sociedad civil", "Foro", "1o. de abril de 2016"],
        ],
        "Mesas": [
            ["Clave", "Núcleo", "Tema", "Fecha", "Hora de inicio", "Modera"],
            ["M1", "sociedad civil", "Agua", "2016-04-20", "10:30", "F1"],
            ["M2", "conjunta", "Acuerdos", 42490.0, 0.4375, "Olga Paz"],
        ],
        "Envíos": [
            ["Mesa", "Insumo", "Remite", "Fecha de envío", "Destinatarios"],
            ["M1", "kit de capacidades", "OG1", "01/04/2016", "todos"],
            ["M2", "consulta pública", "AU1", "02/04/2016", "SC1, OG1; F1"],
        ],
        "Asistentes": [
            ["Mesa", "Integrante", "Nombre", "Sector"],
            ["M1", "SC1", None, None],
            ["M1", None, "Rosa Vega", "academia"],
        ],
        "Intervenciones": [
            ["Mesa", "Participante", "Tipo", "Texto"],
            ["M1", "Rosa Vega", "duda", "¿Cuándo?"],
            ["M1", "SC1", "aportación", "En mayo."],
        ],
        "Problemáticas": [
            ["Clave", "Problemática", "Núcleo", "Origen", "Prioridad"],
            ["P1", "Falta agua", "sociedad civil", "Q1, M1", 1.0],
        ],
        "Soluciones": [
            ["Clave", "Problemática", "Solución", "Viabilidad", "Elegida"],
            ["S1", "P1", "Publicar los aforos", "alta", "✓"],
        ],
        "Compromisos": [
            ["Clave", "Tipo", "Tema PA18", "Título", "Problemática", "Solución", "Inicio", "Fin"],
            ["C1", "AGA", "3", "Abrir las compras", "P1", "S1", "01/06/2016", "31/05/2017"],
            ["C2", "Local", None, "Medir el agua", "P1", "S1", 42522.0, 42886.0],
        ],
        "Responsables": [["Compromiso", "Integrante"], ["C1", "SC1"], ["C1", "Pérez, Juan"], ["C2", "OG1"]],
        "Actividades": [
            ["Clave", "Compromiso", "Actividad", "Responsable", "Corresponsables", "Inicio", "Fin"],
            ["C1-A1", "C1", "Publicar", "SC1", "AU1, OG1", "01/06/2016", "01/07/2016"],
            ["C1-A2", "C1", "Revisar", "AU1", "Pérez, Juan, SC2", "02/07/2016", "01/08/2016"],
        ],
        "Metas": [
            ["Compromiso", "Tipo", "Meta", "Fecha", "Actividades"],
            ["C1", "parcial", "La mitad", "01/12/2016", "C1-A1"],
            ["C1", "final", "Todo", "31/05/2017", "C1-A1, C1-A2"],
        ],
        "Avances": [
            ["Actividad", "Fecha de corte", "Porcentaje"],
            ["C1-A1", "15/06/2016", Cell(0.45, "0%")],
            ["C1-A2", "15/07/2016", "100 %"],
        ],
    }
