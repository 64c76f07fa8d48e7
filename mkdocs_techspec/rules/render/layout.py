"""A picture that could not be laid out."""
