"""Laws and places take their article in a sentence, and verbs agree with them."""

import pytest

from pipeline.documents.context.fundamento import local_law_applies
from pipeline.documents.language import con_articulo
from pipeline.model.records import Ejercicio


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Sala de Plenos del Instituto", "la Sala de Plenos del Instituto"),
        ("Casa de la Cultura, calle Hidalgo 45", "la Casa de la Cultura, calle Hidalgo 45"),
        ("H. Congreso del Estado", "el H. Congreso del Estado"),
        ("Aula Magna de la Universidad", "el Aula Magna de la Universidad"),
        ("Instalaciones del Instituto", "las Instalaciones del Instituto"),
        ("El Salón de Cabildos", "el Salón de Cabildos"),
        ("Ciudad de México", "la Ciudad de México"),
        ("Ciudad Victoria, Tamaulipas", "Ciudad Victoria, Tamaulipas"),
        ("Centro, Tabasco", "Centro, Tabasco"),
        ("La Paz, Baja California Sur", "La Paz, Baja California Sur"),
        ("Villa Mayor", "Villa Mayor"),
        ("________", "________"),
    ],
)
def test_a_place_takes_its_article_unless_it_is_a_town(typed: str, said: str) -> None:
    assert con_articulo(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("Ley de Transparencia del Estado.", "resulta aplicable la Ley de Transparencia del Estado"),
        ("Lineamientos de Gobierno Abierto", "resultan aplicables los Lineamientos de Gobierno Abierto"),
        (
            "Constitución Política del Estado\nLey de Egresos\nReglamento Interior.",
            "resultan aplicables la Constitución Política del Estado, la Ley de Egresos y el Reglamento Interior",
        ),
        ("Artículo 6 de la Constitución local", "resulta aplicable el artículo 6 de la Constitución local"),
        ("Ley de Egresos\nLTAIPET", "resulta aplicable lo dispuesto en: Ley de Egresos y LTAIPET"),
    ],
)
def test_the_local_law_is_one_list_with_which_the_verb_agrees(typed: str, said: str) -> None:
    assert local_law_applies(Ejercicio(marco_normativo_local=typed)) == said
