"""A screen that could be several systems'."""
