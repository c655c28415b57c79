"""Pictures that take the place of a template's placeholders."""

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from pipeline.documents.rendering.values import clean
from pipeline.model.stop import Stop
from pipeline.model.words import fold, slug, tidy

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_LARGEST: Final = 10 * 1024 * 1024
_DRAWING: Final = re.compile(r"<w:drawing>.*?</w:drawing>", re.DOTALL)
_NAMES: Final = re.compile(r"<(?:wp:docPr|pic:cNvPr)\b[^>]*?/?>")
_NAME: Final = re.compile(r'\b(?:name|title|descr)="([^"]*)"')
_EXTENT: Final = re.compile(r'<wp:extent cx="(\d+)" cy="(\d+)"|<wp:extent cy="(\d+)" cx="(\d+)"')
_SIZE: Final = re.compile(r'(<(?:wp:extent|a:ext)) (?:cx="\d+" cy="\d+"|cy="\d+" cx="\d+")')
_BLIP: Final = re.compile(r'<a:blip\b[^>]*?r:embed="[^"]*"[^>]*?(?:/>|>.*?</a:blip>)', re.DOTALL)
_CROP: Final = re.compile(r"<a:srcRect\b[^>]*/>")
_DESCRIPTION: Final = re.compile(r'\s(?:descr|title)="[^"]*"')


@dataclass(frozen=True)
class Picture:
    """A PNG or JPEG and the text that says what it shows to whoever cannot see it."""

    content: bytes
    alt: str

    @property
    def extension(self) -> str:
        """The extension of its kind, "" where it is neither."""
        return "png" if self.content.startswith(_PNG) else "jpeg" if self.content.startswith(_JPEG) else ""

    @property
    def sound(self) -> bool:
        """Whether it is a PNG or JPEG with a size."""
        return 0 not in self.size

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels; zeros where it is no picture."""
        if self.content.startswith(_PNG) and self.content[12:16] == b"IHDR":
            width, height = struct.unpack(">II", self.content[16:24])
            return width, height
        return _jpeg_size(self.content) if self.content.startswith(_JPEG) else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - each segment begins so
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 - the start of a frame
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0


def read_picture(path: Path, alt: str) -> Picture:
    """A picture from its file. Stop: it is missing, or is neither PNG nor JPEG, or is too heavy."""
    try:
        content = path.read_bytes()
    except OSError as unreadable:
        raise Stop(f"No se puede leer la imagen {path}; revise su ruta en la configuración.") from unreadable
    picture = Picture(content, alt)
    if not picture.sound:
        raise Stop(f"{path} no es una imagen PNG ni JPEG; guárdela como PNG y vuelva a intentarlo.")
    if len(content) > _LARGEST:
        raise Stop(f"La imagen {path} pesa más de 10 MB; redúzcala y vuelva a intentarlo.")
    return picture


def place(text: str, pictures: Mapping[str, Picture | None]) -> tuple[str, dict[str, tuple[str, Picture]]]:
    """The part with each placeholder taken by the picture of its name, and the pictures used by relationship id.

    A placeholder is a picture whose alternative text, title or name is that name; the picture keeps its
    proportions inside the placeholder's box. None takes the placeholder away. Stop: a picture is none.
    """
    wanted = {fold(name): name for name in pictures}
    used: dict[str, tuple[str, Picture]] = {}

    def swap(found: re.Match[str]) -> str:
        drawing = found.group()
        name = _named(drawing, wanted)
        if name is None:
            return drawing
        picture = pictures[name]
        if picture is None:
            return ""
        if not picture.sound:
            raise Stop(f"La imagen “{name}” no es PNG ni JPEG; guárdela como PNG y vuelva a intentarlo.")
        relationship = f"rIdImagen-{slug(name)}"
        used[relationship] = (name, picture)
        return _swapped(drawing, picture, relationship)

    return _DRAWING.sub(swap, text), used


def media_name(name: str, picture: Picture) -> str:
    """The member that holds a picture."""
    return f"word/media/{slug(name)}.{picture.extension}"


def _named(drawing: str, wanted: Mapping[str, str]) -> str | None:
    properties = _NAMES.search(drawing)
    names = _NAME.findall(properties.group()) if properties else []
    return next((wanted[fold(unescape(name))] for name in names if fold(unescape(name)) in wanted), None)


def _swapped(drawing: str, picture: Picture, relationship: str) -> str:
    drawing = _BLIP.sub(f'<a:blip r:embed="{relationship}"/>', drawing, count=1)
    drawing = _CROP.sub("", drawing)
    cx, cy = _fitted(drawing, picture)
    drawing = _SIZE.sub(rf'\1 cx="{cx}" cy="{cy}"', drawing)
    alt = quoteattr(tidy(clean(picture.alt)), {"\n": " "})
    return _NAMES.sub(lambda found: _described(found.group(), alt), drawing)


def _described(properties: str, alt: str) -> str:
    bare = _DESCRIPTION.sub("", properties)
    end = "/>" if bare.endswith("/>") else ">"
    return f"{bare.removesuffix(end)} descr={alt}{end}"


def _fitted(drawing: str, picture: Picture) -> tuple[int, int]:
    """The largest size of the picture, in EMU, inside the placeholder's box."""
    found = _EXTENT.search(drawing)
    if found is None:
        return picture.size
    cx, cy = (int(n) for n in (found.group(1, 2) if found.group(1) else found.group(4, 3)))
    width, height = picture.size
    scale = min(cx / width, cy / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
