"""The systems that grow in stages: each stage stands by itself, and what it leans on cannot be taken away unseen."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from sample_entries import SITE, sample_site

from mkdocs_techspec.check import Checked, check
from mkdocs_techspec.rules.catalogue import CHECKS
from mkdocs_techspec.rules.finding import Facts

STAGES = ("one-box", "own-database", "many-servers", "read-replicas", "autoscaling", "partitioned")
ENTERING = {"sign-in.join", "sign-in.enter"}
UPLOADING = {"upload.upload", "upload.stored"}
ROWS = {*ENTERING, *UPLOADING, "album.photos", "photo.caption", "photo.comments", "photo.comment"}
EVERYTHING = {*ROWS, "photo.picture"}
LOST_AT: dict[str, dict[str, set[str]]] = {
    "one-box": {"host/box": EVERYTHING, "web": EVERYTHING, "mysql": ROWS, "disk": {"photo.picture", *UPLOADING}},
    "own-database": {"web": EVERYTHING, "mysql": ROWS},
    "many-servers": {},
    "read-replicas": {},
    "autoscaling": {},
    "partitioned": {"users-db": ENTERING},
}
"""The needs of photos that each single point takes down, by stage."""


@cache
def _checked() -> Checked:
    site = sample_site()
    return check(site.sources(), site.config, site.has_file, site.read_file)


def test_photos_goes_through_six_stages() -> None:
    photos = _checked().model.systems["photos"]
    assert photos.way_to(photos.last) == STAGES
    assert tuple(_checked().at("photos", stage).model.systems["photos"].stage for stage in STAGES) == STAGES


@pytest.mark.parametrize(("system", "stage"), list(_checked().stages), ids=str)
def test_every_rule_of_coverage_passes_at_each_stage_by_itself(system: str, stage: str) -> None:
    checked = _checked()
    here = checked.at(system, stage)
    facts = Facts(here=here, stages=checked.stages, config=checked.config, sources=checked.sources)
    rules = [rule for rule in CHECKS if rule.name.startswith("coverage/")]
    found = [(rule.name, one.message) for rule in rules for one in rule.check(facts) if one.on.system == system]
    assert rules
    assert found == []


@pytest.mark.parametrize("stage", STAGES)
def test_the_single_points_of_a_stage(stage: str) -> None:
    harm = _checked().at("photos", stage).harm
    lost = {thing: harm.one(thing).lost for thing in harm.things if thing.system == "photos"}
    named = {thing.name: {need.seen_from("photos") for need in needs} for thing, needs in lost.items() if needs}
    assert named == LOST_AT[stage]


def test_the_single_points_of_the_last_stage_are_accepted() -> None:
    accepted = [gap for gap, waiver in _checked().accepted if waiver.system == "photos"]
    assert {gap.rule for gap in accepted} == {"failure/single-point"}
    assert {gap.on for gap in accepted} == set(LOST_AT[STAGES[-1]])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sample site, to be changed."""
    return shutil.copytree(SITE, tmp_path / "copy", ignore=shutil.ignore_patterns("site", ".cache"))


def _command(folder: Path) -> tuple[int, str]:
    """How `techspec check` ends there, and what it says."""
    command = [sys.executable, "-m", "mkdocs_techspec", "check", "--output-format", "concise"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout


FIXING = [
    (system.id, stage)
    for system in _checked().model.systems.values()
    for stage in system.way_to(system.last)
    if system.stages[stage].fixes
]
"""The stages on the way to the last that fix something."""


@pytest.mark.parametrize(("system", "stage"), FIXING, ids=str)
def test_without_a_line_of_fixes_the_check_names_what_is_unfixed(system: str, stage: str, copy: Path) -> None:
    home = _checked().model.systems[system]
    way, fixes = home.way_to(home.last), home.stages[stage].fixes
    page = copy / "docs" / fixes[0].span.source.uri
    lines = page.read_text(encoding="utf-8").splitlines()
    assert lines.pop(fixes[0].span.line - 1).startswith("fixes: ")
    page.write_text("\n".join(lines), encoding="utf-8")
    code, told = _command(copy)
    # What failed only at a stage that was not taken is past.
    unfixed = sorted(word.text for word in fixes if home.failures[word.text].stage in way)
    assert code == 1
    assert sorted(re.findall(r"error\[failure/unfixed\] failure '(\S+)' has no fix", told)) == unfixed != []
    assert set(re.findall(r" error\[(\S+)\]", told)) == {"failure/unfixed"}


_DEFINED = re.compile(r"^  read-replica:\n(?:    .*\n)+", re.MULTILINE)
_LATER = "  pager:\n    title: Notifications\n"
GONE = {
    "never there": (_DEFINED, ""),
    "taken away later": (re.compile(_LATER), f"  read-replica: null\n{_LATER}"),
}


@pytest.mark.parametrize(("place", "instead"), GONE.values(), ids=GONE)
def test_without_the_read_replica_the_error_is_where_a_fallback_names_it(
    place: re.Pattern[str], instead: str, copy: Path
) -> None:
    page = copy / "docs/photos/stages.md"
    text, changed = place.subn(instead, page.read_text(encoding="utf-8"), count=1)
    assert changed
    page.write_text(text, encoding="utf-8")
    code, told = _command(copy)
    line = text.splitlines().index("            else: read-replica") + 1
    assert code == 1
    assert f"docs/photos/stages.md:{line}:19: error[reference/unknown] 'read-replica' names nothing" in told
