"""Each rule's page is true: its example has that gap and no other, and the mended one has none."""

from __future__ import annotations

import difflib
import re

import pytest
from support import SETTINGS_FILE, check_text, told, turned_off
from write_manual import MANUAL, manual

from mkdocs_techspec.config import RULES
from mkdocs_techspec.rules.catalogue import CHECKS
from mkdocs_techspec.rules.manual import NEEDED, SECTIONS, RulePage, pages

PAGES = {page.name: page for page in pages()}

# What only the host of a site can see, and so nothing that is checked from texts alone: `test_manual_on_sites.py`
# builds sites of these examples.
OF_HOSTS = frozenset({"render/layout", "render/not-rendered", "render/not-checked"})
# Where it is not told that a block cannot be read, what is missing without it is; and where not that a stage breaks a
# need, that the need is not supported.
INSTEAD_OF_OTHERS = frozenset({"syntax/yaml", "syntax/limit", "syntax/header", "stage/broken"})
CHECKED = [page for page in PAGES.values() if page.name not in OF_HOSTS]

_POSITION = re.compile(r"\bline \d|\.md:\d|:\d+:\d+")
_NEAR = 25
_FEW = 6

every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
checked_page = pytest.mark.parametrize("page", CHECKED, ids=[page.name for page in CHECKED])


@checked_page
def test_the_example_has_this_gap_and_no_other(page: RulePage) -> None:
    assert set(told(check_text(page.gap))) == {page.name}


@checked_page
def test_the_mended_example_has_no_gap(page: RulePage) -> None:
    assert told(check_text(page.mended)) == []


@checked_page
def test_turned_off_the_rule_is_silent(page: RulePage) -> None:
    left = told(check_text(page.gap, turned_off(page.gap, page.name)))
    assert left == [] or (page.name not in left and page.name in INSTEAD_OF_OTHERS)


@checked_page
def test_a_message_is_one_line_that_stands_alone(page: RulePage) -> None:
    for diagnostic in check_text(page.gap).diagnostics:
        assert diagnostic.message
        assert "\n" not in diagnostic.message
        assert not _POSITION.search(diagnostic.message)
        assert diagnostic.help


@checked_page
def test_a_gap_is_mended_on_the_page_and_not_in_the_settings(page: RulePage) -> None:
    assert page.gap.get(SETTINGS_FILE) == page.mended.get(SETTINGS_FILE)


@checked_page
def test_what_is_mended_is_near_the_gap(page: RulePage) -> None:
    places = {(one.span.path, one.span.line) for one in check_text(page.gap).diagnostics}
    assert any(
        name == path and any(abs(number - line) <= _NEAR for number in _changed(page.gap[name], page.mended[name]))
        for name in page.gap
        for path, line in places
    )


@every_page
def test_the_examples_differ_only_in_the_mended_lines(page: RulePage) -> None:
    changed = [name for name in page.gap if page.gap[name] != page.mended[name]]
    assert len(changed) == 1
    assert page.gap.keys() == page.mended.keys()
    assert 0 < len(_changed(page.gap[changed[0]], page.mended[changed[0]])) <= _FEW


def _changed(gap: str, mended: str) -> list[int]:
    """The lines of the mended example that are not in the other, and those where something was taken out."""
    matcher = difflib.SequenceMatcher(None, gap.split("\n"), mended.split("\n"), autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    return [line + 1 for _, _, _, start, end in changes for line in range(start, max(end, start + 1))]


@every_page
def test_a_page_has_its_sections_in_order(page: RulePage) -> None:
    titles = [section.title for section in page.sections]
    assert titles == [title for title in SECTIONS if title in titles]
    assert set(titles) >= set(NEEDED)
    assert all(section.text for section in page.sections)


@every_page
def test_a_summary_names_the_gap_in_a_sentence(page: RulePage) -> None:
    assert page.summary.startswith(("A ", "An ", "Synchronous "))
    assert page.summary.endswith(".")
    assert not re.search(r"\b(must|should|require|missing rule|add|use)\b", page.summary)


def test_every_rule_has_a_page() -> None:
    assert list(PAGES) == list(RULES)


def test_every_rule_that_runs_is_in_the_settings_table() -> None:
    assert {rule.name for rule in CHECKS} <= RULES.keys()


def test_the_manual_is_as_the_docstrings_are() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual(), "run `python tests/write_manual.py`"


def test_the_manual_holds_no_block_of_its_own() -> None:
    assert check_text(manual()).blocks == ()
