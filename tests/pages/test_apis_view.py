from __future__ import annotations

from card_pages import Element
from view_pages import FEED, IDENTITY, SITE, order, row, rows, view

TABLE = "ts-api-list"


def api(start: str, card: Element | None = None) -> list[str]:
    return row(card or view("show: apis"), TABLE, start)


def test_what_an_api_is_for() -> None:
    assert api("POST /v1/tweets") == [
        "Serves home.post",
        "Used by web of @web-team (names only Api)",
        "writes db.tweets of @storage publishes fanout.posted of @platform rate 90/s",
    ]
    assert api("GET /v1/me") == ["Serves feed:header.me", "Used by feed:web of @web-team", ""]
    (first,) = (one for one in rows(view("show: apis"), TABLE) if one.startswith("GET /v1/timeline"))
    assert first == "GET /v1/timeline api.timeline Api in The feed @acme/timelines"


def test_who_uses_an_api() -> None:
    assert api("POST /v1/sessions")[1] == "Used by feed:web of @web-team, login of @web-team"
    assert api("GET /v0/me") == ["", "not used", ""]
    offscreen = IDENTITY.replace("old: {route: GET /v0/me}", "old: {route: GET /v0/me, offscreen: For the old app}")
    assert api("GET /v0/me", view("show: apis", {**SITE, "identity.md": offscreen})) == [
        "",
        "",
        "off screen: For the old app",
    ]


def test_who_names_only_the_component_uses_what_serves_a_need() -> None:
    other = FEED.replace("video: {route: GET /v1/videos, serves: replays.video,", "video: {route: GET /v1/videos,")
    assert api("GET /v1/videos", view("show: apis", {**SITE, "feed/spec.md": other}))[1] == "not used"


def test_what_stands_before_an_api_is_named() -> None:
    fronted = FEED.replace("cdn: {kind: cdn, owner: platform, fronts: videos}", "cdn: {kind: cdn, fronts: api}")
    assert api("POST /v1/tweets", view("show: apis", {**SITE, "feed/spec.md": fronted}))[1].endswith("behind cdn")


def test_text_of_another_page_and_system_is_read_as_there() -> None:
    assert api("POST /v1/sessions")[2] == "Slow, see me"
    assert view("show: apis").links["me"] == "from/handbook/page.md/to/identity.md#ts-identity-auth.me"


def test_what_narrows_it() -> None:
    def routes(block: str) -> list[str]:
        return [first.split(" ")[1] for first in rows(view(block), TABLE)]

    assert routes("show: apis\nsystem: feed\nstage: simple") == ["/v1/timeline", "/v1/tweets"]
    assert routes("show: apis\nowner: identity") == ["/v1/sessions", "/v1/me", "/v0/me"]
    assert routes("show: apis\nscreen: feed:home") == ["/v1/me", "/v1/timeline", "/v1/tweets"]
    assert routes("show: apis\nscreen: feed:replays") == ["/v1/videos"]
    assert order(view("show: apis\nkind: gateway"), TABLE) == []
    assert view("show: apis\nkind: gateway").by_class("ts-empty")[0].text == (
        "Nothing here offers an API that this view picks."
    )
