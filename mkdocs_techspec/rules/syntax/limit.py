"""A block that is too large or too deep."""
