"""The floor: the nouns that every room knows."""
