"""One outcome, many tellings: the terminal, JSON, and later the sheet itself."""
