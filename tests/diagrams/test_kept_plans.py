"""How Graphviz is asked to leave boxes where they stood, and how far they moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from staged import shop

from mkdocs_techspec.analysis.stages import Change
from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.graph import Graph, Layout, Link, Point, Size
from mkdocs_techspec.diagrams.keeping import kept_plans
from mkdocs_techspec.diagrams.plan import dot_text
from mkdocs_techspec.diagrams.quality import movement
from mkdocs_techspec.diagrams.ranks import uppers


def test_kept_rows_turn_what_runs_against_them() -> None:
    none = Size(0, 0)
    joins = [(1, 0), (3, 2), (2, 4), (4, 1)]
    links = tuple(Link(source, target, none, main=True) for source, target in joins)
    graph = Graph(sizes=(Size(9, 9),) * 5, tiers=(4,) * 5, links=links)
    assert uppers(graph) == joins
    # 0 and 1 stand in a row above 2 and 3; 4 is new.
    kept = ((0, 1), (2, 3))
    assert uppers(graph, kept, kept) == [(0, 1), (2, 3), (2, 4), (1, 4)]


def test_boxes_that_stood_below_each_other_are_tied() -> None:
    none, size = Size(0, 0), Size(60, 40)
    stood = (Point(0, 0), Point(300, 0), Point(30, 100), Point(370, 100), Point(600, 100), None)
    graph = Graph(sizes=(size,) * 6, tiers=(4,) * 6, links=(Link(0, 5, none, main=True),), stood=stood)
    plans = kept_plans(graph)
    assert [plan.ties for plan in plans] == [(), ((0, 2),), ((0, 2), (1, 3))]
    assert {plan.kept for plan in plans} == {((0, 1), (2, 3, 4))}
    assert "n1 -> n3 [style=invis weight=8]" in dot_text(graph, plans[-1])


def test_new_boxes_of_a_tier_join_its_row_but_not_what_they_are_linked_to() -> None:
    none, size = Size(0, 0), Size(60, 40)
    links = (Link(0, 3, none, main=True), Link(1, 4, none, main=True))
    stood = (Point(0, 0), Point(100, 0), Point(200, 0), None, None, None, None)
    graph = Graph(sizes=(size,) * 7, tiers=(3, 3, 3, 3, 3, 3, 1), links=links, stood=stood)
    assert kept_plans(graph)[0].rows == ((0, 1, 2, 5), (3, 4))
    data_in_the_row = replace(graph, tiers=(3, 3, 4, 3, 3, 3, 1), links=(*links, Link(5, 2, none, main=True)))
    assert kept_plans(data_in_the_row)[0].rows == ((0, 1, 2), (3, 4))


def test_movement_is_told_from_a_shift_of_the_whole() -> None:
    stood = (Point(0, 0), Point(100, 0), Point(200, 0), None)
    graph = Graph(sizes=(Size(50, 9),) * 4, tiers=(4,) * 4, links=(), stood=stood)

    def moved(*boxes: Point) -> float:
        return movement(graph, Layout(size=Size(1, 1), boxes=(*boxes, Point(999, 9)), routes=()))

    assert moved(Point(30, 7), Point(130, 7), Point(230, 7)) == 0
    assert moved(Point(30, 7), Point(130, 7), Point(280, 7)) == pytest.approx(1 / 3)
    assert moved(Point(30, 7), Point(130, 7), Point(230, 80)) == pytest.approx(1 / 3)
    assert movement(replace(graph, stood=()), Layout(size=Size(1, 1), boxes=(), routes=())) == 0


def test_what_is_removed_may_give_way_in_the_layout() -> None:
    sheet = sheet_of(shop()[1])
    arrows, links = sheet.view.arrows, sheet.graph().links
    removed = [link.main for arrow, link in zip(arrows, links, strict=True) if arrow.change is Change.REMOVED]
    assert removed == [False, False]
