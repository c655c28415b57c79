"""The installed command, as the tests of the command run it."""

from tests.command.conftest import pal

__all__ = ["pal"]
