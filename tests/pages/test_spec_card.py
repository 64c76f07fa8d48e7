from __future__ import annotations

from card_pages import Element, card, read

PAGE = """
    # Feed

    ```screen
    screen: home
    shows: {tweets: Tweets, likes: Likes}
    does: {post: Post}
    ```

    ```techspec
    system: feed
    title: The feed
    note: Reads are `many`
    draft: true
    components:
      web:
        kind: page
        owner: web-team
        screens: [{screen: home, without: likes}]
        calls: [api, auth.login]
        note: Fast
        group: front
      api:
        kind: server
        owner: ["@acme/feed", storage]
        tech: Go 1.24
        replicas: 2..20
        zones: 3
        rate: 90/s
        capacity: 2000/s
        availability: 99.95%
        latency: 5 ms
        apis:
          tweets:
            route: GET /v1/tweets
            title: A page of tweets
            note: Sorted
            latency: 40 ms
            serves: home.*
            reads:
              - {to: hot, miss: db.tweets, hit: 95%, times: 2, note: ids only}
              - {to: db.tweets, else: {to: copy, else: files}, optional: true}
          stats: {computed: Counted in memory, offscreen: For operators}
          post: {serves: home.post, writes: db.tweets, publishes: events.posted}
        calls: auth
      auth:
        kind: server
        owner: id
        apis: {login: {route: POST /login, offscreen: Later}}
        single: Holds the keys
        host: box-1
      hot: {kind: cache, owner: a, of: db, replicas: 3}
      local: {kind: cache, owner: a, volatile: Filled again, hidden: true}
      db:
        kind: database
        owner: a
        shards: 16
        replicas: 2
        standby: manual
        stores: {tweets: All tweets, likes: {title: All likes, owner: b}}
      copy: {kind: database, owner: a, managed: true, stores: [tweets], replicates: db}
      files: {kind: storage, owner: a}
      events:
        kind: queue
        owner: a
        topics: {posted: {title: A tweet is there, owner: c, note: Kept a day}, dead: {ends: Looked at by hand}}
      worker: {kind: worker, owner: a, consumes: events.posted, writes: {to: hot, delay: 2 h}, offscreen: Runs at night}
      watcher: {kind: monitor, owner: a, watches: api, computed: Only looks}
      edge: {kind: gateway, owner: a, fronts: api}
    tradeoffs:
      push:
        title: Push early
        chose: To push
        over: To pull
        gains: Speed
        costs: Memory
        about: worker
        see: [adr/7.md, TICKET-9]
        note: For now
    failures:
      behind:
        what: It falls behind
        hits: worker
        fix: Add workers
        tradeoff: push
        about: hot
        see: https://a.example/1
        note: Seen twice
      lost: {what: It is lost, hits: files}
    problems:
      paging: {ask: What of new tweets?, about: api.tweets, later: page.md#feed}
      size: {ask: How big?, about: db, answer: Two terabytes}
      twice: {ask: Shown twice?, clarified: That is expected}
      edit: {ask: May it be edited?, dropped: Nobody asked, note: For now}
      forget: {ask: How is one forgotten?, about: hot}
    accept:
      - {gap: failure/unfixed, on: lost, why: It is a copy, until: 2027-06-30}
    ```
    """


def spec(text: str = PAGE) -> Element:
    return read(card(text))


def thing(name: str) -> Element:
    return spec().by_id(f"ts-feed-{name}")


def holds(element: Element, *said: str) -> None:
    for words in said:
        assert words in element.text


def test_the_head() -> None:
    holds(
        thing("web"), "page", "@web-team", "in front", "Fast", "presents home (without likes)", "calls api, auth.login"
    )
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
    holds(thing("worker"), "consumes events.posted", "writes hot (2 h later)", "off screen: Runs at night")
    holds(thing("events"), "posted A tweet is there @c", "Kept a day", "ends here: Looked at by hand")
    holds(thing("watcher"), "watches api", "computed: Only looks")
    holds(thing("edge"), "fronts api")


def test_an_api_says_what_it_serves_and_uses() -> None:
    tweets = thing("api.tweets")
    holds(tweets, "GET /v1/tweets tweets A page of tweets", "Sorted", "latency 40 ms")
    holds(tweets, "serves home.tweets, home.likes, home.post")
    holds(tweets, "reads hot a miss goes to db.tweets (95% hit, 2 times): ids only")
    holds(tweets, "db.tweets or else copy or else files (works without it)")
    assert tweets.links["home.likes"] == "#ts-feed-home.likes"
    assert tweets.links["copy"] == "#ts-feed-copy"
    holds(thing("api.stats"), "computed: Counted in memory", "off screen: For operators")
    holds(thing("api.post"), "writes db.tweets", "publishes events.posted")


def test_a_component_names_the_screens_that_it_supports() -> None:
    assert thing("api").by_class("ts-for")[0].links == {"Home": "#ts-feed-home"}


def test_a_page_has_no_copies() -> None:
    assert "cop" not in thing("web").by_class("ts-runs")[0].text


def test_what_is_said_about_a_thing_stands_with_it() -> None:
    holds(thing("api.tweets"), "put off What of new tweets?: page.md#feed")
    holds(thing("db"), "settled How big?")
    holds(thing("hot"), "open question How is one forgotten?", "failure Behind")
    holds(thing("worker"), "trade-off Push early", "failure Behind")
    assert thing("hot").links["How is one forgotten?"] == "#ts-feed-problem-forget"


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
    assert push.links["adr/7.md"] == "from/page.md/to/adr/7.md"


def test_failures() -> None:
    behind = thing("failure-behind")
    holds(behind, "It falls behind", "Hits worker", "fixed Add workers", "Trade-off push", "About hot", "Seen twice")
    assert behind.links["https://a.example/1"] == "https://a.example/1"
    assert behind.links["push"] == "#ts-feed-tradeoff-push"
    holds(thing("failure-lost"), "accepted", "It is a copy")


def test_problems() -> None:
    paging = thing("problem-paging")
    holds(paging, "What of new tweets?", "put off page.md#feed", "About api.tweets")
    assert paging.links["page.md#feed"] == "#feed"
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


def test_a_kind_of_its_own_keeps_its_name() -> None:
    unknown = PAGE.replace("kind: monitor", "kind: teapot")
    assert "teapot" in spec(unknown).by_id("ts-feed-watcher").text


def test_two_members_of_one_name_do_not_share_an_id() -> None:
    twice = PAGE.replace("files: {kind: storage", "files: {kind: other, apis: [same], stores: [same], topics: [same]")
    ids = [one.attributes.get("id") for one in spec(twice).all()]
    assert ids.count("ts-feed-files.same") == 1
