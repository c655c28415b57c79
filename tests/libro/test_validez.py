"""The workbooks that the program writes are valid by the Open XML SDK."""

from pathlib import Path

import pytest

from pipeline.settings import EXAMPLE
from tests.open_xml import complaints

pytestmark = pytest.mark.tools


def test_the_blank_workbook_is_valid(blank: Path) -> None:
    assert complaints([blank]) == {}


def test_the_example_workbook_is_valid() -> None:
    assert complaints([EXAMPLE]) == {}
