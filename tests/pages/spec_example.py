"""A `techspec` block with everything in it, and its card."""

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
    """The cards of a page."""
    return read(card(text))


def thing(name: str) -> Element:
    """What a link to a thing of the example leads to."""
    return spec().by_id(f"ts-feed-{name}")


def holds(element: Element, *said: str) -> None:
    for words in said:
        assert words in element.text
