"""Names of files that come from what people typed."""

import pytest

from pipeline.model.words import slug, slugs


@pytest.mark.parametrize("key", ["CON", "prn", "Aux", " NUL ", "com1", "LPT9"])
def test_a_key_that_windows_keeps_for_itself_names_a_file_all_the_same(key: str) -> None:
    assert slug(key) == f"clave-{key.strip().lower()}"


@pytest.mark.parametrize("key", ["Consulta", "C1", "COM12", "con.txt"])
def test_a_key_that_only_looks_like_those_keeps_its_name(key: str) -> None:
    assert not slug(key).startswith("clave-")


def test_keys_of_one_slug_are_numbered_in_the_order_of_their_keys() -> None:
    assert slugs(["aux", "AUX.", "clave aux"]) == {
        "aux": "clave-aux",
        "AUX.": "clave-aux-2",
        "clave aux": "clave-aux-3",
    }
