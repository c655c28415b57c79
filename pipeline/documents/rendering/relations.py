"""The strings that hold a package together: relationships and content types."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from pipeline.documents.rendering.package import Member, member

CONTENT_TYPES: Final = "[Content_Types].xml"
CORE: Final = "docProps/core.xml"
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_CORE_TYPE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_OTHER_CORE_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/metadata/core-properties"
_CORE_CONTENT: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_EMPTY: Final = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PRINTED: Final = re.compile(r"wordprocessingml\.(document\.main|header|footer|footnotes|endnotes)\+xml$")
_OVERRIDE: Final = re.compile(r"<Override\b[^>]*/>")
_RELATION: Final = re.compile(r"<Relationship\b[^>]*?(?:/>|>\s*</Relationship>)")
_ATTRIBUTE: Final = re.compile(r'([\w:]+)="([^"]*)"')


def printed_parts(members: Mapping[str, Member]) -> Iterator[tuple[str, str]]:
    """The parts that hold text with the kind of each: document.main, header, footer, footnotes, endnotes."""
    for found in _OVERRIDE.finditer(_text(members, CONTENT_TYPES)):
        attributes = dict(_ATTRIBUTE.findall(found.group()))
        kind = _PRINTED.search(attributes.get("ContentType", ""))
        name = attributes.get("PartName", "").lstrip("/")
        if kind and name in members:
            yield name, kind.group(1)


def with_images(members: Mapping[str, Member], part: str, images: Mapping[str, str]) -> Member:
    """The relationships of a part with those of its images, by id and member name."""
    path = PurePosixPath(part)
    name = f"{path.parent}/_rels/{path.name}.rels"
    new = (
        f'<Relationship Id="{rid}" Type="{_IMAGE}" Target="media/{PurePosixPath(media).name}"/>'
        for rid, media in images.items()
    )
    return member(name, _inside(_text(members, name) or _EMPTY, "Relationships", "".join(new)))


def with_extension(members: Mapping[str, Member], extension: str) -> Member:
    """The content types with that of an image's extension."""
    types = _text(members, CONTENT_TYPES)
    if re.search(rf'<Default\b[^>]*Extension="{extension}"', types, re.IGNORECASE):
        return members[CONTENT_TYPES]
    default = f'<Default Extension="{extension}" ContentType="image/{extension}"/>'
    return member(CONTENT_TYPES, re.sub(r"(<Types\b[^>]*>)", rf"\1{default}", types, count=1).encode())


def with_core(members: Mapping[str, Member]) -> dict[str, Member]:
    """The relationships and content types that lead to ``docProps/core.xml`` and to no other core properties."""
    relations = _text(members, "_rels/.rels")
    types = _text(members, CONTENT_TYPES)
    for found in list(_RELATION.finditer(relations)):
        if dict(_ATTRIBUTE.findall(found.group())).get("Type") in {_CORE_TYPE, _OTHER_CORE_TYPE}:
            relations = relations.replace(found.group(), "")
    for found in list(_OVERRIDE.finditer(types)):
        if dict(_ATTRIBUTE.findall(found.group())).get("PartName") == f"/{CORE}":
            types = types.replace(found.group(), "")
    relation = f'<Relationship Id="rIdPropiedades" Type="{_CORE_TYPE}" Target="{CORE}"/>'
    override = f'<Override PartName="/{CORE}" ContentType="{_CORE_CONTENT}"/>'
    return {
        "_rels/.rels": member("_rels/.rels", _inside(relations, "Relationships", relation)),
        CONTENT_TYPES: member(CONTENT_TYPES, _inside(types, "Types", override)),
    }


def _inside(text: str, element: str, new: str) -> bytes:
    text = re.sub(rf"<{element}\b([^>]*)/>", rf"<{element}\1></{element}>", text, count=1)
    whole = text.replace(f"</{element}>", f"{new}</{element}>")
    return (whole if whole.startswith("<?xml") else f"{_HEAD}{whole}").encode()


def _text(members: Mapping[str, Member], name: str) -> str:
    return members[name].content.decode("utf-8-sig") if name in members else ""
