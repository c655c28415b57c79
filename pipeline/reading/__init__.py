"""A room, being furnished."""
