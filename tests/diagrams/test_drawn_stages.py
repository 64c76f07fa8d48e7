"""What the picture of a stage shows: the whole system, and what the stage adds, changes and takes away."""

from __future__ import annotations

from dataclasses import replace

from staged import stage_of
from systems import ELSEWHERE, SOURCE, component, key, link, model, system

from mkdocs_techspec.analysis.stages import Changes
from mkdocs_techspec.diagrams import View, stage_view, system_view
from mkdocs_techspec.model import Link, Model, Stage
from mkdocs_techspec.source import Span


def site(names: str, *links: Link, presenting: str = "") -> Model:
    """A site of servers by their names, which may say a kind: `web:page api`."""
    parts = [name.partition(":") for name in names.split()]
    return model([component(name, kind or "server") for name, _, kind in parts], links, presenting.split())


def boxes(view: View) -> dict[str, str]:
    return {node.key.name or "person": node.change or "" for node in view.nodes}


def arrows(view: View) -> dict[str, str]:
    return {f"{one.source.name or 'person'} {one.flow} {one.target.name}": one.change or "" for one in view.arrows}


CALL = link("calls", "web", "api")
READ = link("reads", "api", "db")


def test_a_first_stage_shows_the_whole_system_with_nothing_marked() -> None:
    now = site("web:page api db:database", CALL, READ, presenting="web")
    view = stage_of(None, now)
    assert view == system_view(now, now.systems["s"], Span(SOURCE, 50, 1, 59, 1))
    assert set(boxes(view).values()) == {""}


def test_without_changes_nothing_is_marked() -> None:
    now = site("web:page api", CALL)
    view = stage_view(site("web:page"), now, now.systems["s"], None)
    assert view is not None
    assert arrows(view) == {"web calls api": ""}


def test_what_is_added_is_marked_with_all_its_arrows() -> None:
    view = stage_of(site("web:page api", CALL), site("web:page api db:database", CALL, READ))
    assert boxes(view) == {"web": "", "api": "", "db": "added"}
    assert arrows(view) == {"web calls api": "", "api calls db": "added"}


def test_what_is_changed_says_what() -> None:
    before = model([component("api", "server", replicas=2)], [])
    after = model([component("api", "server", replicas=3, tech="Go")], [])
    (node,) = stage_of(before, after).nodes
    assert (node.change, node.told) == ("changed", ("replicas: 2 → 3", "tech: none → Go"))


def test_what_is_removed_stands_there_as_it_was_with_its_arrows() -> None:
    old = component("db", "database", tech="MySQL")
    before = model([component("web", "page"), component("api", "server"), old], [CALL, READ])
    view = stage_of(before, site("web:page api", CALL))
    assert boxes(view) == {"web": "", "api": "", "db": "removed"}
    assert arrows(view) == {"web calls api": "", "api calls db": "removed"}
    assert view.nodes[-1].component is old


def test_an_arrow_may_come_and_go_between_parts_that_stay() -> None:
    view = stage_of(site("a b c", link("calls", "a", "b")), site("a b c", link("calls", "a", "c")))
    assert boxes(view) == {"a": "", "b": "", "c": ""}
    assert arrows(view) == {"a calls b": "removed", "a calls c": "added"}


def test_what_is_put_in_front_takes_the_way_over() -> None:
    fronted = [CALL, link("fronts", "door", "api")]
    view = stage_of(site("web:page api", CALL), site("web:page api door:gateway", *fronted))
    assert arrows(view) == {"web calls api": "removed", "web calls door": "added", "door calls api": "added"}


def test_another_label_or_another_sort_of_use_is_no_other_arrow() -> None:
    before = site("api db:database", READ)
    after = site("api db:database", READ, link("writes", "api", "db"))
    assert arrows(stage_of(before, after)) == {"api calls db": ""}


def test_what_only_stood_in_and_was_no_arrow_of_its_own_leaves_none() -> None:
    cached = link("reads", "api", "cache", miss="db")
    before = site("api cache:cache db:database", READ, cached)
    after = site("api cache:cache db:database", READ, link("reads", "api", "cache"))
    assert arrows(stage_of(before, after)) == {"api calls cache": "", "api calls db": ""}
    back = stage_of(after, before)
    assert arrows(back) == {"api calls cache": "", "api calls db": ""}


