"""The parts of an .xlsx, their relations and their types, to be changed here and there and saved again."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from lxml import etree

_TYPES: Final = "[Content_Types].xml"
_TYPES_NS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS_NS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_STRICT: Final = "http://purl.oclc.org/ooxml/"

Element: TypeAlias = Any  # lxml ships no types


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part names: by which id, of what kind, and which part."""

    id: str
    kind: str
    target: str


class Package:
    """The parts by name. Names are those of the file; a new part is one that is put."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self._parts = {info.filename.replace("\\", "/"): archive.read(info) for info in archive.infolist()}
        self._names = {name.lower(): name for name in self._parts}
        self._trees: dict[str, Element] = {}

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """A part that is not XML, or not sound XML."""
        return self._parts[self._names[name.lower()]]

    def tree(self, name: str) -> Element:
        """The root of a part, whose changes are saved. etree.XMLSyntaxError: it is not sound."""
        own = self._names[name.lower()]
        if own not in self._trees:
            self._trees[own] = etree.fromstring(self._parts[own], _parser())
        return self._trees[own]

    def put(self, name: str, content: bytes | Element, content_type: str = "") -> None:
        """A new part, or another content for an old one."""
        own = self._names.setdefault(name.lower(), name)
        self._trees.pop(own, None)
        if isinstance(content, bytes):
            self._parts[own] = content
        else:
            self._parts[own] = b""
            self._trees[own] = content
        if content_type:
            self._declare(own, content_type)

    def drop_relations(self, part: str) -> None:
        """A part that names no other."""
        own = self._names.pop(_rels_of(part).lower(), None)
        if own:
            del self._parts[own]
            self._trees.pop(own, None)

    def relations(self, part: str) -> Iterator[Relation]:
        """The parts that a part names; those outside the file are left out."""
        if self.has(_rels_of(part)):
            for rel in self.tree(_rels_of(part)):
                if isinstance(rel.tag, str) and rel.get("TargetMode") != "External":
                    kind = rel.get("Type", "").rpartition("/")[2]
                    yield Relation(rel.get("Id", ""), kind, _beside(part, rel.get("Target", "")))

    def related(self, part: str, kind: str) -> str:
        """The first part of that kind that a part names, if it is there."""
        found = (rel.target for rel in self.relations(part) if rel.kind == kind and self.has(rel.target))
        return next(found, "")

    def relate(self, part: str, kind: str, target: str) -> str:
        """The id of a new relation from a part to another one."""
        rels = _rels_of(part)
        if not self.has(rels):
            self.put(rels, etree.Element(f"{{{_RELS_NS}}}Relationships", nsmap={None: _RELS_NS}))
            self._declare_ending("rels", _RELS_TYPE)
        tree = self.tree(rels)
        taken = {rel.get("Id") for rel in tree}
        new = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        where = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{part}"))
        base = f"{office(self.tree(part))}/relationships"
        etree.SubElement(tree, f"{{{_RELS_NS}}}Relationship", Id=new, Type=f"{base}/{kind}", Target=where)
        return new

    def fresh(self, pattern: str) -> str:
        """The first name that no part has, like ``xl/comments{}.xml``."""
        return next(name for n in range(1, len(self._names) + 2) if not self.has(name := pattern.format(n)))

    def allow(self, ending: str, content_type: str) -> None:
        """Declare what files with that ending are."""
        self._declare_ending(ending, content_type)

    def save(self, path: Path) -> None:
        """Write the file; the same parts give the same bytes."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._parts.items():
                tree = self._trees.get(name)
                info = zipfile.ZipInfo(name, _STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                archive.writestr(info, content if tree is None else _written(tree))

    def _declare(self, name: str, content_type: str) -> None:
        types = self.tree(_TYPES)
        for override in types.iterfind(f"{{{_TYPES_NS}}}Override"):
            if override.get("PartName", "").lower() == f"/{name}".lower():
                override.set("ContentType", content_type)
                return
        etree.SubElement(types, f"{{{_TYPES_NS}}}Override", PartName=f"/{name}", ContentType=content_type)

    def _declare_ending(self, ending: str, content_type: str) -> None:
        types = self.tree(_TYPES)
        known = (one.get("Extension", "").lower() for one in types.iterfind(f"{{{_TYPES_NS}}}Default"))
        if ending not in known:
            default = etree.Element(f"{{{_TYPES_NS}}}Default", Extension=ending, ContentType=content_type)
            types.insert(0, default)


def office(root: Element) -> str:
    """The beginning of the names of relations in the file's own dialect, strict or transitional."""
    strict = (etree.QName(root).namespace or "").startswith(_STRICT)
    return f"{_STRICT}officeDocument" if strict else "http://schemas.openxmlformats.org/officeDocument/2006"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _written(tree: Element) -> bytes:
    told: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return told


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _beside(part: str, target: str) -> str:
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")
