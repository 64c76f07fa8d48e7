from __future__ import annotations

from view_pages import FEED, SITE, order, row, rows, view

TABLE = "ts-component-list"


def cells(start: str, block: str = "show: components") -> list[str]:
    return row(view(block), TABLE, start)


def test_what_a_component_is_and_does() -> None:
    assert cells("server Api") == [
        "Owner @acme/timelines",
        "APIs GET /v1/timeline, POST /v1/tweets, GET /v1/videos reads db.tweets of @storage, videos of @storage "
        "writes db.tweets of @storage publishes fanout.posted of @platform",
        "Runs 3 copies host box-1",
        "Supports Home timeline, Replays With all of it down lost: Home timeline, Replays",
    ]
    assert cells("database Db")[1] == "data sets All tweets, follows"
    assert cells("queue Fanout")[1] == "topics posted"
    assert cells("external Google") == ["", "", "", ""]


def test_what_several_apis_use_is_told_once() -> None:
    twice = FEED.replace("reads: videos}", "reads: [videos, db.tweets]}")
    found = row(view("show: components", {**SITE, "feed/spec.md": twice}), TABLE, "server Api")
    assert "reads db.tweets of @storage, videos of @storage writes" in found[1]


def test_what_is_down_is_told_by_the_screens_that_people_see() -> None:
    down = cells("server Auth")[3]
    assert down == "Supports Header, Sign in With one instance down lost: Home timeline, Sign in"
    assert "down" not in cells("database Spare")[3]
    stale = FEED.replace("writes: db.follows", "writes: db.tweets")
    found = row(view("show: components", {**SITE, "feed/spec.md": stale}), TABLE, "worker")
    assert found[3].endswith("With all of it down stale: Home timeline")


def test_components_are_sorted_by_system_kind_and_title() -> None:
    found = [" ".join(first.split(" ")[:2]) for first in rows(view("show: components"), TABLE)]
    assert found == [
        *("page Login", "server Auth", "database Users", "external Google", "monitor Lost"),
        *("page Web", "server Api", "worker Worker", "database Db", "database Spare"),
        *("files Videos", "queue Fanout", "cdn Cdn"),
    ]


def test_a_component_is_linked_to_where_it_is_told() -> None:
    links = view("show: components").links
    assert links["Videos"] == "from/handbook/page.md/to/feed/spec.md#ts-feed-videos"
    assert links["GET /v1/timeline"] == "from/handbook/page.md/to/feed/spec.md#ts-feed-api.timeline"
    assert links["Auth"] == "from/handbook/page.md/to/identity.md#ts-identity-auth"


def test_names_are_short_where_one_system_is_told_of() -> None:
    assert "in The feed" in next(iter(rows(view("show: components\nkind: queue"), TABLE)))
    assert "in The feed" not in next(iter(rows(view("show: components\nkind: queue\nsystem: feed"), TABLE)))


def test_what_narrows_it() -> None:
    assert order(view("show: components\nsystem: feed\nstage: simple"), TABLE) == ["page", "server", "database"]
    assert order(view("show: components\nkind: storage"), TABLE) == ["files"]
    assert order(view("show: components\nowner: Identity"), TABLE) == ["page", "server"]
    assert order(view("show: components\nowner: timelines"), TABLE) == ["server", "worker", "queue"]
    at_home = [
        " ".join(first.split(" ")[:2])
        for first in rows(view("show: components\nscreen: feed:home\nsystem: feed"), TABLE)
    ]
    assert at_home == ["page Web", "server Api", "worker Worker", "database Db", "queue Fanout"]
    replays = [first.split(" ")[1] for first in rows(view("show: components\nscreen: feed:replays"), TABLE)]
    assert replays == ["Web", "Api", "Videos", "Cdn"]


def test_a_stage_is_told_of_as_it_was() -> None:
    at_first = cells("server Api", "show: components\nsystem: feed\nstage: simple")
    assert at_first[1].startswith("APIs GET /v1/timeline, POST /v1/tweets reads")
    assert at_first[2] == "Runs 1 copy: nothing takes over host box-1"
    assert at_first[3].endswith("With one instance down lost: Home timeline")
