"""Systems to draw, built by hand and linked by a few lines, so that these tests stand on nothing but the model."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from mkdocs_techspec.diagrams import View, system_view
from mkdocs_techspec.model import (
    Api,
    Component,
    Copies,
    Key,
    Kind,
    Link,
    Model,
    Presentation,
    Reference,
    Store,
    System,
    Topic,
    Verb,
)
from mkdocs_techspec.source import Source, Span, Word

SOURCE = Source(path="docs/a.md", uri="a.md", text="")
BLOCK = Span(SOURCE, 1, 1, 9, 1)
ELSEWHERE = Span(SOURCE, 11, 1, 19, 1)


def component(id: str, kind: str, owner: str = "", **more: Any) -> Component:  # noqa: A002 - named as in the model
    """A component in few words; `apis`, `stores`, `topics` may be lists of ids, `replicas` a number."""
    members = {"apis": Api, "stores": Store, "topics": Topic}
    for name, make in members.items():
        ids = more.get(name)
        if isinstance(ids, list):
            more[name] = {word: make(id=word, span=BLOCK) for word in ids}
    if isinstance(more.get("replicas"), int):
        more["replicas"] = Copies(more["replicas"], more["replicas"])
    fields: dict[str, Any] = {
        "span": BLOCK,
        "block": BLOCK,
        "kind": Kind(kind),
        "kind_name": kind,
        "title": id.replace("-", " ").capitalize(),
        "owners": (Word(owner, BLOCK),) if owner else (),
    }
    return Component(id=id, **{**fields, **more})


def key(text: str, system: str = "s") -> Key:
    """`a`, `a.b` or `t:a.b` as a key."""
    home, _, rest = text.rpartition(":")
    name, _, member = rest.partition(".")
    return Key(home or system, name, member)


def link(verb: str, source: str, target: str, miss: str = "", fallback: str = "") -> Link:
    written = Reference(to=Word(target, BLOCK))
    spare = {"miss": miss, "fallback": fallback}
    others = {name: link(verb, source, other) for name, other in spare.items() if other}
    return Link(verb=Verb(verb), source=key(source), target=key(target), span=BLOCK, written=written, **others)


def system(id: str, components: Iterable[Component], title: str) -> System:  # noqa: A002 - named as in the model
    return System(id=id, title=title, span=BLOCK, blocks=(BLOCK,), components={one.id: one for one in components})


def model(
    components: Iterable[Component],
    links: Iterable[Link],
    presenting: Iterable[str] = (),
    title: str = "System",
    others: Iterable[System] = (),
) -> Model:
    """A site with a system `s` of these components, and `others`."""
    systems = {one.id: one for one in (system("s", components, title), *others)}
    by_source: dict[Key, tuple[Link, ...]] = {}
    for one in links:
        by_source[one.source] = (*by_source.get(one.source, ()), one)
    screen = Key("s", "screen")
    shown = tuple(Presentation(key(page), screen, frozenset(), BLOCK) for page in presenting)
    return Model(
        systems=systems,
        links=by_source,
        services={},
        presentations={screen: shown},
        includes={},
        truths={},
        targets={},
        waivers=(),
    )


def view_of(model: Model, block: Span = BLOCK) -> View:
    found = system_view(model, model.systems["s"], block)
    assert found is not None
    return found


def target() -> View:
    """A feed of 22 boxes with every common kind."""
    c = component
    parts = [
        c("web", "page", "web-team", tech="React", title="Web page"),
        c("mobile", "mobile", "mobile-team", tech="Swift / Kotlin", title="Mobile app"),
        c("cdn", "cdn", "platform", tech="Fastly", title="CDN"),
        c("gateway", "gateway", "platform", tech="Envoy", replicas=3, title="API gateway"),
        c("auth", "server", "identity", tech="Go", replicas=3, title="Auth API", apis=["login", "check"]),
        c("users", "server", "identity", tech="Go", replicas=3, title="Users API", apis=["profile", "follow"]),
        c("posts", "server", "feed-team", tech="Go", replicas=4, title="Posts API", apis=["create", "read"]),
        c("feed", "server", "feed-team", tech="Go", replicas=6, title="Feed API", apis=["timeline"]),
        c("search", "server", "search-team", tech="Java", replicas=2, title="Search API", apis=["search"]),
        c("media", "server", "media-team", tech="Go", replicas=2, title="Media API", apis=["upload"]),
        c(
            "queue",
            "queue",
            "feed-team",
            tech="Kafka",
            replicas=3,
            title="Fan-out queue",
            topics=["post.created", "media.uploaded"],
        ),
        c("fanout", "worker", "feed-team", tech="Go", replicas=8, title="Fan-out worker"),
        c("transcode", "worker", "media-team", tech="ffmpeg", replicas=4, title="Transcode worker"),
        c("notify", "worker", "growth", tech="Go", title="Notify worker"),
        c(
            "usersdb",
            "database",
            "identity",
            tech="Postgres",
            replicas=3,
            title="Users DB",
            stores=["users", "follows"],
        ),
        c("sessions", "cache", "identity", tech="Redis", replicas=3, title="Sessions"),
        c(
            "postsdb",
            "database",
            "feed-team",
            tech="Postgres",
            shards=16,
            replicas=2,
            title="Posts DB",
            stores=["posts", "likes"],
        ),
        c("timelines", "cache", "feed-team", tech="Redis", replicas=12, title="Timelines"),
        c("index", "search", "search-team", tech="OpenSearch", replicas=3, title="Search index"),
        c("store", "storage", "media-team", tech="S3", managed=True, title="Media store"),
        c("push", "external", tech="APNs / FCM", title="Push provider"),
    ]
    calls = {
        "web": ["gateway"],
        "mobile": ["gateway"],
        "gateway": [
            "auth.login",
            "auth.check",
            "users.profile",
            "users.follow",
            "posts.create",
            "posts.read",
            "feed.timeline",
            "search.search",
            "media.upload",
        ],
        "notify": ["push"],
    }
    links = [link("calls", a, b) for a, all_ in calls.items() for b in all_]
    reads = {
        "web": ["cdn"],
        "mobile": ["cdn"],
        "cdn": ["store"],
        "auth": ["usersdb.users"],
        "users": ["usersdb"],
        "search": ["index"],
        "fanout": ["usersdb.follows"],
    }
    links += [link("reads", a, b) for a, all_ in reads.items() for b in all_]
    writes = {
        "auth": ["sessions"],
        "users": ["usersdb"],
        "posts": ["postsdb.posts"],
        "media": ["store"],
        "fanout": ["timelines", "index"],
        "transcode": ["store"],
    }
    links += [link("writes", a, b) for a, all_ in writes.items() for b in all_]
    links += [
        link("reads", "feed", "timelines", miss="postsdb.posts"),
        link("publishes", "posts.create", "queue.post.created"),
        link("publishes", "media.upload", "queue.media.uploaded"),
        link("consumes", "fanout", "queue.post.created"),
        link("consumes", "notify", "queue.post.created"),
        link("consumes", "transcode", "queue.media.uploaded"),
    ]
    return view_of(model(parts, links, ["web", "mobile"], "Home feed"))


def feed() -> View:
    """The language's own example."""
    c = component
    parts = [
        c("web", "page", "web-team"),
        c("auth", "server", "identity", apis=["login"]),
        c("feed-api", "server", "timelines", replicas=3, apis=["timeline", "post"]),
        c("fanout", "queue", "timelines", topics=["tweet-posted"], replicas=3),
        c("fanout-worker", "worker", "timelines", replicas=4),
        c("timelines", "cache", "timelines", replicas=3),
        c("tweets-db", "database", "storage", tech="PostgreSQL 17", stores=["tweets", "follows"], replicas=2),
        c("users-db", "database", "identity", stores=["users"]),
    ]
    links = [
        link("calls", "web", "feed-api"),
        link("calls", "web", "auth.login"),
        link("reads", "auth", "users-db"),
        link("reads", "feed-api.timeline", "timelines", miss="tweets-db.tweets"),
        link("writes", "feed-api.post", "tweets-db.tweets"),
        link("publishes", "feed-api.post", "fanout.tweet-posted"),
        link("consumes", "fanout-worker", "fanout.tweet-posted"),
        link("writes", "fanout-worker", "timelines"),
    ]
    return view_of(model(parts, links, ["web"], "Home feed"))


