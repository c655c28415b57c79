"""``make bench``: measures and writes docs/benchmarks.md. With names of sections, only those are measured anew."""

import html
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from bench import commands, many, rendering, telling
from bench.engines import OURS, PEERS, Case, Node, Python
from pipeline.settings import PROJECT

PAGE: Final = PROJECT / "docs" / "benchmarks.md"
_TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def said(document: bytes) -> list[str]:
    """The text of each paragraph that has any."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        body = package.read("word/document.xml").decode()
    paragraphs = (
        html.unescape("".join(_TEXT.findall(p))).strip() for p in re.findall(r"<w:p[ >].*?</w:p>", body, re.DOTALL)
    )
    return [text for text in paragraphs if text]


def agree(scratch: Path, cases: tuple[Case, ...]) -> None:
    """Every engine says the same. AssertionError: they would not do the same work."""
    with Node(scratch) as node:
        for case in cases:
            ours = said(Python(scratch).engines(case)[OURS]())
            for peer in PEERS:
                node.run(peer, case, 1)
                if not ours or said(node.output(peer).read_bytes()) != ours:
                    msg = f"{peer} says something else in {case.name}"
                    raise AssertionError(msg)


def _rendering(scratch: Path) -> Iterator[str]:
    cases = tuple(rendering.cases(scratch))
    agree(scratch, cases)
    found = list(rendering.measure(scratch, cases))
    yield from telling.documents(found)
    yield from telling.targets(found)
    yield from telling.growth(rendering.growth(scratch, cases[0]))
    yield from telling.memory(rendering.memory(scratch, cases[1]))


def _commands(scratch: Path) -> Iterator[str]:
    yield from telling.commands(commands.measure(scratch))


def _batches(scratch: Path) -> Iterator[str]:
    found = list(many.measure(scratch))
    yield from telling.batches(found, many.resumed(scratch))


SECTIONS: Final[dict[str, Callable[[Path], Iterator[str]]]] = {
    "rendering": _rendering,
    "commands": _commands,
    "batches": _batches,
}


def main() -> None:
    """Measure the sections asked for, keep the others as the page has them."""
    asked = sys.argv[1:] or list(SECTIONS)
    former = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    page = [telling.HEAD]
    for name, measure in SECTIONS.items():
        mark = f"<!-- {name} -->\n"
        if name in asked:
            with tempfile.TemporaryDirectory(prefix="pal-bench-") as scratch:
                page += [mark, telling.machine(), *measure(Path(scratch)), f"<!-- end of {name} -->\n\n"]
        elif mark in former:
            page.append(mark + former.partition(mark)[2].partition(f"<!-- end of {name} -->")[0])
            page.append(f"<!-- end of {name} -->\n\n")
    PAGE.write_text("".join(page).rstrip() + "\n", encoding="utf-8")
    print("".join(page))


if __name__ == "__main__":  # the processes of a pool import it too
    main()
