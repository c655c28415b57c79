"""What a document says of itself in its properties."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from pipeline.documents.rendering.values import clean
from pipeline.model.words import tidy

LONGEST: Final = 255
_NAMESPACES: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, subject and author of a document, and the day that it bears as created and modified."""

    title: str
    on: date
    subject: str = ""
    author: str = ""


def core_xml(properties: Properties) -> bytes:
    """The part ``docProps/core.xml``; each text on one line and cut at 255 characters, as Word does."""
    day = f"{properties.on.isoformat()}T12:00:00Z"  # noon: the same day in every zone of Mexico
    texts = {"dc:title": properties.title, "dc:subject": properties.subject, "dc:creator": properties.author}
    parts = [f"<{tag}>{escape(_short(text))}</{tag}>" for tag, text in texts.items()]
    parts += [
        f"<cp:lastModifiedBy>{escape(_short(properties.author))}</cp:lastModifiedBy>",
        "<cp:revision>1</cp:revision>",
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>',
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>',
        "<dc:language>es-MX</dc:language>",
    ]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<cp:coreProperties {_NAMESPACES}>{''.join(parts)}</cp:coreProperties>".encode()


def _short(text: str) -> str:
    whole = tidy(clean(text))
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1].rstrip()}…"
