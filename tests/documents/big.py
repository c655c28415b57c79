"""A plan as large as they come: twelve signers, sixty activities, texts of three pages."""

from datetime import date, time
from functools import cache
from typing import Any, Final

from pipeline.model.plan import Plan
from pipeline.model.records import (
    Actividad,
    Acuerdo,
    Adenda,
    Asistente,
    Compromiso,
    Conformidad,
    Ejercicio,
    Indicador,
    Integrante,
    Intervencion,
    Mesa,
    Problematica,
    Regla,
    Responsable,
    Sesion,
)
from tests.plans import complete

ADDRESS: Final = (
    "https://transparencia.instituto-de-acceso-a-la-informacion.example/gobierno-abierto/2016/secretariado-tecnico-"
    "local/evidencia/mesas-de-dialogo/minutas-y-listas-de-asistencia-firmadas.pdf?version=definitiva&folio=00001234"
)
SENTENCE: Final = (
    "La información sobre la obra pública se publica de manera dispersa, en formatos que no permiten su reutilización, "
    "y quienes habitan las comunidades no cuentan con medios para conocer en qué se gasta, quién ejecuta ni cuándo "
    "concluye cada obra. "
)
PEOPLE: Final = (
    ("AU1", "Lic.", "María de los Ángeles Hernández y Rodríguez", "Secretaria de Planeación y Finanzas", "autoridad"),
    ("AU2", "Mgdo.", "José Guadalupe Ñáñez de la Cruz", "Magistrado Presidente", "autoridad"),
    ("AU3", "C.", "Rosa Itzel Xochitl Pérez", "Presidenta Municipal", "autoridad"),
    ("OG1", "Dra.", "Guadalupe Ríos Ibáñez", "Comisionada Presidenta", "órgano garante"),
    ("OG2", "Mtro.", "Óscar Íñigo Úbeda", "Comisionado", "órgano garante"),
    ("SC1", "Mtra.", "Ana Sofía Quintanilla Zárate", "Directora", "sociedad civil"),
    ("SC2", "", "Pablo Antonio Ibarra", "Representante", "sociedad civil"),
    ("SC3", "Ing.", "Ulises Osorio Yáñez", "Coordinador de proyectos", "sociedad civil"),
    ("AC1", "Dr.", "Isaac Hidalgo Oropeza", "Profesor investigador", "academia"),
    ("EM1", "C.P.", "Hortensia Iturbide Oviedo", "Presidenta", "sector empresarial"),
    ("OA1", "Lic.", "Yolanda Íñiguez Obregón", "Titular de la Unidad de Transparencia", "organismo autónomo"),
    ("OT1", "", "Por designar", "", "otro"),
    ("OT2", "C.", "Inés Ochoa Yépez", "Integrante del Consejo Consultivo Ciudadano", "otro"),
)
INSTITUTION: Final = (
    "Instituto de Transparencia, Acceso a la Información Pública y Protección de Datos Personales del Estado de Tierra "
    "Mayor"
)


def long_text(pages: int = 3) -> str:
    """A text of about so many pages, in paragraphs."""
    return "\n".join(f"{n}. {SENTENCE * 5}" for n in range(1, max(1, 3 * pages) + 1))


