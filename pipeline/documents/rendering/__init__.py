"""Word templates and data into Word documents."""
