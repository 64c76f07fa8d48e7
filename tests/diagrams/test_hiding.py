"""What an author leaves out of a picture, and a picture from left to right."""

from __future__ import annotations

from dataclasses import replace

import systems
from systems import component, key, link, model, view_of

from mkdocs_techspec.config import Config
from mkdocs_techspec.diagrams import View, without
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.cache import key_of
from mkdocs_techspec.diagrams.graph import Layout
from mkdocs_techspec.diagrams.layout import lay_out
from mkdocs_techspec.diagrams.quality import measure
from mkdocs_techspec.model import Kind, Model


def site() -> Model:
    parts = [
        component("web", "page"),
        component("door", "gateway"),
        component("api", "server"),
        component("lambda", "worker", kind_name="function"),
        component("cache", "cache"),
        component("copies", "cache"),
        component("watch", "monitor"),
    ]
    others = [systems.system("t", [component("watch", "monitor"), component("db", "database")], "Other")]
    links = [
        link("calls", "web", "api"),
        link("fronts", "door", "api"),
        link("reads", "api", "cache"),
        link("reads", "api", "copies"),
        link("reads", "api", "t:db"),
        link("calls", "api", "lambda"),
        link("watches", "watch", "api"),
        link("watches", "t:watch", "api"),
    ]
    return model(parts, links, ["web"], others=others)


def left(*hide: str) -> list[str]:
    found = without(site(), "s", hide)
    return sorted(str(node.key) for node in view_of(found).nodes if node.component)


ALL = ["s:api", "s:cache", "s:copies", "s:door", "s:lambda", "s:watch", "s:web", "t:db", "t:watch"]


def test_a_kind_is_left_out_wherever_it_is() -> None:
    assert left() == ALL
    assert left("monitor") == [name for name in ALL if "watch" not in name]


def test_a_kind_of_the_site_by_its_own_name_and_by_what_it_is_like() -> None:
    assert "s:lambda" not in left("function")
    assert "s:lambda" not in left("worker")


def test_a_component_is_left_out_by_its_name() -> None:
    assert "s:copies" not in left("copies")
    assert "t:db" not in left("t:db")
    assert "s:watch" in left("t:watch")


def test_a_name_of_a_component_is_no_kind() -> None:
    assert "s:cache" not in left("cache")
    assert "s:copies" in left("cache")


def test_links_lead_past_a_gateway_that_is_left_out() -> None:
    view = view_of(without(site(), "s", ["door"]))
    assert ("web", "api") in {(arrow.source.name, arrow.target.name) for arrow in view.arrows}


def test_nothing_left_out_is_the_same_site() -> None:
    made = site()
    assert without(made, "s", ()) is made


def test_what_is_left_out_is_still_there() -> None:
    found = without(site(), "s", ["monitor"]).component(key("watch"))
    assert found
    assert found.kind is Kind.MONITOR


# --- from left to right ---------------------------------------------------------------------------------------------


def laid_out(view: View) -> Layout:
    (found,) = lay_out([sheet_of(view).graph()], Config(), None).answers
    assert isinstance(found, Layout)
    return found


def test_links_run_from_left_to_right() -> None:
    view = replace(systems.feed(), across=True)
    layout = laid_out(view)
    place = {node.key.name: at for node, at in zip(view.nodes, layout.boxes, strict=True)}
    assert place[""].x < place["web"].x < place["feed-api"].x < place["tweets-db"].x
    assert layout.size.width > layout.size.height
    assert not measure(sheet_of(view).graph(), layout).faults


def test_each_direction_is_kept_by_itself() -> None:
    graph = sheet_of(systems.feed()).graph()
    assert key_of(graph, "1") != key_of(replace(graph, across=True), "1")
