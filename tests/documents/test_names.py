"""The names that a template may use, read from the contexts."""

import runpy
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pipeline.documents import registered
from pipeline.documents.names import Holds, catalogue, names_in, paths, schema_of


@dataclass(frozen=True)
class Persona:
    nombre: Annotated[str, "el nombre"]
    suplente: Annotated["Persona | None", "quien la suple"] = None

    @property
    def iniciales(self) -> str:
        """Las iniciales."""
        return self.nombre[:1]


@dataclass(frozen=True)
class Base:
    titulo: Annotated[str, "el título"]


@dataclass(frozen=True)
class Contexto(Base):
    borrador: Annotated[bool, "si es borrador"]
    renglones: Annotated[tuple[str, ...], "los | renglones"]
    personas: Annotated[tuple[Persona, ...], "las personas"]
    quien: Annotated[Persona | None, "una persona"]
    monto: Annotated[Decimal, "cuánto"]


def test_each_name_has_what_it_holds_and_what_it_means() -> None:
    found = dict(paths(names_in(Contexto)))
    assert {path: name.holds for path, name in found.items() if "." not in path} == {
        "titulo": Holds.TEXT,
        "borrador": Holds.YES_OR_NO,
        "renglones": Holds.MANY,
        "personas": Holds.MANY,
        "quien": Holds.GROUP,
        "monto": Holds.TEXT,
    }
    assert found["personas[].nombre"].meaning == "el nombre"
    assert found["quien.iniciales"].meaning == "Las iniciales."
    assert "quien.suplente.nombre" not in found


def test_the_schema_is_that_of_the_names() -> None:
    schema = schema_of(names_in(Contexto))
    assert schema["properties"]["personas"]["items"]["properties"]["nombre"] == {"type": "string"}
    assert schema["properties"]["renglones"] == {"type": "array", "items": {"type": "string"}}
    assert schema["properties"]["borrador"] == {"type": "boolean"}


def test_the_catalogue_is_a_table_for_each_template() -> None:
    told = catalogue({"acta": Contexto})
    assert told.startswith("## acta.docx\n")
    assert "| `personas[].nombre` | texto | el nombre |" in told
    assert "| `renglones` | lista | los / renglones |" in told


def test_every_name_of_every_document_says_what_it_means() -> None:
    found = [(document.id, path, name) for document in registered() for path, name in paths(names_in(document.context))]
    assert found
    assert [(document, path) for document, path, name in found if not name.meaning] == []


def test_the_page_of_names_is_the_generated_one() -> None:
    page = Path(__file__).parents[2] / "docs" / "nombres-de-plantillas.md"
    tool = page.parents[1] / "tools" / "nombres.py"
    assert page.read_text(encoding="utf-8") == runpy.run_path(str(tool))["text"]()
