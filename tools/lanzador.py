"""Make the launcher of the command start without the regular expressions that only Windows needs.

``python tools/lanzador.py .venv/bin/pal``: pip writes a launcher that imports ``re`` to cut ``.exe`` from its own
name, a third of what ``pal --version`` costs. Another launcher than pip's is left alone.
"""

import sys
from pathlib import Path

PIPS = (
    ("import re\n", ""),
    (r"re.sub(r'(-script\.pyw|\.exe)?$', '', sys.argv[0])", "sys.argv[0].removesuffix('.exe')"),
)


def main(launcher: Path) -> None:
    """Rewrite the launcher, if it is pip's."""
    text = launcher.read_text(encoding="utf-8")
    if all(theirs in text for theirs, _ in PIPS):
        for theirs, ours in PIPS:
            text = text.replace(theirs, ours, 1)
        launcher.write_text(text, encoding="utf-8")


main(Path(sys.argv[1]))
