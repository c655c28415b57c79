"""What a value of the data looks like inside the XML of a document."""

import re
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, time
from typing import Final

from jinja2 import Undefined
from markupsafe import Markup, escape

from pipeline.documents.language.dates import fecha_larga, hora
from pipeline.documents.language.phrases import lista

_BREAKS: Final = re.compile("\r\n?|[\v\x85\u2028\u2029]")
_ILLEGAL: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'


def clean(text: str) -> str:
    """The text with one kind of line break and without the characters that XML cannot hold."""
    return text if text.isprintable() else _ILLEGAL.sub("", _BREAKS.sub("\n", text))


def words(value: object) -> str:
    """A value as text: nothing for None, Sí or No, days and hours in Spanish, several as a list.

    TypeError: a record, which has fields and no text of its own. jinja2.UndefinedError: a name that is not there.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Sí" if value else "No"
    if isinstance(value, (tuple, list)):
        return lista(words(each) for each in value)
    return _other(value)


def _other(value: object) -> str:
    if isinstance(value, date):
        return fecha_larga(value)
    if isinstance(value, time):
        return hora(value)
    if not isinstance(value, Undefined) and (is_dataclass(value) or callable(value)):
        msg = f"{type(value).__name__} has no text of its own"
        raise TypeError(msg)
    return str(value)


def as_line(value: object) -> Markup:
    """The value where there is no room for line breaks: an attribute, a field's code."""
    return _escaped(value, " ".join)


def as_text(value: object) -> Markup:
    """The value inside ``w:t``: its line breaks and tabs are Word's."""
    if isinstance(value, str) and value.isprintable():
        return escape(value)
    safe = _escaped(value, "\n".join)
    if "\n" in safe or "\t" in safe:
        return Markup(str(safe).replace("\n", _LINE).replace("\t", _TAB))  # noqa: S704 - escaped above
    return safe


def _escaped(value: object, join: Callable[[list[str]], str]) -> Markup:
    if isinstance(value, Markup):  # escaped by a filter of the template
        return Markup(join(clean(str(value)).split("\n")))  # noqa: S704 - idem
    text = clean(words(value))
    return escape(join(text.split("\n")) if "\n" in text else text)
