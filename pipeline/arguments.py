"""The words of the command line, all in Spanish."""

import re
from argparse import ArgumentParser, HelpFormatter, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NoReturn

from pipeline.model.stop import Stop

DOCUMENTS: Final = (
    "declaracion-conjunta",
    "acta-instalacion-stl",
    "informacion-previa",
    "lista-asistencia",
    "minuta",
    "plan-de-accion-local",
    "dictamen-requisitos-minimos",
    "informe-monitoreo-seis-meses",
    "evaluacion-final",
    "adenda",
    "oficio-remision-inai",
    "indice-evidencias",
    "declaracion-conjunta-version-publica",
    "acta-instalacion-stl-version-publica",
    "lista-asistencia-version-publica",
    "minuta-version-publica",
    "plan-de-accion-local-version-publica",
    "agenda-compartida",
    "correos",
)
_COMMANDS: Final = {
    "documents": "lee el plan, lo revisa y escribe todos los documentos que corresponden",
    "check": "lee y revisa el plan; dice qué falta y en qué celda",
    "site": "arma el micrositio con el tablero y los datos abiertos",
    "emails": "prepara los borradores de correo con la copia del plan; no envía nada",
    "send": "muestra qué correos enviaría; los envía solo si usted lo confirma",
    "doctor": "revisa que todo esté en su lugar: configuración, acceso a la hoja, plantillas, correo",
    "blank": "crea un libro en blanco, con guía, para subirlo a Drive o usarlo tal cual",
    "batch": "revisa muchos planes a la vez y los compara, requisito por requisito",
}
_OPTIONS: Final = (
    "--plan", "--output", "--date", "--config", "--json", "--quiet", "--offline", "--only", "--pdf", "--why",
    "--strict", "--by-actor", "--annotate", "--check-links", "--mailbox", "--yes", "--test", "--new-round",
    "--resolve", "--arrived", "--lost", "--processes", "--engine", "--scheduler", "--again",
)  # fmt: skip
_COMPLAINTS: Final = (
    (r"unrecognized arguments: (.+)", "no se reconoce “{0}”"),
    (r"the following arguments are required: (.+)", "falta indicar: {0}"),
    (r"argument (\S+): expected one argument", "a “{0}” le falta su valor"),
    (r"argument (\S+): expected at least one argument", "a “{0}” le falta al menos un valor"),
    (r"argument (\S+): ignored explicit argument '(.*)'", "“{0}” no lleva valor"),
    (r"ambiguous option: (\S+) could match (.+)", "“{0}” puede ser {1}; escríbala completa"),
    (r"argument (\S+): not allowed with argument (\S+)", "“{0}” y “{1}” no van juntas"),
    (r"argument (\S+): invalid choice: '(.*?)'.*", "“{1}” no es una opción de {0}"),
)


def parse(given: list[str]) -> Namespace:
    """The command and its options. Stop: a word that the command does not know; SystemExit: help was shown."""
    return _parser().parse_args(given or ["--help"])


class _Help(HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[object], groups: Iterable[object], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Uso: " if prefix is None else prefix)  # type: ignore[arg-type] # as the base takes them


class _Parser(ArgumentParser):
    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **options)  # type: ignore[arg-type] # passed through
        self._positionals.title = "qué indicar"
        self._optionals.title = "opciones"
        self.add_argument("-h", "--help", action="help", help="muestra esta ayuda")

    def error(self, message: str) -> NoReturn:
        said = _spanish(message)
        said = said[:1].upper() + said[1:]
        raise Stop(f"{said if said.endswith('?') else said + '.'} Vea las opciones con: {self.prog} --help")


def _spanish(message: str) -> str:
    for pattern, sentence in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups()) + _nearest(found.groups()[-1], message)
    return message.partition(": ")[2] or message


def _nearest(word: str, message: str) -> str:
    """What the person may have meant, where the word itself was not known."""
    known: tuple[str, ...] = ()
    if message.startswith("unrecognized"):
        known = _OPTIONS
    elif "invalid choice" in message:
        known = (*_COMMANDS, *DOCUMENTS)
    if word.split(maxsplit=1)[0] in known:
        return " en esta orden; es de otra: vea pal --help"
    near = get_close_matches(word.split(maxsplit=1)[0], known, n=1, cutoff=0.7)
    return f"; ¿quiso decir “{near[0]}”?" if near else ""


def _processes(text: str) -> int:
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII):
        raise Stop(f"“{text}” no es un número de procesos; escriba uno como 4, o quite --processes.")
    return int(text)


