"""``config/*.toml`` into frozen settings and edition.

What a person writes wrongly in a configuration file ends in a ``Stop`` that names the file and every
mistake in it.
"""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.model.edition import Edition, Holiday
from pipeline.model.findings import Grade
from pipeline.model.licence import CC_BY
from pipeline.model.progress import web_address
from pipeline.model.stop import Stop

_HERE: Final = Path(__file__).parent
PROJECT: Final = _HERE / "_project" if (_HERE / "_project").is_dir() else _HERE.parent
"""Where ``config/`` and ``templates/`` stand: the checkout, or the installed package."""

DEFAULT_CONFIG: Final = PROJECT / "config" / "pal.toml"
EXAMPLE: Final = PROJECT / "config" / "ejemplo" / "plan-de-ejemplo.xlsx"
TEMPLATES: Final = PROJECT / "templates"


if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T")
_LINE: Final = re.compile(r"at line (\d+)")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:  # “Mexico” is a folder of zones
        msg = "no es una zona horaria; escríbala como America/Mexico_City"
        raise ValueError(msg) from unknown
    return name


def _web_address(text: str) -> str:
    if not web_address(text):
        msg = "no es una dirección de Internet; escríbala como https://ejemplo.mx/pagina"
        raise ValueError(msg)
    return text


def _web_address_if_any(text: str) -> str:
    return _web_address(text) if text.strip() else ""


def _apart(plans: "tuple[PlanOfMany, ...]") -> "tuple[PlanOfMany, ...]":
    names = [plan.name for plan in plans]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        msg = f"tiene nombres repetidos ({', '.join(twice)}); dé a cada plan el suyo"
        raise ValueError(msg)
    return plans


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Google(_Table):
    """How to reach a Google Sheet; secrets come from the environment, never from here."""

    service_account: str = Field("", alias="cuenta_de_servicio")


class Letterhead(_Table):
    """What documents say of the órgano garante: in every header, and where its whole privacy notice is."""

    logo: str = Field("", alias="logotipo")
    area: str = ""
    privacy: Annotated[str, AfterValidator(_web_address_if_any)] = Field("", alias="aviso_de_privacidad")


class Mail(_Table):
    """Limits of the follow-up copies."""

    megabytes: float = Field(7, alias="megabytes_por_mensaje", gt=0, le=25)
    seconds: float = Field(1, alias="segundos_entre_mensajes", ge=0, le=600)


class Licencia(_Table):
    """Under which terms anyone may use the open data."""

    name: str = Field(CC_BY.name, alias="clave", min_length=1)
    title: str = Field(CC_BY.title, alias="nombre", min_length=1)
    path: Annotated[str, AfterValidator(_web_address)] = Field(CC_BY.path, alias="direccion")


class Micrositio(_Table):
    """What may be published besides what the sheet allows, and under which licence."""

    licence: Licencia = Field(Licencia(), alias="licencia")
    public_words: tuple[str, ...] = Field((), alias="datos_publicos")


class Settings(_Table):
    """All that the operator configures. Paths are relative to the folder that holds ``config/``."""

    plan: str = "config/ejemplo/plan-de-ejemplo.xlsx"
    output: str = Field("salida", alias="salida")
    edition: str = Field("2016", alias="edicion")
    timezone: Annotated[str, AfterValidator(_zone)] = Field("America/Mexico_City", alias="zona_horaria")
    google: Google = Google()
    letterhead: Letterhead = Field(Letterhead(), alias="membrete")
    mail: Mail = Field(Mail(), alias="correo")
    site: Micrositio = Field(Micrositio(), alias="micrositio")


class _Holiday(_Table):
    mes: int = Field(ge=1, le=12)
    dia: int | None = Field(None, ge=1, le=31)
    lunes: int | None = Field(None, ge=1, le=5)
    desde: int | None = None
    hasta: int | None = None
    cada: int = Field(1, ge=1)


class _Edition(_Table):
    nombre: str
    compromisos: int = Field(ge=1)
    nucleos: tuple[str, ...] = Field(min_length=1)
    temas: tuple[str, ...] = Field(min_length=1)
    dias_antes_de_mesa: int = Field(ge=0)
    dias_habiles_antes_de_mesa: int = Field(ge=0)
    anios_maximos: int = Field(ge=1)
    anios_sin_motivo: int = Field(ge=1)
    anios_de_vigencia: int = Field(ge=1)
    dias_entre_avances: int = Field(ge=1)
    meses_para_monitoreo: int = Field(ge=1)
    meses_para_evaluacion: int = Field(ge=1)
    dias_por_vencer: int = Field(ge=1)
    dias_inhabiles: frozenset[date] = frozenset()
    cuotas: dict[str, int]
    inhabiles: tuple[_Holiday, ...] = ()
    grados: dict[str, Grade]


