"""Every mistake in the templates at once, told in the words of whoever edits them in Word.

docxtpl-lint finds the mistakes in the marks, and the renderer's own proof those that would spoil the
document; here each gets its sentence, its remedy and its place.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError
from lxml import etree

from pipeline.documents.names import Name, names_in, paths, schema_of
from pipeline.documents.printed_groups import printed_groups
from pipeline.documents.rendering.dialect import environment
from pipeline.documents.rendering.package import Member, read_package
from pipeline.documents.rendering.part import Part, has_tags, line_of, patched
from pipeline.documents.rendering.proof import Misplaced
from pipeline.documents.rendering.relations import printed_parts
from pipeline.documents.rendering.spots import Spot, label, spot_of, spots
from pipeline.documents.template_words import of_group, of_lint, of_proof
from pipeline.model.stop import Stop

_TAG: Final = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_TARGETS: Final = re.compile(r"\b(?:for|set)\s+([\w\s,]+?)\s*(?:\bin\b|=)")
_UNREAD: Final = frozenset({"DTL001", "DTL101", "DTL102", "DTL103"})
_NAMES: Final = frozenset({"DTL106", "DTL304", "DTL305"})
_IGNORED: Final = ("DTL005", "DTL302")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something to mend in a template: its file, where, what is wrong with its remedy, and the mark as written."""

    template: str
    where: str
    message: str
    mark: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


def check_templates(folder: Path, contexts: Mapping[str, type]) -> tuple[Mistake, ...]:
    """Every mistake in the templates of a folder; ``contexts`` tells the names that each may use."""
    return tuple(mistake for name in contexts for mistake in check_template(folder / f"{name}.docx", contexts[name]))


def check_template(path: Path, context: type | None = None) -> tuple[Mistake, ...]:
    """Every mistake in one template; without a context, names are not looked at."""
    try:
        members = read_package(path)
        found = tuple(spots(members))
    except Stop as unreadable:
        return (Mistake(path.name, "", unreadable.sentence),)
    except (etree.XMLSyntaxError, UnicodeDecodeError):
        return (Mistake(path.name, "", "el archivo está dañado; ábralo en Word y guárdelo otra vez como .docx."),)
    names = names_in(context) if context else ()
    mistakes = [*_linted(path, found, names, lint_names=context is not None)]
    mistakes += [] if mistakes else _proved(path, members, found, names)
    return tuple(dict.fromkeys(mistakes))


def _linted(path: Path, found: tuple[Spot, ...], names: tuple[Name, ...], *, lint_names: bool) -> Iterator[Mistake]:
    from docxtpl_lint import lint

    schema = schema_of(names) if lint_names else None
    by_place = {(label(spot.part), spot.number): spot for spot in found}
    result = lint(BytesIO(path.read_bytes()), schema=schema, jinja_env=environment(), ignore=_IGNORED)
    unread = any(issue.rule in _UNREAD for issue in result.issues)
    targets = _targets(found) if unread else frozenset()
    for issue in result.issues:
        if issue.rule in _NAMES and _root(issue.params) in targets:
            continue  # with a block left open nobody can tell what its variable is
        spot = by_place.get((issue.location.part, issue.location.paragraph))
        message = of_lint(issue.rule, issue.params, issue.snippet, nearest=_nearest(names))
        yield Mistake(path.name, str(spot or ""), message, issue.snippet)


def _targets(found: tuple[Spot, ...]) -> frozenset[str]:
    """The variables of every loop and set of a template."""
    written = (match for spot in found for match in _TARGETS.findall(spot.text))
    return frozenset(name.strip() for names in written for name in names.split(","))


def _root(params: Mapping[str, object]) -> str:
    return re.split(r"[.\[]", str(params.get("path", "")))[0]


def _proved(
    path: Path, members: Mapping[str, Member], found: tuple[Spot, ...], names: tuple[Name, ...]
) -> Iterator[Mistake]:
    for part, kind in printed_parts(members):
        source = patched(members[part].content)
        if not has_tags(source):
            continue
        try:
            Part(source, body=kind == "document.main")
        except Misplaced as wrong:
            line = line_of(source, wrong.line)
            yield _told(path, found, line, of_proof(wrong.kind, wrong.detail))
        except TemplateError as wrong:
            line = line_of(source, getattr(wrong, "lineno", 0) or 0)
            yield _told(path, found, line, of_proof("syntax", str(wrong)))
        else:
            for number, written, group in printed_groups(environment().parse(source), names):
                message = of_group(written, [name.name for name in group.inside])
                yield _told(path, found, line_of(source, number), message, about=written)


def _told(path: Path, found: tuple[Spot, ...], line: str, message: str, *, about: str = "") -> Mistake:
    marks = [mark for mark in _TAG.findall(line) if about in mark]
    spot = next((spot for mark in reversed(marks) if (spot := spot_of(mark, found))), None)
    return Mistake(path.name, str(spot or ""), message, marks[-1] if marks else "")


def _nearest(names: tuple[Name, ...]) -> Callable[[str], tuple[str, ...]]:
    """The known names most like one: first among those that stand where it stands, then among all."""
    known: dict[str, Any] = dict(paths(names))

    def nearest(path: str) -> tuple[str, ...]:
        above, _, last = path.replace("[*]", "[]").rpartition(".")
        beside = {name.rpartition(".")[2] for name in known if name.rpartition(".")[0] == above}
        close = get_close_matches(last, sorted(beside), 3, 0.6)
        return tuple(close or get_close_matches(last, sorted({name.rpartition(".")[2] for name in known}), 3, 0.75))

    return nearest
