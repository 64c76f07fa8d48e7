"""What stands above what: data at the bottom however it is reached, and no secondary link that pulls others up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import systems
from systems import component, link, model, view_of

from mkdocs_techspec.config import Config
from mkdocs_techspec.diagrams import View
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.graph import Graph, Layout, Size
from mkdocs_techspec.diagrams.graph import Link as Joined
from mkdocs_techspec.diagrams.layout import lay_out
from mkdocs_techspec.diagrams.ranks import uppers
from mkdocs_techspec.model import Link


def heights(view: View) -> Mapping[str, float]:
    """How far down each box stands in the picture."""
    (layout,) = lay_out([sheet_of(view).graph()], Config(), None).answers
    assert isinstance(layout, Layout)
    return {node.key.name: place.y for node, place in zip(view.nodes, layout.boxes, strict=True)}


def site(kinds: Mapping[str, str], links: Iterable[Link]) -> View:
    return view_of(model([component(name, kind) for name, kind in kinds.items()], links, ["web"]))


WEB = {"web": "page", "api": "server"}


def test_what_only_a_miss_reaches_stands_below_who_reads_it() -> None:
    links = [link("calls", "web", "api"), link("reads", "api", "recent", miss="db")]
    at = heights(site({**WEB, "recent": "cache", "db": "database"}, links))
    assert at["web"] < at["api"] < min(at["db"], at["recent"])


def test_what_only_an_else_reaches_stands_below_who_calls_it() -> None:
    links = [link("calls", "web", "api"), link("calls", "api", "near", fallback="far")]
    at = heights(site({**WEB, "near": "external", "far": "external"}, links))
    assert at["web"] < at["api"] < min(at["near"], at["far"])


def test_a_monitor_stands_below_what_it_watches_and_moves_nothing() -> None:
    links = [link("calls", "web", "api"), link("reads", "api", "db")]
    watched = [link("watches", "eye", name) for name in ("web", "api", "db")]
    at = heights(site({**WEB, "db": "database", "eye": "monitor"}, [*links, *watched]))
    assert at["web"] < at["api"] < at["db"] < at["eye"]


def test_data_that_only_a_server_watches_stands_below_it() -> None:
    links = [link("calls", "web", "api"), link("calls", "web", "scaler"), link("watches", "scaler", "jobs")]
    at = heights(site({**WEB, "scaler": "server", "jobs": "queue"}, links))
    assert at["scaler"] == at["api"] < at["jobs"]


def test_a_way_back_moves_nothing() -> None:
    links = [link("calls", "web", "api"), link("calls", "api", "mail", fallback="web"), link("calls", "mail", "sms")]
    back = link("calls", "mail", "sms", fallback="api")
    at = heights(site({**WEB, "mail": "external", "sms": "external"}, [*links, back]))
    assert at["web"] < at["api"] < at["mail"] < at["sms"]


def test_secondary_links_never_close_a_circle_with_rows_or_each_other() -> None:
    none = Size(0, 0)
    links = (Joined(0, 2, none, main=True), Joined(2, 1, none, main=False), Joined(3, 0, none, main=False))
    graph = Graph(sizes=(Size(9, 9),) * 4, tiers=(3, 3, 4, 4), links=(*links, Joined(2, 3, none, main=False)))
    assert uppers(graph) == [(0, 2), (2, 1), (3, 0), (3, 2)]
    assert uppers(graph, [(0, 1)]) == [(0, 2), (1, 2), (3, 0), (3, 2)]


def test_no_read_runs_upwards_in_a_real_system() -> None:
    view = systems.target()
    at = heights(view)
    assert all(at[arrow.source.name] <= at[arrow.target.name] for arrow in view.arrows)
