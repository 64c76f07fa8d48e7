"""What a case cannot show of a stage: what it leaves as it was, down to the words, the order and the places."""

from __future__ import annotations

from collections.abc import Mapping

from support import check_text

from mkdocs_techspec.model import Component, System

_SIMPLE = """\
```techspec
system: feed
stage: simple
title: One box
note: It began with this
components:
  api:
    kind: server
    title: The API
    tech: Python
    apis:
      read: GET /read
      post: {route: POST /post, writes: db}
    reads: [db.one, {to: db.two, note: Slow}, cache]
  db: {kind: database, stores: {one: First, two: Second}}
  cache: {kind: cache, of: db}
  idle: {kind: worker, writes: db}
```
"""


def _stages(second: str) -> Mapping[str, System]:
    text = f"{_SIMPLE}\n```techspec\nsystem: feed\nstage: second\nafter: simple\n{second}```\n"
    return check_text(text).model.stages["feed"]


def _second(block: str) -> System:
    return _stages(block)["second"]


def _api(components: str) -> Component:
    return _second(f"components:\n  api: {components}\n").components["api"]


def _reads(component: Component) -> list[tuple[str, str]]:
    return [(reference.to.text, reference.note) for _, reference in component.links]


def test_what_a_stage_leaves_unsaid_stays() -> None:
    api = _api("{tech: Rust, apis: {read: {note: Fast}, post: {route: PUT /post}}}")
    assert (api.title, api.tech) == ("The API", "Rust")
    assert [(one.id, one.route, one.note) for one in api.apis.values()] == [
        ("read", "GET /read", "Fast"),
        ("post", "PUT /post", ""),
    ]
    assert [reference.to.text for _, reference in api.apis["post"].links] == ["db"]


def test_a_thing_keeps_the_place_where_it_was_first_written() -> None:
    api = _api("{apis: {read: {note: Fast}, new: GET /new}}")
    assert [api.span.line, *(one.span.line for one in api.apis.values())] == [7, 12, 13, 25]


def test_what_is_added_stands_last_and_what_is_there_is_said_anew_in_its_place() -> None:
    assert _reads(_api("{reads+: [new, {to: db.one, note: Fast}, cache]}")) == [
        ("db.one", "Fast"),
        ("db.two", "Slow"),
        ("cache", ""),
        ("new", ""),
    ]


def test_what_is_taken_from_a_list_leaves_the_rest_in_order() -> None:
    assert _reads(_api("{reads-: [db.one, cache]}")) == [("db.two", "Slow")]
    assert _reads(_api("{reads+: new, reads-: [db.one, db.two]}")) == [("cache", ""), ("new", "")]


def test_a_list_that_nothing_is_left_of_is_gone() -> None:
    assert _reads(_api("{reads-: [db.one, db.two, cache]}")) == []
    assert _reads(_api("{reads: null}")) == []


def test_a_name_that_is_added_again_keeps_its_title() -> None:
    stores = _second("components:\n  db: {stores+: [three, two]}\n").components["db"].stores
    assert {name: one.title for name, one in stores.items()} == {"one": "First", "two": "Second", "three": ""}
    stores = _second("components:\n  db: {stores+: {two: Other}}\n").components["db"].stores
    assert {name: one.title for name, one in stores.items()} == {"one": "First", "two": "Other"}


def test_what_does_not_change_is_the_very_same_object_at_all_stages() -> None:
    stages = _stages("components: {db: {replicas: 2}}\n")
    simple, second = stages["simple"].components, stages["second"].components
    assert [name for name in simple if simple[name] is second[name]] == ["api", "cache", "idle"]


def test_title_and_note_of_a_stages_block_are_the_stages() -> None:
    system = _second("")
    told = {id_: (stage.title, stage.note) for id_, stage in system.stages.items()}
    assert told == {"simple": ("One box", "It began with this"), "second": ("Second", "")}
    assert (system.title, system.note, system.last) == ("Feed", "", "second")


def test_stages_come_after_those_that_they_change() -> None:
    blocks = [("last", "after: middle"), ("other", "after: first"), ("middle", "after: first"), ("first", "")]
    page = "\n".join(f"```techspec\nsystem: feed\nstage: {name}\n{after}\n```\n" for name, after in blocks)
    assert list(check_text(page).model.systems["feed"].stages) == ["first", "other", "middle", "last"]


def test_a_view_of_a_stage_is_of_the_system_of_its_page() -> None:
    asked = "```techspec-view\nshow: coverage\nstage: simple\n```\n"
    pages = {"feed.md": f"{_SIMPLE}\n{asked}", "shop.md": "```techspec\nsystem: shop\n```\n"}
    (view,) = check_text(pages).views.values()
    assert (view.system, view.stages) == ("feed", ("simple",))
