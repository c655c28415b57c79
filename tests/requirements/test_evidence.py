"""What shows that the complete plan meets each requirement: how many cells, and of which columns."""

from collections import Counter
from typing import Final

from tests.plans import complete
from tests.requirements.telling import outcome

_SHOWN: Final = {
    "RM-0a": {"Compromisos": {"Clave": 5, "Tipo": 5}},
    "RM-0b": {"Compromisos": {"Tipo": 2, "Tema PA18": 2}},
    "RM-0c": {"Compromisos": {"Tipo": 2, "Problemática": 2}},
    "RM-0d": {"Compromisos": {"Tipo": 1, "Programa o fondo": 1, "Ejercicio fiscal": 1, "Territorio": 1}},
    "RM-0e": {
        "Compromisos": {"Título": 5, "Objetivo": 5, "Solución": 5},
        "Soluciones": {"Elegida": 5, "Viabilidad": 5},
        "Indicadores": {"Meta": 5},
    },
    "RM-1a": {"Mesas": {"Núcleo": 3}, "Problemáticas": {"Prioridad": 5}},
    "RM-1a-n2": {"Problemáticas": {"Metodología": 1}},
    "RM-1b": {"Compromisos": {"Problemática": 5}, "Problemáticas": {"Origen": 5}},
    "RM-1c": {"Consultas": {"Núcleo": 1, "Abierta al público": 1, "Inicio": 1, "Evidencia": 1}},
    "RM-1d": {"Soluciones": {"Viabilidad": 5}},
    "RM-2a": {"Actividades": {"Responsable": 15}},
    "RM-2b": {"Responsables": {"Integrante": 15}},
    "RM-2b-n3": {"Responsables": {"Integrante": 5}},
    "RM-2c": {"Metas": {"Tipo": 10, "Fecha": 10, "Actividades": 10}},
    "RM-2d": {"Compromisos": {"Clave": 5}},
    "RM-2e": {"Indicadores": {"Línea base": 5, "Meta": 5, "Unidad": 5}},
    "RM-2f": {"Compromisos": {"Inicio": 5, "Fin": 5}},
    "RM-3a": {"Actividades": {"Inicio": 15, "Fin": 15}},
    "RM-3b": {"Actividades": {"Inicio": 15, "Fin": 15}},
    "RM-4a": {"Integrantes": {"Calidad": 1, "Sector": 1, "Nombre": 1}},
    "RM-4b": {"Conformidades": {"Integrante": 24}},
    "RM-5a": {"Responsables": {"Integrante": 24}, "Actividades": {"Responsable": 12}, "Etapas": {"Evidencia": 7}},
    "RM-6": {"Etapas": {"Paso": 6, "Evidencia": 6, "Fecha de envío al INAI": 6}},
    "SP-0": {
        "Ejercicio": {
            "Fecha de la Declaración": 1,
            "Fecha de instalación del STL": 1,
            "Fecha de firma del PAL": 1,
            "Fecha de presentación pública": 1,
        },
        "Mesas": {"Fecha": 1},
    },
    "SP-1": {
        "Ejercicio": {"Fecha de la Declaración": 1, "Lugar de la Declaración": 1},
        "Integrantes": {"Firma la Declaración": 3},
    },
    "SP-2": {"Etapas": {"Hecho": 1, "Fecha": 1, "Asistentes": 1}},
    "SP-3a": {"Integrantes": {"Sector": 3, "Calidad": 3}},
    "SP-3b": {"Integrantes": {"Suple a": 4, "Sector": 4}},
    "SP-3c": {"Reglas": {"Regla": 1}},
    "SP-3d": {"Integrantes": {"Calidad": 1}, "Ejercicio": {"Fecha de elección del facilitador": 1}},
    "SP-3e": {"Agenda STL": {"Actividad": 1}},
    "SP-4": {"Actividades": {"Clave": 5}, "Indicadores": {"Clave": 5}},
    "SP-5a": {"Ejercicio": {"Fecha de presentación pública": 1}},
    "SP-5b": {"Actividades": {"Inicio": 15, "Fin": 15}},
    "SP-6a": {"Ejercicio": {"Micrositio": 1, "Tablero": 1}},
    "SP-6b": {"Avances": {"Fecha de corte": 15, "Porcentaje": 15}},
    "SP-6c": {"Etapas": {"Hecho": 1}},
    "SP-6d": {"Etapas": {"Hecho": 1}},
    "MD-1a": {"Envíos": {"Insumo": 20, "Remite": 20, "Fecha de envío": 20}},
    "MD-1b": {"Envíos": {"Insumo": 4, "Remite": 4, "Fecha de envío": 4}},
    "MD-1c": {"Envíos": {"Fecha de envío": 24, "Destinatarios": 24}},
    "MD-2": {"Mesas": {"Modera": 4}},
    "MD-3": {"Mesas": {"Análisis": 4}, "Intervenciones": {"Participante": 7, "Texto": 7}},
    "MD-4a": {"Mesas": {"Lectura de acuerdos": 1}, "Conformidades": {"Manifestación": 24}},
    "MD-4b": {"Actividades": {"Responsable": 15, "Inicio": 15, "Fin": 15}},
    "MD-5": {"Integrantes": {"Correo": 9}},
}


def test_each_requirement_is_shown_by_the_cells_that_its_sentence_speaks_of() -> None:
    shown = {}
    for judged in outcome(complete()).requirements:
        cells = Counter((place.sheet, place.header) for place in judged.evidence)
        shown[judged.id] = {
            sheet: {header: number for (tab, header), number in cells.items() if tab == sheet} for sheet, _ in cells
        }
    assert shown == _SHOWN
