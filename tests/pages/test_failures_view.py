"""The view of failures: those of every system and stage, and what each part takes down."""

from __future__ import annotations

from card_pages import Element
from story_example import PAGES, names, row, rows, view, view_of

OTHER = """
```screen
screen: till
system: shop
shows: {bill: What it costs}
```

```techspec
system: shop
title: The shop
components:
  desk: {kind: page, owner: sales, screens: till, calls: box}
  box: {kind: server, owner: sales, apis: {bill: {serves: till.bill, reads: prices}}}
  prices: {kind: database, owner: sales, replicas: 2}
failures:
  robbed: {what: "It is robbed, see [how](plan.md)", hits: prices, fix: A lock, tradeoff: slow}
tradeoffs: {slow: {chose: A lock, over: None, costs: Time, about: prices}}
```
"""
BOTH = {**PAGES, "shop/page.md": OTHER}


def cells(card: Element, table: str, name: str) -> list[str]:
    return [cell.text for cell in row(card, table, name).by_class("ts-cell")]


def test_declared_ones_of_every_stage_and_what_follows_from_the_last() -> None:
    card = view("show: failures")
    assert names(card, "ts-failures") == [
        *("Balancer dies", "Box dies", "Jobs is down", "Limits is down", "Thumbs behind", "Audit is down"),
        *("Bill", "Db slow", "Login slow", "Stampede"),
    ]
    assert card.by_class("ts-answer")[0].text == (
        "7 failures: 1 accepted, 5 fixed, 1 not taken; 1 more single point that no failure mentions."
    )


def test_each_says_its_stage_and_leads_to_its_place() -> None:
    card = view("show: failures")
    box = row(card, "ts-failures", "Box dies")
    assert box.links["Box dies"] == "from/handbook/views.md/to/page.md#ts-photos-failure-box-dies"
    assert cells(card, "ts-failures", "Box dies")[0].startswith("Box dies stage One box The box dies")
    assert cells(card, "ts-failures", "Jobs is down")[0] == "Jobs is down stage Queues and caches The only instance"
    assert not [one for one in card.all() if one.attributes.get("id", "").startswith("ts-photos")]


def test_several_systems_are_told_apart() -> None:
    card = view_of("show: failures", BOTH)
    assert cells(card, "ts-failures", "Robbed")[0].startswith("Robbed in The shop It is robbed")
    assert cells(card, "ts-failures", "Box dies")[0].startswith("Box dies in Photos stage One box")
    assert [one.text.partition(":")[0] for one in card.by_class("ts-lead")] == ["Photos", "The shop"]
    assert row(card, "ts-failures", "Robbed").links["how"] == "from/handbook/views.md/to/shop/plan.md"
    assert names(view_of("show: failures\nsystem: shop", BOTH), "ts-failures") == ["Box is down", "Robbed"]


def test_at_a_stage_it_tells_what_is_said_there_and_what_follows() -> None:
    card = view("show: failures\nsystem: photos\nstage: one-box")
    assert names(card, "ts-failures") == [*("Box dies", "Login slow", "Db is down", "Files is down", "Cron is down")]
    assert cells(card, "ts-failures", "Login slow")[1].startswith("lost: Sign in")
    assert {name: cells(card, "ts-blast", name)[1] for name in names(card, "ts-blast")}["box-1"].endswith("The wall")


def test_at_a_stage_that_has_not_what_a_failure_hits_it_is_not_told() -> None:
    grown = """
```techspec
system: s
stage: early
components: {web: {kind: page, owner: a}}
```

```techspec
system: s
stage: late
after: early
why: Now
components: {api: {kind: server, owner: a}}
```

```techspec
system: s
failures: {dies: {what: It dies, hits: api, fix: Wait}}
```
"""
    pages = {"page.md": grown}
    assert names(view_of("show: failures\nsystem: s\nstage: early", pages), "ts-failures") == []
    assert names(view_of("show: failures\nsystem: s\nstage: late", pages), "ts-failures") == ["Dies"]


def test_it_is_narrowed_by_screen_owner_and_kind() -> None:
    assert names(view("show: failures\nscreen: photos:sign-in"), "ts-failures") == [
        *("Balancer dies", "Box dies", "Limits is down", "Bill", "Db slow", "Login slow")
    ]
    assert names(view("show: failures\nowner: media"), "ts-failures") == ["Thumbs behind", "Audit is down"]
    assert names(view("show: failures\nkind: queue"), "ts-failures") == ["Jobs is down"]
    assert names(view("show: failures\nkind: queue"), "ts-blast") == ["Jobs"]


def test_a_host_is_of_whoever_has_something_on_it() -> None:
    card = view("show: failures\nsystem: photos\nstage: one-box\nowner: storage")
    assert names(card, "ts-failures") == ["Box dies", "Files is down"]
    assert names(card, "ts-blast") == ["box-1", "Files"]


def test_what_each_part_takes_down_worst_first() -> None:
    card = view("show: failures")
    assert names(card, "ts-blast") == [
        *("Jobs", "Limits", "Audit", "Thumbs", "Api", "Balancer", "Db", "Files", "Replica", "Wall cache")
    ]
    assert cells(card, "ts-blast", "Api")[1:] == [
        "One instance down Others take over",
        "All of it down lost: Sign in, The wall",
    ]
    assert cells(card, "ts-blast", "Thumbs")[1] == "One instance down stale: The wall"
    assert "Web" not in names(card, "ts-blast")


def test_what_is_taken_down_sorts_by_how_bad_it_is() -> None:
    card = view("show: failures")
    for table, cell in (("ts-failures", 1), ("ts-blast", 1)):
        ranks = [int(one.by_class("ts-cell")[cell].attributes["data-sort"]) for one in rows(card, table)]
        assert ranks == sorted(ranks, reverse=True)
        assert len({*ranks}) > 3
    api, jobs = (row(card, "ts-blast", name).by_class("ts-cell")[2].attributes["data-sort"] for name in ("Api", "Jobs"))
    assert int(api) > int(jobs) > 0


def test_where_nothing_is_picked_it_says_so() -> None:
    card = view("show: failures\nkind: cdn")
    assert card.by_class("ts-empty")[0].text == "Nothing that this view picks will fail."
    assert not rows(card, "ts-failures")
    assert not rows(card, "ts-blast")
