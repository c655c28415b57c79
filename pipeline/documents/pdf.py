"""Word documents into PDF/A-2b, all of them with one start of LibreOffice."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from pipeline.documents.pdf_dates import settled
from pipeline.documents.rendering.relations import CORE
from pipeline.model.stop import Stop

PROGRAMS: Final = ("soffice", "libreoffice")
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
HOW_TO_INSTALL: Final = (
    "en Debian o Ubuntu, “sudo apt install libreoffice-writer fonts-crosextra-carlito fonts-liberation”; "
    "en Windows o macOS, desde https://es.libreoffice.org"
)
START_SECONDS: Final = 120
SECONDS_PER_FILE: Final = 60
_STEP: Final = 0.05
_CREATED: Final = re.compile(r"<dcterms:created[^>]*>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)<")
_OPTIONS: Final = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}


def libreoffice() -> Path | None:
    """The LibreOffice of this machine, if there is one."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    found = found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)
    return Path(found) if found else None


def to_pdf(files: Sequence[Path], folder: Path, say: Callable[[str], None]) -> tuple[Path, ...]:
    """A PDF of each .docx, in the order given: beside it where it stands in the folder, else in the folder.

    The same document gives the same bytes with the same LibreOffice: the PDF bears the document's own day.
    Stop: LibreOffice is missing, takes too long, or did not convert one of them.
    """
    if not files:
        return ()
    program = libreoffice()
    if program is None:
        raise Stop(f"Para hacer los PDF falta LibreOffice; instálelo ({HOW_TO_INSTALL}) o quite --pdf.")
    with tempfile.TemporaryDirectory(prefix="pal-pdf-", ignore_cleanup_errors=True) as scratch:
        room = Path(scratch)
        copies = [room / f"{n:05d}.docx" for n in range(len(files))]  # names may repeat in the folder
        for file, copy in zip(files, copies, strict=True):
            shutil.copyfile(file, copy)
        _run(_command(program, copies, room), room, len(files), say)
        pairs = zip(files, copies, strict=True)
        return tuple(_kept(file, copy.with_suffix(".pdf"), folder) for file, copy in pairs)


def _command(program: Path, copies: Sequence[Path], room: Path) -> list[str]:
    filter_ = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS, separators=(',', ':'))}"
    profile = f"-env:UserInstallation={(room / 'perfil').as_uri()}"
    given = ["--headless", "--norestore", "--nolockcheck", profile, "--convert-to", filter_, "--outdir", str(room)]
    return [str(program), *given, *(copy.name for copy in copies)]


def _run(command: list[str], room: Path, total: int, say: Callable[[str], None]) -> None:
    """Run to the end whatever the exit code says: what counts are the files. Stop: it takes too long."""
    deadline = time.monotonic() + START_SECONDS + SECONDS_PER_FILE * total
    process = _started(command, room)
    told = 0
    try:
        while process.poll() is None:
            told = _progress(room, total, told, say)
            if time.monotonic() > deadline:
                raise Stop(
                    "LibreOffice tardó demasiado en hacer los PDF; ciérrelo si está abierto y repita el mandato."
                )
            time.sleep(_STEP)
        _progress(room, total, told, say)
    finally:
        _end(process)


def _started(command: list[str], room: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp", "TZ": "UTC"}
    try:
        return subprocess.Popen(  # noqa: S603 - the program found above, our own files
            command, cwd=room, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as refused:
        raise Stop(f"No se pudo iniciar LibreOffice ({command[0]}); ábralo una vez a mano o reinstálelo.") from refused


def _progress(room: Path, total: int, told: int, say: Callable[[str], None]) -> int:
    done = sum(1 for _ in room.glob("*.pdf"))
    if done > told:
        say(f"PDF {done} de {total}")
    return done


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the children that its launcher started."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):  # it had ended already
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _kept(file: Path, made: Path, folder: Path) -> Path:
    """The PDF of a file, in its place. Stop: there is none."""
    content = made.read_bytes() if made.is_file() else b""
    if not content.startswith(b"%PDF-"):
        raise Stop(
            f"LibreOffice no pudo convertir {file.name} en PDF; ábralo en Word o LibreOffice y revise qué tiene."
        )
    beside = file.relative_to(folder) if file.is_relative_to(folder) else Path(file.name)
    target = (folder / beside).with_suffix(".pdf")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(settled(content, _moment_of(file)))
    return target


def _moment_of(file: Path) -> str:
    """The moment that the document bears in its properties, like 2016-06-20T12:00:00Z."""
    with ZipFile(file) as package:
        core = package.read(CORE).decode() if CORE in package.namelist() else ""
    found = _CREATED.search(core)
    return found.group(1) if found else "1980-01-01T12:00:00Z"


def count_pages(path: Path) -> int | None:
    """How many pages a PDF has; nothing where someone damaged it."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return len(PdfReader(path).pages)
    except (PyPdfError, OSError):
        return None
