"""The marks of a stage's picture: by line, by word and by colour, and said to who does not see them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
import systems
from staged import shop, stage_of, zoo_with
from test_picture import ATTRIBUTES, ELEMENTS, SVG

from mkdocs_techspec.analysis.stages import Change
from mkdocs_techspec.config import Config
from mkdocs_techspec.diagrams import Drawing, View, draw_views
from mkdocs_techspec.diagrams.arrows import middle_of
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.draw import svg_of
from mkdocs_techspec.diagrams.graph import Layout, Point, Rect, Route, Size
from mkdocs_techspec.model import Model


@cache
def drawn() -> tuple[Drawing, ...]:
    """The shop's three stages, each kept like the one before."""
    found = draw_views(shop(), lambda _, key: f"#{key.name}", ["a", "b", "c"], Config(), None, [None, 0, 1])
    assert not any(drawing.trouble for drawing in found)
    return found


def picture_of(drawing: Drawing) -> ET.Element:
    svg = ET.fromstring(drawing.svg).find(f"{SVG}svg")  # noqa: S314 - our own output
    assert svg is not None
    return svg


def parts(drawing: Drawing, what: str) -> Iterator[tuple[set[str], ET.Element]]:
    """The boxes (`ts-node`) or the arrows with their labels (`ts-edge`), with their classes."""
    for one in picture_of(drawing).iter():
        classes = set(one.attrib.get("class", "").split())
        if what in classes:
            yield classes, one


def box(drawing: Drawing, name: str) -> tuple[set[str], ET.Element]:
    (found,) = (pair for pair in parts(drawing, "ts-node") if pair[1].attrib.get("data-ts") == f"s:{name}")
    return found


def words(one: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in one.iter(f"{SVG}text")]


def tooltip(one: ET.Element) -> list[str]:
    return (one.findtext(f"{SVG}title") or "").splitlines()


def key_entries(drawing: Drawing) -> list[str]:
    return ["".join(item.itertext()) for item in ET.fromstring(drawing.key)]  # noqa: S314 - our own output


# --- boxes ----------------------------------------------------------------------------------------------------------


def test_each_box_has_the_class_and_the_word_of_what_the_stage_does_to_it() -> None:
    _, second, _ = drawn()
    marks = {"files": "new", "api": "changed", "disk": "removed"}
    for name, word in marks.items():
        classes, one = box(second, name)
        change = {"new": "ts-added"}.get(word, f"ts-{word}")
        assert {"ts-added", "ts-changed", "ts-removed"} & classes == {change}
        assert words(one)[0] == word
        assert tooltip(one)[1].startswith(word)
    classes, one = box(second, "db")
    assert not {"ts-added", "ts-changed", "ts-removed"} & classes
    assert not set(marks.values()) & set(words(one))


def test_what_is_changed_is_told_in_the_box_where_it_fits_and_in_the_tooltip_as_a_whole() -> None:
    _, second, third = drawn()
    assert "replicas: 1 → 3" in words(box(second, "api")[1])
    _, database = box(third, "db")
    assert tooltip(database)[1:3] == ["changed: replicas: 1 → 2", "changed: shards: none → 4"]
    assert [word for word in words(database) if "→" in word] == ["replicas: 1 → 2"]


def test_what_does_not_fit_is_not_cut_but_left_to_the_tooltip() -> None:
    view = zoo_with(Change.CHANGED)
    long = "note: this was a rather long story → and now it is another one"
    nodes = tuple(replace(node, told=(long, "tech: a → b")) for node in view.nodes)
    for one in sheet_of(replace(view, nodes=nodes)).boxes:
        told = ["".join(text for text, _ in line.runs) for line in one.lines if line.role == "changed"]
        assert told == (["tech: a → b"] if one.node.component else [])
        assert f"changed: {long}" in one.tooltip or one.node.component is None


def test_a_removed_box_is_dashed_and_its_name_struck_through_and_its_risk_is_no_matter() -> None:
    first, second, _ = drawn()
    assert "1 copy" in words(box(first, "disk")[1])
    _, removed = box(second, "disk")
    assert "1 copy" not in words(removed)
    struck = [one for one in removed.iter(f"{SVG}text") if one.attrib.get("text-decoration") == "line-through"]
    assert ["".join(one.itertext()) for one in struck] == ["Disk"]
    assert removed.find(f"{SVG}path[@stroke-dasharray='4 3']") is not None


