"""The committee's own templates of the letter, read with care: they are edited by hand."""

import difflib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, meta
from jinja2.environment import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline.model.stop import Stop

_ATTRIBUTE: Final = re.compile(r"'[\w.]*?(\w+) object' has no attribute '(\w+)'")


class Wording:
    """The templates of one folder. Every mistake in them is a ``Stop`` that names the file and what to mend."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folder),
            autoescape=lambda name: bool(name and name.endswith(".html")),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._known: dict[str, tuple[Template, frozenset[str]]] = {}

    def write(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template with its values."""
        template = self._read(name, values)
        try:
            return _printable(template.render(values))
        except TemplateError as wrong:
            raise Stop(f"La plantilla {self._folder / name} no se puede llenar: {_told(wrong, values)}.") from wrong
        except (TypeError, ValueError, ArithmeticError, LookupError) as wrong:
            sentence = (
                f"La plantilla {self._folder / name} pide una operación que no se puede hacer ({wrong}); simplifíquela."
            )
            raise Stop(sentence) from wrong

    def _read(self, name: str, values: Mapping[str, object]) -> Template:
        try:
            if name not in self._known:
                tree = self._environment.parse((self._folder / name).read_text(encoding="utf-8"))
                asked = frozenset(meta.find_undeclared_variables(tree))
                self._known[name] = self._environment.get_template(name), asked
            template, asked = self._known[name]
            unknown = sorted(asked - set(values))
            if unknown:
                told = "; ".join(_nearest(word, values) for word in unknown)
                raise Stop(f"La plantilla {self._folder / name} usa nombres que no existen: {told}.")
        except TemplateSyntaxError as wrong:
            where = f"{self._folder / name}, renglón {wrong.lineno}"
            sentence = f"La plantilla no está bien escrita en {where} ({wrong.message}); revise las llaves."
            raise Stop(sentence) from wrong
        except (OSError, UnicodeDecodeError, TemplateNotFound) as wrong:
            sentence = (
                f"No se puede leer la plantilla {self._folder / name}; restáurela o guárdela como texto en UTF-8."
            )
            raise Stop(sentence) from wrong
        return template


def _printable(text: str) -> str:
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def _told(wrong: TemplateError, values: Mapping[str, object]) -> str:
    found = _ATTRIBUTE.search(str(wrong.message))
    if not found:
        return str(wrong.message)
    kind, attribute = found.groups()
    known = next((vars(v) for v in _within(values) if type(v).__name__ == kind), {})
    return _nearest(attribute, known)


def _within(values: Mapping[str, object]) -> list[object]:
    deep = [item for value in values.values() if isinstance(value, tuple) for item in value]
    return [v for v in (*values.values(), *deep) if hasattr(v, "__dict__")]


def _nearest(word: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.4) or sorted(known)
    return f"“{word}”; existen {', '.join(f'“{n}”' for n in near)}"
