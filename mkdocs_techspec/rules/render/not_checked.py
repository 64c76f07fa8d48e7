"""A block that is on the built page and was not checked."""
