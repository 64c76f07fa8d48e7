"""A name that exists, where the key does not take it."""
