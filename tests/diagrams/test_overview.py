"""A large system as an overview: what becomes one box, what its arrows say, and what each box opens into."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import replace

import systems
from contrast import DARK, LIGHT, contrast, variables
from staged import stage_of
from systems import component, link, model, view_of

from mkdocs_techspec.analysis.stages import Change
from mkdocs_techspec.config import Config
from mkdocs_techspec.diagrams import View, bundle_view, draw_views, overview_of
from mkdocs_techspec.diagrams.views import MOST_BOXES, Node
from mkdocs_techspec.model import Component, Link

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"


def team(name: str, *parts: str, **more: str) -> list[Component]:
    """A server and what it keeps, of one owner: `name`, and a database for each part."""
    return [
        component(name, "server", name, **more),
        *(component(f"{name}-{part}", "database", name, **more) for part in parts),
    ]


PARTS = [
    component("web", "page", "web"),
    component("app", "mobile", "web"),
    *team("posts", "db", "log"),
    *team("people", "db"),
    *team("media", "db", "index"),
    component("mail", "external"),
]
LINKS = [
    link("calls", "web", "posts"),
    link("calls", "app", "people"),
    link("reads", "posts", "posts-db"),
    link("writes", "posts", "posts-log"),
    link("reads", "posts", "people-db"),
    link("writes", "posts", "people-db"),
    link("calls", "posts", "people"),
    link("calls", "people", "mail"),
    link("reads", "media", "people-db"),
]


def overview(parts: Iterable[Component] = PARTS, links: Iterable[Link] = LINKS) -> View:
    found = overview_of(view_of(model(parts, links, ["web", "app"])))
    assert found is not None
    return found


def names(view: View) -> list[str]:
    return [node.key.name for node in view.nodes]


def bundle(view: View, name: str) -> Node:
    return next(node for node in view.nodes if node.key.name == f"group/{name}")


def members(view: View, name: str) -> list[str]:
    found = bundle(view, name).bundle
    assert found
    return [node.key.name for node in found.nodes]


def arrows(view: View) -> Iterator[str]:
    for arrow in view.arrows:
        ends = (arrow.source.name or "person", arrow.target.name)
        yield " ".join(filter(None, (f"{ends[0]} -> {ends[1]}", arrow.flow.value, arrow.label)))


# --- what becomes one box -------------------------------------------------------------------------------------------


def test_what_shares_an_owner_becomes_one_box() -> None:
    view = overview()
    assert names(view) == ["", "app", "web", "group/media", "group/people", "group/posts", "mail"]
    assert members(view, "posts") == ["posts", "posts-db", "posts-log"]
    assert view.title == "System: overview"


def test_pages_and_what_shares_nothing_stay_by_themselves() -> None:
    alone = [component("jobs", "scheduler", "night"), component("stub", "external", "posts")]
    view = overview([*PARTS, *alone], LINKS)
    assert {"web", "app", "mail", "jobs"} <= set(names(view))
    assert "stub" in members(view, "posts")


def test_groups_come_first_where_half_of_the_components_name_one() -> None:
    grouped = [replace(one, group="Data") if one.kind == "database" else one for one in PARTS]
    view = overview([*grouped, *(replace(one, group="Front") for one in team("edge", "db"))])
    assert names(view) == ["", "app", "web", "media", "people", "posts", "group/data", "group/front", "mail"]
    assert members(view, "data") == ["media-db", "media-index", "people-db", "posts-db", "posts-log"]
    assert members(view, "front") == ["edge", "edge-db"]


def test_owners_come_first_where_fewer_do() -> None:
    grouped = [replace(one, group="Data") if one.kind == "database" else one for one in PARTS]
    assert members(overview(grouped), "posts") == ["posts", "posts-db", "posts-log"]


def test_an_owner_is_one_however_it_is_written() -> None:
    parts = [*PARTS, component("a", "server", "@acme/posts"), component("b", "server", "@posts")]
    assert members(overview(parts), "posts") == ["a", "b", "posts", "posts-db", "posts-log"]


def test_boxes_of_another_system_become_one() -> None:
    others = systems.system("t", [component("x", "server"), component("y", "server")], "Elsewhere")
    links = [*LINKS, link("calls", "posts", "t:x"), link("calls", "posts", "t:y")]
    found = overview_of(view_of(model(PARTS, links, ["web"], others=[others])))
    assert found
    assert members(found, "elsewhere") == ["x", "y"]
    assert bundle(found, "elsewhere").outside


def test_too_few_and_too_many_boxes_are_no_overview() -> None:
    one_owner = [replace(part, owners=PARTS[2].owners) for part in PARTS[:-1]]
    assert overview_of(view_of(model(one_owner, [], ["web"]))) is None
    many = [part for number in range(21) for part in team(f"team{number}", "db")]
    assert overview_of(view_of(model(many, [], []))) is None
    assert overview_of(view_of(model(many[:40], [], []))) is not None
    alone = [component(f"c{number}", "server", f"o{number}") for number in range(30)]
    assert overview_of(view_of(model(alone, [], []))) is None


def test_names_that_look_alike_stay_apart() -> None:
    groups = [f"{word}{mark}" for word in ("Data", "data") for mark in ("", "!", " ")] + ["数据", "資料"]
    parts = [
        component(f"c{place}-{turn}", "server", "o", group=group) for place, group in enumerate(groups) for turn in "ab"
    ]
    found = [node.key.name for node in overview(parts, []).nodes if node.bundle]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"group/[a-z0-9.-]+", name) for name in found)


def test_only_what_is_of_a_whole_system_opens() -> None:
    drawn = view_of(model(PARTS, LINKS))
    assert drawn.opens_above == MOST_BOXES
    assert drawn.boxes == len(PARTS)


# --- arrows ---------------------------------------------------------------------------------------------------------


def test_arrows_between_the_same_boxes_become_one() -> None:
    assert list(arrows(overview())) == [
        "person -> app uses uses",
        "person -> web uses uses",
        "app -> group/people calls",
        "group/media -> group/people calls reads",
        "group/people -> mail calls",
        "group/posts -> group/people calls reads, writes",
        "web -> group/posts calls",
    ]


def test_an_arrow_tells_all_that_goes_along_it() -> None:
    (found,) = (one for one in overview().arrows if one.source.name == "group/posts")
    assert found.details == ("posts calls people", "posts reads people-db", "posts writes people-db")


def test_topics_are_named_once_and_not_where_they_are_many() -> None:
    queue = component("bus", "queue", "bus", topics=["a", "b", "a-topic-with-a-long-name"])
    readers = [component(f"r{number}", "worker", "media") for number in range(3)]
    few = [link("consumes", "r0", "bus.a"), link("consumes", "r1", "bus.a"), link("consumes", "r2", "bus.b")]
    many = [*few, link("consumes", "r2", "bus.a-topic-with-a-long-name")]
    told = [
        next(line for line in arrows(overview([*PARTS, queue, *readers], links)) if "bus" in line)
        for links in (few, many)
    ]
    assert told == ["bus -> group/media events a, b", "bus -> group/media events several topics"]


def test_what_is_secondary_joins_what_is_there() -> None:
    monitor = component("watch", "monitor", "posts")
    links = [*LINKS, link("watches", "watch", "people"), link("watches", "watch", "media")]
    told = list(arrows(overview([*PARTS, monitor], links)))
    assert "group/posts -> group/people calls reads, writes" in told
    assert [line for line in told if "watches" in line] == ["group/posts -> group/media watches"]


# --- stages ---------------------------------------------------------------------------------------------------------


def staged() -> View:
    """A stage that adds `posts-log`, gives `posts` another technology, takes `people-db` away and keeps the rest."""
    old = [part for part in PARTS if part.id != "posts-log"]
    new = [replace(part, tech="Go") if part.id == "posts" else part for part in PARTS if part.id != "people-db"]
    before = model(old, [one for one in LINKS if "posts-log" not in one.target.name], ["web", "app"])
    after = model(new, [one for one in LINKS if "people-db" not in one.target.name], ["web", "app"])
    return stage_of(before, after)


def test_a_bundle_says_what_a_stage_does_to_its_parts() -> None:
    view = overview_of(staged())
    assert view
    assert [(node.key.name, node.change, node.told) for node in view.nodes if node.bundle] == [
        ("group/media", None, ()),
        ("group/people", Change.CHANGED, ("1 removed",)),
        ("group/posts", Change.CHANGED, ("1 new", "1 changed")),
    ]
    assert "1 new, 1 changed" in drawn(view)


def test_an_arrow_is_marked_where_all_of_it_changes() -> None:
    view = overview_of(staged())
    assert view
    assert {(arrow.source.name, arrow.target.name) for arrow in view.arrows if arrow.change is Change.REMOVED} == {
        ("group/media", "group/people")
    }
    assert not any(arrow.change for arrow in view.arrows if arrow.source.name == "group/posts")


def test_what_a_box_opens_into_keeps_its_marks() -> None:
    view = staged()
    found = overview_of(view)
    assert found
    part = bundle_view(view, bundle(found, "people"))
    assert {node.key.name: node.change for node in part.nodes}["people-db"] is Change.REMOVED
    assert any(arrow.change is Change.REMOVED for arrow in part.arrows)


# --- what a box opens into ------------------------------------------------------------------------------------------


def test_a_box_opens_into_its_parts_and_their_neighbours() -> None:
    view = view_of(model(PARTS, LINKS, ["web", "app"]))
    part = bundle_view(view, bundle(overview(), "people"))
    assert part.title == "@people: 2 components"
    assert [(node.key.name, node.outside) for node in part.nodes] == [
        ("app", True),
        ("media", True),
        ("people", False),
        ("posts", True),
        ("mail", True),
        ("people-db", False),
    ]
    assert "posts -> posts-db calls reads" not in set(arrows(part))
    assert part.opens_above == view.opens_above


# --- the drawing ----------------------------------------------------------------------------------------------------


def drawn(view: View) -> str:
    (found,) = draw_views([view], lambda _, one: f"#{one.name}", ["p"], Config(), None)
    assert not found.trouble
    return found.svg + found.key


def test_the_box_of_a_bundle_says_what_it_stands_for() -> None:
    svg = ET.fromstring(drawn(overview()).partition("<ul")[0])  # noqa: S314 - our own output
    (box,) = (one for one in svg.iter(f"{SVG}a") if one.attrib.get("data-ts-box") == "s:group/posts")
    assert ["".join(text.itertext()) for text in box.iter(f"{SVG}text")] == [
        "3 COMPONENTS",
        "@posts",
        "2 databases, server",
        "3 with 1 copy",
    ]
    assert box.attrib["data-ts-group"] == "s:posts s:posts-db s:posts-log"
    assert "data-ts" not in box.attrib
    assert box.attrib[XLINK] == "#group/posts"
    ends = {one.attrib["data-ts-to"] for one in svg.iter() if "data-ts-to" in one.attrib}
    assert {"s:group/posts", "s:mail"} <= ends


def test_a_group_says_whose_it_is() -> None:
    parts = [replace(one, group="Everything behind") if one.owners and one.kind != "page" else one for one in PARTS]
    parts += [replace(one, group="More") for one in team("more", "db")] + [component("x", "server", "z")]
    assert "@media +2" in drawn(overview(parts))


def test_a_name_in_an_overview_is_text() -> None:
    nasty = '<script>alert("1")</script>&'
    parts = [replace(one, group=nasty) if one.kind == "database" else replace(one, group="b") for one in PARTS]
    found = drawn(overview([*parts, *(replace(one, group="c") for one in team("more", "db"))]))
    assert "<script" not in found
    assert "&lt;script&gt;" in found


def test_the_same_system_gives_the_same_bytes() -> None:
    assert drawn(overview()) == drawn(overview(reversed(PARTS), reversed(LINKS)))


def test_the_colours_of_a_bundle_can_be_read() -> None:
    for colours in (variables(LIGHT), variables(DARK)):
        assert contrast(colours["group-ink"], colours["group-bg"]) >= 4.5
        assert contrast(colours["group-line"], colours["group-bg"]) >= 4.5
