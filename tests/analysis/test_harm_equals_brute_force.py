"""What the checker says is harmed is what the words say, reckoned plainly, on hundreds of random systems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, islice

from brute_force import Harmed, needs_harmed, screens_harmed
from brute_force_links import Site
from brute_force_scenarios import taken_down_by, taken_down_by_one, things_that_fail
from hypothesis import given, settings
from random_systems import sites
from support import check_text

from mkdocs_techspec.analysis.harm import Harm, Radius, find_harm
from mkdocs_techspec.check import Checked
from mkdocs_techspec.model import Key

SYSTEMS = 500
PAIRS = 12


def test_harm_is_what_the_words_say() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=SYSTEMS)
    @given(sites())
    def compare(text: str) -> None:
        checked = check_text(text, {})
        assert not wrong_names(checked)
        seen.update(sorted(set(compared(checked))))

    compare()
    # Harm of every sort is frequent, so that it is compared and not only its absence.
    assert min(seen[sort] for sort in ("lost", "degraded", "stale", "screens degraded", "screens stale")) >= 60, seen
    assert min(seen[sort] for sort in ("degraded and stale", "lost by two", "held by the others")) >= 24, seen


def compared(checked: Checked) -> Iterator[str]:
    """Compare the harm of each thing and of some pairs, and tell which sorts of harm there are."""
    site = Site(checked.model, checked.support.used)
    things = things_that_fail(checked.model)
    pairs = [frozenset(pair) for pair in islice(combinations(sorted(things), 2), PAIRS)]
    harm = find_harm(checked.model, checked.support, pairs)
    assert set(harm.things) == things
    for thing in sorted(things):
        whole = same(harm, harm.whole(thing), site, taken_down_by(checked.model, thing), f"{thing} down")
        one = same(
            harm, harm.one(thing), site, taken_down_by_one(checked.model, thing), f"one instance of {thing} down"
        )
        yield from sorts(site, whole)
        if any(whole) and not any(one):
            yield "held by the others"
    for pair in pairs:
        down = frozenset(key for thing in pair for key in taken_down_by(checked.model, thing))
        both = same(harm, harm.together(pair), site, down, f"{sorted(pair)} down")
        if any(both.lost - harm.whole(thing).lost for thing in pair) and len(both.lost) > lost_by_one(harm, pair):
            yield "lost by two"


def lost_by_one(harm: Harm, pair: frozenset[Key]) -> int:
    return len(frozenset[Key]().union(*(harm.whole(thing).lost for thing in pair)))


def same(harm: Harm, radius: Radius, site: Site, down: frozenset[Key], what: str) -> Harmed:
    """Compare one radius with the brute force, in needs and in screens."""
    needs = needs_harmed(site, down)
    screens = harm.screens(radius)
    assert (radius.lost, radius.degraded, radius.stale) == needs, what
    assert (screens.lost, screens.degraded, screens.stale) == screens_harmed(site.model, needs), what
    return needs


def sorts(site: Site, needs: Harmed) -> Iterator[str]:
    screens = screens_harmed(site.model, needs)
    yield from (sort for sort, keys in needs._asdict().items() if keys)
    yield from (f"screens {sort}" for sort, keys in screens._asdict().items() if keys)
    if needs.degraded & needs.stale:
        yield "degraded and stale"


def wrong_names(checked: Checked) -> list[str]:
    """What is told of names and of syntax: only systems without such gaps count."""
    return [one.message for one in checked.diagnostics if one.rule.partition("/")[0] in {"syntax", "reference"}]
