"""A value of the wrong form."""