def petclinic() -> View:
    """A small system with much machinery: a gateway with fallbacks, and what is watched."""
    c = component
    services = ["customers", "visits", "vets", "genai"]
    parts = [
        c("spa", "page", "web", tech="AngularJS", title="Clinic web app"),
        c("api-gateway", "gateway", "platform", tech="Spring Cloud Gateway", apis=["owner-details", "fallback"]),
        *(c(name, "server", "clinic", tech="Spring Boot", title=f"{name.capitalize()} service") for name in services),
        c("mysql", "database", "data", tech="MySQL", title="petclinic", stores=["owners", "pets", "visits", "vets"]),
        c("vets-cache", "cache", "clinic", tech="in process"),
        c("vector-store", "search", "clinic", tech="SimpleVectorStore"),
        c("openai", "external", tech="gpt-4o-mini", title="OpenAI"),
        c("config-server", "server", "platform", tech="Spring Cloud Config"),
        c("discovery-server", "server", "platform", tech="Eureka"),
        c("prometheus", "monitor", "platform"),
        c("grafana", "monitor", "platform"),
        c("zipkin", "monitor", "platform", tech="Zipkin", title="Tracing server"),
    ]
    links = [
        link("calls", "spa", "api-gateway.owner-details"),
        *(link("fronts", "api-gateway", name) for name in services),
        *(link("calls", "spa", name) for name in services),
        link("calls", "api-gateway.owner-details", "customers"),
        link("calls", "api-gateway.owner-details", "visits", fallback="api-gateway.fallback"),
        *(link("reads", name, "mysql") for name in services[:3]),
        *(link("writes", name, "mysql") for name in services[:2]),
        link("reads", "vets", "vets-cache", miss="mysql.vets"),
        link("reads", "genai", "vector-store"),
        link("calls", "genai", "openai"),
        link("calls", "genai", "customers"),
        link("calls", "genai", "vets"),
        *(link("calls", name, "config-server") for name in [*services, "api-gateway"]),
        *(link("calls", name, "discovery-server") for name in [*services, "api-gateway"]),
        *(link("watches", "prometheus", name) for name in ["api-gateway", *services[:3]]),
        link("calls", "grafana", "prometheus"),
        *(link("watches", "zipkin", name) for name in services),
    ]
    return view_of(model(parts, links, ["spa"], "Pet clinic"))


