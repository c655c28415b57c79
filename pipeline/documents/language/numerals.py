"""Numbers, ordinals and money in words."""

# ruff: noqa: SIM905 - a row of words reads best as words

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Final

_SMALL: Final = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
).split()
_TENS: Final = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS: Final = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_SCALES: Final = ((10**18, "trillón", "trillones"), (10**12, "billón", "billones"), (10**6, "millón", "millones"))

_ORDINAL_UNITS: Final = "primero segundo tercero cuarto quinto sexto séptimo octavo noveno".split()
_ORDINAL_TENS: Final = (
    "décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo"
).split()
_ORDINAL_HUNDREDS: Final = (
    "centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo septingentésimo "
    "octingentésimo noningentésimo"
).split()
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_NBSP: Final = "\u00a0"


class Forma(Enum):
    """How a number agrees: uno, una, or un before a masculine noun."""

    MASCULINO = "uno"
    FEMENINO = "una"
    APOCOPADO = "un"


def numero_en_letra(numero: int, forma: Forma = Forma.MASCULINO) -> str:
    """A whole number in words: veintiuno, veintiuna (horas), veintiún (días)."""
    if numero < 0:
        return f"menos {numero_en_letra(-numero, forma)}"
    if numero >= 10**24:
        return f"{numero:,}"
    words: list[str] = []
    for size, one, many in _SCALES:
        count, numero = divmod(numero, size)
        if count:
            words += [_below_million(count, Forma.APOCOPADO), one if count == 1 else many]
    if numero or not words:
        words.append(_below_million(numero, forma))
    return " ".join(words)


def _below_million(numero: int, forma: Forma) -> str:
    thousands, rest = divmod(numero, 1000)
    if not thousands:
        return _below_thousand(rest, forma)
    head = "mil" if thousands == 1 else f"{_thousands(thousands, forma)} mil"
    return f"{head} {_below_thousand(rest, forma)}" if rest else head


def _thousands(count: int, forma: Forma) -> str:
    words = _below_thousand(count, Forma.APOCOPADO)
    return words.replace("cientos", "cientas").replace("quinientos", "quinientas") if forma is Forma.FEMENINO else words


def _below_thousand(numero: int, forma: Forma) -> str:
    hundreds, rest = divmod(numero, 100)
    if not hundreds:
        return _below_hundred(rest, forma)
    if numero == 100:  # noqa: PLR2004 - cien stands alone
        return "cien"
    head = _HUNDREDS[hundreds - 1]
    if forma is Forma.FEMENINO and hundreds > 1:
        head = f"{head[:-2]}as"
    return f"{head} {_below_hundred(rest, forma)}" if rest else head


def _below_hundred(numero: int, forma: Forma) -> str:
    tens, unit = divmod(numero, 10)
    word = _SMALL[numero] if numero < len(_SMALL) else _TENS[tens - 3] + (f" y {_SMALL[unit]}" if unit else "")
    if not word.endswith("uno") or forma is Forma.MASCULINO:
        return word
    if forma is Forma.FEMENINO:
        return f"{word[:-1]}a"
    return "veintiún" if word == "veintiuno" else word[:-1]


def ordinal(numero: int, forma: Forma = Forma.MASCULINO) -> str:
    """An ordinal of any size in separate words: décimo primero, vigésima segunda, primer. ValueError: below 1."""
    if numero < 1:
        msg = f"no ordinal for {numero}"
        raise ValueError(msg)
    words = _ordinal_words(numero)
    if forma is Forma.FEMENINO:
        words = [f"{word[:-1]}a" for word in words]
    if forma is Forma.APOCOPADO and words[-1] in {"primero", "tercero"}:
        words[-1] = words[-1][:-1]
    return " ".join(words)


def _ordinal_words(numero: int) -> list[str]:
    words: list[str] = []
    for size, name in ((10**6, "millonésimo"), (1000, "milésimo")):
        count, numero = divmod(numero, size)
        if count:
            prefix = "" if count == 1 else numero_en_letra(count, Forma.APOCOPADO).replace(" ", "")
            words.append(prefix + name)
    for size, names in ((100, _ORDINAL_HUNDREDS), (10, _ORDINAL_TENS), (1, _ORDINAL_UNITS)):
        count, numero = divmod(numero, size)
        if count:
            words.append(names[count - 1])
    return words


def romano(numero: int) -> str:
    """A Roman numeral. ValueError: below 1."""
    if numero < 1:
        msg = f"no Roman numeral for {numero}"
        raise ValueError(msg)
    letters = ""
    for value, letter in _ROMAN:
        count, numero = divmod(numero, value)
        letters += letter * count
    return letters


def porcentaje(fraccion: Decimal) -> str:
    """A fraction as a percentage, with a space that does not break: 0.455 is 45.5 %."""
    figure = (fraccion * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{f'{figure:,f}'.rstrip('0').rstrip('.')}{_NBSP}%"


def moneda(pesos: Decimal) -> str:
    """An amount in figures and words: $1,234.50 (mil doscientos treinta y cuatro pesos 50/100 M.N.)."""
    exact = pesos.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = int(abs(exact))
    cents = int((abs(exact) - whole) * 100)
    words = numero_en_letra(whole, Forma.APOCOPADO)
    noun = "peso" if whole == 1 else "pesos"
    link = " de " if whole and whole % 10**6 == 0 else " "
    sign, minus = ("-", "menos ") if exact < 0 else ("", "")
    return f"{sign}${abs(exact):,.2f} ({minus}{words}{link}{noun} {cents:02d}/100 M.N.)"
