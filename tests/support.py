"""The one caller of the checker's API in the tests of the language: from texts to what is told of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import cast

import yaml

from mkdocs_techspec.check import Checked, check
from mkdocs_techspec.contracts.operations import ReadFile, no_file
from mkdocs_techspec.reports.terminal import closing_lines, full
from mkdocs_techspec.rules.baseline.file import parse_baseline
from mkdocs_techspec.settings import parse_config
from mkdocs_techspec.source import Source

SETTINGS_FILE = "mkdocs.yml"
BASELINE_FILE = ".techspec-baseline.json"
TODAY = datetime.date(2026, 11, 22)


def check_text(files: Mapping[str, str] | str, settings: Mapping[str, object] | None = None) -> Checked:
    """Check one page, or several by name; among them, `mkdocs.yml` gives the settings, and a baseline may stand."""
    if isinstance(files, str):
        files = {"page.md": files}
    settings = settings if settings is not None else settings_of(files)
    if BASELINE_FILE in files:
        file = Source(path=BASELINE_FILE, uri=BASELINE_FILE, text=files[BASELINE_FILE])
        settings = {**settings, "baseline": parse_baseline(file)}
    config = parse_config(settings, TODAY)
    pages = [Source(path=name, uri=name, text=text) for name, text in files.items() if name.endswith(".md")]
    return check(pages, config, _is_one_of(files), _reader_of(files))


def settings_of(files: Mapping[str, str]) -> Mapping[str, object]:
    """The plugin's settings in the `mkdocs.yml` of a site, or none."""
    document = yaml.safe_load(files.get(SETTINGS_FILE, "")) or {}
    for plugin in document.get("plugins", ()):
        if isinstance(plugin, dict) and "techspec" in plugin:
            return cast("Mapping[str, object]", plugin["techspec"])
    return {}


def turned_off(files: Mapping[str, str], rule: str) -> Mapping[str, object]:
    """The settings of a site with one rule turned off."""
    settings = settings_of(files)
    rules = cast("Mapping[str, object]", settings.get("rules", {}))
    return {**settings, "rules": {**rules, rule: "off"}}


def told(checked: Checked) -> list[str]:
    """The rules of all that is told, in order."""
    return [diagnostic.rule for diagnostic in checked.diagnostics]


def report(checked: Checked) -> str:
    """All that is told, as `techspec check` prints it."""
    gaps = [full(diagnostic) for diagnostic in checked.diagnostics]
    return "\n\n".join([*gaps, "\n".join(closing_lines(checked, checked.diagnostics))])


def _reader_of(files: Mapping[str, str]) -> ReadFile:
    return lambda path: files[path] if path in files else no_file(path)


def _is_one_of(files: Mapping[str, str]) -> Callable[[str], bool]:
    return lambda uri: uri in files
