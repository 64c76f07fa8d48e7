"""How much a reader's browser loads for pictures and views.

    python benchmarks/check_script.py

Sizes are bytes: as the files are, and each gzipped, as servers send them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

ASSETS = Path(__file__).parent.parent / "mkdocs_techspec/assets"


def main() -> None:
    print_sizes()


def print_sizes() -> None:
    script, sheets = ASSETS / "techspec.js", sorted(ASSETS.glob("*.css"))
    print(f"{'':20}{'raw':>10}{'gzipped':>10}")
    print(_row(script.name, [script]))
    for sheet in sheets:
        print(_row(sheet.name, [sheet]))
    print(_row("all style sheets", sheets))


def _row(name: str, files: Iterable[Path]) -> str:
    contents = [file.read_bytes() for file in files]
    gzipped = sum(len(gzip.compress(content, mtime=0)) for content in contents)
    return f"{name:20}{sum(map(len, contents)):>10,}{gzipped:>10,}"


if __name__ == "__main__":
    main()
