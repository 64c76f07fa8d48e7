"""`python -m mkdocs_techspec` is `techspec`."""

from .hosts.cli import main

if __name__ == "__main__":
    main(prog_name="techspec")