@cache
def big() -> Plan:
    """The plan, its records with their cells."""
    book = complete()
    keys = [key for key, _, _, _, sector in PEOPLE]
    book.tabs[Ejercicio][0] |= {
        "organo_garante": INSTITUTION, "introduccion": long_text(), "contexto_y_retos": long_text(),
        "objetivo_estrategico": SENTENCE * 3, "objetivos_especificos": "\n".join([SENTENCE] * 12),
        "marco_normativo_local": "\n".join(f"Ley {n} de Tierra Mayor." for n in range(1, 9)),
        "lugar_firma_pal": "Villa Mayor, Tierra Mayor", "hora_instalacion": time(21, 1),
        "hora_clausura_instalacion": time(1, 0), "lugar_instalacion": SENTENCE, "micrositio": ADDRESS,
        "tablero": ADDRESS, "leyenda_anio": "“2016, Año del Centenario de la Instalación del Congreso Constituyente”",
    }  # fmt: skip
    book.tabs[Integrante] = [*_people()]
    book.tabs[Compromiso] = [_commitment(row) for row in book.tabs[Compromiso]]
    book.tabs[Actividad] = [_activity(c, n, keys) for c in ("C1", "C2", "C3", "C4", "C5") for n in range(1, 13)]
    book.tabs[Responsable] = [
        {"compromiso": row["clave"], "integrante": key, "responsabilidad": SENTENCE}
        for row in book.tabs[Compromiso]
        for key in keys
    ]
    book.tabs[Indicador] += [{**row, "clave": f"{row['clave']}B", "formula": SENTENCE} for row in book.tabs[Indicador]]
    book.tabs[Conformidad] = [*_conformities(book.tabs[Compromiso], keys)]
    for pages, row in zip((3, 1, 0, 0, 0, 0), book.tabs[Problematica], strict=True):
        row |= {"problematica": long_text(pages), "causas_y_efectos": long_text(pages), "fuente": SENTENCE}
    for pages, row in zip((0, 0, 1, 3), book.tabs[Mesa], strict=True):
        row |= {
            "objetivo": SENTENCE, "introduccion": long_text(pages), "analisis": long_text(pages), "evidencia": ADDRESS,
            "hora_inicio": time(13, 0), "hora_termino": time(21, 30), "lugar": SENTENCE,
        }  # fmt: skip
    book.tabs[Asistente] += [*_attendants()]
    book.tabs[Intervencion] += [
        {"mesa": "M4", "participante": key, "tipo": "duda", "texto": SENTENCE * 4} for key in keys
    ]
    book.tabs[Acuerdo] = [
        {
            "clave": f"{mesa}-{n:02d}", "mesa": mesa, "acuerdo": SENTENCE, "responsable": keys[n % len(keys)],
            "fecha_compromiso": date(2016, 9, n), "compromiso": f"C{n % 5 + 1}", "estado": "en proceso",
        }
        for mesa in ("M1", "M2", "M3", "M4")
        for n in range(1, 11)
    ]  # fmt: skip
    book.tabs[Regla] = [{"numero": n, "regla": SENTENCE * 2} for n in range(1, 21)]
    book.tabs[Sesion] = [{"fecha": date(2016, n, 1), "actividad": SENTENCE, "responsable": "OG1"} for n in range(4, 13)]
    book.tabs[Adenda] = [
        {
            "clave": "AD1", "fecha": date(2017, 1, 31), "compromiso": "C1", "texto_anterior": long_text(),
            "texto_nuevo": long_text(), "motivo": long_text(), "acuerdo": "STL/2017-03",
        }
    ]  # fmt: skip
    return book.plan()


def _people() -> list[dict[str, Any]]:
    seats: list[dict[str, Any]] = [
        {
            "clave": key, "tratamiento": title, "nombre": name, "cargo": post, "sector": sector, "calidad": "titular",
            "institucion": INSTITUTION, "correo": f"{'nombre.largo.' * 5}{key}@institucion-de-nombre-largo.example",
            "firma_declaracion": True,
        }
        for key, title, name, post, sector in PEOPLE
    ]  # fmt: skip
    others = [
        {"clave": "F1", "tratamiento": "Mtra.", "nombre": "Elena Facio", "sector": "ninguno", "calidad": "facilitador"},
        {"clave": "T1", "nombre": "Tomás Testa", "cargo": "Comisionado", "sector": "ninguno", "calidad": "testigo"},
        {
            "clave": "AU1S", "nombre": "Sara Suplente", "sector": "autoridad", "calidad": "suplente", "suple_a": "AU1",
            "cargo": "Subsecretaria", "institucion": INSTITUTION,
        },
    ]  # fmt: skip
    return [*seats, *others]


def _commitment(row: dict[str, Any]) -> dict[str, Any]:
    own = {"titulo": SENTENCE[:230], "objetivo": SENTENCE, "descripcion": long_text(3 if row["clave"] == "C1" else 0)}
    return {**row, **own, "resultado_esperado": SENTENCE}


def _activity(commitment: str, n: int, keys: list[str]) -> dict[str, Any]:
    return {
        "clave": f"{commitment}-A{n}", "compromiso": commitment, "actividad": SENTENCE * (8 if n == 12 else 1),
        "responsable": keys[n % 11], "corresponsables": tuple(keys[:3]), "inicio": date(2016, 9, n),
        "fin": date(2017, (n % 8) + 1, n), "producto": SENTENCE, "medio_verificacion": ADDRESS,
    }  # fmt: skip


def _conformities(commitments: list[dict[str, Any]], keys: list[str]) -> list[dict[str, Any]]:
    signing = [key for key in keys if key != "OT1"]
    rows = [
        {"compromiso": row["clave"], "integrante": key, "manifestacion": "conforme"}
        for row in commitments
        for key in signing
    ]
    rows[1] |= {"manifestacion": "con reserva", "observacion": SENTENCE}
    rows[-1] |= {"manifestacion": "no conforme", "observacion": SENTENCE}
    return rows


def _attendants() -> list[dict[str, Any]]:
    return [
        {
            "mesa": "M4", "nombre": f"Persona Asistente Número {n}", "cargo": "Vocal", "institucion": INSTITUTION,
            "sector": "sociedad civil", "correo": f"asistente{n}@{'correo-largo-' * 4}.example",
        }
        for n in range(1, 41)
    ]  # fmt: skip
