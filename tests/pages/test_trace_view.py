"""The view of one screen: what supports it, in steps."""

from __future__ import annotations

from collections.abc import Iterator

from card_pages import Element
from story_example import PAGES, SCREENS, pictures, view, view_of

WALL = "show: trace\nscreen: photos:wall"


def told(card: Element) -> list[list[str]]:
    """What is told of each group of needs: its head, then its lines."""
    return [list(lines(one)) for one in card.by_class("ts-trace")]


def lines(part: Element) -> Iterator[str]:
    for one in part.children:
        if one.tag == "ol":
            yield from (line.text for line in one.by_class("ts-step"))
        else:
            yield one.text


def test_each_need_is_traced_from_its_page_to_its_data() -> None:
    photos, upload, others = told(view(WALL))
    assert photos == [
        "Photos of friends, newest first · How many like each · Who is signed in",
        "1 Web (@web-team) calls GET /v1/wall of Api (@founders) through Balancer (@founders) serves it",
        "2 GET /v1/wall of Api reads Wall cache (@feed-team), or, on a miss, photos of Db (@storage)",
        "3 Db is copied to Replica (@storage)",
        "4 GET /v1/wall of Api reads users of Replica, or, when that is down, users of Db",
        "5 Api reads Limits (@feed-team) (works without it)",
        "Behind it:",
        "6 POST /v1/photos of Api publishes uploaded to Jobs (@feed-team)",
        "7 Audit (@media) takes uploaded from Jobs",
        "8 Audit writes photos of Db",
        "9 Wall cache is a copy of Db",
        "10 Thumbs (@feed-team, @media) takes uploaded from Jobs",
        "11 Thumbs writes Wall cache",
    ]
    assert upload == [
        "Upload a photo",
        "12 Web calls POST /v1/photos of Api through Balancer serves it",
        "13 POST /v1/photos of Api writes photos of Db",
        "\N{UPWARDS ARROW} as in step 3",
        "14 POST /v1/photos of Api writes Files (@storage)",
        "\N{UPWARDS ARROW} as in steps 6 and 10",
        "15 Thumbs reads Files",
        "16 Thumbs writes Files",
        "\N{UPWARDS ARROW} as in steps 5, 7, 8 and 11",
    ]
    assert others == [
        "With nothing behind them",
        "Look closer \N{CHECK MARK} on the page What happened \N{WHITE CIRCLE} planned: Once people ask for it",
    ]


def test_what_is_named_leads_to_its_place() -> None:
    card = view(WALL)
    place = "from/handbook/views.md/to/page.md#ts-photos"
    assert card.links["Web"] == f"{place}-web"
    assert card.links["GET /v1/wall"] == f"{place}-api.wall"
    assert card.links["Upload a photo"] == f"{place}-wall.upload"


def test_at_a_stage_it_is_traced_as_it_is_there() -> None:
    photos, *_ = told(view("show: trace\nsystem: photos\nstage: one-box\nscreen: wall"))
    assert photos[1:] == [
        "1 Web (@web-team) calls GET /v1/wall of Api (@founders) serves it",
        "2 GET /v1/wall of Api reads photos of Db (@founders)",
        "3 GET /v1/wall of Api reads users of Db",
        "4 GET /v1/wall of Api reads Files (@storage)",
        "Behind it:",
        "5 Cron (@founders) writes photos of Db",
    ]


def test_the_picture_shows_only_what_is_on_the_way() -> None:
    (wall,) = pictures(WALL)
    assert [node.key.name for node in wall.nodes] == [
        *("", "web", "balancer", "api", "audit", "db", "files", "jobs", "limits", "replica", "thumbs", "wall-cache")
    ]
    (sign_in,) = pictures("show: trace\nscreen: photos:sign-in")
    assert [node.key.name for node in sign_in.nodes] == ["", "web", "balancer", "api", "db", "limits", "replica"]


def shop(components: str, needs: str = "shows: {bill: The bill}") -> list[list[str]]:
    page = f"""
```screen
screen: till
title: Till
{needs}
```

```techspec
system: shop
defaults: {{owner: team}}
components:
{components}
```
"""
    return told(view_of("show: trace\nscreen: shop:till", {"page.md": page}))


def test_what_is_called_as_a_whole_is_named_by_what_answers() -> None:
    ((_, first, *_),) = shop("""
      desk: {kind: page, screens: till, calls: box}
      box: {kind: server, apis: {bill: {serves: till.bill, computed: Now}, other: {offscreen: Ours}}}
    """)
    assert first == "1 Desk (@team) calls bill of Box (@team) serves it"


def test_what_stands_between_is_told_and_what_is_beside_it_is_not() -> None:
    (steps,) = shop("""
      desk: {kind: page, screens: till, calls: [middle.ask, aside]}
      middle: {kind: server, apis: {ask: {calls: box.bill, writes: log}}}
      aside: {kind: server, apis: {all: {offscreen: Ours}}}
      log: {kind: database}
      box: {kind: server, apis: {bill: {serves: till.bill, computed: Now}}}
    """)
    assert steps[1:] == [
        "1 Desk (@team) calls ask of Middle (@team)",
        "2 ask of Middle calls bill of Box (@team) serves it",
    ]