_KINDS = (
    ["server"] * 5
    + ["database"] * 3
    + ["queue", "worker", "cache", "external", "storage", "scheduler", "stream", "other"]
)


def tangle(boxes: int, arrows: int, seed: int = 1) -> View:
    """A random system: mostly downwards, as real ones are."""
    dice = random.Random(seed)  # noqa: S311 - it must repeat, not be secret
    names = [f"part-{number}" for number in range(boxes)]
    kinds = ["page", "gateway", *(dice.choice(_KINDS) for _ in names[2:])]
    depth = {"page": 0, "gateway": 1, "server": 2, "scheduler": 2, "queue": 3, "stream": 3, "worker": 4}
    parts = [
        component(
            name,
            kind,
            f"team-{dice.randrange(5)}",
            tech=dice.choice(["", "Go", "PostgreSQL 17"]),
            replicas=dice.randrange(1, 4),
        )
        for name, kind in zip(names, kinds, strict=True)
    ]
    links: list[Link] = []
    seen: set[tuple[int, int]] = set()
    while len(seen) < arrows:
        a, b = sorted(dice.sample(range(boxes), 2), key=lambda place: (depth.get(kinds[place], 5), place))
        seen.add((a, b))
    for a, b in sorted(seen):
        verb = (
            "publishes"
            if kinds[b] in ("queue", "stream")
            else "consumes"
            if kinds[a] in ("queue", "stream")
            else "calls"
        )
        links.append(link(verb, names[b], names[a]) if verb == "consumes" else link(verb, names[a], names[b]))
    return view_of(model(parts, links, ["part-0"], f"Tangle of {boxes}"))


def wide() -> View:
    """Ten servers in a row behind one gateway, each with a database of its own: wants to be wrapped."""
    names = ["orders", "payments", "stock", "prices", "users", "reviews", "search", "shipping", "invoices"]
    parts = [component("shop", "page", "web"), component("entry", "gateway", "platform", replicas=2)]
    links = [link("calls", "shop", "entry")]
    for name in names:
        parts.append(component(name, "server", f"{name}-team", tech="Kotlin", replicas=2))
        parts.append(component(f"{name}-db", "database", f"{name}-team", tech="PostgreSQL 17"))
        links += [link("calls", "entry", name), link("reads", name, f"{name}-db"), link("writes", name, f"{name}-db")]
    return view_of(model(parts, links, ["shop"], "Shop"))


def tangle20() -> View:
    return tangle(20, 34)


def tangle40() -> View:
    return tangle(40, 60, 2)


def zoo() -> View:
    """One of every kind."""
    kinds = [kind.value for kind in Kind]
    parts = [component(f"the-{kind}", kind, "owners", tech="Some tech", group="") for kind in kinds]
    links = [
        link("watches", "the-monitor", "the-server"),
        link("calls", "the-page", "the-gateway"),
        link("calls", "the-gateway", "the-server"),
        link("calls", "the-mobile", "the-gateway"),
        link("calls", "the-client", "the-gateway"),
        link("reads", "the-server", "the-database"),
        link("reads", "the-server", "the-cache", miss="the-database"),
        link("writes", "the-server", "the-storage"),
        link("publishes", "the-server", "the-queue"),
        link("consumes", "the-worker", "the-queue"),
        link("calls", "the-scheduler", "the-worker"),
        link("reads", "the-server", "the-search"),
        link("publishes", "the-worker", "the-stream"),
        link("calls", "the-worker", "the-external"),
        link("calls", "the-server", "the-other"),
        link("reads", "the-page", "the-cdn"),
        link("reads", "the-cdn", "the-storage"),
    ]
    return view_of(model(parts, links, ["the-page", "the-mobile", "the-client"], "Zoo"))
