"""The recipes for CI in the manual: their commands run, and write the files that the next step takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from shown_outputs import MANUAL

from mkdocs_techspec.hosts.cli import main

PAGE = """\
```techspec
system: billing
components:
  invoices: {kind: database, owner: storage, offscreen: The yearly audit reads it}
failures:
  disk-full: {what: No invoice can be written, hits: invoices}
accept:
  gap: failure
  on: disk-full
  why: It never was
```
"""
_RECIPE = re.compile(r'^```yaml title="([^"]+\.yml)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
RECIPES = [
    (name, text)
    for name, text in _RECIPE.findall((MANUAL / "ci.md").read_text(encoding="utf-8"))
    if "techspec check" in text
]


def _words(document: object) -> Iterator[str]:
    """All texts of a document, at any depth."""
    if isinstance(document, dict):
        for value in document.values():
            yield from _words(value)
    elif isinstance(document, list):
        for value in document:
            yield from _words(value)
    elif isinstance(document, str):
        yield document


@pytest.mark.parametrize(("name", "recipe"), RECIPES, ids=[name for name, _ in RECIPES])
def test_recipe(name: str, recipe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    words = list(_words(yaml.safe_load(recipe)))
    (command,) = (word for word in words if word.startswith("techspec check"))
    result = CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False)
    assert result.exit_code == 0, (name, result.output)
    written = {file.name for file in tmp_path.iterdir()} - {"page.md"}
    assert written == {word for word in words if re.fullmatch(r"[\w-]+\.(sarif|json|xml)", word)}


def test_there_are_recipes() -> None:
    assert [name for name, _ in RECIPES] == [".github/workflows/specs.yml"] * 2 + [".gitlab-ci.yml"]
