"""What Graphviz is asked: the order that it starts from, rows that are wrapped; and labels that find room by then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from systems import feed, wide

from mkdocs_techspec.diagrams.boxes import sheet_of
from mkdocs_techspec.diagrams.graph import Graph, Layout, Link, Point, Rect, Route, Size
from mkdocs_techspec.diagrams.labels import settled
from mkdocs_techspec.diagrams.plan import FULL, Order, Plan, Wrap, dot_text, plans, wrapped
from mkdocs_techspec.diagrams.quality import left_out, measure


def test_every_order_tells_the_same_boxes_and_links() -> None:
    graph = sheet_of(feed()).graph()
    told = [dot_text(graph, Plan(attributes=FULL, order=order)) for order in Order]
    assert len(set(told)) == len(Order)
    assert len({tuple(sorted(text.splitlines())) for text in told}) == 1


def test_no_plan_of_a_picture_is_tried_twice() -> None:
    for view in (feed(), wide()):
        graph = sheet_of(view).graph()
        assert len(set(plans(graph))) == len(plans(graph)) >= 3


# --- rows -----------------------------------------------------------------------------------------------------------


def row_of(count: int) -> tuple[Graph, Layout]:
    """Boxes of 100 beside each other, under one that is joined to all."""
    size, none = Size(100, 50), Size(0, 0)
    links = tuple(Link(0, number, none, main=True) for number in range(1, count + 1))
    graph = Graph(sizes=(size,) * (count + 1), tiers=(4,) * (count + 1), links=links)
    places = (Point(0, 0), *(Point(118 * number, 100) for number in range(count)))
    return graph, Layout(size=Size(118 * count, 150), boxes=places, routes=())


def test_a_row_that_is_too_wide_is_wrapped_and_neighbours_go_below_each_other() -> None:
    graph, layout = row_of(5)
    plan = wrapped(graph, Plan(rows=((1, 2, 3, 4, 5),)), layout, Wrap(400))
    assert plan is not None
    assert plan.rows == ((1, 3, 5), (2, 4))
    assert plan.pushes == ((1, 2), (3, 4))
    turned = wrapped(graph, Plan(), layout, Wrap(400, turned=True))
    assert turned is not None
    assert turned.pushes == ((2, 1), (4, 3))


def test_a_row_is_wrapped_into_as_many_as_it_takes() -> None:
    graph, layout = row_of(9)
    plan = wrapped(graph, Plan(), layout, Wrap(400))
    assert plan is not None
    assert plan.rows == ((1, 4, 7), (2, 5, 8), (3, 6, 9))


def test_rows_with_the_room_they_need_stay_as_they_are() -> None:
    graph, layout = row_of(5)
    assert wrapped(graph, Plan(), layout, Wrap(600)) is None
    assert wrapped(replace(graph, across=True), Plan(), layout, Wrap(400)) is None


# --- labels ---------------------------------------------------------------------------------------------------------


def line(start: Point, end: Point) -> Route:
    step = Point((end.x - start.x) / 3, (end.y - start.y) / 3)
    between = [Point(start.x + step.x * share, start.y + step.y * share) for share in (1, 2)]
    return Route((start, *between, end), end, None)


def labelled(*routes: Route) -> tuple[Graph, Layout]:
    """Two boxes at the top and bottom of a picture, and lines between them, all with a label."""
    links = (Link(0, 1, Size(40, 12), main=True),) * len(routes)
    graph = Graph(sizes=(Size(80, 40),) * 2, tiers=(4, 4), links=links)
    layout = Layout(size=Size(300, 300), boxes=(Point(150, 20), Point(150, 280)), routes=routes)
    return graph, settled(graph, layout)


def test_labels_stand_beside_the_middle_of_their_lines() -> None:
    graph, layout = labelled(line(Point(150, 42), Point(150, 258)))
    place = layout.routes[0].label
    assert place is not None
    assert abs(place.x - 150) == 23
    assert place.y == pytest.approx(150, abs=1)
    assert left_out(graph, layout) == 0


def test_labels_keep_off_other_lines_and_heads() -> None:
    lines = [line(Point(x, 42), Point(x, 258)) for x in (140, 160)]
    lines.append(line(Point(40, 60), Point(100, 150)))
    graph, layout = labelled(*lines)
    labels = [Rect.around(route.label, Size(40, 12)) for route in layout.routes if route.label]
    assert len(labels) == 3
    assert measure(graph, layout).faults == 0
    heads = [route.tip for route in lines]
    assert not any(rect.left < x < rect.right and rect.top < y < rect.bottom for rect in labels for x, y in heads)
    left, right = labels[:2]
    assert left.right < 140
    assert right.left > 160
