"""The hall: read, check, write, publish, deliver; the story on one page."""
