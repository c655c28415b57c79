"""How the state is named: el Estado de Tlaxcala, la Ciudad de México."""

from dataclasses import dataclass

from pipeline.documents.context.blanks import LINE
from pipeline.model.words import fold, tidy


@dataclass(frozen=True, slots=True)
class Entidad:
    """The state with its article and its prepositions."""

    con_articulo: str
    de: str
    nombre: str

    @property
    def en(self) -> str:
        """En el Estado de Tlaxcala, en la Ciudad de México."""
        return f"en {self.con_articulo}"


def entidad(typed: str) -> Entidad:
    """The state as the sheet names it, or a line to fill in."""
    name = tidy(typed)
    if fold(name).startswith("ciudad de "):
        return Entidad(f"la {name}", f"de la {name}", name)
    full = name if fold(name).startswith("estado ") else f"Estado de {name or LINE}"
    return Entidad(f"el {full}", f"del {full}", full)
