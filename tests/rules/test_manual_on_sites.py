"""The examples of what only a built site shows, built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_techspec.rules.manual import RulePage, pages

RENDERED = [page for page in pages() if page.name.startswith("render/")]

_TOLD = re.compile(r"(?:error|warning)\[([a-z-]+/[a-z-]+)\]")

rendered_page = pytest.mark.parametrize("page", RENDERED, ids=[page.name for page in RENDERED])


@rendered_page
def test_the_example_has_this_gap_and_no_other(page: RulePage, tmp_path: Path) -> None:
    assert _told(page.gap, tmp_path) == [page.name]


@rendered_page
def test_the_mended_example_has_no_gap(page: RulePage, tmp_path: Path) -> None:
    assert _told(page.mended, tmp_path) == []


def _told(files: Mapping[str, str], folder: Path) -> list[str]:
    """The rules that a build of these files tells of."""
    for name, text in {"mkdocs.yml": "", **files}.items():
        path = folder / ("docs" if name.endswith(".md") else "") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"site_name: A site\ntheme: mkdocs\n{text}" if name == "mkdocs.yml" else text, encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "techspec: " in built.stderr, built.stderr
    return _TOLD.findall(built.stderr)
