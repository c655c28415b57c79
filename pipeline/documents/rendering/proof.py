"""The proof, once per template, that whatever it prints is well-formed XML.

Every branch and every loop must leave open the elements that it found open, and every value must stand
in character data or inside quotes, where it is escaped. Then the parts of a template can be joined in any
of the ways that data may ask for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes
from lxml import etree

from pipeline.documents.rendering.dialect import ALLOWED, LINE, TEXT

_TEXT_ELEMENTS: Final = frozenset({"w:instrText", "w:delText", "a:t", "m:t"})
_HOLDERS: Final = frozenset({"w:tc", "w:tr"})


class Misplaced(Exception):  # noqa: N818 - a mistake of the template, told to whoever wrote it
    """A mistake at a line of the patched template; ``kind`` names it."""

    def __init__(self, kind: str, line: int, detail: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.line = line
        self.detail = detail


@dataclass
class _Cursor:
    """Where the output stands: the open elements, and the tag being written ("" in character data)."""

    open: list[str] = field(default_factory=list)
    tag: str = ""

    def copy(self) -> "_Cursor":
        return _Cursor(self.open.copy(), self.tag)

    def same(self, other: "_Cursor") -> bool:
        quoted = self.tag.count('"') % 2 == other.tag.count('"') % 2
        return self.open == other.open and bool(self.tag) == bool(other.tag) and quoted


def prove(template: nodes.Template) -> frozenset[str]:
    """Prove the template and mark each of its values with the way in which it is escaped.

    Tells the elements that a condition or a loop stands directly in, and may leave empty.
    Misplaced: the proof fails, or a statement is not of the language.
    """
    walk = _Walk()
    cursor = _Cursor()
    walk.body(template.body, cursor)
    if cursor.open or cursor.tag:
        raise Misplaced("unclosed", 1)
    try:
        etree.fromstring("".join(walk.skeleton).encode())
    except etree.XMLSyntaxError as broken:
        raise Misplaced("xml", 1, str(broken)) from broken
    return frozenset(walk.parents)


class _Walk:
    """One walk over the template.

    ``skeleton`` is all its text with x for each value; ``parents`` where conditions and loops stand.
    """

    def __init__(self) -> None:
        self.skeleton: list[str] = []
        self.parents: set[str] = set()
        self._branch_depths: list[tuple[int, set[str]]] = []

    def body(self, statements: Sequence[nodes.Node], cursor: _Cursor) -> None:
        for each in statements:
            if not isinstance(each, ALLOWED):
                raise Misplaced("statement", each.lineno or 0, type(each).__name__)  # some have none
            if isinstance(each, nodes.Output):
                self._output(each, cursor)
            elif isinstance(each, nodes.With):
                self.body(each.body, cursor)
            elif isinstance(each, (nodes.If, nodes.For)):
                self._branches(each, cursor)

    def _branches(self, statement: nodes.If | nodes.For, cursor: _Cursor) -> None:
        found = cursor.copy()
        self.parents.update(found.open[-1:])
        bodies = [statement.body, statement.else_]
        if isinstance(statement, nodes.If):
            bodies[1:1] = [each.body for each in statement.elif_]
        for body in bodies:
            branch = found.copy()
            closed: set[str] = set()
            self._branch_depths.append((len(found.open), closed))
            self.body(body, branch)
            self._branch_depths.pop()
            if not found.same(branch):
                raise Misplaced("branch", statement.lineno)
            if closed & _HOLDERS:
                raise Misplaced("cells", statement.lineno)

    def _output(self, output: nodes.Output, cursor: _Cursor) -> None:
        for n, part in enumerate(output.nodes):
            if isinstance(part, nodes.TemplateData):
                self._text(part.data, cursor, part.lineno)
                self.skeleton.append(part.data)
            else:
                output.nodes[n] = self._value(part, cursor)
                self.skeleton.append("x")

    def _value(self, value: nodes.Expr, cursor: _Cursor) -> nodes.Expr:
        if cursor.tag:
            if cursor.tag.count('"') % 2 == 0:
                raise Misplaced("place", value.lineno)
            kind = LINE
        else:
            kind = TEXT if cursor.open and cursor.open[-1] == "w:t" else LINE
            if kind is LINE and (not cursor.open or cursor.open[-1] not in _TEXT_ELEMENTS):
                raise Misplaced("place", value.lineno)
        return nodes.Filter(value, kind, [], [], None, None, lineno=value.lineno)

    def _text(self, text: str, cursor: _Cursor, line: int) -> None:
        text = cursor.tag + text
        at = 0
        while (start := text.find("<", at)) >= 0:
            end = text.find(">", start)
            if end < 0:
                cursor.tag = text[start:]
                return
            self._tag(text[start + 1 : end], cursor, line)
            at = end + 1
        cursor.tag = ""

    def _tag(self, tag: str, cursor: _Cursor, line: int) -> None:
        if tag.startswith("/"):
            if not cursor.open or cursor.open.pop() != tag[1:].strip():
                raise Misplaced("branch", line)
            for depth, closed in self._branch_depths:
                if len(cursor.open) < depth:
                    closed.add(tag[1:].strip())
        elif not tag.endswith("/"):
            cursor.open.append(tag.split(None, 1)[0])
