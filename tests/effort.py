"""How hard the tests look: `make test` in minutes, and with PAL_TESTS_THOROUGH (on CI) everything."""

import os
from typing import Final

THOROUGH: Final = bool(os.environ.get("PAL_TESTS_THOROUGH"))


def examples(count: int) -> int:
    """How many of the examples to try."""
    return count if THOROUGH else max(count // 5, 10)
