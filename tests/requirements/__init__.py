"""What INAI asks of a plan, tried on a complete one with a fault at a time."""

import pytest

pytest.register_assert_rewrite("tests.requirements.telling")
