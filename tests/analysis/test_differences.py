"""What a change does to an architecture: needs, parts, blast radii, decisions and gaps of two small sites."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support import check_text

from mkdocs_techspec.analysis.difference import Difference, Side, State, Turn, Width, find_difference
from mkdocs_techspec.analysis.stages import Change
from mkdocs_techspec.check import Checked
from mkdocs_techspec.diagnostics import Severity

MINUS = "\N{MINUS SIGN}"
PAGE = """\
```screen
screen: home
shows:
  tweets: Tweets of the people I follow
does:
  post: Post a tweet
```

```techspec
system: feed
components:
  web: {kind: page, owner: web, screens: home, calls: api}
  api:
    kind: server
    owner: timelines
    replicas: 2
    apis:
      tweets:
        serves: home.tweets
        reads: {to: cache, miss: db, hit: 90%}
      post: {serves: home.post, writes: db}
  cache: {kind: cache, owner: timelines, of: db, replicas: 2}
  db: {kind: database, owner: storage, standby: automatic}
tradeoffs:
  cached: {chose: A cache, over: Reading the database, costs: What is read is a second old}
failures:
  db-dies: {what: It dies, hits: db, fix: The standby, tradeoff: cached}
problems:
  missed: {ask: What of tweets that arrive while someone pages?}
```
"""
UNCACHED = PAGE.replace("{to: cache, miss: db, hit: 90%}", "db").replace(
    "  cache: {kind: cache, owner: timelines, of: db, replicas: 2}\n", ""
)


def side(checked: Checked) -> Side:
    return Side(
        config=checked.config,
        snapshot=checked.last,
        gaps=checked.diagnostics,
        accepted=checked.accepted,
        all_read=checked.all_read,
    )


def between(
    before: Mapping[str, str] | str,
    after: Mapping[str, str] | str,
    was: Mapping[str, object] | None = None,
    settings: Mapping[str, object] | None = None,
) -> Difference:
    return find_difference(side(check_text(before, was)), side(check_text(after, settings)))


def changed(*edits: tuple[str, str], page: str = PAGE) -> str:
    for old, new in edits:
        assert old in page
        page = page.replace(old, new)
    return page


def harm(difference: Difference, thing: str) -> dict[Width, list[tuple[str, State, State]]]:
    """What is worse by a thing: need, before, after."""
    return {
        one.width: [(f"{need.name}.{need.member}", before, after) for need, before, after in one.needs]
        for one in difference.grew
        if one.thing.name == thing
    }


def test_the_same_is_no_difference() -> None:
    assert between(PAGE, PAGE).nothing
    assert between(PAGE, "# A new head\n\nSome words.\n\n" + PAGE).nothing
    assert between({"a.md": PAGE}, {"b.md": PAGE}).nothing


def test_a_dropped_cache_makes_a_blast_radius_grow() -> None:
    found = between(PAGE, UNCACHED)
    assert harm(found, "db") == {Width.ALL: [("home.tweets", State.BOTH, State.LOST)]}
    assert [(one.key.name, one.change) for one in found.components] == [
        ("api", Change.CHANGED),
        ("cache", Change.REMOVED),
    ]
    assert found.components[0].told == (f"tweets: reads: + db, {MINUS} cache (miss db, hit 90%)",)
    back = between(UNCACHED, PAGE)
    (shrunk,) = [one for one in back.shrank if one.thing.name == "db"]
    assert [(need.member, was, now) for need, was, now in shrunk.needs] == [("tweets", State.LOST, State.BOTH)]
    # What is new may fail as well, and harms what worked.
    assert harm(back, "cache") == {Width.ALL: [("home.tweets", State.WORKS, State.DEGRADED)]}


def test_fewer_instances_are_a_new_single_point() -> None:
    found = between(PAGE, changed(("replicas: 2\n    apis", "replicas: 1\n    apis")))
    lost = [("home.post", State.WORKS, State.LOST), ("home.tweets", State.WORKS, State.LOST)]
    assert harm(found, "api") == {Width.ONE: lost}
    assert [(one.thing.name, one.kind, one.on_purpose) for one in found.points.new] == [("api", "server", False)]
    (gap,) = found.gaps.new
    assert gap.rule == "failure/single-point"
    assert [one.told for one in found.components] == [("replicas: 2 → 1",)]


def test_a_thing_of_which_there_was_one_always_is_just_down() -> None:
    lone = changed(("standby: automatic", "single: One writer"), ("db, hit: 90%", "db"))
    found = between(lone, lone.replace("{to: cache, miss: db}", "db"))
    assert harm(found, "db") == {}
    added = changed(("writes: db}", "writes: db, calls: ids.next}"))
    added = added.replace("tradeoffs:", "  ids: {kind: server, owner: storage, apis: {next: {}}}\ntradeoffs:")
    assert harm(between(PAGE, added), "ids") == {Width.DOWN: [("home.post", State.WORKS, State.LOST)]}


def test_a_host_can_be_a_new_single_point() -> None:
    both = changed(("kind: server\n", "kind: server\n    host: box\n"), ("of: db, ", "of: db, host: box, "))
    found = between(PAGE, both)
    assert [(one.kind, str(one.thing)) for one in found.points.new] == [("host", "feed:box")]
    assert harm(found, "host/box")[Width.DOWN][0] == ("home.post", State.WORKS, State.LOST)
    assert [one.kind for one in between(both, PAGE).points.gone] == ["host"]
    # What one component on it loses by itself is told of that.
    lone = changed(("replicas: 2\n    apis", "host: box\n    apis"))
    assert [one.kind for one in between(PAGE, lone).points.new] == ["server"]


def test_new_needs_make_no_radius_grow() -> None:
    more = changed(("does:", "  trends: What is talked about\ndoes:"))
    more = changed(("serves: home.tweets", "serves: [home.tweets, home.trends]"), page=more)
    found = between(PAGE, more)
    assert not found.grew
    assert [(one.need.member, one.turn, one.after) for one in found.needs] == [("trends", Turn.ADDED, "served")]


@pytest.mark.parametrize(
    ("edit", "turn", "why"),
    [
        (("serves: home.post, ", ""), Turn.LOST, "unserved"),
        (("reads: {to: cache, miss: db, hit: 90%}", "calls: api.post"), Turn.LOST, "unstored"),
        (("post: Post a tweet", "post: {title: Post a tweet, planned: Later}"), Turn.CHANGED, "planned"),
        (("post: Post a tweet", "post: Post something"), Turn.CHANGED, "served"),
        (("  post: Post a tweet", "  send: Post a tweet"), Turn.REMOVED, None),
    ],
)
def test_what_becomes_of_a_need(edit: tuple[str, str], turn: Turn, why: str | None) -> None:
    there, back = between(PAGE, changed(edit)), between(changed(edit), PAGE)
    assert (there.needs[0].turn, there.needs[0].after) == (turn, why)
    opposite = {Turn.LOST: Turn.GAINED, Turn.CHANGED: Turn.CHANGED, Turn.REMOVED: Turn.ADDED}
    assert (back.needs[0].turn, back.needs[0].before) == (opposite[turn], why)


def test_a_problem_is_settled() -> None:
    answered = changed(("someone pages?}", "someone pages?, answer: They come first}"))
    (found,) = between(PAGE, answered).decisions
    assert (found.sort, found.before, found.after, found.is_settled) == ("problem", "open", "answered", True)
    (back,) = between(answered, PAGE).decisions
    assert (back.after, back.is_settled) == ("open", False)


def test_decisions_come_and_go() -> None:
    more = changed(("tradeoffs:\n", "tradeoffs:\n  two: {chose: Two, over: One, costs: A machine}\n"))
    (found,) = between(PAGE, more).decisions
    assert (found.change, found.sort, str(found.key)) == (Change.ADDED, "trade-off", "feed:two")
    assert found.said["costs"] == ("A machine",)
    (found,) = between(more, PAGE).decisions
    assert found.change is Change.REMOVED
    (found,) = between(PAGE, changed(("costs: What", "costs: That what"))).decisions
    assert (found.change, found.keys) == (Change.CHANGED, ("costs",))
    unfixed = changed((", fix: The standby, tradeoff: cached", ""))
    (found,) = between(PAGE, unfixed).decisions
    assert (found.before, found.after) == ("fixed", "not fixed")


def test_gaps_are_the_same_wherever_they_stand() -> None:
    found = between(PAGE, "Some words.\n\n" + changed(("owner: storage, ", "")))
    assert [gap.rule for gap in found.gaps.new] == ["owner/missing"]
    found = between(changed(("owner: storage, ", "")), PAGE)
    assert ([gap.rule for gap in found.gaps.gone], found.gaps.new) == (["owner/missing"], ())


def test_one_more_gap_of_a_sort_is_new() -> None:
    first = changed(("owner: storage, ", ""))
    found = between(first, changed(("owner: timelines, of", "of"), page=first))
    assert [gap.on for gap in found.gaps.new] == ["cache"]


def test_an_accepted_gap_is_not_gone() -> None:
    accept = "accept:\n  - {gap: problem/open, on: missed, why: Not now}\nproblems:"
    accepted = changed(("problems:", accept))
    found = between(PAGE, accepted).gaps
    assert (found.gone, found.new, [gap.rule for gap, _ in found.accepted]) == ((), (), ["problem/open"])
    back = between(accepted, PAGE).gaps
    assert ([gap.rule for gap in back.new], back.accepted) == (["problem/open"], ())


def test_a_rule_that_is_off_is_told_as_that() -> None:
    found = between(PAGE, PAGE, {}, {"rules": {"problem/open": "off"}})
    assert [(one.rule, one.before, one.after) for one in found.rules] == [("problem/open", Severity.WARNING, None)]
    assert found.gaps.gone == ()
    graver = between(PAGE, PAGE, {}, {"rules": {"problem/open": "error"}}).gaps
    assert ([gap.rule for gap in graver.graver], graver.new) == (["problem/open"], ())


def test_what_cannot_be_read_hides_no_gap() -> None:
    found = between(PAGE, changed(("system: feed\n", "system: feed\nproblems: {a: {}}: x\n")))
    assert (found.before_read, found.after_read, found.gaps.gone) == (True, False, ())
    assert [gap.rule for gap in found.gaps.new] == ["syntax/yaml"]


def test_systems_and_screens_come_and_go() -> None:
    found = between("", PAGE)
    assert [(one.id, one.change) for one in found.systems] == [("feed", Change.ADDED)]
    assert [one.key.name for one in found.screens] == ["home"]
    assert {one.change for one in found.components} == {Change.ADDED}
    assert "stores: users" not in found.components[0].told
    assert [one.told for one in found.components if one.key.name == "db"] == [("standby: automatic", "owner: storage")]
    assert {one.change for one in between(PAGE, "").components} == {Change.REMOVED}
    draft = between(PAGE, changed(("system: feed\n", "system: feed\ndraft: true\n")))
    assert [one.told for one in draft.systems] == [("draft: none → true",)]


STAGE = """
```techspec
system: feed
stage: simple
```

```techspec
system: feed
stage: sharded
after: simple
components:
  db: {shards: 4}
tradeoffs:
  sharded: {chose: Shards, over: A larger one, costs: No joins}
```
"""


def test_stages() -> None:
    staged = PAGE + STAGE
    found = between(PAGE, staged)
    assert [(one.key.name, one.change) for one in found.stages] == [
        ("stage/simple", Change.ADDED),
        ("stage/sharded", Change.ADDED),
    ]
    assert found.systems[0].told == ("last stage: none → sharded",)
    early = staged.replace("stage: simple\n", "stage: simple\ncomponents: {db: {shards: 2}}\n")
    (stage,) = between(staged, early).stages
    assert (stage.change, [key.name for key in stage.components]) == (Change.CHANGED, ["db"])
    # What differs at all stages is told of the last alone.
    everywhere = between(staged, staged.replace("owner: storage", "owner: data"))
    assert (everywhere.stages, [one.told for one in everywhere.components]) == (
        (),
        [(f"owner: + data, {MINUS} storage",)],
    )
