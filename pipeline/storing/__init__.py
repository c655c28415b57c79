"""The output folder: built aside, put in place whole, listed in a manifest."""
