"""An .xlsx as the parts in its zip; whatever is not one ends in its own sentence with the remedy."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NoReturn

from pipeline.model.stop import Stop
from pipeline.sources._xml import Damaged

LIMIT: Final = 50 * 1024 * 1024
"""The most bytes that a workbook may hold once unpacked, as its zip declares them."""

MOST_PARTS: Final = 10_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE: Final = "Ábralo en Excel o LibreOffice, guárdelo como “Libro de Excel (.xlsx)” e indique ese archivo."
_KINDS: Final = (  # a member of the zip (or how it starts), what the file is, what to do
    ("xl/workbook.bin", "es un libro de Excel binario (.xlsb)", _SAVE),
    ("content.xml", "es un libro de LibreOffice (.ods) o parecido", _SAVE),
    ("Index/", "es un libro de Numbers", "En Numbers use Archivo, Exportar a, Excel, e indique ese archivo."),
    ("Index.zip", "es un libro de Numbers", "En Numbers use Archivo, Exportar a, Excel, e indique ese archivo."),
    ("word/document.xml", "es un documento de Word y no un libro", "Indique el archivo .xlsx del plan."),
    ("ppt/presentation.xml", "es una presentación y no un libro", "Indique el archivo .xlsx del plan."),
)
_HEADS: Final = (  # how the file starts, what it is, what to do
    (b"%PDF", "es un PDF", "Indique el archivo .xlsx del plan."),
    (b"{", "es un acceso directo o un archivo de datos", "Indique la dirección de la hoja de Google o un .xlsx."),
    (b"<?xml", "es un archivo XML", _SAVE),
    (b"<", "es una página web con otro nombre", "Vuelva a descargar la hoja: Archivo, Descargar, Microsoft Excel."),
)


class Package:
    """The parts of a workbook by name, without regard to case."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}

    def has(self, name: str) -> bool:
        """Whether the zip holds such a part."""
        return name.lower() in self._names

    def open(self, name: str) -> IO[bytes]:
        """A part to be read. Damaged: there is none."""
        info = self._names.get(name.lower())
        if info is None:
            raise Damaged
        return self._archive.open(info)

    @staticmethod
    def beside(part: str, target: str) -> str:
        """The name of the part that another one points at."""
        target = target.replace("\\", "/")
        joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
        return posixpath.normpath(joined).lstrip("/")


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The parts of the workbook at ``path``. Stop: it cannot be read, or it is not a sound .xlsx."""
    try:
        with path.open("rb") as file:
            _refuse_other_kinds(path, file)
            with zipfile.ZipFile(file) as archive:
                _refuse_bombs(path, archive)
                _refuse_other_packages(path, archive)
                yield Package(archive)
    except PermissionError as denied:
        raise Stop(
            f"No hay permiso para leer “{path}”; si está abierto en Excel, ciérrelo; si no, pida permiso de lectura."
        ) from denied
    except (Damaged, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as broken:
        raise Stop(
            f"“{path}” está incompleto o dañado; vuelva a descargarlo o a copiarlo, "
            "o ábralo en Excel, deje que lo repare y guárdelo de nuevo."
        ) from broken


def _refuse_other_kinds(path: Path, file: IO[bytes]) -> None:
    head = file.read(4096)
    if not head:
        raise Stop(f"“{path}” está vacío (0 bytes); vuelva a descargarlo o a copiarlo.")
    if head.startswith(_OLE):
        _refuse_ole(path, head + file.read(LIMIT))
    if head.startswith(b"PK"):
        return
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, what, remedy in _HEADS:
        if start.startswith(mark):
            raise Stop(f"“{path}” {what}. {remedy}")
    if b"\0" not in head:
        raise Stop(
            f"“{path}” es texto (por ejemplo CSV) con otro nombre. "
            f"Use el libro completo, con todas sus pestañas. {_SAVE}"
        )
    raise Stop(f"“{path}” no es un libro de Excel. {_SAVE}")


def _refuse_ole(path: Path, content: bytes) -> NoReturn:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Stop(
            f"“{path}” está protegido con contraseña; en Excel use Archivo, Información, Proteger libro, "
            "Cifrar con contraseña, bórrela y guárdelo."
        )
    raise Stop(f"“{path}” tiene el formato antiguo de Excel (.xls). {_SAVE}")


def _refuse_bombs(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(info.file_size for info in parts)
    if unpacked > LIMIT:
        raise Stop(
            f"“{path}” ocupa {unpacked / 1024 / 1024:,.0f} MB al abrirse y aquí se leen libros de hasta 50 MB; "
            "quite imágenes, pestañas y formatos que no sean del plan y guárdelo de nuevo."
        )
    if any(info.flag_bits & 1 for info in parts):
        raise Stop(f"“{path}” está protegido con contraseña; guárdelo sin ella.")
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if len(parts) > MOST_PARTS or any(info.compress_type not in known for info in parts):
        raise Damaged


def _refuse_other_packages(path: Path, archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" in names and any(name.lower().endswith("workbook.xml") for name in names):
        return
    for mark, what, remedy in _KINDS:
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in names):
            raise Stop(f"“{path}” {what}. {remedy}")
    raise Stop(f"“{path}” es un archivo comprimido y no un libro de Excel. {_SAVE}")
