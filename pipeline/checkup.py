"""The hall's rounds: is everything in its place, and if not, what to do. No item keeps another from being looked at."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pipeline import __version__, handing
from pipeline.model.edition import Edition
from pipeline.model.health import Health, Light
from pipeline.model.stop import Stop
from pipeline.model.workbook import Workbook
from pipeline.orders import Order
from pipeline.settings import DEFAULT_CONFIG, EXAMPLE, TEMPLATES, Settings

_OLDEST: Final = (3, 11)
_MEGABYTE: Final = 1024 * 1024
_LITTLE: Final = 500 * _MEGABYTE
_TOO_LITTLE: Final = 50 * _MEGABYTE
_SLOW_SECONDS: Final = 300
_GREEN, _AMBER, _RED = Light.VERDE, Light.AMBAR, Light.ROJO


@dataclass(slots=True)
class _Rounds:
    """What each item finds for those that come after it."""

    order: Order
    settings: Settings | None = None
    edition: Edition | None = None
    workbook: Workbook | None = None
    scratch: Path = field(default_factory=Path)

    @property
    def plan(self) -> str:
        """The plan that would be read."""
        if self.order.plan:
            return self.order.plan
        return handing.found(self.settings.plan, self.order.config) if self.settings else str(EXAMPLE)

    @property
    def of_google(self) -> bool:
        """Whether the plan is a Google Sheet. Stop: it cannot be told."""
        from pipeline.sources.origin import recognised

        return not isinstance(recognised(self.plan), Path)


def checkup(order: Order) -> tuple[Health, ...]:
    """Look at every item, in the order in which a run needs them. It never raises."""
    with tempfile.TemporaryDirectory(prefix="pal-doctor-", ignore_cleanup_errors=True) as scratch:
        rounds = _Rounds(order, scratch=Path(scratch))
        return tuple(health for name, look in _ITEMS for health in _looked(name, look, rounds))


def _looked(
    name: str, look: "Callable[[_Rounds], Iterator[tuple[Light, str, str]]]", rounds: _Rounds
) -> Iterator[Health]:
    try:
        for light, found, remedy in look(rounds):
            yield Health(name, light, found, remedy)
    except Stop as stop:
        found, _, remedy = stop.sentence.partition("; ")
        yield Health(name, _RED, f"{found}." if remedy else found, remedy[:1].upper() + remedy[1:])
    except Exception as fault:  # noqa: BLE001 - one broken item may not hide the others
        sentence = f"No se pudo revisar ({type(fault).__name__})."
        yield Health(name, _RED, sentence, "Informe a quien mantiene el programa; vea README.md.")


def _python(_: _Rounds) -> Iterator[tuple[Light, str, str]]:
    version = ".".join(map(str, sys.version_info[:3]))
    enough = sys.version_info >= _OLDEST
    yield (
        _GREEN if enough else _RED,
        f"Python {version}, programa {__version__}.",
        "" if enough else "Instale Python 3.11 o más nuevo, de python.org.",
    )


def _configuration(rounds: _Rounds) -> Iterator[tuple[Light, str, str]]:
    rounds.settings, rounds.edition = handing.configuration(rounds.order.config)
    path = rounds.order.config or DEFAULT_CONFIG
    yield _GREEN, f"{path}, edición {rounds.settings.edition} ({rounds.edition.nombre}).", ""
    logo = rounds.settings.letterhead.logo
    if logo and not Path(handing.found(logo, rounds.order.config)).is_file():
        yield _RED, f"No está el logotipo “{logo}”.", "Corrija [membrete] logotipo en la configuración, o déjelo vacío."


def _credentials(rounds: _Rounds) -> Iterator[tuple[Light, str, str]]:
    if not rounds.of_google:
        yield _GREEN, "No hacen falta: el plan es un archivo .xlsx.", ""
        return
    from pipeline.sources._google_access import key
    from pipeline.sources.presented import presented

    access = handing.access(rounds.settings or Settings(), rounds.order.config)
    who = presented(key(access.service_account, access.api_key))
    account = f", {who.account}" if who.account else ""
    yield _GREEN, f"{who.kind[:1].upper()}{who.kind[1:]}{account}; permiso pedido: {who.scope} (solo leer).", ""


def _access(rounds: _Rounds) -> Iterator[tuple[Light, str, str]]:
    from pipeline.sources import open_workbook

    rounds.workbook = open_workbook(
        rounds.plan,
        handing.access(rounds.settings or Settings(), rounds.order.config),
        today=rounds.order.today,
        kept=rounds.scratch / "lectura.json",
        say=lambda _: None,
    )
    count = len(rounds.workbook.sheets)
    kind = "la hoja de Google" if rounds.workbook.url else "el archivo"
    yield _GREEN, f"Se leyó {kind} “{rounds.workbook.title}”, con {count} pestaña{'' if count == 1 else 's'}.", ""


def _tabs(rounds: _Rounds) -> Iterator[tuple[Light, str, str]]:
    if rounds.workbook is None or rounds.edition is None:
        yield _AMBER, "No se revisaron: no se pudo leer el plan.", "Atienda primero lo anterior."
        return
    from pipeline.model.records import TABS
    from pipeline.reading import read_plan

    plan, findings = read_plan(rounds.workbook, rounds.edition)
    missing = [tab.TAB for tab in TABS if not any(place.row for place in plan.headers.get(tab.TAB, {}).values())]
    if len(missing) == len(TABS):
        yield (
            _RED,
            "El libro no tiene ninguna pestaña del plan.",
            "Revise que sea el plan; uno nuevo: pal blank plan.xlsx",
        )
        return
    troubles = [f for f in findings if f.code in {"D-encabezado", "D-columna-faltante"}]
    for finding in troubles:
        yield _RED, f"{finding.place}: {finding.message}", finding.fix
    if missing:
        yield _AMBER, f"Faltan pestañas: {', '.join(missing)}.", "Agréguelas cuando tengan datos; pal blank las trae."
    elif not troubles:
        yield _GREEN, f"Están las {len(TABS)} pestañas con sus columnas.", ""


def _templates(_: _Rounds) -> Iterator[tuple[Light, str, str]]:
    from pipeline.documents import registered
    from pipeline.documents.template_check import check_templates

    contexts = {document.id: document.context for document in registered()}
    mistakes = check_templates(TEMPLATES, contexts)
    for mistake in mistakes:
        yield _RED, f"{mistake.template}: {mistake}", f"Corríjala en Word; está en {TEMPLATES}."
    if not mistakes:
        yield _GREEN, f"Las {len(contexts)} plantillas de Word están bien escritas.", ""


def _letters(rounds: _Rounds) -> Iterator[tuple[Light, str, str]]:
    """The letters of the example, which use every name that a template may hold."""
    from pipeline.delivery.compose import compose
    from pipeline.delivery.letters import Letters
    from pipeline.reading import read_plan
    from pipeline.sources import Access, open_workbook

    edition = rounds.edition or handing.configuration(None)[1]
    kept = rounds.scratch / "ejemplo.json"
    book = open_workbook(str(EXAMPLE), Access(), today=rounds.order.today, kept=kept, say=lambda _: None)
    plan, _ = read_plan(book, edition)
    pal = rounds.scratch / "pal.docx"
    pal.write_bytes(b"")
    today = datetime.now(UTC).date()
    compose(Letters(plan=plan, today=today, templates=TEMPLATES / "correo", megabytes=25, pal=pal))
    yield _GREEN, "Las plantillas de los correos se pueden llenar.", ""


def _mail(_: _Rounds) -> Iterator[tuple[Light, str, str]]:
    from pipeline.delivery.access import imap_server, sender_address, smtp_server

    given = [name for name in os.environ if name.startswith(("PAL_SMTP_", "PAL_IMAP_"))]
    if not given:
        remedy = "Solo hace falta para “pal send”: defina PAL_SMTP_HOST y PAL_SMTP_USER; vea GUIA.md."
        yield _AMBER, "No hay servidor de correo configurado.", remedy
        return
    if any(name.startswith("PAL_SMTP_") for name in given):
        server = smtp_server(os.environ)
        sender = sender_address(os.environ, server)
        yield _GREEN, f"Para enviar: {server.host}, puerto {server.port}, como {sender}.", ""
    if any(name.startswith("PAL_IMAP_") for name in given):
        server = imap_server(os.environ)
        yield _GREEN, f"Para los borradores: {server.host}, puerto {server.port}, como {server.user}.", ""


def _libreoffice(_: _Rounds) -> Iterator[tuple[Light, str, str]]:
    from pipeline.documents.pdf import HOW_TO_INSTALL, libreoffice

    found = libreoffice()
    if found:
        yield _GREEN, f"{found}.", ""
    else:
        yield _AMBER, "No está; solo hace falta para los PDF.", f"Instálelo ({HOW_TO_INSTALL})."


def _disk(rounds: _Rounds) -> Iterator[tuple[Light, str, str]]:
    from pipeline.storing.staging import look_at

    output = (rounds.order.output or Path(rounds.settings.output if rounds.settings else "salida")).absolute()
    look_at(output)
    place = next(folder for folder in (output.parent, *output.parents) if folder.is_dir())
    try:
        with tempfile.TemporaryDirectory(dir=place, prefix=".pal-doctor-"):
            free = shutil.disk_usage(place).free
    except OSError:
        yield _RED, f"No se puede escribir en {place}.", "Pida permiso, o indique otra carpeta con --output."
        return
    light = _RED if free < _TOO_LITTLE else _AMBER if free < _LITTLE else _GREEN
    remedy = "" if light is _GREEN else "Libere espacio en el disco, o indique otra carpeta con --output."
    yield light, f"Se puede escribir en {place}; quedan {free // _MEGABYTE:,} MB.", remedy


def _clock(rounds: _Rounds) -> Iterator[tuple[Light, str, str]]:
    now = datetime.now(UTC)
    if not rounds.of_google:
        yield _GREEN, f"{now.astimezone():%d/%m/%Y %H:%M} (se compara solo cuando el plan es una hoja de Google).", ""
        return
    from pipeline.sources.presented import google_time

    theirs = google_time()
    if theirs is None:
        yield _AMBER, "No se pudo comparar con el de Google.", "Revise la fecha y la hora de este equipo."
        return
    seconds = abs((now - theirs).total_seconds())
    good = seconds < _SLOW_SECONDS
    remedy = "" if good else "Póngalo en hora (ajuste automático); con el reloj mal, Google no acepta credenciales."
    yield (_GREEN if good else _RED), f"Difiere del de Google en {seconds:.0f} s.", remedy


_ITEMS: Final = (
    ("Programa", _python),
    ("Configuración", _configuration),
    ("Credenciales", _credentials),
    ("Acceso al plan", _access),
    ("Pestañas y columnas", _tabs),
    ("Plantillas", _templates),
    ("Correos", _letters),
    ("Servidor de correo", _mail),
    ("LibreOffice", _libreoffice),
    ("Disco", _disk),
    ("Reloj", _clock),
)
