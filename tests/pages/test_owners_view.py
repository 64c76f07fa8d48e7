from __future__ import annotations

import pytest
from card_pages import Element
from view_pages import FEED, IDENTITY, SETTINGS, SITE, row, rows, view

OWNERS, PAIRS = "ts-owner-list", "ts-owner-pairs"


def crossing(first: str, second: str, block: str = "show: owners") -> str:
    (said,) = rows(view(block), PAIRS)[f"{first} and {second}"]
    return said


def names(card: Element) -> list[str]:
    return list(rows(card, OWNERS))


def test_who_owns_what() -> None:
    card = view("show: owners")
    assert names(card) == [
        *("@identity", "@platform", "@storage", "@acme/timelines", "@web-team", "no owner yet", "nobody here")
    ]
    assert row(card, OWNERS, "@identity")[0] == (
        "page identity:login server identity:auth APIs identity:auth.login, identity:auth.me, identity:auth.old"
    )
    assert row(card, OWNERS, "@platform")[0] == "queue feed:fanout cdn feed:cdn topics feed:fanout.posted"
    assert row(card, OWNERS, "no owner yet")[0] == "monitor identity:lost"
    assert row(card, OWNERS, "nobody here")[0] == "external identity:google"


def test_a_data_set_may_have_an_owner_of_its_own() -> None:
    card = view("show: owners\nsystem: feed")
    assert row(card, OWNERS, "@storage")[0].endswith("data sets db.tweets, spare.bones, videos.clips")
    assert "data sets db.follows" in row(card, OWNERS, "@acme/timelines")[0]


def test_what_several_own_is_told_of_each() -> None:
    card = view("show: owners\nsystem: feed")
    assert "queue fanout" in row(card, OWNERS, "@platform")[0]
    assert "queue fanout" in row(card, OWNERS, "@acme/timelines")[0]


def test_what_is_at_risk_the_worst_first() -> None:
    card = view("show: owners")
    storage = row(card, OWNERS, "@storage")[1]
    assert storage == (
        "Puts at risk identity:users-db (one instance down) lost: Home timeline, Sign in "
        "feed:box-1 (host down) lost: Home timeline, Replays "
        "feed:db (all of it down) lost: Home timeline "
        "feed:videos (all of it down) lost: Replays"
    )
    assert row(card, OWNERS, "@web-team")[1] == ""
    counts = [one.attributes.get("data-sort") for one in card.by_class(OWNERS)[0].by_class("ts-cell")]
    assert [count for count in counts if count] == ["2", "2", "3", "2", "0", "0", "0"]


def test_what_goes_with_one_instance_comes_before_what_takes_more_with_it_as_a_whole() -> None:
    feed = FEED.replace("owner: storage, managed: true", "owner: storage")
    identity = IDENTITY.replace("stores: [users]}", "stores: [users], managed: true}")
    storage = row(
        view("show: owners\nkind: files", {"feed/spec.md": feed, "identity.md": identity}), OWNERS, "@storage"
    )
    assert storage[1] == "Puts at risk feed:videos (one instance down) lost: Replays"
    both = row(view("show: owners", {"feed/spec.md": feed, "identity.md": identity}), OWNERS, "@storage")[1]
    lost = "identity:users-db (all of it down) lost: Home timeline, Sign in"
    assert both.index("feed:videos (one instance down) lost: Replays") < both.index(lost)


def test_an_owner_of_nothing_but_a_data_set_is_named() -> None:
    other = FEED.replace("follows: {owner: timelines}", "follows: {owner: '@acme/analysts'}")
    card = view("show: owners", {**SITE, "feed/spec.md": other})
    assert row(card, OWNERS, "@acme/analysts") == ["data sets feed:db.follows", ""]
    assert rows(card, PAIRS)["@acme/analysts and @acme/timelines"] == [
        "@acme/timelines writes feed:db.follows by feed:worker"
    ]


