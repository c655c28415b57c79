"""One Word template, read once and printed for each document."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pipeline.documents.rendering.package import Member, assemble, member, read_package
from pipeline.documents.rendering.part import DECLARATION, Part, has_tags, patched
from pipeline.documents.rendering.pictures import Picture, media_name, place
from pipeline.documents.rendering.properties import Properties, core_xml
from pipeline.documents.rendering.relations import (
    CORE,
    printed_parts,
    with_core,
    with_extension,
    with_images,
)

_BODY: Final = "document.main"


class Template:
    """A template ready to print.

    Stop: the file cannot be opened. jinja2.TemplateError, Misplaced, lxml.etree.XMLSyntaxError: it has a mistake.
    """

    def __init__(self, path: Path) -> None:
        self._members = read_package(path)
        self._members |= with_core(self._members)
        self.parts: dict[str, Part] = {}
        self._pictured: dict[str, str] = {}
        for name, kind in printed_parts(self._members):
            source = patched(self._members[name].content)
            if has_tags(source):
                self.parts[name] = Part(source, body=kind == _BODY)
            elif "<w:drawing>" in source:
                self._pictured[name] = source.replace("\n<w:p", "<w:p")

    def render(
        self, context: Mapping[str, object], properties: Properties, pictures: Mapping[str, Picture | None]
    ) -> bytes:
        """The finished package. jinja2.UndefinedError: the data lack a name. TypeError: a record where a text goes."""
        texts = {name: part.render(context) for name, part in self.parts.items()}
        members = self._members.copy()
        if pictures:
            self._put(pictures, texts, members)
        for name, text in texts.items():
            members[name] = member(name, f"{DECLARATION}{text}".encode())
        members[CORE] = member(CORE, core_xml(properties))
        return assemble(members.values())

    def _put(self, pictures: Mapping[str, Picture | None], texts: dict[str, str], members: dict[str, Member]) -> None:
        """Put the pictures in the texts, and what they need among the members."""
        for part, text in {**self._pictured, **texts}.items():
            texts[part], used = place(text, pictures)
            if not used:
                continue
            images = {rid: media_name(name, picture) for rid, (name, picture) in used.items()}
            relations = with_images(members, part, images)
            members[relations.name] = relations
            for name, picture in used.values():
                types = with_extension(members, picture.extension)
                members[types.name] = types
                members[media_name(name, picture)] = member(media_name(name, picture), picture.content)
