"""A site of two systems for the tests of views: one has stages, and they lean on each other."""

from __future__ import annotations

from collections.abc import Mapping

from card_pages import Element, checked, href, read

from mkdocs_techspec.pages import Here, build_index, view_card, write

FEED = """
    # Feed

    ```screen
    screen: home
    system: feed
    title: Home timeline
    shows:
      timeline: Tweets of the people I follow
      trends: {title: What is talked about, optional: true}
    does:
      post: Post a tweet
      mute: {title: Mute a thread, planned: "Not in the [first](later.md) release"}
      zoom: {title: Enlarge a picture, local: true}
    includes: [header]
    ```

    ```screen
    screen: header
    system: feed
    part: true
    shows: {me: My name}
    ```

    ```screen
    screen: replays
    system: feed
    title: Replays
    shows: {video: A video}
    ```

    ```techspec
    system: feed
    title: The feed
    ```

    ```techspec
    system: feed
    stage: simple
    planned: {replays: Nobody has a video yet}
    components:
      web:
        kind: page
        owner: web-team
        screens: [home, replays]
        calls: [api, identity:auth.login, identity:auth.me]
      api:
        kind: server
        owner: "@acme/timelines"
        host: box-1
        apis:
          timeline: {route: GET /v1/timeline, serves: home.timeline, reads: db.tweets}
          post: {route: POST /v1/tweets, serves: home.post, writes: db.tweets, rate: 90/s}
      db: {kind: database, owner: storage, host: box-1, stores: {tweets: All tweets, follows: {owner: timelines}}}
    failures:
      db-dies: {what: The database dies, hits: db}
    ```

    ```techspec
    system: feed
    stage: scaled
    after: simple
    fixes: db-dies
    components:
      api:
        replicas: 3
        apis:
          post: {publishes: fanout.posted}
          video: {route: GET /v1/videos, serves: replays.video, reads: videos}
      db: {replicas: 3}
      fanout: {kind: queue, owner: [platform, timelines], topics: [posted], replicas: 3}
      worker: {kind: worker, owner: timelines, consumes: fanout.posted, writes: db.follows, replicas: 4}
      videos: {kind: files, owner: storage, managed: true, stores: [clips]}
      cdn: {kind: cdn, owner: platform, fronts: videos}
      spare: {kind: database, owner: storage, stores: [bones]}
    tradeoffs:
      copies: {chose: Three of each, over: One, costs: Money, about: api}
    failures:
      cut: {what: The cable is cut, hits: [api, db]}
    problems:
      missed: {ask: Is one missed?, about: api.timeline}
    accept:
      - gap: coverage/unserved
        on: home.trends
        why: Nobody [knows](later.md), see [auth](techspec:identity:auth)
        until: 2027-06-30
    ```
    """

IDENTITY = """
    # Identity

    ```screen
    screen: sign-in
    system: identity
    title: Sign in
    does: {enter: Sign in}
    ```

    ```techspec
    system: identity
    title: Identity
    components:
      login: {kind: page, owner: [web-team, identity], screens: sign-in, calls: [auth.login, google]}
      auth:
        kind: server
        owner: identity
        tech: Go 1.24
        apis:
          login: {route: POST /v1/sessions, serves: sign-in.enter, note: "Slow, see [me](techspec:auth.me)"}
          me: {route: GET /v1/me, serves: feed:header.me}
          old: {route: GET /v0/me}
        reads: users-db
        writes: users-db.users
      users-db: {kind: database, owner: storage, stores: [users]}
      google: {kind: external}
      lost: {kind: monitor, watches: auth}
    ```
    """

SITE = {"feed/spec.md": FEED, "identity.md": IDENTITY}
SETTINGS = {
    "kinds": {"files": "storage"},
    "owners": ["web-team", "timelines", "storage", "identity", "platform", "idle"],
}


def view(block: str, pages: Mapping[str, str] = SITE, settings: Mapping[str, object] = SETTINGS) -> Element:
    """The card of a view on a page of its own."""
    uri = "handbook/page.md"
    site = checked({uri: f"```techspec-view\n{block}\n```\n", **pages}, settings)
    index = build_index(site)
    (span, target), *_ = site.views.items()
    here = Here(index=index, href=href, uri=uri, system="", snapshot=site.last, block=span)
    return read(write(view_card(index.contents[span], target, (), here)))


def rows(card: Element, table: str) -> dict[str, list[str]]:
    """The rows of one of a view's tables: what each cell says, by what the first says."""
    found = (row for one in card.by_class(table) for row in one.by_class("ts-row"))
    cells = ([cell.text for cell in row.children] for row in found)
    return {first: others for first, *others in cells}


def row(card: Element, table: str, start: str) -> list[str]:
    """The cells of the row whose first begins like this."""
    (found,) = (cells for first, cells in rows(card, table).items() if first.startswith(start))
    return found


def order(card: Element, table: str) -> list[str]:
    """The first words of each row of a table, from top to bottom."""
    return [first.split(" ")[0] for first in rows(card, table)]
