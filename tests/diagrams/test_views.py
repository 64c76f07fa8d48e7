"""Which boxes and arrows a picture shows, and what stands on them."""

from __future__ import annotations

from typing import Any

from systems import BLOCK, ELSEWHERE, component, link, model, system, view_of

from mkdocs_techspec.diagrams import View, system_view
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.traffic import Flow
from mkdocs_techspec.diagrams.wording import copies_text, is_lone, owner_text
from mkdocs_techspec.model import Component, Copies, Standby
from mkdocs_techspec.source import Word


def arrows(view: View) -> dict[str, str]:
    """Each arrow as `from flow to`, with its label."""
    return {f"{one.source.name or 'person'} {one.flow} {one.target.name}": one.label for one in view.arrows}


def boxes(view: View) -> list[str]:
    return [node.key.name or "person" for node in view.nodes]


def test_a_block_shows_its_components_and_their_neighbours_but_nothing_hidden() -> None:
    parts = [
        component("api", "server"),
        component("secret", "worker", hidden=True),
        component("db", "database", block=ELSEWHERE),
        component("far", "database", block=ELSEWHERE),
        component("watcher", "monitor", block=ELSEWHERE),
    ]
    links = [
        link("reads", "api", "db"),
        link("reads", "db", "far"),
        link("calls", "secret", "api"),
        link("watches", "watcher", "api"),
    ]
    view = view_of(model(parts, links))
    assert boxes(view) == ["api", "db", "watcher"]
    assert [node.key.name for node in view.nodes if node.outside] == ["db", "watcher"]
    assert arrows(view) == {"api calls db": "reads", "watcher watches api": ""}


def test_a_block_without_visible_components_has_no_picture() -> None:
    site = model([component("a", "server", block=ELSEWHERE), component("b", "server", hidden=True)], [])
    assert system_view(site, site.systems["s"], BLOCK) is None


def test_a_neighbour_in_another_system_says_where_it_belongs() -> None:
    other = system("t", [component("billing", "server")], "Money")
    view = view_of(model([component("api", "server")], [link("calls", "api", "t:billing")], others=[other]))
    assert [(node.key.system, node.place) for node in view.nodes] == [("s", ""), ("t", "Money")]


def test_a_person_stands_on_top_of_pages_that_present_screens() -> None:
    parts = [component("web", "page"), component("admin", "page"), component("api", "server")]
    view = view_of(model(parts, [link("calls", "web", "api")], ["web"]))
    assert boxes(view)[0] == "person"
    assert arrows(view) == {"person uses web": "uses", "web calls api": ""}


def test_links_go_through_what_stands_in_front() -> None:
    parts = [component("web", "page"), component("cdn", "cdn"), component("lb", "gateway"), component("api", "server")]
    links = [link("calls", "web", "api.x"), link("fronts", "cdn", "lb"), link("fronts", "lb", "api")]
    assert arrows(view_of(model(parts, links))) == {
        "web calls cdn": "x",
        "cdn calls lb": "fronts",
        "lb calls api": "fronts",
    }


def test_a_neighbour_that_comes_through_fronts_is_shown_with_its_way() -> None:
    outside = [component("web", "page", block=ELSEWHERE), component("cdn", "cdn", block=ELSEWHERE)]
    parts = [*outside, component("lb", "gateway", block=ELSEWHERE), component("api", "server")]
    links = [link("calls", "web", "api.x"), link("fronts", "cdn", "lb"), link("fronts", "lb", "api")]
    assert list(arrows(view_of(model(parts, links)))) == ["cdn calls lb", "lb calls api", "web calls cdn"]


def test_fronts_in_a_circle_and_fronts_of_one_api_are_drawn() -> None:
    parts = [component("web", "page"), component("a", "gateway"), component("b", "gateway"), component("api", "server")]
    links = [
        link("fronts", "a", "b"),
        link("fronts", "b", "a"),
        link("calls", "web", "a"),
        link("fronts", "b", "api.x"),
    ]
    links += [link("calls", "web", "api.y"), link("calls", "a", "api.x")]
    drawn = arrows(view_of(model(parts, links)))
    assert drawn["web calls api"] == "y"
    assert drawn["a calls api"] == "x"


