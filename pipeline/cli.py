"""The porch: arguments in, Spanish out, exit code."""


def main() -> int:
    """Run the command."""
    return 0
