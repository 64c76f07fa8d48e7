from __future__ import annotations

from collections.abc import Iterator

from card_pages import Element
from view_pages import FEED, IDENTITY, SITE, order, row, rows, view


def matrix(card: Element) -> dict[str, dict[str, str]]:
    """What stands in the cells of the matrix, by screen and component."""
    (table,) = card.by_class("ts-matrix")
    *_, heads = table.children[0].children
    names = [one.text for one in heads.children[1:]]
    lines = [[cell.text for cell in line.children] for line in table.by_class("ts-line")]
    return {first: {name: text for name, text in zip(names, cells, strict=True) if text} for first, *cells in lines}


def groups(card: Element) -> Iterator[list[tuple[str, int]]]:
    """What stands over the columns of the matrix, and over how many."""
    (table,) = card.by_class("ts-matrix")
    *above, _ = table.children[0].children
    for line in above:
        yield [(one.text, int(one.attributes["colspan"])) for one in line.by_class("ts-group-head")]


def test_the_answer_comes_first() -> None:
    card = view("show: coverage")
    said = "7 of 8 needs and 3 of 4 screens supported (5 served, 1 on the page alone, 1 planned, 1 gap)"
    assert card.by_class("ts-answer")[0].text == said
    assert rows(card, "ts-system-list") == {
        "Identity": ["Screens 1 of 1", "Needs 1 of 1", "On the page 0", "Planned 0", "Missing 0"],
        "The feed": ["Screens 2 of 3", "Needs 6 of 7", "On the page 1", "Planned 1", "Missing 1"],
    }
    assert not rows(view("show: coverage\nsystem: feed"), "ts-system-list")


def test_screens_by_components() -> None:
    card = view("show: coverage")
    presents, serves, behind = "P presents", "S serves", "\N{BULLET} stands behind"
    assert matrix(card) == {
        "Sign in in Identity": {"Login": presents, "Auth": serves, "Users db": behind},
        "Header (part) in The feed": {"Web": presents, "Auth": serves, "Users db": behind},
        "Home timeline in The feed": {
            "Web": presents,
            "Auth": serves,
            "Api": serves,
            **dict.fromkeys(("Users db", "Db", "Worker", "Fanout"), behind),
        },
        "Replays in The feed": {"Web": presents, "Api": serves, "Videos": behind, "Cdn": behind},
    }
    (remainder,) = card.by_class("ts-remainder")
    assert "P presents S serves \N{BULLET} stands behind" in remainder.text
    assert "3 components that support none of these screens are left out." in remainder.text


def test_columns_stand_under_their_system_and_kind() -> None:
    systems, kinds = groups(view("show: coverage"))
    assert systems == [("Identity", 3), ("The feed", 7)]
    each = ("page", "server", "database", "page", "server", "worker", "database", "files", "queue", "cdn")
    assert kinds == [(kind, 1) for kind in each]
    both = {**SITE, "feed/spec.md": FEED.replace("kind: files", "kind: database")}
    assert ("database", 2) in list(groups(view("show: coverage", both)))[1]
    (alone,) = groups(view("show: coverage\nsystem: identity"))
    assert alone == [("page", 1), ("server", 1), ("database", 1)]


def test_who_presents_and_serves_is_told_of_both() -> None:
    served = IDENTITY.replace("screens: sign-in,", "screens: sign-in, serves: sign-in.enter,")
    assert matrix(view("show: coverage", {**SITE, "identity.md": served}))["Sign in in Identity"]["Login"] == (
        "PS presents and serves"
    )


def test_what_is_left_out_is_of_the_system_that_is_told_of() -> None:
    assert "left out" not in view("show: coverage\nsystem: feed\nstage: simple").text
    assert "1 component that supports none of these screens is left out." in view("show: coverage\nsystem: feed").text


def test_a_stage_is_told_of_as_it_was() -> None:
    card = view("show: coverage\nsystem: feed\nstage: simple")
    assert matrix(card)["Replays"] == {"Web": "P presents"}
    assert row(card, "ts-need-list", "A video")[0] == "\N{WHITE CIRCLE} planned Nobody has a video yet"
    assert "Worker" not in matrix(card)["Home timeline"]


def test_needs_by_apis() -> None:
    card = view("show: coverage")
    assert order(card, "ts-need-list") == ["Sign", "My", "Tweets", "What", "Post", "Mute", "Enlarge", "A"]
    assert row(card, "ts-need-list", "Tweets") == [
        "\N{CHECK MARK} supported",
        "Served by GET /v1/timeline of Api",
        "Presented by Web",
    ]
    assert row(card, "ts-need-list", "What is")[0].startswith(
        "\N{BALLOT X} gap optional need 'home.trends' is served by"
    )
    assert row(card, "ts-need-list", "Mute")[0] == "\N{WHITE CIRCLE} planned Not in the first release"
    assert row(card, "ts-need-list", "Enlarge")[0] == "\N{CHECK MARK} on the page"


def test_text_of_another_page_is_read_as_there() -> None:
    assert view("show: coverage").links["first"] == "from/handbook/page.md/to/feed/later.md"


def test_a_screen_comes_with_its_parts_and_with_whatever_supports_it() -> None:
    card = view("show: coverage\nscreen: feed:home")
    assert list(matrix(card)) == ["Header (part) in The feed", "Home timeline in The feed"]
    assert "Auth" in matrix(card)["Home timeline in The feed"]


def test_an_owner_and_a_kind_pick_columns_and_the_screens_that_they_have_a_part_in() -> None:
    card = view("show: coverage\nowner: '@org/timelines'")
    assert matrix(card) == {
        "Home timeline in The feed": {
            "Api": "S serves",
            **dict.fromkeys(("Worker", "Fanout"), "\N{BULLET} stands behind"),
        },
        "Replays in The feed": {"Api": "S serves"},
    }
    assert order(card, "ts-need-list") == ["Tweets", "Post", "A"]
    assert list(matrix(view("show: coverage\nkind: storage"))) == ["Replays in The feed"]
    assert matrix(view("show: coverage\nkind: files")) == matrix(view("show: coverage\nkind: storage"))


def test_numbers_in_titles_are_sorted_as_numbers() -> None:
    screens = "".join(f"```screen\nscreen: s-{n}\ntitle: Step {n}\nshows: {{a: A}}\n```\n\n" for n in (10, 9, 1))
    assert list(matrix(view("show: coverage", {"a.md": f"{screens}{WEB}"}, {}))) == ["Step 1", "Step 9", "Step 10"]


WEB = """
```techspec
system: steps
components: {web: {kind: page, owner: a, screens: '*'}}
```
"""