def outline(one: ET.Element) -> list[tuple[str, str]]:
    """The widths and inks of the lines around a box."""
    inks = (re.search(r"--ts-([\w-]+)", path.attrib.get("stroke", "")) for path in one.iter(f"{SVG}path"))
    widths = (path.attrib.get("stroke-width", "") for path in one.iter(f"{SVG}path"))
    return [(ink[1] if ink else "", width) for ink, width in zip(inks, widths, strict=True)]


def test_the_border_differs_by_more_than_its_colour_and_the_fill_stays_that_of_the_kind() -> None:
    _, second, _ = drawn()
    borders = {name: outline(box(second, name)[1])[0] for name in ("files", "api", "disk", "db")}
    assert borders["files"] == ("added", "3")
    assert borders["api"] == ("changed", "4.6")
    assert outline(box(second, "api")[1])[1] == ("server-bg", "1.6")
    assert borders["disk"] == ("removed", "1.4")
    assert borders["db"] == ("database-line", "1.4")
    fills = [box(second, name)[1].findall(f"{SVG}path")[0].attrib["fill"] for name in ("files", "disk")]
    assert all("--ts-storage-bg" in fill for fill in fills)


@pytest.mark.parametrize("change", list(Change))
def test_every_shape_can_bear_every_mark(change: Change) -> None:
    view = zoo_with(change)
    (drawing,) = draw_views([view], lambda *_: None, ["p"], Config(), None)
    marked = [one for classes, one in parts(drawing, "ts-node") if f"ts-{change}" in classes]
    assert len(marked) == len(view.nodes) - 1
    for one in sheet_of(view).boxes:
        needed = max(line.width for line in one.lines)
        area = one.shape.text_area(Rect(0, 0, *one.size))
        assert area.right - area.left >= max(needed, one.badge.size.width if one.badge else 0) - 1
        room = one.badge.room if one.badge else 0
        assert area.bottom - area.top >= sum(line.height for line in one.lines) + room - 1


# --- arrows ---------------------------------------------------------------------------------------------------------


def test_each_arrow_has_the_class_of_what_the_stage_does_to_it() -> None:
    view, (_, second, _) = shop()[1], drawn()
    edges = picture_of(second).find(f"{SVG}g[@class='ts-edges']")
    assert edges is not None
    for arrow, edge in zip(view.arrows, edges, strict=True):
        change = [name for name in edge.attrib["class"].split() if name in ("ts-added", "ts-changed", "ts-removed")]
        assert change == ([f"ts-{arrow.change}"] if arrow.change else [])
        word = {"added": ["new"], "removed": ["removed"]}.get(arrow.change or "", [])
        assert tooltip(edge) == [*word, *(arrow.details or [arrow.label])]
    assert {arrow.change for arrow in view.arrows} == {None, Change.ADDED, Change.REMOVED}


def test_a_new_arrow_is_thicker_and_a_removed_one_dotted_with_a_cross_and_no_label() -> None:
    _, second, _ = drawn()
    labelled = [classes for classes, one in parts(second, "ts-edge") if words(one)]
    assert any("ts-added" in classes for classes in labelled)
    assert not any("ts-removed" in classes for classes in labelled)
    lines = [(classes, one.findall(f"{SVG}path")) for classes, one in parts(second, "ts-edge") if not words(one)]
    for classes, paths in lines:
        assert (paths[0].attrib["stroke-width"] == "2.4") == ("ts-added" in classes)
        assert (paths[0].attrib.get("stroke-dasharray") == "1.5 4") == ("ts-removed" in classes)
        assert len(paths) == (3 if "ts-removed" in classes else 2)
        assert "--ts-added" in paths[0].attrib["stroke"] or "ts-added" not in classes


def test_new_events_are_still_dashed_as_events_are() -> None:
    (*_, third) = drawn()
    events = [one for classes, one in parts(third, "ts-edge") if {"ts-events", "ts-added"} <= classes]
    assert "6 4" in {path.attrib.get("stroke-dasharray") for one in events for path in one.iter(f"{SVG}path")}


