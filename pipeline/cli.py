"""The porch: arguments in, Spanish out, exit code."""

import sys

from pipeline import __version__, streams

TYPE_CHECKING = False  # as type checkers read it; typing itself is the dearest import of a plain “pal --version”
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from pipeline.delivery.planning import Planned
    from pipeline.mailing import Post
    from pipeline.orders import Checked, Order
_NO_ROOM = 28  # errno.ENOSPC, whose module a plain “pal --version” does not need


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code (0, 1, 2, 70 or 130)."""
    given = sys.argv[1:] if arguments is None else arguments
    if "--version" in given[:1]:
        if sys.stdout:  # none, where whoever runs it closed it
            sys.stdout.write(f"pal {__version__}\n")
        return 0
    return _guarded(given)


def _guarded(given: list[str]) -> int:
    from pipeline.arguments import parse
    from pipeline.model.stop import EXIT_INTERRUPTED, Stop

    streams.speak_utf8()
    try:
        asked = parse(given)
        code = _COMMANDS[asked.command](asked)
        sys.stdout.flush()
    except Stop as stop:
        sys.stderr.write(f"{stop.sentence}\n")
        return stop.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("\nUsted interrumpió la orden. Lo que había antes sigue intacto.\n")
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away: not our trouble
        streams.let_go()
        return 0
    except Exception as trouble:  # noqa: BLE001 - the one place where a fault of the program is told
        return (isinstance(trouble, OSError) and _surroundings(trouble)) or _fault()
    return code


def _surroundings(trouble: OSError) -> int:
    """The exit code where no program could go on, with what to do; 0 where it is not so."""
    import os

    from pipeline.model.stop import EXIT_OPERATOR

    if trouble.errno == _NO_ROOM:
        streams.let_go()
        sys.stderr.write("No queda espacio donde se escribe el resultado; libere espacio y repita la orden.\n")
        return EXIT_OPERATOR
    try:
        os.getcwd()  # noqa: PTH109 - the question is the system's
    except OSError:
        sys.stderr.write("La carpeta donde está ya no existe; entre a otra con cd y repita la orden.\n")
        return EXIT_OPERATOR
    return 0


def _fault() -> int:
    import tempfile
    import traceback
    from pathlib import Path

    from pipeline.model.stop import EXIT_FAULT

    with tempfile.NamedTemporaryFile("w", prefix="pal-falla-", suffix=".txt", delete=False, encoding="utf-8") as told:
        told.write(f"pal {__version__}\n{traceback.format_exc()}")
    sys.stderr.write(
        "El programa falló; no es culpa de su hoja ni de usted. Lo que había antes sigue intacto. Envíe a quien "
        f"mantiene el programa (vea “Reporting a fault” en README.md) el archivo {Path(told.name)}\n"
    )
    return EXIT_FAULT


def _check(asked: "Namespace") -> int:
    from pipeline.model.stop import EXIT_DONE, EXIT_IMPEDED
    from pipeline.run import check

    checked = check(_order(asked), _say(asked))
    with streams.Printed():
        if asked.json:
            _print_json(checked.as_json(by_actor=asked.by_actor))
        elif asked.by_actor:
            checked.tell_by_actor(sys.stdout)
        else:
            checked.tell(sys.stdout)
    if asked.annotate:
        _annotate(checked, asked)
    return EXIT_DONE if checked.outcome.valid else EXIT_IMPEDED


def _annotate(checked: "Checked", asked: "Namespace") -> None:
    """Last, so that the report is given also where nothing may be written."""
    from pipeline.annotating import annotate

    sys.stdout.flush()
    sys.stderr.write(f"Revisión anotada: {annotate(checked, _say(asked))}\n")


def _documents(asked: "Namespace") -> int:
    from pipeline.model.files import Status
    from pipeline.model.stop import EXIT_DONE, EXIT_IMPEDED
    from pipeline.run import documents

    made = documents(_order(asked), _say(asked), only=frozenset(asked.only), pdf=asked.pdf)
    with streams.Printed():
        if asked.json:
            _print_json(made.as_json(why=asked.why))
        elif not asked.quiet:
            made.tell(sys.stdout)
        if asked.why and not asked.json:
            made.tell_why(sys.stdout)
    drafts = any(file.status is Status.BORRADOR for file in made.manifest.files)
    return EXIT_IMPEDED if asked.strict and drafts else EXIT_DONE


def _doctor(asked: "Namespace") -> int:
    from pipeline.checkup import checkup
    from pipeline.model.stop import EXIT_DONE, EXIT_OPERATOR
    from pipeline.reporting.health import as_json, tell

    health = checkup(_order(asked))
    if asked.json:
        _print_json(as_json(health))
    else:
        tell(health, sys.stdout)
    return EXIT_OPERATOR if any(one.red for one in health) else EXIT_DONE


def _site(asked: "Namespace") -> int:
    from pipeline.run import check_links, site

    if asked.check_links:
        from pipeline.publishing.enlaces import as_json, report

        found = check_links(_order(asked), _say(asked))
        _answer(asked, as_json(found), "\n".join(report(found)))
        return 0
    made = site(_order(asked), _say(asked))
    if asked.json:
        _print_json(made.as_json())
    elif not asked.quiet:
        sys.stdout.write(f"El micrositio está en {made.checked.output / 'micrositio' / 'index.html'}\n")
    return 0


def _emails(asked: "Namespace") -> int:
    from pipeline.run import DRAFTS, documents

    made = documents(_order(asked), _say(asked), only=frozenset({DRAFTS}), pdf=asked.pdf)
    if asked.mailbox:
        from pipeline.mailing import post, put_in_mailbox

        put_in_mailbox(post(_order(asked), _say(asked)), _say(asked))
    if asked.json:
        _print_json(made.as_json())
    elif not asked.quiet:
        made.tell_copies(sys.stdout)
    return 0


def _send(asked: "Namespace") -> int:
    from pipeline import mailing

    order, say = _order(asked), _say(asked)
    if asked.resolve:
        return _resolve(asked, order, say)
    if asked.arrived or asked.lost:
        from pipeline.model.stop import Stop

        raise Stop("Diga también de quién: pal send --resolve CLAVE con --arrived o --lost.")
    post = mailing.post(order, say)
    if asked.test:
        said = mailing.send_test(post)
        _answer(asked, said, "Prueba a {to}: {state}. {reply}".format(**said))
        return 0
    planned = mailing.plan_sending(post, new_round=asked.new_round)
    mailing.tell(planned, post, sys.stderr if asked.json else sys.stdout)
    sent = _sent(asked, post, planned, say)
    if asked.json:
        _print_json(mailing.as_json(sent or planned, post, sent=bool(sent)))
    elif sent:
        mailing.tell(sent, post, sys.stdout)
    return 0


def _sent(
    asked: "Namespace", post: "Post", planned: "tuple[Planned, ...]", say: "Callable[[str], None]"
) -> "tuple[Planned, ...]":
    """How each letter stands after the sending; nothing where none is due or nobody says yes."""
    from pipeline import mailing

    if not any(one.due for one in planned):
        mailing.prove(post.letters[0].key, post.ledger, say)
        return ()
    if asked.yes or _somebody_there():
        mailing.ready(post)
    if not (asked.yes or _confirmed()):
        (sys.stderr if asked.json else sys.stdout).write(
            "No se envió nada. Para enviar, repita la orden y conteste sí, o agregue --yes a pal send.\n"
        )
        return ()
    return mailing.send(post, say, new_round=asked.new_round)


def _resolve(asked: "Namespace", order: "Order", say: "Callable[[str], None]") -> int:
    from pipeline.mailing import resolve
    from pipeline.model.stop import Stop

    if asked.arrived == asked.lost:
        raise Stop("Diga qué averiguó: agregue --arrived si la persona recibió la carta, o --lost si no.")
    said = resolve(order, asked.resolve, say, arrived=asked.arrived)
    _answer(asked, said, "{key} ({name}): {state}.".format(**said))
    return 0


def _somebody_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()  # the caller may have closed it


def _confirmed() -> bool:
    """Whether a person at the keyboard says yes; nobody there means no."""
    if not _somebody_there():
        return False
    sys.stderr.write("¿Enviar? Escriba sí y oprima Entrar: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"sí", "si"}


def _blank(asked: "Namespace") -> int:
    from pipeline.run import blank

    blank(asked.file, asked.config, _say(asked))
    return 0


def _batch(asked: "Namespace") -> int:
    from dataclasses import asdict
    from datetime import date

    from pipeline.batch import Many, batch
    from pipeline.model.stop import EXIT_DONE, EXIT_IMPEDED

    today = asked.date or date.today()  # noqa: DTZ011 - the operator's own day
    many = Many(asked.config, today, asked.output, asked.engine, asked.processes, asked.scheduler, asked.again)
    comparison, output = batch(many, _say(asked))
    if asked.json:
        _print_json([asdict(plan) for plan in comparison.plans])
    elif not asked.quiet:
        sys.stdout.write(f"El comparativo de {len(comparison.plans)} planes está en {output / 'comparativo.html'}\n")
    return EXIT_IMPEDED if any(plan.trouble for plan in comparison.plans) else EXIT_DONE


def _order(asked: "Namespace") -> "Order":
    from datetime import date

    from pipeline.orders import Order

    today = asked.date or date.today()  # noqa: DTZ011 - the operator's own day
    return Order(plan=asked.plan, output=asked.output, today=today, config=asked.config, offline=asked.offline)


def _say(asked: "Namespace") -> "Callable[[str], None]":
    if asked.quiet:
        return lambda _line: None
    return lambda line: print(line, file=sys.stderr, flush=True)  # noqa: T201 - talk goes to stderr


def _answer(asked: "Namespace", told: object, sentence: str) -> None:
    if asked.json:
        _print_json(told)
    else:
        sys.stdout.write(f"{sentence}\n")


def _print_json(told: object) -> None:
    import json

    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


_COMMANDS = {
    "check": _check,
    "documents": _documents,
    "site": _site,
    "emails": _emails,
    "send": _send,
    "doctor": _doctor,
    "blank": _blank,
    "batch": _batch,
}
