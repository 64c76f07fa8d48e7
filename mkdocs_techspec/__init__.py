"""Technical specs that a docs build checks."""

__version__ = "0.1.0"