def test_events_run_the_way_of_the_message() -> None:
    parts = [component("api", "server"), component("q", "queue"), component("w", "worker")]
    links = [link("publishes", "api.post", "q.posted"), link("consumes", "w", "q.posted")]
    assert arrows(view_of(model(parts, links))) == {"api events q": "posted", "q events w": "posted"}


def test_what_only_stands_in_is_drawn_apart_and_joins_an_arrow_that_is_there() -> None:
    parts = [component("api", "server"), component("cache", "cache"), component("db", "database")]
    cached = link("reads", "api", "cache", miss="db.rows")
    view = view_of(model(parts, [cached]))
    assert arrows(view) == {"api calls cache": "reads", "api spare db": "on a miss"}
    both = view_of(model(parts, [cached, link("writes", "api.save", "db.rows")]))
    assert arrows(both) == {"api calls cache": "reads", "api calls db": "writes rows"}
    assert both.arrows[1].details == ("api.save writes db.rows", "on a miss: api reads db.rows")


def test_one_arrow_for_each_pair_with_at_most_three_words() -> None:
    parts = [component("web", "page"), component("api", "server"), component("db", "database")]
    many = [link("calls", "web", f"api.call-{letter}") for letter in "abcdef"]
    links = [*many, link("reads", "api", "db"), link("writes", "api.call-a", "db.rows"), link("calls", "db", "db")]
    view = view_of(model(parts, links))
    assert arrows(view) == {"api calls db": "reads, writes", "web calls api": "6 APIs"}
    assert len(view.arrows[1].details) == 6


def test_one_copy_is_said_of_what_nothing_takes_over_from() -> None:
    def lone(kind: str = "server", **more: Any) -> bool:
        return is_lone(component("a", kind, **more))

    assert lone()
    assert lone(replicas=1)
    assert lone(standby=Standby.MANUAL)
    assert lone(shards=4)
    assert not lone(replicas=2)
    assert not lone(managed=True)
    assert not lone(standby=Standby.AUTOMATIC)
    assert not lone(single=Word("a rule", BLOCK))
    assert not lone(known=False)
    assert not any(lone(kind) for kind in ("page", "mobile", "client", "cdn", "external"))


def test_small_print() -> None:
    def said(**more: Any) -> str:
        return copies_text(component("a", "server", **more))

    assert said() == ""
    assert said(replicas=3) == "\N{MULTIPLICATION SIGN}3"
    assert said(replicas=Copies(2, 20)) == "\N{MULTIPLICATION SIGN}2\N{EN DASH}20"
    assert said(shards=16, replicas=2) == "16 shards \N{MULTIPLICATION SIGN}2"
    assert said(managed=True) == "managed"
    assert [owner_text(name) for name in ("web", "@web", "@acme/web", "a@b.org")] == ["@web", "@web", "@web", "a@b.org"]


def _texts(one: Component) -> list[str]:
    (box,) = sheet_of(view_of(model([one], []))).boxes
    return ["".join(text for text, _ in line.runs) for line in box.lines]


def test_a_site_kind_shows_its_own_name_in_the_shape_it_is_like() -> None:
    one = component("a", "server", kind_name="lambda", group="Checkout")
    (box,) = sheet_of(view_of(model([one], []))).boxes
    assert box.kind == "server"
    assert _texts(one)[0] == "LAMBDA · CHECKOUT"


def test_what_does_not_fit_is_cut_and_told_in_the_tooltip() -> None:
    title = "An extraordinarily long name of a component that nobody would write but somebody will"
    one = component("a", "server", "o" * 80, title=title, tech="t" * 80)
    assert all(len(text) < 50 for text in _texts(one))
    (box,) = sheet_of(view_of(model([one], []))).boxes
    assert box.size.width < 170
    assert title in box.tooltip
    assert "t" * 80 in box.tooltip


def test_markup_of_fields_does_not_show() -> None:
    assert _texts(component("a", "page", title="See `x` and [the API](api.md)"))[1:] == ["See x and", "the API"]


def test_arrows_are_sorted_by_who_and_how() -> None:
    parts = [component(name, "server") for name in "cab"]
    links = [link("calls", "c", "a"), link("calls", "a", "b"), link("calls", "b", "c")]
    view = view_of(model(parts, links))
    assert boxes(view) == ["a", "b", "c"]
    assert [one.flow for one in view.arrows] == [Flow.CALL] * 3
