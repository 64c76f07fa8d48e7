"""A name that names nothing."""