def test_an_arrow_reaches_a_shape_that_is_tall_with_its_badge() -> None:
    def site(replicas: int) -> Model:
        door, eye = systems.component("door", "gateway", replicas=replicas), systems.component("eye", "monitor")
        return systems.model([door, eye], [systems.link("watches", "eye", "door")])

    sheet = sheet_of(stage_of(site(2), site(3)))
    width, height = sheet.boxes[0].size
    x = width / 2 - 4
    up = Route(tuple(Point(x, y) for y in (200, 190, 180, height / 2 + 8)), Point(x, height / 2), None)
    places = (Point(0, 0), Point(x, 200 + sheet.boxes[1].size.height / 2))
    svg = svg_of(sheet, Layout(size=Size(9, 9), boxes=places, routes=(up,)), lambda _: None, "p")
    (tip,) = re.findall(r'ts-watches[^>]*><title>[^<]*</title><path[^>]*></path><path d="M[^L]*L[^ ]* ([-\d.]+)L', svg)
    assert height / 2 - 36 < float(tip) < height / 2 - 22


def test_a_cross_stands_off_what_can_be_read() -> None:
    line = tuple(Point(0, y) for y in range(0, 100, 10))
    route = Route(line, Point(0, 100), None)
    free = middle_of(route, [])
    assert abs(free.y - 50) < 15
    off = middle_of(route, [Rect(-9, free.y - 9, 9, free.y + 9)])
    assert abs(off.y - free.y) >= 9
    assert middle_of(route, [Rect(-9, -9, 9, 199)]) == free


# --- what is said ---------------------------------------------------------------------------------------------------


def test_the_key_explains_the_marks_that_occur_and_no_others() -> None:
    entries = ("new", "new link", "changed", "removed", "removed link")

    def said(drawing: Drawing) -> list[str]:
        return [entry for entry in key_entries(drawing) if entry in entries]

    first, second, third = drawn()
    assert said(first) == []
    assert said(second) == list(entries)
    assert said(third) == ["new", "new link", "changed", "removed link"]


def test_the_description_counts_what_a_stage_does_and_boxes_say_it() -> None:
    _, second, _ = drawn()
    picture = picture_of(second)
    said = picture.findtext(f"{SVG}desc")
    assert said == "9 components (3 new, 1 changed, 1 removed), joined by 11 arrows (5 new, 2 removed)."
    boxes = {
        one.get("aria-label"): one.get("aria-description", "") for one in picture.iter() if "data-ts" in one.attrib
    }
    assert boxes["Files (storage)"].startswith("new; ")
    assert boxes["Api (server)"].startswith("changed: replicas: 1 → 3; ")
    assert boxes["Disk (storage)"].startswith("removed; ")
    assert not boxes["Db (database)"].startswith("changed")


def test_the_same_stages_give_the_same_bytes() -> None:
    again = draw_views(shop(), lambda _, key: f"#{key.name}", ["a", "b", "c"], Config(), None, [None, 0, 1])
    assert again == drawn()


@pytest.mark.parametrize("change", list(Change))
def test_what_a_stage_does_is_text_and_never_markup(change: Change) -> None:
    view = zoo_with(change)
    nasty = ('<b onload="x">', "\x00\u202e&amp;", "[x](javascript:y)")
    spoilt: View = replace(view, nodes=tuple(replace(node, told=nasty) for node in view.nodes))
    (drawing,) = draw_views([spoilt], lambda *_: None, ["p"], Config(), None)
    for markup in (drawing.svg, drawing.key):
        root = ET.fromstring(markup)  # noqa: S314 - our own output
        assert {one.tag for one in root.iter()} <= ELEMENTS
        assert all(ATTRIBUTES.fullmatch(name) for one in root.iter() for name in one.attrib)
    assert "\x00" not in drawing.svg


def test_a_picture_of_no_stage_has_no_marks() -> None:
    (drawing,) = draw_views([systems.zoo()], lambda *_: None, ["p"], Config(), None)
    assert not re.search(r"ts-(added|changed|removed)|line-through", drawing.svg + drawing.key)
