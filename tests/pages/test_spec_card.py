from __future__ import annotations

from spec_example import PAGE, holds, spec, thing


def test_the_head() -> None:
    holds(thing("web"), "page", "@web-team", "in front", "Fast", "presents home (without likes)")
    holds(thing("web"), "calls api of @acme/feed and @storage, auth.login of @id")
    head = spec().by_id("ts-feed").by_class("ts-head")[0]
    holds(head, "The feed", "draft", "Reads are many")


def test_a_component_says_what_it_is_and_how_it_runs() -> None:
    holds(
        thing("api"),
        *("server", "@acme/feed, @storage", "Go 1.24", "2 to 20 copies", "3 zones", "rate 90/s", "capacity 2000/s"),
        *("availability 99.95%", "latency 5 ms", "every API calls auth"),
    )
    holds(thing("auth"), "1 copy", "one on purpose: Holds the keys", "host box-1")
    holds(thing("hot"), "3 copies", "copy of db")
    holds(thing("local"), "volatile: Filled again", "not in the picture")
    holds(
        thing("db"), "2 copies of each shard", "16 shards", "manual standby", "tweets All tweets", "likes All likes @b"
    )
    holds(thing("copy"), "managed", "replicates db")
    holds(thing("worker"), "consumes events.posted of @c", "writes hot (2 h later)", "off screen: Runs at night")
    holds(thing("events"), "posted A tweet is there @c", "Kept a day", "ends here: Looked at by hand")
    holds(thing("watcher"), "watches api", "computed: Only looks")
    holds(thing("edge"), "fronts api")


def test_an_api_says_what_it_serves_and_uses() -> None:
    tweets = thing("api.tweets")
    holds(tweets, "GET /v1/tweets tweets A page of tweets", "Sorted", "latency 40 ms")
    holds(tweets, "serves home.tweets, home.likes, home.post")
    holds(tweets, "reads hot of @a (a miss goes to db.tweets of @a, 95% hit, 2 times): ids only")
    holds(tweets, "db.tweets of @a (or else copy of @a (or else files of @a), works without it)")
    assert tweets.links["home.likes"] == "#ts-feed-home.likes"
    assert tweets.links["copy"] == "#ts-feed-copy"
    holds(thing("api.stats"), "computed: Counted in memory", "off screen: For operators")
    holds(thing("api.post"), "writes db.tweets", "publishes events.posted")


def test_the_owner_at_the_other_end_of_a_link_is_named_where_it_is_another() -> None:
    page = PAGE.replace("publishes: events.posted", "publishes: [events.posted, events.dead]")
    page = page.replace('owner: ["@acme/feed", storage]', 'owner: ["@acme/feed", "@org/A"]')
    (api, *_) = (one for one in spec(page).by_id("ts-feed-api.post").by_class("ts-uses") if "publishes" in one.text)
    assert api.text == "publishes events.posted of @c, events.dead"
    assert "replicates db" in spec(page).by_id("ts-feed-copy").text
    assert "db of" not in spec(page).by_id("ts-feed-copy").text


def test_a_component_names_the_screens_that_it_supports() -> None:
    assert thing("api").by_class("ts-for")[0].links == {"Home": "#ts-feed-home"}


def test_a_page_has_no_copies() -> None:
    assert "cop" not in thing("web").by_class("ts-runs")[0].text


def test_what_is_said_about_a_thing_stands_with_it() -> None:
    holds(thing("api.tweets"), "put off Paging to page \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} feed")
    holds(thing("db"), "settled Size")
    holds(thing("hot"), "open question Forget", "failure Behind")
    holds(thing("worker"), "trade-off Push early", "failure Behind")
    assert thing("hot").links["Forget"] == "#ts-feed-problem-forget"
    told = [one.attributes.get("title") for one in thing("hot").all() if one.tag == "a"]
    assert "How is one forgotten?" in told


def test_tradeoffs() -> None:
    push = thing("tradeoff-push")
    holds(
        push,
        "Push early",
        "Chose: To push",
        "Over: To pull",
        "Gains: Speed",
        "Costs: Memory",
        "About worker",
        "For now",
    )
    holds(push, "See TICKET-9")
    assert push.links["adr \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} 7"] == "from/page.md/to/adr/7.md"


