"""How lines are printed: whole for a program that reads them, broken at words and set in for a person."""

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command: rich would end the program with a code of its own."""
        raise BrokenPipeError


def console_on(stream: TextIO) -> Console:
    """A console that never breaks a line when a program, and not a person, reads it."""
    return _Console(file=stream, highlight=False, soft_wrap=not stream.isatty(), emoji=False)


def set_in(console: Console, text: str, by: int = 2, style: str = "") -> None:
    """Print a text so many spaces in; where lines are not broken, none of it is cut."""
    if console.soft_wrap:
        console.print(Text(" " * by + text, style=style))
    else:
        console.print(Padding(Text(text, style=style), (0, 0, 0, by), expand=False))


def set_beside(console: Console, mark: Text, text: Text) -> None:
    """Print a text beside its mark, its further lines below it and not below the mark."""
    if console.soft_wrap:
        console.print(Text.assemble(mark, text))
        return
    grid = Table.grid()
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(mark, text)
    console.print(grid)


def link(console: Console, url: str | None, by: int = 2) -> None:
    """Print an address, if there is one, on one line of its own: broken, nobody could follow it."""
    if url:
        console.print(Text(" " * by + url, style="dim"), soft_wrap=True)
