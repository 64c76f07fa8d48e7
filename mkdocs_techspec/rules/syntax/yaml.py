"""A block that is not YAML."""
