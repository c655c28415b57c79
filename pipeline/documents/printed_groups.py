"""The marks of a template that print a group of names as if it were a text."""

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import nodes

from pipeline.documents.names import Holds, Name

Scope = Mapping[str, Name | None]


def printed_groups(tree: nodes.Template, names: Sequence[Name]) -> Iterator[tuple[int, str, Name]]:
    """The line, the path as written and the name of each group, or list of groups, that is printed."""
    yield from _printed(tree.body, {name.name: name for name in names})


def _printed(statements: Sequence[nodes.Node], scope: Scope) -> Iterator[tuple[int, str, Name]]:
    for each in statements:
        if isinstance(each, nodes.Output):
            for value in each.nodes:
                name = _resolved(value, scope)
                if name is not None and name.inside:
                    yield value.lineno, _path(value), name
        elif isinstance(each, nodes.For):
            yield from _printed(each.body, _inside_loop(each, scope))
            yield from _printed(each.else_, scope)
        elif isinstance(each, nodes.If):
            for body in (each.body, *(branch.body for branch in each.elif_), each.else_):
                yield from _printed(body, scope)
        elif isinstance(each, nodes.With):
            pairs = zip(each.targets, each.values, strict=True)
            yield from _printed(each.body, {**scope, **{_path(name): _resolved(value, scope) for name, value in pairs}})


def _inside_loop(loop: nodes.For, scope: Scope) -> Scope:
    """The names inside a loop: its variable is an element of the list, whatever it was called outside."""
    if not isinstance(loop.target, nodes.Name):
        return {**scope, **dict.fromkeys(name.name for name in loop.target.find_all(nodes.Name))}
    many = _resolved(loop.iter, scope)
    element = Name(many.name, many.meaning, Holds.GROUP, many.inside) if many else None
    return {**scope, loop.target.name: element}


def _resolved(value: nodes.Node, scope: Scope) -> Name | None:
    if isinstance(value, nodes.Name):
        return scope.get(value.name)
    if isinstance(value, nodes.Getattr):
        group = _resolved(value.node, scope)
        if group is None or group.holds is not Holds.GROUP:
            return None
        return next((name for name in group.inside if name.name == value.attr), None)
    return None


def _path(value: nodes.Node) -> str:
    return f"{_path(value.node)}.{value.attr}" if isinstance(value, nodes.Getattr) else getattr(value, "name", "")
