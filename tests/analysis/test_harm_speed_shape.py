"""The blast radius is worked out in few steps, however long or round the links are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from support import check_text, told

from mkdocs_techspec.analysis.harm import Harm, find_harm
from mkdocs_techspec.analysis.settling import settle
from mkdocs_techspec.model import Key

LONG = 1500
A_BLOCK = 500

# What is linked is the point here, and not who owns it or whether it is safe.
SETTINGS = {"rules": {"failure": "off", "owner": "off"}}
DATA = "  db: {kind: database}\n"
HOME = """\
```screen
screen: home
shows: {news: What is new}
```
"""
PAGE = "  web: {kind: page, screens: home, calls: c0}\n"


def server(number: int, says: str) -> str:
    return f"  c{number}: {{kind: other, {says}}}\n"


LAST = server(LONG - 1, "serves: home.news, reads: db")
CHAIN = [server(one, f"calls: c{one + 1}") for one in range(LONG - 1)]
CIRCLE = [server(one, f"calls: [c{one + 1}, c{max(one - 1, 0)}]") for one in range(LONG - 1)]
FRONTS = [f"  c{one}: {{kind: gateway, fronts: c{one + 1}}}\n" for one in range(LONG - 1)]


@pytest.mark.parametrize("components", [CHAIN, CIRCLE, FRONTS], ids=["chain", "circle", "fronts"])
def test_a_need_behind_a_long_chain_is_lost_with_any_link_of_it(components: Sequence[str]) -> None:
    harm = harm_of([PAGE, DATA, *components, LAST])
    assert len(harm.things) == LONG + 1
    assert all(harm.whole(thing).lost == {Key("feed", "home", "news")} for thing in harm.things)


def test_staleness_comes_through_a_long_chain_of_queues() -> None:
    first = ["  c0: {kind: other, serves: home.news, reads: db}\n", "  w0: {kind: worker, consumes: q0, writes: db}\n"]
    queues = [f"  q{one}: {{kind: queue}}\n" for one in range(LONG)]
    workers = [f"  w{one}: {{kind: worker, consumes: q{one}, publishes: q{one - 1}}}\n" for one in range(1, LONG)]
    harm = harm_of([PAGE, DATA, *first, *queues, *workers])
    assert harm.whole(Key("feed", f"w{LONG - 1}")).stale == {Key("feed", "home", "news")}


def harm_of(components: Sequence[str]) -> Harm:
    """The blast radius of components that are written in as many blocks as it takes."""
    starts = range(0, len(components), A_BLOCK)
    parts = ["".join(components[start : start + A_BLOCK]) for start in starts]
    blocks = [f"```techspec\nsystem: feed\ncomponents:\n{part}```\n" for part in parts]
    checked = check_text(HOME + "".join(blocks), SETTINGS)
    assert told(checked) == []
    return find_harm(checked.model, checked.support)


CROWD = 200


def both_ways(number: int) -> list[int]:
    return [other for other in (number - 1, number + 1) if 0 <= other < CROWD]


@pytest.mark.parametrize("order", [range(CROWD), range(CROWD)[::-1]], ids=["along", "against"])
@pytest.mark.parametrize("own", [{0: 1}, {CROWD - 1: 1}, {one: 1 << one for one in range(CROWD)}])
def test_a_circle_settles_in_few_rounds_whichever_way_it_is_walked(order: range, own: Mapping[int, int]) -> None:
    found = [own.get(number, 0) for number in range(CROWD)]
    visited = []

    def update(number: int) -> bool:
        visited.append(number)
        before = found[number]
        for other in both_ways(number):
            found[number] |= found[other]
        return found[number] != before

    settle([order], update, both_ways)
    assert set(found) == {sum(own.values())}
    assert len(visited) <= 5 * CROWD
