"""A key that is unknown, missing, or not for this kind."""
