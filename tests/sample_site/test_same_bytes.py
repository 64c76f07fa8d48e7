"""Twice the same input gives the same bytes: at the same time, in another folder, and on another day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from sample_entries import SITE

DAYS = {
    "one": {"TECHSPEC_TODAY": "2026-11-22", "SOURCE_DATE_EPOCH": "1795305600", "PYTHONHASHSEED": "1"},
    "another": {"TECHSPEC_TODAY": "2031-03-05", "SOURCE_DATE_EPOCH": "1930435200", "PYTHONHASHSEED": "2"},
}
"""The sample site's own `today` lies between them and the days on which what it accepts ends."""
DATED = {"sitemap.xml", "sitemap.xml.gz"}
"""What MkDocs itself dates."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The sample site, built on each day from a copy without anything that was kept of other builds."""
    folders = {day: tmp_path_factory.mktemp(day) / "sources" for day in DAYS}
    for folder in folders.values():
        shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    builds = [_build(folder, DAYS[day]) for day, folder in folders.items()]
    told = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0, 0], told
    return {day: folder / "site" for day, folder in folders.items()}


def _build(folder: Path, day: Mapping[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **day}
    return subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _files(site: Path) -> Mapping[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_the_same_bytes_in_another_folder_on_another_day(sites: Mapping[str, Path]) -> None:
    one, another = (_files(site) for site in sites.values())
    assert "photos/stages.html" in one
    assert one.keys() == another.keys()
    assert {name for name, content in one.items() if another[name] != content} == DATED
