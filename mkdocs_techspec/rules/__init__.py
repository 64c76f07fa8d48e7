"""Every gap that is looked for: a file a rule, in a folder a family, each with its manual page in its docstring.

Gaps of syntax and of names are found while reading and linking, and what only a host can see is found there; their
files hold the manual page alone.
"""
