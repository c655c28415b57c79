"""One XML part of a template: patched by docxtpl, proved and compiled once, printed many times."""

import re
import traceback
from collections.abc import Mapping
from typing import Final

import jinja2
from jinja2 import nodes
from lxml import etree

from pipeline.documents.rendering.dialect import environment
from pipeline.documents.rendering.proof import prove
from pipeline.documents.rendering.repair import repairs
from pipeline.documents.rendering.repeated import bookmarks_apart, drawings_apart
from pipeline.documents.rendering.rows import loosened

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TAG: Final = re.compile(r"\{[{%#]")
_PARAGRAPH: Final = re.compile(r"<w:p(?=[ >])")
_IN_TAG: Final = re.compile(r"(?<=\{[{%])(.*?)(?=[%}]\})", re.DOTALL)
_PARAGRAPH_IDS: Final = re.compile(r' w14:(?:paraId|textId)="[^"]*"')  # a loop would repeat them
_LITERAL: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_SPAN_OF_DATA: Final = '<w:gridSpan w:val="{{'
_MARKUP: Final = re.compile(r"<[^>]+>")
_FAILURES: Final = (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


class Unprintable(Exception):  # noqa: N818 - a mistake of the template, told to whoever wrote it
    """A part that could not be printed: what its line says, without markup, and the cause."""

    def __init__(self, line: str, cause: Exception) -> None:
        super().__init__(str(cause))
        self.line = line
        self.cause = cause


def parse(content: bytes) -> etree._Element:
    """The tree of a part, as python-docx reads it. etree.XMLSyntaxError: it is not XML."""
    return etree.fromstring(content, etree.XMLParser(remove_blank_text=True, resolve_entities=False))


def patched(content: bytes) -> str:
    """The part as Jinja reads it, each paragraph on a line of its own."""
    from docxtpl import DocxTemplate

    text: str = DocxTemplate("").patch_xml(etree.tostring(parse(content), encoding="unicode"))
    text = _PARAGRAPH_IDS.sub("", text)
    text = _IN_TAG.sub(lambda tag: tag.group().replace("&amp;", "&").replace("&quot;", '"'), text)
    return _PARAGRAPH.sub("\n<w:p", text)


class Part:
    """A part that holds tags.

    jinja2.TemplateSyntaxError, Misplaced: the template has a mistake.
    """

    def __init__(self, source: str, *, body: bool) -> None:
        self.source = source
        tree = environment().parse(source)
        for data in tree.find_all(nodes.TemplateData):
            data.data = _unmarked(data.data)
        parents = prove(tree)
        self._repaired = repairs(source, parents)
        code = environment().compile(tree)
        self._template = jinja2.Template.from_code(environment(), code, environment().globals)
        self._grids = "w:tr" in parents or _SPAN_OF_DATA in source
        self._body = body
        self._bookmarked = "<w:bookmark" in source
        self._drawn = "<wp:docPr" in source

    def render(self, context: Mapping[str, object]) -> str:
        """The part with these data. Unprintable: they lack a name, or hold no text where one is printed."""
        try:
            text = self._repaired(self._template.render(context))
        except _FAILURES as failure:
            raise Unprintable(self._line(failure), failure) from failure
        if self._grids:
            text = _with_grids(text)
        if self._body:
            text = loosened(text)
        if self._bookmarked:
            text = bookmarks_apart(text)
        return drawings_apart(text, always=self._body) if self._drawn else text

    def _line(self, failure: BaseException) -> str:
        """What the template says where it failed, without its markup."""
        frames = traceback.walk_tb(failure.__traceback__)
        numbers = [number for frame, number in frames if frame.f_code.co_filename == "<template>"]
        return line_of(self.source, numbers[-1]) if numbers else ""


def line_of(source: str, number: int) -> str:
    """What a line of a patched part says, without its markup."""
    lines = source.split("\n")
    return _MARKUP.sub("", lines[number - 1]) if 0 < number <= len(lines) else ""


def has_tags(source: str) -> bool:
    """Whether a patched part holds any tag."""
    return _TAG.search(source) is not None


def _unmarked(data: str) -> str:
    data = data.replace("\n<w:p", "<w:p")
    if "_" in data:
        for written, meant in _LITERAL.items():
            data = data.replace(written, meant)
    return data


def _with_grids(text: str) -> str:
    """The tables with as many columns as their rows have cells, as docxtpl sees to it."""
    from docxtpl import DocxTemplate

    fixed: str = etree.tostring(DocxTemplate("").fix_tables(text), encoding="unicode")
    return fixed
