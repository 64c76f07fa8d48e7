"""The sample site as MkDocs builds it: the same bytes in another folder and on another day, and what a page lists."""

from __future__ import annotations

import os
import re
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
"""On the other day all has ended that the sample site accepts for a while; but its own `today` goes first."""
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
    assert {name for name, content in one.items() if another[name] != content} <= DATED


_STAGE = re.compile(r'id="ts-photos-stage-([\w-]+)"')
_ROW = re.compile(r'<tr class="ts-row ts-computed".*?</tr>', re.DOTALL)


@pytest.mark.parametrize(
    ("stage", "listed"),
    [
        ("one-box", {"Web server is down": "left for later stages", "MySQL is down": "left for later stages"}),
        ("partitioned", {"Users is down": "accepted until 2027-06-30"}),
    ],
)
def test_single_points_are_listed_in_the_first_stage_and_accepted_in_the_last(
    stage: str, listed: Mapping[str, str], sites: Mapping[str, Path]
) -> None:
    """Those that no declared failure speaks of."""
    page = (sites["one"] / "photos/stages.html").read_text(encoding="utf-8")
    _, *parts = _STAGE.split(page)
    card = dict(zip(parts[::2], parts[1::2], strict=True))[stage]
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in _ROW.findall(card)]
    assert len(rows) == len(listed)
    assert all(row.startswith(what) and said in row for row, (what, said) in zip(rows, listed.items(), strict=True))
