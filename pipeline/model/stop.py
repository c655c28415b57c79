"""The end of a run that only the operator can mend."""

from typing import Final

EXIT_DONE: Final = 0
EXIT_IMPEDED: Final = 1
EXIT_OPERATOR: Final = 2
EXIT_FAULT: Final = 70
EXIT_INTERRUPTED: Final = 130


class Stop(Exception):  # noqa: N818 - it is not an error of the program
    """One Spanish sentence with its remedy, for the person who runs the command.

    Raised anywhere, caught once, in the porch, which prints it and leaves with ``exit_code``.
    """

    def __init__(self, sentence: str, *, exit_code: int = EXIT_OPERATOR) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code
