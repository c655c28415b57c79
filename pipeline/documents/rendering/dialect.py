"""The little language of the templates: Jinja in a sandbox, without what a document has no use for."""

from functools import cache
from typing import Final

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import SandboxedEnvironment

from pipeline.documents.rendering.values import as_line, as_text

TEXT: Final = "inside w:t"  # a name with a space: no template can write it
LINE: Final = "inside an attribute"
_WITHOUT_FILTERS: Final = ("safe", "urlize", "xmlattr", "tojson", "random", "pprint")
_WITHOUT_GLOBALS: Final = ("lipsum", "dict")
ALLOWED: Final = (nodes.Output, nodes.If, nodes.For, nodes.Assign, nodes.With)
"""The statements that a template may use."""


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, with a shorter way to what templates ask for most: the fields of the data."""

    def getattr(self, obj: object, attribute: str) -> object:
        """A field of a record as it is; anything else as the sandbox decides."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()) and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@cache
def environment() -> SandboxedEnvironment:
    """The one environment: an unknown name never prints as nothing; ``prove`` sees that each value is escaped, once."""
    made = Sandbox(autoescape=False, undefined=StrictUndefined)
    for name in _WITHOUT_FILTERS:
        del made.filters[name]
    for name in _WITHOUT_GLOBALS:
        del made.globals[name]
    made.filters[TEXT] = as_text
    made.filters[LINE] = as_line
    return made