def test_what_becomes_a_spare_shows_both() -> None:
    before = site("api cache:cache db:database", READ)
    after = site("api cache:cache db:database", link("reads", "api", "cache", miss="db"))
    found = arrows(stage_of(before, after))
    assert found == {"api calls cache": "added", "api calls db": "removed", "api spare db": "added"}


def test_a_person_uses_pages_that_come_and_go() -> None:
    before = site("web:page old:page", presenting="old web")
    view = stage_of(before, site("web:page new:page", presenting="new web"))
    assert boxes(view) == {"person": "", "web": "", "new": "added", "old": "removed"}
    found = arrows(view)
    assert found == {"person uses new": "added", "person uses old": "removed", "person uses web": ""}


def test_a_page_that_presents_nothing_any_more_is_left_by_the_person() -> None:
    view = stage_of(site("web:page", presenting="web"), site("web:page"))
    assert boxes(view) == {"person": "", "web": ""}
    assert arrows(view) == {"person uses web": "removed"}


def test_what_is_hidden_is_not_drawn_neither_before_nor_after() -> None:
    def parts(*, hidden: bool) -> Model:
        secret = component("secret", "worker", hidden=hidden)
        return model([component("api", "server"), secret], [link("calls", "api", "secret")])

    assert boxes(stage_of(parts(hidden=True), site("api"))) == {"api": ""}
    assert boxes(stage_of(parts(hidden=False), parts(hidden=True))) == {"api": ""}
    shown = stage_of(parts(hidden=True), parts(hidden=False))
    assert boxes(shown) == {"api": "", "secret": "changed"}
    assert arrows(shown) == {"api calls secret": "added"}


def test_a_neighbour_in_another_system_is_shown_while_an_arrow_comes_or_goes() -> None:
    other = system("t", [component("billing", "server"), component("bank", "external")], "Money")
    api = component("api", "server")
    before = model([api], [link("calls", "api", "t:billing")], others=[other])
    after = model([api], [link("calls", "api", "t:bank")], others=[other])
    view = stage_of(before, after)
    assert boxes(view) == {"api": "", "bank": "", "billing": ""}
    assert [node.key.name for node in view.nodes if node.outside] == ["billing", "bank"]
    assert arrows(view) == {"api calls bank": "added", "api calls billing": "removed"}


def test_a_way_of_others_that_was_there_before_is_not_new() -> None:
    other = system("t", [component("cdn", "cdn"), component("door", "gateway")], "Edge")
    fronts = link("fronts", "t:cdn", "t:door")
    api = component("api", "server")
    before = model([api], [fronts], others=[other])
    after = model([api], [fronts, link("fronts", "t:door", "api")], others=[other])
    assert arrows(stage_of(before, after)) == {"cdn calls door": "", "door calls api": "added"}


def test_nothing_to_be_seen_is_no_picture() -> None:
    empty = model([], [])
    assert stage_view(None, empty, empty.systems["s"], None) is None
    before = site("api")
    assert boxes(stage_of(before, empty)) == {"api": "removed"}
    assert stage_view(before, empty, empty.systems["s"], Changes()) is None


def test_the_title_names_the_stage() -> None:
    now = site("api")
    stage = Stage(id="many", span=ELSEWHERE, blocks=(ELSEWHERE,), lead=ELSEWHERE, title="Many servers")
    home = replace(now.systems["s"], stage="many", stages={"many": stage})
    view = stage_view(None, now, home, None)
    assert view is not None
    assert view.title == "System: Many servers"
    assert stage_of(None, now).title == "System"


def test_boxes_and_arrows_are_sorted() -> None:
    before = site("a z b", link("calls", "z", "a"))
    view = stage_of(before, site("a c b", link("calls", "c", "a"), link("calls", "a", "b")))
    assert [node.key for node in view.nodes] == sorted(node.key for node in view.nodes)
    assert [(one.source, one.target) for one in view.arrows] == [
        (key("a"), key("b")),
        (key("c"), key("a")),
        (key("z"), key("a")),
    ]