def test_failures() -> None:
    behind = thing("failure-behind")
    holds(behind, "It falls behind", "Hits worker", "fixed Add workers", "Trade-off push", "About hot", "Seen twice")
    assert behind.links["https://a.example/1"] == "https://a.example/1"
    assert behind.links["push"] == "#ts-feed-tradeoff-push"
    holds(thing("failure-lost"), "accepted", "It is a copy")


def test_problems() -> None:
    paging = thing("problem-paging")
    there = "page \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} feed"
    holds(paging, "What of new tweets?", f"put off to {there}", "About api.tweets")
    assert paging.links[there] == "#feed"
    holds(thing("problem-size"), "answered Two terabytes")
    holds(thing("problem-twice"), "clarified That is expected")
    holds(thing("problem-edit"), "dropped Nobody asked", "For now")
    holds(thing("problem-forget"), "open")


def test_accepted_gaps() -> None:
    holds(spec().by_class("ts-accepted")[0], "failure/unfixed", "On lost", "It is a copy", "Until 2027-06-30")


def test_a_block_shows_only_what_it_declares() -> None:
    second = """
    ```techspec
    system: feed
    components: {extra: {kind: other, owner: a, offscreen: why}}
    ```
    """
    last = spec(PAGE + second).children[-1]
    assert [row.attributes["id"] for row in last.by_class("ts-row")] == ["ts-feed-extra"]
    assert "id" not in last.attributes
    assert "Reads are" not in last.text


def test_the_first_block_with_components_introduces_the_system_and_the_others_lead_there() -> None:
    decisions, components = spec("""
    ```techspec
    system: feed
    title: The feed
    note: Reads are many
    tradeoffs: {push: {chose: To push, over: To pull, costs: Memory}}
    ```

    ```techspec
    system: feed
    components: {extra: {kind: other, owner: a, offscreen: why}}
    ```
    """).children
    assert components.attributes["id"] == "ts-feed"
    assert "Reads are many" in components.by_class("ts-head")[0].text
    assert decisions.by_class("ts-head")[0].text == "Spec part of The feed"
    assert decisions.links["The feed"] == "#ts-feed"


def test_columns_that_have_nothing_in_them_are_left_out() -> None:
    def columns(components: str) -> list[str]:
        table = spec(f"""
    ```techspec
    system: feed
    components: {{{components}}}
    ```
    """).by_class("ts-components")[0]
        (row, *_) = table.by_class("ts-row")
        names = [column.text for column in table.by_class("ts-column")]
        assert len(row.by_class("ts-cell")) == len(names)
        return names

    assert columns("mail: {kind: external}") == ["Component"]
    assert columns("mail: {kind: external, note: Theirs}") == ["Component", "Offers and uses"]
    assert columns("box: {kind: server}") == ["Component", "Runs"]
    assert {column.text for column in spec().by_class("ts-components")[0].by_class("ts-column")} == {
        *("Component", "Offers and uses", "Runs", "Supports")
    }


def test_a_table_has_a_heading_and_its_name() -> None:
    card = spec()
    table = card.by_class("ts-components")[0]
    assert table.attributes["aria-label"] == "Components"
    (heading,) = card.by_class("ts-caption")[0].by_class("ts-heading")
    assert heading.text.startswith("Components")
    assert heading.attributes["aria-level"] == "4"
    assert {one.attributes["scope"] for one in table.all() if one.tag == "th"} == {"col", "row"}


def test_a_kind_of_its_own_keeps_its_name() -> None:
    unknown = PAGE.replace("kind: monitor", "kind: teapot")
    assert "teapot" in spec(unknown).by_id("ts-feed-watcher").text


def test_two_members_of_one_name_do_not_share_an_id() -> None:
    twice = PAGE.replace("files: {kind: storage", "files: {kind: other, apis: [same], stores: [same], topics: [same]")
    ids = [one.attributes.get("id") for one in spec(twice).all()]
    assert ids.count("ts-feed-files.same") == 1
