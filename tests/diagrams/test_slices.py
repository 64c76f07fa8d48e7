"""Which boxes and arrows a trace shows, and a picture of some components that were picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from systems import BLOCK, component, key, link, model, system, view_of

from mkdocs_techspec.diagrams import View, picked_view, trace_view
from mkdocs_techspec.model import Component, Link, Model, Screen

SCREEN = key("screen")
PARTS = [
    component("web", "page"),
    component("api", "server", apis=["read", "write"]),
    component("db", "database"),
    component("queue", "queue"),
    component("secret", "worker", hidden=True),
]
LINKS = [
    link("calls", "web", "api.read"),
    link("calls", "web", "api.write"),
    link("reads", "api.read", "db"),
    link("publishes", "api.write", "queue"),
    link("calls", "api.read", "secret"),
]


def site(parts: Sequence[Component] = PARTS, links: Sequence[Link] = LINKS, **more: object) -> Model:
    made = model(parts, links, ["web"], **more)  # type: ignore[arg-type]
    screen = Screen(id="screen", span=BLOCK, block=BLOCK, title="Home timeline")
    home = replace(made.systems["s"], screens={"screen": screen})
    return replace(made, systems={**made.systems, "s": home})


def trace(*names: str, of: Model | None = None) -> View:
    view = trace_view(of or site(), SCREEN, [key(name) for name in names])
    assert view is not None
    return view


def boxes(view: View) -> list[str]:
    return [node.key.name or "person" for node in view.nodes]


def arrows(view: View) -> dict[str, tuple[str, ...]]:
    return {f"{one.source.name or 'person'} {one.flow} {one.target.name}": one.details for one in view.arrows}


# --- traces ---------------------------------------------------------------------------------------------------------


def test_a_trace_shows_its_components_with_the_person_and_no_neighbours() -> None:
    view = trace("web", "api", "db")
    assert boxes(view) == ["person", "web", "api", "db"]
    assert not any(node.outside for node in view.nodes)
    assert list(arrows(view)) == ["person uses web", "api calls db", "web calls api"]
    assert view.title == "Home timeline: what supports it"


def test_members_narrow_what_goes_from_and_to_them() -> None:
    view = trace("web", "api", "api.read", "db", "queue")
    assert arrows(view)["web calls api"] == ("web calls api.read",)
    assert "api events queue" not in arrows(view)
    assert boxes(view) == ["person", "web", "api", "db", "queue"]


def test_a_member_alone_stands_for_its_component_and_a_star_for_all_members() -> None:
    assert boxes(trace("web", "api.read", "db")) == ["person", "web", "api", "db"]
    assert "api events queue" in arrows(trace("web", "api.*", "queue"))


def test_what_a_component_does_by_itself_is_on_the_way_of_each_of_its_members() -> None:
    view = trace("web", "api.read", "db", of=site(links=[*LINKS, link("writes", "api", "db")]))
    assert arrows(view)["api calls db"] == ("api.read reads db", "api writes db")


def test_a_trace_goes_through_fronts_that_are_on_it() -> None:
    fronted = site([*PARTS, component("door", "gateway")], [*LINKS, link("fronts", "door", "api")])
    assert list(arrows(trace("web", "door", "api", of=fronted))) == [
        "person uses web",
        "door calls api",
        "web calls door",
    ]


def test_a_trace_through_another_system_says_where_that_is() -> None:
    other = system("t", [component("billing", "server")], "Money")
    wide = site(links=[link("calls", "web", "t:billing")], others=[other])
    view = trace("web", "t:billing", of=wide)
    assert [(node.key.name, node.place) for node in view.nodes] == [("", ""), ("web", ""), ("billing", "Money")]


def test_hidden_and_unknown_components_are_not_in_a_trace() -> None:
    assert boxes(trace("api", "secret", "nowhere")) == ["api"]
    assert trace_view(site(), SCREEN, [key("secret")]) is None
    assert trace_view(site(), SCREEN, []) is None


def test_a_screen_without_a_title_is_named_by_its_id() -> None:
    bare = model(PARTS, LINKS)
    view = trace_view(bare, SCREEN, [key("api")])
    assert view is not None
    assert view.title == "screen: what supports it"


# --- picked ---------------------------------------------------------------------------------------------------------


def test_what_is_picked_is_shown_as_a_block_would() -> None:
    made = site()
    view = picked_view(made, made.systems["s"], [key("db"), key("secret")], "Owned by data")
    assert view is not None
    assert view.title == "Owned by data"
    assert [(node.key.name, node.outside) for node in view.nodes] == [("api", True), ("db", False)]
    assert list(arrows(view)) == ["api calls db"]
    drawn = replace(view_of(made), opens_above=None)
    assert picked_view(made, made.systems["s"], [key(part.id) for part in PARTS], drawn.title) == drawn


def test_nothing_picked_is_no_picture() -> None:
    made = site()
    assert picked_view(made, made.systems["s"], [key("secret")], "") is None
