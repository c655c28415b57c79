"""Our templates and their data in the dialects of docxtemplater and easy-template-x.

The same rows, paragraphs and values in the same package: a loop or a condition becomes a section, each value
a name of its own. The data are given already decided and worded, so that the other engines only place them.
The shading of a cell (``cellbg``) has no counterpart and is left out: a little less work for them.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from lxml import etree

from pipeline.documents.rendering.dialect import environment
from pipeline.documents.rendering.values import words

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG: Final = re.compile(r"\{%(?P<where>p|tr|r)?\s+(?P<statement>.*?)\s*%\}|\{\{\s*(?P<value>.*?)\s*\}\}")
_FOR: Final = re.compile(r"for (\w+) in (.+)")
ROW: Final = {"docxtemplater": "{{-w:tr {0}}}", "easy-template-x": '{{#{0} [loopOver: "row"]}}'}
"""How each begins a section that repeats whole rows."""


_OURS: Final = {"marks", "opens", "kept"}


@dataclass
class Section:
    """A loop (``target`` is its name) or a condition, with what stands inside."""

    name: str
    expression: str = ""
    target: str = ""
    inside: list["Section | Value"] = field(default_factory=list)
    negated: bool = False


@dataclass(frozen=True)
class Value:
    """A value: its name in the other dialect, its expression in ours."""

    name: str
    expression: str


class Converted:
    """A template in another dialect, and the way to its data."""

    def __init__(self, path: Path, engine: str) -> None:
        self._row = ROW[engine]
        self._root = Section("raíz")
        self._open = [self._root]
        self._count = 0
        self.package = self._convert(path)

    def data(self, context: Mapping[str, object]) -> dict[str, Any]:
        """The values of one document."""
        return _decided(self._root, dict(context))

    def _convert(self, path: Path) -> bytes:
        done = BytesIO()
        with zipfile.ZipFile(path) as package, zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as made:
            for name in package.namelist():
                content = package.read(name)
                if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name):
                    content = self._part(content)
                made.writestr(name, content)
        return done.getvalue()

    def _part(self, content: bytes) -> bytes:
        tree = etree.fromstring(content)
        for text in list(tree.iter(f"{_W}t")):
            if text.text and "{" in text.text:
                row_tag = re.fullmatch(r"\s*\{%tr .*%\}\s*", text.text)
                text.text = _TAG.sub(self._tag, text.text)
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                if row_tag:
                    next(text.iterancestors(f"{_W}tr")).set("marks", text.text)
        for row in list(tree.iter(f"{_W}tr")):
            if row.get("marks"):
                _hand_over(row)
        for marked in tree.iter(f"{_W}p", f"{_W}r", f"{_W}tr"):
            for mine in _OURS & set(marked.keys()):
                del marked.attrib[mine]
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _tag(self, found: re.Match[str]) -> str:
        if found["value"]:
            self._count += 1
            self._open[-1].inside.append(Value(f"v{self._count}", found["value"]))
            return f"{{v{self._count}}}"
        begins = self._row if found["where"] == "tr" else "{{#{0}}}"
        return self._statement(found["statement"], begins)

    def _statement(self, said: str, begins: str) -> str:
        if said.startswith("cellbg"):
            return ""
        if said.startswith("end"):
            return f"{{/{self._open.pop().name}}}"
        if said == "else":
            former = self._open.pop()
            return f"{{/{former.name}}}" + begins.format(self._section(former.expression, negated=True).name)
        loop = _FOR.fullmatch(said)
        section = self._section(loop[2], loop[1]) if loop else self._section(said.removeprefix("if "))
        return begins.format(section.name)

    def _section(self, expression: str, target: str = "", *, negated: bool = False) -> Section:
        self._count += 1
        section = Section(f"s{self._count}", expression, target, negated=negated)
        self._open[-1].inside.append(section)
        self._open.append(section)
        return section


def _hand_over(row: etree._Element) -> None:
    """Take a row of marks away: what it closes goes to the row before, what it opens to the row after."""
    for mark in re.findall(r"\{[^}]*\}", row.get("marks", "")):
        closes = mark.startswith("{/")
        other = row.getprevious() if closes else row.getnext()
        while other is not None and not closes and other.get("marks"):
            other = other.getnext()
        paragraph = _paragraph(other, last=closes)
        run = etree.Element(f"{_W}r")
        etree.SubElement(run, f"{_W}t").text = mark
        if closes:
            paragraph.append(run)
        else:
            runs = [n for n, each in enumerate(paragraph) if each.get("opens")]
            properties = paragraph.find(f"{_W}pPr")
            paragraph.insert(runs[-1] + 1 if runs else 0 if properties is None else 1, run)
            run.set("opens", "1")
    row.getparent().remove(row)


def _paragraph(row: etree._Element, *, last: bool) -> etree._Element:
    """The first or last paragraph of a row: a new one where that is a mark, which goes away with all it holds."""
    paragraph = list(row.iter(f"{_W}p"))[-1 if last else 0]
    said = "".join(text.text or "" for text in paragraph.iter(f"{_W}t") if not text.getparent().get("opens"))
    if not re.fullmatch(r"\s*\{[#/]s\d+\}.*", said) or paragraph.get("kept"):
        return paragraph
    new = etree.Element(f"{_W}p")
    new.set("kept", "1")
    (paragraph.addnext if last else paragraph.addprevious)(new)
    return new


def _decided(section: Section, scope: dict[str, object]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for each in section.inside:
        value = _evaluated(each.expression, scope)
        if isinstance(each, Value):
            made[each.name] = words(value)
        else:
            made[each.name] = list(_scopes(each, value, scope))
    return made


def _scopes(section: Section, value: Any, scope: dict[str, object]) -> Iterator[dict[str, Any]]:
    if section.target:
        for item, loop in LoopContext(value, StrictUndefined):
            yield _decided(section, {**scope, section.target: item, "loop": loop})
    elif bool(value) is not section.negated:
        yield _decided(section, scope)


def _evaluated(expression: str, scope: dict[str, object]) -> Any:
    if expression not in _COMPILED:
        _COMPILED[expression] = environment().compile_expression(expression, undefined_to_none=False)
    return _COMPILED[expression](**scope)


_COMPILED: Final[dict[str, Any]] = {}
