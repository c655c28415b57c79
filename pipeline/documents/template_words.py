"""The sentences in which a mistake of a template is told: what is there, and what to write instead."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

_OF_LINT: Final[Mapping[str, str]] = {
    "DTL001": "la marca {open} no se cierra; escriba {close} al final, o separe las llaves si son texto",
    "DTL002": "la marca que empieza con {open} se reparte en varios párrafos; escríbala en uno solo",
    "DTL003": "hay una marca dentro de texto borrado con control de cambios; acepte o rechace los cambios",
    "DTL101": "{mark} no se cierra; agregue {{%{form} end{kw} %}} donde termina",
    "DTL102": "{raw} no corresponde a ninguna marca abierta; bórrela o agregue la que falta antes",
    "DTL103": "{mark} no se entiende; escriba un solo nombre entre las llaves, como {{{{ titulo }}}}",
    "DTL104": "{mark} usa el filtro “{name}”, que no existe; quite |{name}",
    "DTL105": "{mark} usa la condición “is {name}”, que no existe; quítela",
    "DTL106": "“{name}” solo vale dentro de su ciclo for; mueva la marca antes de {{% endfor %}}",
    "DTL201": "{mark} lleva % o }} por dentro; déjela sin esos signos",
    "DTL202": "{mark} lleva un espacio antes de {prefix}; escriba {{%{prefix} sin espacio",
    "DTL203": "{raw} lleva {prefix} y está fuera de una tabla; use {{%p en un párrafo aparte",
    "DTL204": "{close_raw} cierra {open_raw} y no empiezan igual; ponga en las dos las mismas letras tras {{%",
    "DTL205": "{open_raw} y {close_raw} están en tablas distintas; póngalas en la misma",
    "DTL206": "{open_raw} y {close_raw} están en el mismo renglón; cada una necesita un renglón propio",
    "DTL207": "{open_raw} y {close_raw} están en renglones distintos; póngalas en el mismo",
    "DTL208": "{raw} está fuera de una tabla; muévala a una celda o bórrela",
    "DTL209": "el texto “{rest}” junto a {raw} se perdería; deje la marca sola",
    "DTL210": "{open_raw} y {close_raw} están en el mismo párrafo; quite la p o sepárelas en dos párrafos",
    "DTL305": "{mark} recorre “{path}”, que no es una lista; quite el ciclo for",
}
_FORM: Final = re.compile(r"\{%(tr|tc|p|r)\b")
"""What a mark of a whole paragraph, run, row or cell begins with."""
_OF_PROOF: Final[Mapping[str, str]] = {
    "statement": "se usa una instrucción que las plantillas no admiten ({detail}); use solo if, for, set y with",
    "branch": "una condición o un ciclo empieza y termina en lugares que no se corresponden; "
    "ponga las dos marcas en el mismo párrafo, o cada una sola en el suyo con {{%p",
    "cells": "una condición o un ciclo empieza en una celda y termina en otra; "
    "use {{%tr y {{%tr end… en renglones propios para repetir renglones, o {{%tc para columnas",
    "place": "hay una marca donde no puede ir texto; quite la r, p, tr o tc que sigue a las llaves",
    "syntax": "una marca no se entiende; revise que cada {{% if %}} y {{% for %}} tenga su cierre",
}
_OTHER: Final = "hay una marca que no se puede interpretar; ábrala en Word, bórrela y escríbala de nuevo"


def of_lint(rule: str, params: Mapping[str, object], mark: str, *, nearest: Callable[[str], tuple[str, ...]]) -> str:
    """The sentence for a finding of docxtpl-lint."""
    if rule in {"DTL301", "DTL304"}:
        return _unknown(str(params["path"]), nearest)
    sentence = _OF_LINT.get(rule, _OTHER)
    form = _FORM.match(mark)
    return f"{sentence.format(**{'mark': mark, 'form': form[1] if form else '', **params})}."


def of_proof(kind: str, detail: str) -> str:
    """The sentence for a mistake that the renderer's proof found."""
    return f"{_OF_PROOF.get(kind, _OTHER).format(detail=detail)}."


def of_group(written: str, inside: Sequence[str]) -> str:
    """The sentence for a group of names that is printed as if it were a text."""
    options = ", ".join(f"“{name}”" for name in inside)
    return f"“{written}” es un grupo de datos y no un texto; escriba uno de los suyos: {options}."


def _unknown(path: str, nearest: Callable[[str], tuple[str, ...]]) -> str:
    above, _, name = path.replace("[*]", "").rpartition(".")
    group = f" de “{above}”" if above else ""
    close = nearest(path)
    if close:
        options = " o ".join(f"“{each}”" for each in close)
        return f"el nombre “{name}”{group} no existe; ¿quiso escribir {options}?"
    return f"el nombre “{name}”{group} no existe; tome uno de la lista de nombres, docs/nombres-de-plantillas.md."