def test_a_circle_ends() -> None:
    (steps,) = shop("""
      desk: {kind: page, screens: till, calls: left.go}
      left: {kind: server, apis: {go: {calls: right.go, serves: till.bill, computed: Now}}}
      right: {kind: server, apis: {go: {calls: left.go}}}
    """)
    assert steps[1:] == [
        "1 Desk (@team) calls go of Left (@team) serves it",
        "2 go of Left calls go of Right (@team)",
        "3 go of Right calls go of Left serves it",
    ]


def test_a_front_that_is_named_passes_on_and_what_it_needs_is_told() -> None:
    (steps,) = shop("""
      desk: {kind: page, screens: till, calls: door}
      door: {kind: gateway, fronts: box, reads: guests}
      guests: {kind: cache, volatile: Yes}
      box: {kind: server, apis: {bill: {serves: till.bill, computed: Now}}}
    """)
    assert steps[1:] == [
        "1 Desk (@team) calls Door (@team)",
        "2 Door reads Guests (@team)",
        "3 Door passes on to bill of Box (@team) serves it",
    ]


def test_fronts_before_fronts_and_beside_each_other() -> None:
    ((_, first, *_),) = shop("""
      desk: {kind: page, screens: till, calls: box.bill}
      left: {kind: gateway, fronts: box}
      right: {kind: gateway, fronts: box}
      edge: {kind: cdn, fronts: [left, right]}
      box: {kind: server, apis: {bill: {serves: till.bill, computed: Now}}}
    """)
    assert first == (
        "1 Desk (@team) calls bill of Box (@team) through Edge (@team), then Left (@team) or Right (@team) serves it"
    )


def test_a_page_that_serves_by_itself() -> None:
    ((_, alone),) = shop("      desk: {kind: page, screens: till, serves: till.bill, computed: Now}")
    assert alone == "Desk (@team) serves it without asking anything else."


def test_two_pages_that_show_different_needs() -> None:
    first, second = shop(
        """
      desk: {kind: page, screens: till, calls: box.bill}
      app: {kind: mobile, screens: [{screen: till, without: pay}], calls: box.bill}
      box: {kind: server, apis: {bill: {serves: till.*, computed: Now}}}
    """,
        "shows: {bill: The bill}\ndoes: {pay: Pay}",
    )
    assert first[0] == "The bill"
    assert second[0] == "Pay only on Desk"
    assert second[1] == "\N{UPWARDS ARROW} as in step 2"


def test_a_feeder_that_calls_an_api_and_one_that_is_fed_in_turn() -> None:
    (steps,) = shop("""
      desk: {kind: page, screens: till, calls: box.bill}
      box:
        kind: server
        apis: {bill: {serves: till.bill, reads: prices}, set: {writes: prices}, ask: {writes: prices}}
      prices: {kind: database}
      clock: {kind: scheduler, calls: box.set, publishes: ticks}
      ticks: {kind: queue}
      cook: {kind: worker, consumes: ticks, writes: prices}
    """)
    assert steps[steps.index("Behind it:") + 1 :] == [
        "3 Clock (@team) calls set of Box",
        "4 set of Box writes Prices",
        "5 Clock publishes to Ticks (@team)",
        "6 Cook (@team) takes messages from Ticks",
        "7 Cook writes Prices",
    ]


def test_the_story_of_what_is_fed_begins_with_the_api_that_publishes() -> None:
    (steps,) = shop("""
      desk: {kind: page, screens: till, calls: box.bill}
      box: {kind: server, consumes: alarms, apis: {bill: {serves: till.bill, reads: prices, publishes: ticks}}}
      alarms: {kind: queue}
      guard: {kind: worker, publishes: alarms}
      prices: {kind: database}
      ticks: {kind: queue}
      cook: {kind: worker, consumes: ticks, writes: prices}
    """)
    assert steps[1:] == [
        "1 Desk (@team) calls bill of Box (@team) serves it",
        "2 bill of Box reads Prices (@team)",
        "3 bill of Box publishes to Ticks (@team)",
        "4 Cook (@team) takes messages from Ticks",
        "5 Cook writes Prices",
        "6 Box takes messages from Alarms (@team)",
    ]


def test_a_part_of_another_system_says_so() -> None:
    far = """
```techspec
system: far
title: Far away
components: {bank: {kind: server, owner: far-team, apis: {pay: {serves: photos:sign-in.enter, computed: Now}}}}
```
"""
    near = """
```techspec
system: photos
components: {page: {kind: page, owner: a, screens: '*', calls: far:bank.pay}}
```
"""
    card = view_of(
        "show: trace\nscreen: photos:sign-in",
        {"page.md": SCREENS.replace("```screen", "```screen\nsystem: photos") + near, "far.md": far},
    )
    assert told(card)[0][1] == "1 Page (@a) calls pay of Bank in Far away (@far-team) serves it"


def test_a_screen_with_nothing_behind_it() -> None:
    card = view_of(
        "show: trace\nscreen: photos:wall", {"page.md": SCREENS.replace("```screen", "```screen\nsystem: photos")}
    )
    assert card.by_class("ts-empty")[0].text == "Nothing stands behind this screen."
    (others,) = told(card)
    assert others[1].startswith("Photos of friends, newest first \N{BALLOT X} gap: ")


def test_the_same_input_gives_the_same_words() -> None:
    assert view_of(WALL, PAGES).text == view(WALL).text
