"""How hard the tests look: `make test` in minutes, and with PAL_TESTS_THOROUGH (on CI) everything."""

import os
from typing import Final

THOROUGH: Final = bool(os.environ.get("PAL_TESTS_THOROUGH"))


def examples(count: int) -> int:
    """How many of the examples to try."""
    return count if THOROUGH else max(count // 5, 10)


def every(step: int) -> int:
    """One in so many of the steps at which to die."""
    return step if THOROUGH else step * 6
