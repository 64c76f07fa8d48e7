"""Which pages a pattern in the settings means: the same as for Git, and never slowly."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from mkdocs_techspec.patterns import fits, why_unusable

_STEPS = st.text(alphabet="ab.", min_size=1, max_size=3).filter(lambda step: step.strip("."))
_NAMES = st.lists(_STEPS, min_size=1, max_size=4).map("/".join)
_PARTS = st.one_of(_STEPS, st.sampled_from(["*", "**", "a*", "*b", "?", "[ab]", "[!a]"]))
_PATTERNS = st.builds(
    lambda start, parts, end: start + "/".join(parts) + end,
    st.sampled_from(["", "/"]),
    st.lists(_PARTS, min_size=1, max_size=4),
    st.sampled_from(["", "/"]),
)


@given(pattern=_PATTERNS, name=_NAMES)
@example(pattern="a/**", name="a")
@example(pattern="a/**/b", name="a/b")
@example(pattern="**/a/", name="a")
@example(pattern="a", name="b/a/b")
def test_it_fits_what_git_ignores(pattern: str, name: str) -> None:
    assert fits(pattern, name) == GitIgnoreSpec.from_lines([pattern]).match_file(name)


@pytest.mark.parametrize(
    ("pattern", "name", "fitting"),
    [
        ("legacy/**", "legacy/a.md", True),
        ("legacy/**", "legacy/deep/a.md", True),
        ("legacy/**", "other/legacy/a.md", False),
        ("legacy", "other/legacy/a.md", True),
        ("legacy/", "legacy", False),
        ("*.md", "legacy/a.md", True),
        ("/*.md", "legacy/a.md", False),
        ("teams/*/api.md", "teams/feed/api.md", True),
        ("teams/*/api.md", "teams/feed/old/api.md", False),
    ],
)
def test_by_hand(pattern: str, name: str, *, fitting: bool) -> None:
    assert fits(pattern, name) is fitting


@pytest.mark.parametrize("pattern", ["*a" * 200 + "b", "**/" * 150 + "b", "**/*a" * 60 + "/b"])
def test_no_pattern_is_slow(pattern: str) -> None:
    start = time.process_time()
    assert not fits(pattern, "/".join(["a" * 60] * 60))
    assert time.process_time() - start < 1


def test_patterns_that_cannot_be_used() -> None:
    assert why_unusable("!legacy/**") == "it begins with '!': write patterns of the pages that are meant"
    assert why_unusable("/") == "it names no page"
    assert why_unusable("") == "it names no page"
    assert why_unusable("a" * 501) == "it has more than 500 characters"
    assert not why_unusable("legacy/**")
