"""What a finding says, in whole sentences: what is there and what is missing, and what to write instead."""

import re
from typing import Final

from pipeline.model.findings import Finding

_NOTHING: Final = re.compile(r"\bNone\b|XX")
_HOLE: Final = re.compile(r"“”|  | [,;:.?]|, ?[,;.]|\(\)")
_QUOTED: Final = re.compile(r"“[^”]+”")


def assert_whole(finding: Finding) -> None:
    """The sentence and its remedy begin and end as sentences do, and have no hole."""
    for sentence in (finding.message, finding.fix):
        own = _QUOTED.sub("“…”", sentence)
        assert own.endswith((".", "?")), finding
        assert own[0] in "“¿" or own[0].isdigit() or own[0].isupper(), finding
        assert not own.isupper(), finding
        assert not _NOTHING.search(own), finding
        assert not _HOLE.search(own), finding
    assert finding.place.sheet, finding
