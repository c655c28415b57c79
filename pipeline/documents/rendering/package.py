"""The .docx as what it is: a zip whose untouched members travel as they were compressed."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pipeline.model.stop import Stop

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_DATE: Final = 0x0021  # 1 January 1980: the same bytes on any day
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_LARGEST: Final = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside the package, compressed; ``size`` in bytes once unpacked."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    @property
    def content(self) -> bytes:
        """The member unpacked."""
        return self.packed if self.method == ZIP_STORED else zlib.decompress(self.packed, -15)


def member(name: str, content: bytes) -> Member:
    """A new member, compressed."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Member(name, ZIP_DEFLATED, zlib.crc32(content), len(content), deflate.compress(content) + deflate.flush())


def read_package(path: Path) -> dict[str, Member]:
    """The members of a .docx by name, in their order. Stop: it is not one, or Word would not open it."""
    try:
        with ZipFile(path) as archive:
            return _members(path, archive)
    except FileNotFoundError as missing:
        raise Stop(f"Falta la plantilla {path}; restáurela o revise la carpeta de plantillas.") from missing
    except (BadZipFile, OSError, zlib.error) as broken:
        raise Stop(f"No se puede abrir la plantilla {path}; ábrala en Word y guárdela como .docx.") from broken


def _members(path: Path, archive: ZipFile) -> dict[str, Member]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    names = {info.filename for info in infos}
    if len(names) < len(infos) or "[Content_Types].xml" not in names:
        raise Stop(f"La plantilla {path} está dañada; ábrala en Word y guárdela otra vez como .docx.")
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise Stop(f"La plantilla {path} pide contraseña; quítesela en Word (Archivo, Información, Proteger).")
    if sum(info.file_size for info in infos) > _LARGEST:
        raise Stop(f"La plantilla {path} es demasiado grande; quite imágenes pesadas y guárdela de nuevo.")
    return {info.filename: _member(archive, info) for info in infos}


def _member(archive: ZipFile, info: ZipInfo) -> Member:
    content = archive.read(info)  # proves length and checksum
    if info.compress_type != ZIP_DEFLATED or archive.fp is None:
        return member(info.filename, content)
    archive.fp.seek(info.header_offset)
    *_, name, extra = _LOCAL.unpack(archive.fp.read(_LOCAL.size))
    archive.fp.seek(name + extra, 1)
    return Member(info.filename, ZIP_DEFLATED, info.CRC, info.file_size, archive.fp.read(info.compress_size))


def assemble(members: Iterable[Member]) -> bytes:
    """The members as a zip: the same bytes for the same members, whenever it is made."""
    body, directory = bytearray(), bytearray()
    count = 0
    for each in members:
        name = each.name.encode()
        flags = 0 if each.name.isascii() else _UTF8
        shared = (20, flags, each.method, 0, _DATE, each.crc, len(each.packed), each.size, len(name), 0)
        directory += _CENTRAL.pack(b"PK\x01\x02", 20, *shared, 0, 0, 0, 0, len(body)) + name
        body += _LOCAL.pack(b"PK\x03\x04", *shared) + name + each.packed
        count += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)
