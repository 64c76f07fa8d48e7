"""A block that was checked and is not on the built page."""
