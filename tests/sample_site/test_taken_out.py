"""What the sample site says about its systems matters: take any entry out, and the build fails where it should.

`taken_out.txt` says for each entry what is then told, or why nothing is lost. After a change of the sample site, write
it anew with `python tests/sample_site/test_taken_out.py`, and read what has changed.

Only the chapter of an entry is checked each time: its pages are all that tells of its system.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest
from nothing_lost import REASONS
from sample_entries import Entry, entries, sample_site, without

from mkdocs_techspec.check import check
from mkdocs_techspec.diagnostics import Diagnostic, Severity
from mkdocs_techspec.source import Source

_EXPECTED = Path(__file__).with_name("taken_out.txt")


@cache
def _pages() -> Mapping[str, Source]:
    return {source.uri: source for source in sample_site().sources()}


def _all_entries() -> list[Entry]:
    return [entry for source in _pages().values() for entry in entries(source)]


def _told(pages: Iterable[Source]) -> tuple[Diagnostic, ...]:
    site = sample_site()
    return check(pages, site.config, site.has_file, site.read_file).diagnostics


def _without(entry: Entry) -> Mapping[str, Source]:
    return {**_pages(), entry.uri: without(_pages()[entry.uri], entry)}


def _chapter(uri: str, pages: Mapping[str, Source]) -> Iterable[Source]:
    return [page for name, page in pages.items() if name.split("/")[0] == uri.split("/")[0]]


def _outcome(entry: Entry) -> str:
    """What is told without an entry, a line each; and why no screen loses anything, where there is no error."""
    told = _told(_chapter(entry.uri, _without(entry)))
    lines = [f"  {one.span.source.uri}:{one.span.line} {one.severity}[{one.rule}] {one.message}" for one in told]
    if all(one.severity is Severity.WARNING for one in told):
        lines.append(f"  nothing is lost: {REASONS.get(entry.name, '?')}")
    return "\n".join(lines)


def _written() -> list[tuple[str, str]]:
    sections = _EXPECTED.read_text(encoding="utf-8").strip().split("\n\n")
    return [(name, outcome) for name, _, outcome in (section.partition("\n") for section in sections)]


@pytest.mark.parametrize("entry", _all_entries(), ids=lambda entry: entry.name)
def test_a_missing_entry_is_told_where_it_is_missed(entry: Entry) -> None:
    assert _outcome(entry) == dict(_written())[entry.name]


def test_every_entry_is_expected_once() -> None:
    names = [name for name, _ in _written()]
    assert names == [entry.name for entry in _all_entries()]
    assert len(names) == len(set(names))


def test_every_entry_that_can_be_missed_has_a_reason() -> None:
    harmless = {name for name, outcome in _written() if "  nothing is lost:" in outcome}
    assert set(REASONS) == harmless


@pytest.mark.parametrize(
    "name",
    [
        "clinic/spec.md: components.spa.screens: vets",
        "clinic/spec.md: defaults of block 4.owner: clinic-records",
        "feed/spec.md: scaled: components.web-app.calls: media-cdn",
        "feed/stages.md: nosql-timelines: rejected",
        "photos/stages.md: one-box: planned.album.thumbnails",
        "photos/stages.md: many-servers: fixes: box-dies",
    ],
)
def test_the_whole_site_tells_what_a_chapter_tells(name: str) -> None:
    entry = next(one for one in _all_entries() if one.name == name)
    pages = _without(entry)
    assert _told(pages.values()) == _told(_chapter(entry.uri, pages)) != ()


def test_with_all_entries_there_is_no_gap() -> None:
    assert _told(_pages().values()) == ()


if __name__ == "__main__":
    sections = [f"{entry.name}\n{_outcome(entry)}" for entry in _all_entries()]
    _EXPECTED.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(sections)} entries\n")
