"""How many of something, with the word in its number."""


def counted(number: int, singular: str, plural: str = "") -> str:
    """``1 nota``, ``3 notas``; the plural is given where it does not end in a plain s."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"
