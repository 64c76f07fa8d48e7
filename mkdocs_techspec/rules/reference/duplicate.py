"""A thing that is defined twice."""