class PlanOfMany(_Table):
    """A plan of a batch."""

    name: str = Field(alias="nombre", min_length=1)
    origin: str = Field(alias="origen", min_length=1)


class Batch(_Table):
    """Many plans: where their table goes, under which configuration they are read, and which they are."""

    output: str = Field("comparativo", alias="salida")
    config: str = Field("", alias="configuracion")
    plans: Annotated[tuple[PlanOfMany, ...], AfterValidator(_apart)] = Field(alias="plan", min_length=1)


def load_settings(path: Path) -> Settings:
    """The settings of one configuration file. Stop: it is missing or has mistakes."""
    return _load(path, Settings.model_validate)


def load_batch(path: Path) -> Batch:
    """The plans of a batch. Stop: the file is missing or has mistakes."""
    return _load(path, Batch.model_validate)


def load_edition(path: Path) -> Edition:
    """An edition of the exercise from its file. Stop: it is missing or has mistakes."""
    raw = _load(path, _Edition.model_validate)
    holidays = (
        Holiday(h.mes, h.dia, h.lunes, first_year=h.desde, last_year=h.hasta, every=h.cada) for h in raw.inhabiles
    )
    values = {name: getattr(raw, name) for name in _Edition.model_fields if name != "inhabiles"}
    return Edition(**values, inhabiles=tuple(holidays))


def _load(path: Path, validate: Callable[[object], T]) -> T:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):  # to read a pipe is to wait for ever
            raise Stop(f"{path} no es un archivo; indique un archivo de configuración.")
        return validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError as missing:
        raise Stop(
            f"No existe el archivo {path}; diga cuál es con CONFIG= (sin make, --config), o restaure el original."
        ) from missing
    except IsADirectoryError as folder:
        raise Stop(f"{path} es una carpeta; indique un archivo de configuración.") from folder
    except PermissionError as unreadable:
        raise Stop(f"No hay permiso para leer {path}; pida permiso de lectura.") from unreadable
    except OSError as odd:
        raise Stop(f"No se pudo leer {path} ({odd.strerror}); revise el nombre del archivo de configuración.") from odd
    except UnicodeDecodeError as unreadable:
        raise Stop(f"{path} no está en UTF-8; ábralo en un editor de texto y guárdelo como UTF-8.") from unreadable
    except tomllib.TOMLDecodeError as broken:
        raise Stop(
            f"{path} no está bien escrito {_where(broken)}: revise ahí comillas, corchetes, signos = y repeticiones; "
            "las rutas de Windows se escriben con diagonales, C:/Documentos/plan.xlsx."
        ) from broken
    except ValidationError as wrong:
        raise Stop(f"En {path}: {_told(wrong)}.") from wrong


def _where(broken: tomllib.TOMLDecodeError) -> str:
    line = _LINE.search(str(broken))
    return f"en el renglón {line[1]}" if line else "al final"


def _told(wrong: ValidationError) -> str:
    return "; ".join(f"“{'.'.join(map(str, e['loc']))}” {_reason(e)}" for e in wrong.errors())


def _reason(mistake: "ErrorDetails") -> str:
    kind, limits = mistake["type"], mistake.get("ctx", {})
    if kind == "value_error":  # our own words
        return str(limits["error"])
    if kind.startswith(("int_", "float_")):
        return "debe ser un número, sin comillas"
    known = {
        "extra_forbidden": "no es un dato que el programa conozca; bórrelo o corrija el nombre",
        "missing": "falta; agréguelo",
        "string_type": "debe ir entre comillas",
        "string_too_short": "está vacío; escríbalo",
        "too_short": "está vacío; agregue al menos un renglón",
        "enum": "debe ser impide, aviso o nota",
        "tuple_type": 'debe ser una lista entre corchetes: ["uno", "dos"]',
        "model_type": "es una sección: escriba su nombre entre corchetes en un renglón propio, y debajo sus datos",
        "less_than_equal": f"debe ser {limits.get('le', 0):g} o menos",
        "greater_than_equal": f"debe ser {limits.get('ge', 0):g} o más",
        "greater_than": f"debe ser más que {limits.get('gt', 0):g}",
    }
    return known.get(kind, "no se entiende; escríbalo como en el archivo original")
