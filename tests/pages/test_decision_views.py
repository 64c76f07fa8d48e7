"""The views of trade-offs and of problems."""

from __future__ import annotations

from story_example import PAGES, names, row, view, view_of

ELSEWHERE = """
```techspec
system: far
title: Far
problems:
  odd: {ask: "Why [so](note.md)?", later: "https://tickets.example/7", about: it}
components: {it: {kind: other, owner: far-team, offscreen: For now}}
```
"""


def test_tradeoffs_of_every_stage_in_their_order() -> None:
    card = view("show: tradeoffs")
    assert names(card, "ts-tradeoffs") == ["One place", "Two networks", "Bigger", "Late thumbnails"]
    late = row(card, "ts-tradeoffs", "Late thumbnails")
    assert [cell.text for cell in late.by_class("ts-cell")] == [
        "Late thumbnails stage Queues and caches About thumbs, wall-cache",
        "Chose: Make thumbnails later Over: Make people wait",
        "Gains: Quick uploads Costs: A photo is not there at once",
        "Pays for Thumbs behind",
    ]
    place = "from/handbook/views.md/to/page.md#ts-photos"
    assert late.links["Late thumbnails"] == f"{place}-tradeoff-late-thumbnails"
    assert late.links["Thumbs behind"] == f"{place}-failure-thumbs-behind"


def test_tradeoffs_are_narrowed() -> None:
    assert names(view("show: tradeoffs\nsystem: photos\nstage: bigger-box"), "ts-tradeoffs") == ["One place", "Bigger"]
    assert names(view("show: tradeoffs\nowner: media"), "ts-tradeoffs") == ["Late thumbnails"]
    assert names(view("show: tradeoffs\nkind: cache"), "ts-tradeoffs") == ["Late thumbnails"]
    # The balancer's failure is fixed at its cost, so that it is about the balancer, too.
    assert names(view("show: tradeoffs\nkind: gateway"), "ts-tradeoffs") == ["Two networks"]
    assert names(view("show: tradeoffs\nscreen: photos:sign-in"), "ts-tradeoffs") == ["One place", "Two networks"]
    empty = view("show: tradeoffs\nkind: cdn")
    assert empty.by_class("ts-empty")[0].text == "There is no trade-off that this view picks."


def test_problems_that_wait_come_first_and_say_whether_they_are_taken_up() -> None:
    card = view("show: problems")
    assert card.by_class("ts-answer")[0].text == "4 problems: 1 open, 2 put off, 1 dropped."
    assert names(card, "ts-problems") == ["Export", "Retention", "Moderation", "Comments"]
    stands = {name: row(card, "ts-problems", name).by_class("ts-cell")[2].text for name in names(card, "ts-problems")}
    where = "put off to later \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} moderation"
    assert stands == {
        "Export": "open",
        "Retention": f"{where} not mentioned there",
        "Moderation": f"{where} taken up there",
        "Comments": "dropped Nobody asked",
    }
    links = row(card, "ts-problems", "Retention").links
    assert links[where.removeprefix("put off to ")] == "from/handbook/views.md/to/later.md#moderation"


def test_a_problem_that_is_put_off_to_another_site_cannot_be_followed() -> None:
    card = view_of("show: problems\nsystem: far", {**PAGES, "far/page.md": ELSEWHERE})
    odd = row(card, "ts-problems", "Odd")
    assert odd.by_class("ts-cell")[2].text == "put off to https://tickets.example/7 on a page elsewhere"
    assert odd.links["so"] == "from/handbook/views.md/to/far/note.md"


def test_problems_are_narrowed() -> None:
    assert names(view("show: problems\nowner: storage"), "ts-problems") == ["Retention"]
    assert names(view("show: problems\nscreen: photos:sign-in"), "ts-problems") == ["Export", "Moderation"]
    empty = view("show: problems\nkind: cdn")
    assert empty.by_class("ts-empty")[0].text == "There is no problem that this view picks."
