"""The words of the drop-downs, as the contract of the sheet writes them."""

from typing import Final

from pipeline.model.schema import folded

SOCIEDAD_CIVIL: Final = "sociedad civil"
AUTORIDAD: Final = "autoridad"
ORGANO_GARANTE: Final = "órgano garante"
NUCLEOS: Final = (
    SOCIEDAD_CIVIL,
    AUTORIDAD,
    ORGANO_GARANTE,
    "academia",
    "sector empresarial",
    "organismo autónomo",
    "otro",
)
NINGUNO: Final = "ninguno"
CONJUNTA: Final = "conjunta"
OTHER_NUCLEOS: Final = folded({"organismo garante": ORGANO_GARANTE})

TITULAR: Final = "titular"
SUPLENTE: Final = "suplente"
FACILITADOR: Final = "facilitador"
TESTIGO: Final = "testigo"
INVITADO: Final = "invitado"
POR_DESIGNAR: Final = "Por designar"

AGA: Final = "AGA"
LOCAL: Final = "Local"
FTM: Final = "FtM"
PROACTIVO: Final = "Proactivo"
OTHER_TIPOS: Final = folded({"PA18": AGA, "Follow the Money": FTM, "Follow de Money": FTM})
TEMAS: Final = (
    "Derechos Humanos y fortalecimiento del estado de Derecho",
    "Igualdad de género",
    "Combate a la corrupción",
    "Gobernanza de los recursos naturales / Cambio climático",
    "Pobreza y desigualdad",
    "Servicios públicos",
)
TEMAS_BY_NUMBER: Final = folded({str(n): tema for n, tema in enumerate(TEMAS, start=1)})

HECHOS: Final = (
    "firma de la Declaración",
    "sensibilización",
    "convocatoria",
    "elección de representantes",
    "instalación del STL",
    "reglas del STL",
    "elección del facilitador",
    "agenda anual",
    "mesas de diálogo",
    "firma del PAL",
    "presentación pública",
    "actualización del tablero",
    "evaluación periódica",
    "monitoreo de seis meses",
    "evaluación final",
    "otro",
)
INSUMOS: Final = (
    "kit de capacidades",
    "problemáticas del arranque",
    "criterios mínimos",
    "soluciones preliminares",
    "compromisos preliminares",
    "consulta pública",
    "solicitudes de información recurrentes",
    "estadísticas y estudios",
    "otro",
)