def test_past_the_worst_few_the_others_open_up() -> None:
    more = FEED.replace(
        "spare: {kind: database, owner: storage, stores: [bones]}", "queue-2: {kind: queue, topics: [x]}"
    )
    many = "".join(f"      v-{n}: {{kind: files, owner: storage, managed: true}}\n" for n in range(3))
    reads = more.replace("reads: videos}", "reads: [videos, v-0, v-1, v-2]}")
    text = reads.replace("      cdn: {kind: cdn", f"{many}      cdn: {{kind: cdn")
    (owner,) = (
        one
        for one in view("show: owners", {**SITE, "feed/spec.md": text}).by_class(OWNERS)[0].by_class("ts-row")
        if one.text.startswith("@storage")
    )
    (opened,) = (one for one in owner.all() if one.tag == "details")
    assert opened.text.startswith("3 more")
    assert len(owner.by_class("ts-outage")) == 7


def test_what_crosses_between_owners() -> None:
    assert crossing("@platform", "@acme/timelines") == (
        "@acme/timelines publishes feed:fanout.posted by feed:api "
        "@acme/timelines consumes feed:fanout.posted by feed:worker"
    )
    assert crossing("@identity", "@web-team") == (
        "@web-team calls identity:auth.login by feed:web, identity:login @web-team calls identity:auth.me by feed:web"
    )
    assert crossing("@identity", "nobody here") == "@identity calls identity:google by identity:login"
    assert crossing("@identity", "no owner yet") == "no owner yet watches identity:auth by identity:lost"
    assert crossing("@platform", "@storage") == "@platform fronts feed:videos by feed:cdn"


def test_both_directions_stand_together() -> None:
    both = IDENTITY.replace("calls: [auth.login, google]", "calls: [auth.login, google, feed:api]").replace(
        "owner: [web-team, identity]", "owner: identity"
    )
    feed = FEED.replace("fanout: {kind: queue,", "fanout: {kind: queue, replicates: identity:users-db,")
    pages = {
        "feed/spec.md": feed.replace("worker: {kind: worker, ", "worker: {kind: worker, calls: identity:auth.me, ")
    }
    (said,) = rows(view("show: owners", {**pages, "identity.md": both}), PAIRS)["@identity and @acme/timelines"]
    assert said == ("@identity calls feed:api by identity:login @acme/timelines calls identity:auth.me by feed:worker")


def test_what_stands_in_for_a_link_crosses_too() -> None:
    other = FEED.replace("reads: db.tweets}", "reads: {to: db.follows, else: db.tweets}}")
    found = rows(view("show: owners", {**SITE, "feed/spec.md": other}), PAIRS)["@storage and @acme/timelines"]
    assert "@acme/timelines reads feed:db.tweets by feed:api" in found[0]


def test_nothing_crosses_inside_of_a_team() -> None:
    mine = {
        "a.md": "```techspec\nsystem: a\ncomponents:\n  web: {kind: page, owner: '@x/team', calls: api}\n"
        "  api: {kind: server, owner: TEAM, apis: {it: GET /it}}\n```\n"
    }
    card = view("show: owners", mine, {})
    assert names(card) == ["@x/team"]
    assert not card.by_class(PAIRS)


def test_who_has_most_in_common_comes_first() -> None:
    assert next(iter(rows(view("show: owners"), PAIRS))) == "@storage and @acme/timelines"


def test_owners_that_own_nothing_are_named() -> None:
    assert view("show: owners").by_class("ts-remainder")[0].text == "Own nothing here: @idle."
    assert not view("show: owners\nsystem: feed").by_class("ts-remainder")
    assert not view("show: owners", SITE, {**SETTINGS, "owners": None}).by_class("ts-remainder")


@pytest.mark.parametrize("owner", ["timelines", "'@acme/timelines'", "Timelines"])
def test_an_owner_is_picked_in_any_form(owner: str) -> None:
    card = view(f"show: owners\nowner: {owner}")
    assert names(card) == ["@acme/timelines"]
    assert all("@acme/timelines" in pair for pair in rows(card, PAIRS))
    assert len(rows(card, PAIRS)) == 3


def test_what_narrows_it() -> None:
    assert names(view("show: owners\nscreen: feed:replays")) == [
        *("@platform", "@storage", "@acme/timelines", "@web-team")
    ]
    assert names(view("show: owners\nkind: cdn")) == ["@platform"]
    assert list(rows(view("show: owners\nkind: cdn"), PAIRS)) == ["@platform and @storage"]
    assert names(view("show: owners\nsystem: feed\nstage: simple")) == ["@storage", "@acme/timelines", "@web-team"]
