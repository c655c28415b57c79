"""The plan's own .xlsx with a note and a colour at each finding, and nothing else of it changed."""