def _origin(text: str) -> str:
    if not text.strip():
        raise Stop("--plan (o PLAN=) está vacío; escriba la hoja de Google o el archivo .xlsx, o quítelo.")
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else "")
    except ValueError:
        raise Stop(f"“{text}” no es un día; escríbalo como 2016-08-20 (año, mes y día).") from None


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="pal", description="Del acuerdo a los documentos: el Plan de Acción Local de gobierno abierto."
    )
    parser.add_argument("--version", action="store_true", help="muestra la versión")
    commands = parser.add_subparsers(
        dest="command", metavar="ORDEN", title="órdenes", required=True, parser_class=_Parser
    )
    _documents(_command(commands, "documents", _common))
    _check(_command(commands, "check", _common))
    _site(_command(commands, "site", _common))
    _emails(_command(commands, "emails", _common))
    _send(_command(commands, "send", _common))
    _command(commands, "doctor", _common)
    _blank(_command(commands, "blank"))
    _batch(_command(commands, "batch"))
    return parser


def _command(
    commands: "_SubParsersAction[_Parser]", name: str, *furnish: Callable[[ArgumentParser], None]
) -> ArgumentParser:
    does = _COMMANDS[name]
    parser = commands.add_parser(name, help=does, description=f"{does[:1].upper()}{does[1:]}.")
    for add in furnish:
        add(parser)
    return parser


def _common(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--plan",
        metavar="ORIGEN",
        type=_origin,
        help="la hoja de Google (dirección o identificador) o un archivo .xlsx",
    )
    parser.add_argument(
        "--output", metavar="CARPETA", type=Path, help="dónde quedan los archivos (si no se indica: salida)"
    )
    parser.add_argument("--date", metavar="AAAA-MM-DD", type=_day, help="el día que se toma por hoy")
    parser.add_argument("--config", metavar="ARCHIVO", type=Path, help="otro archivo de configuración")
    parser.add_argument("--json", action="store_true", help="escribe el resultado como JSON")
    parser.add_argument("--quiet", action="store_true", help="no dice lo que va haciendo")
    parser.add_argument("--offline", action="store_true", help="usa la última lectura guardada, sin Internet")


def _check(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--by-actor", action="store_true", help="una lista de pendientes para cada actor, lista para pegar"
    )
    parser.add_argument(
        "--annotate",
        action="store_true",
        help="lleva cada observación a su celda: en una copia -revisado.xlsx, o en la pestaña Validación de la hoja",
    )


def _documents(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--only",
        metavar="DOCUMENTO",
        nargs="+",
        choices=DOCUMENTS,
        default=(),
        help=f"solo estos: {', '.join(DOCUMENTS)}",
    )
    parser.add_argument("--pdf", action="store_true", help="escribe también un PDF junto a cada documento")
    parser.add_argument(
        "--why", action="store_true", help="dice de cada archivo si cambió desde la última vez, y por qué"
    )
    parser.add_argument("--strict", action="store_true", help="termina con 1 si algún documento quedó en borrador")


def _site(parser: ArgumentParser) -> None:
    parser.add_argument("--check-links", action="store_true", help="revisa si las ligas de la hoja responden")


def _emails(parser: ArgumentParser) -> None:
    parser.add_argument("--pdf", action="store_true", help="agrega el plan también en PDF")
    parser.add_argument("--mailbox", action="store_true", help="deja además cada carta como borrador en su buzón")


def _send(parser: ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="envía sin preguntar")
    parser.add_argument("--test", action="store_true", help="envía una sola carta de prueba, a usted")
    parser.add_argument("--new-round", action="store_true", help="vuelve a enviar las que cambiaron")
    parser.add_argument(
        "--resolve", metavar="CLAVE", help="anota qué pasó con un envío incierto; pide --arrived o --lost"
    )
    found = parser.add_mutually_exclusive_group()
    found.add_argument("--arrived", action="store_true", help="con --resolve: la persona sí lo recibió")
    found.add_argument("--lost", action="store_true", help="con --resolve: no lo recibió; se volverá a enviar")


def _blank(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="ARCHIVO.xlsx", type=Path, help="el libro que se creará")
    parser.add_argument("--config", metavar="ARCHIVO", type=Path, help="otro archivo de configuración")
    parser.add_argument("--quiet", action="store_true", help="no dice lo que va haciendo")


def _batch(parser: ArgumentParser) -> None:
    parser.add_argument("config", metavar="CONFIG", type=Path, help="el archivo .toml con los planes del lote")
    parser.add_argument("--output", metavar="CARPETA", type=Path, help="dónde queda el comparativo")
    parser.add_argument("--date", metavar="AAAA-MM-DD", type=_day, help="el día que se toma por hoy")
    parser.add_argument(
        "--processes", metavar="N", type=_processes, default=0, help="cuántos procesos; si no, uno por núcleo"
    )
    parser.add_argument(
        "--engine", choices=("procesos", "uno", "dask"), default="procesos", help="quién hace el trabajo"
    )
    parser.add_argument("--scheduler", metavar="DIRECCIÓN", default="", help="un clúster de dask: tcp://servidor:8786")
    parser.add_argument("--again", action="store_true", help="revisa también los planes que no cambiaron")
    parser.add_argument("--json", action="store_true", help="escribe el resultado como JSON")
    parser.add_argument("--quiet", action="store_true", help="no dice lo que va haciendo")
