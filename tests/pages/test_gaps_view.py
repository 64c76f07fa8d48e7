from __future__ import annotations

from dataclasses import replace

from card_pages import Element, checked
from view_pages import FEED, IDENTITY, SETTINGS, SITE, order, row, rows, view

from mkdocs_techspec.rules.baseline.file import parse_baseline, write_baseline
from mkdocs_techspec.source import Source

CLEAN = {
    "a.md": "```screen\nscreen: home\nshows: {a: A}\n```\n\n```techspec\nsystem: s\ncomponents:\n"
    "  web: {kind: page, owner: a, screens: home, serves: home.a, computed: It is the same for all}\n"
    "failures: {slow: {what: It is slow, hits: web, fix: A timer, tradeoff: short}}\n"
    "tradeoffs: {short: {chose: A timer, over: None, costs: Code}}\n```\n"
}


def said(card: Element) -> str:
    return card.by_class("ts-answer")[0].text


def rules(block: str) -> list[str]:
    return [first.split(" ")[1] for first in rows(view(block), "ts-gaps")]


def test_a_site_without_gaps_says_so() -> None:
    card = view("show: gaps", CLEAN, {"rules": {"failure/harmless": "off"}})
    assert said(card) == "No gaps."
    assert "ts-good" in card.by_class("ts-answer")[0].classes
    assert not card.by_class("ts-table")


def test_errors_come_first_then_place() -> None:
    card = view("show: gaps")
    assert said(card) == "3 errors and 7 warnings."
    assert "ts-good" not in card.by_class("ts-answer")[0].classes
    assert order(card, "ts-gaps") == ["error"] * 3 + ["warning"] * 7
    assert rules("show: gaps")[:4] == [
        *("coverage/unserved", "failure/unfixed", "owner/missing", "failure/single-point")
    ]


def test_a_gap_says_what_is_wrong_where_and_what_to_write() -> None:
    card = view("show: gaps")
    assert row(card, "ts-gaps", "error owner/missing monitor 'lost' has no owner") == [
        "Identity identity.md, line 28",
        "add owner: a-team, or defaults: {owner: a-team} for the whole block",
    ]
    assert card.links["identity.md, line 28"] == "from/handbook/page.md/to/identity.md#ts-identity-lost"
    assert card.links["identity.md, line 12"] == "from/handbook/page.md/to/identity.md#ts-identity"


def test_what_is_wrong_with_the_text_of_a_block_leads_to_its_page() -> None:
    broken = {**SITE, "identity.md": IDENTITY.replace("title: Identity\n", "titel: Identity\n")}
    card = view("show: gaps", broken)
    assert row(card, "ts-gaps", "error syntax/key")[0] == "Identity identity.md, line 13"
    assert card.links["identity.md, line 13"] == "from/handbook/page.md/to/identity.md"


def test_a_note_stands_with_its_gap() -> None:
    twice = {**SITE, "identity.md": IDENTITY + "\n    ```screen\n    screen: sign-in\n    system: identity\n    ```\n"}
    card = view("show: gaps", twice)
    assert "the first one" in next(one for one in rows(card, "ts-gaps") if "reference/duplicate" in one)


def test_what_is_accepted_says_why_and_until_when() -> None:
    card = view("show: gaps")
    assert rows(card, "ts-accepted") == {
        "coverage/unserved": ["On home.trends in The feed", "Nobody knows, see auth Until 2027-06-30"]
    }
    assert card.links["knows"] == "from/handbook/page.md/to/feed/later.md"
    assert card.links["auth"] == "from/handbook/page.md/to/identity.md#ts-identity-auth"


def test_what_one_waiver_covers_stands_in_one_row() -> None:
    both = "on: [home.trends, replays.video]"
    text = FEED.replace("on: home.trends", both).replace("serves: replays.video, reads: videos", "reads: videos")
    card = view("show: gaps", {**SITE, "feed/spec.md": text})
    assert rows(card, "ts-accepted")["coverage/unserved"][0] == "On home.trends, replays.video in The feed"


def test_what_is_planned_says_why() -> None:
    assert rows(view("show: gaps"), "ts-planned") == {
        "Mute a thread": ["Screen Home timeline in The feed", "Not in the first release"]
    }
    assert rows(view("show: gaps\nsystem: feed\nstage: simple"), "ts-planned") == {
        "Mute a thread": ["Screen Home timeline in The feed", "Not in the first release"],
        "Replays": ["Screen the whole screen in The feed", "Nobody has a video yet"],
    }


def test_what_cannot_be_known_is_counted() -> None:
    broken = {**SITE, "identity.md": f"{IDENTITY}\n    ```techspec\n    system: identity\n    a: [\n    ```\n"}
    assert said(view("show: gaps", broken)).endswith("more may come to light once every block can be read.")
    assert "come to light" not in said(view("show: gaps\nsystem: feed", broken))


def test_what_the_baseline_knows_is_counted() -> None:
    every = checked(SITE, SETTINGS).diagnostics
    text = write_baseline([*every, replace(every[0], rule="owner/missing", message="Gone", on="gone")])
    baseline = parse_baseline(Source(path=".baseline.json", uri=".baseline.json", text=text))
    card = view("show: gaps", SITE, {**SETTINGS, "baseline": baseline})
    assert said(card) == "1 warning. 10 more are in the baseline."
    ((first, (place, _)),) = rows(card, "ts-gaps").items()
    assert first.startswith("warning baseline/stale")
    assert place == "The feed .baseline.json, line 8"
    assert list(card.by_class("ts-gaps")[0].links) == ["The feed"]
    narrow = view("show: gaps\nsystem: identity\nkind: monitor", SITE, {**SETTINGS, "baseline": baseline})
    assert said(narrow) == "No gaps here. 1 more is in the baseline."
    assert "ts-good" not in narrow.by_class("ts-answer")[0].classes


def test_what_narrows_it() -> None:
    assert set(rules("show: gaps\nsystem: identity")) == {
        *("owner/missing", "failure/unasked", "failure/single-point", "coverage/unused")
    }
    assert rules("show: gaps\nsystem: feed\nstage: scaled") == [
        *("failure/unfixed", "failure/single-point", "coverage/unused", "problem/open")
    ]
    assert said(view("show: gaps\nsystem: identity\nkind: external")) == "No gaps here."


def test_a_gap_is_of_the_parts_that_it_is_about() -> None:
    assert rules("show: gaps\nowner: timelines") == ["failure/unfixed", "failure/single-point", "problem/open"]
    assert rules("show: gaps\nkind: database") == [
        *("failure/unfixed", "failure/single-point", "coverage/unused", "failure/single-point")
    ]
    assert rules("show: gaps\nscreen: identity:sign-in") == [
        *("failure/single-point", "coverage/unused", "failure/single-point")
    ]
    assert "coverage/unserved" in rules("show: gaps\nscreen: feed:home")
    assert not rows(view("show: gaps\nowner: storage"), "ts-planned")


def test_names_of_the_only_system_are_short() -> None:
    card = view("show: gaps\nsystem: identity")
    assert row(card, "ts-gaps", "error owner/missing")[0] == "identity.md, line 28"
